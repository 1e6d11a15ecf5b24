"""Query string -> filter: the words a user may write in an address, checked, and the query that they mean."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self
from urllib.parse import urlencode

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)

from app.periods import parse_period, parse_time
from app.sides import Names, check_side, check_state, find_either, find_side, states_of
from app.spelling import check_country, check_word, in_case_of, words_of
from graph.answers import EventQuery, Sort, Undated
from graph.countries import find_country
from graph.model import Status
from graph.ontology import load_event_types, load_vocabulary

MAX_LIMIT = 500
DEFAULT_LIMIT = 50
MOST_PARTIES = 4
OF_ADDRESS = "the actor of the address"


def _one_of(allowed: Callable[[], Mapping[str, object]], what: str) -> AfterValidator:
    return AfterValidator(lambda word: check_word(word, allowed(), what))


def check_date(text: str) -> str:
    """Return a whole or partial date as it was written; raise BadDate."""
    parse_period(text)
    return text.strip()


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
SideWords = Annotated[Words, AfterValidator(check_side)]
WrittenDate = Annotated[
    str, AfterValidator(check_date), Field(max_length=10, examples=["2023", "2023-10", "2023-10-11"])
]
AS_OF = "what was known at this time, by the resolution of that time: a day (its end) or a time, UTC unless it says otherwise"
WrittenTime = Annotated[
    str, AfterValidator(parse_time), Field(max_length=40, examples=["2026-11-23", "2026-11-23T18:00:00Z"])
]
CountryWords = Annotated[Words, AfterValidator(check_country)]
StateWords = Annotated[Words, AfterValidator(check_state)]
TypeWord = Annotated[Words, _one_of(load_event_types, "event type")]
CategoryWord = Annotated[Words, _one_of(lambda: load_vocabulary().categories, "PLOVER category")]
SectorWord = Annotated[Words, _one_of(lambda: load_vocabulary().sectors, "sector")]
RoleWord = Annotated[Words, _one_of(lambda: load_vocabulary().roles, "role")]
SIDE = (
    "A country by name, adjective or ISO code means everybody who acted FOR it in that event: `Iran`, `Iranian`, "
    "`IRN`, `country:IRN`. A person or organization may be written in any spelling or as an id: `Bashar al-Assad`, "
    "`person:Assad`, `org:Arab League`, `per-…`. The name of a bloc means the bloc itself; for all who acted for its "
    "member countries write `EU countries`, `GCC states` or `bloc:GCC`; `bloc:Africa` and `African countries` are those of a part of the world."
)
ONE_SIDE = "Written as a party of `between`; of several one will do"


class Asked(BaseModel):
    """A query string. Unknown parameters are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)

    @field_validator("*", mode="before")
    @classmethod
    def take_any_case(cls, given: Any, about: ValidationInfo) -> Any:
        """Take `status=Happened` for `happened`, as `type=Meeting` is taken."""
        allowed = _words_of_field(cls, str(about.field_name))
        return in_case_of(allowed, given) if allowed else given

    def parameters(self) -> list[tuple[str, str]]:
        """List what was set, as pairs for a query string, in the order of the fields."""
        data = self.model_dump(by_alias=True, exclude_defaults=True, mode="json")
        return [
            (key, str(one)) for key, value in data.items() for one in (value if isinstance(value, list) else [value])
        ]

    def query_string(self) -> str:
        """Write the filter as it stands in an address."""
        return urlencode(self.parameters())


@cache
def _words_of_field(asked: type[Asked], field: str) -> tuple[str, ...]:
    return words_of(asked.model_fields[field].annotation)


class PagedRecord(Asked):
    """The query string of a list: a page size and where to go on."""

    limit: int = Field(default=DEFAULT_LIMIT, ge=1, le=MAX_LIMIT, description="items a page")
    cursor: str | None = Field(
        default=None, max_length=1000, description="`next` of the page before; keep the filter as it was"
    )

    def question(self) -> str:
        """Name what is asked, whatever the page: the text that a cursor is bound to."""
        return self.model_copy(update={"cursor": None, "limit": DEFAULT_LIMIT}).query_string()


