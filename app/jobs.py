"""An ingestion run: sources in, graph out, one article's failure never the end of the others."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Literal

from pydantic import Field

from app.intake import Intake
from graph.model import Article, Extraction, Record
from graph.queries import find_read_otherwise
from graph.store import DatabaseUnreachable, Store, WrongCredentials
from graph.writer import SaveReport
from ingest.identification import ENGLISH
from ingest.language import ModelMissing
from ingest.sources.records import Read, Unreadable

log = logging.getLogger("dragoman")
BATCH = 16  # articles a transaction: larger ones save no time and lose more when they fail

FATAL = (DatabaseUnreachable, WrongCredentials, ModelMissing)


class Outcome(Record):
    """What became of one article."""

    article: str
    state: Literal["new", "unchanged", "replaced", "failed"]
    claims: int = 0
    is_copy: bool = False
    is_foreign: bool = False
    reason: str | None = None


class RunReport(Record):
    """What a run did."""

    read: int = 0
    new: int = 0
    unchanged: int = 0
    replaced: int = 0
    copies: int = Field(default=0, description="articles that print the text of another one: stored, and one source")
    claims: int = 0
    silent: int = Field(default=0, description="articles in which no event was found")
    foreign: int = Field(default=0, description="articles that are not English: stored, and nothing in them read")
    failed: tuple[Unreadable, ...] = ()

    def plus(self, outcomes: Sequence[Outcome]) -> "RunReport":
        """Add what a batch did."""
        states = [outcome.state for outcome in outcomes]
        written = [outcome for outcome in outcomes if outcome.state in ("new", "replaced")]
        faults = [Unreadable(source=o.article, reason=o.reason) for o in outcomes if o.state == "failed" and o.reason]
        return RunReport(
            read=self.read + len(outcomes) - len(faults), new=self.new + states.count("new"),
            unchanged=self.unchanged + states.count("unchanged"), replaced=self.replaced + states.count("replaced"),
            copies=self.copies + sum(o.is_copy for o in written), claims=self.claims + sum(o.claims for o in written),
            silent=self.silent + sum(not o.claims for o in written), foreign=self.foreign + sum(o.is_foreign for o in written),
            failed=(*self.failed, *faults),
        )  # fmt: skip

    def counts(self) -> str:
        """Write what was read and what changed in a line."""
        foreign = f", {self.foreign} of them not in English" if self.foreign else ""
        copies = f" ({self.copies} of them copies of another)" if self.copies else ""
        return (
            f"{self.read} read: {self.new} new, {self.unchanged} unchanged, {self.replaced} replaced{copies}; {self.claims} claims; "
            f"{self.silent} without an event{foreign}; {len(self.failed)} failed"
        )

    def fail(self, what: Unreadable) -> "RunReport":
        """Add something that could not be read."""
        return self.model_copy(update={"failed": (*self.failed, what)})


def run_ingest(items: Iterable[Read], intake: Intake, store: Store, advance: Callable[[int], None]) -> RunReport:
    """Ingest all that can be read; `advance` is told the number of items done. Raises only what ends every article, with a note of what was done."""
    return _run(_batches(items), intake, store, advance)


def _run(batches: Iterable[Sequence[Read]], intake: Intake, store: Store, advance: Callable[[int], None]) -> RunReport:
    """Ingest batch by batch; what ends a run early, be it Ctrl-C, gets a note of what is stored for good."""
    report = RunReport()
    try:
        for batch in batches:
            for item in batch:
                report = report.fail(item) if isinstance(item, Unreadable) else report
            report = report.plus(ingest_batch([item for item in batch if isinstance(item, Article)], intake, store))
            advance(len(batch))
    except BaseException as error:
        if report.read:
            error.add_note(f"until then: {report.counts()}. All of it is stored: give the same again to go on")
        raise
    return report


def _batches(items: Iterable[Read]) -> Iterator[list[Read]]:
    source = iter(items)
    while batch := list(islice(source, BATCH)):
        yield batch


def ingest_batch(
    articles: Sequence[Article], intake: Intake, store: Store, passing: tuple[type[Exception], ...] = ()
) -> list[Outcome]:
    """Ingest a batch together; when that fails, article by article, to find the one that does.

    Raises what ends every article, and errors that the caller calls passing: it tries again itself.
    """
    if not articles:
        return []
    fatal: tuple[type[Exception], ...] = (*FATAL, *passing)
    try:
        return _save(articles, intake, store)
    except fatal:
        raise
    except Exception as error:
        if len(articles) == 1:
            log.exception("article %s failed", articles[0].id)
            reason = f"it could not be processed: {error}"
            return [Outcome(article=articles[0].id, state="failed", reason=reason)]
    return [outcome for article in articles for outcome in ingest_batch([article], intake, store, passing)]


def _save(articles: Sequence[Article], intake: Intake, store: Store) -> list[Outcome]:
    latest = list({article.id: article for article in articles}.values())
    unread = intake.find_unread(store, latest)
    extractions = intake.extract(unread)
    saved = intake.save(store, unread, extractions) if unread else SaveReport()
    read = {article.id: extraction for article, extraction in zip(unread, extractions, strict=True)}
    return [*_repeated(articles), *(_outcome(article.id, saved, read.get(article.id)) for article in latest)]


def _repeated(articles: Sequence[Article]) -> list[Outcome]:
    """Tell of those that stand again further on in their batch, where the last counts: they too were read."""
    last = {article.id: number for number, article in enumerate(articles)}
    return [
        Outcome(article=article.id, state="unchanged")
        for number, article in enumerate(articles)
        if last[article.id] != number
    ]


def _outcome(article: str, saved: SaveReport, extraction: Extraction | None) -> Outcome:
    state: Literal["new", "unchanged", "replaced"] = (
        "new" if article in saved.new else "replaced" if article in saved.replaced else "unchanged"
    )
    return Outcome(
        article=article, state=state, claims=len(extraction.claims) if extraction else 0, is_copy=article in saved.copies,
        is_foreign=extraction is not None and extraction.article.language not in ENGLISH,
    )  # fmt: skip


def run_reread(intake: Intake, store: Store, advance: Callable[[int], None]) -> RunReport:
    """Read again every stored article that another version of the extractor read; only what reads otherwise is replaced."""
    return _run(_iter_read_otherwise(intake, store), intake, store, advance)


def _iter_read_otherwise(intake: Intake, store: Store) -> Iterator[tuple[Article, ...]]:
    after = ""
    while batch := find_read_otherwise(store, intake.version, after, BATCH):
        yield batch
        after = batch[-1].id
