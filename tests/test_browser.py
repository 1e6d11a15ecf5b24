"""What a person sees, in a real Chromium: the API documentation, and the graph in the Neo4j Browser that the managed server ships.

Without Chromium these tests are skipped on a laptop, and fail with CI=true.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Page

from app.api import create_app
from app.intake import Intake
from app.settings import Settings
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.store import Store
from ingest.jobs.queue import JobQueue
from ingest.pipeline import Extractor
from tests.chromium import chromium, open_page  # noqa: F401 - fixtures
from tools.picture import SAMPLES, ask, fill_graph, log_in


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, neo4j_jars: tuple[Path, ...]) -> Iterator[ManagedNeo4j]:
    with ManagedNeo4j.start(tmp_path_factory.mktemp("seen"), neo4j_jars, Ports.free()) as server:
        fill_graph(server, SAMPLES)
        yield server


@pytest.fixture(scope="module")
def api(server: ManagedNeo4j, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    port = Ports.free().http
    folder = tmp_path_factory.mktemp("jobs")
    with (
        closing(JobQueue.open(f"sqlite:///{folder}/jobs.sqlite")) as queue,
        Store.connect(server.uri, server.user, server.password) as store,
    ):
        app = create_app(Settings(port=port), store, Intake(Extractor.load), queue)
        running = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
        thread = threading.Thread(target=running.run)
        thread.start()
        while not running.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        running.should_exit = True
        thread.join(30)


@pytest.fixture
def page(open_page) -> Page:  # noqa: F811
    return open_page()


def test_documentation_is_drawn_from_this_machine_alone(api: str, page: Page) -> None:
    hosts: set[str] = set()
    faults: list[str] = []
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(f"{api}/docs")
    page.locator(".opblock").first.wait_for(timeout=30_000)
    assert page.locator(".opblock").count() >= 12
    assert hosts == {api.removeprefix("http://")}
    assert faults == []


def test_neo4j_browser_draws_the_answer_to_the_headline_question(server: ManagedNeo4j, page: Page) -> None:
    log_in(page, server)
    ask(page)
    captions = " ".join(page.locator("svg .node").all_text_contents()).replace("…", "")
    assert page.locator("svg .node").count() == 15
    for word in ("Karim", "Haddad", "Cairo"):
        assert word in captions
