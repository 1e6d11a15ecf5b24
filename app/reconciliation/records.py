"""What reconciliation clients send, in the words of version 0.2 and of the current draft of 1.0."""

from typing import Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, model_validator

from app.problems import Refused

MOST_QUERIES = 50  # a batch
MOST_CANDIDATES = 50


class BadBatch(Refused):
    """The queries cannot be read. Send what the protocol asks for: `queries` as JSON, by form in version 0.2, as the body in the draft."""


class BatchTooLarge(Exception):
    """The batch has too many queries. Send as many as `batchSize` in the manifest says."""


class Condition(BaseModel):
    """What is known of the thing that is looked for; both protocols' names of the fields are read."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    match_type: str = Field(default="property", validation_alias=AliasChoices("matchType", "match_type"))
    property: str | None = Field(default=None, validation_alias=AliasChoices("propertyId", "pid"), max_length=100)
    value: Any = Field(default=None, validation_alias=AliasChoices("propertyValue", "v"))

    def words(self) -> tuple[str, ...]:
        """List the values as text; an entity is named by its id."""
        values = self.value if isinstance(self.value, list) else [self.value]
        found = (value.get("id") or value.get("name") if isinstance(value, dict) else value for value in values)
        return tuple(str(value)[:200] for value in found if value not in (None, ""))


class Query(BaseModel):
    """One row of a table: a name, perhaps a type and properties."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    query: str = Field(default="", max_length=500)
    type: str | None = None
    limit: int = Field(default=5, ge=1, le=MOST_CANDIDATES)
    conditions: tuple[Condition, ...] = Field(
        default=(), validation_alias=AliasChoices("conditions", "properties"), max_length=20
    )

    @model_validator(mode="before")
    @classmethod
    def take_first_type(cls, data: Any) -> Any:
        """Read a list of types as its first; version 0.2 allows both."""
        if isinstance(data, dict) and isinstance(data.get("type"), list):
            return data | {"type": next(iter(data["type"]), None)}
        return data

    def name(self) -> str:
        """Give the name that is looked for, wherever it stands."""
        said = (words for c in self.conditions if c.match_type == "name" for words in c.words())
        return self.query or next(said, "")

    def properties(self) -> dict[str, tuple[str, ...]]:
        """Map the properties that are known to their values."""
        return {c.property: c.words() for c in self.conditions if c.property and c.match_type == "property"}


class Wanted(BaseModel):
    """A property that is to be fetched."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str = Field(max_length=100)


class Extension(BaseModel):
    """Of which actors which properties are to be fetched."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    ids: tuple[str, ...] = Field(max_length=1000)
    properties: tuple[Wanted, ...] = Field(max_length=20)
