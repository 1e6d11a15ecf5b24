"""Counts, relations, counterparts, paths and networks over REST, on the sample articles; and questions that ask for numbers."""

from typing import Any

import pytest
from neo4j import GraphDatabase
from starlette.testclient import TestClient

from graph.offices import holds


def get(client: TestClient, path: str, **parameters: Any) -> Any:
    answer = client.get(f"/v1{path}", params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def all_events(client: TestClient, **parameters: Any) -> list[dict[str, Any]]:
    page = get(client, "/events", limit=500, **parameters)
    assert page["next"] is None
    return page["items"]


@pytest.mark.parametrize("by", ["month", "year", "type", "category", "status", "country", "sector", "organization", "role", "actor", "pair", "place", "topic", "source", "day"])  # fmt: skip
def test_every_dimension_counts_the_events_that_are_listed(client: TestClient, by: str) -> None:
    found = get(client, "/aggregate", by=by, limit=5000)
    events = all_events(client)
    assert found["events"] == len(events)
    assert sum(cell["events"] for cell in found["cells"]) >= (found["events"] if by != "pair" else 0)
    if by == "type":
        types = [event["type"] for event in events]
        assert {cell["labels"][0]["value"]: cell["events"] for cell in found["cells"]} == {
            t: types.count(t) for t in types
        }


def test_nothing_counted_says_why_as_a_list_does(client: TestClient) -> None:
    why = get(client, "/events", between="Atlantis")["why"]
    assert get(client, "/aggregate", by="month", between="Atlantis")["why"] == why
    assert get(client, "/relations", a="Egypt", b="Atlantis")["why"] == why
    assert get(client, "/relations", a="Egypt", b="Turkey")["why"].startswith("No event has all sides")
    assert get(client, "/aggregate", by="month", between="Egypt")["why"] is None


def test_the_filter_is_that_of_events(client: TestClient) -> None:
    both = {"between": ["Egypt", "Jordan"]}
    assert get(client, "/aggregate", by="type", **both)["events"] == len(all_events(client, **both))


@pytest.mark.parametrize("asked", ["foreign minister", "deputy foreign minister", "president", "minister"])
def test_who_holds_an_office_is_told_alike_by_the_database_and_by_the_table(client: TestClient, asked: str) -> None:
    held = {
        event["id"]
        for event in all_events(client)
        if any(
            holds(seat["office"] or (seat["name"] if seat["kind"] == "group" else ""), asked)
            for seat in event["participants"]
        )
    }
    assert {event["id"] for event in all_events(client, office=asked)} == held
    assert held or asked == "foreign minister"  # the sample has deputies of it


def test_facets_count_several_fields_at_once(client: TestClient) -> None:
    found = get(client, "/facets", field=["type", "year"], country="EGY")
    assert [facet["field"] for facet in found] == ["type", "year"]
    assert {facet["values"]["events"] for facet in found} == {len(all_events(client, country="EGY"))}


def test_relations_add_up_to_the_events_of_the_pair(client: TestClient) -> None:
    found = get(client, "/relations", a="Egypt", b="Jordanian", by="year")
    assert found["events"] == len(all_events(client, between=["Egypt", "Jordan"])) > 0
    assert all(-10 <= period["goldstein"] <= 10 for period in found["periods"])
    assert get(client, "/relations", a="Egypt", b="person:Nobody Known")["periods"] == []


def test_counterparts_of_a_person_and_of_a_country(client: TestClient) -> None:
    event = get(client, "/meetings", between=["Egypt", "Jordan"])["items"][0]
    first, second = event["participants"][:2]
    assert second["name"] in [c["name"] for c in get(client, f"/actors/{first['actor']}/counterparts")["items"]]
    assert client.get("/v1/actors/per-none/counterparts").status_code == 404
    answer = client.get(f"/v1/actors/{first['actor']}/counterparts", params={"cursor": "WyJ4Il0"})
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/bad-cursor")


@pytest.mark.parametrize(
    ("path", "parameters"),
    [("/aggregate", {"by": "type"}), ("/facets", {"field": ["year", "country"]}), ("/relations", {"a": "Egypt", "b": "Jordan"}), ("/network", {})],
)  # fmt: skip
def test_nothing_is_counted_of_a_time_before_the_first_article(
    client: TestClient, path: str, parameters: dict[str, Any]
) -> None:
    assert "'events': 0" in str(get(client, path, as_of="2020-01-01", **parameters))
    assert get(client, path, as_of="2099-01-01", **parameters) == get(client, path, **parameters)


def test_network_and_paths(client: TestClient) -> None:
    network = get(client, "/network", nodes="actors")
    assert {edge["source"] for edge in network["edges"]} <= {node["id"] for node in network["nodes"]}
    edge = network["edges"][0]
    (chain, *_) = get(client, "/paths", **{"from": edge["source"], "to": edge["target"]})
    assert (len(chain["actors"]), len(chain["events"])) == (2, 1)
    assert client.get("/v1/paths", params={"from": "person:Nobody", "to": edge["target"]}).status_code == 404


@pytest.mark.parametrize(
    ("path", "parameters", "words"),
    [
        ("/aggregate", {}, "by"),
        ("/aggregate", {"by": "colour"}, "month"),
        ("/aggregate", {"by": ["type", "type"]}, "stands twice"),
        ("/aggregate", {"by": "type", "as_of": "soon"}, "as_of"),
        ("/aggregate", {"by": "type", "cursor": "x"}, "cursor"),
        ("/relations", {"a": "Egypt"}, "/query/b"),
        ("/relations", {"a": "country:Nowhere", "b": "Egypt"}, "Nowhere"),
        ("/network", {"most": 0}, "most"),
    ],
)  # fmt: skip
def test_what_cannot_be_counted_is_told(client: TestClient, path: str, parameters: dict[str, Any], words: str) -> None:
    answer = client.get(f"/v1{path}", params=parameters)
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, "application/problem+json")
    assert words in answer.text


