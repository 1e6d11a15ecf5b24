"""Articles in which people act for bodies -> answers that know for which, at every door."""

import csv
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.app.conftest import open_app

ARTICLES = (
    ("2024-03-05", "UN Secretary-General Elena Vargas met Syrian President Karim Haddad in Damascus on Monday."),
    ("2024-03-12", "NATO Secretary General Lars Nyberg held talks with Turkish President Emre Aydin in Ankara on Monday."),
    ("2024-03-19", "Hezbollah leader Samir Khoury met Iranian Foreign Minister Bahram Tabrizi in Beirut on Monday."),
    ("2024-03-26", "UN officials met Sudanese Foreign Minister Idris Osman in Khartoum on Monday."),
    ("2024-04-02", "Former NATO chief Jan de Wit met Georgian Prime Minister Levan Beridze in Tbilisi on Monday."),
    ("2024-04-09", "The head of the International Monetary Fund, Clara Rossi, met Egyptian President Tarek Mansour in Cairo on Monday."),
    ("2024-04-16", "European Commission President Anna Keller met Chinese President Li Wen in Beijing on Monday."),
    ("2024-05-07", "The IAEA envoy met the Iraqi foreign minister in Baghdad on Monday."),
    ("2024-04-30", "Syrian President Karim Haddad met Omani Foreign Minister Said Nasr in Muscat on Monday."),
    ("2024-05-14", "Officials from the World Health Organization met Ugandan Health Minister Peter Okello in Kampala on Monday."),
    ("2024-05-21", "A World Bank official met Kenyan Finance Minister Daniel Otieno in Nairobi on Monday."),
    ("2024-05-28", "A senior diplomat from the African Union met Malian President Amadou Keita in Bamako on Monday."),
    ("2024-06-04", "Members of the NATO staff met Latvian Foreign Minister Janis Ozols in Riga on Monday."),
    ("2024-06-11", "Representatives of the Arab League and Chad met in Cairo on Monday."),
    ("2024-06-18", "Troops attacked rebels near the Chadian town of Abeche on Monday."),
    ("2024-04-23", "The United Nations Security Council condemned Sudan on Monday."),
)  # fmt: skip


@pytest.fixture(scope="module")
def told(neo4j_server, intake) -> Iterator[TestClient]:
    """A service that has read these articles."""
    for client in open_app(neo4j_server, intake, []):
        for day, text in ARTICLES:
            assert client.post("/v1/articles", json={"id": day, "published": day, "text": text}).status_code == 201
        yield client


@pytest.mark.parametrize(
    ("between", "days"),
    [
        (("UN", "Syria"), ["2024-03-04"]),
        (("United Nations", "Sudan"), ["2024-03-25"]),
        (("UN officials",), ["2024-03-25", "2024-03-04"]),
        (("org:U.N.",), ["2024-03-25", "2024-03-04"]),
        (("NATO", "Turkey"), ["2024-03-11"]),
        (("NATO", "Georgia"), []),
        (("Hezbollah", "Iran"), ["2024-03-18"]),
        (("Lebanon", "Iran"), ["2024-03-18"]),
        (("Hezbollah", "Lebanon"), []),
        (("IMF", "Egypt"), ["2024-04-08"]),
        (("UN", "Elena Vargas"), []),
        (("EU", "China"), ["2024-04-15"]),
        (("European Commission", "China"), ["2024-04-15"]),
        (("European Parliament", "China"), []),
        (("EU", "European Commission"), []),
        (("WHO", "Uganda"), ["2024-05-13"]),
        (("World Bank", "Kenya"), ["2024-05-20"]),
        (("African Union", "Mali"), ["2024-05-27"]),
        (("NATO", "Latvia"), []),
        (("Arab League", "Chad"), ["2024-06-10"]),
    ],
    ids=" and ".join,
)
def test_meetings_of_a_body_are_those_of_who_acts_for_it(
    between: tuple[str, ...], days: list[str], told: TestClient
) -> None:
    found = told.get("/v1/meetings", params={"between": between}).json()["items"]
    assert [item["when"]["start"] for item in found] == days
    counted = told.get("/v1/aggregate", params={"between": between, "type": "meeting", "by": "month"}).json()
    assert counted["events"] == len(days)


@pytest.mark.parametrize("then", [{}, {"as_of": "2100-01-01"}], ids=["now", "then"])
def test_network_of_sides_has_countries_and_the_bodies_of_none(then: dict[str, str], told: TestClient) -> None:
    network = told.get("/v1/network", params={"nodes": "sides", "type": "meeting"} | then).json()
    name = {node["id"]: node["country"] or node["name"] for node in network["nodes"]}
    ties = {tuple(sorted((name[edge["source"]], name[edge["target"]]))): edge["events"] for edge in network["edges"]}
    assert ties == {
        ("SYR", "United Nations"): 1, ("NATO", "TUR"): 1, ("IRN", "LBN"): 1, ("SDN", "United Nations"): 1, ("EGY", "International Monetary Fund"): 1,
        ("CHN", "European Commission"): 1, ("IRQ", "International Atomic Energy Agency"): 1, ("OMN", "SYR"): 1, ("UGA", "World Health Organization"): 1,
        ("KEN", "World Bank"): 1, ("African Union", "MLI"): 1, ("Arab League", "TCD"): 1,
    }  # fmt: skip
    assert {node["kind"] for node in network["nodes"]} == {"country", "organization"}
    assert {"Syria", "Turkey", "World Bank"} <= {node["name"] for node in network["nodes"]}
    everything = told.get("/v1/network", params={"nodes": "sides"} | then).json()
    assert not [node["name"] for node in everything["nodes"] if node["name"] and node["name"].islower()]
    (body,) = [node for node in network["nodes"] if node["name"] == "United Nations"]
    assert (body["kind"], body["country"], body["events"], body["degree"]) == ("organization", None, 2, 2)
    assert told.get("/v1/meetings", params={"actor": body["id"]}).json()["items"]


