"""The fixtures that need something outside the process.

`neo4j_server` is a real Neo4j for the whole session: a managed one on free ports in a temporary folder (the first time,
its jars are downloaded into the user's cache), or the one named by DRAGOMAN_TEST_NEO4J_URI, _USER and _PASSWORD, WHICH
IS WIPED. Without either the tests fail: they are never skipped. `database` is the same server without any node;
constraints and indexes stay, because making them takes longer than most tests. Its value has `uri`, `user`, `password`.
`store` is a connection to it, with migrations applied.

`shared_eval` is the folder of annotated articles, `eval` below DRAGOMAN_SHARED or next to the repository. Where it is
missing the test is skipped, but with CI=true it fails.

Folders below add their own conftest.py for what only they need.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from graph.migrations import migrate
from graph.server.artifacts import CACHE_NAME
from graph.server.configuration import Resources
from graph.server.login import Login
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.server.progress import bring_jars
from graph.store import Store

REPOSITORY = Path(__file__).parent.parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dragoman" / CACHE_NAME
# Taken out, because settings refuse names that they do not know; kept under another name for the processes of pytest-xdist.
SHARED = Path(os.environ.pop("DRAGOMAN_SHARED", None) or os.environ.get("TESTS_SHARED") or REPOSITORY.parent / "shared")
os.environ["TESTS_SHARED"] = str(SHARED)
GIVEN = {name: os.environ.pop(f"DRAGOMAN_TEST_NEO4J_{name.upper()}", None) for name in Login.model_fields}
WIPE = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files beside this one: one of them takes minutes, in which a process would stand idle at the end."""
    items.sort(key=lambda item: item.path.parent != Path(__file__).parent)


@pytest.fixture(scope="session")
def neo4j_jars() -> tuple[Path, ...]:
    return bring_jars(CACHE)


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Login]:
    if GIVEN["uri"]:
        yield Login.model_validate({"user": "neo4j", **{k: v for k, v in GIVEN.items() if v}})
        return
    jars = request.getfixturevalue("neo4j_jars")
    resources = Resources(heap="512m", page_cache="64m")
    with ManagedNeo4j.start(tmp_path_factory.mktemp("neo4j"), jars, Ports.free(), resources) as server:
        yield server.login


@pytest.fixture
def database(neo4j_server: Login) -> Login:
    login = neo4j_server
    with GraphDatabase.driver(login.uri, auth=(login.user, login.password)) as driver, driver.session() as session:
        session.run(WIPE).consume()
    return login


@pytest.fixture
def store(database: Login) -> Iterator[Store]:
    with Store.connect(database.uri, database.user, database.password) as store:
        migrate(store)
        yield store


@pytest.fixture(scope="session")
def shared_eval() -> Path:
    folder = SHARED / "eval"
    if not folder.is_dir():
        message = f"{folder} is missing: set DRAGOMAN_SHARED to the folder that has the annotated articles in eval/"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder
