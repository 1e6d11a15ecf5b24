"""Answer -> records, and parameters -> what stands in an address."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar
from urllib.parse import quote

import httpx
from pydantic import ValidationError

from app.client.errors import ServiceFailed
from graph.model import Record

Shown = TypeVar("Shown", bound=Record)

NAMED = {"start": "from", "end": "to"}


def read(of: type[Shown], data: Any) -> Shown:
    """Read a record of an answer; fields that a newer service adds are passed over. Raises ServiceFailed."""
    try:
        return of.model_validate(data, extra="ignore")
    except ValidationError as error:
        raise ServiceFailed(f"the service answers what is no {of.__name__}: {error}") from error


def read_json(answer: httpx.Response) -> Any:
    """Read the JSON of an answer; raises ServiceFailed, as at an address where something else listens."""
    try:
        return answer.json()
    except ValueError as error:
        raise ServiceFailed(f"{answer.url} answers no JSON: is this the address of a Dragoman?") from error


def to_pairs(parameters: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Write parameters as pairs, several values one after the other, None left out; `start` and `end`, as filters call them, are `from` and `to`."""
    listed: Iterable[tuple[str, Any]] = (
        (NAMED.get(key, key), one)
        for key, value in parameters.items()
        for one in (value if isinstance(value, list | tuple) else (value,))
    )
    return [(key, str(one).lower() if isinstance(one, bool) else str(one)) for key, one in listed if one is not None]


def part(id_: str) -> str:
    """Write an id as a part of an address."""
    return quote(id_, safe="")
