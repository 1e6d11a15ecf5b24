"""One step of a job: ask a feed what is new, fetch pages, save articles. Each step may be repeated; nothing is lost or doubled."""

import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

from app.database import GraphDoor
from app.intake import Intake
from app.jobs import BATCH, ingest_batch
from app.turns import Turns
from graph.model import Article
from graph.queries import find_article_ids
from graph.store import DatabaseUnreachable, QueryTooSlow, WrongCredentials
from ingest.fetching.addresses import BadAddress
from ingest.fetching.errors import FetchError, Gone
from ingest.fetching.fetcher import Fetcher
from ingest.jobs import work
from ingest.jobs.errors import JobsUnreachable, NoSuchFeed
from ingest.jobs.feeds import FeedBook
from ingest.jobs.finds import Finds
from ingest.jobs.queue import JobQueue
from ingest.jobs.records import Item, Run
from ingest.jobs.work import End
from ingest.sources.records import Given, Link, Unreadable, article_id, too_long
from ingest.sources.visits import FAULTS, visit
from ingest.sources.web import read_address

AT_ONCE = 8  # pages that are fetched at the same time, each from another host
FETCHED = ("link", "part", "page", "update")
PASSING = (DatabaseUnreachable, WrongCredentials, QueryTooSlow)
UNREACHABLE = -1  # what a step returns when the graph does not answer: wait, and take the step again


