"""Reading -> what a user is shown of it: the filter, the words left over, the address, and the Cypher to paste."""

from typing import Any
from urllib.parse import urlencode

from pydantic import Field

from app.ask.reading import Reading
from app.ask.wants import Wanted
from app.cypher import write_events
from app.filters import EventFilter
from app.sides import Names
from graph.answers import Sort
from graph.model import Record


class Explained(Record):
    """How a question was understood."""

    question: str
    filter: dict[str, Any] = Field(description="the parameters of /v1/events that it means")
    not_understood: tuple[str, ...]
    answer: Wanted = Field(
        description="what is told of these events: all, their number, a ranking, the first, the latest, a timeline"
    )
    address: str = Field(description="the same question as an address")
    counted: str | None = Field(description="the address of the numbers, where numbers are asked")
    cypher: str = Field(description="the same for Neo4j Browser: paste both lines")


def explain(reading: Reading, names: Names) -> Explained:
    """Show how a question was understood; `names` finds the actors of a name for the Cypher."""
    where = listed(reading)
    return Explained(
        question=reading.question,
        filter=reading.filter.model_dump(by_alias=True, exclude_defaults=True, mode="json"),
        not_understood=reading.not_understood,
        answer=reading.wanted,
        address=f"/v1/events?{where.query_string()}",
        counted=_counted(reading),
        cypher=write_events(where.to_query(names), where.limit),
    )


def listed(reading: Reading) -> EventFilter:
    """Give the filter of the events to list: the first or latest where these are asked."""
    if reading.wanted.kind not in {"first", "latest"}:
        return reading.filter
    sort: Sort = "oldest" if reading.wanted.kind == "first" else "newest"
    return reading.filter.model_copy(update={"sort": sort, "limit": reading.wanted.most or 1})


def _counted(reading: Reading) -> str | None:
    """Write the address that counts what is asked."""
    wanted, asked = reading.wanted, reading.filter
    by = "type" if wanted.kind == "count" else wanted.by
    if not by:
        return None
    lone = wanted.kind == "ranking" and len(asked.between) == 1
    seats = {"others": "true" if lone else None, "who": wanted.who, "kind": wanted.only}
    told = [(name, value) for name, value in seats.items() if value]
    return f"/v1/aggregate?{urlencode([('by', by), *told, *asked.parameters()])}"
