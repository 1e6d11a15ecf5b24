"""Question of a model -> answer, over the client: what the tools do, without the protocol around them."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

from app.client import Dragoman
from app.mcp.answers import (
    ActorList,
    ActorSummary,
    Counterpart,
    CounterpartList,
    DatasetInfo,
    EventDetail,
    EventList,
    Timeline,
    summaries,
)
from app.sides import ACTOR_ID
from app.views import ActorView, EventView
from graph.ids import fold
from graph.model import Kind

MOST_COUNTED = 1000  # events of an actor that are looked through for counterparts
NAMESAKES = 6  # actors that are named where a name means several


class AmbiguousActor(LookupError):
    """A name fits several actors or none. Give one of the ids that the message names, or search with find_actor."""


def search(service: Dragoman, limit: int, meetings_only: bool, conditions: dict[str, Any]) -> EventList:
    """Find events or meetings by conditions; those that are None are no condition."""
    given = {key: value for key, value in conditions.items() if value not in (None, (), "")}
    find = service.meetings if meetings_only else service.events
    found = list(islice(find(limit=limit + 1, **given), limit + 1))
    why = (
        None
        if found
        else service.get("/v1/meetings" if meetings_only else "/v1/events", limit=1, **_plain(given))["why"]
    )
    return EventList(events=summaries(found[:limit]), more=len(found) > limit, note=why)


def _plain(given: dict[str, Any]) -> dict[str, Any]:
    names = {"start": "from", "end": "to"}
    return {names.get(key, key): value for key, value in given.items()}


def ask(service: Dragoman, question: str, limit: int) -> EventList:
    """Answer a question in plain English."""
    answer = service.ask(question, limit)
    left = f"; not understood: {', '.join(answer.not_understood)}" if answer.not_understood else ""
    why = f"; {answer.why}" if answer.why else ""
    note = f"understood as {answer.understood['address']}{left}{why}"
    return EventList(events=summaries(answer.events), more=answer.next is not None, note=note)


def describe_event(service: Dragoman, id_: str) -> EventDetail:
    """Get an event with its evidence."""
    return EventDetail.of(service.event(id_))


def find_actor(service: Dragoman, name: str, kind: Kind | None, limit: int) -> ActorList:
    """Find the actors that a name fits."""
    found = list(islice(service.actors(name, kind), limit + 1))
    return ActorList(actors=tuple(map(ActorSummary.of, found[:limit])), more=len(found) > limit)


def trace(service: Dragoman, name: str, limit: int, newest_first: bool, days: dict[str, Any]) -> Timeline:
    """Tell what an actor did, in the order of time; raises AmbiguousActor."""
    actor = get_meant(service, name)
    sort = "newest" if newest_first else "oldest"
    found = list(islice(_events_of(service, actor, limit=limit + 1, sort=sort, **days), limit + 1))
    return Timeline(actor=ActorSummary.of(actor), events=summaries(found[:limit]), more=len(found) > limit)


def get_meant(service: Dragoman, name: str) -> ActorView:
    """Get the actor that an id or a name means; raises AmbiguousActor where it is not one."""
    if ACTOR_ID.fullmatch(name.strip()):
        return service.actor(name.strip())
    found = list(islice(service.actors(name), NAMESAKES))
    exact = [one for one in found if fold(name) in {fold(spelling) for spelling in (one.name, *one.aliases)}]
    meant = exact or found
    if len(meant) == 1:
        return meant[0]
    if not meant:
        raise AmbiguousActor(f"nobody is called {name!r}: try a part of the name or another spelling with find_actor")
    shown = "; ".join(f"{one.id} is {one.name} ({one.kind}, {one.country or 'no country'})" for one in meant)
    raise AmbiguousActor(f"{name!r} fits several actors, give one of these ids: {shown}")


def _events_of(service: Dragoman, actor: ActorView, **conditions: Any) -> Iterator[EventView]:
    """Yield the events of an actor; those of a country are all in which somebody acted for it."""
    if actor.kind == "country" and actor.country:
        return service.events(between=(f"country:{actor.country}",), **conditions)
    return service.events_of(actor.id, **conditions)


class Together(NamedTuple):
    """One event that two took part in."""

    seat: Counterpart
    day: date | None
    type: str


def count_counterparts(service: Dragoman, name: str, limit: int, days: dict[str, Any]) -> CounterpartList:
    """Count with whom an actor took part in events, over its newest ones; raises AmbiguousActor."""
    actor = get_meant(service, name)
    events = list(islice(_events_of(service, actor, **days), MOST_COUNTED + 1))
    met: dict[str, list[Together]] = {}
    for event in events[:MOST_COUNTED]:
        for together in _others(event, actor):
            met.setdefault(together.seat.actor, []).append(together)
    counted = sorted(map(_add_up, met.values()), key=lambda one: (-one.events, one.name, one.actor))
    return CounterpartList(
        actor=ActorSummary.of(actor), counterparts=tuple(counted[:limit]), counted=min(len(events), MOST_COUNTED),
        complete=len(events) <= MOST_COUNTED,
    )  # fmt: skip


def _others(event: EventView, actor: ActorView) -> Iterator[Together]:
    """Yield each other participant once; for a country those who act for another."""
    seen = {actor.id}
    for seat in event.participants:
        own = actor.kind == "country" and seat.country == actor.country
        if seat.actor not in seen and not own:
            seen.add(seat.actor)
            known = Counterpart(
                actor=seat.actor, name=seat.name, kind=seat.kind, country=seat.country, events=1, first=None, last=None, types=()
            )  # fmt: skip
            yield Together(known, event.when.start, event.type)


def _add_up(times: list[Together]) -> Counterpart:
    days = [one.day for one in times if one.day]
    return times[0].seat.model_copy(
        update={
            "events": len(times), "first": min(days, default=None), "last": max(days, default=None),
            "types": tuple(sorted({one.type for one in times})),
        }
    )  # fmt: skip


def describe_dataset(service: Dragoman) -> DatasetInfo:
    """Tell what the graph holds, and the words of its ontology."""
    ontology, size = service.get("/v1/ontology"), service.counts()
    newest = next(service.events(limit=1), None)
    words = ontology["vocabulary"]
    return DatasetInfo(
        **size.model_dump(include={"articles", "events", "actors"}), newest=newest.when.start if newest else None,
        event_types={entry["name"]: entry["means"] for entry in ontology["types"]},
        sectors=words["sectors"], roles=words["roles"], statuses=words["statuses"],
    )  # fmt: skip
