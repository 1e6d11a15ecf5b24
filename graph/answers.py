"""What the graph is asked and what it answers: one query record, one record for each thing that comes back."""

from datetime import date
from typing import Generic, Literal, TypeVar

from pydantic import Field

from graph.model import Kind, Place, Precision, Record, Span, Status

Item = TypeVar("Item")
Sort = Literal["newest", "oldest"]
Undated = Literal["left_out", "reported"]


class Side(Record):
    """One party of a question. It matches a participant that acted for one of `countries`, or that is or acted for one of `actors`."""

    words: str = Field(description="as the user wrote it")
    countries: tuple[str, ...] = Field(default=(), description="ISO 3166-1 alpha-3; capacity in that event decides")
    actors: tuple[str, ...] = Field(
        default=(),
        description="actor ids, of organizations with those of their profiles; several where a name fits several",
    )

    @property
    def is_known(self) -> bool:
        """Tell whether it means anybody: a name that nobody has matches nothing."""
        return bool(self.countries or self.actors)


class EventQuery(Record):
    """The filter behind events, meetings and questions. Empty means any; values in one field are alternatives."""

    sides: tuple[Side, ...] = Field(default=(), max_length=4, description="each must match a different participant")
    source: Side | None = Field(
        default=None, description="somebody on this side does it: accuses, visits, appoints; a guest only in a visit"
    )
    target: Side | None = Field(
        default=None, description="it is done to somebody on this side; to a host only in a visit"
    )
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    office: str | None = Field(
        default=None, description="a title in a participant's office, also under its other names"
    )
    types: tuple[str, ...] = ()
    categories: tuple[str, ...] = Field(default=(), description="PLOVER categories")
    statuses: tuple[Status, ...] = ("happened", "ongoing")
    place: str | None = Field(default=None, description="place name, any case, or ISO alpha-3 country code")
    topic: str | None = Field(default=None, description="words in a topic, any case")
    words: str | None = Field(default=None, description="full-text search in the evidence sentences")
    start: date | None = Field(default=None, description="the event ended on or after this day")
    end: date | None = Field(default=None, description="the event began on or before this day")
    undated: Undated = Field(
        default="left_out", description="whether an event without a date is in a period in which it was first reported"
    )
    reported_start: date | None = None
    reported_end: date | None = None
    min_sources: int = 0
    min_confidence: float = 0.0
    as_of: str | None = Field(default=None, description="what was known at this time (ISO 8601, UTC), None for now")
    sort: Sort = "newest"

    @property
    def is_answerable(self) -> bool:
        """Tell whether every side means somebody, without which no event can match."""
        return all(side.is_known for side in self.named)

    @property
    def named(self) -> tuple[Side, ...]:
        """Give the sides that are named, as parties, as who does it and as whom it is done to; each once."""
        ends = (side for side in (self.source, self.target) if side)
        return tuple(dict.fromkeys((*self.sides, *ends)))


def _is_unsaid(value: str | date | None) -> bool:
    """Leave out of what is told of an event what was not told before it was known: most texts stay as they are kept."""
    return value is None


class Capacity(Record):
    """An actor in one event, in the capacity in which it acted there."""

    id: str
    name: str
    kind: Kind
    role: str
    office: str | None
    organization: str | None = Field(
        default=None,
        exclude_if=_is_unsaid,
        description="the body for which it acted, by its office or by what it is called",
    )
    body: str | None = Field(
        default=None, exclude_if=_is_unsaid, description="id of that body: an actor's, or one of its profiles'"
    )
    country: str | None
    sector: str | None
    basis: str | None = Field(
        default=None,
        description="the office by which country and body are known where no article of the event tells them",
    )


class SourceSentence(Record):
    """An evidence sentence with the article that has it."""

    article: str
    url: str | None
    title: str | None
    publisher: str | None
    published: date | None
    licence: str | None = None
    claim: str
    start: int
    end: int
    text: str
    trigger: Span
    rule: str


class SourceQuote(Record):
    """Quoted words with their speaker and article."""

    article: str
    speaker: str | None = Field(description="actor id")
    speaker_name: str | None
    text: str
    start: int
    end: int
    direct: bool = True


class EventAnswer(Record):
    """A happening with everything that its claims say."""

    id: str
    type: str
    plover: str
    cameo: str
    status: Status
    title: str
    start: date | None
    end: date | None
    precision: Precision | None
    date_text: str | None = Field(description="the words of the best-supported claim")
    reported: date | None = Field(
        default=None, exclude_if=_is_unsaid, description="the day of the first report, of an event without a date"
    )
    confidence: float
    articles: int
    sources: int = Field(description="independent sources: a publisher counts once, and so do copies of one text")
    disputed: tuple[str, ...] = Field(
        default=(), description="what the articles contradict each other about: status, date, place"
    )
    place: Place | None
    participants: tuple[Capacity, ...]
    topics: tuple[str, ...]
    quotes: tuple[SourceQuote, ...]
    evidence: tuple[SourceSentence, ...]


class NamedActor(Record):
    """Where a claim names an actor: code points of its article's text."""

    claim: str
    actor: str
    name: str
    kind: Kind
    start: int
    end: int


class HeldOffice(Record):
    """An office that an actor held, as articles or a list say; dates are the span of the reports, or those of the list."""

    title: str
    office: str | None = Field(default=None, description="the office that the title means, under its commonest name")
    country: str | None
    organization: str | None
    start: date | None
    end: date | None
    listed: str | None = Field(default=None, description="the list that says so, null where articles do")


class Holder(Record):
    """Somebody who held an office, as articles or a list say."""

    person: str = Field(description="actor id")
    name: str
    title: str
    office: str | None = Field(description="the office that the title means, under its commonest name")
    country: str | None
    body: str | None = Field(description="the organization, null where the office is held for the country")
    start: date | None
    end: date | None
    listed: str | None = Field(description="the list that says so, null where articles do")
    contradicted_by: tuple[str, ...] = Field(
        default=(), description="others who are said to have held it then, though it has one holder at a time"
    )


class ActorAnswer(Record):
    """A person, organization, country or group after resolution."""

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...]
    country: str | None
    wikidata: str | None = None
    offices: tuple[HeldOffice, ...]
    events: int


class Difference(Record):
    """One actor or event that a decision makes, ends or changes."""

    id: str
    change: Literal["new", "gone", "changed"]
    before: str | None = Field(description="name or title before")
    after: str | None


class Effect(Record):
    """What a decision does to the graph."""

    actors: tuple[Difference, ...] = ()
    events: tuple[Difference, ...] = Field(default=(), description="the first 200 of them")
    events_changed: int = 0


class ArticleAnswer(Record):
    """An article, its text, and the events that it supports."""

    id: str
    url: str | None
    title: str | None
    author: str | None
    publisher: str | None
    published: date | None
    language: str | None
    licence: str | None
    text: str
    claims: int
    events: tuple[str, ...] = Field(description="event ids")


class Page(Record, Generic[Item]):
    """One page of answers; `next` is the keyset position after the last item, None on the last page."""

    items: tuple[Item, ...]
    next: tuple[str, ...] | None = None
