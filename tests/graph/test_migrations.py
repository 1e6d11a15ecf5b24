import pytest
from neo4j import GraphDatabase

from graph.migrations import DatabaseTooNew, MigrationChanged, load_migrations, migrate, pending
from graph.server.configuration import Resources
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.store import Store


@pytest.fixture
def forgetful(store: Store) -> Store:
    """A database whose record of migrations may be changed; it is made good afterwards."""
    return store


def test_numbers_have_no_gap() -> None:
    assert [m.version for m in load_migrations()] == list(range(1, len(load_migrations()) + 1))


def test_second_run_has_nothing_to_do(store: Store) -> None:
    migrate(store)
    assert migrate(store) == ()
    assert pending(store) == ()


def test_changed_migration_is_noticed(store: Store) -> None:
    store.write(lambda t: t.run("record_migration", version=1, name="constraints", checksum="another"))
    with pytest.raises(MigrationChanged, match="migration 1"):
        pending(store)
    store.write(
        lambda t: t.run("record_migration", version=1, name="constraints", checksum=load_migrations()[0].checksum)
    )


def test_newer_database_is_refused(store: Store) -> None:
    store.write(lambda t: t.run("record_migration", version=9999, name="future", checksum="x"))
    with pytest.raises(DatabaseTooNew, match="9999"):
        migrate(store)


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
