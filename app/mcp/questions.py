"""Question of a model -> answer, over the client: what the tools do, without the protocol around them."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

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


def count_counterparts(service: Dragoman, name: str, limit: int, days: dict[str, Any]) -> CounterpartList:
    """Count with whom an actor took part in events; raises AmbiguousActor."""
    actor = get_meant(service, name)
    found = list(islice(service.counterparts(actor.id, limit=limit + 1, **_plain(days)), limit + 1))
    counted = tuple(Counterpart(actor=one["id"], **_without_id(one)) for one in found[:limit])
    return CounterpartList(actor=ActorSummary.of(actor), counterparts=counted, more=len(found) > limit)


def _without_id(told: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in told.items() if key in Counterpart.model_fields}


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
