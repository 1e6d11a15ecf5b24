"""An ingestion run: sources in, graph out, one article's failure never the end of the others."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import Literal, NamedTuple

from pydantic import Field

from app.intake import Intake
from graph.model import Article, Extraction, Record
from graph.queries import find_read_otherwise
from graph.store import DatabaseUnreachable, Store, WrongCredentials
from graph.writer import SaveReport
from ingest.identification import ENGLISH
from ingest.language import ModelMissing
from ingest.parallel import result_of
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

    @classmethod
    def of(cls, outcomes: Sequence[Outcome]) -> "RunReport":
        """Tell what became of some articles."""
        states = [outcome.state for outcome in outcomes]
        written = [outcome for outcome in outcomes if outcome.state in ("new", "replaced")]
        faults = [Unreadable(source=o.article, reason=o.reason) for o in outcomes if o.state == "failed" and o.reason]
        return cls(
            read=len(outcomes) - len(faults), new=states.count("new"), unchanged=states.count("unchanged"), replaced=states.count("replaced"),
            copies=sum(o.is_copy for o in written), claims=sum(o.claims for o in written), silent=sum(not o.claims for o in written),
            foreign=sum(o.is_foreign for o in written), failed=tuple(faults),
        )  # fmt: skip

    def counts(self) -> str:
        """Write what was read and what changed in a line."""
        foreign = f", {self.foreign} of them not in English" if self.foreign else ""
        copies = f" ({self.copies} of them copies of another)" if self.copies else ""
        return (
            f"{self.read} read: {self.new} new, {self.unchanged} unchanged, {self.replaced} replaced{copies}; {self.claims} claims; "
            f"{self.silent} without an event{foreign}; {len(self.failed)} failed"
        )

    def and_of(self, other: "RunReport") -> "RunReport":
        """Add what another part of the run did."""
        return RunReport(**{name: getattr(self, name) + getattr(other, name) for name in RunReport.model_fields})

    def failing(self, what: Sequence[Unreadable]) -> "RunReport":
        """Add what could not be read, before what failed later."""
        return self.model_copy(update={"failed": (*what, *self.failed)})


def run_ingest(items: Iterable[Read], intake: Intake, store: Store, advance: Callable[[int], None]) -> RunReport:
    """Ingest all that can be read; `advance` is told the number of items done. Raises only what ends every article, with a note of what was done."""
    return _run(_batches(items), intake, store, advance)


def _run(batches: Iterable[Sequence[Read]], intake: Intake, store: Store, advance: Callable[[int], None]) -> RunReport:
    """Ingest batch by batch; what ends a run early, be it Ctrl-C, gets a note of what is stored for good.

    Batches are saved in their order beside this thread, which waits for the next one to be fetched: what was fetched is soon saved.
    """
    report, saver = RunReport(), ThreadPoolExecutor(1)
    waiting = deque[Future[RunReport]]()

    def save(batch: Sequence[Read], begun: Begun) -> RunReport:
        saved = RunReport.of(_finish(begun, intake, store, FATAL))
        advance(len(batch))
        return saved.failing([item for item in batch if isinstance(item, Unreadable)])

    try:
        for batch in batches:
            begun = _begin([item for item in batch if isinstance(item, Article)], intake, store)
            waiting.append(saver.submit(save, batch, begun))
            while waiting and (len(waiting) > intake.ahead + 1 or waiting[0].done()):
                report = report.and_of(waiting.popleft().result())
        while waiting:
            report = report.and_of(waiting.popleft().result())
    except BaseException as error:
        saver.shutdown(cancel_futures=True)  # the batch in hand comes to its end
        for saved in waiting:
            report = report if saved.cancelled() or saved.exception() else report.and_of(saved.result())
        if report.read:
            error.add_note(f"until then: {report.counts()}. All of it is stored: give the same again to go on")
        raise
    saver.shutdown()
    return report


class Begun(NamedTuple):
    """A batch whose unread articles another process may be reading already; `unread` is None where nobody has looked for them."""

    articles: Sequence[Article]
    unread: tuple[Article, ...] | None = None
    reading: "Future[list[Extraction]] | None" = None


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
    fatal: tuple[type[Exception], ...] = (*FATAL, *passing)
    return _finish(Begun(articles), intake, store, fatal)


def _begin(articles: Sequence[Article], intake: Intake, store: Store) -> Begun:
    """Begin to read what has to be read, where the intake reads ahead."""
    if not (intake.ahead and articles):
        return Begun(articles)
    unread = intake.find_unread(store, _latest(articles))
    return Begun(articles, unread, intake.begin(unread) if unread else None)


def _finish(begun: Begun, intake: Intake, store: Store, fatal: tuple[type[Exception], ...]) -> list[Outcome]:
    """Save a batch together; when that fails, article by article, to find the one that does."""
    articles = begun.articles
    if not articles:
        return []
    try:
        return _save(begun, intake, store)
    except fatal:
        raise
    except Exception as error:
        if len(articles) == 1:
            log.exception("article %s failed", articles[0].id)
            reason = f"it could not be processed: {error}"
            return [Outcome(article=articles[0].id, state="failed", reason=reason)]
    return [outcome for article in articles for outcome in _finish(Begun([article]), intake, store, fatal)]


def _save(begun: Begun, intake: Intake, store: Store) -> list[Outcome]:
    latest = _latest(begun.articles)
    unread = intake.find_unread(store, latest) if begun.unread is None else begun.unread
    extractions: Sequence[Extraction] = ()
    if unread:
        extractions = result_of(begun.reading) if begun.reading else intake.extract(unread)
    saved = intake.save(store, unread, extractions) if unread else SaveReport()
    read = {article.id: extraction for article, extraction in zip(unread, extractions, strict=True)}
    outcomes = [_outcome(article.id, saved, read.get(article.id)) for article in latest]
    return [*_repeated(begun.articles), *outcomes]


def _latest(articles: Sequence[Article]) -> list[Article]:
    """Give of articles with one id the last."""
    return list({article.id: article for article in articles}.values())


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
