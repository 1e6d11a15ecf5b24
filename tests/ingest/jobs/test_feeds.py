"""Feeds while they are visited: removed, cancelled, or told to be left alone."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from ingest.jobs import work
from ingest.jobs.errors import NoSuchFeed
from ingest.jobs.feeds import FeedBook, FeedWish
from ingest.jobs.finds import Finds
from ingest.jobs.queue import JobQueue
from ingest.jobs.records import Feed, Run
from ingest.jobs.tables import items, seen
from ingest.sources.records import Link
from ingest.sources.visits import Remembered, Visit

LINKS = [Link(url=f"https://news.example/{n}", key=str(n)) for n in range(3)]


@pytest.fixture
def book(queue: JobQueue) -> FeedBook:
    return FeedBook(queue)


@pytest.fixture
def feed(book: FeedBook) -> Feed:
    return book.add(FeedWish(url="https://news.example/feed", schedule="every 1h"))


def begin_visit(queue: JobQueue, book: FeedBook, feed: Feed) -> tuple[str, Finds]:
    """Begin a visit as a worker does, up to where the feed has answered."""
    job = book.run(feed.id)
    assert len(work.take(queue.engine, Run(job, 1), ("feed",), 1)) == 1
    finds = Finds(queue.engine, feed.id, feed.most)
    finds.look(LINKS)
    return job, finds


def count(queue: JobQueue, table: sa.Table) -> int:
    with queue.engine.begin() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar() or 0)


def test_feed_that_is_removed_while_it_is_visited_leaves_nothing(queue: JobQueue, book: FeedBook, feed: Feed) -> None:
    job, finds = begin_visit(queue, book, feed)
    book.remove(feed.id)
    book.visited(feed, job, Visit(), finds, 0.0)
    assert (count(queue, seen), count(queue, items)) == (0, 1)
    assert queue.get(job).items == {}


def test_feed_that_is_removed_while_its_visit_fails_is_no_error(queue: JobQueue, book: FeedBook, feed: Feed) -> None:
    begin_visit(queue, book, feed)
    book.remove(feed.id)
    book.failed(feed, "the server failed (500)", None, False, 0.0)
    with pytest.raises(NoSuchFeed):
        book.get(feed.id)


def test_pages_of_a_visit_that_was_cancelled_wait_for_the_next_one(queue: JobQueue, book: FeedBook, feed: Feed) -> None:
    job, finds = begin_visit(queue, book, feed)
    queue.cancel(job)
    book.visited(feed, job, Visit(remembered=Remembered(etag='"1"')), finds, 0.0)
    assert (queue.get(job).state, queue.get(job).items, count(queue, seen)) == ("cancelled", {}, 0)
    assert book.get(feed.id).validators == Remembered()


@pytest.mark.parametrize(
    ("page", "is_later"),
    [("https://news.example/a", True), ("https://other.example/a", False)],
    ids=["own host", "other host"],
)
def test_retry_after_of_a_page_holds_for_the_next_visit(
    page: str, is_later: bool, queue: JobQueue, book: FeedBook, feed: Feed
) -> None:
    job, finds = begin_visit(queue, book, feed)
    book.visited(feed, job, Visit(), finds, 0.0)
    book.postpone(feed.id, page, 7200)
    due = book.get(feed.id).next_due
    assert due is not None
    assert (due > datetime.now(UTC) + timedelta(hours=1, minutes=55)) is is_later


def test_sitemaps_that_fail_are_told_with_the_feed(queue: JobQueue, book: FeedBook, feed: Feed) -> None:
    job, finds = begin_visit(queue, book, feed)
    book.visited(feed, job, Visit(faults=("https://news.example/a.xml: it is gone",), retry_after=7200), finds, 0.0)
    kept = book.get(feed.id)
    assert (
        kept.last_result
        == "3 pages named, 3 of them new; 1 not read, or not whole: https://news.example/a.xml: it is gone"
    )
    assert (kept.habits.failures, kept.habits.retry_after) == (0, 7200)


@pytest.mark.parametrize("name", ["none", "\udcff", "a\0b"])
def test_feed_that_is_not_there_is_told_whatever_its_name(name: str, book: FeedBook) -> None:
    with pytest.raises(NoSuchFeed):
        book.get(name)


def test_title_of_bad_bytes_is_kept_as_far_as_it_can_be(book: FeedBook) -> None:
    assert book.add(FeedWish(url="https://news.example/x", title="News \udcff")).title == "News ?"


@pytest.mark.parametrize("wish", [{}, {"most": 5}, {"schedule": "every 1h"}, {"zone": "UTC"}])
def test_change_that_leaves_the_schedule_leaves_the_next_visit(
    wish: dict, queue: JobQueue, book: FeedBook, feed: Feed
) -> None:
    assert book.change(feed.id, **wish).next_due == feed.next_due
    job, finds = begin_visit(queue, book, feed)
    book.visited(feed, job, Visit(), finds, 0.0)
    due = book.get(feed.id).next_due
    changed = book.change(feed.id, **wish)
    assert (changed.next_due, changed.most) == (due, wish.get("most", feed.most))


def test_another_schedule_counts_from_now_and_never_puts_off_a_first_visit(
    queue: JobQueue, book: FeedBook, feed: Feed
) -> None:
    assert book.change(feed.id, schedule="every 1d").next_due == feed.next_due
    job, finds = begin_visit(queue, book, feed)
    book.visited(book.get(feed.id), job, Visit(), finds, 0.0)
    due = book.change(feed.id, schedule="every 10m").next_due
    assert due is not None
    assert timedelta(minutes=9) < due - datetime.now(UTC) <= timedelta(minutes=10)