@pytest.mark.parametrize(
    ("path", "parameters", "rows"),
    [("/events", {"between": ["Egypt", "Jordan"], "topic": 'a "quoted" \\ {word} $limit WITH e ORDER BY \n'}, 0), ("/events", {"between": ["Egypt", "Jordan"]}, None),
     ("/events", {"from": "2024-05-01", "country": "Egypt", "office": "deputy foreign minister", "place": "Cairo", "min_confidence": 0.5}, None),
     ("/events", {"q": "discussed", "reported_from": "2024"}, None), ("/events", {"between": "Egypt", "sort": "oldest"}, None),
     ("/aggregate", {"by": ["month", "country"], "between": "Egypt", "others": True}, None),
     ("/aggregate", {"by": "type", "from": "2024"}, None), ("/relations", {"a": "Egypt", "b": "Jordan"}, None)],
)  # fmt: skip
def test_the_cypher_of_an_answer_runs_as_it_is_pasted(
    client: TestClient, neo4j_server, path: str, parameters: dict[str, Any], rows: int | None
) -> None:
    found = get(client, path, cypher=True, **parameters)
    with GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.user, neo4j_server.password)) as driver:
        result = driver.execute_query(found["cypher"]).records
    expected = rows if rows is not None else len(found.get("items") or found.get("cells") or found["periods"])
    assert len(result) >= expected
    assert bool(result) == bool(expected)


def test_questions_that_ask_for_numbers_get_them(client: TestClient) -> None:
    meetings = get(client, "/meetings", limit=500)["items"]
    assert get(client, "/ask", q="how many meetings")["number"] == len(meetings)
    ranking = get(client, "/ask", q="who did Egypt meet most often")["counts"]["cells"]
    assert ranking
    assert all(cell["labels"][0]["name"] for cell in ranking)
    years = get(client, "/ask", q="meetings per year")["counts"]["cells"]
    assert sum(cell["events"] for cell in years) == len(meetings)
    dated = sorted(event["when"]["start"] for event in meetings if event["when"]["start"])
    (first,) = get(client, "/ask", q="the first meeting")["answer"]["items"]
    (latest,) = get(client, "/ask", q="the latest meeting")["answer"]["items"]
    assert (first["when"]["start"], latest["when"]["start"]) == (dated[0], dated[-1])
    assert get(client, "/ask", q="how many meetings")["understood"]["counted"] == "/v1/aggregate?by=type&type=meeting"


def test_nobody_takes_part_in_nothing(client) -> None:
    for path in ("/v1/aggregate?by=type&between=Zzyx+Qwert", "/v1/facets?field=type&between=%1B%26"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert '"events":0' in answer.text
