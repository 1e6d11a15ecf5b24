"""Reading -> the numbers that it asks for: how many, who most often, how many in each month or year."""

from app.ask.reading import Reading
from graph.aggregates import Aggregate, aggregate, count_events
from graph.answers import EventQuery
from graph.model import Record
from graph.store import Store

MOST = 500  # months of a timeline, over 40 years
TOP = 20  # lines of a ranking that does not say how many


class Told(Record):
    """The numbers that a question asks for; both null where it asks for events."""

    number: int | None = None
    counts: Aggregate | None = None


def tell(store: Store, reading: Reading, query: EventQuery) -> Told:
    """Count what a question asks; a ranking leaves out the one side that it is about."""
    wanted = reading.wanted
    if wanted.kind == "count":
        return Told(number=count_events(store, query) if query.is_answerable else 0)
    if wanted.by is None or not query.is_answerable:
        return Told()
    limit = MOST if wanted.kind == "timeline" else wanted.most or TOP
    return Told(counts=aggregate(store, query, (wanted.by,), limit, others=len(query.sides) == 1))
