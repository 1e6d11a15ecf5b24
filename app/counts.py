"""Query string -> what is counted: the filter of events with the dimensions, periods and bounds of an analysis."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from app.filters import OF_ADDRESS, Asked, EventWords, PagedRecord, SideWords, TypeWord
from app.sides import Names, find_side
from graph.aggregates import Dimension, Period
from graph.answers import EventQuery
from graph.ends import End, Seats
from graph.model import Kind, Status
from graph.networks import Nodes

Most = Annotated[int, Field(ge=1, le=10_000)]


class CountFilter(EventWords):
    """What is counted, and by what."""

    by: tuple[Dimension, ...] = Field(
        min_length=1, max_length=2, description="one dimension, or two crossed", examples=[["month", "type"]]
    )
    others: bool = Field(default=False, description="leave the sides of `between` out of countries and actors")
    who: End | None = Field(
        default=None,
        description="of countries, actors, organizations, sectors and roles only those who do it (`source`) or to whom it is done (`target`)",
    )
    kind: Kind | None = Field(
        default=None, description="of these, only those of one kind: `by=actor&kind=person` counts people and no states"
    )
    limit: Most = Field(default=100, description="cells at most")

    @property
    def told_of(self) -> Seats:
        """Give the participants of whom the counts tell."""
        return Seats(self.others, self.who, self.kind)

    @model_validator(mode="after")
    def cross_two(self) -> Self:
        """Refuse a dimension crossed with itself."""
        if len(set(self.by)) < len(self.by):
            raise ValueError(f"by: {self.by[0]} stands twice: cross two that differ")
        return self


class FacetFilter(EventWords):
    """Of what the values are counted."""

    field: tuple[Dimension, ...] = Field(
        min_length=1, max_length=6, description="repeat it", examples=[["type", "country", "year"]]
    )
    limit: Most = Field(default=10, description="values of each at most")


class RelationFilter(EventWords):
    """Between whom, by what period."""

    a: SideWords = Field(description="one side, as in `between`", examples=["IRN"])
    b: SideWords = Field(description="the other side", examples=["SYR"])
    by: Period = Field(default="month")
    beside = ("a", "b")

    def to_query(self, names: Names) -> EventQuery:
        """Convert to the query that the graph answers, the two sides first."""
        query = super().to_query(names)
        return query.model_copy(update={"sides": (find_side(self.a, names), find_side(self.b, names), *query.sides)})


class CounterpartFilter(EventWords, PagedRecord):
    """Which events with others count."""

    beside = (OF_ADDRESS,)


class NetworkFilter(EventWords):
    """Of which events a network is drawn."""

    nodes: Nodes = Field(
        default="actors",
        description="`sides`: for whom they acted, their country or, where they act for none, the organization that they are or act for",
    )
    most: Most = Field(default=2_000, description="events that are read, the newest")


class PathFilter(Asked):
    """Between whom chains of events are looked for."""

    start: SideWords = Field(alias="from", description="an actor by name or id, or a country: whoever acted for it")
    end: SideWords = Field(alias="to", description="another")
    type: tuple[TypeWord, ...] = Field(default=(), description="only by events of these types")
    status: tuple[Status, ...] = Field(default=())
    limit: int = Field(default=5, ge=1, le=20, description="chains at most")
