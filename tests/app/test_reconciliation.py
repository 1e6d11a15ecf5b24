"""An exchange as OpenRefine has it, by version 0.2 and by the draft: manifest, batch, suggestions, preview, extension."""

import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.access.scopes import scope_of
from app.api import create_app
from app.intake import Intake
from app.settings import Settings
from graph.migrations import migrate
from graph.model import ArticleHead, Extraction
from graph.store import Store
from graph.writer import save
from ingest.jobs.queue import JobQueue
from tests.app.conftest import BASE
from tests.factory import article, claim, participant, person

PEOPLE = (("Walid Muallem", "SYR"), ("Sergei Lavrov", "RUS"), ("Hassan Nasser", "SYR"), ("Hassan Nassar", "EGY"))
ABROAD = {"Origin": "https://refine.example"}


@pytest.fixture(scope="module")
def client(neo4j_server, intake: Intake, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("jobs")
    with (
        closing(JobQueue.open(f"sqlite:///{folder}/jobs.sqlite")) as queue,
        Store.connect(neo4j_server.uri, neo4j_server.user, neo4j_server.password) as store,
    ):
        store.run_schema("MATCH (n) DETACH DELETE n")
        migrate(store)
        fill(store)
        with TestClient(
            create_app(Settings(), store, intake, queue), base_url=BASE, raise_server_exceptions=False
        ) as client:
            yield client


def fill(store: Store) -> None:
    items = []
    for number, (name, country) in enumerate(PEOPLE):
        told = article(f"art-{number}", text=article().text + f" Number {number}.")
        seats = (participant("a1", country=country),)
        actor = person("a1", name, country)
        items.append(
            (
                told,
                Extraction(
                    article=ArticleHead(id=told.id),
                    actors=(actor,),
                    claims=(claim(f"clm-{number}", participants=seats),),
                ),
            )
        )
    save(store, items)


def old(client: TestClient, **queries: Any) -> dict[str, list[dict[str, Any]]]:
    answer = client.post("/reconcile", data={"queries": json.dumps(queries)}, headers=ABROAD)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    return {name: one["result"] for name, one in answer.json().items()}


def test_both_manifests_say_where_everything_is(client: TestClient) -> None:
    about = client.get("/reconcile").json()
    assert about["versions"] == ["0.2"]
    assert {"name", "identifierSpace", "schemaSpace", "defaultTypes"} <= about.keys()
    assert "{{id}}" in about["view"]["url"]
    for service in (*about["suggest"].values(), about["extend"]["propose_properties"]):
        assert (
            client.get(
                service["service_path"].replace("/", "/reconcile/", 1)
                if service["service_url"].endswith("/reconcile")
                else ""
            ).status_code
            == 200
        )
    draft = client.get("/reconcile/draft").json()
    assert draft["versions"] == ["1.0-draft"]
    assert draft["view"]["url"].endswith("/actors/{id}")


@pytest.mark.parametrize("name", ["Walid Muallem", "Walid al-Moualem", "وليد المعلم", "Walid Moallem"])
def test_a_name_finds_its_bearer_in_any_spelling_and_script(client: TestClient, name: str) -> None:
    (first, *_) = old(client, q0={"query": name, "type": "person"})["q0"]
    assert first["name"] == "Walid Muallem"
    assert 0 < first["score"] <= 100
    assert first["type"] == [{"id": "person", "name": "Person"}]
    assert {feature["id"] for feature in first["features"]} >= {"name"}


def test_answers_have_the_names_of_their_queries(client: TestClient) -> None:
    found = old(
        client,
        a={"query": "Sergei Lavrov"},
        b={"query": "Nobody at all"},
        c={"query": "Sergei Lavrov", "type": "country"},
        d={"query": ""},
    )
    assert {name: [c["name"] for c in result] for name, result in found.items()} == {
        "a": ["Sergei Lavrov"],
        "b": [],
        "c": [],
        "d": [],
    }
    assert found["a"][0]["match"] is True


def test_one_of_two_alike_is_no_match_until_the_country_tells(client: TestClient) -> None:
    plain = old(client, q={"query": "Hassan Nassir", "type": "person"})["q"]
    assert len(plain) >= 2
    assert not any(candidate["match"] for candidate in plain)
    told = old(
        client, q={"query": "Hassan Nassar", "type": "person", "properties": [{"pid": "country", "v": "Egypt"}]}
    )["q"]
    assert (told[0]["name"], told[0]["match"]) == ("Hassan Nassar", True)


@pytest.mark.parametrize(
    ("kind", "prop", "value"), [("matchType", "propertyId", "propertyValue"), ("match_type", "pid", "v")]
)
def test_the_draft_answers_in_the_order_of_the_queries(client: TestClient, kind: str, prop: str, value: str) -> None:
    queries = [
        {
            "conditions": [
                {kind: "name", value: "Sergei Lavrov"},
                {kind: "property", prop: "country", value: [{"id": "RUS", "name": "Russia"}]},
            ],
            "limit": 1,
        },
        {"type": "person", "conditions": [{kind: "name", value: "Walid Muallem"}]},
    ]
    answer = client.post("/reconcile/draft/match", json={"queries": queries}, headers=ABROAD)
    names = [[c["name"][0]["str"] for c in one["candidates"]] for one in answer.json()["results"]]
    assert [found[0] for found in names] == ["Sergei Lavrov", "Walid Muallem"]


def test_properties_are_fetched_by_both(client: TestClient) -> None:
    (lavrov, *_) = old(client, q={"query": "Sergei Lavrov"})["q"]
    wanted = {"ids": [lavrov["id"], "per-none"], "properties": [{"id": "country"}, {"id": "office"}, {"id": "events"}]}
    rows = client.post("/reconcile", data={"extend": json.dumps(wanted)}).json()["rows"]
    assert rows[lavrov["id"]] == {
        "country": [{"str": "RUS"}],
        "office": [{"str": "Chief of Staff"}],
        "events": [{"int": 1}],
    }
    assert rows["per-none"] == {"country": [], "office": [], "events": []}
    drafted = client.post("/reconcile/draft/extend", json=wanted).json()
    assert drafted["rows"][0]["properties"][0] == {"id": "country", "values": [{"str": "RUS"}]}
    assert [meta["id"] for meta in drafted["meta"]] == ["country", "office", "events"]


def test_suggestions_and_preview(client: TestClient) -> None:
    (found,) = client.get("/reconcile/suggest/entity", params={"prefix": "Lavr"}).json()["result"]
    assert found["name"] == "Sergei Lavrov"
    page = client.get("/reconcile/preview", params={"id": found["id"]})
    assert "Sergei Lavrov" in page.text
    assert "frame-ancestors *" in page.headers["Content-Security-Policy"]
    assert client.get("/reconcile/suggest/type", params={"prefix": "per"}).json()["result"] == [
        {"id": "person", "name": "Person"}
    ]
    assert client.get("/reconcile/preview", params={"id": "per-none"}).status_code == 404


@pytest.mark.parametrize(
    ("path", "sent", "status"),
    [("/reconcile", {"data": {"queries": "{"}}, 422), ("/reconcile", {"data": {"queries": json.dumps({f"q{n}": {"query": "x"} for n in range(51)})}}, 413),
     ("/reconcile/draft/match", {"json": [1]}, 422), ("/reconcile/draft/extend", {"json": {"ids": "x"}}, 422)],
)  # fmt: skip
def test_what_cannot_be_read_is_told(client: TestClient, path: str, sent: dict[str, Any], status: int) -> None:
    answer = client.post(path, **sent)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")


def test_asking_needs_the_scope_for_reading() -> None:
    assert scope_of("POST", "/reconcile") == scope_of("POST", "/reconcile/draft/match") == "read"
