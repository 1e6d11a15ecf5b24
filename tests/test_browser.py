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
from playwright.sync_api import Page, expect

from app.api import create_app
from app.intake import Intake
from app.settings import Settings
from graph.browser.kit import COLOURS, NODES, load_queries, write_style
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.store import Store
from ingest.jobs.queue import JobQueue
from ingest.pipeline import Extractor
from tests.chromium import chromium  # noqa: F401 - a fixture
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
def page(chromium) -> Iterator[Page]:  # noqa: F811
    """A page of its own; unlike ours, that of Neo4j may complain in its console."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


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


# A file that a person drops: what the page shows then decides what takes it.
DROP = """([name, text]) => {
  const files = new DataTransfer();
  files.items.add(new File([text], name, { type: "text/plain" }));
  const drag = (kind) => document.elementFromPoint(innerWidth / 2, innerHeight / 2)
    .dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: files }));
  drag("dragenter");
  drag("dragover");
  return new Promise((done) => setTimeout(() => done(drag("drop")), 500));
}"""


def test_style_and_query_are_dropped_into_neo4j_browser(server: ManagedNeo4j, page: Page) -> None:
    log_in(page, server)
    page.wait_for_timeout(1500)
    page.evaluate(DROP, ["dragoman.grass", write_style()])
    page.wait_for_timeout(1000)
    page.evaluate(DROP, ["recent.cypher", load_queries()[0].text])
    page.get_by_text("Paste in editor").click()
    editor = page.locator(".monaco-editor").first
    expect(editor).to_contain_text("Recent", timeout=20_000)
    editor.click()
    page.keyboard.press("Control+Enter")
    page.locator("svg .node").first.wait_for(timeout=60_000)
    page.wait_for_timeout(4000)
    fills = page.evaluate("[...document.querySelectorAll('svg .node circle')].map(one => one.getAttribute('fill'))")
    assert {COLOURS["CONSULT"], NODES["Person"][0]} <= set(fills)
    assert "Karim" in " ".join(page.locator("svg .node").all_text_contents())


def test_its_successor_opens_beside_it(server: ManagedNeo4j, page: Page) -> None:
    page.goto(f"{server.browser_url}preview/")
    expect(page.get_by_text("Connect").first).to_be_visible(timeout=30_000)
