"""Jobs: accepted on disk, listed, cancelled and tried again. DBOS runs them; what there is to do in each is in our tables."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from graph.model import Article
from ingest.jobs.database import begin, now_written, open_engine, reached
from ingest.jobs.errors import JobIsOpen, NoSuchJob
from ingest.jobs.records import Job, JobState, What
from ingest.jobs.tables import items, jobs
from ingest.sources.records import Link

if TYPE_CHECKING:
    from dbos import DBOSClient, WorkflowStatus

QUEUE, WORKFLOW, VERSION = "jobs", "run_job", "1"
STATES: Mapping[str, JobState] = {
    "ENQUEUED": "waiting", "DELAYED": "waiting", "PENDING": "running", "SUCCESS": "done", "ERROR": "failed",
    "MAX_RECOVERY_ATTEMPTS_EXCEEDED": "failed", "CANCELLED": "cancelled",
}  # fmt: skip
OPEN = ("ENQUEUED", "DELAYED", "PENDING")
PAGE = 500  # rows an INSERT


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
        connection.execute(jobs.insert().values(id=name, title=_plain(title), feed=feed, created=now_written(), run=1))
        add_items(connection, name, given, what)
        self._enqueue(connection, name, 1)
        return name

    def _enqueue(self, connection: Connection, job: str, run: int) -> None:
        self._client.enqueue_in_transaction(
            connection,
            {"queue_name": QUEUE, "workflow_name": WORKFLOW, "workflow_id": f"{job}.{run}", "app_version": VERSION},
            job,
        )

    def get(self, job: str) -> Job:
        """Get a job; raise NoSuchJob."""
        with begin(self.engine) as connection:
            row = connection.execute(sa.select(jobs).where(jobs.c.id == job)).one_or_none()
        if row is None:
            raise NoSuchJob(f"there is no job {job!r}")
        return self._complete([row])[0]

    def recent(self, limit: int, before: str | None = None, feed: str | None = None) -> tuple[Job, ...]:
        """List jobs, newest first; `before` is the id of a job after which to go on."""
        query = sa.select(jobs).order_by(jobs.c.id.desc()).limit(limit)
        if before:
            query = query.where(jobs.c.id < before)
        if feed:
            query = query.where(jobs.c.feed == feed)
        with begin(self.engine) as connection:
            rows = connection.execute(query).all()
        return self._complete(rows)

    def _complete(self, rows: Sequence[Row[Any]]) -> tuple[Job, ...]:
        """Add to jobs what DBOS knows of their runs, and what became of their items."""
        names = [row.id for row in rows]
        runs = [f"{row.id}.{row.run}" for row in rows]
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
        return tuple(_job_of(row, known.get(f"{row.id}.{row.run}"), counts[row.id], claims[row.id]) for row in rows)

    def cancel(self, job: str) -> Job:
        """Cancel a job: what it has done stays, the rest is left. It stops between two batches. Raises NoSuchJob."""
        found = self.get(job)
        if found.is_open:
            with reached():
                self._client.cancel_workflow(f"{found.id}.{found.run}")
        return self.get(job)

    def retry(self, job: str) -> Job:
        """Do again what failed or was left of a job; raise NoSuchJob or JobIsOpen."""
        found = self.get(job)
        if found.is_open:
            raise JobIsOpen(f"job {job} is {found.state}: wait for its end, or cancel it")
        with begin(self.engine) as connection:
            failed = (items.c.job == job) & (items.c.state == "failed") & items.c.payload.is_not(None)
            connection.execute(
                sa.update(items).where(failed).values(state="waiting", reason=None, tries=0, changed=now_written())
            )
            connection.execute(sa.update(jobs).where(jobs.c.id == job).values(run=found.run + 1))
            self._enqueue(connection, job, found.run + 1)
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
        """Delete jobs that ended before a time and have nothing in the dead-letter list; give their number."""
        ended = self._runs(
            status=["SUCCESS", "CANCELLED", "ERROR"], name=WORKFLOW, completed_before=before.isoformat(), limit=1000
        )
        names = {status.workflow_id.partition(".")[0] for status in ended}
        with begin(self.engine) as connection:
            query = sa.select(items.c.job).where(items.c.job.in_(names), items.c.state.in_(("failed", "waiting")))
            gone = sorted(names - {row.job for row in connection.execute(query)})
            connection.execute(sa.delete(items).where(items.c.job.in_(gone)))
            connection.execute(sa.delete(jobs).where(jobs.c.id.in_(gone)))
        with reached():
            self._client.delete_workflows([s.workflow_id for s in ended if s.workflow_id.partition(".")[0] in gone])
        return len(gone)

    def _runs(self, **wanted: Any) -> "list[WorkflowStatus]":
        """List runs that DBOS knows, without what went in and came out."""
        with reached():
            return self._client.list_workflows(load_input=False, load_output=False, **wanted)


def _plain(text: str) -> str:
    """Write a text without NUL, which Postgres does not take."""
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")


def add_items(connection: Connection, job: str, given: Iterable[Article | Link], what: What | None = None) -> int:
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
                "source": _plain(source),
                "payload": one.model_dump_json(),
                "state": "waiting",
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
    error = None if status is None or status.error is None else str(status.error)
    return Job(
        id=row.id, title=row.title, feed=row.feed, created=datetime.fromisoformat(row.created), run=row.run, state=state, items=counts, claims=claims,
        started=_time(status.dequeued_at) if status else None, ended=_time(status.completed_at) if status else None, error=error,
    )  # fmt: skip


def _time(milliseconds: int | None) -> datetime | None:
    return datetime.fromtimestamp(milliseconds / 1000, UTC) if milliseconds else None
