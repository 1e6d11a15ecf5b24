"""What the API answers: graph records -> views, with the links between them."""

from datetime import date, datetime
from typing import Generic, Literal, Self, TypeVar

from pydantic import ConfigDict, Field

from app.examples import ACTOR, ARTICLE, EVENT
from app.shown import link, show, write
from graph.answers import (
    ActorAnswer,
    ArticleAnswer,
    EventAnswer,
    HeldOffice,
    Side,
    Sort,
    Undated,
)
from graph.model import Kind, Place, Precision, Record, Span, Status
from graph.texts import write_told

View = TypeVar("View")


class SelfLink(Record):
    """Where a thing is."""

    self: str


class ParticipantView(Record):
    """An actor in one event, in the capacity in which it acted there."""

    actor: str = Field(description="actor id")
    name: str
    kind: Kind
    role: str = Field(description="participant, host, visitor, mediator, source, target, appointee or appointer")
    office: str | None = Field(description="the title as printed, null when none was")
    organization: str | None = Field(
        description="the body for which it acted, by its office or by what it is called; `between` finds it by that"
    )
    country: str | None = Field(description="ISO 3166-1 alpha-3 of the country it acted for")
    sector: str | None = Field(description="PLOVER sector")
    basis: str | None = Field(
        default=None,
        description="the office by which country and organization are known where the articles do not tell them",
    )
    link: str


class WhenView(Record):
    """When an event took place, as far as the articles tell."""

    start: date | None
    end: date | None
    precision: Precision | None
    text: str | None = Field(description="the words of the best-supported article")
    reported: date | None = Field(
        default=None, description="the day of the first report, of an event of which no article tells the day"
    )

    def __str__(self) -> str:
        """Write it for people: the first day, or the words of the articles and the day of the first report."""
        if self.start:
            return self.start.isoformat()
        words = f"“{self.text}”" if self.text else "no date"
        return f"{words}, reported {self.reported}" if self.reported else words


class SourceView(Record):
    """The article that a sentence or quotation stands in."""

    id: str
    url: str | None
    title: str | None
    publisher: str | None
    published: date | None
    link: str


class EvidenceView(Record):
    """A sentence that states the event; `text` is the article's text from `start` to `end` (code points)."""

    text: str
    start: int
    end: int
    trigger: Span = Field(description="the words that told")
    rule: str = Field(description="the rule that read them")
    claim: str = Field(description="id of the claim")
    article: SourceView


class QuoteView(Record):
    """Words that an article attributes to somebody; offsets are code points of its text."""

    text: str
    speaker: str | None = Field(description="actor id")
    speaker_name: str | None
    article: str = Field(description="article id")
    start: int
    end: int
    direct: bool = Field(description="false where the article gives the words as its own, as in 'said that ...'")


class EventLinks(Record):
    """Where to go on from an event."""

    self: str
    claims: str
    why: str
    history: str
    articles: tuple[str, ...]


class EventView(Record):
    """A happening: what, who in which capacity, where, when, about what, and the sentences that say so."""

    model_config = ConfigDict(json_schema_extra={"examples": [EVENT]})

    id: str
    type: str
    plover: str = Field(description="PLOVER category")
    cameo: str = Field(description="CAMEO code")
    status: Status
    title: str
    when: WhenView
    place: Place | None
    participants: tuple[ParticipantView, ...]
    topics: tuple[str, ...]
    quotes: tuple[QuoteView, ...]
    evidence: tuple[EvidenceView, ...]
    confidence: float
    articles: int = Field(description="articles that tell of it")
    sources: int = Field(description="independent sources among them: copies of one text and one publisher count once")
    disputed: tuple[str, ...] = Field(default=(), description="what the articles contradict each other about")
    links: EventLinks

    @classmethod
    def of(cls, event: EventAnswer) -> Self:
        """Convert an event of the graph."""
        return cls.read(write_told(event))

    @classmethod
    def read(cls, told: str) -> Self:
        """Read an event from what is told of it (`graph/told.py`)."""
        return cls.model_validate_json(write(show(told)))


