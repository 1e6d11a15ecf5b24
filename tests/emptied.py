"""The database of a session, emptied for the next tests."""

from collections.abc import Iterator
from contextlib import contextmanager

from graph.migrations import migrate
from graph.server.login import Login
from graph.store import Store


@contextmanager
def emptied(login: Login) -> Iterator[Store]:
    """Open a database without any node but the record of its migrations; constraints and indexes stay, because making them takes longer than most tests."""
    with Store.connect(login.uri, login.user, login.password) as store:
        store.run_schema("MATCH (n) WHERE NOT n:Migration CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")
        migrate(store)
        yield store
