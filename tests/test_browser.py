"""What a person sees, in a real Chromium: the API documentation, and the graph in the Neo4j Browser that the managed server ships.

Without Chromium these tests are skipped on a laptop, and fail with CI=true.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
import uvicorn
from playwright.sync_api import Page, expect

from app.api import create_app
from app.doors import SHOW_IMPORT, find_doors
from app.intake import Intake
from app.settings import Settings
from graph.browser.kit import (
    COLLECTION,
    COLOURS,
    NODES,
    STYLE,
    list_folders,
    load_queries,
    write_archive,
    write_kit,
    write_style,
)
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.store import Store
from ingest.jobs.queue import JobQueue
from ingest.pipeline import Extractor
from tests.chromium import PATIENCE, chromium, colours  # noqa: F401 - a fixture
from tools.picture import SAMPLES, ask, drop, fill_graph, log_in


@pytest.fixture(scope="module")
def port() -> int:
    """The port of the service, which the database is told before either runs."""
    return Ports.free().http


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, neo4j_jars: tuple[Path, ...], port: int) -> Iterator[ManagedNeo4j]:
    kit = Settings(port=port).kit
    with ManagedNeo4j.start(tmp_path_factory.mktemp("seen"), neo4j_jars, Ports.free(), kit=kit) as server:
        fill_graph(server, SAMPLES)
        yield server


@pytest.fixture(scope="module")
def api(server: ManagedNeo4j, port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
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
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def test_documentation_is_drawn_from_this_machine_alone(api: str, page: Page) -> None:
    hosts: set[str] = set()
    faults: list[str] = []
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(f"{api}/docs")
    page.locator(".opblock").first.wait_for()
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


def test_cypher_of_an_answer_is_pasted_into_neo4j_browser(api: str, server: ManagedNeo4j, page: Page) -> None:
    asked = {"between": ["Egypt", "Jordan"], "from": "2024", "cypher": True}
    answer = httpx.get(f"{api}/v1/meetings", params=asked, timeout=60).json()
    log_in(page, server)
    page.locator(".monaco-editor").first.click()
    page.keyboard.insert_text(answer["cypher"])
    page.keyboard.press("Control+Enter")
    page.locator("svg .node").first.wait_for()
    page.wait_for_timeout(2000)
    assert COLOURS["CONSULT"] in fills(page)
    events = answer["items"]
    drawn = {seat["actor"] for event in events for seat in event["participants"]} | {
        event["place"]["name"] for event in events
    }
    assert page.locator("svg .node").count() == len(events) + len(drawn) > 3


def fills(page: Page) -> set[str]:
    """Give the colours of the drawn nodes."""
    found = page.evaluate("[...document.querySelectorAll('svg .node circle')].map(one => one.getAttribute('fill'))")
    return set(found)


def test_neo4j_browser_comes_up_with_style_and_guide(api: str, server: ManagedNeo4j, page: Page) -> None:
    log_in(page, server)
    expect(page.get_by_text("Blue circles are people")).to_be_visible()
    expect(page.get_by_test_id("frameCommand").filter(has_text=f"{api}/browser/dragoman.grass")).to_be_visible()
    page.get_by_test_id("nextSlide").click()
    first = load_queries()[0]
    page.locator("pre.runnable").filter(has_text=first.query.splitlines()[0]).click()
    editor = page.locator(".monaco-editor").first
    expect(editor).to_contain_text("EGY")
    editor.click()
    page.keyboard.press("Control+Enter")
    page.locator("svg .node").first.wait_for()
    page.wait_for_timeout(2000)
    assert {COLOURS["CONSULT"], NODES["Person"][0]} <= fills(page)
    assert "Karim" in " ".join(page.locator("svg .node").all_text_contents())


def test_every_saved_query_is_in_the_guide_to_be_clicked(api: str, page: Page) -> None:
    page.goto(f"{api}/browser/guide.html")
    assert page.locator("pre.runnable").all_text_contents() == [query.query for query in load_queries()]


def test_queries_are_dropped_into_neo4j_browser_and_stand_in_folders(server: ManagedNeo4j, page: Page) -> None:
    log_in(page, server)
    page.wait_for_timeout(1500)
    drop(page, "queries.zip", write_archive())
    page.get_by_test_id("navigationFavorites").click()
    for folder in list_folders():
        expect(page.get_by_text(folder, exact=True)).to_be_visible()
    page.get_by_text("Meetings", exact=True).click()
    page.get_by_text("Recent meetings of a pair").first.click()
    editor = page.locator(".monaco-editor").first
    expect(editor).to_contain_text("EGY")
    editor.click()
    page.keyboard.press("Control+Enter")
    page.locator("svg .node").first.wait_for()


def test_style_is_dropped_into_neo4j_browser(server: ManagedNeo4j, page: Page) -> None:
    log_in(page, server)
    page.wait_for_timeout(1500)
    drop(page, STYLE, write_style().encode())
    page.wait_for_timeout(1000)
    ask(page)
    assert {COLOURS["CONSULT"], NODES["Person"][0], NODES["Place"][0]} <= fills(page)


def test_its_successor_takes_queries_and_style(server: ManagedNeo4j, page: Page, tmp_path: Path) -> None:
    write_kit(tmp_path)
    bolt, http = urlsplit(server.uri).port, urlsplit(server.browser_url).port
    doors = find_doors(Settings(neo4j_bolt_port=bolt, neo4j_http_port=http))  # type: ignore[arg-type]
    assert doors is not None
    page.goto(doors.successor)
    expect(page.locator("input[name=hostname]")).to_have_value(f"127.0.0.1:{bolt}", timeout=30_000)
    page.evaluate(SHOW_IMPORT)
    page.goto("about:blank")
    page.goto(doors.successor)
    page.locator("input[name=password]").fill(server.password)
    page.get_by_test_id("connection-form-submit").click()
    page.get_by_role("button", name="Cypher panel").click()
    page.locator("input[type=file][accept='.csv,.zip']").set_input_files(tmp_path / COLLECTION)
    for folder in list_folders():
        expect(page.get_by_text(folder, exact=True)).to_be_visible()
    page.get_by_role("button", name="Collapse").first.click()
    page.get_by_role("button", name="Run query for Recent meetings of a pair").click()
    page.get_by_role("button", name="Person (4)").click(timeout=60_000)
    page.locator("input[type=file][accept*='.grass']").set_input_files(tmp_path / STYLE)
    page.get_by_role("button", name="Import", exact=True).click()
    page.keyboard.press("Escape")
    for _ in range(20):  # until the style is drawn, which took more than two seconds on a busy machine
        page.wait_for_timeout(1500)
        seen = colours(page, page.screenshot())
        if seen[COLOURS["CONSULT"]] > 500:
            break
    assert seen[COLOURS["CONSULT"]] > 500
    assert seen[NODES["Person"][0]] > 1000
