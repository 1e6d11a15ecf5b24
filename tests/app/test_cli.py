"""The commands, run as a user runs them: as processes of their own."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import psutil
import pytest

from graph.server.ports import Ports
from graph.store import Store
from tests.ingest.fetching.server import Server, raw
from tests.site import publish
from tests.working import wait_for

TEXT = "President Maria Gomez met Chancellor Emil Brandt in Oslo on Friday."
ROOT = Path(__file__).resolve().parents[2]
START_LIMIT = 300  # seconds: 20 on two idle cores, 130 seen on busy ones


def environment(**settings: object) -> dict[str, str]:
    known = {key: value for key, value in os.environ.items() if not key.startswith("DRAGOMAN_")}
    return known | {f"DRAGOMAN_{key.upper()}": str(value) for key, value in settings.items()}


def dragoman(*words: str | Path, stdin: str | bytes = "", **settings: object) -> subprocess.CompletedProcess[str]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    command = [sys.executable, "-m", "app", *map(str, words)]
    done = subprocess.run(
        command, input=data, capture_output=True, env=environment(**settings), cwd=ROOT, timeout=180, check=False
    )
    return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def named(database) -> dict[str, str]:
    return {"neo4j_uri": database.uri, "neo4j_user": database.user, "neo4j_password": database.password}


def test_extract_writes_one_line_an_article_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text(
        json.dumps({"id": "b", "text": "Nothing here."}) + "\n" + json.dumps({"id": "c", "text": TEXT}) + "\n"
    )
    done = dragoman("extract", tmp_path / "b.jsonl", tmp_path / "a.txt")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [r["article"]["id"] for r in records][:2] == ["b", "c"]
    assert [len(r["claims"]) for r in records] == [0, 1, 1]
    claim = records[2]["claims"][0]
    evidence = claim["evidence"][0]
    assert TEXT[evidence["start"] : evidence["end"]] == evidence["text"]


def test_extract_explains_what_stopped_each_word(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    lines = [
        {"id": "met", "text": TEXT},
        {
            "id": "weather",
            "text": "The storm attacked the coast, and the rain did not stop before the evening of the day.",
        },
        {
            "id": "hall",
            "text": "The hall was painted in a bright colour, and the new chairs are very comfortable.",
        },
    ]
    articles.write_text("\n".join(json.dumps(line) for line in lines))
    done = dragoman("extract", "--explain", articles)
    assert done.returncode == 0
    met, weather, hall = (json.loads(line) for line in done.stdout.splitlines())
    (word,) = met["sentences"][0]["words"]
    assert (word["trigger"]["text"], word["rule"], word["stopped"]) == ("met", "meeting.meet", None)
    stopped = {word["trigger"]["text"]: word["stopped"] for word in weather["sentences"][0]["words"]}
    assert stopped["attacked"] == "it was an accident"
    assert "attacked" not in hall["summary"]
    assert hall["summary"] == "no sentence has a word that a rule knows"


def test_extract_says_which_articles_are_not_english() -> None:
    french = "Le ministre français des affaires étrangères a rencontré son homologue syrien à Paris mercredi pour parler de la paix."
    done = dragoman("extract", "-", stdin=json.dumps({"id": "fr", "text": french}))
    assert done.returncode == 0
    assert json.loads(done.stdout)["article"]["language"] == "fr"
    assert "fr: the text is not English but 'fr'" in done.stderr


def test_extract_on_two_processes_gives_the_same_in_the_same_order(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    articles.write_text(
        "\n".join(json.dumps({"id": f"a{n}", "text": TEXT.replace("Friday", f"May {n % 28 + 1}")}) for n in range(50))
    )
    alone, together = dragoman("extract", articles), dragoman("extract", articles, "--workers", "2")
    assert together.returncode == 0
    assert len(alone.stdout.splitlines()) == 50
    assert together.stdout == alone.stdout


def test_extract_reads_standard_input() -> None:
    assert json.loads(dragoman("extract", "-", stdin=TEXT).stdout)["claims"][0]["type"] == "meeting"


def test_extract_tells_broken_lines_and_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"id": "a", "text": "One."}\nrubbish\n{"id": "c", "text": "Three."}\n')
    done = dragoman("extract", file, tmp_path / "missing.txt")
    assert done.returncode == 1
    assert [json.loads(line)["article"]["id"] for line in done.stdout.splitlines()] == ["a", "c"]
    assert f"{file}:2: this is no JSON" in done.stderr
    assert "missing.txt: it cannot be opened" in done.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"\x00\x01" * 99, "binary"),
        (b"<html><body></body></html>", "no article body"),
        (b"word " * 1_000_000, "5000000 characters"),
    ],
    ids=["empty", "binary", "page without a body", "five megabytes"],
)
def test_bad_input_ends_with_a_reason_and_no_traceback(content: bytes, says: str) -> None:
    done = dragoman("extract", "-", stdin=content)
    assert (done.returncode, done.stdout) == (1, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_job_is_added_shown_and_told_missing_by_any_name(tmp_path: Path) -> None:
    added = dragoman("jobs", "add", "https://news.example/a", "https://news.example/b", "--json", data=tmp_path)
    job = json.loads(added.stdout)
    assert (added.returncode, job["state"], job["items"]) == (0, "waiting", {"waiting": 2})
    shown = dragoman("jobs", "show", job["id"], "--state", "waiting", "--json", data=tmp_path).stdout.splitlines()
    assert [json.loads(line)["source"] for line in shown[1:]] == ["https://news.example/a", "https://news.example/b"]
    assert dragoman("jobs", "add", "news.example", data=tmp_path).returncode == 2
    odd = dragoman("jobs", "show", os.fsdecode(b"b\xff"), data=tmp_path)
    assert (odd.returncode, odd.stderr.startswith("dragoman: there is no job")) == (2, True)


def test_list_of_addresses_is_saved_while_it_is_fetched(
    tmp_path: Path, named: dict[str, str], store: Store, site: Server
) -> None:
    publish(site, range(48))
    # One that hangs is given up after 20 s, and a busy machine takes minutes to save the first ones: so many hang.
    site.routes |= {f"/story/{n}": raw(b"HTTP/1.1 200 OK\r\n", pause=600) for n in range(16, 48)}
    (tmp_path / "list.txt").write_text("".join(f"{site.url(f'/story/{n}')}\n" for n in range(48)))
    settings = named | {"fetch_allow": "127.0.0.0/8", "fetch_delay": "0"}
    command = [sys.executable, "-m", "app", "ingest", str(tmp_path / "list.txt")]
    # Ctrl-C works for who runs it by hand; tests that run in the background inherit that it is ignored.
    process = subprocess.Popen(
        command, env=environment(**settings), cwd=ROOT, stderr=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )  # fmt: skip
    try:
        wait_for(lambda: store.read("count_graph")[0]["articles"] >= 16, 400)
        assert process.poll() is None
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(180)
    assert store.read("count_graph")[0]["articles"] == 16


def test_ingest_reports_and_repeats_without_change(tmp_path: Path, named: dict[str, str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "bad.jsonl").write_text("rubbish\n")
    first = dragoman("ingest", tmp_path, "--json", **named)
    report = json.loads(first.stdout)
    assert (first.returncode, report["new"], report["claims"], len(report["failed"])) == (1, 1, 1, 1)
    again = dragoman("ingest", tmp_path / "a.txt", **named)
    assert again.returncode == 0
    assert "1 read: 0 new, 1 unchanged" in again.stdout


def test_ask_answers_with_capacity_and_evidence(tmp_path: Path, named: dict[str, str]) -> None:
    (tmp_path / "a.txt").write_text(
        TEXT.replace("President", "Peruvian President").replace("Chancellor", "Austrian Chancellor")
    )
    dragoman("ingest", tmp_path, **named)
    done = dragoman("ask", "meetings between Peruvian and Austrian officials", **named)
    assert done.returncode == 0
    assert "Maria Gomez (participant: Peruvian President, PER, GOV)" in done.stdout
    assert "“Peruvian President Maria Gomez met" in done.stdout
    none = dragoman("ask", "meetings between Peru and Chad", **named)
    assert "Chad takes part in no meetings" in none.stdout


def test_ask_explains_without_a_database() -> None:
    done = dragoman(
        "ask",
        "--explain",
        "--json",
        "-",
        stdin="meetings between Iranian and Syrian officials\nwho met Bashar al-Assad\n",
    )
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first["filter"] == {"between": ["country:IRN", "country:SYR"], "type": ["meeting"]}
    assert second["filter"]["type"] == ["meeting"]
    assert set(first) >= {"filter", "not_understood", "address", "cypher"}


@pytest.mark.parametrize(
    ("words", "settings", "code", "says"),
    [
        (("ask", "what is the price of bread"), {}, 2, "Ask"),
        (("ingest", "x"), {"neo4j_uri": "bolt://127.0.0.1:1", "neo4j_password": "x"}, 3, "does not answer"),
        (("serve",), {"host": "0.0.0.0", "keys": "off"}, 2, "ALLOW_OPEN"),
        (("serve",), {"data": "/nonexistent"}, 2, "no database"),
        (("extract", "-"), {"colour": "red"}, 2, "DRAGOMAN_COLOUR is no setting"),
        (("extract", "-"), {"port": "99999"}, 2, "DRAGOMAN_PORT"),
        (("extract", "-"), {"spacy_model": "en_nothing"}, 2, "en_nothing"),
        (("fly",), {}, 2, "No such command"),
    ],
    ids=[
        "unreadable question",
        "no database",
        "open door",
        "nothing to serve",
        "unknown setting",
        "bad port",
        "no model",
        "no command",
    ],
)
def test_wrong_use_ends_with_a_message(words: tuple[str, ...], settings: dict[str, str], code: int, says: str) -> None:
    done = dragoman(
        *words,
        stdin=TEXT,
        **({"neo4j_uri": "bolt://127.0.0.1:1", "neo4j_password": "x"} if words[0] == "ask" else {}) | settings,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)
    assert says in done.stderr + done.stdout


def test_settings_are_shown_without_secrets() -> None:
    done = dragoman(
        "config", "show", neo4j_password="secret-word", jobs_url="postgresql://dragoman:secret-word@127.0.0.1/jobs"
    )
    assert "DRAGOMAN_PORT=8000" in done.stdout
    assert "secret-word" not in done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Running:
    """A `dragoman up` process and what it says."""

    def __init__(self, settings: dict[str, str]) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "app", "up", "--demo"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=settings, cwd=ROOT, text=True
        )  # fmt: skip
        self.lines: list[str] = []
        self.reader = threading.Thread(
            target=lambda: self.lines.extend(iter(self.process.stdout.readline, "")), daemon=True
        )
        self.reader.start()

    def wait_for(self, words: str) -> str:
        """Wait until a line holds the words."""
        while time.monotonic() - self.started < START_LIMIT and self.process.poll() is None:
            if any(words in line for line in self.lines):
                return "".join(self.lines)
            time.sleep(0.1)
        raise AssertionError("".join(self.lines))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing running, whatever the test found."""
        if self.process.poll() is None:
            self.end(signal.SIGINT)

    def end(self, by: signal.Signals) -> int:
        """Send a signal and wait for the end."""
        self.process.send_signal(by)
        code = self.process.wait(180)
        self.reader.join(60)
        self.process.stdout.close()
        return code


