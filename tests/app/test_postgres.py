"""Several workers share the jobs of one Postgres: each is done once, and those of a killed worker when it is back."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.model import Article
from graph.server.ports import Ports
from graph.store import Store
from ingest.fetching import errors
from ingest.fetching.fetcher import Fetcher
from ingest.jobs.feeds import FeedBook, FeedWish
from ingest.jobs.queue import JobQueue
from ingest.jobs.rests import HostRests
from tests.ingest.fetching.server import QUICK, Server, answer, serving
from tests.site import publish, sentence
from tests.working import ended, wait_for, working

ARTICLES = 60


def find_program(name: str) -> str:
    places = [shutil.which(name), *sorted(map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), reverse=True)]
    found = next((place for place in places if place), None)
    if found is None:
        message = "no Postgres here: install the package postgresql"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture(scope="module")
def postgres() -> Iterator[str]:
    """A Postgres of its own on a free port of loopback; gives the address of an empty database in it."""
    initdb, server = find_program("initdb"), find_program("postgres")
    who = {"user": "postgres"} if os.geteuid() == 0 else {}  # Postgres refuses to run as root
    port = Ports.free().http
    with tempfile.TemporaryDirectory() as folder:
        if who:
            shutil.chown(folder, "postgres")
        data = f"{folder}/data"
        subprocess.run(
            [initdb, "-D", data, "-U", "dragoman", "-A", "trust", "-E", "UTF8"],
            check=True,
            capture_output=True,
            cwd=folder,
            **who,
        )  # type: ignore[call-overload]
        options = [
            server,
            "-D",
            data,
            "-p",
            str(port),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            f"unix_socket_directories={folder}",
        ]
        process = subprocess.Popen(options, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, **who)  # type: ignore[call-overload]
        try:
            wait_for(
                lambda: (
                    (Path(data) / "postmaster.pid").exists() and "ready" in (Path(data) / "postmaster.pid").read_text()
                )
            )
            yield f"postgresql://dragoman@127.0.0.1:{port}/postgres"
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)


def test_two_workers_share_the_jobs(postgres: str, worker_settings: dict[str, str], store: Store, site: Server) -> None:
    publish(site, range(3))
    with closing(JobQueue.open(postgres)) as queue:
        feed = FeedBook(queue).add(FeedWish(url=site.url("/feed"), schedule="every 1d"))
        lots = [[Article(id=f"a{n}", text=sentence(n)) for n in range(at, at + 10)] for at in range(0, ARTICLES, 10)]
        jobs = [queue.add(f"lot {number}", lot).id for number, lot in enumerate(lots)]
        shared = worker_settings | {"DRAGOMAN_JOBS_URL": postgres}
        with (
            working(shared | {"DRAGOMAN_WORKER": "one"}, signal.SIGKILL) as first,
            working(shared | {"DRAGOMAN_WORKER": "two"}) as second,
        ):
            wait_for(lambda: any(queue.get(job).state != "waiting" for job in jobs))
            first.kill()
            first.wait()
            time.sleep(0.5)
            with working(shared | {"DRAGOMAN_WORKER": "one"}):
                done = [ended(queue, job) for job in jobs]
                wait_for(lambda: FeedBook(queue).get(feed.id).last_job is not None)
                visited = ended(queue, FeedBook(queue).get(feed.id).last_job or "")
            assert second.poll() is None
        assert {job.state for job in done} == {"done"}
        assert sum(job.items.get("new", 0) + job.items.get("unchanged", 0) for job in done) == ARTICLES
        assert visited.items == {"new": 3}
        assert len(queue.recent(100)) == len(jobs) + 1, "a feed was visited twice"
    assert store.read("count_graph")[0]["articles"] == ARTICLES + 3


def test_a_host_that_asked_one_worker_to_come_later_is_left_alone_by_the_other(postgres: str) -> None:
    with (
        serving() as server,
        closing(JobQueue.open(postgres)) as one,
        closing(JobQueue.open(postgres)) as two,
        Fetcher(QUICK, rests=HostRests(one.engine)) as first,
        Fetcher(QUICK, rests=HostRests(two.engine)) as second,
    ):
        server.routes |= {"/a": answer(429, Retry_After="7200"), "/b": answer(200, b"Envoys met.")}
        second.fetch(server.url("/b"))
        with pytest.raises(errors.Busy):
            first.fetch(server.url("/a"))
        with pytest.raises(errors.Busy, match="left alone"):
            second.fetch(server.url("/b"))
        assert server.paths() == ["/b", "/a"]
