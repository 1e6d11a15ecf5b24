"""`dragoman import icews|gdelt|polecat FILES`: the rows of event data sets, as claims whose evidence is the row."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from pathlib import Path
from typing import Annotated

import typer
from pydantic import Field

from app.commands.ending import SOME_FAILED, explained
from app.commands.options import AsJson
from app.commands.progress import showing
from app.database import find_login, open_store
from app.firstload import Loaded, Managed, load_first
from app.settings import Settings
from graph.backup import is_empty
from graph.coded import Item, load_coded
from graph.model import Record
from graph.offline.tables import UnfitText
from graph.server.configuration import Resources
from graph.server.importing import has_database
from graph.server.progress import bring_jars
from graph.store import Store
from ingest.eventdata.articles import iter_articles
from ingest.eventdata.records import CutOffFile, UnknownForm
from ingest.eventdata.spooling import Counts, DataFile, Sieve
from ingest.sources.files import show_name
from ingest.sources.records import Unreadable

BATCH = 2000  # claims a transaction: more saves no time, and 3,000 do not fit into 512 MB of Java at 280,000 claims
BUSY = "The database is empty, but it runs: end `dragoman up` first, and many rows are loaded ten times as fast."
SHOWN = 20  # bad rows of a file that are told one by one; the report counts all


class BadLine(Record):
    """A row that cannot be read, and why."""

    file: str
    line: int
    reason: str
    text: str = Field(description="what stands there, at most 200 characters")


class ImportReport(Record):
    """What an import did with the rows of all files."""

    rows: int = 0
    claims: int = Field(default=0, description="new claims; rows of one day about one happening are one")
    known: int = Field(default=0, description="texts of rows that were there already")
    without_type: int = Field(
        default=0, description="rows whose code is no event type of ours, such as bare statements"
    )
    bad: tuple[BadLine, ...] = Field(default=(), description="rows that cannot be read: the first 1,000 of each file")
    bad_rows: int = 0
    failed: tuple[Unreadable, ...] = Field(default=(), description="files that cannot be read, or not to their end")
    offline: bool = Field(default=False, description="whether the database was empty, so that Neo4j's importer made it")
    seconds: float = 0.0

    @classmethod
    def of(cls, files: Sequence[DataFile], counts: Sequence[Counts], claims: int, known: int) -> "ImportReport":
        """Add up the files."""
        bad = (
            BadLine(file=show_name(f.path), **row._asdict())
            for f, count in zip(files, counts, strict=True)
            for row in count.bad
        )
        cut = (_unread(file, count.cut) for file, count in zip(files, counts, strict=True) if count.cut)
        return cls(
            rows=sum(count.rows for count in counts), claims=claims, known=known, without_type=sum(count.without_type for count in counts),
            bad=tuple(bad), bad_rows=sum(count.bad_rows for count in counts), failed=tuple(cut),
        )  # fmt: skip


def _unread(file: DataFile, reason: object) -> Unreadable:
    return Unreadable(source=show_name(file.path), reason=str(reason))


def find_unread(files: Iterable[DataFile]) -> dict[DataFile, Exception]:
    """Find the files that cannot be read at all, and why, before any is loaded."""
    unread: dict[DataFile, Exception] = {}
    for file in files:
        try:
            file.check()
        except (UnknownForm, CutOffFile, OSError) as error:
            unread[file] = error
    return unread


def run_import(store: Store, files: Sequence[DataFile], advance: Callable[[int], None]) -> ImportReport:
    """Load all events of files; loading them again changes nothing, so an import that was cut off is simply run again."""
    counts, claims, known = [], 0, 0
    for file in files:
        sieve = Sieve(file.rows(), advance)
        for batch in _batches(iter_articles(sieve)):
            report = load_coded(store, batch)
            claims, known = claims + report.claims, known + len(report.unchanged)
        counts.append(sieve.counts)
    return ImportReport.of(files, counts, claims, known)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item[1].claims)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@contextmanager
def _step(doing: str) -> Iterator[Callable[[int], None]]:
    with showing(doing) as bar:
        yield bar.advance


def _load(settings: Settings, files: Sequence[DataFile]) -> ImportReport:
    """Load files by the importer where the managed database is empty and nobody runs it, else by transactions."""
    running = find_login(settings) is not None
    if running or has_database(settings.neo4j_home):
        with open_store(settings) as store, _step("Reading rows") as advance:
            empty = is_empty(store)
            if running and empty and not settings.neo4j_uri:
                print(BUSY, file=sys.stderr)
            if running or not empty:
                return run_import(store, files, advance)
    try:
        loaded = load_first(_managed(settings), files, _step)
    except UnfitText as error:
        print(f"dragoman: {error}: these files are loaded row by row", file=sys.stderr)
    else:
        return _make_ready(settings, files, loaded)
    with open_store(settings) as store, _step("Reading rows") as advance:
        return run_import(store, files, advance)


def _managed(settings: Settings) -> Managed:
    resources = Resources(heap=settings.neo4j_heap, page_cache=settings.neo4j_page_cache)
    return Managed(settings.neo4j_home, bring_jars(settings.jars), resources)


def _make_ready(settings: Settings, files: Sequence[DataFile], loaded: Loaded) -> ImportReport:
    """Let the new database make its indexes."""
    with _step("Indexing"), open_store(settings):
        report = ImportReport.of(files, loaded.counts, loaded.claims, loaded.repeated)
    return report.model_copy(update={"offline": True})


def _import(given: Sequence[DataFile], as_json: bool) -> None:
    begun = time.perf_counter()
    with explained() as settings:
        unread = find_unread(given)
        files = [file for file in given if file not in unread]
        if not files:
            *others, last = unread.values()
            _warn(str(other) for other in others)
            raise last
        report = _load(settings, files)
    failed = (*(_unread(file, error) for file, error in unread.items()), *report.failed)
    report = report.model_copy(update={"failed": failed, "seconds": round(time.perf_counter() - begun, 1)})
    _tell(report, as_json)
    if report.bad_rows or report.failed:
        raise typer.Exit(SOME_FAILED)


def _tell(report: ImportReport, as_json: bool) -> None:
    """Print the report, and on standard error what of it went wrong."""
    _warn(fault.reason for fault in report.failed)
    for _, rows in groupby(report.bad, key=lambda row: row.file):
        _warn(f"{row.file}, line {row.line}: {row.reason}" for row in islice(rows, SHOWN))
    rate = f", {report.rows / report.seconds:,.0f} rows a second" if report.seconds else ""
    failed = f"; {len(report.failed)} files not read or not to their end" if report.failed else ""
    told = (
        f"{report.rows} rows: {report.claims} new claims, {report.known} texts known, {report.without_type} rows without an event type, "
        f"{report.bad_rows} bad{failed}; {report.seconds:.0f} s{rate}"
    )
    print(report.model_dump_json() if as_json else told)


def _warn(reasons: Iterable[str]) -> None:
    for reason in reasons:
        print(f"dragoman: {reason}", file=sys.stderr)


Files = Annotated[list[Path], typer.Argument(help="files or folders, loaded in this order")]
Most = Annotated[int | None, typer.Option("--first", min=1, help="load so many rows of each file only")]


def icews(files: Files, first: Most = None, as_json: AsJson = False) -> None:
    """Load ICEWS: the original tab files, or sets of (subject, relation, object, date), plain or compressed."""
    _import([DataFile(file, "icews", first) for file in files], as_json)


def gdelt(files: Files, first: Most = None, as_json: AsJson = False) -> None:
    """Load GDELT 2.0 events, raw or with a header, plain or compressed."""
    _import([DataFile(file, "gdelt", first) for file in files], as_json)


def polecat(files: Files, first: Most = None, as_json: AsJson = False) -> None:
    """Load the weekly tab files of POLECAT."""
    _import([DataFile(file, "polecat", first) for file in files], as_json)
