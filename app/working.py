"""One step of a job: ask a feed what is new, fetch pages, save articles. Each step may be repeated; nothing is lost or doubled."""

import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from app.database import GraphDoor
from app.intake import Intake
from app.jobs import BATCH, ingest_batch
from graph.model import Article
from graph.queries import find_article_ids
from graph.store import DatabaseUnreachable, WrongCredentials
from ingest.fetching.addresses import BadAddress
from ingest.fetching.errors import FetchError, Gone
from ingest.fetching.fetcher import Fetcher
from ingest.jobs import work
from ingest.jobs.errors import NoSuchFeed
from ingest.jobs.feeds import FeedBook
from ingest.jobs.queue import JobQueue
from ingest.jobs.records import Item
from ingest.jobs.work import End
from ingest.sources.records import Given, Link, Unreadable, too_long
from ingest.sources.web import article_id, read_address, visit

AT_ONCE = 8  # pages that are fetched at the same time, each from another host
FETCHED = ("link", "part", "page", "update")
UNREACHABLE = -1  # what a step returns when the graph does not answer: wait, and take the step again


class Work:
    """Holds what the steps of jobs need: queue, feeds, fetcher, extractor, and the way to the graph."""

    def __init__(self, queue: JobQueue, fetcher: Fetcher, intake: Intake, door: GraphDoor, longest: int) -> None:
        self._queue, self.feeds = queue, FeedBook(queue)
        self._fetcher, self._intake, self._door = fetcher, intake, door
        self._longest = longest

    def visit(self, job: str) -> int:
        """Ask the feed of a job what is new, and give the job an item for each page; give their number."""
        taken = work.take(self._queue.engine, job, ("feed",), 1)
        if not taken:
            return 0
        try:
            feed = self.feeds.get(self._queue.get(job).feed or "")
        except NoSuchFeed as error:
            work.settle(self._queue.engine, taken[0], End(state="listed", reason=str(error)))
            return 0
        try:
            found = visit(feed.url, feed.validators, self._fetcher)
        # BadAddress and NoListing are ValueErrors, as what other readers raise at odd bytes.
        except (FetchError, ValueError, RecursionError, OverflowError) as error:
            after = error.retry_after if isinstance(error, FetchError) else None
            self.feeds.failed(feed, str(error), after, isinstance(error, Gone), random.random())
            work.settle(self._queue.engine, taken[0], End(state="listed", reason=str(error)))
            return 0
        fresh = self.feeds.find_new(feed, found.links)
        self.feeds.visited(feed, job, found, fresh, random.random())
        return len(fresh)

    def fetch(self, job: str) -> int:
        """Fetch the next pages of a job, some at the same time; give how many were done with."""
        taken = work.take(self._queue.engine, job, FETCHED, BATCH)
        links = [(item, Link.model_validate_json(item.payload or "")) for item in taken]
        try:
            known = self._find_known([(item, link) for item, link in links if item.what == "page"])
        except (DatabaseUnreachable, WrongCredentials):
            self._door.drop()
            work.put_back(self._queue.engine, job, [item.number for item in taken])
            return UNREACHABLE
        feed = self._queue.get(job).feed if taken else None
        for item, link in links:
            if item.number in known:
                self._settle(item, link, feed, "the article of this address is there already")
        todo = [(item, link) for item, link in links if item.number not in known]
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for (item, link), found in zip(todo, pool.map(lambda one: self._read(one[1]), todo), strict=True):
                self._keep(item, link, feed, found)
        return len(taken)

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

    def save(self, job: str) -> int:
        """Read the next articles of a job and save them; give how many were done with, or UNREACHABLE."""
        taken = work.take(self._queue.engine, job, ("article",), BATCH)
        try:
            became = self._ingest([Article.model_validate_json(item.payload or "") for item in taken])
        except (DatabaseUnreachable, WrongCredentials):
            self._door.drop()
            work.put_back(self._queue.engine, job, [item.number for item in taken])
            return UNREACHABLE
        work.settle_all(self._queue.engine, [(item, became[item.source]) for item in taken])
        return len(taken)

    def _ingest(self, articles: Sequence[Article]) -> dict[str, End]:
        """Save articles, and tell by id what became of each."""
        faults = [fault for article in articles if (fault := too_long(article, self._longest))]
        refused = {fault.source: End(state="failed", reason=fault.reason) for fault in faults}
        read = [article for article in articles if article.id not in refused]
        outcomes = ingest_batch(read, self._intake, self._door.open()) if read else []
        return refused | {o.article: End(state=o.state, claims=o.claims, reason=o.reason) for o in outcomes}
