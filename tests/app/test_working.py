"""Steps of a job when the graph does not answer, or too slowly: nothing is lost, and only what may be to blame is counted."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from app.database import GraphDoor
from app.intake import Intake
from app.settings import load_settings
from app.working import UNREACHABLE, Work
from graph.model import Article, Extraction
from graph.server.ports import Ports
from graph.store import QueryTooSlow, Store
from graph.writer import SaveReport
from ingest.fetching.fetcher import Fetcher
from ingest.jobs.dead import list_dead
from ingest.jobs.queue import JobQueue
from ingest.jobs.records import Job, Run
from ingest.jobs.work import KILLED, list_items
from ingest.pipeline import Extractor
from ingest.sources.records import Link
from tests.ingest.fetching.server import QUICK
from tests.site import sentence


class Slow(Intake):
    """An intake whose database takes too long, or only for an article that has an id of these."""

    def __init__(self, *slow: str) -> None:
        super().__init__(Extractor.load)
        self.slow = slow

    def save(self, store: Store, articles: Sequence[Article], extractions: Sequence[Extraction]) -> SaveReport:
        if not self.slow or any(article.id in self.slow for article in articles):
            raise QueryTooSlow("the query ran longer than 30 seconds")
        return super().save(store, articles, extractions)


@contextmanager
def at_work(queue: JobQueue, intake: Intake) -> Iterator[Work]:
    door = GraphDoor(load_settings())
    with Fetcher(QUICK) as fetcher:
        yield Work(queue, fetcher, intake, door, 1_000_000)
    door.drop()


def tries(queue: JobQueue, job: Job) -> list[int]:
    return [item.tries for item in list_items(queue.engine, job.id, "waiting", 10)]


@pytest.fixture
def environment(worker_settings: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in worker_settings.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_articles_wait_for_a_graph_that_does_not_answer(
    queue: JobQueue, intake: Intake, environment: pytest.MonkeyPatch
) -> None:
    environment.setenv("DRAGOMAN_NEO4J_URI", f"bolt://127.0.0.1:{Ports.free().bolt}")
    job = queue.add("several", [Article(id=f"a{n}", text=sentence(n)) for n in range(3)])
    page = queue.add("a page", [Link(url="https://news.example/a", key="a")], "page")
    with at_work(queue, intake) as work:
        assert (work.save(Run(job.id, 1)), work.fetch(Run(page.id, 1))) == (UNREACHABLE, UNREACHABLE)
    assert (tries(queue, job), tries(queue, page)) == ([0, 0, 0], [0])


def test_article_that_makes_the_database_slow_is_put_aside_and_the_rest_saved(
    queue: JobQueue, store: Store, environment: pytest.MonkeyPatch
) -> None:
    job = queue.add("several", [Article(id=f"a{n}", text=sentence(n)) for n in range(3)])
    run = Run(job.id, 1)
    with at_work(queue, Slow("a1")) as work:
        assert (work.save(run), tries(queue, job)) == (UNREACHABLE, [1, 1, 1])
        done = [work.save(run) for _ in range(6)]
    assert done == [1, UNREACHABLE, UNREACHABLE, UNREACHABLE, 1, 0]
    (dead,) = list_dead(queue.engine, 10)
    assert (dead.source, dead.reason) == ("a1", KILLED)
    assert store.read("count_graph")[0]["articles"] == 2