class ActorLinks(Record):
    """Where to go on from an actor."""

    self: str
    events: str
    offices: str
    why: str
    history: str


class ActorView(Record):
    """A person, organization, country or group, with the offices that articles gave it."""

    model_config = ConfigDict(json_schema_extra={"examples": [ACTOR]})

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...]
    country: str | None = Field(description="ISO 3166-1 alpha-3")
    wikidata: str | None = Field(default=None, description="Wikidata id, where a list of officeholders gives it")
    offices: tuple[HeldOffice, ...]
    events: int = Field(description="events in which it took part")
    links: ActorLinks

    @classmethod
    def of(cls, actor: ActorAnswer) -> Self:
        """Convert an actor of the graph."""
        parts = ("events", "offices", "why", "history")
        links = ActorLinks(
            self=link("actors", actor.id), **{part: link("actors", actor.id, f"/{part}") for part in parts}
        )
        return cls(**actor.model_dump(exclude={"offices"}), offices=actor.offices, links=links)


class ArticleLinks(Record):
    """Where to go on from an article."""

    self: str
    events: tuple[str, ...]


class ArticleView(Record):
    """An article with its text, to which all offsets refer."""

    model_config = ConfigDict(json_schema_extra={"examples": [ARTICLE]})

    id: str
    url: str | None
    title: str | None
    author: str | None = Field(description='names of people, with "; " between two')
    publisher: str | None
    published: date | None
    language: str | None
    licence: str | None
    text: str
    claims: int = Field(description="claims read from it")
    events: tuple[str, ...] = Field(description="ids of the events that it tells of")
    links: ArticleLinks

    @classmethod
    def of(cls, article: ArticleAnswer) -> Self:
        """Convert an article of the graph."""
        links = ArticleLinks(
            self=link("articles", article.id), events=tuple(link("events", event) for event in article.events)
        )
        return cls(**article.model_dump(), links=links)


class PageView(Record, Generic[View]):
    """One page of a list."""

    items: tuple[View, ...]
    next: str | None = Field(description="address of the next page, null on the last one")


class QueryView(Record):
    """The filter as it was understood; parties are resolved to countries and actors."""

    sides: tuple[Side, ...]
    source: Side | None
    target: Side | None
    countries: tuple[str, ...]
    sectors: tuple[str, ...]
    roles: tuple[str, ...]
    office: str | None
    types: tuple[str, ...]
    categories: tuple[str, ...]
    statuses: tuple[Status, ...]
    place: str | None
    topic: str | None
    words: str | None
    start: date | None
    end: date | None
    undated: Undated
    reported_start: date | None
    reported_end: date | None
    min_sources: int
    min_confidence: float
    as_of: str | None
    sort: Sort


class EventPageView(PageView[EventView]):
    """One page of events, newest first."""

    why: str | None = Field(description="why there is nothing, null when there is something")
    cypher: str | None = Field(default=None, description="the same for Neo4j Browser, where `cypher` was asked")
    query: QueryView


class ChangeView(Record):
    """One change: an event that is new, is told otherwise, or is gone for who asks."""

    change: Literal["new", "changed", "gone"]
    at: datetime = Field(description="when this became known; the order of changes")
    id: str = Field(description="event id")
    title: str
    differs: tuple[str, ...] = Field(description="of what changed: the fields of `event` that are told otherwise")
    events: tuple[str, ...] = Field(
        description="of what is gone: the events that its articles tell of now, the same one where it meets the filter no more"
    )
    event: EventView | None = Field(description="the event as it is told now, null where it is gone")


class ChangePageView(PageView[ChangeView]):
    """One page of changes, in the order in which they became known."""

    later: str = Field(description="address that answers with what changes after this page: keep it for the next time")
    query: QueryView
