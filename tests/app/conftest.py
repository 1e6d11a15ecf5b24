"""Fixtures for the service.

`intake`: one extractor for the session. `client`: the real app over the real database with the sample articles in it, for the
tests of a module that only read. `fresh_client`: the same over an empty database, for one test. `worker_settings`: what a worker is
told by its environment; `queue`: its jobs; `site`: a news site on loopback that it may fetch from. `service`: the address of
a live service over HTTP with the sample articles in it.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from time import sleep

import pytest
import uvicorn
from starlette.testclient import TestClient

from app.api import create_app
from app.intake import Intake
from app.jobs import run_ingest
from app.settings import Settings
from graph.server.login import Login
from graph.server.ports import Ports
from graph.store import Store
from ingest.jobs.queue import JobQueue
from ingest.pipeline import Extractor
from ingest.sources.files import read_sources
from tests.emptied import emptied
from tests.ingest.fetching.server import Server, serving

BASE = "http://127.0.0.1"


@pytest.fixture(scope="session")
def intake() -> Intake:
    return Intake(Extractor.load)


def open_app(login, intake: Intake, sources: list[str]) -> Iterator[TestClient]:
    with (
        TemporaryDirectory() as folder,
        closing(JobQueue.open(f"sqlite:///{folder}/jobs.sqlite")) as queue,
        emptied(login) as store,
    ):
        run_ingest(read_sources(sources), intake, store, lambda _count: None)
        app = create_app(Settings(), store, intake, queue)
        with TestClient(app, base_url=BASE, raise_server_exceptions=False) as client:
            yield client


@pytest.fixture(scope="session")
def samples() -> Iterator[Path]:
    with as_file(files("app").joinpath("samples")) as folder:
        yield folder


@pytest.fixture(scope="module")
def client(neo4j_server, intake: Intake, samples: Path) -> Iterator[TestClient]:
    yield from open_app(neo4j_server, intake, [str(samples)])


@pytest.fixture
def fresh_client(neo4j_server, intake: Intake) -> Iterator[TestClient]:
    yield from open_app(neo4j_server, intake, [])


@pytest.fixture
def site() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def worker_settings(neo4j_server: Login, tmp_path: Path) -> dict[str, str]:
    """What a worker is told by its environment."""
    login = neo4j_server
    return {
        "DRAGOMAN_NEO4J_URI": login.uri, "DRAGOMAN_NEO4J_USER": login.user, "DRAGOMAN_NEO4J_PASSWORD": login.password,
        "DRAGOMAN_DATA": str(tmp_path), "DRAGOMAN_FETCH_ALLOW": "127.0.0.0/8", "DRAGOMAN_FETCH_DELAY": "0",
    }  # fmt: skip


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[JobQueue]:
    queue = JobQueue.open(f"sqlite:///{tmp_path}/jobs.sqlite")
    yield queue
    queue.close()


@contextmanager
def served(login: Login, intake: Intake, sources: list[str], folder: Path) -> Iterator[tuple[str, Store]]:
    """Run the service over HTTP with some articles in an otherwise empty graph; give its address and its store."""
    port = Ports.free().http
    with (
        closing(JobQueue.open(f"sqlite:///{folder}/jobs.sqlite")) as queue,
        emptied(login) as store,
    ):
        run_ingest(read_sources(sources), intake, store, lambda _count: None)
        app = create_app(Settings(port=port), store, intake, queue)
        running = uvicorn.Server(uvicorn.Config(app, port=port, log_level="critical"))
        thread = Thread(target=running.run)
        thread.start()
        while not running.started:
            sleep(0.05)
        yield f"http://127.0.0.1:{port}", store
        running.should_exit = True
        thread.join(30)


@pytest.fixture
def service(neo4j_server, intake: Intake, samples: Path, tmp_path: Path) -> Iterator[str]:
    with served(neo4j_server, intake, [str(samples)], tmp_path) as (address, _):
        yield address
