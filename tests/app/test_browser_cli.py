"""`dragoman browser` and what it leads to: the kit as files, the Browser opened, and the kit as it is served."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.doors import find_doors
from app.settings import Settings
from graph.browser.kit import write_archive, write_collection, write_style
from graph.server.configuration import Resources
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j

FILES = {"dragoman.grass", "queries.csv", "queries.zip", "queries"}


@pytest.fixture
def running(tmp_path: Path, neo4j_jars) -> Iterator[dict[str, str]]:
    """What the command is told of a managed database that runs."""
    ports = Ports.free()
    with ManagedNeo4j.start(tmp_path / "neo4j", neo4j_jars, ports, Resources(heap="256m", page_cache="16m")):
        yield {
            "DRAGOMAN_DATA": str(tmp_path),
            "DRAGOMAN_NEO4J_HTTP_PORT": str(ports.http),
            "DRAGOMAN_NEO4J_BOLT_PORT": str(ports.bolt),
        }


def run(folder: Path, *options: str, **told: str) -> str:
    """Run the command without a display, unless `told` names a browser."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "BROWSER"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden} | told
    command = [sys.executable, "-m", "app", "browser", str(folder / "kit"), *options]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=120).stdout


def test_kit_is_written_where_no_database_runs(tmp_path: Path) -> None:
    assert "No database is running" in run(tmp_path, DRAGOMAN_DATA=str(tmp_path))
    assert {path.name for path in (tmp_path / "kit").iterdir()} == FILES


def test_browser_is_opened_at_the_form_of_the_running_database(running: dict[str, str], tmp_path: Path) -> None:
    note, opener = tmp_path / "note", tmp_path / "opener"
    opener.write_text(f'#!/bin/sh\necho "$1" > {note}\nsleep 2\n')
    opener.chmod(0o755)
    doors = find_doors(
        Settings(
            neo4j_http_port=int(running["DRAGOMAN_NEO4J_HTTP_PORT"]),
            neo4j_bolt_port=int(running["DRAGOMAN_NEO4J_BOLT_PORT"]),
        )
    )
    assert doors is not None
    for options, address in (((), doors.classic), (("--successor",), doors.successor)):
        note.unlink(missing_ok=True)
        told = json.loads(run(tmp_path, "--json", *options, BROWSER=f"{opener} %s &", **running))
        assert (told["opened"], told["doors"]) == (True, doors.model_dump())
        end = time.monotonic() + 30
        while not note.exists() and time.monotonic() < end:
            time.sleep(0.05)
        assert note.read_text().strip() == address
    silent = run(tmp_path, "--no-open", BROWSER=f"{opener} %s &", **running)
    assert doors.classic in silent
    assert "(opened)" not in silent
    without_display = run(tmp_path, **running)
    assert doors.classic in without_display
    assert "(opened)" not in without_display


def test_kit_is_served_to_the_pages_of_neo4j_browser(client: TestClient) -> None:
    for name, content in {
        "dragoman.grass": write_style().encode(),
        "queries.csv": write_collection().encode(),
        "queries.zip": write_archive(),
    }.items():
        answer = client.get(f"/browser/{name}", headers={"Origin": "http://127.0.0.1:7474"})
        assert (answer.status_code, answer.content) == (200, content)
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
    asked = {"Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "cache-control,pragma"}
    allowed = client.options("/browser/guide.html", headers={"Origin": "http://127.0.0.1:7474", **asked})
    assert "Pragma, Cache-Control" in allowed.headers["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Origin" not in client.get("/", headers={"Origin": "http://127.0.0.1:7474"}).headers


def test_page_of_the_browser_tells_addresses_or_that_another_server_is_used(client: TestClient) -> None:
    page = client.get("/browser").text
    assert "http://127.0.0.1:7474/browser/?dbms=bolt://neo4j@127.0.0.1:7687" in page
    assert find_doors(Settings(neo4j_uri="bolt://db.example:7687", neo4j_password="x")) is None
