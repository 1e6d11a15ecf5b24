"""Jobs: accepted on disk, listed, cancelled and tried again. DBOS runs them; what there is to do in each is in our tables."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from graph.model import Article
from ingest.jobs.alone import only_one
from ingest.jobs.database import begin, now_written, open_engine, reached, storable, written
from ingest.jobs.errors import JobIsOpen, NoSuchJob, WorkerRuns
from ingest.jobs.records import ItemState, Job, JobState, Run, What
from ingest.jobs.tables import items, jobs
from ingest.sources.records import Link

if TYPE_CHECKING:
    from dbos import DBOSClient, WorkflowStatus

JOBS, VISITS = "jobs", "visits"  # the queues: feeds have their own, so that long jobs do not hold them up
WORKFLOW, VERSION = "run_job", "1"
STATES: Mapping[str, JobState] = {
    "ENQUEUED": "waiting", "DELAYED": "waiting", "PENDING": "running", "SUCCESS": "done", "ERROR": "failed",
    "MAX_RECOVERY_ATTEMPTS_EXCEEDED": "failed", "CANCELLED": "cancelled",
}  # fmt: skip
OPEN = ("ENQUEUED", "DELAYED", "PENDING")
PAGE = 500  # rows an INSERT, and jobs that are looked at together


class JobQueue:
    """Holds the database of jobs."""

    def __init__(self, engine: Engine, client: "DBOSClient") -> None:
        self.engine = engine
        self._client = client

    @classmethod
    def open(cls, url: str) -> Self:
        """Open the database of jobs; raise JobsUnreachable."""
        from dbos import DBOS, DBOSClient  # a third of a second, which commands without jobs need not wait for

        engine = open_engine(url)
        with reached():
            DBOS.migrate(url)
            client = DBOSClient(system_database_url=url, system_database_engine=engine, retry_connection_errors=False)
        return cls(engine, client)

    def close(self) -> None:
        """Close all connections."""
        self._client.destroy()
        self.engine.dispose()

    def add(self, title: str, given: Iterable[Article | Link], what: What | None = None) -> Job:
        """Accept a job: when this returns, it is on the disk and will be done. Raises JobsUnreachable."""
        with begin(self.engine) as connection:
            name = self.put(connection, title, None, given, what)
        return self.get(name)

    def put(
        self,
        connection: Connection,
        title: str,
        feed: str | None,
        given: Iterable[Article | Link],
        what: What | None = None,
    ) -> str:
        """Put a job into the queue within a transaction; give its id."""
        now = datetime.now(UTC)
        name = f"{now:%Y%m%dT%H%M%S}{now.microsecond // 1000:03}-{secrets.token_hex(3)}"
        connection.execute(
            jobs.insert().values(id=name, title=storable(title), feed=feed, created=now_written(), run=1)
        )
        add_items(connection, name, given, what)
        self._enqueue(connection, Run(name, 1), VISITS if feed else JOBS)
        return name

    def _enqueue(self, connection: Connection, run: Run, queue: str) -> None:
        self._client.enqueue_in_transaction(
            connection,
            {"queue_name": queue, "workflow_name": WORKFLOW, "workflow_id": run.name, "app_version": VERSION},
            run.job,
        )

    def get(self, job: str) -> Job:
        """Get a job; raise NoSuchJob."""
        with begin(self.engine) as connection:
            row = connection.execute(sa.select(jobs).where(jobs.c.id == storable(job))).one_or_none()
        if row is None:
            raise NoSuchJob(f"there is no job {job!r}")
        return self._complete([row])[0]

    def recent(
        self, limit: int, before: str | None = None, feed: str | None = None, state: JobState | None = None
    ) -> tuple[Job, ...]:
        """List jobs, newest first; `before` is the id of a job after which to go on.

        DBOS keeps the states: of one, jobs are looked through until there are enough.
        """
        found: list[Job] = []
        while page := self._page(PAGE if state else limit, before, feed):
            found += [job for job in page if state in (None, job.state)]
            before = page[-1].id
            if not state or len(found) >= limit:
                break
        return tuple(found[:limit])

    def _page(self, limit: int, before: str | None, feed: str | None) -> tuple[Job, ...]:
        query = sa.select(jobs).order_by(jobs.c.id.desc()).limit(limit)
        if before:
            query = query.where(jobs.c.id < storable(before))
        if feed:
            query = query.where(jobs.c.feed == storable(feed))
        with begin(self.engine) as connection:
            rows = connection.execute(query).all()
        return self._complete(rows)

    def _complete(self, rows: Sequence[Row[Any]]) -> tuple[Job, ...]:
        """Add to jobs what DBOS knows of their runs, and what became of their items."""
        names = [row.id for row in rows]
        runs = [Run(row.id, row.run).name for row in rows]
        found = self._runs(workflow_ids=runs) if runs else []
        known = {status.workflow_id: status for status in found}
        counts: dict[str, dict[str, int]] = {name: {} for name in names}
        claims = dict.fromkeys(names, 0)
        columns = (items.c.job, items.c.state, sa.func.count(), sa.func.sum(items.c.claims))
        with begin(self.engine) as connection:
            query = (
                sa.select(*columns)
                .where(items.c.job.in_(names), items.c.what != "feed")
                .group_by(items.c.job, items.c.state)
            )
            for job, state, number, told in connection.execute(query):
                counts[job][state] = number
                claims[job] += int(told or 0)
        return tuple(_job_of(row, known.get(Run(row.id, row.run).name), counts[row.id], claims[row.id]) for row in rows)

    def cancel(self, job: str) -> Job:
        """Cancel a job: what it has done stays, the rest is left. Raises NoSuchJob.

        One that runs ends after the batch that it is at, that of a dead worker at once.
        """
        if self.get(job).is_open:
            with begin(self.engine) as connection:
                connection.execute(sa.update(items).where(_in_state(job, "waiting")).values(_changed("cancelled")))
            found = self.get(job)
            run = Run(found.id, found.run)
            if found.state == "waiting":
                self._stop(run)
            # One that runs finds nothing left and ends by itself: cut off by DBOS, its batch would go on beside a retry.
            # Of a worker that died nothing goes on, and while its name is held here it does not come back.
            elif found.state == "running":
                with suppress(WorkerRuns), only_one(str(self.engine.url), self._worker_of(run), self.engine):
                    self._stop(run)
        return self.get(job)

    def _stop(self, run: Run) -> None:
        with reached():
            self._client.cancel_workflow(run.name)

    def _worker_of(self, run: Run) -> str:
        return next((status.executor_id or "" for status in self._runs(workflow_ids=[run.name])), "")

    def retry(self, job: str, with_rest: bool = True) -> Job:
        """Do again what failed of a job, and `with_rest` what was left of it when it was cancelled; raise NoSuchJob or JobIsOpen."""
        found = self.get(job)
        if found.is_open:
            raise JobIsOpen(f"job {job} is {found.state}: wait for its end, or cancel it")
        failed = _in_state(job, "failed") & items.c.payload.is_not(None)
        run = Run(found.id, found.run + 1)
        with begin(self.engine) as connection:
            if with_rest:
                connection.execute(sa.update(items).where(_in_state(job, "cancelled")).values(_changed("waiting")))
            elif found.state == "cancelled":  # before there was this state for items, what was left of it waited
                connection.execute(sa.update(items).where(_in_state(job, "waiting")).values(_changed("cancelled")))
            connection.execute(sa.update(items).where(failed).values(_changed("waiting")))
            connection.execute(sa.update(jobs).where(jobs.c.id == job).values(run=run.number))
            self._enqueue(connection, run, VISITS if found.feed else JOBS)
        return self.get(job)

    def is_open(self, job: str | None) -> bool:
        """Tell whether a job waits or runs."""
        try:
            return job is not None and self.get(job).is_open
        except NoSuchJob:
            return False

    def count_open(self) -> tuple[int, datetime | None]:
        """Count the jobs that wait or run, and tell since when the oldest of them has been there."""
        found = self._runs(status=list(OPEN), name=WORKFLOW)
        return len(found), _time(min((status.created_at or 0 for status in found), default=None))

    def forget(self, before: datetime) -> int:
        """Delete jobs that ended before a time and have nothing that can be tried again; give their number."""
        after, gone = "", 0
        old = sa.select(jobs).where(jobs.c.created < written(before)).order_by(jobs.c.id).limit(PAGE)
        while True:
            with begin(self.engine) as connection:
                rows = connection.execute(old.where(jobs.c.id > after)).all()
            if not rows:
                return gone
            after = rows[-1].id
            ended = [job for job in self._complete(rows) if not job.is_open and (job.ended or job.created) < before]
            gone += self._delete(ended)

    def _delete(self, ended: Sequence[Job]) -> int:
        """Delete those of some jobs that have nothing in the dead-letter list, and nothing left where they failed."""
        kept = (items.c.state == "failed") & items.c.payload.is_not(None)
        failed = [job.id for job in ended if job.state == "failed"]
        kept |= (items.c.state == "waiting") & items.c.job.in_(failed)
        with begin(self.engine) as connection:
            query = sa.select(items.c.job).where(items.c.job.in_([job.id for job in ended]), kept).distinct()
            needed = {row.job for row in connection.execute(query)}
            gone = [job for job in ended if job.id not in needed]
            for table, column in ((items, items.c.job), (jobs, jobs.c.id)):
                connection.execute(sa.delete(table).where(column.in_([job.id for job in gone])))
        runs = [Run(job.id, number).name for job in gone for number in range(1, job.run + 1)]
        if runs:
            with reached():
                self._client.delete_workflows(runs)
        return len(gone)

    def _runs(self, **wanted: Any) -> "list[WorkflowStatus]":
        """List runs that DBOS knows, without what went in and came out."""
        with reached():
            return self._client.list_workflows(load_input=False, load_output=False, **wanted)


def _in_state(job: str, state: ItemState) -> sa.ColumnElement[bool]:
    return (items.c.job == job) & (items.c.state == state)


def _changed(state: ItemState) -> dict[str, Any]:
    return {"state": state, "reason": None, "tries": 0, "changed": now_written()}


def add_items(
    connection: Connection, job: str, given: Iterable[Article | Link], what: What | None = None, state: ItemState = "waiting"
) -> int:  # fmt: skip
    """Add items to a job within a transaction, after those that it has; give their number."""
    highest = connection.execute(sa.select(sa.func.max(items.c.number)).where(items.c.job == job)).scalar()
    number = first = -1 if highest is None else int(highest)
    rows: list[dict[str, Any]] = []
    for number, one in enumerate(given, start=first + 1):
        kind = what or ("article" if isinstance(one, Article) else "link")
        source = one.id if isinstance(one, Article) else one.url
        rows.append(
            {
                "job": job,
                "number": number,
                "what": kind,
                "source": storable(source),
                "payload": one.model_dump_json(),
                "state": state,
                "changed": now_written(),
            }
        )
        if len(rows) == PAGE:
            connection.execute(items.insert(), rows)
            rows = []
    if rows:
        connection.execute(items.insert(), rows)
    return number - first


def _job_of(row: Row[Any], status: Any, counts: Mapping[str, int], claims: int) -> Job:
    """Put together what our tables and DBOS know of a job; a run that DBOS does not know was never begun."""
    state = STATES[status.status] if status else "failed"
    state = "cancelled" if state == "done" and counts.get("cancelled") else state
    error = None if status is None or status.error is None else str(status.error)
    return Job(
        id=row.id, title=row.title, feed=row.feed, created=datetime.fromisoformat(row.created), run=row.run, state=state, items=counts, claims=claims,
        started=_time(status.dequeued_at) if status else None, ended=_time(status.completed_at) if status else None, error=error,
    )  # fmt: skip


def _time(milliseconds: int | None) -> datetime | None:
    return datetime.fromtimestamp(milliseconds / 1000, UTC) if milliseconds else None
