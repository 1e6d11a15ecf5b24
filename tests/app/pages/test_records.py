"""The pages of an event, an actor and an article as they are served: whole without scripts, and described for machines."""

import json
import re
from typing import get_args

from lxml import html
from starlette.testclient import TestClient

from graph.model import Status


def first_event(client: TestClient) -> dict:
    return client.get("/v1/meetings", params={"between": ["Egypt", "Jordan"]}).json()["items"][-1]


def linked(page: str) -> dict:
    return json.loads(html.fromstring(page).xpath("//script[@type='application/ld+json']/text()")[0])


def test_page_of_an_event_shows_who_in_which_capacity_and_every_sentence(client: TestClient) -> None:
    event = first_event(client)
    page = client.get(f"/events/{event['id']}")
    assert (page.status_code, page.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    words = " ".join(html.fromstring(page.text).text_content().split())
    for seat in event["participants"]:
        assert seat["name"] in words
        assert seat["office"] in words
    for said in event["evidence"]:
        assert " ".join(said["text"].split()) in words
    data = linked(page.text)
    assert (data["@type"], data["name"]) == ("Event", event["title"])
    assert [seat["attendee"]["name"] for seat in data["attendee"]] == [seat["name"] for seat in event["participants"]]


def test_pages_lead_to_each_other(client: TestClient) -> None:
    event = first_event(client)
    page = client.get(f"/events/{event['id']}").text
    for path in sorted(set(re.findall(r'href="(/(?:actors|articles|events)/[^"#?]+)', page))):
        answer = client.get(path)
        assert (path, answer.status_code) == (path, 200)
        assert f"/events/{event['id']}" in answer.text
        assert linked(answer.text)["@context"] == "https://schema.org"


def test_page_of_an_actor_goes_on_to_earlier_events(client: TestClient) -> None:
    busy = max(client.get("/v1/actors", params={"limit": 500}).json()["items"], key=lambda actor: actor["events"])
    page = client.get(f"/actors/{busy['id']}").text
    assert len(html.fromstring(page).xpath("//ul[@class='list']/li")) == min(busy["events"], 50)
    assert client.get(f"/actors/{busy['id']}", params={"cursor": "x"}).status_code == 422


def test_no_page_needs_a_script(client: TestClient) -> None:
    page = html.fromstring(client.get(f"/events/{first_event(client)['id']}").text)
    assert {script.get("type") or script.get("src") for script in page.iter("script")} == {
        "application/ld+json",
        "/static/explorer/theme.js",
    }
    assert page.xpath("//*[@style or @onclick]") == []


def test_page_of_an_event_marks_names_as_they_are_written_there(client: TestClient) -> None:
    event = first_event(client)
    page = html.fromstring(client.get(f"/events/{event['id']}").text)
    marked = page.xpath("//blockquote//mark[starts-with(@class, 'kind-')]/text()")
    assert marked == ["Fahmy", "Yusuf al-Khatib"]
    claims = client.get(f"/v1/events/{event['id']}/claims").json()
    article = client.get(claims[0]["article"]["link"]).json()["text"]
    assert [article[one["start"] : one["end"]] for one in claims[0]["mentions"]] == marked


def test_page_of_a_person_draws_the_offices_over_time(client: TestClient) -> None:
    host = first_event(client)["participants"][0]
    page = html.fromstring(client.get(f"/actors/{host['actor']}").text)
    drawn = page.xpath("//*[local-name()='svg'][contains(@aria-label, 'Offices over time')]")[0]
    rows = page.xpath("//h2[.='Offices']/following-sibling::table[1]/tbody/tr")
    assert len(drawn.xpath(".//*[local-name()='rect']")) == len(rows) == 1
    assert "Jordanian Prime Minister: 2024-06-04 to 2024-06-04, by articles" in drawn.text_content()


def test_what_is_not_there_is_told_as_a_page_or_as_a_problem(client: TestClient) -> None:
    as_page = client.get("/events/evt-none", headers={"Accept": "text/html"})
    assert (as_page.status_code, as_page.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "Nothing has this id" in as_page.text
    as_problem = client.get("/events/evt-none", headers={"Accept": "application/json"})
    assert (as_problem.status_code, as_problem.headers["Content-Type"]) == (404, "application/problem+json")


def test_page_of_an_actor_tells_with_whom_and_when(client: TestClient) -> None:
    event = first_event(client)
    one, other = event["participants"][:2]
    words = html.fromstring(client.get(f"/actors/{one['actor']}").text)
    assert other["name"] in words.xpath("//h2[.='With whom most often']/following-sibling::table")[0].text_content()
    assert [g.text_content() for g in words.xpath("//*[@class='bars']//*[local-name()='title']")] == ["2024: 1"]


def test_page_of_a_pair_tells_what_happened_by_year(client: TestClient) -> None:
    page = client.get("/pairs/EGY/JOR")
    words = " ".join(html.fromstring(page.text).text_content().split())
    assert page.status_code == 200
    assert "Egypt and Jordan" in words
    found = client.get(
        "/v1/relations", params={"a": "EGY", "b": "JOR", "by": "year", "status": get_args(Status)}
    ).json()
    rows = html.fromstring(page.text).xpath("//table/tbody/tr")
    shown = [(row[0].text_content(), int(row[1].text_content())) for row in rows]
    assert shown == [(year["period"], year["events"]) for year in found["periods"] if year["period"]] != []
    assert "/?between=EGY&amp;between=JOR" in page.text
    assert client.get("/pairs/EGY/Qwertz").status_code == 404
