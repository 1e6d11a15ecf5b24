"""The tools, asked by a real client over standard input and output, against a real service."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp_types import CallToolResult

from graph.server.login import Login
from tests.app.diplomats import PEOPLE, serving_diplomats

ROOT = Path(__file__).resolve().parents[3]
READS = {
    "search_meetings", "search_events", "ask", "get_event", "find_actor", "dataset_info", "actor_timeline", "counterparts",
}  # fmt: skip
MOST_BYTES = 20_000  # of one answer: what a model reads without harm


def environment() -> dict[str, str]:
    known = {key: value for key, value in os.environ.items() if not key.startswith("DRAGOMAN_")}
    return known | {"PYTHONPATH": str(ROOT)}


class Session:
    """One process of `dragoman mcp`, with which the tests of a module talk."""

    def __init__(self, address: str) -> None:
        self._loop = asyncio.new_event_loop()
        command = ["-m", "app", "mcp", "--service", address]
        self._client = Client(StdioServerParameters(command=sys.executable, args=command, env=environment(), cwd=ROOT))
        self._talk: asyncio.Queue[Any] = asyncio.Queue()
        self._started = self._loop.create_future()
        self._task = self._loop.create_task(self._run())
        self._loop.run_until_complete(self._started)

    async def _run(self) -> None:
        """Hold the connection in one task, as its library wants."""
        async with self._client as client:
            self._started.set_result(client)
            while (item := await self._talk.get()) is not None:
                work, done = item
                done.set_result(await work(client))

    def do(self, work: Callable[[Client], Awaitable[Any]]) -> Any:
        done = self._loop.create_future()
        self._talk.put_nowait((work, done))
        return self._loop.run_until_complete(done)

    def call(self, tool: str, /, **given: Any) -> CallToolResult:
        return self.do(lambda client: client.call_tool(tool, given))

    def ask(self, tool: str, /, **given: Any) -> dict[str, Any]:
        result = self.call(tool, **given)
        assert not result.is_error, result.content[0].text
        assert json.loads(result.content[0].text) == result.structured_content
        assert len(result.content[0].text) < MOST_BYTES
        return result.structured_content

    def refused(self, tool: str, /, **given: Any) -> str:
        result = self.call(tool, **given)
        assert result.is_error
        return result.content[0].text

    def close(self) -> None:
        self._talk.put_nowait(None)
        self._loop.run_until_complete(self._task)
        self._loop.close()


@pytest.fixture(scope="module")
def session(neo4j_server: Login) -> Iterator[Session]:
    with serving_diplomats(neo4j_server) as address:
        session = Session(address)
        yield session
        session.close()


def test_tools_say_that_they_read_only_and_what_they_take_and_give(session: Session) -> None:
    tools = session.do(lambda client: client.list_tools()).tools
    assert {tool.name for tool in tools} == READS
    for tool in tools:
        assert tool.annotations.read_only_hint
        assert not tool.annotations.destructive_hint
        assert tool.output_schema["type"] == "object"
        assert len(tool.description) > 40
    assert "data" in session.do(_instructions)


async def _instructions(client: Client) -> str:
    return client.instructions


def test_meetings_are_found_with_a_sentence_marked_as_quoted(session: Session) -> None:
    found = session.ask("search_meetings", between=["Jordan", "Egypt"])
    (meeting,) = found["events"]
    assert [seat["name"] for seat in meeting["participants"]] == ["Nizar Haddad", "Karim Sabry"]
    assert meeting["start"] == "2016-05-04"
    assert meeting["evidence"][0]["quoted_from_article"].startswith("Nizar Haddad met Karim Sabry")
    assert found["more"] is False


def test_events_are_narrowed_and_cut(session: Session) -> None:
    found = session.ask("search_events", type=["meeting"], since="2013", until="2016", limit=2)
    assert len(found["events"]) == 2
    assert found["more"] is True
    assert all("2013" <= event["start"][:4] <= "2016" for event in found["events"])


def test_nothing_comes_with_the_reason(session: Session) -> None:
    assert "Peru" in session.ask("search_meetings", between=["Peru", "Egypt"])["note"]


def test_a_question_comes_with_how_it_was_understood(session: Session) -> None:
    found = session.ask("ask", question="meetings between Jordanian and Egyptian officials")
    assert len(found["events"]) == 1
    assert "between=country%3AJOR" in found["note"]


def test_an_event_is_shown_with_what_to_cite(session: Session) -> None:
    id_ = session.ask("search_meetings", between=["Spain"])["events"][0]["id"]
    shown = session.ask("get_event", id=id_)
    assert shown["event"]["evidence"][0]["publisher"] == "Sample Wire"
    assert shown["address"] == f"/v1/events/{id_}"
    assert shown["sentences_left_out"] == 0


def test_an_actor_is_found_and_followed(session: Session) -> None:
    (actor,) = session.ask("find_actor", name="Moualem")["actors"]
    assert actor["offices"][0]["title"] == "Foreign Minister"
    line = session.ask("actor_timeline", actor="Karim Sabry", order="oldest_first")
    assert [event["start"] for event in line["events"]] == ["2016-05-04", "2016-08-09"]
    assert session.ask("actor_timeline", actor=actor["id"])["actor"]["name"] == "Walid al-Moualem"


def test_counterparts_are_counted(session: Session) -> None:
    found = session.ask("counterparts", actor="Karim Sabry")
    assert {(one["name"], one["events"]) for one in found["counterparts"]} == {
        ("Nizar Haddad", 1),
        ("Syrian Foreign Ministry", 1),
    }
    assert not found["more"]
    assert session.ask("counterparts", actor="Karim Sabry", limit=1)["more"]
    assert session.ask("counterparts", actor="Karim Sabry", until="1999")["counterparts"] == []
    for_syria = session.ask("counterparts", actor="Syria")
    assert {one["country"] for one in for_syria["counterparts"]} == {"RUS", "EGY", "IRN"}


def test_the_dataset_is_described_with_the_words_that_tools_take(session: Session) -> None:
    info = session.ask("dataset_info")
    assert info["articles"] == len(PEOPLE)
    assert info["newest"] == "2018-08-10"
    assert "meeting" in info["event_types"]
    assert "denied" in info["statuses"]


@pytest.mark.parametrize(
    ("tool", "given", "told"),
    [
        ("search_events", {"type": ["meting"]}, "did you mean 'meeting'"),
        ("search_events", {"since": "last week"}, "write 2023, 2023-10 or 2023-10-11"),
        ("search_meetings", {"between": ["country:Atlantis"]}, "is no country"),
        ("get_event", {"id": "evt-none"}, "there is no event 'evt-none'"),
        ("ask", {"question": "what is love"}, "try: "),
        ("actor_timeline", {"actor": "Nizar Haddad"}, "fits several actors"),
        ("counterparts", {"actor": "Ulrike Vandenberg"}, "nobody is called"),
        ("search_events", {"limit": 5000}, "less than or equal to 50"),
    ],
)
def test_errors_say_what_to_write_instead(tool: str, given: dict[str, Any], told: str, session: Session) -> None:
    assert told in session.refused(tool, **given)


def test_a_service_that_is_away_is_told_and_the_server_lives_on() -> None:
    session = Session("http://127.0.0.1:9")
    assert "does not answer" in session.refused("dataset_info")
    assert "does not answer" in session.refused("ask", question="meetings")
    session.close()


def test_nothing_but_the_protocol_is_on_standard_output() -> None:
    hello = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
        "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}}  # fmt: skip
    command = [sys.executable, "-m", "app", "mcp", "--service", "http://127.0.0.1:9"]
    done = subprocess.run(
        command, input=json.dumps(hello) + "\n", capture_output=True, text=True, env=environment(), cwd=ROOT, timeout=60, check=False
    )  # fmt: skip
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["result"]["serverInfo"]["name"] for line in lines] == ["dragoman"]


def test_without_the_extra_the_command_says_how_to_install_it() -> None:
    code = "import sys; sys.modules['mcp'] = None; sys.argv = ['dragoman', 'mcp']; from app.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment(),
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "pip install 'dragoman[mcp]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_address_that_is_none_ends_the_command(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "mcp", "--service", "nowhere"], capture_output=True, text=True, env=environment(), cwd=ROOT,
        timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "write http://HOST:PORT" in done.stderr


def test_an_argument_that_a_tool_does_not_take_is_refused(session: Session) -> None:
    found = session.call("search_meetings", country="Syria")
    assert found.is_error
    assert "country" in found.content[0].text
    tools = session.do(lambda client: client.list_tools()).tools
    assert all(tool.input_schema["additionalProperties"] is False for tool in tools)


def test_what_is_wrong_with_an_argument_names_it(session: Session) -> None:
    assert "between.0: it is empty" in session.call("search_meetings", between=[""]).content[0].text