def home_in(folder: Path, jars: tuple[Path, ...]) -> dict[str, str]:
    """Give the settings of a service with its data in a folder."""
    ports = Ports.free()
    return environment(
        data=folder, cache=jars[0].parent.parent, port=free_port(), neo4j_bolt_port=ports.bolt, neo4j_http_port=ports.http
    )  # fmt: skip


def until_stopped(home: dict[str, str]) -> Iterator[dict[str, str]]:
    yield home
    note = Path(home["DRAGOMAN_DATA"], "neo4j", "run", "dragoman.json")
    assert not note.exists(), "the database was left running"


@pytest.fixture
def home(tmp_path: Path, neo4j_jars: tuple[Path, ...]) -> Iterator[dict[str, str]]:
    yield from until_stopped(home_in(tmp_path, neo4j_jars))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, neo4j_jars: tuple[Path, ...]) -> dict[str, str]:
    return home_in(tmp_path_factory.mktemp("kept"), neo4j_jars)


@pytest.fixture
def kept_home(kept: dict[str, str]) -> Iterator[dict[str, str]]:
    """Like `home`, with the data that an earlier test left there, of which making it anew is the longest part."""
    yield from until_stopped(kept)


def count_events(settings: dict[str, str]) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{settings['DRAGOMAN_PORT']}/v1/events?limit=500") as answer:
        return len(json.load(answer)["items"])


