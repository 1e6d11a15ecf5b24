"""What `dragoman doctor` looks at: settings, disk, database, jobs, language pipeline, and the laws of the graph."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from app.backlog import Backlog
from app.database import open_store
from app.settings import Settings
from graph.backup import count_graph
from graph.invariants import iter_findings
from graph.migrations import DatabaseTooNew, MigrationChanged
from graph.model import Record
from graph.server.errors import ServerError
from graph.store import DatabaseUnreachable, Store, WrongCredentials
from ingest.jobs.errors import JobsUnreachable
from ingest.jobs.queue import JobQueue
from ingest.language import ModelMissing
from ingest.pipeline import Extractor

LEAST_FREE = 2_000  # MB: a database that runs out of disk stops writing


class Check(Record):
    """One thing that was looked at."""

    name: str
    ok: bool
    said: str
    remedy: str | None = None


def iter_checks(settings: Settings) -> Iterator[Check]:
    """Look at one thing after the other; what cannot be looked at is wrong too."""
    yield _check_disk(settings.data)
    yield _checked("language pipeline", lambda: _load_language(settings))
    yield from _check_jobs(settings)
    try:
        with open_store(settings) as store:
            yield Check(name="database", ok=True, said=_describe(store))
            for found in iter_findings(store):
                said = f"broken {found.broken} times, as in {', '.join(found.examples)}" if found.broken else "holds"
                yield Check(name=found.law, ok=not found.broken, said=said, remedy=found.remedy)
    except (DatabaseUnreachable, WrongCredentials, ServerError, MigrationChanged, DatabaseTooNew) as error:
        yield _wrong("database", error)


def _check_disk(folder: Path) -> Check:
    there = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    free = shutil.disk_usage(there).free // 1_000_000
    remedy = None if free >= LEAST_FREE else f"free {LEAST_FREE - free:,} MB, or name another folder in DRAGOMAN_DATA"
    return Check(name="disk", ok=remedy is None, said=f"{free:,} MB free for {folder}", remedy=remedy)


def _load_language(settings: Settings) -> str:
    Extractor.load(settings.spacy_model)
    return f"{settings.spacy_model or 'the English one supplied'} loads, on Python {sys.version.split()[0]}"


def _check_jobs(settings: Settings) -> Iterator[Check]:
    try:
        with closing(JobQueue.open(settings.jobs)) as queue:
            backlog = Backlog.of(queue)
    except JobsUnreachable as error:
        yield _wrong("jobs", error)
        return
    yield Check(
        name="jobs",
        ok=True,
        said=f"{backlog.jobs} open, {backlog.dead} items failed for good, {len(backlog.feeds)} feeds",
    )
    for name, said in backlog.checks(settings.backlog_alarm, settings.feed_alarm).items():
        yield Check(name=name, ok=said == "ok", said=said)


def _describe(store: Store) -> str:
    size = count_graph(store)
    return f"answers, with {size.nodes:,} nodes and {size.relationships:,} relationships, migration {size.version}"


def _checked(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name=name, ok=True, said=look())
    except ModelMissing as error:
        return _wrong(name, error)


def _wrong(name: str, error: Exception) -> Check:
    """Tell what an error says; its class says what to do."""
    return Check(name=name, ok=False, said=str(error), remedy=(type(error).__doc__ or "").partition(". ")[2] or None)
