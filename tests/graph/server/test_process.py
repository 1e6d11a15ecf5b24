"""The managed Neo4j against reality: every test here starts, or tries to start, the real server."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError

from graph.server.configuration import Resources
from graph.server.errors import AlreadyRunning, DiskFull, FolderUnusable, PortBusy, StartFailed
from graph.server.holder import find_running
from graph.server.login import Login
from graph.server.ports import HOST, Ports
from graph.server.process import ManagedNeo4j

Jars = tuple[Path, ...]
# Starts a server as a program of its own would, says so on standard output, and waits.
HOLD = """
import sys, threading
from pathlib import Path
from graph.server.configuration import Resources
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j

def run():
    home, *jars = map(Path, sys.argv[2:])
    server = ManagedNeo4j.start(home, jars, Ports.free(), Resources(heap="256m", page_cache="16m"))
    print(server.uri, flush=True)
    input()

if sys.argv[1] == "main":
    run()
else:
    threading.Thread(target=run).start()
"""


def ask(login: Login, query: str) -> list[Any]:
    with GraphDatabase.driver(login.uri, auth=(login.user, login.password)) as driver:
        return [record[0] for record in driver.execute_query(query).records]


def hold(thread: str, home: Path, jars: Jars) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", HOLD, thread, str(home), *map(str, jars)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline().startswith(b"bolt://")
    return process


def kill(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def database_process(home: Path) -> psutil.Process:
    return psutil.Process(json.loads((home / "run" / "dragoman.json").read_text(encoding="utf-8"))["pid"])


def wait_for(condition: Callable[[], bool], seconds: float = 30) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.1)
    return condition()


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory, neo4j_jars: Jars) -> Path:
    """A data folder with one event, from a server that was started and stopped."""
    home = tmp_path_factory.mktemp("stopped")
    with ManagedNeo4j.start(home, neo4j_jars, Ports.free(), Resources(heap="256m", page_cache="16m")) as server:
        ask(server.login, "CREATE (:Event {id: 'one'})")
    return home


@pytest.fixture
def used(stopped: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(stopped, tmp_path / "used"))


def test_a_second_start_keeps_the_data_and_the_password(used: Path, neo4j_jars: Jars, small: Resources):
    password = (used / "password").read_text(encoding="ascii")
    with ManagedNeo4j.start(used, neo4j_jars, Ports.free(), small) as server:
        assert ask(server.login, "MATCH (n:Event) RETURN n.id") == ["one"]
        assert server.password == password


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, neo4j_jars: Jars) -> Iterator[ManagedNeo4j]:
    resources = Resources(heap="256m", page_cache="16m")
    with ManagedNeo4j.start(tmp_path_factory.mktemp("running"), neo4j_jars, Ports.free(), resources) as server:
        yield server


def test_the_browser_is_served_when_start_returns(server: ManagedNeo4j):
    with urllib.request.urlopen(server.browser_url) as page:
        assert b"<title>Neo4j Browser" in page.read()


def test_the_factory_password_is_refused(server: ManagedNeo4j):
    with pytest.raises(AuthError):
        ask(Login(uri=server.uri, user="neo4j", password="neo4j"), "RETURN 1")


def test_only_loopback_is_listened_on(server: ManagedNeo4j):
    listening = [c.laddr.ip for c in database_process(server.home).net_connections() if c.status == psutil.CONN_LISTEN]
    assert {address.removeprefix("::ffff:") for address in listening} == {HOST}


def test_another_program_finds_the_running_server(server: ManagedNeo4j):
    assert find_running(server.home) == server.login


def test_the_folder_of_a_running_server_is_refused(server: ManagedNeo4j):
    with pytest.raises(AlreadyRunning):
        ManagedNeo4j.start(server.home, (), Ports.free())
    assert server.is_alive


def test_stop_ends_the_process_and_forgets_it(used: Path, neo4j_jars: Jars, small: Resources):
    server = ManagedNeo4j.start(used, neo4j_jars, Ports.free(), small)
    process = database_process(used)
    server.stop()
    server.stop()
    assert not process.is_running()
    assert find_running(used) is None


def test_a_busy_port_starts_nothing_and_frees_the_folder(tmp_path: Path, small: Resources):
    with socket.create_server((HOST, 0)) as listener:
        ports = Ports(bolt=Ports.free().bolt, http=listener.getsockname()[1])
        for _ in range(2):
            with pytest.raises(PortBusy, match="DRAGOMAN_NEO4J_HTTP_PORT"):
                ManagedNeo4j.start(tmp_path, (), ports, small)


def test_a_full_disk_starts_nothing(tmp_path: Path):
    with pytest.raises(DiskFull, match="DRAGOMAN_DATA"):
        ManagedNeo4j.start(tmp_path, (), Ports.free(), Resources(disk=10**18))


def test_a_home_that_is_a_file_is_named(tmp_path: Path):
    home = tmp_path / "home"
    home.write_text("in the way", encoding="ascii")
    with pytest.raises(FolderUnusable, match="DRAGOMAN_DATA"):
        ManagedNeo4j.start(home, ())


def test_a_server_that_ends_at_once_is_quoted(tmp_path: Path, small: Resources):
    with pytest.raises(StartFailed, match="ClassNotFoundException"):
        ManagedNeo4j.start(tmp_path, (), Ports.free(), small)


def test_a_lost_password_is_explained(used: Path, neo4j_jars: Jars, small: Resources):
    (used / "password").write_text("another", encoding="ascii")
    with pytest.raises(StartFailed, match="does not accept the password"):
        ManagedNeo4j.start(used, neo4j_jars, Ports.free(), small)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent died")
def test_the_database_ends_with_a_killed_program(tmp_path: Path, neo4j_jars: Jars):
    program = hold("main", tmp_path, neo4j_jars)
    database = database_process(tmp_path)
    kill(program)
    assert wait_for(lambda: not database.is_running())


def test_a_database_that_a_killed_program_left_behind_is_stopped_first(
    tmp_path: Path, neo4j_jars: Jars, small: Resources
):
    program = hold("another thread", tmp_path, neo4j_jars)
    database = database_process(tmp_path)
    kill(program)
    assert database.is_running()
    with ManagedNeo4j.start(tmp_path, neo4j_jars, Ports.free(), small) as server:
        assert not database.is_running()
        assert ask(server.login, "RETURN 1") == [1]


def unpacked(home: Path) -> set[str]:
    return {path.name for path in (home / "tmp").iterdir()}


def test_a_database_that_was_killed_itself_recovers_and_leaves_no_temporary_files(
    tmp_path: Path, neo4j_jars: Jars, small: Resources
):
    with ManagedNeo4j.start(tmp_path, neo4j_jars, Ports.free(), small) as server:
        ask(server.login, "CREATE (:Event {id: 'one'})")
        os.kill(database_process(tmp_path).pid, signal.SIGKILL)
        assert wait_for(lambda: not server.is_alive)
        left = unpacked(tmp_path)
        assert left
    with ManagedNeo4j.start(tmp_path, neo4j_jars, Ports.free(), small) as server:
        assert ask(server.login, "MATCH (n:Event) RETURN n.id") == ["one"]
        assert not left & unpacked(tmp_path)
