"""Every event that a filter finds, one after the other in constant memory: what exports are written of."""

from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from pydantic_core import from_json

from graph.answers import EventAnswer, EventQuery
from graph.model import Kind
from graph.past import iter_former
from graph.queries import filter_parameters
from graph.store import Row, Store
from graph.told import complete, write_told

PAGE = 500  # events that come as one record: each record costs as much as an event
OWN = (
    "id",
    "type",
    "plover",
    "cameo",
    "status",
    "title",
    "start",
    "end",
    "precision",
    "confidence",
    "articles",
    "sources",
)
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


_own = itemgetter(*OWN)
_seat = itemgetter(*Seat._fields)
_source = itemgetter("claim", "text", "article", "url", "publisher", "published", "licence")


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
        found = [one for one in row["events"] if one is not None]
        yield from map(read_exported, complete(store, found))
    _, former = iter_former(store, query)
    yield from map(exported, former)


def stream_statement(parameters: Row) -> str:
    """Name the statement that streams the events of a query with these parameters."""
    return "stream_timeline" if parameters["anchor"] == "position" else "stream_events"


def exported(event: EventAnswer) -> ExportedEvent:
    """Convert an event that was read as a record."""
    return read_exported(write_told(event))


def read_exported(told: str) -> ExportedEvent:
    """Read what an export shows from what is told of an event (`graph/told.py`)."""
    event = from_json(told)
    place = event["place"]
    return ExportedEvent._make((
        *_own(event),
        Spot(place["name"], place["country"], place["latitude"], place["longitude"]) if place else None,
        tuple(sorted(event["topics"])),
        tuple([Seat._make(_seat(seat)) for seat in event["participants"]]),
        _sources(event["evidence"]),
    ))  # fmt: skip


def _sources(evidence: Sequence[Row]) -> tuple[Source, ...]:
    """Give the first sentence of each claim, the surest first."""
    if len(evidence) == 1:  # as most have that come from event data
        return (Source._make(_source(evidence[0])),)
    first: dict[str, Row] = {}
    for sentence in evidence:
        first.setdefault(sentence["claim"], sentence)
    return tuple([Source._make(_source(sentence)) for sentence in islice(first.values(), MOST_CLAIMS)])
