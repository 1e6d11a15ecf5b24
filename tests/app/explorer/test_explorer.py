"""The explorer as people use it, in a real Chromium: by keyboard and mouse, light and dark, narrow and wide."""

import gzip
import json
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from neo4j import GraphDatabase
from playwright.sync_api import Page, expect

from tests.app.explorer.conftest import ARABIC, MANY

EGYPT = "/?ask=meetings+between+Egyptian+and+Jordanian+officials"
VIEWS = ("list", "timeline", "network", "map")
STATIC = Path(__file__).parents[3] / "app" / "static"
Open = Callable[..., Page]


def settled(page: Page, address: str) -> Page:
    """Open an address and wait until its answer is drawn."""
    page.goto(address)
    expect(page.locator("#result")).not_to_have_attribute("aria-busy", "true", timeout=60_000)
    expect(page.locator("#result .skeleton")).to_have_count(0)
    return page


def titles(page: Page) -> list[str]:
    return page.locator(".events .line-title").all_text_contents()


def chips(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".chip-edit").all_text_contents()]


def test_question_is_asked_and_its_event_read_by_keyboard_alone(explorer: str, open_page: Open) -> None:
    page = settled(open_page(), explorer)
    page.locator("body").press("/")
    page.keyboard.type("meetings between Egyptian and Jordanian officials")
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_count(3)
    assert chips(page) == ["Party Egypt", "Party Jordan", "What meeting"]
    expect(page.locator(".events li")).to_have_count(2)
    page.locator("#result").focus()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#event-title")).to_be_focused()
    drawer = page.locator("#drawer")
    expect(drawer.locator("mark.trigger").first).to_have_text("met")
    expect(drawer).to_contain_text("Egyptian Deputy Foreign Minister")
    expect(page).to_have_url(re.compile("event=evt-"))
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(page).not_to_have_url(re.compile("event="))
    page.wait_for_function("document.activeElement.closest('[data-event]') !== null")


def test_address_is_the_state_and_back_goes_back(explorer: str, open_page: Open) -> None:
    page = settled(open_page(), explorer + EGYPT)
    page.locator(".events a").first.click()
    expect(page.locator("#event-title")).to_be_visible()
    shared = str(page.evaluate("location.href"))
    other = settled(open_page(), shared)
    expect(other.locator("#event-title")).to_have_text(page.locator("#event-title").text_content() or "-")
    expect(other.locator(".events a[aria-current]")).to_have_count(1)
    page.locator("#views a", has_text="Timeline").click()
    expect(page.locator(".histogram .chosen")).to_have_count(1)
    page.go_back()
    expect(page.locator(".events li")).to_have_count(2)
    page.go_back()
    expect(page.locator("#drawer")).to_be_hidden()


def test_what_was_not_understood_is_told(explorer: str, open_page: Open) -> None:
    page = settled(open_page(), f"{explorer}/?ask=meetings+of+Egypt+with+zebras")
    expect(page.locator("#understanding .fault")).to_contain_text("zebras")
    unread = open_page()
    unread.goto(f"{explorer}/?ask=xyzzy")
    expect(unread.locator("#understanding")).to_contain_text("It reads questions such as")
    unread.locator(".examples a").first.click()
    expect(unread.locator(".chip")).not_to_have_count(0)


def test_counts_and_rankings_are_shown_as_asked(explorer: str, open_page: Open) -> None:
    page = settled(open_page(), f"{explorer}/?ask=how+many+meetings+between+Egypt+and+Jordan")
    expect(page.locator(".number")).to_contain_text("2 events")
    ranked = settled(open_page(), f"{explorer}/?ask=who+met+most+often")
    expect(ranked.locator(".ranking tr").first).to_contain_text(str(MANY))


def test_chips_are_removed_changed_and_added(explorer: str, open_page: Open) -> None:
    page = settled(open_page(), explorer + EGYPT)
    page.get_by_role("button", name="Remove What meeting").click()
    expect(page.locator(".chip")).to_have_count(2)
    expect(page).to_have_url(re.compile("between=country%3AEGY&between=country%3AJOR"))
    expect(page).not_to_have_url(re.compile("ask="))
    expect(page.locator(".events li")).not_to_have_count(2)
    page.get_by_role("button", name="Add a condition").click()
    page.locator("#field").select_option("from")
    page.locator("#value").fill("next year")
    page.locator("#value").evaluate("field => field.removeAttribute('pattern')")
    page.get_by_role("button", name="Use it").click()
    expect(page.locator("dialog .fault")).to_be_visible()
    page.locator("#value").fill("2024-06")
    page.get_by_role("button", name="Use it").click()
    expect(page.locator(".chip")).to_have_count(3)
    page.locator(".chip-edit").nth(1).click()
    page.locator("#value").fill("Kenya")
    page.get_by_role("button", name="Use it").click()
    expect(page.locator(".empty")).to_contain_text("No event")
    expect(page.locator(".chip-edit").nth(1)).to_have_text(re.compile(r"Party\s+Kenya"))
    page.locator(".empty a").nth(1).click()
    expect(page.locator(".events li").first).to_be_visible()


