"""What a worker takes from a job and gives back: links to fetch, articles to save, and what became of them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from pydantic import Field
from sqlalchemy.engine import Engine, Row

from graph.model import Article, Record
from ingest.jobs.database import begin, now_written
from ingest.jobs.queue import add_items
from ingest.jobs.records import Item, ItemState, Run
from ingest.jobs.tables import items, jobs
from ingest.sources.records import Link

MOST_TRIES = 3  # times that work on an item alone may end the worker before it is put aside
KILLED = "work on this never came to an end, it ended the worker or the patience of the database each time: it is put aside so that the rest goes on"


def has_suspects(engine: Engine, job: str, what: Sequence[str]) -> bool:
    """Tell whether work began on items of a job before and never ended: one of them may be what ends the worker."""
    suspect = sa.select(items.c.number).where(_waiting(job, what), items.c.tries > 0).limit(1)
    with begin(engine) as connection:
        return connection.execute(suspect).first() is not None


def _waiting(job: str, what: Sequence[str]) -> sa.ColumnElement[bool]:
    return (items.c.job == job) & (items.c.state == "waiting") & items.c.what.in_(what)


def take(engine: Engine, run: Run, what: Sequence[str], most: int) -> tuple[Item, ...]:
    """Take the next items of a job, and note that work on them begins; a run that was replaced by another takes none.

    Items on which work began before and never ended are taken one at a time: the one that ends the worker is found, and
    after the third time it fails instead of being taken again.
    """
    job, wanted = run.job, _waiting(run.job, what)
    with begin(engine) as connection:
        if connection.execute(sa.select(jobs.c.run).where(jobs.c.id == job)).scalar() != run.number:
            return ()
        connection.execute(
            sa.update(items)
            .where(wanted, items.c.tries > MOST_TRIES)
            .values(state="failed", reason=KILLED, changed=now_written())
        )
        rows = connection.execute(sa.select(items).where(wanted).order_by(items.c.number).limit(most)).all()
        taken = rows[:1] if any(row.tries for row in rows) else rows
        numbers = [row.number for row in taken]
        connection.execute(
            sa.update(items).where(items.c.job == job, items.c.number.in_(numbers)).values(tries=items.c.tries + 1)
        )
    return tuple(map(item_of, taken))


def put_back(engine: Engine, job: str, numbers: Sequence[int]) -> None:
    """Put items back as if work on them had not begun: it was ended in order, and not by them."""
    with begin(engine) as connection:
        mine = (items.c.job == job) & items.c.number.in_(numbers) & (items.c.tries > 0)
        connection.execute(sa.update(items).where(mine).values(tries=items.c.tries - 1))


class End(Record):
    """What became of an item."""

    state: ItemState
    claims: int = 0
    reason: str | None = None
    is_final: bool = Field(default=False, description="it failed, and there is nothing to try again")


def settle(engine: Engine, item: Item, end: End) -> None:
    """Keep what became of an item; of one that failed also what it was, so that it can be tried again."""
    settle_all(engine, [(item, end)])


def settle_all(engine: Engine, ends: Sequence[tuple[Item, End]]) -> None:
    """Keep what became of items, in one transaction: each waits for the disk."""
    with begin(engine) as connection:
        for item, end in ends:
            kept = {} if end.state == "failed" and not end.is_final else {"payload": None}
            mine = (items.c.job == item.job) & (items.c.number == item.number)
            changed = {"state": end.state, "reason": end.reason, "claims": end.claims, "changed": now_written()}
            connection.execute(sa.update(items).where(mine).values(**changed, **kept))


def replace(engine: Engine, item: Item, found: Sequence[Article | Link], faults: Sequence[str]) -> None:
    """Put in the place of a link what was found there: its article becomes the item, further ones and links become new items."""
    with begin(engine) as connection:
        mine = (items.c.job == item.job) & (items.c.number == item.number)
        if len(found) == 1 and isinstance(found[0], Article):
            values = {"what": "article", "source": found[0].id, "payload": found[0].model_dump_json(), "tries": 0}
            connection.execute(sa.update(items).where(mine).values(**values, changed=now_written()))
            return
        links = [one for one in found if isinstance(one, Link)]
        is_cancelled = connection.execute(sa.select(items.c.state).where(mine)).scalar() == "cancelled"
        rest: ItemState = "cancelled" if is_cancelled else "waiting"
        add_items(connection, item.job, [one for one in found if isinstance(one, Article)], None, rest)
        add_items(connection, item.job, [link for link in links if not link.is_list], "page", rest)
        add_items(connection, item.job, [link for link in links if link.is_list], "part", rest)
        state = "listed" if found else "failed"
        values = {"state": state, "reason": "; ".join(faults[:5]) or None, "payload": None if found else item.payload}
        connection.execute(sa.update(items).where(mine).values(**values, changed=now_written()))


def list_items(engine: Engine, job: str, state: str | None, limit: int, after: int = -1) -> tuple[Item, ...]:
    """List the items of a job by number, without what they were; `after` is the number after which to go on."""
    query = (
        sa.select(items)
        .where(items.c.job == job, items.c.number > after, items.c.what != "feed")
        .order_by(items.c.number)
        .limit(limit)
    )
    with begin(engine) as connection:
        return tuple(
            item_of(row, False) for row in connection.execute(query.where(items.c.state == state) if state else query)
        )


def item_of(row: Row[Any], with_payload: bool = True) -> Item:
    """Make a row an item."""
    said = dict(row._mapping) | {"changed": datetime.fromisoformat(row.changed).astimezone(UTC)}
    return Item.model_validate(said if with_payload else said | {"payload": None})
