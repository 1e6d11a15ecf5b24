"""Every event that a filter finds, one after the other in constant memory: what exports are written of."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from graph.answers import EventAnswer, EventQuery
from graph.model import Kind
from graph.queries import filter_parameters
from graph.store import Row, Store, native


class Seat(NamedTuple):
    """A participant in an export."""

    id: str
    name: str
    kind: Kind
    role: str
    office: str | None
    country: str | None
    sector: str | None


class Source(NamedTuple):
    """A claim in an export: the sentence, and the article that has it."""

    claim: str
    sentence: str
    article: str
    url: str | None
    publisher: str | None
    published: date | None
    licence: str | None


class Spot(NamedTuple):
    """Where an event took place, in an export."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None


class ExportedEvent(NamedTuple):
    """An event with what an export shows of it: a plain tuple, since a validated record costs ten times as much (ADR 52)."""

    id: str
    type: str
    plover: str
    cameo: str
    status: str
    title: str
    start: date | None
    end: date | None
    precision: str | None
    confidence: float
    articles: int
    sources: int
    place: Spot | None
    topics: tuple[str, ...]
    participants: tuple[Seat, ...]
    claims: tuple[Source, ...]


def iter_events(store: Store, query: EventQuery) -> Iterator[ExportedEvent]:
    """Yield every event of a query, in no order; raise DatabaseUnreachable, also in the middle. `as_of` and `sort` have no effect."""
    if not query.is_answerable:
        return
    for row in store.stream("stream_events", **filter_parameters(query)):
        yield _event_of(row)


def _event_of(row: Row) -> ExportedEvent:
    event, place = row["event"], row["place"]
    return ExportedEvent(
        event["id"], event["type"], event["plover"], event["cameo"], event["status"], event["title"],
        native(event.get("start")), native(event.get("end")), event.get("precision"), event["confidence"], event["articles"], event["sources"],
        Spot(place["name"], place["country"], place["latitude"], place["longitude"]) if place else None,
        tuple(row["topics"]),
        tuple(Seat(s["id"], s["name"], s["kind"], s["role"], s["office"], s["country"], s["sector"]) for s in row["participants"]),
        tuple(Source(c["id"], c["sentence"], c["article"], c["url"], c["publisher"], native(c["published"]), c["licence"]) for c in row["claims"]),
    )  # fmt: skip


def exported(event: EventAnswer) -> ExportedEvent:
    """Convert an event that was read whole."""
    place = event.place
    said = {sentence.claim: sentence for sentence in reversed(event.evidence)}
    return ExportedEvent(
        event.id, event.type, event.plover, event.cameo, event.status, event.title, event.start, event.end, event.precision, event.confidence,
        event.articles, event.sources, Spot(place.name, place.country, place.latitude, place.longitude) if place else None, event.topics,
        tuple(Seat(s.id, s.name, s.kind, s.role, s.office, s.country, s.sector) for s in event.participants),
        tuple(Source(s.claim, s.text, s.article, s.url, s.publisher, s.published, None) for s in said.values()),
    )  # fmt: skip
