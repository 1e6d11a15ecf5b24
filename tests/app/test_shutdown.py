"""SIGTERM while answers are on their way: each comes whole, nobody new is let in, and the process ends well."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from bench.made import load_made
from graph.server.login import Login
from graph.server.ports import Ports
from graph.store import Store
from tests.emptied import emptied

ROWS = 5_000
PATIENCE = 120.0  # seconds in which the service starts, on a busy machine


@pytest.fixture(scope="module")
def graph(neo4j_server: Login, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with emptied(neo4j_server) as store:
        load_made(store, tmp_path_factory.mktemp("made") / "made.tsv.gz", ROWS)
        yield store


@contextmanager
def serving(login: Login, folder: Path, grace: int) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    port = Ports.free().http
    settings = {"NEO4J_URI": login.uri, "NEO4J_USER": login.user, "NEO4J_PASSWORD": login.password, "PORT": str(port), "DATA": str(folder),
                "SHUTDOWN_SECONDS": str(grace), "LOG": "json"}  # fmt: skip
    environment = os.environ | {f"DRAGOMAN_{name}": value for name, value in settings.items()}
    with (folder / "log").open("wb") as log:
        running = subprocess.Popen([sys.executable, "-m", "app", "serve"], env=environment, stderr=log)
    try:
        until = time.monotonic() + PATIENCE
        while not listens(port):
            assert time.monotonic() < until
            assert running.poll() is None
            time.sleep(0.1)
        yield running, port
    finally:
        running.kill()
        running.wait()


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def slowly(port: int) -> HTTPConnection:
    """Connect with little room for what was not read, so that the service has to wait for the reader."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    connection.sock = socket.socket()
    connection.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
    connection.sock.settimeout(120)
    connection.sock.connect(("127.0.0.1", port))
    return connection


def test_answers_on_their_way_come_whole(graph: Store, neo4j_server: Login, tmp_path: Path) -> None:
    events = graph.read("count_graph")[0]["events"]
    with serving(neo4j_server, tmp_path, 120) as (running, port):
        export = slowly(port)
        export.request("GET", "/v1/export/events.jsonl?shape=participants")
        answer = export.getresponse()
        lines = [answer.readline()]
        question = HTTPConnection("127.0.0.1", port, timeout=120)
        found: list[int] = []

        def ask() -> None:
            # Kept by nobody, and not ended before the signal comes: each of its fields counts every event.
            question.request(
                "GET",
                "/v1/facets?" + "&".join(f"field={f}" for f in ("actor", "pair", "day", "topic", "place", "source")),
            )
            reply = question.getresponse()
            found.extend((reply.status, len(json.loads(reply.read()))))

        asking = threading.Thread(target=ask)
        asking.start()
        time.sleep(0.1)
        running.send_signal(signal.SIGTERM)
        until = time.monotonic() + 5
        while listens(port) and time.monotonic() < until:
            time.sleep(0.05)
        assert not listens(port)
        assert running.poll() is None
        lines += answer.readlines()  # raises IncompleteRead where the answer breaks off
        asking.join(120)
        export.close()
        assert len({json.loads(line)["id"] for line in lines}) == events
        assert found == [200, 6]
        question.close()
        assert running.wait(30) == 0


def test_who_never_reads_does_not_hold_the_service_up(graph: Store, neo4j_server: Login, tmp_path: Path) -> None:
    with serving(neo4j_server, tmp_path, 2) as (running, port):
        export = slowly(port)
        export.request("GET", "/v1/export/events.jsonl?shape=participants")
        export.getresponse().readline()
        running.send_signal(signal.SIGTERM)
        begun = time.monotonic()
        assert running.wait(60) == 0
        assert time.monotonic() - begun > 2
        export.close()
    logged = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    assert any(line["logger"] == "uvicorn.error" for line in logged)  # which has the form that was asked for too
