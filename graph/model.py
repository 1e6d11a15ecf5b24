"""The records that the stages exchange: article in, extraction (actors and claims) out. DESIGN section 3."""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

Kind = Literal["person", "organization", "country", "group"]
Status = Literal["happened", "ongoing", "planned", "proposed", "conditional", "denied"]
Precision = Literal["day", "month", "year", "interval"]


class Record(BaseModel):
    """An immutable value: equal content, equal record."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A stretch of an article; offsets count Python code points, `text == article.text[start:end]`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Article(Record):
    """One text as it was given, with what is known about its publication."""

    id: str = Field(min_length=1, max_length=512)
    text: str
    url: str | None = None
    title: str | None = None
    author: str | None = Field(default=None, description='names of people, with "; " between two')
    published: date | None = Field(default=None, description="the publication day as printed; anchors relative dates")
    publisher: str | None = None
    language: str | None = None
    licence: str | None = None

    @field_validator("author", mode="before")
    @classmethod
    def join_names(cls, value: Any) -> Any:
        """Take several authors as a list too; none where it is empty or something else, which no text is refused for."""
        names = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return "; ".join(name for name in names if isinstance(name, str) and name.strip()) or None

    @field_validator("published", mode="before")
    @classmethod
    def keep_the_printed_day(cls, value: Any) -> Any:
        """Keep the day of an ISO 8601 timestamp in its own zone: "Wednesday" is meant where the article was written."""
        return value[:10] if isinstance(value, str) and len(value) > 10 else value or None

    def as_given(self) -> str:
        """Write it as JSON, by which it is known again: without an author that it does not have, which texts saved before there was one have not."""
        return self.model_dump_json(exclude=None if self.author else {"author"})


class Dateline(Record):
    """The opening "TEHRAN, Nov. 2 (MNA) -": where the article was filed, when, and by which agency."""

    place: str | None = None
    date: str | None = Field(default=None, description="ISO day, or the words where they cannot be resolved")
    agency: str | None = None


class ArticleHead(Record):
    """An article in an extraction: everything but its text."""

    id: str
    url: str | None = None
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    dateline: Dateline | None = None
    language: str | None = Field(default=None, description="the language of the text (ISO 639), where it is certain")


class Office(Record):
    """A title held for an organization or country."""

    title: str
    organization: str | None = None
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-3")
    sector: str | None = Field(default=None, description="PLOVER sector: GOV, MIL, LEG, ...")


class Actor(Record):
    """A party as one article names it; `id` is local to the article ("a1")."""

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = Field(default=None, description="ISO 3166-1 alpha-3 of the country it acts for")
    sector: str | None = Field(default=None, description="PLOVER sector")
    offices: tuple[Office, ...] = ()


class Participant(Record):
    """An actor in one claim, in the capacity in which it acted there."""

    actor: str = Field(description="local id of the actor")
    role: str
    office: str | None = Field(default=None, description="the whole title as printed")
    country: str | None = None
    sector: str | None = None
    mention: Span


class Place(Record):
    """Where a claim says that it happened."""

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class When(Record):
    """When, resolved against the publication day; `start` and `end` are null where the text alone does not tell."""

    start: date | None = None
    end: date | None = None
    precision: Precision | None = None
    text: str = Field(description="the words of the article")


class Quote(Record):
    """Words that the article attributes to a speaker, without the quotation marks."""

    speaker: str | None = Field(default=None, description="local id of the actor")
    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    direct: bool = Field(
        default=True, description='false where the article gives the words as its own ("said that ...")'
    )


class Evidence(Span):
    """A sentence that states the claim, the words in it that told, and the rule that read them."""

    trigger: Span
    rule: str


class Claim(Record):
    """What ONE article says about one happening. Never without evidence."""

    id: str
    type: str
    plover: str
    cameo: str
    status: Status
    participants: tuple[Participant, ...]
    place: Place | None = None
    when: When | None = None
    topics: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    confidence: float = Field(ge=0, le=1)


class Extraction(Record):
    """All that was read from one article: the exchange record, one JSON line."""

    article: ArticleHead
    actors: tuple[Actor, ...] = ()
    claims: tuple[Claim, ...] = ()
