"""Every event that a filter finds, one after the other in constant memory: what exports are written of."""

from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct, field
from msgspec.json import Decoder
from msgspec.structs import replace

from graph.answers import EventAnswer, EventQuery
from graph.model import Kind
from graph.past import iter_former
from graph.queries import filter_parameters
from graph.store import Store
from graph.texts import write_told
from graph.told import complete

PAGE = 500  # events that come as one record: each record costs as much as an event
PAGES_AHEAD = 20  # that the database makes while others are written
MOST_CLAIMS = 20  # of an event, the surest


class Seat(Struct, frozen=True, gc=False):
    """A participant in an export."""

    id: str
    name: str
    kind: Kind
    role: str
    office: str | None
    organization: str | None = None  # most texts do not have it
    country: str | None = None
    sector: str | None = None


class Source(Struct, frozen=True, gc=False):
    """A claim in an export: the sentence, and the article that has it."""

    claim: str
    sentence: str = field(name="text")
    article: str
    url: str | None
    publisher: str | None
    published: str | None
    licence: str | None


class Spot(Struct, frozen=True, gc=False):
    """Where an event took place, in an export."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None


class ExportedEvent(Struct, frozen=True):
    """An event with what an export shows of it, read by its types from what is told of it: a validated record costs ten times as much.

    Days are text as in ISO 8601: a day would be written as text again.
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
    claims: tuple[Source, ...] = field(name="evidence")


_decode = Decoder(ExportedEvent).decode


def iter_events(store: Store, query: EventQuery) -> Iterator[ExportedEvent]:
    """Yield every event of a query, in no order; raise DatabaseUnreachable, also in the middle. `sort` has no effect."""
    if not query.is_answerable:
        return
    parameters = filter_parameters(query)
    for row in store.stream("stream_events", ahead=PAGES_AHEAD, page=PAGE, **parameters):
        found = [one for one in row["events"] if one is not None]
        yield from map(read_exported, complete(store, found))
    _, former = iter_former(store, query)
    yield from map(exported, former)


def exported(event: EventAnswer) -> ExportedEvent:
    """Convert an event that was read as a record."""
    return read_exported(write_told(event))


def read_exported(told: str) -> ExportedEvent:
    """Read what an export shows from what is told of an event (`graph/told.py`)."""
    event = _decode(told)
    if len(event.claims) < 2 and len(event.topics) < 2:  # as most have that come from event data
        return event
    return replace(event, topics=tuple(sorted(event.topics)), claims=_first_of_each(event.claims))


def _first_of_each(sentences: Iterable[Source]) -> tuple[Source, ...]:
    """Give the first sentence of each claim, the surest first."""
    first: dict[str, Source] = {}
    for sentence in sentences:
        first.setdefault(sentence.claim, sentence)
    return tuple(islice(first.values(), MOST_CLAIMS))
