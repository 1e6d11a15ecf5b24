"""`refine`: a client of the real app over the graph of tests/app/diplomats.py, for modules that only read."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from graph.server.login import Login
from tests.app.diplomats import open_diplomats


@pytest.fixture(scope="package")
def refine(neo4j_server: Login) -> Iterator[TestClient]:
    with (
        open_diplomats(neo4j_server) as app,
        TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client,
    ):
        yield client
