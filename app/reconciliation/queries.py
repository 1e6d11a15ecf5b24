"""What is asked in either version of the protocol -> one record, and what is answered to it."""

from typing import Literal

from pydantic import Field

from graph.model import Kind, Record

Quantifier = Literal["any", "all", "none"]
Attribute = Literal["name", "id", "property"]
DEFAULT_LIMIT, MOST_CANDIDATES = 10, 50


class Condition(Record):
    """One thing that candidates are to fit."""

    attribute: Attribute
    property: str | None = Field(default=None, description="id of the property where `attribute` is property")
    values: tuple[str, ...] = Field(min_length=1)
    required: bool = False
    quantifier: Quantifier = "any"


class MatchQuery(Record):
    """One cell of a table with what else its row says."""

    conditions: tuple[Condition, ...] = Field(min_length=1, max_length=20)
    kinds: tuple[Kind, ...] = Field(default=(), description="empty means any")
    strict: bool = Field(default=True, description="false: other kinds are answered too, ranked lower")
    limit: int = Field(default=DEFAULT_LIMIT, ge=1)

    def values_of(self, attribute: Attribute) -> tuple[str, ...]:
        """Give the values that are wanted of one attribute, those that are excluded left out."""
        wanted = [c for c in self.conditions if c.attribute == attribute and c.quantifier != "none"]
        return tuple(dict.fromkeys(value for condition in wanted for value in condition.values))

    @property
    def other_names(self) -> tuple[str, ...]:
        """Give the names that the row has besides the one that is reconciled."""
        return tuple(v for c in self.conditions if c.property == "alias" and c.quantifier != "none" for v in c.values)


class Feature(Record):
    """One reason for a score."""

    id: str
    name: str
    value: bool | float


class Candidate(Record):
    """An actor that a query may mean."""

    id: str
    name: str
    description: str
    kind: Kind
    score: float = Field(description="0 to 100")
    match: bool = Field(description="whether it may be taken without a look")
    features: tuple[Feature, ...]


class MatchResult(Record):
    """The answer to one query: its candidates, the best first, or what is wrong with it."""

    candidates: tuple[Candidate, ...] = ()
    fault: str | None = None


class BadQuery(ValueError):
    """One query of a batch cannot be read. Correct what the message names; the others of the batch are answered."""


class BadBatch(ValueError):
    """A batch cannot be read at all. Send JSON as the protocol writes it."""


class TooManyQueries(Exception):
    """A batch has more queries than the manifest's `batchSize`. Send smaller ones."""
