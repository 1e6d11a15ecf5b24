"""`dragoman import icews|gdelt|polecat FILE`: the rows of event data sets, as claims whose evidence is the row."""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer
from pydantic import Field

from app.commands.ending import SOME_FAILED, explained
from app.commands.options import AsJson
from app.commands.progress import showing
from app.database import open_store
from graph.coded import load_coded
from graph.model import Article, Extraction, Record
from graph.store import Store
from ingest.eventdata.articles import iter_articles
from ingest.eventdata.records import BadRow, CodedEvent, Form, Row, SkippedRow
from ingest.eventdata.rows import iter_rows, load_mentions

BATCH = 2000  # claims a transaction: more saves no time, and 3,000 do not fit into 512 MB of Java at 280,000 claims
SHOWN = 20  # bad rows that are told one by one; the report counts all


class ImportReport(Record):
    """What an import did with the rows of a file."""

    rows: int = 0
    claims: int = Field(default=0, description="new claims; rows of one day about one happening are one")
    known: int = Field(default=0, description="texts of rows that were there already")
    without_type: int = Field(
        default=0, description="rows whose code is no event type of ours, such as bare statements"
    )
    bad: tuple[BadRow, ...] = Field(default=(), description="rows that cannot be read: the first 1,000")
    bad_rows: int = 0
    seconds: float = 0.0


class Sieve:
    """Passes on the events among rows and counts the rest."""

    def __init__(self, rows: Iterator[Row], advance: Callable[[int], None]) -> None:
        self._rows = rows
        self._advance = advance
        self.counts: Counter[str] = Counter()
        self.bad: list[BadRow] = []

    def __iter__(self) -> Iterator[CodedEvent]:
        """Yield the events."""
        for row in self._rows:
            self.counts[type(row).__name__] += 1
            self._advance(1)
            if isinstance(row, CodedEvent):
                yield row
            elif isinstance(row, BadRow) and len(self.bad) < 1000:
                self.bad.append(row)


def run_import(store: Store, rows: Iterator[Row], advance: Callable[[int], None]) -> ImportReport:
    """Load all events among rows; loading them again changes nothing, so an import that was cut off is simply run again."""
    begun = time.perf_counter()
    sieve, claims, known = Sieve(rows, advance), 0, 0
    for batch in _batches(iter_articles(sieve)):
        report = load_coded(store, batch)
        claims, known = claims + report.claims, known + len(report.unchanged)
    return ImportReport(
        rows=sieve.counts.total(), claims=claims, known=known, without_type=sieve.counts[SkippedRow.__name__], bad=tuple(sieve.bad),
        bad_rows=sieve.counts[BadRow.__name__], seconds=round(time.perf_counter() - begun, 1),
    )  # fmt: skip


def _batches(items: Iterator[tuple[Article, Extraction]]) -> Iterator[list[tuple[Article, Extraction]]]:
    batch: list[tuple[Article, Extraction]] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item[1].claims)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _import(
    file: Path, form: Form | None, as_json: bool, mentions: Path | None = None, most: int | None = None
) -> None:
    with explained() as settings, open_store(settings) as store, showing("Reading rows") as bar:
        rows = iter_rows(file, form, 1, load_mentions(mentions) if mentions else None)
        report = run_import(store, islice(rows, most), bar.advance)
    for row in report.bad[:SHOWN]:
        print(f"dragoman: {file}, line {row.line}: {row.reason}", file=sys.stderr)
    rate = f", {report.rows / report.seconds:,.0f} rows a second" if report.seconds else ""
    told = (
        f"{report.rows} rows: {report.claims} new claims, {report.known} texts known, {report.without_type} rows without an event type, "
        f"{report.bad_rows} bad; {report.seconds:.0f} s{rate}"
    )
    print(report.model_dump_json() if as_json else told)
    if report.bad_rows:
        raise typer.Exit(SOME_FAILED)


Most = Annotated[int | None, typer.Option("--first", min=1, help="load so many rows only")]


def icews(file: Path, first: Most = None, as_json: AsJson = False) -> None:
    """Load ICEWS: the original tab files, or a set of (subject, relation, object, date), plain or compressed."""
    _import(file, None, as_json, most=first)


def gdelt(
    file: Path, mentions: Annotated[Path | None, typer.Option(help="the mentions file that belongs to it")] = None, first: Most = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Load GDELT 2.0 events, raw or with a header, plain or compressed."""
    _import(file, "gdelt", as_json, mentions, first)


def polecat(file: Path, first: Most = None, as_json: AsJson = False) -> None:
    """Load the weekly tab files of POLECAT."""
    _import(file, "polecat", as_json, most=first)
