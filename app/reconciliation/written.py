"""JSON of a client, version 0.2 or 1.0-draft -> queries; what is wrong with one of them is said in its place."""

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field, JsonValue, TypeAdapter, ValidationError

from app.reconciliation.properties import PROPERTIES
from app.reconciliation.queries import BadBatch, BadQuery, Condition, MatchQuery, Quantifier
from app.spelling import check_word
from graph.findings import list_faults
from graph.model import Kind, Record
from graph.namesakes import KINDS

Text = Annotated[str, Field(min_length=1, max_length=500)]


class Entity(Record):
    """A value that was reconciled before."""

    id: Text
    name: str | None = None
    lang: str | None = None
    dir: str | None = None


Scalar = bool | int | float | Annotated[str, Field(max_length=500)] | Entity
Values = Scalar | Annotated[tuple[Scalar, ...], Field(max_length=50)]


class OldProperty(Record):
    """A property of a query of version 0.2."""

    pid: Text
    v: Values


class OldQuery(Record):
    """A query of version 0.2."""

    query: Annotated[str, Field(max_length=500)] | None = None
    type: str | tuple[str, ...] | None = None
    type_strict: Literal["any", "should", "all"] = "any"
    limit: int = Field(default=10, ge=1)
    properties: tuple[OldProperty, ...] = Field(default=(), max_length=20)


class NewCondition(Record):
    """A condition of a query of version 1.0-draft; its names are those of the draft."""

    matchType: Literal["name", "id", "property"]  # noqa: N815
    propertyValue: Values  # noqa: N815
    propertyId: str | None = None  # noqa: N815
    required: bool = False
    matchQuantifier: Quantifier = "any"  # noqa: N815


class NewQuery(Record):
    """A query of version 1.0-draft."""

    conditions: tuple[NewCondition, ...] = Field(min_length=1, max_length=20)
    type: str | None = None
    limit: int = Field(default=10, ge=1)
    lang: str | None = None
    dir: str | None = None


class WantedProperty(Record):
    """A property to extend a table with."""

    id: Text
    settings: Mapping[str, JsonValue] = Field(default={}, description="of which `limit` is read")


class ExtendQuery(Record):
    """Which properties of which actors are wanted."""

    ids: tuple[Annotated[str, Field(max_length=500)], ...]
    properties: tuple[WantedProperty, ...] = Field(max_length=50)


OLD, NEW, EXTEND = TypeAdapter(OldQuery), TypeAdapter(NewQuery), TypeAdapter(ExtendQuery)


def parse_json(text: str | bytes, what: str) -> Any:
    """Parse JSON; raise BadBatch."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadBatch(f"{what} is no JSON: {error}") from error


def parse_old_query(data: Any) -> MatchQuery:
    """Read one query of version 0.2; raise BadQuery."""
    read = _validate(OLD, data)
    names = [Condition(attribute="name", values=(read.query.strip(),))] if read.query and read.query.strip() else []
    known = [
        Condition(attribute="property", property=_property(p.pid), values=texts) for p in read.properties if (texts := _texts(p.v))
    ]  # fmt: skip
    if not names and not known:
        raise BadQuery("it asks for nothing: give `query`, or `properties` with values")
    kinds = (read.type,) if isinstance(read.type, str) else read.type or ()
    if read.type_strict == "all" and len(set(kinds)) > 1:
        raise BadQuery("an actor has one type: write type_strict any")
    return _query((*names, *known), kinds, read.type_strict != "should", read.limit)


def parse_new_query(data: Any) -> MatchQuery:
    """Read one query of version 1.0-draft; raise BadQuery."""
    read = _validate(NEW, data)
    found = []
    for one in read.conditions:
        if one.matchType == "property" and one.propertyId is None:
            raise BadQuery("a condition of matchType property needs a propertyId")
        texts = _texts(one.propertyValue)
        if texts:
            name = _property(one.propertyId) if one.matchType == "property" and one.propertyId else None
            found.append(
                Condition(attribute=one.matchType, property=name, values=texts, required=one.required, quantifier=one.matchQuantifier)
            )  # fmt: skip
    if not found:
        raise BadQuery("none of its conditions has a value")
    return _query(tuple(found), (read.type,) if read.type else (), True, read.limit)


def parse_extend(data: Any) -> ExtendQuery:
    """Read a query for properties; raise BadBatch."""
    try:
        read = EXTEND.validate_python(data)
        for wanted in read.properties:
            _extendable(wanted.id)
    except ValidationError as error:
        raise BadBatch(_say(error)) from error
    except BadQuery as error:
        raise BadBatch(str(error)) from error
    return read


def _query(conditions: tuple[Condition, ...], kinds: Sequence[str], strict: bool, limit: int) -> MatchQuery:
    if len(conditions) > 20:
        raise BadQuery("it has more than 20 conditions: leave some out")
    return MatchQuery(conditions=conditions, kinds=tuple(map(_kind, kinds)), strict=strict, limit=limit)


def _validate(adapter: TypeAdapter[Any], data: Any) -> Any:
    try:
        return adapter.validate_python(data)
    except ValidationError as error:
        raise BadQuery(_say(error)) from error


def _say(error: ValidationError) -> str:
    return "; ".join(list_faults(error)[:3])


def _texts(values: Any) -> tuple[str, ...]:
    """Write values as text, an entity as its id, those that are empty left out."""
    given = values if isinstance(values, tuple) else (values,)
    texts = [(one.id if isinstance(one, Entity) else str(one)).strip() for one in given]
    return tuple(text for text in texts if text)


def _kind(word: str) -> Kind:
    try:
        return next(kind for kind in KINDS if kind == check_word(word, KINDS, "type"))
    except ValueError as error:
        raise BadQuery(str(error)) from error


def _property(word: str) -> str:
    asked = [known.id for known in PROPERTIES.values() if known.compare]
    try:
        return check_word(word, asked, "property that a query may give")
    except ValueError as error:
        raise BadQuery(str(error)) from error


def _extendable(word: str) -> str:
    try:
        return check_word(word, [known.id for known in PROPERTIES.values() if known.values], "property to extend with")
    except ValueError as error:
        raise BadQuery(str(error)) from error
