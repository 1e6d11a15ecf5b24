from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import LiteralString

import pytest
from neo4j import GraphDatabase

from graph.migrations import DatabaseTooNew, MigrationChanged, load_migrations, migrate, pending
from graph.server.configuration import Resources
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.store import Store


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


def test_a_new_database_gets_at_once_what_the_migrations_make_one_by_one(
    neo4j_jars: tuple[Path, ...], tmp_path: Path
) -> None:
    found = []
    for name in ("at_once", "one_by_one"):
        with (
            ManagedNeo4j.start(
                tmp_path / name, neo4j_jars, Ports.free(), Resources(heap="256m", page_cache="16m")
            ) as server,
            Store.connect(server.uri, server.user, server.password) as store,
        ):
            if name == "one_by_one":
                first = load_migrations()[0]
                row = {"version": first.version, "name": first.name, "checksum": first.checksum}
                for statement in first.statements:
                    store.run_schema(statement)
                store.write(lambda t, row=row: t.run("record_migration", **row))
            migrate(store)
            found.append(described(store))
            assert pending(store) == ()
    assert found[0] == found[1]


def test_several_processes_may_bring_a_new_database_up_to_date_at_once(tmp_path, neo4j_jars) -> None:
    small = Resources(heap="256m", page_cache="16m")
    with ManagedNeo4j.start(tmp_path, neo4j_jars, Ports.free(), small) as server, ExitStack() as opened:
        stores = [opened.enter_context(Store.connect(server.uri, server.user, server.password)) for _ in range(4)]
        with ThreadPoolExecutor(len(stores)) as pool:
            list(pool.map(migrate, stores))
        assert pending(stores[0]) == ()


def test_constraints_forbid_a_second_node_of_one_id(store: Store) -> None:
    rows = store.explain("SHOW CONSTRAINTS YIELD labelsOrTypes")
    assert rows is not None


def test_kinds_are_known_before_actor_and_event_so_that_neo4j_browser_colours_by_kind(tmp_path, neo4j_jars) -> None:
    small = Resources(heap="256m", page_cache="16m")
    with (
        ManagedNeo4j.start(tmp_path, neo4j_jars, Ports.free(), small) as server,
        Store.connect(server.uri, server.user, server.password) as store,
    ):
        migrate(store)
        store.run_schema("CREATE (:Actor:Person), (:Event:Meeting)")
        with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:
            known = [row["label"] for row in driver.execute_query("CALL db.labels()").records]
    assert max(known.index("Person"), known.index("Meeting")) < min(known.index("Actor"), known.index("Event"))
