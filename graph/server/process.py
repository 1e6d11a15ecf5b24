"""Run the managed Neo4j: start, wait until it answers, stop; clear up after a run that was killed."""

import ctypes
import fcntl
import json
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph.server.artifacts import check_space
from graph.server.configuration import HOST, Ports, java_command, load_password, write_configuration
from graph.server.errors import AlreadyRunning, StartFailed

USER = "neo4j"
START_LIMIT = 120.0  # seconds: 6 on an idle laptop, 40 seen on two busy cores
STOP_LIMIT = 60.0  # seconds for an orderly stop; after that the store is recovered from its log at the next start
DATABASE_SPACE = 300_000_000  # bytes: transaction logs alone are preallocated at 256 MB
PR_SET_PDEATHSIG = 1  # Linux: the kernel stops the database when Dragoman is killed


class ManagedNeo4j:
    """A running Neo4j that this process started and will stop."""

    def __init__(self, home: Path, ports: Ports, process: subprocess.Popen[bytes], lock: TextIOWrapper) -> None:
        self.uri = f"bolt://{HOST}:{ports.bolt}"
        self.browser_url = f"http://{HOST}:{ports.http}/browser/"
        self.user, self.password = USER, load_password(home)
        self._home, self._process, self._lock = home, process, lock

    @classmethod
    def start(cls, home: Path, jars: Sequence[Path], ports: Ports | None = None) -> Self:
        """Start Neo4j on a data folder and wait until it answers.

        Raises AlreadyRunning, PortBusy, DiskFull or StartFailed. A database that an earlier, killed run left behind is stopped first.
        """
        home, ports = home.resolve(), ports or Ports()
        home.mkdir(parents=True, exist_ok=True)
        lock = _take_lock(home)
        try:
            stop_leftover(home)
            ports.check()
            check_space(home, DATABASE_SPACE)
            server = cls(home, ports, _launch(home, jars, ports), lock)
        except BaseException:
            lock.close()
            raise
        try:
            server._wait()
        except BaseException:
            server.stop()
            raise
        return server

    def _wait(self) -> None:
        _write_runtime(self._home, self._process.pid, self.uri)
        deadline = time.monotonic() + START_LIMIT
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise StartFailed(f"Neo4j ended while starting.\n{_last_lines(self._home)}")
            if self._answers():
                return
            time.sleep(0.3)
        raise StartFailed(f"Neo4j did not answer within {START_LIMIT:.0f} seconds.\n{_last_lines(self._home)}")

    def _answers(self) -> bool:
        try:
            with GraphDatabase.driver(self.uri, auth=(USER, self.password)) as driver:
                driver.verify_connectivity()
        except AuthError:
            return self._set_password()
        except (DriverError, Neo4jError):
            return False
        return True

    def _set_password(self) -> bool:
        """Replace the factory password of a new database by the generated one."""
        try:
            with GraphDatabase.driver(self.uri, auth=(USER, USER)) as driver:
                driver.execute_query("ALTER CURRENT USER SET PASSWORD FROM $old TO $new", old=USER, new=self.password, database_="system")
        except AuthError as error:
            raise StartFailed(
                f"the database does not accept the password in {self._home / 'password'}. Put the right one there; if it is lost and "
                f"the data may go, remove {self._home} and start again."
            ) from error
        except (DriverError, Neo4jError):
            return False
        return True

    def stop(self) -> None:
        """Stop Neo4j in order and release the data folder."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(STOP_LIMIT)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        _runtime_file(self._home).unlink(missing_ok=True)
        self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()


def _take_lock(home: Path) -> TextIOWrapper:
    """Lock the data folder for this process; the kernel frees the lock however the process ends, so it is never stale."""
    file = (home / "dragoman.lock").open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise AlreadyRunning(
            f"another Dragoman is running on {home}. Use it, stop it (Ctrl-C in its window), or choose another folder with DRAGOMAN_DATA."
        ) from error
    return file


def _launch(home: Path, jars: Sequence[Path], ports: Ports) -> subprocess.Popen[bytes]:
    command = java_command(home, write_configuration(home, ports), jars)
    with (home / "logs" / "console.log").open("wb") as log:
        # A session of its own, so that Ctrl-C reaches only Dragoman, which then stops the database in order.
        return subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True,
                                preexec_fn=_die_with_parent if sys.platform == "linux" else None)  # fmt: skip


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _runtime_file(home: Path) -> Path:
    return home / "run" / "dragoman.json"


def _write_runtime(home: Path, pid: int, uri: str) -> None:
    _runtime_file(home).write_text(json.dumps({"pid": pid, "uri": uri, "user": USER}), encoding="utf-8")


def find_running(home: Path) -> tuple[str, str, str] | None:
    """Find the server that another process runs on a data folder: (uri, user, password)."""
    process = _recorded_process(home.resolve())
    if process is None:
        return None
    record = json.loads(_runtime_file(home).read_text(encoding="utf-8"))
    return record["uri"], record["user"], load_password(home)


def _recorded_process(home: Path) -> psutil.Process | None:
    """Find the recorded process if it lives and is Neo4j on this very folder; ids are reused by other programs."""
    try:
        record = json.loads(_runtime_file(home).read_text(encoding="utf-8"))
        process = psutil.Process(record["pid"])
        return process if f"--home-dir={home}" in process.cmdline() else None
    except (OSError, ValueError, KeyError, psutil.Error):
        return None


def stop_leftover(home: Path) -> bool:
    """Stop a Neo4j that an earlier run left on this folder; tell whether there was one."""
    process = _recorded_process(home)
    if process is None:
        return False
    process.terminate()
    try:
        process.wait(STOP_LIMIT)
    except psutil.TimeoutExpired:
        process.kill()
        process.wait()
    return True


def _last_lines(home: Path, count: int = 12) -> str:
    lines = (home / "logs" / "console.log").read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(["Its last words:", *lines[-count:], f"The whole log: {home / 'logs'}"])
