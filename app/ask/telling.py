"""Reading -> the numbers that it asks for: how many, who most often, how many in each month or year."""

from app.ask.reading import Reading
from graph.aggregates import Aggregate, aggregate, count_events
from graph.answers import EventQuery, Undated
from graph.ends import Seats
from graph.model import Record
from graph.reasons import count_left_out
from graph.store import Store

MOST = 500  # months of a timeline, over 40 years
TOP = 20  # lines of a ranking that does not say how many


class Told(Record):
    """The numbers that a question asks for, null where it asks for events; and how many its period leaves out, since no article tells their day."""

    number: int | None = None
    counts: Aggregate | None = None
    undated: int = 0


def tell(store: Store, reading: Reading, query: EventQuery) -> Told:
    """Count what a question asks; a ranking leaves out the one side that it is about."""
    wanted, undated = reading.wanted, count_left_out(store, query)
    if wanted.kind == "count":
        return Told(number=count_events(store, query) if query.is_answerable else 0, undated=undated)
    if wanted.by is None or not query.is_answerable:
        return Told(undated=undated)
    limit = MOST if wanted.kind == "timeline" else wanted.most or TOP
    told_of = Seats(others=len(query.sides) == 1, who=wanted.who, kind=wanted.only)
    if wanted.kind == "timeline":
        return Told(counts=aggregate(store, query, (wanted.by,), limit, told_of), undated=undated)
    return Told(counts=_ranked(aggregate(store, query, (wanted.by,), limit + 1, told_of), limit), undated=undated)


def _ranked(counts: Aggregate, limit: int) -> Aggregate:
    """Leave the events that have nobody who is counted out of a ranking: nobody is no one to stand in it."""
    somebody = [cell for cell in counts.cells if cell.labels[0].value is not None]
    return counts.model_copy(update={"cells": tuple(somebody[:limit]), "more": counts.more or len(somebody) > limit})


def with_undated(reading: Reading, undated: Undated) -> Reading:
    """Read a question so that events without a date count by their first report, or are left out of a period."""
    return reading.model_copy(update={"filter": reading.filter.model_copy(update={"undated": undated})})
