"""What became known since a time: by the API, by the client, in a reader of feeds and on the command line."""

import json
from base64 import b64encode
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from app.access.checks import token_of
from app.atom import About, write_feed
from app.client import Dragoman
from graph.answers import EventQuery
from graph.changes import LastKnown
from graph.queries import find_events
from graph.store import Store
from graph.texts import write_told
from graph.writer import delete_articles, save
from tests.app.test_cli import dragoman
from tests.graph.test_decisions import NAMES, meeting

TITLE = "Arash Kiani (IRN) met Samir Nasser (SYR) in Tehran"


@pytest.fixture
def told(fresh_client: TestClient) -> TestClient:
    save(fresh_client.app.state.store, NAMES)
    return fresh_client


def get(client: TestClient, address: str) -> dict:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_changes_are_told_in_pages_and_then_no_more_until_something_changes(told: TestClient) -> None:
    first = get(told, "/v1/changes?limit=1&between=Iran")
    second = get(told, first["next"])
    assert [item["change"] for page in (first, second) for item in page["items"]] == ["new", "new"]
    assert {item["event"]["title"] for page in (first, second) for item in page["items"]} == {
        item["title"] for page in (first, second) for item in page["items"]
    }
    assert second["next"] is None
    assert get(told, second["later"])["items"] == []
    save(told.app.state.store, [meeting("three", "Arash Kiani")])
    delete_articles(told.app.state.store, ["two"])
    changed, gone = get(told, second["later"].replace("limit=1", "limit=9"))["items"]
    assert (changed["change"], changed["title"], changed["event"]["sources"]) == ("changed", TITLE, 2)
    assert "sources" in changed["differs"]
    assert (gone["change"], gone["event"], gone["events"]) == ("gone", None, [])


def test_answer_to_the_same_address_is_another_when_something_changed(told: TestClient) -> None:
    later = get(told, "/v1/changes")["later"]
    assert get(told, later)["items"] == []
    save(told.app.state.store, [meeting("three", "Arash Kiani")])
    assert len(get(told, later)["items"]) == 1


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("since=yesterday", "is no time"),
        ("as_of=2024-01-01", "as_of"),
        ("cursor=damaged", "cursor"),
        ("between=Iran&sort=oldest", "sort"),
    ],
)
def test_what_cannot_be_asked_is_told(query: str, words: str, told: TestClient) -> None:
    answer = told.get(f"/v1/changes?{query}")
    assert answer.status_code == 422
    assert words in answer.text


def test_place_of_one_question_is_none_of_another(told: TestClient) -> None:
    cursor = urlsplit(get(told, "/v1/changes?between=Iran")["later"]).query.split("cursor=")[1]
    assert told.get(f"/v1/changes?between=Syria&cursor={cursor}").status_code == 422
    other = get(told, "/v1/events?between=Iran&limit=1")["next"].split("cursor=")[1]
    assert told.get(f"/v1/changes?between=Iran&cursor={other}").status_code == 422


def test_a_day_is_meant_from_its_beginning(told: TestClient) -> None:
    day = get(told, "/v1/changes")["items"][0]["at"][:10]
    assert len(get(told, f"/v1/changes?since={day}")["items"]) == 2
    assert get(told, "/v1/changes?since=2999-01-01")["items"] == []


def test_feed_is_read_by_a_reader_of_feeds_with_what_is_new_on_top(told: TestClient) -> None:
    save(told.app.state.store, [meeting("three", "Cyrus <b>Amini</b> & sons", "2023-01-02")])
    answer = told.get("/v1/events.atom?between=Iran&between=Syria&limit=9")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert feed.feed.title == "Dragoman: between Iran, between Syria"
    assert feed.entries[0].title == "Cyrus <b>Amini</b> & sons (IRN) met Samir Nasser (SYR) in Tehran"
    assert {entry.title for entry in feed.entries} >= {TITLE}
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) == 3
    assert "<blockquote>" in feed.entries[0].content[0].value
    assert "&lt;b&gt;" in feed.entries[0].content[0].value
    for link in feed.entries[0].links:
        assert told.get(urlsplit(link.href).path).status_code == 200
    assert (
        told.get(
            "/v1/events.atom?between=Iran&between=Syria&limit=9", headers={"If-None-Match": answer.headers["ETag"]}
        ).status_code
        == 304
    )


