"""Every event that a filter finds, one after the other in constant memory: what exports are written of."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from graph.answers import EventAnswer, EventQuery
from graph.model import Kind
from graph.past import iter_former
from graph.queries import filter_parameters
from graph.store import Row, Store

PAGE = 500  # events that come as one record: each record costs as much as an event
PAGES_AHEAD = 20  # that the database makes while others are written
MOST_CLAIMS = 20  # of an event, the surest


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
    published: str | None
    licence: str | None


class Spot(NamedTuple):
    """Where an event took place, in an export."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None


class ExportedEvent(NamedTuple):
    """An event with what an export shows of it: a plain tuple, since a validated record costs ten times as much (ADR 52).

    Days are text as in ISO 8601: a day costs the driver as much as all else of an event, and is written as text again.
    """

    id: str
    type: str
    plover: str
    cameo: str
    status: str
    title: str
    start: str | None
    end: str | None
    precision: str | None
    confidence: float
    articles: int
    sources: int
    place: Spot | None
    topics: tuple[str, ...]
    participants: tuple[Seat, ...]
    claims: tuple[Source, ...]


def iter_events(store: Store, query: EventQuery) -> Iterator[ExportedEvent]:
    """Yield every event of a query, in no order; raise DatabaseUnreachable, also in the middle. `sort` has no effect."""
    if not query.is_answerable:
        return
    parameters = filter_parameters(query)
    for row in store.stream(stream_statement(parameters), ahead=PAGES_AHEAD, page=PAGE, **parameters):
        yield from (
            _event_of(*told) for told in zip(row["events"], row["linked"], strict=True) if told[0][0] is not None
        )
    _, former = iter_former(store, query)
    yield from map(exported, former)


def stream_statement(parameters: Row) -> str:
    """Name the statement that streams the events of a query with these parameters."""
    return "stream_timeline" if parameters["anchor"] == "position" else "stream_events"


def _event_of(told: Sequence[Any], linked: Sequence[Any]) -> ExportedEvent:
    """Read the lists of an event: itself with place and topics, and who took part with the claims."""
    *own, place, topics = told
    seats, claims = linked
    if len(claims) > 1:
        claims = sorted(claims, key=_surest_first)[:MOST_CLAIMS]
    return ExportedEvent._make((
        *own,
        Spot._make(place) if place else None,
        tuple(sorted(topics)),
        tuple(map(Seat._make, seats)),
        tuple([Source._make(claim[1:]) for claim in claims]),
    ))  # fmt: skip


def _surest_first(claim: Sequence[Any]) -> tuple[float, str]:
    return -claim[0], claim[1]


def exported(event: EventAnswer) -> ExportedEvent:
    """Convert an event that was read whole."""
    place = event.place
    said = {sentence.claim: sentence for sentence in reversed(event.evidence)}
    return ExportedEvent(
        event.id, event.type, event.plover, event.cameo, event.status, event.title, _written(event.start), _written(event.end),
        event.precision, event.confidence,
        event.articles, event.sources, Spot(place.name, place.country, place.latitude, place.longitude) if place else None, event.topics,
        tuple(Seat(s.id, s.name, s.kind, s.role, s.office, s.country, s.sector) for s in event.participants),
        tuple(Source(s.claim, s.text, s.article, s.url, s.publisher, _written(s.published), None) for s in said.values()),
    )  # fmt: skip


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None
