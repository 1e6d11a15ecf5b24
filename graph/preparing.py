"""What is asked most, asked once for nobody, so that the database has planned it before somebody asks.

A plan of one of these took 0.3 to 0.9 s in a graph of half a million events, and the first page of a pair 1 s and more: the second question of
its kind took 10 ms.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from graph.aggregates import Dimension, aggregate, find_counterparts, relate
from graph.answers import EventQuery, Side
from graph.queries import find_events
from graph.store import Store

WORTH = 10_000  # events: a small graph is planned anew as it grows, and what is asked of it takes no time to speak of beside that
ONE, OTHER = (Side(words=code, countries=(code,)) for code in ("XXA", "XXB"))
FIRST = (EventQuery(), EventQuery(sides=(ONE,)), EventQuery(sides=(ONE, OTHER)))
NOTHING = EventQuery(start=date.min, end=date.min)  # read from the index of positions
OF_NOBODY = EventQuery(sides=(ONE,))  # from that of terms
UNSAID = EventQuery(words="xxa")  # from that of words
COUNTS: tuple[tuple[Dimension, ...], ...] = (("type",), ("month",), ("country",), ("month", "type"))


def prepare(store: Store) -> None:
    """Ask for a page of each kind, and in a graph of some size for counts, relations and counterparts; raises what a read raises."""
    for query in FIRST:
        find_events(store, query, limit=1)
    if store.read("count_graph")[0]["events"] >= WORTH:
        for ask in _further(store):
            ask()


def _further(store: Store) -> Iterator[Callable[[], object]]:
    yield partial(find_events, store, UNSAID, limit=1)
    yield partial(find_events, store, EventQuery(types=("meeting",), start=date.max), limit=1)
    yield partial(relate, store, FIRST[2], "month")
    yield partial(find_counterparts, store, OF_NOBODY, limit=1)
    for by in COUNTS:
        for query in (OF_NOBODY, NOTHING, UNSAID):
            yield partial(aggregate, store, query, by)
