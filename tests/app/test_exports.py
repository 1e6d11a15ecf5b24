"""Every format holds every event, can be read by the programs that it is for, and cannot be broken by what an article says."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import rdflib
from lxml import etree
from msgspec.structs import replace
from starlette.testclient import TestClient

from app.exports.formats import FORMATS, write
from app.exports.head import Head
from app.exports.tables import columns, iter_rows
from graph.streams import ExportedEvent, Seat, Source, Spot
from tests.app.test_cli import dragoman

ODD = '=cmd|"x"!A1 <b>&amp;</b>\nline two \u202e مرحبا \x01 \\ {brace}'
EVENT = ExportedEvent(
    "evt-1", "meeting", "CONSULT", "040", "happened", ODD, None, None, None, 0.9, 1, 1, Spot("-Place", "EGY", -30.5, 31.25), (ODD, "b | c"),
    (Seat("per-1", ODD, "person", "host", "@Minister", "EGY", "GOV"), Seat("cty-2", "B", "country", "visitor", None, None, None)),
    (Source("clm-1", ODD, "art/1 ä", "https://news.example/?a=1&b=<2>", None, None, "CC0-1.0"),),
)  # fmt: skip
HEAD = Head(
    day="2026-11-24",
    address='/v1/export/events.csv?q="a b"',
    licence="https://licence.example/x",
    base="http://127.0.0.1:8000",
)


def written(form: Any, events: tuple[ExportedEvent, ...] = (EVENT,), shape: Any = "events") -> bytes:
    return b"".join(write(events, form, HEAD, shape))


@pytest.fixture(scope="module")
def events(client: TestClient) -> list[dict[str, Any]]:
    return client.get("/v1/events", params={"limit": 500}).json()["items"]


def exported(client: TestClient, form: str, **parameters: Any) -> Any:
    answer = client.get(f"/v1/export/events.{form}", params=parameters)
    assert answer.status_code == 200, answer.text
    licence, cited = answer.headers["Link"].split(", ")
    assert licence == '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
    assert cited == f'<{answer.url}>; rel="cite-as"'
    assert answer.headers["Content-Disposition"].endswith(f'.{form}"')
    return answer


def test_csv_has_a_row_for_each_event_or_participant(client: TestClient, events: list[dict[str, Any]]) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(client, "csv").text, newline="")))
    assert sorted(row["id"] for row in rows) == sorted(event["id"] for event in events)
    assert tuple(rows[0]) == columns("events")
    seats = list(csv.DictReader(io.StringIO(exported(client, "csv", shape="participants").text, newline="")))
    assert len(seats) == sum(len(event["participants"]) for event in events)
    assert {row["name"] for row in seats} == {seat["name"] for event in events for seat in event["participants"]}


def test_cell_of_what_an_event_does_not_have_is_empty() -> None:
    bare = replace(EVENT, place=None, topics=(), participants=(), claims=())
    (row,) = csv.DictReader(io.StringIO(written("csv", (bare,)).decode(), newline=""))
    empty = {name for name, cell in row.items() if cell == ""}
    assert {"place", "latitude", "topics", "participants", "actors", "evidence", "urls", "published"} <= empty
    assert not any(cell.startswith("[") for cell in row.values())


PLAIN = ExportedEvent(
    "evt-2", "visit", "CONSULT", "042", "planned", "A visits B", "2024-03-05", "2024-03-06", "day", 0.85, 3, 2,
    Spot("Cairo", "EGY", 30.05, 31.25), ("gas", "water"),
    (Seat("per-3", "A", "person", "visitor", "minister", "JOR", "GOV"), Seat("cty-2", "B", "country", "host", None, "EGY", "GOV")),
    tuple(Source(f"clm-{n}", f"It said so {n} times.", f"art-{n}", f"https://news.example/{n}", "SANA", f"2024-03-0{n}", "CC0-1.0") for n in (1, 2)),
)  # fmt: skip
SINGLE = replace(PLAIN, claims=PLAIN.claims[:1])
NOWHERE = replace(PLAIN, place=None, topics=(), start=None, end=None, precision=None, claims=())
COUNTRY = replace(PLAIN, place=Spot("Egypt", "EGY", None, None))


@pytest.mark.parametrize(
    "event", [PLAIN, SINGLE, NOWHERE, COUNTRY], ids=["two claims", "one claim", "nowhere", "no point"]
)
@pytest.mark.parametrize("shape", ["events", "participants"])
def test_csv_says_what_the_table_says(event: ExportedEvent, shape: Any) -> None:
    _, *written_rows = csv.reader(io.StringIO(written("csv", (event,), shape).decode(), newline=""))
    table = [
        ["" if cell is None else " | ".join(cell) if isinstance(cell, list) else str(cell) for cell in row]
        for row in iter_rows((event,), shape)
    ]
    assert table
    assert written_rows == table


def test_sources_of_a_row_are_each_told_once() -> None:
    (one,) = EVENT.claims
    more = (one, replace(one, claim="clm-2", published="2024-03-05", publisher="SANA"), replace(one, url=None))
    (row,) = csv.DictReader(
        io.StringIO(written("csv", (replace(EVENT, claims=more),)).decode().replace("\0", ""), newline="")
    )
    assert row["urls"] == f"{one.url} | {one.article}"
    assert (row["publishers"], row["published"], row["licences"]) == ("SANA", "2024-03-05", "CC0-1.0")


def test_the_filter_is_that_of_events(client: TestClient) -> None:
    both = {"between": ["Egypt", "Jordan"], "type": "meeting"}
    found = client.get("/v1/events", params=both).json()["items"]
    lines = exported(client, "jsonl", **both).text.splitlines()
    assert sorted(json.loads(line)["id"] for line in lines) == sorted(event["id"] for event in found)
    assert exported(client, "csv", between="person:Nobody Known").text.count("\n") == 1


def test_each_format_holds_every_event(client: TestClient, events: list[dict[str, Any]]) -> None:
    ids = {event["id"] for event in events}
    geo = exported(client, "geojson").json()
    assert (geo["type"], {f["id"] for f in geo["features"]}) == ("FeatureCollection", ids)
    tree = etree.fromstring(exported(client, "graphml").content)
    nodes = [node.get("id") for node in tree.iter("{*}node")]
    assert len(nodes) == len(set(nodes))
    assert ids <= set(nodes)
    assert {edge.get(end) for edge in tree.iter("{*}edge") for end in ("source", "target")} <= set(nodes)
    keys = {key.get("id") for key in tree.iter("{*}key")}
    assert {data.get("key") for data in tree.iter("{*}data")} <= keys
    graph = rdflib.Graph().parse(data=exported(client, "ttl").text, format="turtle")
    assert len(set(graph.subjects(rdflib.RDF.type, rdflib.URIRef("https://schema.org/Event")))) == len(ids)
    linked = exported(client, "jsonld").json()
    assert {node["@id"].rpartition("/")[2] for node in linked["@graph"]} == ids
    table = pq.read_table(io.BytesIO(exported(client, "parquet").content))
    assert (set(table.column("id").to_pylist()), table.schema.metadata[b"licence"]) == (
        ids,
        b"https://creativecommons.org/licenses/by/4.0/",
    )


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "a, b",
        '"quoted"',
        'half "',
        "two\nlines",
        "two\r\nlines",
        "old\rline",
        "'single",
        " spaces ",
        "; | tab\t",
        "مرحبا",
    ],
)
@pytest.mark.parametrize("shape", ["events", "participants"])
def test_any_text_is_read_back_from_its_cell(text: str, shape: str) -> None:
    seat, source = EVENT.participants[0], EVENT.claims[0]
    event = replace(EVENT,
        title=text, participants=(replace(seat, name=text, office=text),), claims=(replace(source, sentence=text, url=text),)
    )  # fmt: skip
    (row,) = csv.DictReader(io.StringIO(written("csv", (event,), shape).decode(), newline=""))
    assert (row["title"], row["evidence"], row["urls"]) == (text, text, text)
    assert {"name": text, "office": text}.items() <= row.items() or row["participants"].startswith(f"{text} (")
    assert None not in row
    assert None not in row.values()


def test_no_cell_is_a_formula() -> None:
    (row,) = csv.DictReader(io.StringIO(written("csv").decode(), newline=""))
    assert all(not value.startswith(("=", "+", "@", "\t")) for value in row.values())
    assert (row["title"][:2], row["place"], row["latitude"]) == ("'=", "'-Place", "-30.5")


def test_geojson_puts_longitude_first_and_says_where_it_is_from() -> None:
    data = json.loads(written("geojson"))
    assert data["features"][0]["geometry"] == {"type": "Point", "coordinates": [31.25, -30.5]}
    assert (data["licence"], data["citation"]) == (HEAD.licence, HEAD.citation)
    assert json.loads(written("geojson", ()))["features"] == []


def test_graphml_survives_what_xml_cannot_hold() -> None:
    tree = etree.fromstring(written("graphml"))
    labels = [data.text for data in tree.iter("{*}data") if data.get("key") == "n_label"]
    assert labels[0] == ODD.replace("\x01", "")


def test_turtle_keeps_the_exact_words() -> None:
    graph = rdflib.Graph().parse(data=written("ttl").decode(), format="turtle")
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    assert [str(o) for o in graph.objects(None, oa.exact)] == [ODD]
    assert {str(s) for s in graph.objects(None, oa.hasSource)} == {"http://127.0.0.1:8000/articles/art%2F1%20%C3%A4"}


def test_jsonld_has_the_licence() -> None:
    document = json.loads(written("jsonld"))
    assert document["license"] == HEAD.licence
    assert document["@graph"][0]["eventStatus"] == EVENT.status  # a denied event is none that was


@pytest.mark.parametrize("form", FORMATS)
def test_export_is_made_part_by_part(form: Any) -> None:
    """Half of what is asked for is read before the last part is made."""
    read = 0

    def many() -> Iterator[ExportedEvent]:
        nonlocal read
        for number in range(25_000):
            read += 1
            yield replace(EVENT, id=f"evt-{number}")

    parts = write(many(), form, HEAD, "events")
    next(parts)
    assert read <= 12_500
    assert sum(1 for _ in parts) > 1
    assert read == 25_000


@pytest.mark.parametrize(
    ("path", "status"),
    [("/v1/export/events.xls", 422), ("/v1/export/events.csv?limit=5", 422), ("/v1/export/events.csv?as_of=soon", 422)],
)
def test_what_cannot_be_exported_is_told(client: TestClient, path: str, status: int) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")


def test_triples_say_who_in_which_role_and_who_to_whom(client: TestClient) -> None:
    both = {"between": ["Egypt", "Jordan"], "type": "meeting", "topic": "ferry"}
    (event,) = client.get("/v1/events", params=both).json()["items"]
    triples = client.get("/v1/triples", params=both).json()["items"]
    assert {(t["subject"], t["relation"], t["object"]) for t in triples} == {
        (s["actor"], s["role"], event["id"]) for s in event["participants"]
    }
    (met,) = client.get("/v1/triples", params={**both, "object": "actor"}).json()["items"]
    assert (met["relation"], {met["subject_name"], met["object_name"]}) == ("met", {"Karim Sabry", "Nizar Haddad"})
    pages, address = 0, "/v1/triples?limit=3"
    while address:
        page = client.get(address).json()
        pages, address = pages + 1, page["next"]
    assert pages > 2


def test_command_takes_the_format_from_the_name_of_the_file_and_says_why_it_is_empty(
    client: TestClient, neo4j_server, tmp_path: Path
) -> None:
    settings = {"neo4j_uri": neo4j_server.uri, "neo4j_user": neo4j_server.user, "neo4j_password": neo4j_server.password}
    done = dragoman("export", "--filter", "between=Egypt", "-o", tmp_path / "e.GeoJSON", **settings)
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "e.GeoJSON").read_text())["type"] == "FeatureCollection"
    assert "/v1/export/events.geojson?between=Egypt" in done.stderr
    given = dragoman(
        "export", "--filter", "between=Atlantis", "--format", "csv", "-o", tmp_path / "e.jsonl", "--json", **settings
    )
    assert json.loads(given.stderr)["why"] == "No actor in the graph is called 'Atlantis'."
    assert (tmp_path / "e.jsonl").read_text().startswith("id,type,")


def test_command_writes_a_file_and_says_how_to_cite_it(client: TestClient, neo4j_server, tmp_path: Path) -> None:
    settings = {"neo4j_uri": neo4j_server.uri, "neo4j_user": neo4j_server.user, "neo4j_password": neo4j_server.password}
    found = client.get("/v1/meetings", params={"between": ["Egypt", "Jordan"]}).json()["items"]
    done = dragoman("export", "meetings between Egypt and Jordan", "-o", tmp_path / "m.csv", "--json", **settings)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stderr)["events"] == len(found)
    assert len(list(csv.DictReader(io.StringIO((tmp_path / "m.csv").read_text(), newline="")))) == len(found)
    lines = dragoman(
        "export", "--format", "jsonl", "--filter", "between=Egypt&between=Jordan&type=meeting&from=2024", **settings
    )
    assert len(lines.stdout.splitlines()) <= len(found)
    twice = dragoman("export", "meetings in 2024", "--filter", "from=2020&topic=a&topic=b", **settings)
    assert (twice.returncode, "from, topic: give it once" in twice.stderr) == (2, True)
    refused = dragoman("export", "--filter", "colour=red", **settings)
    assert (refused.returncode, "colour" in refused.stderr, "Traceback" in refused.stderr) == (2, True, False)
    plain = dragoman("export", "--filter", "Iran", **settings)
    assert (plain.returncode, "'Iran' is no filter" in plain.stderr, "Traceback" in plain.stderr) == (2, True, False)
    told = dragoman("export", "meetings in Africa", **settings)
    assert (told.returncode, "Africa" in told.stderr) == (2, True)
