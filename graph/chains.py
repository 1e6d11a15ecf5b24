"""The shortest chains of events that join two sides: who met somebody who met somebody."""

from collections.abc import Iterable
from typing import NamedTuple

from pydantic import Field

from graph.actor_queries import name_actors
from graph.answers import EventAnswer, EventQuery, Side
from graph.model import Record
from graph.native import Row
from graph.past import stands_on
from graph.queries import find_events, get_events
from graph.store import Store

LONGEST = 4  # events of a chain


class Chain(Record):
    """Actors and events in turn, each actor having taken part in the events beside it."""

    actors: tuple[str, ...] = Field(description="actor ids, from one end to the other")
    names: tuple[str, ...] = Field(description="what they are called")
    events: tuple[EventAnswer, ...]


class _Link(NamedTuple):
    """How an actor was reached: by an event, from an actor one event nearer to the end."""

    event: str
    by: str


class _Links(NamedTuple):
    """Ids of actors and of the events between them, from one end to the other."""

    actors: tuple[str, ...]
    events: tuple[str, ...]


Layer = dict[str, _Link]
"""Who is reached by so many events from an end, and no fewer."""


def find_chains(store: Store, ends: tuple[Side, Side], query: EventQuery, limit: int = 5) -> tuple[Chain, ...]:
    """Find the shortest chains of events, four at most, that join two sides; types and statuses of the query narrow them.

    A country or organization is whoever acted for it in the event at that end. Raises QueryTooSlow.
    """
    if not all(side.is_known for side in ends):
        return ()
    direct = find_events(store, query.model_copy(update={"sides": ends}), limit).items
    found = [_direct(event, ends) for event in direct] or _search(store, ends, query, limit)
    called = name_actors(store, {one for links in found for one in links.actors})
    events = direct or get_events(store, sorted({one for links in found for one in links.events}))
    told = {event.id: event for event in events}
    return tuple(
        Chain(
            actors=links.actors,
            names=tuple(called[one]["name"] for one in links.actors),
            events=tuple(told[one] for one in links.events),
        )
        for links in found
    )


def _direct(event: EventAnswer, ends: tuple[Side, Side]) -> _Links:
    """Name a participant for each side of an event that has both, different ones."""
    for_first, for_last = ([seat.id for seat in event.participants if stands_on(seat, side)] for side in ends)
    pair = next((one, other) for one in for_first for other in for_last if one != other)
    return _Links(pair, (event.id,))


def _search(store: Store, ends: tuple[Side, Side], query: EventQuery, limit: int) -> list[_Links]:
    """Widen the smaller circle around either end, event by event, until the circles meet or one has nobody new."""
    kinds = {"types": list(query.types), "statuses": list(query.statuses)}
    circles: tuple[list[Layer], list[Layer]] = ([], [])
    for circle, side in zip(circles, ends, strict=True):
        circle.append(
            _reach(store.read("find_near", countries=side.countries, actors=side.actors, bodies=side.actors, **kinds))
        )
    for _ in range(LONGEST - 1):
        if common := sorted(circles[0][-1].keys() & circles[1][-1].keys()):
            return [_join(*circles, one) for one in common[:limit]]
        if not all(circle[-1] for circle in circles):
            return []
        circle = min(circles, key=lambda circle: (len(circle), len(circle[-1])))
        near = store.read("find_near", countries=[], actors=list(circle[-1]), bodies=[], **kinds)
        circle.append(_reach(near, known={one for layer in circle for one in layer}))
    return []


def _reach(rows: Iterable[Row], known: Iterable[str] = ()) -> Layer:
    before = frozenset(known)
    return {row["id"]: _Link(row["event"], row["by"]) for row in rows if row["id"] not in before}


def _join(first: list[Layer], last: list[Layer], middle: str) -> _Links:
    """Follow the links from an actor in the middle to both ends."""
    back, ahead = _follow(first, middle), _follow(last, middle)
    return _Links(
        (*(link.by for link in reversed(back)), middle, *(link.by for link in ahead)),
        (*(link.event for link in reversed(back)), *(link.event for link in ahead)),
    )


def _follow(circle: list[Layer], actor: str) -> list[_Link]:
    links: list[_Link] = []
    for layer in reversed(circle):
        links.append(layer[links[-1].by if links else actor])
    return links