def test_filter_of_the_address_is_that_of_the_api(explorer: str, open_page: Open) -> None:
    query = "between=country:IRN&between=country:SYR&type=meeting&from=2001&to=2002"
    page = settled(open_page(), f"{explorer}/?{query}")
    asked = httpx.get(f"{explorer}/v1/events?{query}", timeout=30).json()
    assert titles(page)[:50] == [event["title"] for event in asked["items"]]


def test_more_events_come_when_the_end_comes_near(explorer: str, open_page: Open) -> None:
    page = settled(open_page(), f"{explorer}/?between=country:IRN&to=2005")
    expect(page.locator(".events li").first).to_be_visible()
    end = time.monotonic() + 60
    while page.locator(".more").count() and time.monotonic() < end:
        page.mouse.wheel(0, 20_000)
        page.wait_for_timeout(150)
    expect(page.locator(".events li")).to_have_count(MANY)
    assert len(set(page.locator(".events li").evaluate_all("lines => lines.map(line => line.dataset.event)"))) == MANY


def test_period_is_brushed_and_chosen(explorer: str, open_page: Open) -> None:
    page = settled(open_page(), f"{explorer}/?view=timeline&between=country:EGY")
    box = page.locator(".histogram").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 2, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 3, box["y"] + 30)
    page.mouse.up()
    expect(page.locator(".chip", has_text="From")).to_be_visible()
    expect(page.locator(".chip", has_text="Until")).to_be_visible()
    again = settled(open_page(), f"{explorer}/?view=timeline&between=country:EGY")
    again.locator("#period-from").focus()
    again.keyboard.press("End")
    again.keyboard.press("Tab")
    again.keyboard.press("Tab")
    again.keyboard.press("Enter")
    expect(again.locator(".chip", has_text="From")).to_contain_text("2024")


def test_events_without_a_date_are_taken_into_a_period_and_placed_in_time(explorer: str, open_page: Open) -> None:
    page = settled(open_page(), f"{explorer}/?ask=meetings+of+Jordan+in+June+2024")
    told = page.locator("#understanding", has_text="first reported in this period")
    expect(told).to_be_visible()
    before = page.locator(".events li").count()
    told.get_by_role("button").click()
    expect(page.locator(".chip", has_text="Events without a date")).to_contain_text("reported")
    expect(page.locator(".events li", has_text="no date, reported 2024-06").first).to_be_visible()
    assert page.locator(".events li").count() > before
    time_line = settled(open_page(), f"{explorer}/?view=timeline&between=country:JOR&type=meeting&status=happened")
    time_line.get_by_role("button", name="Place these by their first report").click()
    expect(time_line.locator("#result")).to_contain_text("placed by their first report")


def test_network_is_drawn_and_narrows(explorer: str, open_page: Open) -> None:
    page = settled(open_page(), f"{explorer}/?view=network&between=country:EGY")
    expect(page.locator(".graph canvas").first).to_be_visible()
    page.get_by_text("The same as a table").click()
    page.locator("#result table a", has_text="Tarek Fahmy").click()
    expect(page.locator(".chip", has_text="Tarek Fahmy")).to_be_visible()
    expect(page.locator(".events li").first).to_contain_text("Fahmy")


def test_network_of_countries_and_organizations(explorer: str, open_page: Open) -> None:
    page = settled(open_page(), f"{explorer}/?view=network")
    page.get_by_role("link", name="Countries and organizations").click()
    page.wait_for_url("**nodes=sides**")
    expect(page.locator(".graph canvas").first).to_be_visible()
    expect(page.locator(".nodes a[aria-current]")).to_have_text("Countries and organizations")
    page.get_by_text("The same as a table").click()
    table = page.locator("#result table")
    expect(table.locator("a", has_text="Egypt")).to_be_visible()
    expect(table.locator("a", has_text="Tarek Fahmy")).to_have_count(0)
    page.get_by_role("button", name="Pick United Nations").click()
    expect(page.locator("#pick strong")).to_have_text("United Nations")
    expect(page.locator(".graph")).to_have_attribute("data-picked", "United Nations")
    page.locator("#use summary").click()
    expect(page.locator("#use pre").first).to_contain_text("nodes=sides")
    table.locator("a", has_text="United Nations").click()
    expect(page.locator(".chip", has_text="United Nations")).to_be_visible()
    expect(page.locator(".events li")).to_have_count(1)
    again = settled(
        open_page(), f"{explorer}/?actor=org:United+Nations&view=network&nodes=sides&pick=actor:org:United+Nations"
    )
    expect(again.locator("#pick")).to_contain_text("in 1 of the 1 events")


