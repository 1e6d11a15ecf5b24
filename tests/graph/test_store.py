import pytest
from neo4j.exceptions import ClientError

from graph.server.ports import Ports
from graph.statements import HEADER, UnknownStatement, load_statement, statement_names
from graph.store import DatabaseUnreachable, Store, WrongCredentials


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
    lines = load_statement(name).splitlines()
    assert all(line.startswith(start) for line, start in zip(lines, HEADER, strict=False))
