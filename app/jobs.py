"""An ingestion run: sources in, graph out, one article's failure never the end of the others."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from pydantic import Field

from app.intake import Intake
from graph.model import Article, Extraction, Record
from graph.queries import find_read_otherwise
from graph.store import DatabaseUnreachable, Store, WrongCredentials
from graph.writer import SaveReport
from ingest.identification import ENGLISH
from ingest.language import ModelMissing
from ingest.sources import Read, Unreadable

log = logging.getLogger("dragoman")
BATCH = 16  # articles a transaction: larger ones save no time and lose more when they fail

FATAL = (DatabaseUnreachable, WrongCredentials, ModelMissing)


class RunReport(Record):
    """What a run did."""

    read: int = 0
    new: int = 0
    unchanged: int = 0
    replaced: int = 0
    claims: int = 0
    silent: int = Field(default=0, description="articles in which no event was found")
    foreign: int = Field(default=0, description="articles that are not English: stored, and nothing in them read")
    failed: tuple[Unreadable, ...] = ()

    def plus(self, saved: SaveReport, extractions: Sequence[Extraction]) -> "RunReport":
        """Add what a batch did."""
        return self.model_copy(
            update={
                "read": self.read + len(saved.new) + len(saved.unchanged) + len(saved.replaced),
                "new": self.new + len(saved.new),
                "unchanged": self.unchanged + len(saved.unchanged),
                "replaced": self.replaced + len(saved.replaced),
                "claims": self.claims + saved.claims,
                "silent": self.silent + sum(not extraction.claims for extraction in extractions),
                "foreign": self.foreign + sum(extraction.article.language not in ENGLISH for extraction in extractions),
            }
        )

    def fail(self, what: Unreadable) -> "RunReport":
        """Add something that could not be read."""
        return self.model_copy(update={"failed": (*self.failed, what)})


def run_ingest(items: Iterable[Read], intake: Intake, store: Store, advance: Callable[[int], None]) -> RunReport:
    """Ingest all that can be read; `advance` is told the number of items done. Raises only what ends every article."""
    report = RunReport()
    for batch in _batches(items):
        articles = [item for item in batch if isinstance(item, Article)]
        for item in batch:
            report = report.fail(item) if isinstance(item, Unreadable) else report
        report = _ingest_batch(articles, intake, store, report)
        advance(len(batch))
    return report


def _batches(items: Iterable[Read]) -> Iterator[list[Read]]:
    source = iter(items)
    while batch := list(islice(source, BATCH)):
        yield batch


def _ingest_batch(articles: list[Article], intake: Intake, store: Store, report: RunReport) -> RunReport:
    """Ingest a batch together; when that fails, article by article, to find the one that does."""
    if not articles:
        return report
    try:
        return _save(articles, intake, store, report)
    except FATAL:
        raise
    except Exception as error:
        if len(articles) == 1:
            log.exception("article %s failed", articles[0].id)
            return report.fail(Unreadable(source=articles[0].id, reason=f"it could not be processed: {error}"))
    for article in articles:
        report = _ingest_batch([article], intake, store, report)
    return report


def _save(articles: list[Article], intake: Intake, store: Store, report: RunReport) -> RunReport:
    latest = list({article.id: article for article in articles}.values())
    unread = intake.find_unread(store, latest)
    extractions = intake.extract(unread)
    saved = intake.save(store, unread, extractions) if unread else SaveReport()
    known = tuple(sorted({*saved.unchanged, *(article.id for article in set(latest) - set(unread))}))
    return report.plus(saved.model_copy(update={"unchanged": known}), extractions)


def run_reread(intake: Intake, store: Store, advance: Callable[[int], None]) -> RunReport:
    """Read again every stored article that another version of the extractor read; only what reads otherwise is replaced."""
    report, after = RunReport(), ""
    while batch := find_read_otherwise(store, intake.version, after, BATCH):
        report = _ingest_batch(list(batch), intake, store, report)
        after = batch[-1].id
        advance(len(batch))
    return report
