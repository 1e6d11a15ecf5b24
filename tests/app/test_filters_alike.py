"""One filter means the same wherever it is written: chosen by chance, it finds as many in lists, counts, exports, triples, relations and networks."""

import csv
import io
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

PARTIES = (
    "Egypt",
    "Jordanian",
    "JOR",
    "Arab League",
    "bloc:Arab League",
    "person:Karim Sabry",
    "nizar haddad",
    "Turkey",
    "EU countries",
    "Jordan",
)
WORDS: dict[str, tuple[str, ...]] = {
    "source": ("Egypt", "person:Karim Sabry", "Turkey"), "target": ("Jordan", "bloc:Arab League", "nizar haddad"),
    "country": ("Egypt", "JOR", "Turkish", "bloc:Arab League"), "sector": ("GOV", "mil"), "office": ("foreign minister", "minister", "prime minister"),
    "role": ("host", "visitor", "participant", "source"), "type": ("meeting", "visit", "agreement", "call"), "category": ("CONSULT", "agree"),
    "status": ("happened", "planned", "denied", "ongoing"), "place": ("Cairo", "amman", "Jordan"), "topic": ("trade", "water", "electric"),
    "q": ("discussed", "talks", "meets the minister", "visits"), "from": ("2024", "2024-05-15"), "to": ("2024-05", "2024-06-30"),
    "undated": ("reported",), "reported_from": ("2024-05-20",), "reported_to": ("2024-06",), "min_sources": ("1", "2"), "min_confidence": ("0.9",),
}  # fmt: skip
ONCE = {
    "office",
    "place",
    "topic",
    "q",
    "from",
    "to",
    "undated",
    "reported_from",
    "reported_to",
    "min_sources",
    "min_confidence",
}
Pairs = list[tuple[str, str]]


def choose(seed: int) -> Pairs:
    chance = random.Random(seed)
    chosen = [
        (chance.choice(["between", "between", "actor"]), chance.choice(PARTIES))
        for _ in range(chance.choice([0, 1, 1, 2, 2, 3]))
    ]
    for name in chance.sample(sorted(WORDS), chance.choice([0, 1, 1, 2])):
        most = 1 if name in ONCE else 2
        chosen += [(name, word) for word in chance.sample(WORDS[name], min(most, len(WORDS[name])))]
    return chosen


def ask(client: TestClient, path: str, pairs: Pairs) -> Any:
    answer = client.get(f"/v1{path}", params=tuple(pairs))
    assert answer.status_code == 200, (pairs, answer.text)
    return answer.json() if answer.headers["content-type"] == "application/json" else answer.text


def follow(client: TestClient, path: str, pairs: Pairs) -> Iterator[Any]:
    page = ask(client, path, pairs)
    while True:
        yield from page["items"]
        if page["next"] is None:
            return
        page = client.get(page["next"]).json()


@pytest.mark.parametrize("seed", range(12))
def test_a_filter_finds_the_same_events_everywhere(seed: int, client: TestClient) -> None:
    pairs = choose(seed)
    listed = [event["id"] for event in follow(client, "/events", [*pairs, ("limit", "7")])]
    assert len(set(listed)) == len(listed), pairs
    counted = ask(client, "/aggregate", [*pairs, ("by", "type")])
    facets = ask(client, "/facets", [*pairs, ("field", "actor"), ("field", "month")])
    lines = [json.loads(line)["id"] for line in ask(client, "/export/events.jsonl", pairs).splitlines()]
    rows = csv.DictReader(
        io.StringIO(ask(client, "/export/events.csv", [*pairs, ("shape", "participants")]), newline="")
    )
    triples = {triple["event"] for triple in follow(client, "/triples", [*pairs, ("limit", "7")])}
    oldest = [event["id"] for event in follow(client, "/events", [*pairs, ("sort", "oldest"), ("limit", "7")])]
    now = [event["id"] for event in follow(client, "/events", [*pairs, ("as_of", "2100-01-01"), ("limit", "7")])]
    assert {
        counted["events"],
        sum(c["events"] for c in counted["cells"]),
        *(f["values"]["events"] for f in facets),
    } == {len(listed)}, pairs
    assert sorted(lines) == sorted(listed)
    assert {row["id"] for row in rows} == triples == set(listed)
    assert now == listed
    assert len(oldest) == counted["events"] - counted["undated"]
    assert set(oldest) <= set(listed)
    assert ask(client, "/network", pairs)["events"] == len(listed)


def test_some_of_the_filters_find_something_and_some_nothing(client: TestClient) -> None:
    found = [ask(client, "/aggregate", [*choose(seed), ("by", "type")])["events"] for seed in range(12)]
    assert 3 < sum(1 for number in found if number) < 12


ANY_CASE = (
    "/events?status=Happened&sort=OLDEST&type=Meeting", "/events?status=PLANNED", "/meetings?type=Meeting", "/aggregate?by=Month&by=TYPE",
    "/facets?field=Type", "/relations?a=Egypt&b=Jordan&by=Year", "/network?nodes=Countries", "/triples?object=Actor&status=Happened",
    "/export/events.csv?shape=Participants", "/actors?kind=Person", "/review?about=Event", "/paths?from=Egypt&to=Jordan&status=Happened",
)  # fmt: skip


@pytest.mark.parametrize("address", ANY_CASE)
def test_words_of_a_list_are_taken_in_any_case(address: str, client: TestClient) -> None:
    path, _, query = address.partition("?")
    small = "&".join(
        f"{name}={value if value in ('Egypt', 'Jordan') else value.lower()}"
        for name, value in (pair.split("=") for pair in query.split("&"))
    )
    given, written = (client.get(f"/v1{path}?{one}") for one in (query, small))
    assert (given.status_code, written.status_code) == (200, 200), given.text
    assert given.text == written.text


def test_state_of_items_is_taken_in_any_case(client: TestClient) -> None:
    assert client.get("/v1/jobs/job-nothing/items?state=Failed").status_code == 404
    assert client.get("/v1/jobs/job-nothing/items?state=lost").status_code == 422
