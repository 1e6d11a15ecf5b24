"""Fixtures for the graph.

`open_store`: an empty, migrated database for a whole module that only reads what it saved once; such a module must not use
`store` or `database`, which wipe.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest

from graph.migrations import migrate
from graph.store import Store


@pytest.fixture(scope="module")
def open_store(neo4j_server) -> Callable[[], AbstractContextManager[Store]]:
    @contextmanager
    def open_empty() -> Iterator[Store]:
        with Store.connect(neo4j_server.uri, neo4j_server.user, neo4j_server.password) as store:
            store.run_schema("MATCH (n) DETACH DELETE n")
            migrate(store)
            yield store

    return open_empty