def test_up_runs_everything_keeps_the_data_and_stops_in_order(home: dict[str, str]) -> None:
    with Running(home) as first:
        said = first.wait_for("Ctrl-C")
        assert "4 new" in said
        assert f"http://127.0.0.1:{home['DRAGOMAN_PORT']}/docs" in said
        assert f"http://127.0.0.1:{home['DRAGOMAN_NEO4J_HTTP_PORT']}/browser/" in said
        assert "password" in said
        events = count_events(home)
        assert events > 5
        busy = subprocess.run(
            [sys.executable, "-m", "app", "up"],
            env=home,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        assert (busy.returncode, home["DRAGOMAN_PORT"] in busy.stderr, "Traceback" in busy.stderr) == (3, True, False)
        assert first.end(signal.SIGINT) == 0
    with Running(home) as second:
        assert "4 unchanged" in second.wait_for("Ctrl-C")
        assert count_events(home) == events
        assert second.end(signal.SIGTERM) == 0


def test_up_recovers_from_a_killed_run(kept_home: dict[str, str]) -> None:
    with Running(kept_home) as first:
        first.wait_for("Ctrl-C")
        first.end(signal.SIGKILL)
    with Running(kept_home) as second:
        assert "4 unchanged" in second.wait_for("Ctrl-C")
        assert second.end(signal.SIGINT) == 0


def children(process: subprocess.Popen[str]) -> dict[str, int]:
    """Give the ids of the database and of the worker that a service runs."""
    found = psutil.Process(process.pid).children()
    return {"worker" if "worker" in child.cmdline() else "database": child.pid for child in found if child.is_running()}


def test_up_starts_worker_and_database_again_when_they_die(kept_home: dict[str, str]) -> None:
    with Running(kept_home) as service:
        service.wait_for("Ctrl-C")
        first = children(service.process)
        assert set(first) == {"worker", "database"}
        for number in first.values():
            os.kill(number, signal.SIGKILL)
        service.wait_for("the database died")
        service.wait_for("the worker ended")
        body = json.dumps({"id": "later", "text": TEXT}).encode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{kept_home['DRAGOMAN_PORT']}/v1/articles",
            body,
            {"Content-Type": "application/json", "Prefer": "respond-async"},
        )
        with urllib.request.urlopen(request) as answer:
            assert answer.status == 202
            job = json.load(answer)["links"]["self"]
        end = time.monotonic() + START_LIMIT
        state = "waiting"
        while state in ("waiting", "running") and time.monotonic() < end:
            time.sleep(0.2)
            with urllib.request.urlopen(f"http://127.0.0.1:{kept_home['DRAGOMAN_PORT']}{job}") as answer:
                found = json.load(answer)
                state = found["state"]
        assert (state, found["items"]) == ("done", {"new": 1})
        assert not set(children(service.process).values()) & set(first.values())
        assert service.end(signal.SIGTERM) == 0
