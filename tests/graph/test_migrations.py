from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import LiteralString

import pytest

from graph.migrations import DatabaseTooNew, MigrationChanged, load_migrations, migrate, pending
from graph.server.configuration import Resources
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.store import Store

SMALL = Resources(heap="256m", page_cache="16m")


@pytest.fixture
def forgetful(store: Store) -> Iterator[Store]:
    """A database whose record of migrations may be changed; it is made anew by whoever comes next."""
    yield store
    store.run_schema("MATCH (m:Migration) DELETE m")


def test_numbers_have_no_gap() -> None:
    assert [m.version for m in load_migrations()] == list(range(1, len(load_migrations()) + 1))


def test_second_run_has_nothing_to_do(store: Store) -> None:
    migrate(store)
    assert migrate(store) == ()
    assert pending(store) == ()


def test_changed_migration_is_noticed(forgetful: Store) -> None:
    forgetful.write(lambda t: t.run("record_migration", version=1, name="constraints", checksum="another"))
    with pytest.raises(MigrationChanged, match="migration 1"):
        pending(forgetful)


def test_newer_database_is_refused(forgetful: Store) -> None:
    forgetful.write(lambda t: t.run("record_migration", version=9999, name="future", checksum="x"))
    with pytest.raises(DatabaseTooNew, match="9999"):
        migrate(forgetful)


def names(store: Store) -> set[str]:
    return {row["name"] for row in store.read("check_indexes")}


@pytest.mark.parametrize("statement", ["DROP INDEX claim_evidence", "DROP CONSTRAINT event_id"])
def test_schema_that_was_dropped_is_made_again_at_the_next_start(store: Store, statement: LiteralString) -> None:
    whole = names(store)
    store.run_schema(statement)
    assert names(store) < whole
    migrate(store)
    assert {row["name"] for row in store.read("check_indexes") if row["state"] == "ONLINE"} == whole


def test_constraint_that_the_graph_breaks_is_told_and_stops_nothing(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    store.run_schema("DROP CONSTRAINT topic_name")
    store.run_schema("CREATE (:Topic {name: 'ferries'}), (:Topic {name: 'ferries'})")
    assert migrate(store) == ()
    assert "topic_name is gone and cannot be made again" in caplog.text
    store.run_schema("MATCH (n:Topic) DELETE n")
    migrate(store)
    assert "topic_name" in names(store)


SCHEMA = "SHOW INDEXES YIELD name, type, labelsOrTypes, properties, options RETURN name, type, labelsOrTypes, properties, options ORDER BY name"


def described(store: Store) -> list[object]:
    return [record.data() for record in store._driver.execute_query(SCHEMA).records]


@contextmanager
def started(folder: Path, jars: tuple[Path, ...]) -> Iterator[Store]:
    """Start a database that nobody has used, and connect to it."""
    with (
        ManagedNeo4j.start(folder, jars, Ports.free(), SMALL) as server,
        Store.connect(server.uri, server.user, server.password) as store,
    ):
        yield store


@pytest.fixture(scope="module")
def at_once(neo4j_jars: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A new database of its own, migrated once: it has what this has made and nothing else."""
    with started(tmp_path_factory.mktemp("at_once"), neo4j_jars) as store:
        migrate(store)
        yield store


def test_a_new_database_gets_at_once_what_the_migrations_make_one_by_one(
    at_once: Store, neo4j_jars: tuple[Path, ...], tmp_path: Path
) -> None:
    with started(tmp_path, neo4j_jars) as store:
        first = load_migrations()[0]
        for statement in first.statements:
            store.run_schema(statement)
        row = {"version": first.version, "name": first.name, "checksum": first.checksum}
        store.write(lambda t: t.run("record_migration", **row))
        migrate(store)
        assert described(store) == described(at_once)
        assert pending(store) == pending(at_once) == ()


def test_several_processes_may_bring_a_new_database_up_to_date_at_once(tmp_path, neo4j_jars) -> None:
    with ManagedNeo4j.start(tmp_path, neo4j_jars, Ports.free(), SMALL) as server, ExitStack() as opened:
        stores = [opened.enter_context(Store.connect(server.uri, server.user, server.password)) for _ in range(4)]
        with ThreadPoolExecutor(len(stores)) as pool:
            list(pool.map(migrate, stores))
        assert pending(stores[0]) == ()


def test_constraints_forbid_a_second_node_of_one_id(store: Store) -> None:
    rows = store.explain("SHOW CONSTRAINTS YIELD labelsOrTypes")
    assert rows is not None


def test_kinds_are_known_before_actor_and_event_so_that_neo4j_browser_colours_by_kind(at_once: Store) -> None:
    at_once.run_schema("CREATE (:Actor:Person), (:Event:Meeting)")
    known = [record["label"] for record in at_once._driver.execute_query("CALL db.labels()").records]
    assert max(known.index("Person"), known.index("Meeting")) < min(known.index("Actor"), known.index("Event"))
