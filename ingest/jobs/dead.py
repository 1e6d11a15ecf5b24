"""What failed for good, in all jobs, with its reason: the dead-letter list. It stays until it is tried again or given up."""

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from ingest.jobs.database import begin
from ingest.jobs.errors import JobIsOpen
from ingest.jobs.queue import JobQueue
from ingest.jobs.records import Item
from ingest.jobs.tables import items
from ingest.jobs.work import item_of

DEAD = (items.c.state == "failed") & items.c.payload.is_not(None)


def list_dead(engine: Engine, limit: int, after: tuple[str, int] = ("", -1)) -> tuple[Item, ...]:
    """List what failed, by job and number; `after` is the pair after which to go on."""
    job, number = after
    beyond = (items.c.job > job) | ((items.c.job == job) & (items.c.number > number))
    query = sa.select(items).where(DEAD, beyond).order_by(items.c.job, items.c.number).limit(limit)
    with begin(engine) as connection:
        return tuple(item_of(row, False) for row in connection.execute(query))


def count_dead(engine: Engine) -> int:
    """Count what failed."""
    with begin(engine) as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(items).where(DEAD)).scalar() or 0)


def retry_dead(queue: JobQueue) -> tuple[str, ...]:
    """Try everything again, and nothing else; give the ids of the jobs. Those of jobs that run are left for later."""
    with begin(queue.engine) as connection:
        names = [
            row.job for row in connection.execute(sa.select(items.c.job).where(DEAD).distinct().order_by(items.c.job))
        ]
    tried = []
    for name in names:
        try:
            tried.append(queue.retry(name, with_rest=False).id)
        except JobIsOpen:
            continue
    return tuple(tried)


def discard_dead(engine: Engine, job: str | None = None) -> int:
    """Give up what failed, in all jobs or in one; give how much it was. The reasons stay with the jobs."""
    which = DEAD & (items.c.job == job) if job else DEAD
    with begin(engine) as connection:
        return int(connection.execute(sa.update(items).where(which).values(payload=None)).rowcount)
