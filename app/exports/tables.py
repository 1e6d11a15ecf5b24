"""Exported events -> rows of a table, one an event or one a participant; and the same as JSON lines and Parquet."""

import io
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Literal

from msgspec import defstruct
from msgspec.json import Encoder
from msgspec.structs import astuple

from app.exports.head import NOTE, Head
from app.extras import ExtraMissing
from graph.streams import ExportedEvent, Seat, Source

Shape = Literal["events", "participants"]
Row = tuple[Any, ...]
CHUNK = 500  # rows that are sent at once
GROUP = 10_000  # rows of a row group of Parquet
EVENT = ("id", "type", "plover", "cameo", "status", "title", "start", "end", "precision", "place", "place_country", "latitude", "longitude",
         "topics", "confidence", "articles", "sources")  # fmt: skip
TELLING = ("evidence", "urls", "publishers", "published", "licences")
SEATS = ("participants", "actors")
SEAT = ("actor", "name", "kind", "role", "office", "organization", "country", "sector")
NUMBERS = {"latitude", "longitude", "confidence", "articles", "sources"}
NOWHERE = (None, None, None, None)
encode_line = Encoder().encode
encode = json.JSONEncoder(ensure_ascii=False).encode  # `json.dumps` makes an encoder each time


def columns(shape: Shape) -> tuple[str, ...]:
    """Name the columns of a shape, in order."""
    return (*EVENT, *(SEAT if shape == "participants" else SEATS), *TELLING)


def iter_rows(events: Iterable[ExportedEvent], shape: Shape) -> Iterator[Row]:
    """Yield the rows of a table, in the order of its columns; an event without participants has no row of one."""
    for event in events:
        own, proof = _own(event), prove(event.claims)
        seats: Iterable[Row] = map(astuple, event.participants)  # the fields of a seat are the columns of one
        if shape == "events":
            seats = (([capacity_of(seat) for seat in event.participants], [seat.id for seat in event.participants]),)
        for seat in seats:
            yield own + seat + proof


def _own(event: ExportedEvent) -> Row:
    """Give the cells that an event has of its own, in the order of EVENT."""
    e = event
    where = astuple(e.place) if e.place else NOWHERE
    return (
        e.id, e.type, e.plover, e.cameo, e.status, e.title, e.start, e.end, e.precision, *where, list(e.topics), e.confidence, e.articles, e.sources,
    )  # fmt: skip


def prove(claims: tuple[Source, ...]) -> Row:
    """Give the surest sentence, and where all are from, each once."""
    if len(claims) == 1:  # as most have that come from event data
        c = claims[0]
        return (
            c.sentence,
            [c.url or c.article],
            *([value] if value else [] for value in (c.publisher, c.published, c.licence)),
        )
    return (
        claims[0].sentence if claims else None,
        _each([claim.url or claim.article for claim in claims]),
        _each([claim.publisher for claim in claims]),
        _each([claim.published for claim in claims]),
        _each([claim.licence for claim in claims]),
    )


def _each(values: list[str | None]) -> list[str]:
    return [value for value in dict.fromkeys(values) if value]


def capacity_of(seat: Seat) -> str:
    """Name a participant with role, office and country."""
    capacity = ", ".join(filter(None, (seat.role, seat.office, seat.country)))
    return f"{seat.name} ({capacity})"


def write_lines(rows: Iterable[Row], shape: Shape) -> Iterator[bytes]:
    """Write one JSON object a line."""
    line = defstruct("Line", columns(shape), gc=False)
    iterator = iter(rows)
    while part := [encode_line(line(*row)) for row in islice(iterator, CHUNK)]:
        yield b"\n".join((*part, b""))


def write_parquet(rows: Iterable[Row], shape: Shape, head: Head) -> Iterator[bytes]:
    """Write Parquet by groups of rows, lists as lists; raise ExtraMissing."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise ExtraMissing("Parquet needs an extra: pip install 'dragoman[parquet]'") from error
    schema = pa.schema(
        [(name, _type_of(name, pa)) for name in columns(shape)],
        {"licence": head.licence, "citation": head.citation, "note": NOTE},
    )
    sink = _Sink()
    iterator = iter(rows)
    with pq.ParquetWriter(sink, schema) as writer:
        while part := list(islice(iterator, GROUP)):
            writer.write_table(pa.Table.from_arrays(_arrays(part, schema, pa), schema=schema))
            yield sink.take()
    yield sink.take()


def _arrays(rows: list[Row], schema: Any, pa: Any) -> list[Any]:
    """Turn rows into columns."""
    return [pa.array(values, field.type) for values, field in zip(zip(*rows, strict=True), schema, strict=True)]


def _type_of(name: str, pa: Any) -> Any:
    if name in {"topics", "participants", "actors", "urls", "publishers", "published", "licences"}:
        return pa.list_(pa.string())
    if name in {"articles", "sources"}:
        return pa.int64()
    return pa.float64() if name in NUMBERS else pa.string()


class _Sink(io.RawIOBase):
    """What a writer writes to, taken from it part by part."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        """Tell that it is."""
        return True

    def write(self, data: Any) -> int:
        """Keep a part until it is taken."""
        self._parts.append(bytes(data))
        self._at += len(self._parts[-1])
        return len(self._parts[-1])

    def tell(self) -> int:
        """Tell how much was written in all."""
        return self._at

    def take(self) -> bytes:
        """Give what was written since the last time."""
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken
