"""Jobs are cancelled, tried again and forgotten; what there is to do in them is as their state says."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from graph.model import Article
from ingest.jobs import work
from ingest.jobs.alone import only_one
from ingest.jobs.dead import discard_dead, list_dead, retry_dead
from ingest.jobs.errors import JobIsOpen, JobsUnreachable, NoSuchJob
from ingest.jobs.queue import PAGE, JobQueue
from ingest.jobs.records import Item, Job, Run
from ingest.jobs.tables import items, jobs
from ingest.jobs.work import End
from ingest.sources.records import Link

ALL = ("article", "link", "part", "page", "update")
TEXT = "President Maria Gomez met Chancellor Emil Brandt in Oslo."


def articles(count: int) -> list[Article]:
    return [Article(id=f"a{number}", text=TEXT) for number in range(count)]


def states(queue: JobQueue, job: Job) -> list[str]:
    return [item.state for item in work.list_items(queue.engine, job.id, None, 100)]


def take(queue: JobQueue, job: Job, most: int, run: int = 1) -> tuple[Item, ...]:
    return work.take(queue.engine, Run(job.id, run), ALL, most)


def cancel_with_a_failure(queue: JobQueue, count: int = 3) -> Job:
    """Cancel a job of which one item has failed."""
    job = queue.add("several", articles(count))
    work.settle(queue.engine, take(queue, job, 1)[0], End(state="failed", reason="it is broken"))
    return queue.cancel(job.id)


def test_cancelled_job_leaves_what_was_not_done(queue: JobQueue) -> None:
    job = cancel_with_a_failure(queue)
    assert (job.state, job.items) == ("cancelled", {"failed": 1, "cancelled": 2})
    assert take(queue, job, 16) == ()


def test_retry_does_what_failed_and_what_was_left(queue: JobQueue) -> None:
    job = queue.retry(cancel_with_a_failure(queue).id)
    assert (job.state, job.run, job.items) == ("waiting", 2, {"waiting": 3})
    assert [item.number for item in take(queue, job, 16, run=2)] == [0, 1, 2]


def test_dead_letters_are_tried_again_and_nothing_that_was_cancelled(queue: JobQueue) -> None:
    cancelled = cancel_with_a_failure(queue)
    assert retry_dead(queue) == (cancelled.id,)
    assert states(queue, cancelled) == ["waiting", "cancelled", "cancelled"]
    assert [item.source for item in take(queue, cancelled, 16, run=2)] == ["a0"]


def test_what_waited_in_a_job_of_an_older_version_is_not_begun_by_its_dead_letters(queue: JobQueue) -> None:
    job = cancel_with_a_failure(queue)
    with queue.engine.begin() as connection:
        connection.execute(sa.update(items).where(items.c.state == "cancelled").values(state="waiting"))
    retry_dead(queue)
    assert states(queue, job) == ["waiting", "cancelled", "cancelled"]


def test_batch_of_a_cancelled_job_ends_as_it_does_and_brings_nothing_more_to_do(queue: JobQueue) -> None:
    job = queue.add("links", [Link(url=f"https://news.example/{n}", key=str(n)) for n in range(3)])
    first, second = take(queue, job, 2)
    queue.cancel(job.id)
    work.replace(queue.engine, first, [Link(url="https://news.example/new", key="new")], ())
    work.replace(queue.engine, second, [articles(1)[0]], ())
    assert states(queue, job) == ["listed", "cancelled", "cancelled", "cancelled"]
    assert take(queue, job, 16) == ()


def begun(queue: JobQueue, tmp_path: Path) -> Job:
    """A job that a worker called "first" has begun, as DBOS notes it."""
    job = queue.add("several", articles(3))
    take(queue, job, 1)
    with sqlite3.connect(tmp_path / "jobs.sqlite") as database:
        database.execute("UPDATE workflow_status SET status = 'PENDING', executor_id = 'first'")
    assert queue.get(job.id).state == "running"
    return job


def test_job_of_a_worker_that_lives_runs_to_the_end_of_its_batch(queue: JobQueue, tmp_path: Path) -> None:
    job = begun(queue, tmp_path)
    with only_one(str(queue.engine.url), "first", queue.engine):
        assert queue.cancel(job.id).state == "running"
        with pytest.raises(JobIsOpen):
            queue.retry(job.id)


def test_job_of_a_worker_that_died_is_cancelled_at_once_and_can_be_tried_again(queue: JobQueue, tmp_path: Path) -> None:
    job = queue.cancel(begun(queue, tmp_path).id)
    assert (job.state, job.items) == ("cancelled", {"cancelled": 3})
    assert queue.retry(job.id).state == "waiting"
    assert len(take(queue, job, 16, run=2)) == 3


def test_run_that_was_replaced_takes_nothing(queue: JobQueue) -> None:
    job = queue.retry(queue.cancel(queue.add("several", articles(3)).id).id)
    assert take(queue, job, 16, run=1) == ()
    assert len(take(queue, job, 16, run=2)) == 3


def test_jobs_are_forgotten_unless_something_in_them_can_be_tried_again(queue: JobQueue) -> None:
    dead, discarded, cancelled = (
        cancel_with_a_failure(queue),
        cancel_with_a_failure(queue),
        queue.cancel(queue.add("one", articles(2)).id),
    )
    discard_dead(queue.engine, discarded.id)
    waiting = queue.add("waiting", articles(1))
    now = datetime.now(UTC)
    assert queue.forget(now - timedelta(days=1)) == 0
    assert queue.forget(now + timedelta(days=1)) == 2
    assert {job.id for job in queue.recent(10)} == {dead.id, waiting.id}
    assert [item.job for item in list_dead(queue.engine, 10)] == [dead.id]
    for job in (discarded, cancelled):
        with pytest.raises(NoSuchJob):
            queue.get(job.id)
        assert states(queue, job) == []


def test_all_runs_of_a_job_are_forgotten_with_it(queue: JobQueue, tmp_path: Path) -> None:
    job = queue.retry(queue.cancel(queue.add("one", articles(1)).id).id)
    queue.cancel(job.id)
    assert queue.forget(datetime.now(UTC) + timedelta(days=1)) == 1
    with sqlite3.connect(tmp_path / "jobs.sqlite") as database:
        assert database.execute("SELECT count(*) FROM workflow_status").fetchone() == (0,)


def test_many_jobs_that_are_kept_do_not_hide_the_others(queue: JobQueue) -> None:
    one = cancel_with_a_failure(queue, 1)
    with (
        queue.engine.begin() as connection
    ):  # more than are looked at together, all with something in the dead-letter list
        row = dict(connection.execute(sa.select(jobs).where(jobs.c.id == one.id)).one()._mapping)
        item = dict(connection.execute(sa.select(items).where(items.c.job == one.id)).one()._mapping)
        names = [f"20000101T000000000-{number:06}" for number in range(PAGE + 5)]
        connection.execute(jobs.insert(), [row | {"id": name} for name in names])
        connection.execute(items.insert(), [item | {"job": name} for name in names])
    gone = queue.cancel(queue.add("one", articles(1)).id)
    assert queue.forget(datetime.now(UTC) + timedelta(days=1)) == 1
    with pytest.raises(NoSuchJob):
        queue.get(gone.id)


@pytest.mark.parametrize("name", ["none", "\udcff", "a\0b", ""])
def test_job_that_is_not_there_is_told_whatever_its_name(name: str, queue: JobQueue) -> None:
    with pytest.raises(NoSuchJob):
        queue.get(name)
    assert len(queue.recent(10, before=name)) == 0


def test_damaged_database_is_told_by_every_question(queue: JobQueue, tmp_path: Path) -> None:
    job = queue.add("one", articles(1))
    queue.engine.dispose()
    for name in ("jobs.sqlite-wal", "jobs.sqlite-shm"):
        (tmp_path / name).unlink(missing_ok=True)
    (tmp_path / "jobs.sqlite").write_bytes(b"no database at all" * 1000)
    for ask in (
        lambda: queue.get(job.id),
        queue.count_open,
        lambda: queue.cancel(job.id),
        lambda: queue.forget(datetime.now(UTC)),
    ):
        with pytest.raises(JobsUnreachable):
            ask()
