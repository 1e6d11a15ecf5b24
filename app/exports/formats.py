"""The formats of exports by name: their media type, and what writes them."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from app.exports.cells import write_csv
from app.exports.graphs import write_geojson, write_graphml, write_jsonld, write_turtle
from app.exports.head import Head
from app.exports.tables import Shape, iter_rows, write_lines, write_parquet
from graph.streams import ExportedEvent

Form = Literal["csv", "jsonl", "geojson", "graphml", "ttl", "jsonld", "parquet"]
Events = Iterable[ExportedEvent]


class Format(NamedTuple):
    """A format: its media type, and the function that writes events in it."""

    media_type: str
    write: Callable[[Events, Head, Shape], Iterator[str] | Iterator[bytes]]


FORMATS: dict[Form, Format] = {
    "csv": Format("text/csv; charset=utf-8; header=present", lambda events, _, shape: write_csv(events, shape)),
    "jsonl": Format("application/x-ndjson", lambda events, _, shape: write_lines(iter_rows(events, shape), shape)),
    "geojson": Format("application/geo+json", lambda events, head, _: write_geojson(events, head)),
    "graphml": Format("application/graphml+xml", lambda events, head, _: write_graphml(events, head)),
    "ttl": Format("text/turtle; charset=utf-8", lambda events, head, _: write_turtle(events, head)),
    "jsonld": Format("application/ld+json", lambda events, head, _: write_jsonld(events, head)),
    "parquet": Format(
        "application/vnd.apache.parquet",
        lambda events, head, shape: write_parquet(iter_rows(events, shape), shape, head),
    ),
}


def write(events: Events, form: Form, head: Head, shape: Shape) -> Iterator[bytes]:
    """Write events in a format, in parts of some size; raise ExtraMissing."""
    held: list[bytes] = []
    size = 0
    for part in FORMATS[form].write(events, head, shape):
        data = part.encode() if isinstance(part, str) else part
        held.append(data)
        size += len(data)
        if size > 64_000:
            yield b"".join(held)
            held.clear()
            size = 0
    yield b"".join(held)
