"""The worker as a process: feeds are visited, pages fetched, articles saved; what fails is told and can be tried again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.server.login import Login
from graph.store import Store
from ingest.jobs.feeds import FeedBook, FeedWish
from ingest.jobs.queue import JobQueue
from ingest.jobs.records import Job
from tests.ingest.fetching.server import Server, answer, serving
from tests.site import publish

WAIT = 60.0  # seconds: a worker loads its language pipeline in 2 to 6


@pytest.fixture
def site() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def settings(neo4j_server: Login, tmp_path: Path) -> dict[str, str]:
    """What a worker is told by its environment."""
    login = neo4j_server
    return {
        "DRAGOMAN_NEO4J_URI": login.uri, "DRAGOMAN_NEO4J_USER": login.user, "DRAGOMAN_NEO4J_PASSWORD": login.password,
        "DRAGOMAN_DATA": str(tmp_path), "DRAGOMAN_FETCH_ALLOW": "127.0.0.0/8", "DRAGOMAN_FETCH_DELAY": "0",
    }  # fmt: skip


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[JobQueue]:
    queue = JobQueue.open(f"sqlite:///{tmp_path}/jobs.sqlite")
    yield queue
    queue.close()


@contextmanager
def working(settings: dict[str, str], end: int = signal.SIGTERM) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "worker"], env=os.environ | settings, stderr=subprocess.PIPE
    )
    try:
        yield process
    finally:
        process.send_signal(end)
        _, told = process.communicate(timeout=30)
        print(told.decode())


def wait_for(done: Callable[[], bool], seconds: float = WAIT) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


def ended(queue: JobQueue, job: str) -> Job:
    wait_for(lambda: queue.get(job).state not in ("waiting", "running"))
    return queue.get(job)


def test_feed_is_visited_and_its_pages_saved_once(
    settings: dict[str, str], queue: JobQueue, store: Store, site: Server
) -> None:
    publish(site, range(5))
    book = FeedBook(queue)
    feed = book.add(FeedWish(url=site.url("/feed"), schedule="every 1h"))
    with working(settings) as process:
        wait_for(lambda: book.get(feed.id).last_success is not None)
        job = ended(queue, book.get(feed.id).last_job or "")
        assert (job.state, job.items, job.claims) == ("done", {"new": 5}, 5)
        site.routes["/feed"] = answer(304)
        again = ended(queue, book.run(feed.id))
        assert (again.state, again.items) == ("done", {})
        publish(site, range(6))
        more = ended(queue, book.run(feed.id))
        assert more.items == {"new": 1}
        assert process.poll() is None
    assert sorted(site.paths()).count("/story/3") == 1
    assert site.asked[-2].headers["if-none-match"] == '"5"'
    assert store.read("count_graph")[0]["articles"] == 6
    assert process.returncode == 0
