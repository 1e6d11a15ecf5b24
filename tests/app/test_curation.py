"""Curation over REST: decide, try, undo, look back, ask why; deleted and merged things lead on."""

from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.testclient import TestClient

WHO = {"reason": "the ministry's own list says so", "author": "ana"}
ARTICLES = [
    {
        "id": "one", "published": "2024-05-16", "publisher": "Sample Wire",
        "text": "Iranian Foreign Minister Arash Kiani met Syrian Foreign Minister Samir Nasser in Tehran on Wednesday.",
    },
    {
        "id": "two", "published": "2024-05-16", "publisher": "Sample Post",
        "text": "The Foreign Minister of Iran, Arash Kiany, met Syrian Foreign Minister Sameer Nasser in Tehran on Wednesday, an aide said.",
    },
    {
        "id": "three", "published": "2024-08-02", "publisher": "Sample Wire",
        "text": "Iranian Foreign Minister Bahram Tabrizi met Turkish Foreign Minister Kemal Aydin in Ankara on Thursday.",
    },
]  # fmt: skip


def now() -> str:
    return datetime.now(UTC).isoformat()


@pytest.fixture
def curated(fresh_client: TestClient) -> TestClient:
    assert fresh_client.post("/v1/articles", json=ARTICLES).status_code == 201
    return fresh_client


def get(client: TestClient, address: str, **parameters: str) -> Any:
    answer = client.get(address, params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def people(client: TestClient) -> dict[str, str]:
    return {actor["name"]: actor["id"] for actor in get(client, "/v1/actors", kind="person")["items"]}


def test_two_articles_in_other_spellings_make_one_meeting_of_two_people(curated: TestClient) -> None:
    (event,) = get(curated, "/v1/meetings", between="Syria")["items"]
    assert (event["articles"], event["sources"], len(event["participants"])) == (2, 2, 2)
    why = get(curated, event["links"]["why"])
    assert {claim["article"] for claim in why["claims"]} == {"one", "two"}
    assert any("takes part in both" in reason for link in why["joined"] for reason in link["why"])
    actor = event["participants"][0]["actor"]
    assert len(get(curated, f"/v1/actors/{actor}/why")["profiles"]) == 2


def test_merge_is_tried_made_followed_and_undone(curated: TestClient) -> None:
    known = people(curated)
    left = next(id_ for name, id_ in known.items() if name.startswith("Arash"))
    asked = {"kind": "merge", "left": left, "right": known["Bahram Tabrizi"], **WHO}
    tried = curated.post("/v1/decisions?dry_run=true", json=asked)
    assert (tried.status_code, tried.json()["dry_run"], len(people(curated))) == (200, True, 4)
    made = curated.post("/v1/decisions", json=asked)
    assert made.status_code == 201
    assert made.json()["effect"] == tried.json()["effect"]
    (gone,) = set(known.values()) - set(people(curated).values())
    moved = curated.get(f"/v1/actors/{gone}/events", params={"type": "meeting"}, follow_redirects=False)
    kept = ({left, known["Bahram Tabrizi"]} - {gone}).pop()
    assert (moved.status_code, moved.headers["location"]) == (308, f"/v1/actors/{kept}/events?type=meeting")
    assert len(get(curated, "/v1/meetings", between=gone)["items"]) == 2
    counts = [get(curated, "/v1/facets", between=one, field="type")[0]["values"]["events"] for one in (gone, kept)]
    assert counts == [2, 2]
    assert get(curated, "/v1/relations", a=gone, b="Syria")["events"] == 1
    assert get(curated, "/v1/aggregate", between=gone, by="month")["events"] == 2
    assert [d["kind"] for d in get(curated, f"/v1/actors/{kept}/history")["decisions"]] == ["merge"]
    undone = curated.delete(made.headers["location"], params=WHO)
    assert undone.status_code == 200
    assert people(curated) == known
    assert get(curated, "/v1/decisions")[0]["undone_by"] == "ana"


def test_reads_tell_what_was_known_at_a_time(curated: TestClient) -> None:
    then = now()
    event = get(curated, "/v1/meetings", between="Turkey")["items"][0]["id"]
    gone = curated.delete("/v1/articles/three")
    assert gone.json()["withdrawn"] == ["three"]
    assert get(curated, "/v1/meetings", between="Turkey")["items"] == []
    assert [e["id"] for e in get(curated, "/v1/meetings", between="Turkey", as_of=then)["items"]] == [event]
    assert get(curated, f"/v1/events/{event}", as_of=then)["articles"] == 1
    assert curated.get(f"/v1/events/{event}").status_code == 404
    assert curated.delete("/v1/articles/three").status_code == 404
    assert get(curated, "/v1/events", as_of="2020-01-01")["items"] == []


def test_pair_that_was_not_joined_tells_what_spoke_against(curated: TestClient) -> None:
    first, second = (get(curated, "/v1/meetings", between=side)["items"][0]["id"] for side in ("Syria", "Turkey"))
    told = get(curated, f"/v1/events/{first}/why", other=second)
    assert told["id"] == second
    assert all(not link["joined"] for link in told["links"])


def test_review_lists_pairs_with_their_reasons(curated: TestClient) -> None:
    for candidate in get(curated, "/v1/review"):
        assert candidate["why"]
        assert candidate["left_id"] != candidate["right_id"]


def test_offices_answer_who_held_them(curated: TestClient) -> None:
    found = get(curated, "/v1/offices", country="Syria", office="Minister of Foreign Affairs", at="2024")
    assert {holder["office"] for holder in found} == {"foreign minister"}
    assert len(found) == 1
    assert get(curated, "/v1/offices", country="Syria", office="foreign minister", at="1999") == []
    actor = found[0]["person"]
    assert [o["country"] for o in get(curated, f"/v1/actors/{actor}/offices", at="2024-05")] == ["SYR"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"kind": "merge", "left": "per-nobody", "right": "per-noone", **WHO}, 422),
        ({"kind": "unite", "left": "a", "right": "b", **WHO}, 422),
        ({"kind": "merge", "left": "a", "right": "b", "author": "ana"}, 422),
    ],
)
def test_bad_decisions_are_problems(fresh_client: TestClient, body: dict, status: int) -> None:
    answer = fresh_client.post("/v1/decisions", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_unknown_things_are_not_found(fresh_client: TestClient) -> None:
    for address in ("/v1/decisions/dec-x", "/v1/events/evt-x/why", "/v1/actors/per-x/history", "/v1/actors/per-x"):
        assert fresh_client.get(address).status_code == 404
    assert fresh_client.get("/v1/events?as_of=yesterday").status_code == 422