def test_feed_with_nothing_says_why(told: TestClient) -> None:
    feed = feedparser.parse(told.get("/v1/events.atom?between=Nobody%20Known").content)
    assert (feed.bozo, feed.entries) == (False, [])
    assert "Nobody Known" in feed.feed.subtitle


def test_feed_stays_well_formed_whatever_an_article_says(store: Store) -> None:
    save(store, NAMES)
    event = find_events(store, EventQuery()).items[0]
    odd = event.model_copy(update={"title": "a\x00b\x0bc ]]> <d> &amp;\ufffe"})
    feed = feedparser.parse(
        write_feed(
            [LastKnown("2026-11-30T05:00:00.000001+00:00", write_told(odd))],
            About("http://a", "q=%00x", "q=%00x", "CC", None),
        )
    )
    assert (feed.bozo, feed.entries[0].title) == (False, "abc ]]> <d> &amp;")


def test_client_follows_from_where_it_was(told: TestClient) -> None:
    client = Dragoman.over(told)
    pages = list(client.changes(between=("Iran", "Syria"), type=("meeting",)))
    assert {item.title for page in pages for item in page.items if item.event} == {
        TITLE,
        TITLE.replace("Arash Kiani", "Bahram Tabrizi"),
    }
    save(told.app.state.store, [meeting("three", "Arash Kiani")])
    (again,) = client.changes(pages[-1].later)
    assert [item.change for item in again.items] == ["changed"]
    assert again.items[0].event
    assert next(client.changes(again.later)).items == ()


def test_command_tells_what_came_since_it_was_run_last(store: Store, database, tmp_path: Path) -> None:
    settings = {"neo4j_uri": database.uri, "neo4j_user": database.user, "neo4j_password": database.password}
    question, place = "meetings between Iranian and Syrian officials", tmp_path / "place"
    save(store, NAMES)
    first = dragoman("changes", question, "--place", place, **settings)
    assert (first.returncode, first.stderr) == (0, "")
    assert sorted(line[:1] for line in first.stdout.splitlines()) == ["+", "+"]
    assert TITLE in first.stdout
    assert dragoman("changes", question, "--place", place, **settings).stdout == ""
    save(store, [meeting("three", "Arash Kiani")])
    delete_articles(store, ["two"])
    lines = dragoman("changes", question, "--place", place, "--json", **settings).stdout.splitlines()
    assert [(item["change"], bool(item["event"])) for item in map(json.loads, lines)] == [
        ("changed", True),
        ("gone", False),
    ]
    other = dragoman("changes", "visits to Iran", "--place", place, **settings)
    assert (other.returncode, "how far this question was followed" in other.stderr) == (2, True)
    wrong = dragoman("changes", "--since", "yesterday", **settings)
    assert (wrong.returncode, "is no time" in wrong.stderr, "Traceback" in wrong.stderr) == (2, True, False)


def test_key_may_be_a_password_for_reading_since_readers_of_feeds_know_nothing_else() -> None:
    def asked(method: str, given: str) -> str | None:
        return token_of(Request({"type": "http", "method": method, "headers": [(b"authorization", given.encode())]}))

    basic = "Basic " + b64encode(b"anybody:dragoman_id_secret").decode()
    assert asked("GET", basic) == "dragoman_id_secret"
    assert asked("POST", basic) is None
    assert asked("GET", "Basic !!") is None
    assert asked("GET", "Basic " + b64encode(b"\xff\xfe").decode()) is None
