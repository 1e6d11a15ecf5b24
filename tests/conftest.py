"""The fixtures that need something outside the process.

`neo4j_server` is a real Neo4j for the whole session: a managed one on free ports in a temporary folder (the first time,
its jars are downloaded into the user's cache), or the one named by DRAGOMAN_TEST_NEO4J_URI, _USER and _PASSWORD, WHICH
IS WIPED. Without either the tests fail: they are never skipped. `database` is the same server, emptied (see emptied.py). Its value
has `uri`, `user`, `password`. `store` is a connection to it.

`shared_eval` is the folder of annotated articles, `eval` below DRAGOMAN_SHARED or next to the repository. Where it is
missing the test is skipped, but with CI=true it fails.

Folders below add their own conftest.py for what only they need.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.server.artifacts import CACHE_NAME
from graph.server.configuration import Resources
from graph.server.login import Login
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.server.progress import bring_jars
from graph.store import Store
from tests.emptied import emptied
from tests.java import quick_starts

REPOSITORY = Path(__file__).parent.parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dragoman" / CACHE_NAME
# Taken out, because settings refuse names that they do not know; kept under another name for the processes of pytest-xdist.
SHARED = Path(os.environ.pop("DRAGOMAN_SHARED", None) or os.environ.get("TESTS_SHARED") or REPOSITORY.parent / "shared")
os.environ["TESTS_SHARED"] = str(SHARED)
# Their programs, and those of the databases that they start, need not compile all that they import anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
LONGEST = (
    "test_killed", "test_cli", "test_worker", "test_bulk_cli", "test_firstload", "test_linked", "test_import_cli", "test_browser", "test_schema",
    "test_shutdown", "test_changes", "test_explorer", "test_desks", "test_migrations", "test_process", "test_database_away", "test_backup", "test_kit",
)  # fmt: skip
GIVEN = {name: os.environ.pop(f"DRAGOMAN_TEST_NEO4J_{name.upper()}", None) for name in Login.model_fields}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take a minute and more, the longest first: a process that got one last would keep the other waiting at the end."""
    items.sort(key=lambda item: LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST))


@pytest.fixture(scope="session")
def neo4j_jars() -> Iterator[tuple[Path, ...]]:
    jars = bring_jars(CACHE)
    with quick_starts(jars):
        yield jars


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
    with emptied(neo4j_server):
        return neo4j_server


@pytest.fixture
def store(database: Login) -> Iterator[Store]:
    with Store.connect(database.uri, database.user, database.password) as store:
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
