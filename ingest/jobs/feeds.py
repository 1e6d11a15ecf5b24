"""Feeds: what is visited again and again, when next, and what came of it."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import sqlalchemy as sa
from sqlalchemy.engine import Row
from sqlalchemy.exc import IntegrityError

from graph.ids import digest
from graph.model import Record
from ingest.fetching.addresses import canonical_address
from ingest.fetching.polling import RECENT, Habits
from ingest.jobs.database import begin, now_written, storable, written
from ingest.jobs.errors import FeedExists, FeedIsBusy, NoSuchFeed
from ingest.jobs.finds import MOST_TRIES, Finds, note
from ingest.jobs.queue import JobQueue, add_items
from ingest.jobs.records import Feed, FeedState
from ingest.jobs.schedules import parse_schedule
from ingest.jobs.tables import feeds, items, seen
from ingest.sources.records import Link
from ingest.sources.visits import Remembered, Visit

LEASE = timedelta(hours=1)  # after which a visit that never ended is made anew
ASK_ANEW = Remembered().model_dump_json()  # a feed that answers "unchanged" would not name again what is left of it


class FeedWish(Record):
    """A feed as somebody wants it to be visited."""

    url: str
    title: str | None = None
    schedule: str = "adaptive"
    zone: str = "UTC"
    most: int = 200


class FeedBook:
    """Holds the feeds, in the database of the jobs that visit them."""

    def __init__(self, queue: JobQueue) -> None:
        self._queue = queue
        self._engine = queue.engine

    def add(self, wish: FeedWish) -> Feed:
        """Add a feed, due at once; raise BadAddress, BadSchedule or FeedExists."""
        url, schedule = canonical_address(wish.url), parse_schedule(wish.schedule, wish.zone)
        title = storable(wish.title) if wish.title else None
        row = {
            "id": digest("feed", url), "url": url, "title": title, "schedule": schedule.text, "zone": schedule.zone, "state": "active",
            "most": wish.most, "created": now_written(), "next_due": now_written(), "validators": ASK_ANEW,
            "habits": Habits().model_dump_json(),
        }  # fmt: skip
        with begin(self._engine) as connection:
            same = (feeds.c.url == url) | (feeds.c.id == row["id"])  # the latter moved to another address since
            if there := connection.execute(sa.select(feeds.c.id, feeds.c.url).where(same)).first():
                raise FeedExists(f"{url} is among the feeds already, as {there.id}, which is visited at {there.url}")
            try:
                connection.execute(feeds.insert().values(row))
            except IntegrityError as error:  # somebody added it in this very moment
                raise FeedExists(f"{url} is among the feeds already") from error
        return self.get(str(row["id"]))

    def get(self, feed: str) -> Feed:
        """Get a feed by its id or its address; raise NoSuchFeed."""
        name = storable(feed)
        with begin(self._engine) as connection:
            row = connection.execute(sa.select(feeds).where((feeds.c.id == name) | (feeds.c.url == name))).first()
        if row is None:
            raise NoSuchFeed(f"there is no feed {feed!r}")
        return _feed_of(row)

    def all(self) -> tuple[Feed, ...]:
        """List all feeds by address."""
        with begin(self._engine) as connection:
            return tuple(map(_feed_of, connection.execute(sa.select(feeds).order_by(feeds.c.url))))

    def change(self, feed: str, schedule: str | None = None, zone: str | None = None, most: int | None = None) -> Feed:
        """Change when and how a feed is visited; raise NoSuchFeed or BadSchedule.

        Another schedule counts from now, but for a feed that was never visited, which stays due at once.
        """
        known = self.get(feed)
        wanted = parse_schedule(schedule or known.schedule, zone or known.zone)
        values: dict[str, Any] = {"most": most or known.most, "schedule": wanted.text, "zone": wanted.zone}
        if known.last_visit and (wanted.text, wanted.zone) != (known.schedule, known.zone):
            values["next_due"] = written(wanted.next_due(known.habits, datetime.now(UTC), 0))
        return self._set(known.id, values)

    def set_state(self, feed: str, state: FeedState) -> Feed:
        """Pause a feed or let it go on; raise NoSuchFeed."""
        known = self.get(feed)
        due = {"next_due": now_written()} if state == "active" and known.state != "active" else {}
        return self._set(known.id, {"state": state, **due})

    def remove(self, feed: str) -> Feed:
        """Remove a feed; articles and jobs that it brought stay. Raises NoSuchFeed."""
        known = self.get(feed)
        with begin(self._engine) as connection:
            # First the feed: a visit that ends now either ended before, or finds no feed and notes nothing.
            connection.execute(sa.delete(feeds).where(feeds.c.id == known.id))
            connection.execute(sa.delete(seen).where(seen.c.feed == known.id))
        return known

    def run(self, feed: str) -> str:
        """Visit a feed now, whatever its schedule; give the id of the job. Raises NoSuchFeed or FeedIsBusy."""
        known = self.get(feed)
        job = self._start(known)
        if job is None:
            raise FeedIsBusy(f"feed {known.url} is being visited by job {known.last_job}")
        return job

    def start_due(self, now: datetime) -> tuple[str, ...]:
        """Put into the queue a job for each feed that is due; give their ids. Safe for several schedulers at once."""
        due = (feeds.c.state == "active") & (feeds.c.next_due <= written(now))
        with begin(self._engine) as connection:
            rows = connection.execute(sa.select(feeds).where(due).order_by(feeds.c.next_due)).all()
        started = (self._start(_feed_of(row)) for row in rows)
        return tuple(job for job in started if job)

    def _start(self, feed: Feed) -> str | None:
        """Begin a visit unless one is under way; of several that try at once, one does."""
        if self._queue.is_open(feed.last_job):
            return None
        with begin(self._engine) as connection:
            link = Link(url=feed.url, key=feed.url)
            same = (feeds.c.id == feed.id) & (
                feeds.c.last_job == feed.last_job if feed.last_job else feeds.c.last_job.is_(None)
            )
            lease = sa.update(feeds).where(same).values(last_job="-", next_due=written(datetime.now(UTC) + LEASE))
            if connection.execute(lease).rowcount == 0:
                return None
            job = self._queue.put(connection, f"visit {feed.url}", feed.id, [link], "feed")
            connection.execute(sa.update(feeds).where(feeds.c.id == feed.id).values(last_job=job))
        return job

    def visited(self, feed: Feed, job: str, visit: Visit, finds: Finds, jitter: float) -> None:
        """Keep what a visit brought, and when the next one is due, with the items of the job in one transaction.

        Of a feed that was removed meanwhile nothing is kept; pages of a visit that was cancelled wait for the next one.
        """
        now = datetime.now(UTC)
        brought = (*feed.habits.brought, *([now] if finds.found else ()))[-RECENT:]
        fresh = visit.fresh or (feed.habits.fresh if visit.is_unchanged else 0.0)
        habits = Habits(brought=brought, fresh=fresh, retry_after=visit.retry_after)
        values = {
            "validators": ASK_ANEW if finds.left else visit.remembered.model_dump_json(), "title": feed.title or visit.title,
            "last_success": written(now), "last_result": _tell(visit, finds),
            "url": canonical_address(visit.moved_to) if visit.moved_to else feed.url, **_times(feed, habits, now, jitter),
        }  # fmt: skip
        with begin(self._engine) as connection:
            there = sa.select(feeds.c.id).where(feeds.c.url == values["url"], feeds.c.id != feed.id)
            if connection.execute(there).first():
                values["url"] = feed.url  # it moved to another feed that is here already
            asked = (items.c.job == job) & (items.c.what == "feed") & (items.c.state == "waiting")
            end = {"state": "listed", "payload": None, "changed": now_written()}
            is_wanted = bool(connection.execute(sa.update(items).where(asked).values(end)).rowcount)
            values |= {} if is_wanted else {"validators": ASK_ANEW}
            is_there = bool(connection.execute(sa.update(feeds).where(feeds.c.id == feed.id).values(values)).rowcount)
            if is_wanted and is_there:
                add_items(connection, job, [find.link for find in finds.pages if not find.was_there], "page")
                add_items(connection, job, [find.link for find in finds.pages if find.was_there], "update")
                note(connection, feed.id, finds.pages)

    def failed(self, feed: Feed, reason: str, retry_after: float | None, is_gone: bool, jitter: float) -> None:
        """Keep that a visit failed; the next one comes later, or never where the feed is gone (410)."""
        now = datetime.now(UTC)
        habits = feed.habits.model_copy(
            update={"failures": feed.habits.failures + 1, "retry_after": retry_after or 0.0}
        )
        values = {"last_result": reason, **_times(feed, habits, now, jitter)} | ({"state": "gone"} if is_gone else {})
        self._update(feed.id, values)

    def postpone(self, feed: str, page: str, seconds: float) -> None:
        """Leave a feed alone for so long at least: its own host asked for that when a page of it was fetched."""
        then = written(datetime.now(UTC) + timedelta(seconds=seconds))
        later = (feeds.c.id == feed) & (feeds.c.next_due < then)
        with begin(self._engine) as connection:
            url = connection.execute(sa.select(feeds.c.url).where(later)).scalar()
            if url and urlsplit(url).hostname == urlsplit(page).hostname:
                connection.execute(sa.update(feeds).where(later).values(next_due=then))

    def settle(self, feed: str, key: str, is_done: bool) -> bool:
        """Keep whether a page of a feed is done with; tell whether the next visit will try it again, and see to that."""
        one = (seen.c.feed == feed) & (seen.c.key == key)
        with begin(self._engine) as connection:
            tries = connection.execute(sa.select(seen.c.tries).where(one)).scalar()
            connection.execute(sa.update(seen).where(one).values(done=is_done, **({"tries": 0} if is_done else {})))
            again = not is_done and tries is not None and int(tries) < MOST_TRIES
            if again:
                connection.execute(sa.update(feeds).where(feeds.c.id == feed).values(validators=ASK_ANEW))
        return again

    def _set(self, feed: str, values: dict[str, Any]) -> Feed:
        self._update(feed, values)
        return self.get(feed)

    def _update(self, feed: str, values: dict[str, Any]) -> None:
        with begin(self._engine) as connection:
            connection.execute(sa.update(feeds).where(feeds.c.id == feed).values(values))


def _times(feed: Feed, habits: Habits, now: datetime, jitter: float) -> dict[str, str]:
    due = parse_schedule(feed.schedule, feed.zone).next_due(habits, now, jitter)
    return {"habits": habits.model_dump_json(), "last_visit": written(now), "next_due": written(due)}


def _tell(visit: Visit, finds: Finds) -> str:
    """Say in a line what a visit brought."""
    left = f", {finds.left} left for the next visit" if finds.left else ""
    told = f"{finds.named} pages named, {finds.found} of them new{left}"
    faults = f"; {len(visit.faults)} not read, or not whole: {visit.faults[0]}" if visit.faults else ""
    return ("unchanged" if visit.is_unchanged else told) + faults


def _feed_of(row: Row[Any]) -> Feed:
    said = dict(row._mapping)
    known = {
        "validators": Remembered.model_validate_json(row.validators),
        "habits": Habits.model_validate_json(row.habits),
    }
    return Feed.model_validate(said | known)