def test_each_door_tells_the_body(told: TestClient) -> None:
    (event,) = told.get("/v1/meetings", params={"between": ["UN", "Syria"]}).json()["items"]
    seats = {seat["name"]: seat["organization"] for seat in event["participants"]}
    assert seats == {"Elena Vargas": "United Nations", "Karim Haddad": None}
    address = {"between": ["UN", "Syria"]}
    rows = list(
        csv.DictReader(told.get("/v1/export/events.csv", params=address | {"shape": "participants"}).text.splitlines())
    )
    assert {row["name"]: row["organization"] for row in rows} == {"Elena Vargas": "United Nations", "Karim Haddad": ""}
    assert (
        '<data key="e_organization">United Nations</data>' in told.get("/v1/export/events.graphml", params=address).text
    )
    triples = told.get("/v1/triples", params=address).json()["items"]
    assert {t["subject_name"]: t["organization"] for t in triples}["Elena Vargas"] == "United Nations"
    assert "United Nations" in told.get(f"/events/{event['id']}").text


def test_a_question_in_words_finds_who_acts_for_a_body(told: TestClient) -> None:
    for question in (
        "When did the UN meet Syria?",
        "meetings between UN officials and Syria",
        "talks of NATO with Turkish officials",
    ):
        answer = told.get("/v1/ask", params={"q": question}).json()["answer"]
        assert [item["when"]["start"] for item in answer["items"]] in (["2024-03-04"], ["2024-03-11"]), question


def test_nobody_by_that_name_acts_for_a_body_that_nobody_acts_for(told: TestClient) -> None:
    answer = told.get("/v1/meetings", params={"between": "OPEC"}).json()
    assert answer["items"] == []
    assert "No actor in the graph is called" in str(answer)


def test_an_organ_takes_part_for_its_organization_and_not_the_other_way_round(told: TestClient) -> None:
    found = {
        words: told.get("/v1/events", params={"between": [words, "Sudan"]}).json()["items"]
        for words in ("UN", "UNSC", "UNHCR")
    }
    assert [[event["type"] for event in events] for events in found.values()] == [
        ["meeting", "accusation"][::-1],
        ["accusation"],
        [],
    ]


def test_paths_and_counterparts_go_by_who_acts_for_a_body(told: TestClient) -> None:
    (direct,) = told.get("/v1/paths", params={"from": "UN", "to": "Syria"}).json()
    assert direct["actors"] == ["Elena Vargas", "Karim Haddad"]
    (over,) = told.get("/v1/paths", params={"from": "UN", "to": "Oman"}).json()
    assert over["actors"] == ["Elena Vargas", "Karim Haddad", "Said Nasr"]
    (body,) = [
        a
        for a in told.get("/v1/actors", params={"q": "United Nations"}).json()["items"]
        if a["name"] == "United Nations"
    ]
    others = told.get(f"/v1/actors/{body['id']}/counterparts").json()["items"]
    assert {other["name"] for other in others} == {"Karim Haddad", "Idris Osman"}
    mine = told.get(f"/v1/actors/{body['id']}/events").json()["items"]
    assert [event["when"]["start"] for event in mine] == ["2024-03-25", "2024-03-04"]


@pytest.mark.parametrize(
    ("office", "days"),
    [("envoy", ["2024-05-06"]), ("foreign minister", ["2024-05-06"]), ("president", []), ("minister", ["2024-05-06"])],
)
def test_an_office_is_that_of_unnamed_people_too(office: str, days: list[str], told: TestClient) -> None:
    for asked in ({}, {"as_of": "2999-01-01T00:00:00Z"}):
        found = told.get("/v1/meetings", params={"between": "IAEA", "office": office} | asked).json()["items"]
        assert [event["when"]["start"] for event in found] == days


def test_the_chief_of_a_body_is_its_secretary_general(told: TestClient) -> None:
    answer = told.get("/v1/ask", params={"q": "When did the NATO chief meet Turkish officials?"}).json()
    assert answer["understood"]["filter"]["office"] == "chief"
    assert [event["when"]["start"] for event in answer["answer"]["items"]] == ["2024-03-11"]


def test_a_title_tells_the_body_of_a_person(told: TestClient) -> None:
    (event,) = told.get("/v1/meetings", params={"between": ["UN", "Syria"]}).json()["items"]
    assert event["title"] == "Karim Haddad (SYR) met Elena Vargas (United Nations) in Damascus"
