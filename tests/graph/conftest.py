"""Fixtures for the graph.

`open_store`: an empty, migrated database for a whole module that only reads what it saved once; such a module must not use
`store` or `database`, which wipe.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from graph.store import Store
from tests.emptied import emptied


@pytest.fixture(scope="module")
def open_store(neo4j_server) -> Callable[[], AbstractContextManager[Store]]:
    return lambda: emptied(neo4j_server)