def test_map_shows_places_and_what_happened_there(explorer: str, open_page: Open) -> None:
    page = settled(open_page(), f"{explorer}/?view=map&from=2024")
    expect(page.locator("path.place").first).to_be_attached()
    assert page.locator("path.land").count() > 200
    page.locator(".places button", has_text="Geneva").click()
    expect(page.locator("[aria-label='Events at the chosen place'] li").first).to_contain_text("Geneva")
    page.locator("[aria-label='Events at the chosen place'] a").first.click()
    expect(page.locator("#event-title")).to_contain_text("Geneva")


@pytest.mark.parametrize("view", VIEWS)
def test_what_a_view_shows_can_be_had_elsewhere(view: str, explorer: str, neo4j_server, open_page: Open) -> None:
    page = settled(open_page(), f"{explorer}/?between=country:EGY&view={view}")
    page.locator("#use summary").click()
    expect(page.locator("#use pre")).to_have_count(2)
    curl, cypher = page.locator("#use pre").all_text_contents()
    answer = subprocess.run(["bash", "-c", curl], capture_output=True, check=True, timeout=60).stdout
    assert json.loads(answer)
    login = neo4j_server
    with GraphDatabase.driver(login.uri, auth=(login.user, login.password)) as driver:
        assert driver.execute_query(cypher).records  # type: ignore[arg-type]
    file = page.locator("#use a[download='events.csv']").get_attribute("href")
    assert "EGY" in httpx.get(f"{explorer}{file}", timeout=60).text
    feed = page.locator("#use").get_by_role("link", name="reader of feeds").get_attribute("href")
    assert page.locator("link[rel=alternate][type='application/atom+xml']").get_attribute("href") == feed
    assert "EGY" in httpx.get(f"{explorer}{feed}", timeout=60).text
    changes = page.locator("#use").get_by_role("link", name="by program").get_attribute("href")
    assert {item["change"] for item in httpx.get(f"{explorer}{changes}", timeout=60).json()["items"]} == {"new"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_everybody_can_use_each_view(view: str, scheme: str, explorer: str, open_page: Open) -> None:
    page = settled(open_page(color_scheme=scheme), f"{explorer}{EGYPT}&view={view}")
    if view == "list":
        page.locator(".events a").first.click()
        expect(page.locator("#event-title")).to_be_visible()
    if view == "map":
        expect(page.locator("path.place").first).to_be_attached()
    faults = (
        Axe()
        .run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]})
        .response["violations"]
    )
    assert [(fault["id"], [node["html"][:160] for node in fault["nodes"]][:3]) for fault in faults] == []


def test_everybody_can_use_the_dialogs(explorer: str, open_page: Open) -> None:
    page = settled(open_page(), explorer + EGYPT)
    page.get_by_role("button", name="Add a condition").click()
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Escape")
    page.locator("#result").focus()
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_contain_text("Keys")
    assert Axe().run(page).response["violations"] == []


def test_theme_is_chosen_and_kept(explorer: str, open_page: Open) -> None:
    page = settled(open_page(color_scheme="light"), explorer)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


@pytest.mark.parametrize("wide", [360, 1440])
def test_long_and_right_to_left_names_stay_in_the_page(wide: int, explorer: str, open_page: Open) -> None:
    page = settled(open_page(viewport={"width": wide, "height": 800}), f"{explorer}/?from=2019&to=2019")
    expect(page.locator(".events li")).to_have_count(1)
    assert ARABIC in titles(page)[0]
    page.locator(".events a").first.click()
    expect(page.locator("#event-title")).to_contain_text("Wolfeschlegel")
    assert page.locator("#drawer .seats bdi").count() >= 2
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_service_that_does_not_answer_is_told_and_asked_again(explorer: str, open_page: Open) -> None:
    page = open_page()
    page.route("**/v1/events*", lambda route: route.abort())
    page.goto(explorer)
    expect(page.locator(".fault")).to_contain_text("not reached")
    page.unroute("**/v1/events*")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".events li").first).to_be_visible()


def test_names_are_text_and_never_markup(explorer: str, open_page: Open) -> None:
    page = settled(open_page(), explorer)
    page.evaluate(
        "import('/static/explorer/dom.mjs').then(({h}) => document.body.append(h('p', {id: 'odd'}, '<img src=x onerror=alert(1)>')))"
    )
    expect(page.locator("#odd")).to_have_text("<img src=x onerror=alert(1)>")
    assert page.locator("#odd img").count() == 0


def test_first_view_is_light_and_the_map_comes_later(explorer: str, open_page: Open) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(explorer)))
    settled(page, f"{explorer}/?between=country:EGY")
    first = [path for path in asked if path.startswith("/static/")]
    assert not [path for path in first if "vendor" in path and not path.endswith(".css")]
    page.locator("#views a", has_text="Network").click()
    expect(page.locator(".graph canvas").first).to_be_visible()
    files = {path for path in asked if path.startswith("/static/")}
    size = sum(len(gzip.compress((STATIC / path.removeprefix("/static/")).read_bytes())) for path in files)
    assert size < 300_000
    assert not [path for path in files if "leaflet" in path and path.endswith(".js")]


def test_policy_allows_nothing_inline(explorer: str) -> None:
    policy = httpx.get(explorer).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
