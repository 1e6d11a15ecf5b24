"""A statement and its parameters -> one statement that Neo4j Browser takes as it is pasted.

The values stand in it: of a `:param` line and a statement pasted together Neo4j Browser takes neither, and numbers in such a line are no integers
to it, so that it refuses a limit. This text is shown and never run here.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from app.folding import FALSE, VALUE, fold, value_of
from graph.answers import EventQuery
from graph.queries import event_parameters, statement_of
from graph.statements import statement_for

DRAWN = "e, [(n)-[p:TOOK_PART]->(e) | [n, p]] AS who, [(e)-[at:AT]->(place) | [at, place]] AS where"
# What folding leaves over: steps that nothing narrows any more, and empty lines.
IDLE = re.compile(r"(?<=\n)WITH e\n(?=WITH )|\s*WITH 1 AS once(?=\n)|(?<=\n)\s*\n+")


def write_cypher(statement: str, parameters: Mapping[str, Any]) -> str:
    """Write a statement of graph/cypher with the values of its parameters, to be read, and pasted into Neo4j Browser."""
    text = statement_for(statement, parameters)
    body = fold("\n".join(line for line in text.splitlines() if not line.startswith("//")), parameters)
    # Where nobody is on a side nothing is left that could be found.
    valid = body.replace(f"UNWIND {FALSE}", "UNWIND []").replace(FALSE, "false")
    return VALUE.sub(lambda found: _write(value_of(found, parameters)), IDLE.sub("", valid))


def write_events(query: EventQuery, limit: int) -> str:
    """Write a query so that Neo4j Browser draws the events with who took part, and where."""
    told = write_cypher(statement_of(query), event_parameters(query, limit) | {"limit": limit})
    found, order, rest = told.rpartition("WITH e ORDER BY ")
    return f"{found}{order}{rest.splitlines()[0]}\nRETURN {DRAWN}"


def _write(value: Any) -> str:
    """Write a value as Cypher reads it; its strings take the escapes of JSON, save that it knows no escaped slash."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_write(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_write(inner) for inner in value) + "]"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value)) and not isinstance(value, str):
        return f"date('{value}')"
    return json.dumps(value, ensure_ascii=False)
