"""Why a question finds nothing: a side that nobody is, sides that never meet, or a condition that leaves none."""

import re
from collections.abc import Iterable
from datetime import date

from graph.actor_queries import name_actors, name_side
from graph.answers import EventQuery
from graph.countries import find_country
from graph.ontology import load_event_types
from graph.organizations import find_organization
from graph.queries import DATED, event_parameters, filter_parameters, statement_of
from graph.regions import find_bloc
from graph.store import Store

TOGETHER = re.compile(r"\s*[,;/&+]\s*|\s+(?:and|vs\.?|with)\s+", re.I)  # between two that were written as one
MANY = 900  # events above which a reason says "many"


def _count(store: Store, query: EventQuery) -> int:
    """Count as far as is told; the events of one side in their order, since the index of terms gathers all of them first."""
    if statement_of(query) == "find_events_of_side" and not (query.types or query.categories):
        return int(store.read("count_some_of_side", **event_parameters(query, MANY))[0]["events"])
    return int(store.read("count_some_events", **filter_parameters(query), limit=MANY + 1)[0]["events"])


def explain_nothing(store: Store, query: EventQuery) -> str:
    """Say why a query finds no event: which side is unknown, which takes part in nothing, or which condition leaves none."""
    nobody = [side for side in query.named if not side.is_known]
    if nobody:
        named = " or ".join(repr(name_side(side, {})) for side in nobody)
        unknown = [side.words for side in nobody]
        return f"No actor in the graph is called {named}.{_members(unknown)}{_apart(unknown)}"
    kind = query.model_dump(include={"types", "categories", "statuses"})
    counts = [(side, _count(store, EventQuery(sides=(side,), **kind))) for side in query.sides]
    names = name_actors(store, {actor for side in query.sides for actor in side.actors})
    parts = [f"{name_side(side, names)} takes part in {_events(count, query)}" for side, count in counts]
    if parts and not all(count for _, count in counts):
        return f"No event has all sides: {', '.join(parts)}."
    together = EventQuery(sides=query.sides, **kind)
    is_all = together == query.model_copy(update={"sort": together.sort})
    total = _count(store, together) if query.sides and not is_all else 0
    if len(parts) > 1 and not total:
        return f"No event has all sides together: {', '.join(parts)}."
    if total:
        shown = "many events" if total > MANY else "1 event" if total == 1 else f"{total} events"
        return f"The sides take part in {shown} together, but none of them meets the other conditions.{_outside(store, query)}"
    return (
        f"No event meets the conditions.{_outside(store, query)}"
        if _count(store, EventQuery(statuses=()))
        else "The graph has no events yet: ingest articles first."
    )


def _outside(store: Store, query: EventQuery) -> str:
    """Say how many events a period alone leaves out, and of how many nobody tells the day: a report may well be of the period."""
    if query.start is None and query.end is None:
        return ""
    always = _count(store, query.model_copy(update={"start": None, "end": None}))
    dated = _count(store, query.model_copy(update={"start": date.min, "end": None})) if 0 < always <= MANY else always
    if not always:
        return ""
    without = f", {always - dated} of them without a date" if always > dated else ""
    said = f" Without the period it would be {'many' if always > MANY else always}{without}."
    if not (reported := count_left_out(store, query)):
        return said
    told = (
        "many without a date were"
        if reported > MANY
        else f"{reported} without a date {'was' if reported == 1 else 'were'}"
    )
    return f"{said} In it {told} first reported: add undated=reported."


def count_left_out(store: Store, query: EventQuery) -> int:
    """Count the events without a date that a period leaves out though they were first reported in it; `MANY` and one where there are more."""
    if (
        query.undated == "reported"
        or query.as_of
        or not query.is_answerable
        or (query.start is None and query.end is None)
    ):
        return 0
    by_report = filter_parameters(query.model_copy(update={"undated": "reported"}))
    return int(store.read("count_some_events", **by_report | {"after": DATED}, limit=MANY + 1)[0]["events"])


def _members(unknown: Iterable[str]) -> str:
    """Say how the members of a bloc are asked for, which the name of the bloc does not mean."""
    found = [find_bloc(words.rpartition(":")[2]) for words in unknown]
    blocs = [f"bloc:{bloc.name}" for bloc in found if bloc]
    return f" For the countries that are its members write {' and '.join(blocs)}." if blocs else ""


def _apart(unknown: Iterable[str]) -> str:
    """Say that each side is given by itself, where one has several countries in it."""
    parts = [part.strip() for words in unknown for part in TOGETHER.split(words) if TOGETHER.search(words)]
    sides = [repr(part) for part in parts if find_country(part) or find_organization(part)]
    return f" Give each side by itself: {' and '.join(sides)}." if len(sides) > 1 else ""


def _events(count: int, query: EventQuery) -> str:
    noun = " or ".join(t for t in query.types if t in load_event_types()) or "event"
    shown = "many" if count > MANY else str(count) if count else "no"
    return f"{shown} {noun}{'' if count == 1 else 's'}"
