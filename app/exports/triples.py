"""Exported events -> triples: who in which role in which event, and who did what to whom."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Literal

from graph.model import Record
from graph.ontology import get_event_type
from graph.streams import ExportedEvent, Seat

ACTING = {"source": "target", "visitor": "host", "appointer": "appointee", "mediator": "participant"}
Object = Literal["event", "actor"]


class Triple(Record):
    """An actor, a relation, and an event or another actor; with the capacity, the day and the claims that say so."""

    subject: str
    subject_name: str
    relation: str
    object: str
    object_name: str
    event: str
    office: str | None
    organization: str | None
    country: str | None
    start: str | None
    status: str
    claims: tuple[str, ...]


def iter_triples(events: Iterable[ExportedEvent], wanted: Object) -> Iterator[Triple]:
    """Yield the triples of events: with the event as object and the role as relation, or with another actor and the verb of the type."""
    for event in events:
        if wanted == "event":
            for seat in event.participants:
                yield _triple(event, seat, seat.role, (event.id, event.title))
        else:
            verb = get_event_type(event.type).verb
            for left, right in _pairs(event.participants):
                yield _triple(event, left, verb, (right.id, right.name))


def _pairs(seats: tuple[Seat, ...]) -> Iterator[tuple[Seat, Seat]]:
    """Give who acts on whom; among equals each two once, in the order of their ids."""
    acting = [(a, b) for a in seats for b in seats if ACTING.get(a.role) == b.role and a.id != b.id]
    equals = sorted((s for s in seats if s.role in {"participant", "host", "visitor"}), key=lambda s: s.id)
    yield from acting or ((a, b) for a, b in combinations(equals, 2) if a.id != b.id)


def _triple(event: ExportedEvent, seat: Seat, relation: str, end: tuple[str, str]) -> Triple:
    return Triple(
        subject=seat.id, subject_name=seat.name, relation=relation, object=end[0], object_name=end[1], event=event.id,
        office=seat.office, organization=seat.organization, country=seat.country, start=event.start, status=event.status,
        claims=tuple(claim.claim for claim in event.claims),
    )  # fmt: skip
