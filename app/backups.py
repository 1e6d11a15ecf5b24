"""The whole service in one file and back: the graph and, where they are in SQLite, jobs and feeds. A zip archive of JSON lines."""

import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from pydantic import ValidationError

from app.wholes import written_whole
from graph.backup import GraphSize, clear_graph, copy_graph, count_graph, fill_graph
from graph.model import Record
from graph.store import Store

FORM = 1
MANIFEST, JOBS = "manifest.json", "jobs.sqlite"
MEMBERS = ("nodes", "relationships")
SQLITE = "sqlite:///"


class BadBackup(ValueError):
    """The file is no backup, or not whole. Take another; nothing was changed."""


class FileIsThere(Exception):
    """A file of this name is there already. Name another one, or say that it may be overwritten."""


class Manifest(Record):
    """What a backup holds; it is written last, so that a file with one is whole."""

    form: int = FORM
    made: str
    graph: GraphSize
    jobs: bool


def check_free(path: Path, overwrite: bool) -> None:
    """Raise FileIsThere where a backup would take the place of something, which may be the only one of an earlier day."""
    if path.is_dir():
        raise FileIsThere(f"{path} is a folder: name a file in it")
    if path.exists() and not overwrite:
        raise FileIsThere(f"{path} is there already: name another file, or write over it with --overwrite")


def write_backup(store: Store, jobs: str, path: Path) -> Manifest:
    """Write everything to a file, which appears under its name when it is whole.

    Writers of the graph wait meanwhile, readers do not. `jobs` is the address of the database of jobs; one in Postgres is left to
    Postgres's own tools, and the manifest says so. Raises OSError, DatabaseUnreachable.
    """
    with written_whole(path, 0o600) as file:
        return _write(store, jobs, file)


def _write(store: Store, jobs: str, file: BinaryIO) -> Manifest:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:

        def take(name: str, lines: Iterator[str]) -> None:
            with archive.open(f"{name}.jsonl", "w", force_zip64=True) as member:
                member.writelines(f"{line}\n".encode() for line in lines)

        size = copy_graph(store, take)
        held = _write_jobs(archive, jobs)
        manifest = Manifest(made=datetime.now(UTC).isoformat(timespec="seconds"), graph=size, jobs=held)
        archive.writestr(MANIFEST, manifest.model_dump_json())
    return manifest


def _write_jobs(archive: zipfile.ZipFile, jobs: str) -> bool:
    source = Path(jobs.removeprefix(SQLITE))
    if not jobs.startswith(SQLITE) or not source.exists():
        return False
    with TemporaryDirectory(dir=source.parent) as folder:
        _copy_sqlite(source, Path(folder) / JOBS)
        archive.write(Path(folder) / JOBS, JOBS)
    return True


def read_manifest(path: Path) -> Manifest:
    """Check that a file is a whole backup of a form that is known; raise BadBackup or OSError."""
    with _opened(path) as archive:
        try:
            manifest = Manifest.model_validate_json(archive.read(MANIFEST))
        except (KeyError, ValidationError) as error:
            raise BadBackup(f"{path} is no whole backup: its {MANIFEST} is missing or cannot be read") from error
        if manifest.form != FORM:
            raise BadBackup(
                f"{path} has form {manifest.form}, this Dragoman knows {FORM}: install the version that made it"
            )
        damaged = archive.testzip()
        if damaged:
            raise BadBackup(f"{path} is damaged: {damaged} is not as it was written")
        return manifest


def restore_backup(store: Store, jobs: str, path: Path, replace: bool = False) -> Manifest:
    """Put a backup into an empty database, or instead of what there is; the whole file is checked before anything changes.

    Raises BadBackup, NotEmpty, DatabaseTooNew, DatabaseUnreachable or OSError.
    """
    manifest = read_manifest(path)
    if replace:
        clear_graph(store)
    with _opened(path) as archive:
        fill_graph(store, manifest.graph, *(_lines(archive, name) for name in MEMBERS))
        if manifest.jobs and jobs.startswith(SQLITE):
            _restore_jobs(archive, Path(jobs.removeprefix(SQLITE)))
    found = count_graph(store)
    if found.nodes < manifest.graph.nodes or found.relationships < manifest.graph.relationships:
        raise BadBackup(
            f"{path} gave {found.nodes} nodes and {found.relationships} relationships, fewer than it names: report it"
        )
    return manifest


def _restore_jobs(archive: zipfile.ZipFile, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=target.parent) as folder:
        archive.extract(JOBS, folder)
        _copy_sqlite(Path(folder) / JOBS, target)


def _copy_sqlite(source: Path, target: Path) -> None:
    """Copy a database as it is at one moment, whoever writes to it, and over whatever the other has."""
    with closing(sqlite3.connect(source)) as left, closing(sqlite3.connect(target)) as right:
        left.backup(right)
    target.chmod(0o600)


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, EOFError) as error:
        raise BadBackup(f"{path} is no backup, or not whole: {error}") from error


def _lines(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    with archive.open(f"{name}.jsonl") as member:
        yield from TextIOWrapper(member, encoding="utf-8", newline="\n")
