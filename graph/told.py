"""What is told of an event is kept with it, as the text of its `EventAnswer`: pages and exports hand that on and read nothing else (ADR 72).

It follows from the graph and can be made anew. A statement that changes what is told of an event takes the text away and marks the event
`untold` in the same transaction; until somebody keeps the text again, such an event is read from all that hangs on it.
"""

from collections.abc import Iterable, Sequence

from pydantic_core import to_json

from graph.answering import plain_event
from graph.native import Row
from graph.store import Store, Transaction
from graph.texts import is_told

PART = 500  # events a transaction: writers wait for it, 0.2 s on a busy machine (ADR 72)


def told_of_row(row: Row) -> str:
    """Write what is told of an event that was read with all that hangs on it: the same text, without the record."""
    return to_json(plain_event(row)).decode()


def complete(store: Store, found: Sequence[str]) -> list[str]:
    """Put what is told of an event in the place of each id; an event that is no more is left out. Raises DatabaseUnreachable."""
    texts = texts_of(store, found)
    return [texts[one] for one in found if one in texts]


def texts_of(store: Store, found: Sequence[str]) -> dict[str, str]:
    """Give what is told for each text or id; an event that is no more is left out. Raises DatabaseUnreachable."""
    ids = [one for one in found if not is_told(one)]
    read = {id_: told_of_row(row) for id_, row in rows_of(store, ids).items()} if ids else {}
    return {one: one for one in found if is_told(one)} | read


def rows_of(store: Store, ids: Sequence[str]) -> dict[str, Row]:
    """Read events by id with all that hangs on them; one that is no more is left out. Raises DatabaseUnreachable."""
    # One that a commit removes while it is read has lost its properties by then.
    return {row["event"]["id"]: row for row in store.read("get_events", ids=ids) if "id" in row["event"]}


def keep_told(store: Store, most: int = PART) -> int:
    """Keep what is told of some events that are marked; give how many these were, 0 where all is kept. Raises DatabaseUnreachable.

    The lock of the writers is held, so that nobody changes an event between reading it and keeping the text.
    """
    if not store.read("find_untold", limit=1):
        return 0
    return store.write(lambda transaction: _keep(transaction, most))


def _keep(transaction: Transaction, most: int) -> int:
    transaction.run("take_lock")
    ids = [row["id"] for row in transaction.run("find_untold", limit=most)]
    transaction.run("keep_told", rows=_rows(transaction.run("get_events", ids=ids)))
    return len(ids)


def _rows(events: Iterable[Row]) -> list[Row]:
    return [{"id": row["event"]["id"], "told": told_of_row(row)} for row in events]
