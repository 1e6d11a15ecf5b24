"""The client against a live service: pages followed, problems raised, questions answered, files written whole."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.client import Dragoman, Refused, Unreachable
from tests.app.test_cli import dragoman


@pytest.fixture
def client(service: str) -> Iterator[Dragoman]:
    with Dragoman(service) as client:
        yield client


def test_everything_that_a_reader_asks(client: Dragoman, service: str, tmp_path: Path) -> None:
    every = list(client.events(limit=2))
    assert len(every) == len({event.id for event in every}) == client.get("/v1/aggregate", by="type")["events"]
    meetings = list(client.meetings(between=["Egypt", "Jordan"], start="2024"))
    assert meetings
    assert {event.type for event in meetings} == {"meeting"}
    assert client.event(meetings[0].id) == meetings[0]
    actor = client.actor(meetings[0].participants[0].actor)
    assert actor in list(client.actors(actor.name))
    assert client.article(meetings[0].evidence[0].article.id).text
    answer = client.ask("how many meetings between Egypt and Jordan")
    assert (answer.number, [event.type for event in answer.events][:1]) == (
        answer.understood["filter"] and answer.number,
        ["meeting"],
    )
    client.export(tmp_path / "all.csv")
    assert (tmp_path / "all.csv").read_text().startswith("id,type,")
    with pytest.raises(Refused) as caught:
        client.export(tmp_path / "none.csv", colour="red")
    assert (caught.value.status, sorted(p.name for p in tmp_path.glob("*.csv*"))) == (422, ["all.csv"])
    with pytest.raises(Refused) as caught:
        client.event("evt-none")
    assert caught.value.status == 404
    with pytest.raises(Refused) as caught:
        client.ask("hello")
    assert caught.value.suggestions

    # The command line asks a service through it, and says the same as from the database.
    said = dragoman("ask", "meetings between Egypt and Jordan", "--service", service)
    assert (said.returncode, meetings[0].title in said.stdout) == (0, True), said.stderr
    both = dragoman("ask", "-", "--json", "--service", service, stdin="hello\nhow many meetings\n")
    first, second = map(json.loads, both.stdout.splitlines())
    assert (both.returncode, first["filter"], second["number"]) == (1, {}, client.ask("how many meetings").number)


def test_a_service_that_is_away_is_told() -> None:
    with Dragoman("http://127.0.0.1:1") as client, pytest.raises(Unreachable, match="no service answers"):
        client.get("/v1/ontology")
    said = dragoman("ask", "meetings", "--service", "http://127.0.0.1:1")
    assert (said.returncode, "Traceback" in said.stderr) == (3, False)


def test_importing_it_loads_neither_database_nor_language_nor_service() -> None:
    code = "import sys, app.client; print([m for m in ('spacy', 'neo4j', 'fastapi', 'sqlalchemy', 'typer') if m in sys.modules])"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )
