"""Run the managed Neo4j: start, wait until it answers, stop."""

import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, DriverError, Neo4jError

from graph.server.configuration import Resources, clear_scratch, java_command, write_configuration
from graph.server.death import find_death_wish
from graph.server.disk import check_space, explain_disk
from graph.server.errors import StartFailed
from graph.server.holder import STOP_LIMIT, remove_note, stop_leftover, take_lock, write_note
from graph.server.importing import finish_import
from graph.server.login import USER, Login, load_password, write_initial_login
from graph.server.ports import HOST, Ports

START_LIMIT = 180.0  # seconds: 6 on an idle laptop, 40 seen on two busy cores
LOGS = ("neo4j.log", "console.log")  # what Neo4j says, what Java says


class ManagedNeo4j:
    """A running Neo4j that this process started and will stop."""

    def __init__(self, home: Path, ports: Ports, command: Sequence[str], lock: TextIO) -> None:
        self.login = Login(uri=f"bolt://{HOST}:{ports.bolt}", user=USER, password=load_password(home))
        self.browser_url = f"http://{HOST}:{ports.http}/browser/"
        self.home, self._ports, self._command, self._lock = home, ports, command, lock
        self._process = _launch(home, command)

    @classmethod
    def start(
        cls,
        home: Path,
        jars: Sequence[Path],
        ports: Ports | None = None,
        resources: Resources | None = None,
        kit: str | None = None,
    ) -> Self:
        """Start Neo4j on a data folder and wait until it answers; `kit` is where its Browser finds style and guide.

        Raises AlreadyRunning, PortBusy, DiskFull, FolderUnusable or StartFailed. A database that an earlier, killed run
        left behind is stopped first.
        """
        home, ports, resources = home.resolve(), ports or Ports(), resources or Resources()
        with ExitStack() as undo:
            with explain_disk(home):
                home.mkdir(parents=True, exist_ok=True)
                lock = undo.enter_context(take_lock(home))
            stop_leftover(home)
            finish_import(home)
            ports.check()
            check_space(home, resources.disk)
            with explain_disk(home):
                write_configuration(home, ports, resources, kit)
                write_initial_login(home)
            server = cls(home, ports, java_command(home, jars, resources), lock)
            undo.callback(server.stop)
            server._wait()
            undo.pop_all()
        return server

    @property
    def uri(self) -> str:
        """Give the Bolt address."""
        return self.login.uri

    @property
    def user(self) -> str:
        """Give the user name."""
        return self.login.user

    @property
    def password(self) -> str:
        """Give the generated password."""
        return self.login.password

    @property
    def pid(self) -> int:
        """Give the id of the database process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Tell whether the database process runs."""
        return self._process.poll() is None

    def stop(self) -> None:
        """Stop Neo4j in order and release the data folder; a second call does nothing."""
        if self.is_alive:
            self._process.terminate()
            try:
                self._process.wait(STOP_LIMIT)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        if not self._lock.closed:
            remove_note(self.home)
            self._lock.close()

    def revive(self) -> None:
        """Start Neo4j again where it died, at the same addresses, and wait until it answers; raise StartFailed."""
        if not self.is_alive:
            self._process = _launch(self.home, self._command)
            self._wait()

    def _wait(self) -> None:
        write_note(self.home, self._process.pid, self.uri)
        deadline = time.monotonic() + START_LIMIT
        while time.monotonic() < deadline:
            if not self.is_alive:
                raise StartFailed(f"Neo4j ended while starting. {_last_lines(self.home)}")
            if self._answers():
                return
            time.sleep(0.2)
        raise StartFailed(f"Neo4j did not answer within {START_LIMIT:.0f} seconds. {_last_lines(self.home)}")

    def _answers(self) -> bool:
        try:
            with GraphDatabase.driver(self.uri, auth=(self.user, self.password)) as driver:
                driver.verify_connectivity()
            with socket.create_connection((HOST, self._ports.http), timeout=5):  # opens a second after Bolt
                pass
        except AuthError as error:
            raise StartFailed(
                f"the database does not accept the password in {self.home / 'password'}. Put the right one there; "
                f"if it is lost and the data may go, remove {self.home} and start again."
            ) from error
        except (DriverError, Neo4jError, OSError):
            return False
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def _launch(home: Path, command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start the process in a session of its own: Ctrl-C reaches Dragoman alone, which stops the database in order."""
    with ExitStack() as opened, explain_disk(home):
        clear_scratch(home)
        log = opened.enter_context((home / "logs" / "console.log").open("wb"))
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=find_death_wish(signal.SIGTERM),  # noqa: PLW1509 - it makes one system call and takes no lock
        )


def _last_lines(home: Path, count: int = 12) -> str:
    """Quote the end of the logs."""
    quoted = []
    for name in LOGS:
        path = home / "logs" / name
        if path.exists():
            quoted += path.read_text(encoding="utf-8", errors="replace").splitlines()[-count:]
    return "\n".join(["Its last words:", *quoted, f"The whole logs: {home / 'logs'}"])
