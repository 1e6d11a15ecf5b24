"""Articles sent to the service."""

import json

import pytest
from starlette.testclient import TestClient

ONE = {
    "id": "one",
    "text": "President Maria Gomez met Chancellor Emil Brandt in Oslo on Friday.",
    "published": "2024-05-16",
}
TWO = {"id": "two", "text": "Foreign Minister Ivan Petrov visited Norway."}


def test_saved_article_answers_at_once(fresh_client: TestClient) -> None:
    answer = fresh_client.post("/v1/articles", json=ONE)
    assert (answer.status_code, answer.headers["location"]) == (201, "/v1/articles/one")
    assert fresh_client.get("/v1/articles/one").json()["text"] == ONE["text"]
    assert len(fresh_client.get("/v1/meetings?between=Gomez&between=Emil Brandt").json()["items"]) == 1


def test_same_article_again_changes_nothing(fresh_client: TestClient) -> None:
    fresh_client.post("/v1/articles", json=ONE)
    answer = fresh_client.post("/v1/articles", json=ONE)
    assert (answer.status_code, answer.json()["unchanged"]) == (200, ["one"])


def test_corrected_article_replaces_its_claims(fresh_client: TestClient) -> None:
    fresh_client.post("/v1/articles", json=ONE)
    answer = fresh_client.post("/v1/articles", json=ONE | {"text": TWO["text"]})
    assert (answer.status_code, answer.json()["replaced"]) == (201, ["one"])
    assert [e["type"] for e in fresh_client.get("/v1/events").json()["items"]] == ["visit"]


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (json.dumps([ONE, TWO]), "application/json"),
        (f"{json.dumps(ONE)}\n{json.dumps(TWO)}\n", "application/x-ndjson"),
    ],
    ids=["list", "lines"],
)
def test_many_articles_at_once(content: str, media: str, fresh_client: TestClient) -> None:
    answer = fresh_client.post("/v1/articles", content=content, headers={"content-type": media})
    assert answer.json()["new"] == ["one", "two"]


@pytest.mark.parametrize(
    ("content", "media", "status", "says"),
    [
        ("", "application/json", 422, "empty"),
        ("{", "application/json", 422, "no JSON"),
        ('{"id": "x"}', "application/json", 422, "no text"),
        ('{"id": "x", "text": "A.", "published": "soon"}', "application/json", 422, "YYYY-MM-DD"),
        (f"{json.dumps(ONE)}\nrubbish", "application/x-ndjson", 422, "/body/2"),
        ("<html></html>", "text/html", 422, "no article body"),
        ("a,b", "text/csv", 415, "text/csv"),
        (json.dumps([TWO] * 101), "application/json", 413, "101 articles"),
        (json.dumps({"id": "x", "text": "word " * 440_000}), "application/json", 413, "2200000 characters"),
        ("x" * 21_000_000, "text/plain", 413, "larger than"),
    ],
    ids=["empty", "broken", "no text", "bad date", "broken line", "no body", "csv", "many", "long", "huge"],
)
def test_bad_body_is_refused_and_nothing_of_it_stored(
    content: str, media: str, status: int, says: str, fresh_client: TestClient
) -> None:
    answer = fresh_client.post("/v1/articles", content=content, headers={"content-type": media})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert says in answer.text
    assert fresh_client.get("/v1/events?status=happened").json()["items"] == []


def test_extract_stores_nothing(fresh_client: TestClient) -> None:
    answer = fresh_client.post("/v1/extract", json=ONE)
    assert [claim["type"] for claim in answer.json()[0]["claims"]] == ["meeting"]
    assert fresh_client.get("/v1/articles/one").status_code == 404


def test_article_without_an_event_is_kept(fresh_client: TestClient) -> None:
    answer = fresh_client.post("/v1/articles", content="The bakery sold out.", headers={"content-type": "text/plain"})
    assert (answer.status_code, answer.json()["claims"]) == (201, 0)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Ann Nilsen", "Ann Nilsen"),
        (["Ann Nilsen", "Ivo Kelemen"], "Ann Nilsen; Ivo Kelemen"),
        ([], None),
        (" ", None),
        (7, None),
    ],
)
def test_author_is_kept_and_shown(given: object, kept: str | None, fresh_client: TestClient) -> None:
    fresh_client.post("/v1/articles", json=ONE | {"id": "signed", "author": given})
    assert fresh_client.get("/v1/articles/signed").json()["author"] == kept
    page = fresh_client.get("/articles/signed", headers={"Accept": "text/html"}).text
    names = (kept or "").split("; ") if kept else []
    assert all(name in page for name in names)
    assert page.count('"@type": "Person"') == len(names)


def test_odd_id_has_an_address(fresh_client: TestClient) -> None:
    answer = fresh_client.post("/v1/articles", json=ONE | {"id": "https://news.example/a b?c=1"})
    assert fresh_client.get(answer.headers["location"]).json()["id"] == "https://news.example/a b?c=1"


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"[" * 200_000, {}),
        (b"[]", {"Prefer": "respond-async"}),
        (
            json.dumps(
                [{"urls": [f"https://news.example/{part}/{n}" for n in range(9000)]} for part in ("a", "b")]
            ).encode(),
            {},
        ),
    ],
    ids=["deep", "empty job", "too many addresses"],
)
def test_a_strange_body_is_told_and_not_our_fault(
    fresh_client: TestClient, body: bytes, headers: dict[str, str]
) -> None:
    answer = fresh_client.post("/v1/articles", content=body, headers={"Content-Type": "application/json", **headers})
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, "application/problem+json"), answer.text
