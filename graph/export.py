"""The whole graph as sorted JSON lines: two equal graphs give the same bytes, however they came to be."""

import json
from collections.abc import Iterator
from typing import Any

from graph.store import Store

# When something was said or done, and by which program: history, which depends on the order of things.
HISTORY = {"since", "at", "extractor"}
KEPT = {"told", "untold"}  # what follows from the rest, and whether it is there yet


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, sort_keys=True, default=str)


def _lasting(properties: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in properties.items() if key not in HISTORY | KEPT}


def iter_canonical(store: Store) -> Iterator[str]:
    """Yield one JSON line for each node and relationship, sorted; labels are sorted too, lists stay in their order."""
    nodes = (
        row | {"labels": sorted(row["labels"]), "properties": _lasting(row["properties"])}
        for row in store.stream("dump_nodes")
    )
    yield from sorted(_line(node) for node in nodes)
    ends = (
        row | {end: [sorted(row[end][0]), row[end][1]] for end in ("start", "end")}
        for row in store.stream("dump_relationships")
    )
    yield from sorted(_line(row) for row in ends)
