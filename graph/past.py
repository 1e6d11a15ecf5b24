"""What was known at a time, by the resolution of that time: what is said since then, and what was said until later."""

from collections.abc import Iterator
from datetime import date
from heapq import merge
from itertools import islice, permutations

from graph.answering import actor_of_row, event_of
from graph.answers import ActorAnswer, Capacity, EventAnswer, EventQuery, Page, Side
from graph.derivation import position_of
from graph.ends import End, stands_at
from graph.native import Row
from graph.offices import holds
from graph.stems import says
from graph.store import Store

# Sorts after every position: the first page. As long as one with a day, since the database plans anew for a text of another magnitude.
# `parts/found_by_terms` and `parts/found_by_words` know it as no bound.
LAST = "~" * 11


def find_past_events(
    store: Store, query: EventQuery, current: Iterator[EventAnswer], limit: int, after: str
) -> Page[EventAnswer]:
    """Find the events that were known at `query.as_of`, newest first; `current` are those that have not changed since."""
    _, before = iter_former(store, query, after)
    both = merge(current, before, key=position, reverse=True)
    items = tuple(islice(both, limit + 1))
    more = (position(items[limit - 1]),) if len(items) > limit else None
    return Page(items=items[:limit], next=more)


def iter_former(store: Store, query: EventQuery, after: str = LAST) -> tuple[EventQuery, Iterator[EventAnswer]]:
    """Iterate over what was said at `query.as_of` and is said otherwise since, newest first; with the query as it meant actors then.

    Nothing where a query asks for what is known now.
    """
    if query.as_of is None or not query.is_answerable:
        return query, iter(())
    expanded = with_former_ids(store, query)
    return expanded, (event for event in _versions(store, expanded, after) if matches(expanded, event))


def with_former_ids(store: Store, query: EventQuery) -> EventQuery:
    """Add the ids that the actors of a query had before they were merged: an actor's id is that of one of its profiles."""
    ends = {
        name: side and _with_profiles(store, side)
        for name, side in (("source", query.source), ("target", query.target))
    }
    return query.model_copy(update={"sides": tuple(_with_profiles(store, side) for side in query.sides), **ends})


def position(event: EventAnswer) -> str:
    """Give the place of an event in the order of lists."""
    return position_of(event.start, event.id, event.reported)


def _versions(store: Store, query: EventQuery, after: str) -> Iterator[EventAnswer]:
    rows = store.stream(
        "find_versions",
        kind="event",
        of=None,
        at=query.as_of,
        after=after,
        types=list(query.types),
        statuses=list(query.statuses),
    )
    for row in rows:
        yield EventAnswer.model_validate_json(row["answer"])


def _with_profiles(store: Store, side: Side) -> Side:
    rows = store.read("profiles_of_actors", ids=list(side.actors))
    return side.model_copy(update={"actors": tuple(sorted({*side.actors, *(row["profile"]["id"] for row in rows)}))})


def find_past_event(store: Store, id: str, at: str) -> EventAnswer | None:  # noqa: A002
    """Find what was known of an event at a time."""
    rows = store.read("get_events", ids=[id])
    if rows and _known_since(rows[0]["event"], at):
        return event_of(rows[0])
    answer = _find_answer(store, "event", id, at)
    return EventAnswer.model_validate_json(answer) if answer else None


def find_past_actor(store: Store, id: str, at: str) -> ActorAnswer | None:  # noqa: A002
    """Find what was known of an actor at a time."""
    rows = store.read("get_actors", ids=[id])
    if rows and _known_since(rows[0]["actor"], at):
        return actor_of_row(rows[0])
    answer = _find_answer(store, "actor", id, at)
    return ActorAnswer.model_validate_json(answer) if answer else None


def _find_answer(store: Store, kind: str, id: str, at: str) -> str | None:  # noqa: A002
    found = store.read("find_versions", kind=kind, of=id, at=at, after=LAST, types=[], statuses=[])
    return str(found[0]["answer"]) if found else None


def _known_since(node: Row, at: str) -> bool:
    since = node.get("since")
    return since is None or since <= at


def matches(query: EventQuery, event: EventAnswer) -> bool:
    """Tell whether an answer that was given before meets a query: the filter of `find_events.cypher`, in Python."""
    articles = [sentence.published for sentence in event.evidence if sentence.published]
    return (
        (not query.types or event.type in query.types)
        and (not query.statuses or event.status in query.statuses)
        and (not query.categories or event.plover in query.categories)
        and _within(*days_of(query, event), query.start, query.end)
        and event.sources >= query.min_sources
        and event.confidence >= query.min_confidence
        and _placed(query.place, event)
        and (query.topic is None or any(query.topic.lower() in topic.lower() for topic in event.topics))
        and (query.words is None or _says(query.words, event))
        and _reported(articles, query.reported_start, query.reported_end)
        and _seated(query, event.participants)
        and _sided(query.sides, event.participants)
        and _aimed(query, event)
    )


def days_of(query: EventQuery, event: EventAnswer) -> tuple[date | None, date | None]:
    """Give the first and the last day by which an event counts for a query: its own, or that of its first report where this is asked."""
    by_report = event.reported if query.undated == "reported" else None
    return event.start or by_report, event.end or by_report


def _within(start: date | None, end: date | None, first: date | None, last: date | None) -> bool:
    return (first is None or (end is not None and end >= first)) and (
        last is None or (start is not None and start <= last)
    )


def _reported(days: list[date], first: date | None, last: date | None) -> bool:
    return (first is None and last is None) or any(_within(day, day, first, last) for day in days)


def _placed(place: str | None, event: EventAnswer) -> bool:
    if place is None:
        return True
    return event.place is not None and (event.place.name.lower() == place.lower() or event.place.country == place)


def _says(words: str, event: EventAnswer) -> bool:
    """Tell whether a claim has the words in its sentences together, as the index has them."""
    claims = {sentence.claim for sentence in event.evidence}
    return any(says(words, [s.text for s in event.evidence if s.claim == claim]) for claim in claims)


def _seated(query: EventQuery, seats: tuple[Capacity, ...]) -> bool:
    if not (query.countries or query.sectors or query.roles or query.office):
        return True
    return any(
        (not query.countries or seat.country in query.countries)
        and (not query.sectors or seat.sector in query.sectors)
        and (not query.roles or seat.role in query.roles)
        and (query.office is None or holds(_title(seat), query.office))
        for seat in seats
    )


def _title(seat: Capacity) -> str:
    """Give the office of somebody, of unnamed people what they are called: "the Iraqi foreign minister" is nothing else."""
    return seat.office or (seat.name if seat.kind == "group" else "")


def _sided(sides: tuple[Side, ...], seats: tuple[Capacity, ...]) -> bool:
    """Tell whether each side takes part, by different participants."""
    return any(
        all(stands_on(seat, side) for side, seat in zip(sides, chosen, strict=True))
        for chosen in permutations(seats, len(sides))
    )


def _aimed(query: EventQuery, event: EventAnswer) -> bool:
    """Tell whether it is done by who is asked to do it, and to whom."""
    ends: tuple[tuple[End, Side | None], ...] = (("source", query.source), ("target", query.target))
    return all(
        any(stands_at(end, seat, event.type) and stands_on(seat, side) for seat in event.participants)
        for end, side in ends
        if side
    )


def stands_on(seat: Capacity, side: Side) -> bool:
    """Tell whether somebody acted for a side, or is it."""
    return seat.country in side.countries or seat.id in side.actors or seat.body in side.actors
