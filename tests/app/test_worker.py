"""The worker as a process: feeds are visited, pages fetched, articles saved; what fails is told and can be tried again."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from graph.model import Article
from graph.store import Store
from ingest.jobs import work
from ingest.jobs.dead import discard_dead, list_dead
from ingest.jobs.errors import JobIsOpen
from ingest.jobs.feeds import FeedBook, FeedWish
from ingest.jobs.queue import JobQueue
from ingest.jobs.records import Job, Run
from ingest.sources.records import Link
from tests.ingest.fetching.server import Asked, Server, Talk, answer, raw, unless_known
from tests.site import publish, sentence
from tests.working import ended, wait_for, working


def test_feed_is_visited_and_its_pages_saved_once(
    worker_settings: dict[str, str], queue: JobQueue, store: Store, site: Server
) -> None:
    publish(site, range(5))
    book = FeedBook(queue)
    feed = book.add(FeedWish(url=site.url("/feed"), schedule="every 1h"))
    with working(worker_settings) as process:
        wait_for(lambda: book.get(feed.id).last_success is not None)
        job = ended(queue, book.get(feed.id).last_job or "")
        assert (job.state, job.items, job.claims) == ("done", {"new": 5}, 5)
        site.routes["/feed"] = answer(304)
        again = ended(queue, book.run(feed.id))
        assert (again.state, again.items) == ("done", {})
        publish(site, range(6))
        more = ended(queue, book.run(feed.id))
        assert more.items == {"new": 1}
        wait_for(lambda: not store.read("find_untold", limit=1))
        assert process.poll() is None
    assert sorted(site.paths()).count("/story/3") == 1
    assert site.asked[-2].headers["if-none-match"] == '"5"'
    assert store.read("count_graph")[0]["articles"] == 6
    assert process.returncode == 0


def test_what_fails_is_told_and_can_be_tried_again(
    worker_settings: dict[str, str], queue: JobQueue, store: Store, site: Server
) -> None:
    publish(site, range(3))
    site.routes["/story/1"] = answer(404)
    site.routes["/empty"] = answer(
        200, b"<html><head><title>x</title></head><body></body></html>", Content_Type="text/html"
    )
    links = [Link(url=site.url(path), key=path) for path in ("/sitemap.xml", "/empty", "/story/0")]
    article = Article(id="given", text=sentence(7))
    with working(worker_settings):
        job = ended(queue, queue.add("several", [*links, article]).id)
        assert (job.state, job.items) == ("done", {"listed": 1, "new": 3, "unchanged": 1, "failed": 2})
        dead = {item.source: item.reason for item in list_dead(queue.engine, 10)}
        assert "404" in (dead[site.url("/story/1")] or "")
        assert "no article" in (dead[site.url("/empty")] or "")
        publish(site, range(3))
        job = ended(queue, queue.retry(job.id).id)
        assert (job.run, job.items) == (2, {"listed": 1, "new": 4, "unchanged": 1, "failed": 1})
        assert discard_dead(queue.engine) == 1
        assert list_dead(queue.engine, 10) == ()
    assert store.read("count_graph")[0]["articles"] == 4


def test_page_that_fails_for_the_moment_is_tried_at_the_next_visit(
    worker_settings: dict[str, str], queue: JobQueue, store: Store, site: Server
) -> None:
    publish(site, range(2))
    page, site.routes["/story/1"] = site.routes["/story/1"], answer(500)
    book = FeedBook(queue)
    feed = book.add(FeedWish(url=site.url("/feed"), schedule="every 1d"))
    with working(worker_settings):
        wait_for(lambda: book.get(feed.id).last_job is not None)
        job = ended(queue, book.get(feed.id).last_job or "")
        assert job.items == {"new": 1, "failed": 1}
        assert list_dead(queue.engine, 10) == ()
        whole, site.routes["/feed"] = site.routes["/feed"], unless_known('"2"', site.routes["/feed"])
        assert ended(queue, book.run(feed.id)).items == {"failed": 1}
        site.routes["/story/1"] = page
        site.routes["/feed"] = answer(200, b"<html><body>Under repair</body></html>")
        ended(queue, book.run(feed.id))
        assert book.get(feed.id).habits.failures == 1
        assert "neither a feed" in (book.get(feed.id).last_result or "")
        site.routes["/feed"] = unless_known('"2"', whole)
        assert ended(queue, book.run(feed.id)).items == {"new": 1}
        assert book.get(feed.id).habits.failures == 0
        assert book.get(feed.id).validators.etag == '"2"'
        ended(queue, book.run(feed.id))
        assert book.get(feed.id).last_result == "unchanged"


def test_many_pages_are_fetched_a_part_at_each_visit(
    worker_settings: dict[str, str], queue: JobQueue, store: Store, site: Server
) -> None:
    publish(site, range(5))
    site.routes["/feed"] = unless_known('"5"', site.routes["/feed"])
    book = FeedBook(queue)
    feed = book.add(FeedWish(url=site.url("/feed"), schedule="every 1d", most=2))
    with working(worker_settings):
        wait_for(lambda: book.get(feed.id).last_job is not None)
        brought = [ended(queue, book.get(feed.id).last_job or "").items]
        assert "3 left for the next visit" in (book.get(feed.id).last_result or "")
        brought += [ended(queue, book.run(feed.id)).items for _ in range(3)]
    assert brought == [{"new": 2}, {"new": 2}, {"new": 1}, {}]
    assert book.get(feed.id).last_result == "unchanged"


def test_feed_that_is_gone_is_visited_no_more_and_one_that_moved_is_followed(
    worker_settings: dict[str, str], queue: JobQueue, store: Store, site: Server
) -> None:
    publish(site, range(1))
    site.routes |= {"/old": answer(301, Location="/feed"), "/gone": answer(410)}
    book = FeedBook(queue)
    moved, gone = (book.add(FeedWish(url=site.url(path))) for path in ("/old", "/gone"))
    with working(worker_settings):
        wait_for(lambda: book.get(gone.id).state == "gone" and book.get(moved.id).last_success is not None)
    assert book.get(moved.id).url == site.url("/feed")


def test_long_jobs_do_not_hold_up_feeds_and_a_stop_in_order_blames_nothing(
    worker_settings: dict[str, str], queue: JobQueue, store: Store, site: Server
) -> None:
    publish(site, range(2))
    site.routes |= {f"/stuck/{number}": raw(b"HTTP/1.1 200 OK\r\n", pause=120) for number in range(8)}
    stuck = [Link(url=site.url(path, "localhost"), key=path) for path in site.routes if path.startswith("/stuck")]
    long = [queue.add("long", stuck) for _ in range(2)]
    book = FeedBook(queue)
    with working(worker_settings) as process:
        wait_for(lambda: {queue.get(job.id).state for job in long} == {"running"})
        feed = book.add(FeedWish(url=site.url("/feed"), schedule="every 1d"))
        wait_for(lambda: book.get(feed.id).last_success is not None)
        assert ended(queue, book.get(feed.id).last_job or "").items == {"new": 2}
        assert {queue.get(job.id).state for job in long} == {"running"}
        assert [tries(queue, job) for job in long] == [{1}, {1}]
    assert process.returncode == 0
    assert [tries(queue, job) for job in long] == [{0}, {0}]


def test_job_that_runs_is_cancelled_after_its_batch_and_only_then_tried_again(
    worker_settings: dict[str, str], queue: JobQueue, store: Store, site: Server
) -> None:
    publish(site, range(40))
    pages = [site.url(f"/story/{number}") for number in range(40)]
    page, go = site.routes["/story/0"], threading.Event()

    def wait(connection: socket.socket, asked: Asked) -> None:
        go.wait(15)
        page(connection, asked)

    site.routes["/story/0"] = wait
    job = queue.add("several", [Link(url=url, key=url) for url in pages])
    with working(worker_settings):
        wait_for(lambda: bool(site.paths()))
        cancelled = queue.cancel(job.id)
        assert (cancelled.state, cancelled.items) == ("running", {"cancelled": 40})
        with pytest.raises(JobIsOpen):
            queue.retry(job.id)
        go.set()
        done = ended(queue, job.id)
        assert done.state == "cancelled"
        assert done.items["cancelled"] >= 24
        again = ended(queue, queue.retry(job.id).id)
        assert (again.state, again.items) == ("done", {"new": 40})
    assert sorted(site.paths()) == sorted(f"/story/{number}" for number in range(40)), "a page was fetched twice"


def test_page_that_kills_the_worker_is_put_aside_and_nothing_beside_it(
    worker_settings: dict[str, str], queue: JobQueue, store: Store, site: Server
) -> None:
    publish(site, range(4))
    workers: list[subprocess.Popen[bytes]] = []

    def kill(_connection: socket.socket, _asked: Asked) -> None:
        time.sleep(0.5)  # the other job is at work by then
        workers[-1].kill()

    def slowly(talk: Talk) -> Talk:
        def wait(connection: socket.socket, asked: Asked) -> None:
            time.sleep(0.4)
            talk(connection, asked)

        return wait

    site.routes |= {"/poison": kill} | {f"/story/{n}": slowly(site.routes[f"/story/{n}"]) for n in range(4)}
    poison = queue.add("poison", [Link(url=site.url("/poison", "localhost"), key="p")])
    good = queue.add("good", [Link(url=site.url(f"/story/{n}"), key=str(n)) for n in range(4)])

    def is_over() -> bool:
        return not (queue.get(poison.id).is_open or queue.get(good.id).is_open)

    while not is_over():
        with working(worker_settings) as process:
            workers.append(process)
            wait_for(lambda: process.poll() is not None or is_over())
    assert queue.get(good.id).items == {"new": 4}
    (dead,) = list_dead(queue.engine, 10)
    assert (dead.job, dead.reason) == (poison.id, work.KILLED)
    assert len(workers) == 5, "together, three times alone, and once to put it aside"


def tries(queue: JobQueue, job: Job) -> set[int]:
    return {item.tries for item in work.list_items(queue.engine, job.id, "waiting", 10)}


def test_second_worker_of_one_name_is_refused(worker_settings: dict[str, str], queue: JobQueue) -> None:
    with working(worker_settings) as first:
        queue.add("one", [Article(id="a", text=sentence(1))])
        wait_for(lambda: queue.recent(1)[0].state == "done")
        second = subprocess.run(
            [sys.executable, "-m", "app", "worker"],
            env=os.environ | worker_settings,
            capture_output=True,
            timeout=180,
            check=False,
        )
        assert second.returncode == 2
        assert b"runs already" in second.stderr
        assert first.poll() is None


def test_worker_logs_in_the_form_that_was_asked_for(worker_settings: dict[str, str], tmp_path: Path) -> None:
    with (tmp_path / "log").open("wb") as log:
        worker = subprocess.Popen(
            [sys.executable, "-m", "app", "worker"],
            env=os.environ | worker_settings | {"DRAGOMAN_LOG": "json"},
            stderr=log,
        )
    wait_for(lambda: b"ready" in (tmp_path / "log").read_bytes())
    worker.terminate()
    assert worker.wait(60) == 0
    said, *_ = (tmp_path / "log").read_text().splitlines()
    assert json.loads(said)["message"] == "worker worker: ready"


def test_worker_ends_with_its_parent(worker_settings: dict[str, str], tmp_path: Path) -> None:
    code = f"import os, subprocess, sys; p = subprocess.Popen([sys.executable, '-m', 'app', 'worker', '--parent', str(os.getpid())]); open('{tmp_path}/pid', 'w').write(str(p.pid))"
    subprocess.run([sys.executable, "-c", code], env=os.environ | worker_settings, check=True, timeout=180)
    wait_for(lambda: not Path(f"/proc/{(tmp_path / 'pid').read_text()}").exists())


def test_item_that_ends_the_worker_is_put_aside_and_the_rest_goes_on(queue: JobQueue) -> None:
    job = queue.add("poison", [Article(id=str(number), text=sentence(number)) for number in range(4)])
    begun: list[int] = []
    poison = 2
    together = work.take(
        queue.engine, Run(job.id, 1), ("article",), 16
    )  # and the worker died: of which of them, is not known
    assert [item.number for item in together] == [0, 1, 2, 3]
    while taken := work.take(queue.engine, Run(job.id, 1), ("article",), 16):
        (alone,) = taken
        begun.append(alone.number)
        if alone.number != poison:  # with the poison it died again
            work.settle(queue.engine, alone, work.End(state="new"))
    assert begun == [0, 1, 2, 2, 2, 3]
    (dead,) = list_dead(queue.engine, 10)
    assert (dead.source, dead.reason) == ("2", work.KILLED)
