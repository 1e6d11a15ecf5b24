"""The API over the real database with the sample articles."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.client import Dragoman
from app.cursors import write_cursor
from app.examples import ACTOR, ARTICLE, EVENT

PAIR = "between=Egypt&between=Jordan"


def get(client: TestClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()


def titles(client: TestClient, address: str) -> list[str]:
    return [item["title"] for item in get(client, address)["items"]]


MEETINGS = ["Karim Sabry (EGY) met Nizar Haddad (JOR) in Cairo", "Yusuf al-Khatib (JOR) met Tarek Fahmy (EGY) in Amman"]


@pytest.mark.parametrize(
    "address",
    [
        "/v1/meetings?between=Egypt&between=Jordan",
        "/v1/meetings?between=Jordan&between=Egypt",
        "/v1/meetings?between=Egyptian&between=JOR",
        "/v1/meetings?between=country:EGY&between=jordanian officials",
        "/v1/events?between=Egypt&between=Jordan&type=meeting",
        "/v1/events?between=EG&between=JO&category=CONSULT&type=meeting&status=happened",
    ],
)
def test_the_headline_question_has_one_answer_however_it_is_written(address: str, client: TestClient) -> None:
    assert titles(client, address) == MEETINGS


def test_meeting_comes_with_capacity_topics_and_exact_evidence(client: TestClient) -> None:
    meeting = get(client, f"/v1/meetings?{PAIR}")["items"][0]
    seats = [(p["name"], p["role"], p["office"], p["country"], p["sector"]) for p in meeting["participants"]]
    assert seats == [
        ("Karim Sabry", "host", "Egyptian Deputy Foreign Minister", "EGY", "GOV"),
        ("Nizar Haddad", "visitor", "Jordanian Deputy Foreign Minister", "JOR", "GOV"),
    ]
    assert (meeting["place"]["name"], meeting["when"]["start"], meeting["when"]["text"]) == (
        "Cairo",
        "2024-05-15",
        "Wednesday",
    )
    (sentence,) = meeting["evidence"]
    text = get(client, sentence["article"]["link"])["text"]
    assert text[sentence["start"] : sentence["end"]] == sentence["text"]
    assert text[sentence["trigger"]["start"] : sentence["trigger"]["end"]] == "met"


def test_nothing_says_why(client: TestClient) -> None:
    answer = get(client, "/v1/meetings?between=Egypt&between=Turkey")
    assert answer["items"] == []
    assert answer["why"] == "No event has all sides: Egypt takes part in 2 meetings, Turkey takes part in no meetings."


def test_unknown_name_says_so(client: TestClient) -> None:
    assert "called 'Atlantis'" in get(client, "/v1/events?between=Atlantis")["why"]


def test_planned_meetings_are_shown_on_request(client: TestClient) -> None:
    service = Dragoman.over(client)
    assert len(list(service.meetings(status=("planned",)))) == 1
    assert len(list(service.meetings(status=("conditional",)))) == 1


def test_pages_follow_each_other_by_next_and_by_link(client: TestClient) -> None:
    seen: list[str] = []
    address: str | None = "/v1/events?limit=4"
    while address:
        answer = client.get(address)
        seen += [item["id"] for item in answer.json()["items"]]
        address = answer.json()["next"]
        assert ("link" in answer.headers) == bool(address)
    assert len(seen) == len(set(seen)) == len(get(client, "/v1/events?limit=500")["items"])


def test_examples_of_the_description_are_true(client: TestClient) -> None:
    assert get(client, EVENT["links"]["self"]) == EVENT
    assert get(client, ACTOR["links"]["self"]) == ACTOR
    assert get(client, ARTICLE["links"]["self"]) == ARTICLE


def test_every_link_leads_somewhere(client: TestClient) -> None:
    for link in (
        EVENT["links"]["claims"],
        ACTOR["links"]["events"],
        *EVENT["links"]["articles"],
        *ARTICLE["links"]["events"],
    ):
        get(client, link)


def test_actor_is_found_by_the_beginning_of_a_name(client: TestClient) -> None:
    assert [actor.name for actor in Dragoman.over(client).actors("sabr")] == ["Karim Sabry"]


def test_actors_are_listed_by_kind(client: TestClient) -> None:
    assert {actor.kind for actor in Dragoman.over(client).actors(kind="country")} == {"country"}


def test_events_of_an_actor_take_the_filters(client: TestClient) -> None:
    address = ACTOR["links"]["events"]
    assert titles(client, f"{address}?type=meeting") == MEETINGS[:1]
    assert titles(client, f"{address}?type=assault") == []


def test_question_is_answered_with_how_it_was_understood(client: TestClient) -> None:
    answer = get(client, "/v1/ask?q=meetings between Egyptian and Jordanian officials")
    assert answer["understood"]["filter"] == {"between": ["country:EGY", "country:JOR"], "type": ["meeting"]}
    assert answer["understood"]["not_understood"] == []
    assert [item["title"] for item in answer["answer"]["items"]] == MEETINGS
    assert titles(client, answer["understood"]["address"]) == MEETINGS


def test_question_for_a_period_tells_what_it_leaves_out_for_want_of_a_day(client: TestClient) -> None:
    question = "/v1/ask?q=meetings of Jordan in June 2024"
    plain, taken = get(client, question), get(client, f"{question}&undated=reported")
    more = [item for item in taken["answer"]["items"] if item not in plain["answer"]["items"]]
    assert [item["when"]["start"] for item in more] == [None] * plain["undated"] != []
    assert all(item["when"]["reported"].startswith("2024-06") for item in more)
    assert taken["undated"] == 0
    assert titles(client, taken["understood"]["address"]) == [item["title"] for item in taken["answer"]["items"]]


def test_cypher_of_an_answer_finds_the_same(client: TestClient) -> None:
    cypher = get(client, "/v1/ask?q=meetings between Egyptian and Jordanian officials")["understood"]["cypher"]
    found = client.app.state.store._driver.execute_query(cypher, database_="neo4j").records
    assert [record["e"]["title"] for record in found] == MEETINGS


def test_ontology_lists_the_types(client: TestClient) -> None:
    assert len(get(client, "/v1/ontology")["types"]) == 21


@pytest.mark.parametrize(
    ("method", "address", "status", "says"),
    [
        ("GET", "/v1/events?betwen=Iran", 422, "did you mean 'between'"),
        ("GET", "/v1/events?type=party", 422, "party"),
        ("GET", "/v1/events?from=2023-13", 422, "2023-13"),
        ("GET", "/v1/events?from=2024&to=2023", 422, "ends before it begins"),
        ("GET", "/v1/events?status=maybe", 422, "happened"),
        ("GET", "/v1/events?country=Atlantis", 422, "Atlantis"),
        ("GET", "/v1/events?limit=100000", 422, "500"),
        ("GET", "/v1/events?cursor=rubbish", 422, "cursor"),
        ("GET", "/v1/events/evt-nothing", 404, "evt-nothing"),
        ("GET", "/v1/actors/per-nothing", 404, "per-nothing"),
        ("GET", "/v1/articles/nothing", 404, "nothing"),
        ("GET", "/v1/meeting", 404, "/v1/meetings"),
        ("DELETE", "/v1/events", 405, "GET"),
        ("GET", "/v1/ask?q=what is the price of bread", 422, "Ask like one"),
        ("GET", "/v1/ask", 422, "q"),
        ("GET", "/v1/events?q=" + "x" * 9000, 414, "characters"),
        ("GET", "/v1/events?topic=trade&topic=water", 422, "topic: give it once, not 2 times"),
        ("GET", "/v1/aggregate?by=type&from=2020&from=2021", 422, "from: give it once"),
        ("GET", "/v1/export/events.csv?place=Cairo&place=Amman", 422, "place: give it once"),
        ("GET", "/v1/ontology?typ=meeting", 422, "there is no parameter 'typ'"),
        ("GET", "/v1/review?kind=actor", 422, "there is no parameter 'kind': the names are about, limit"),
        ("GET", "/v1/events/evt-nothing?as-of=2020", 422, "did you mean 'as_of'?"),
        ("GET", "/v1/events?topic=%20", 422, "topic: it is empty"),
        ("GET", "/v1/events?between=%20", 422, "between: it is empty"),
        ("GET", "/v1/events?as_of=0001-01-01T00:00:00%2B14:00", 422, "is no time"),
        ("GET", "/v1/events?as_of=9999-12-31T23:00:00-05:00", 422, "is no time"),
        (
            "GET",
            "/v1/relations?a=Iran&b=Syria&between=EU&between=UN&actor=Egypt",
            422,
            "a, b, between, actor: four parties at most",
        ),
        (
            "GET",
            "/v1/actors/cty-egy/counterparts?between=EU&between=UN&actor=Egypt&actor=Iran",
            422,
            "four parties at most",
        ),
        ("GET", "/v1/actors/cty-egy/events?between=EU&between=UN&actor=Egypt&actor=Iran", 422, "four parties at most"),
    ],
)
def test_every_refusal_is_a_problem_that_says_what_to_write(
    method: str, address: str, status: int, says: str, client: TestClient
) -> None:
    answer = client.request(method, address)
    problem = answer.json()
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert problem["status"] == status
    assert says in json.dumps(problem)
    assert client.get(problem["type"]).status_code == 200


def test_what_is_wrong_with_a_body_names_its_fields(client: TestClient) -> None:
    said = client.post("/v1/decisions", json={"kind": "same", "right": 3}).json()["detail"]
    assert said == "left: it is missing; right: write text; reason: it is missing; author: it is missing"
    said = client.post("/v1/keys", json={"name": "x", "scopes": ["look"]}).json()["detail"]
    assert said == "scopes.0: write 'read', 'ingest', 'curate' or 'admin'"


def test_events_of_an_actor_go_on_by_next(client: TestClient) -> None:
    actor = max(get(client, "/v1/actors?kind=person")["items"], key=lambda one: one["events"])["id"]
    whole = [event["id"] for event in get(client, f"/v1/actors/{actor}/events")["items"]]
    address, pages = f"/v1/actors/{actor}/events?limit=1", []
    while address:
        page = get(client, address)
        pages += [event["id"] for event in page["items"]]
        address = page["next"]
    assert len(whole) > 1
    assert pages == whole


@pytest.mark.parametrize("question", ["", "q=a"])
@pytest.mark.parametrize("position", [(), ("x",), ("x", "y"), ("nan", "y"), ("1", "2", "3")])
def test_cursor_to_no_actor_is_refused(client: TestClient, question: str, position: tuple[str, ...]) -> None:
    cursor = write_cursor(position, question)
    if (question, len(position)) != ("", 1):  # any text is a place among ids
        assert client.get(f"/v1/actors?{question}&cursor={cursor}").status_code == 422


def test_parties_are_known_by_their_prefix_however_it_is_written(client: TestClient) -> None:
    plain = get(client, "/v1/events?between=country:Egypt&between=person:Nizar Haddad")
    assert get(client, "/v1/events?between=Country: Egypt&between=PERSON:Nizar Haddad")["items"] == plain["items"] != []


def test_plus_of_a_time_zone_may_be_written_plainly(client: TestClient) -> None:
    said = get(client, "/v1/events?as_of=2024-05-31T01:30:00+02:00")["query"]["as_of"]
    assert said == "2024-05-30T23:30:00.000000+00:00"


@pytest.mark.parametrize("address", ["/v1/events", f"/v1/meetings?{PAIR}", "/livez", "/", "/docs", "/v1/export/events.csv", "/v1/export/events.parquet", "/metrics"])  # fmt: skip
def test_head_is_answered_as_get_without_the_body(client: TestClient, address: str) -> None:
    head, whole = client.head(address), client.get(address)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-type", "etag", "link", "content-disposition", "content-security-policy"):
        assert head.headers.get(name) == whole.headers.get(name)
    if "etag" in whole.headers:
        assert client.head(address, headers={"if-none-match": whole.headers["etag"]}).status_code == 304


def test_head_of_what_is_not_there_is_refused_as_get_is(client: TestClient) -> None:
    assert client.head("/v1/events/evt-nothing").status_code == 404
    assert client.head("/v1/events?betwen=Iran").status_code == 422


def test_cursor_of_another_filter_is_refused(client: TestClient) -> None:
    cursor = get(client, "/v1/events?limit=1")["next"].split("cursor=")[1]
    assert client.get(f"/v1/events?limit=1&type=meeting&cursor={cursor}").status_code == 422


TAGGED = (
    "/v1/events", f"/v1/meetings?{PAIR}", "/v1/ask?q=meetings of Egypt", "/v1/aggregate?by=month", "/v1/facets?field=type", "/v1/relations?a=Egypt&b=Jordan",
    "/v1/network", "/v1/paths?from=Egypt&to=Jordan", "/v1/triples", "/v1/offices?country=Egypt", "/v1/review", "/v1/decisions", "/v1/actors", "/v1/jobs",
    "/v1/feeds", "/v1/dead-letters", "/v1/ontology", "/v1/quality", "/v1/keys", "/v1/actors/{actor}", "/v1/actors/{actor}/events", "/v1/actors/{actor}/counterparts",
    "/v1/actors/{actor}/offices", "/v1/actors/{actor}/why", "/v1/actors/{actor}/history", "/v1/events/{event}", "/v1/events/{event}/claims",
    "/v1/events/{event}/why", "/v1/events/{event}/history", "/v1/articles/{article}",
)  # fmt: skip


@pytest.mark.parametrize("address", TAGGED)
def test_same_answer_is_not_sent_twice(client: TestClient, address: str) -> None:
    event = get(client, f"/v1/meetings?{PAIR}")["items"][0]
    actor = next(one["actor"] for one in event["participants"] if one["kind"] == "person")
    address = address.format(event=event["id"], actor=actor, article=event["evidence"][0]["article"]["id"])
    first = client.get(address)
    assert first.status_code == 200, first.text
    for known in (first.headers["etag"], f'W/{first.headers["etag"]}, "x"', f'"x", {first.headers["etag"]}', "*"):
        again = client.get(address, headers={"if-none-match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert client.get(address, headers={"if-none-match": '"other"'}).content == first.content


def test_foreign_host_name_is_refused(client: TestClient) -> None:
    assert client.get("/v1/events", headers={"host": "evil.example"}).status_code == 421


def test_write_of_a_foreign_page_is_refused(client: TestClient) -> None:
    assert client.post("/v1/articles", content="x", headers={"origin": "https://evil.example"}).status_code == 403


def test_documentation_loads_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/docs")
    assert "http" not in page.text.replace("https://www.w3.org", "")
    assert client.get("/docs/swagger-ui-bundle.js").status_code == 200
    assert "default-src 'self'" in page.headers["content-security-policy"]


def test_description_names_every_operation_once_and_declares_problems(client: TestClient) -> None:
    document = get(client, "/openapi.json")
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    names = [operation["operationId"] for operation in operations]
    assert document["openapi"].startswith("3.1")
    assert len(names) == len(set(names))
    assert all("tags" in operation for operation in operations)
    assert "Problem" in document["components"]["schemas"]


def test_health(client: TestClient) -> None:
    assert get(client, "/livez") == {"status": "alive"}
    assert get(client, "/readyz")["checks"]["database"] == "ok"