class Work:
    """Holds what the steps of jobs need: queue, feeds, fetcher, extractor, and the way to the graph."""

    def __init__(self, queue: JobQueue, fetcher: Fetcher, intake: Intake, door: GraphDoor, longest: int) -> None:
        self._queue, self.feeds = queue, FeedBook(queue)
        self._fetcher, self._intake, self._door = fetcher, intake, door
        self._longest = longest
        self._turns = Turns()
        self._in_hand: dict[Run, list[int]] = {}

    def end(self) -> None:
        """Begin nothing any more, and put back what is in hand: that the worker ends now is no fault of it."""
        self._turns.end()
        with suppress(JobsUnreachable):
            for run, numbers in list(self._in_hand.items()):
                work.put_back(self._queue.engine, run.job, numbers)

    @contextmanager
    def _taken(self, run: Run, what: Sequence[str], most: int) -> Iterator[tuple[Item, ...]]:
        """Take items for the time of a step, those that may have ended a worker alone; put them back where the step fails."""
        engine = self._queue.engine
        with self._turns.turn(work.has_suspects(engine, run.job, what)):
            taken = work.take(engine, run, what, most)
            self._in_hand[run] = numbers = [item.number for item in taken]
            try:
                yield taken
            except Exception:
                with suppress(JobsUnreachable):
                    work.put_back(engine, run.job, numbers)
                raise
            finally:
                del self._in_hand[run]

    def visit(self, run: Run) -> int:
        """Ask the feed of a job what is new, and give the job an item for each page; give their number."""
        with self._taken(run, ("feed",), 1) as taken:
            return self._visit(run.job, taken[0]) if taken else 0

    def _visit(self, job: str, item: Item) -> int:
        try:
            feed = self.feeds.get(self._queue.get(job).feed or "")
        except NoSuchFeed as error:
            work.settle(self._queue.engine, item, End(state="listed", reason=str(error)))
            return 0
        finds = Finds(self._queue.engine, feed.id, feed.most)
        try:
            found = visit(feed.url, feed.validators, self._fetcher, finds.look)
        except FAULTS as error:
            after = error.retry_after if isinstance(error, FetchError) else None
            self.feeds.failed(feed, str(error), after, isinstance(error, Gone), random.random())
            work.settle(self._queue.engine, item, End(state="listed", reason=str(error)))
            return 0
        self.feeds.visited(feed, job, found, finds, random.random())
        return len(finds.pages)

    def fetch(self, run: Run) -> int:
        """Fetch the next pages of a job, some at the same time; give how many were done with, or UNREACHABLE."""
        try:
            with self._taken(run, FETCHED, BATCH) as taken:
                self._fetch([(item, Link.model_validate_json(item.payload or "")) for item in taken], run.job)
                return len(taken)
        except PASSING:
            self._door.drop()
            return UNREACHABLE

    def _fetch(self, links: Sequence[tuple[Item, Link]], job: str) -> None:
        known = self._find_known([(item, link) for item, link in links if item.what == "page"])
        feed = self._queue.get(job).feed if links else None
        for item, link in links:
            if item.number in known:
                self._settle(item, link, feed, "the article of this address is there already")
        todo = [(item, link) for item, link in links if item.number not in known]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for (item, link), found in zip(todo, pool.map(lambda one: self._read(one[1]), todo), strict=True):
                self._keep(item, link, feed, found)

    def _find_known(self, pages: Sequence[tuple[Item, Link]]) -> set[int]:
        """Find the pages that the graph has by their address: what two feeds name is fetched once."""
        names = {}
        for item, link in pages:
            try:
                names[item.number] = article_id(link.url)
            except BadAddress:
                continue
        there = find_article_ids(self._door.open(), sorted(set(names.values()))) if names else frozenset()
        return {number for number, name in names.items() if name in there}

    def _read(self, link: Link) -> list[Given] | FetchError | BadAddress:
        try:
            return list(read_address(link, self._fetcher))
        except (FetchError, BadAddress) as error:
            return error

    def _keep(self, item: Item, link: Link, feed: str | None, found: list[Given] | FetchError | BadAddress) -> None:
        """Put what was found in the place of an item, or say why nothing was."""
        engine = self._queue.engine
        if isinstance(found, FetchError | BadAddress):
            is_passing = isinstance(found, FetchError) and found.is_passing
            if feed and isinstance(found, FetchError) and found.retry_after:
                self.feeds.postpone(feed, found.url, found.retry_after)
            again = feed is not None and self.feeds.settle(feed, link.key, is_done=not is_passing)
            reason = f"{found}; the next visit tries again" if again else str(found)
            work.settle(engine, item, End(state="failed", reason=reason, is_final=again))
            return
        if feed:
            self.feeds.settle(feed, link.key, is_done=True)
        links = [one for one in found if isinstance(one, Link)]
        if links and (item.what in ("page", "update") or (item.what == "part" and any(one.is_list for one in links))):
            work.settle(engine, item, End(state="failed", reason="it names other pages instead of being an article"))
            return
        faults = [f"{one.source}: {one.reason}" for one in found if isinstance(one, Unreadable)]
        work.replace(engine, item, [one for one in found if not isinstance(one, Unreadable)], faults)

    def _settle(self, item: Item, link: Link, feed: str | None, reason: str) -> None:
        if feed:
            self.feeds.settle(feed, link.key, is_done=True)
        work.settle(self._queue.engine, item, End(state="unchanged", reason=reason))

    def save(self, run: Run) -> int:
        """Read the next articles of a job and save them; give how many were done with, or UNREACHABLE."""
        try:
            with self._taken(run, ("article",), BATCH) as taken:
                return self._save(taken)
        except PASSING:
            self._door.drop()
            return UNREACHABLE

    def _save(self, taken: Sequence[Item]) -> int:
        try:
            became = self._ingest([Article.model_validate_json(item.payload or "") for item in taken])
        except QueryTooSlow:  # each is tried alone, and put aside after some times: it may be what makes it slow
            return UNREACHABLE
        work.settle_all(self._queue.engine, [(item, became[item.source]) for item in taken])
        return len(taken)

    def _ingest(self, articles: Sequence[Article]) -> dict[str, End]:
        """Save articles, and tell by id what became of each."""
        faults = [fault for article in articles if (fault := too_long(article, self._longest))]
        refused = {fault.source: End(state="failed", reason=fault.reason) for fault in faults}
        read = [article for article in articles if article.id not in refused]
        outcomes = ingest_batch(read, self._intake, self._door.open(), (QueryTooSlow,)) if read else []
        return refused | {o.article: End(state=o.state, claims=o.claims, reason=o.reason) for o in outcomes}