class EventConditions(Asked):
    """What events must meet. Fields narrow each other; values of one are alternatives, save `between` and `actor`."""

    beside: ClassVar[tuple[str, ...]] = ()
    """What else names a party, each one."""

    between: tuple[SideWords, ...] = Field(
        default=(), max_length=4, description=f"Repeat it: each side must take part, by different participants. {SIDE}",
        examples=[["Iran", "Syria"]],
    )  # fmt: skip
    actor: tuple[SideWords, ...] = Field(
        default=(), max_length=4, description=f"Who else must take part, on top of `between`. {SIDE}"
    )
    source: tuple[SideWords, ...] = Field(
        default=(), max_length=4, description=f"who does it: accuses, attacks, promises, visits, appoints. {ONE_SIDE}",
        examples=[["Iran"]],
    )  # fmt: skip
    target: tuple[SideWords, ...] = Field(
        default=(), max_length=4, description=f"to whom it is done: who is accused, attacked, helped, visited, appointed. {ONE_SIDE}",
        examples=[["Israel"]],
    )  # fmt: skip
    country: tuple[StateWords, ...] = Field(
        default=(), description="a participant acted for this country; `bloc:Africa`: for one of these"
    )
    sector: tuple[SectorWord, ...] = Field(
        default=(), description="a participant acted for this PLOVER sector: GOV, MIL, LEG, …"
    )
    office: Words | None = Field(
        default=None,
        description="a title in a participant's office, such as `foreign minister`, which finds ministers of foreign affairs too and no deputies; "
        "unnamed people count by what they are called",
    )
    role: tuple[RoleWord, ...] = Field(
        default=(), description="a participant had this role: host, visitor, source, target, …"
    )
    type: tuple[TypeWord, ...] = Field(default=(), description="event type; `/v1/ontology` lists them")
    category: tuple[CategoryWord, ...] = Field(default=(), description="PLOVER category, such as CONSULT")
    status: tuple[Status, ...] = Field(default=(), description="happened and ongoing when not given")
    place: Words | None = Field(default=None, description="a place or country by name or code")
    topic: Words | None = Field(default=None, description="words in what it was about")
    q: Words | None = Field(default=None, description="words in the evidence sentences")
    start: WrittenDate | None = Field(
        default=None, alias="from", description="happened on or after: year, month or day"
    )
    end: WrittenDate | None = Field(
        default=None, alias="to", description="happened on or before: year, month or day, whole"
    )
    undated: Undated = Field(
        default="left_out",
        description="`reported`: where no article tells the day, the day of the first report counts, in periods and in counts by time",
    )
    reported_from: WrittenDate | None = Field(default=None, description="published on or after")
    reported_to: WrittenDate | None = Field(default=None, description="published on or before")
    min_sources: int = Field(default=0, ge=0, le=1000, description="independent sources at least")
    min_confidence: float = Field(default=0.0, ge=0, le=1, description="confidence at least, 0 to 1")

    @model_validator(mode="after")
    def order_dates(self) -> Self:
        """Refuse a period that ends before it begins, and more parties than a question can have."""
        for first, last, names in (
            (self.start, self.end, "from, to"),
            (self.reported_from, self.reported_to, "reported_from, reported_to"),
        ):
            if first and last and parse_period(first).first > parse_period(last).last:
                raise ValueError(f"{names}: the period {first} to {last} ends before it begins: exchange the two")
        if len(self.beside) + len(self.between) + len(self.actor) > MOST_PARTIES:
            raise ValueError(f"{', '.join((*self.beside, 'between', 'actor'))}: four parties at most, in all")
        return self

    def to_query(self, names: Names) -> EventQuery:
        """Convert to the query that the graph answers; `names` finds the actors of a name."""
        parties = tuple(find_side(words, names) for words in (*self.between, *self.actor))
        ends = tuple(find_either(words, names) for words in (self.source, self.target))
        return EventQuery(
            # An index knows parties: who does it is one of them where no other is named.
            sides=parties or (() if self.beside else tuple(filter(None, ends))), source=ends[0], target=ends[1],
            countries=tuple(code for words in self.country for code in states_of(words)),
            sectors=self.sector, roles=self.role, office=self.office, types=self.type,
            categories=self.category, statuses=self.status or EventQuery().statuses, place=_place(self.place),
            topic=self.topic, words=self.q, start=_first(self.start), end=_last(self.end), undated=self.undated,
            reported_start=_first(self.reported_from), reported_end=_last(self.reported_to),
            min_sources=self.min_sources, min_confidence=self.min_confidence,
        )  # fmt: skip


class EventWords(EventConditions):
    """Which events are wanted, now or as they were known at a time."""

    as_of: WrittenTime | None = Field(default=None, description=AS_OF)
    cypher: bool = Field(default=False, description="tell the Cypher too, to paste into Neo4j Browser")

    def to_query(self, names: Names) -> EventQuery:
        """Convert to the query that the graph answers, at its time; `names` finds the actors of a name."""
        return super().to_query(names).model_copy(update={"as_of": self.as_of})


class EventFilter(EventWords, PagedRecord):
    """Which events are listed, in which order."""

    sort: Sort = Field(default="newest", description="oldest leaves out events without a date")

    @model_validator(mode="after")
    def order_past(self) -> Self:
        """Refuse an order that what was known at a time cannot be listed in."""
        if self.as_of and self.sort == "oldest":
            raise ValueError("as_of, sort: what was known at a time is listed newest first: leave `sort` out")
        return self

    def to_query(self, names: Names) -> EventQuery:
        """Convert to the query that the graph answers, with its order."""
        return super().to_query(names).model_copy(update={"sort": self.sort})


class ActorEventFilter(EventFilter):
    """Which events of one actor, whom the address names, are listed."""

    beside = (OF_ADDRESS,)


class MeetingFilter(EventFilter):
    """Which meetings are wanted: the filter of events, its type being `meeting`."""

    type: tuple[Literal["meeting"], ...] = Field(default=("meeting",), exclude=True, description="always meeting")


def _first(written: str | None) -> date | None:
    return parse_period(written).first if written else None


def _last(written: str | None) -> date | None:
    return parse_period(written).last if written else None


def _place(words: str | None) -> str | None:
    """Write a country as its code, which is how places name theirs; other places stay as they are."""
    country = find_country(words) if words else None
    return country.code if country else words
