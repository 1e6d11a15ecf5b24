import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import ClientError

from graph.server.ports import Ports
from graph.statements import HEADER, UnknownStatement, load_statement, statement_names
from graph.store import STATES, UNKNOWN, DatabaseUnreachable, Store, WrongCredentials


def test_write_through_the_read_path_fails(store: Store) -> None:
    # The driver swallows a misspelt routing parameter and opens a write transaction: this is the proof that it did not.
    with pytest.raises(ClientError, match=r"[Ww]rit"):
        store.read("save_articles", rows=[])


def test_closed_port_says_unreachable() -> None:
    with pytest.raises(DatabaseUnreachable):
        Store.connect(f"bolt://127.0.0.1:{Ports.free().bolt}", "neo4j", "x")


def test_nonsense_address_says_unreachable() -> None:
    with pytest.raises(DatabaseUnreachable, match="no address"):
        Store.connect("http://127.0.0.1:1", "neo4j", "x")


def test_wrong_password_says_so(database) -> None:
    with pytest.raises(WrongCredentials):
        Store.connect(database.uri, database.user, "not the password")


def test_failed_write_leaves_nothing(store: Store) -> None:
    def half(transaction) -> None:
        transaction.run(
            "save_bodies", rows=[{"id": "per-x", "label": "Person", "name": "X", "country": None, "kind": "person"}]
        )
        raise ValueError("stop here")

    with pytest.raises(ValueError, match="stop here"):
        store.write(half)
    assert store.read("count_graph")[0]["actors"] == 0


def test_unknown_statement_is_refused() -> None:
    with pytest.raises(UnknownStatement):
        load_statement("drop_everything")


@pytest.mark.parametrize("name", statement_names())
def test_statement_has_its_header(name: str) -> None:
    lines = load_statement(name, "terms").splitlines()
    assert all(line.startswith(start) for line, start in zip(lines, HEADER, strict=False))


def end_connections(database) -> None:
    """Let the server end every connection but the one that asks for it, as a restart does."""
    login = (database.user, database.password)
    with GraphDatabase.driver(database.uri, auth=login) as driver, driver.session() as session:
        rows = session.run("CALL dbms.listConnections() YIELD connectionId RETURN connectionId AS id").values()
        *others, _own = sorted((one for (one,) in rows), key=lambda one: int(one.rpartition("-")[2]))
        session.run("CALL dbms.killConnections($ids) YIELD message RETURN message", ids=others).consume()


def test_read_over_a_connection_that_ended_is_answered_and_tells_the_state_it_read_at_or_none(
    store: Store, database
) -> None:
    end_connections(database)
    states: list[str] = []
    token = STATES.set(states)
    try:
        rows = store.read("count_graph")
    finally:
        STATES.reset(token)
    assert len(rows) == 1
    assert states in ([store.read_state()], [UNKNOWN])


def test_state_is_read_over_a_connection_that_ended(store: Store, database) -> None:
    before = store.read_state()
    end_connections(database)
    assert store.read_state() == before
