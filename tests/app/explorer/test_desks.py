"""The desks beside the explorer, in a real Chromium: an article is read before it is stored, pairs are decided, feeds and jobs are followed."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from graph.writer import save
from tests.app.explorer.conftest import on
from tests.factory import article, claim, extraction, person
from tests.ingest.fetching.server import Server
from tests.site import publish
from tests.working import working

Open = Callable[..., Page]
TEXT = (
    "Foreign Minister Ana Duarte of Portugal met Kenyan President Joseph Mwangi in Nairobi on Monday to discuss fishing. "
    "Later Kenya accused Somalia of shelling a border post."
)
PAGE = f"<html><head><title>Talks in Nairobi</title></head><body><article><h1>Talks in Nairobi</h1><p>{TEXT}</p></article></body></html>"


def test_article_is_read_and_only_then_stored(explorer: str, open_page: Open) -> None:
    page = open_page()
    page.goto(f"{explorer}/read")
    events = httpx.get(f"{explorer}/v1/size", timeout=30).json()
    page.locator("#text").fill(TEXT)
    page.locator("#published").fill("2024-05-16")
    page.keyboard.press("Tab")
    page.locator("#article button.main").press("Enter")
    expect(page.locator(".claims > li")).to_have_count(2)
    assert page.locator("#shown mark.trigger").all_text_contents() == ["met", "accused"]
    assert page.locator("#shown").text_content() == TEXT
    expect(page.locator("#drawn canvas").first).to_be_visible()
    assert httpx.get(f"{explorer}/v1/size", timeout=30).json() == events
    page.locator("#store").click()
    expect(page.locator("#told a")).to_have_count(3, timeout=90_000)
    page.locator("#told a").nth(1).click()
    expect(page.locator("h1 bdi")).to_have_text(re.compile("Duarte|Kenya accused Somalia"))


def test_change_of_the_text_is_not_stored_unread(explorer: str, open_page: Open) -> None:
    page = open_page()
    page.goto(f"{explorer}/read")
    page.locator("#text").fill(TEXT)
    page.locator("#article button.main").click()
    expect(page.locator("#store")).to_be_enabled()
    page.locator("#text").fill(TEXT + " More.")
    expect(page.locator("#store")).to_be_disabled()


def test_page_is_taken_from_a_file(explorer: str, open_page: Open) -> None:
    page = open_page()
    page.goto(f"{explorer}/read")
    page.locator("#file").set_input_files({"name": "a.html", "mimeType": "text/html", "buffer": PAGE.encode()})
    expect(page.locator(".claims > li").first).to_contain_text("meeting")
    expect(page.locator("#title")).to_have_value("Talks in Nairobi")


DROP = """([name, type, text]) => {
  const files = new DataTransfer();
  files.items.add(new File([text], name, { type }));
  document.querySelector("main").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: files }));
}"""


def test_dropped_file_becomes_a_graph_and_is_stored_by_mouse_alone(explorer: str, open_page: Open) -> None:
    page = open_page()
    page.goto(f"{explorer}/read")
    told = TEXT.replace("Ana Duarte", "Inês Faria").replace("Nairobi", "Mombasa")
    page.evaluate(DROP, ["note.txt", "text/plain", told])
    expect(page.locator("#text")).to_have_value(told)
    expect(page.locator(".claims > li")).to_have_count(2)
    expect(page.locator("#drawn canvas").first).to_be_visible()
    page.get_by_role("button", name="Store it").click()
    expect(page.locator("#told a")).to_have_count(3, timeout=90_000)
    page.locator("#told a").first.click()
    expect(page.locator(".text")).to_contain_text("Inês Faria")


def test_feed_is_added_by_keyboard_and_its_job_followed_until_its_articles_are_there(
    explorer: str, folder: Path, worker_settings: dict[str, str], site: Server, open_page: Open
) -> None:
    publish(site, range(4))
    page = open_page()
    page.goto(f"{explorer}/jobs")
    page.locator("#url").focus()
    page.keyboard.type(site.url("/feed"))
    page.keyboard.press("Enter")
    expect(page.locator("#feeds tbody tr")).to_have_count(1)
    with working(worker_settings | {"DRAGOMAN_JOBS_URL": f"sqlite:///{folder}/jobs.sqlite"}):
        first = page.locator("#jobs tbody tr").first
        expect(first).to_contain_text("4 of 4", timeout=120_000)
        expect(first.locator(".tag")).to_have_text("done")
        expect(page.locator("#feeds time")).to_have_count(2)
    page.get_by_role("button", name=re.compile("^Remove ")).press("Enter")
    expect(page.locator("#feeds")).to_contain_text("No feed is followed yet")


def test_refusal_is_told_and_nothing_typed_is_lost(explorer: str, open_page: Open) -> None:
    page = open_page()
    page.goto(f"{explorer}/jobs")
    page.locator("#url").fill("https://news.example/feed.xml")
    page.locator("#schedule").fill("now and then")
    page.locator("#add button").click()
    expect(page.locator("#fault")).to_contain_text("no schedule")
    expect(page.locator("#url")).to_have_value("https://news.example/feed.xml")


def test_feed_is_added_paused_and_removed(explorer: str, open_page: Open) -> None:
    page = open_page()
    page.goto(f"{explorer}/jobs")
    expect(page.locator("#feeds")).to_contain_text("No feed is followed yet")
    page.locator("#url").fill("https://news.example/feed.xml")
    page.locator("#url").press("Enter")
    expect(page.locator("#feeds tbody tr")).to_have_count(1)
    page.get_by_role("button", name="Pause https").press("Enter")
    expect(page.locator("#feeds .tag")).to_have_text("paused")
    expect(page.get_by_role("button", name="Resume https")).to_be_focused()
    page.get_by_role("button", name="Remove https").click()
    expect(page.locator("#feeds")).to_contain_text("No feed is followed yet")


def test_job_is_begun_watched_and_cancelled(explorer: str, open_page: Open) -> None:
    page = open_page()
    page.goto(f"{explorer}/jobs")
    page.locator("#address").fill("https://news.example/a.html")
    page.locator("#fetch button").click()
    begun = page.locator("#jobs tbody tr").filter(has_text="news.example/a.html")  # jobs of other tests are listed too
    expect(begun.locator("progress")).to_have_count(1)
    begun.get_by_role("button", name="Cancel").click()
    expect(begun.locator(".tag")).to_have_text("cancelled")


@pytest.fixture(scope="module")
def doubtful(served_explorer) -> str:
    """Two actors that a person merges: one man under two names that no rule joins."""
    address, store = served_explorer
    for number, name in enumerate(("Lev Orlovsky", "Mikkel Sand")):
        one = article(f"double-{number}", published=date(2011, 5, 2 + number))
        actors = (person(name=name, country="RUS"), person("a2", "Samir Nasser", "SYR"))
        told = claim(f"clm-double-{number}", when=on(date(2011, 5, 1 + number)))
        save(store, [(one, extraction(one, actors=actors, claims=(told,)))])
    return str(address)


PRESSED: dict[str, Callable[[Locator], None]] = {
    "mouse": lambda one: one.click(),
    "keyboard": lambda one: one.press("Enter"),
}


@pytest.mark.parametrize("by", PRESSED)
def test_merge_is_previewed_made_and_undone(by: str, doubtful: str, open_page: Open) -> None:
    press = PRESSED[by]
    page = open_page()
    before = len(httpx.get(f"{doubtful}/v1/decisions", timeout=30).json())
    page.goto(f"{doubtful}/review")
    page.locator("#left").fill("Lev Orlovsky")
    page.locator("#right").fill("Mikkel Sand")
    press(page.get_by_role("button", name="Look at it"))
    expect(page.locator("#bench section")).to_have_count(2)
    press(page.get_by_role("button", name="Merge them"))
    expect(page.locator("#bench")).to_contain_text("Write your name first")
    expect(page.locator("#author")).to_be_focused()
    page.keyboard.type("Rosa")
    press(page.get_by_role("button", name="Merge them"))
    expect(page.locator("#bench")).to_contain_text("This would change")
    assert httpx.get(f"{doubtful}/v1/actors?q=Mikkel+Sand", timeout=30).json()["items"][0]["name"] == "Mikkel Sand"
    expect(page.get_by_role("button", name="Decide so")).to_be_focused()
    press(page.get_by_role("button", name="Decide so"))
    expect(page.locator("#decisions li")).to_have_count(before + 1)
    merged = httpx.get(f"{doubtful}/v1/actors?q=Orlovsky", timeout=30).json()["items"][0]
    assert "Mikkel Sand" in (merged["name"], *merged["aliases"])
    press(page.get_by_role("button", name="Undo").first)
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    expect(page.locator("#decisions li").first).to_contain_text("undone by Rosa")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/read", "/review", "/jobs"])
def test_everybody_can_use_each_desk(path: str, scheme: str, explorer: str, open_page: Open) -> None:
    page = open_page(color_scheme=scheme)
    page.goto(explorer + path)
    page.wait_for_load_state("networkidle")
    if path == "/read":
        page.locator("#text").fill(TEXT)
        page.locator("#article button.main").click()
        expect(page.locator(".claims > li").first).to_be_visible()
    faults = Axe().run(page).response["violations"]
    assert [(fault["id"], [node["html"][:160] for node in fault["nodes"]][:3]) for fault in faults] == []


@pytest.mark.parametrize("path", ["/", "/read", "/review", "/jobs"])
def test_narrow_page_has_no_sideways_scroll(path: str, explorer: str, open_page: Open) -> None:
    page = open_page(viewport={"width": 360, "height": 780})
    page.goto(explorer + path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_menu_leads_to_pages_that_there_are(explorer: str) -> None:
    for path in ("/", "/read", "/review", "/jobs", "/docs"):
        answer = httpx.get(explorer + path, timeout=30)
        assert answer.status_code == 200
        assert "unsafe" not in answer.headers["Content-Security-Policy"] or path == "/docs"
