"""Exported events -> rows of a table, one an event or one a participant; and the same as CSV, JSON lines and Parquet."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Any, Literal

from app.exports.head import NOTE, Head
from app.extras import ExtraMissing
from graph.streams import ExportedEvent, Seat

Shape = Literal["events", "participants"]
Cells = dict[str, Any]
CHUNK = 500  # rows that are sent at once
GROUP = 10_000  # rows of a row group of Parquet
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
EVENT = ("id", "type", "plover", "cameo", "status", "title", "start", "end", "precision", "place", "place_country", "latitude", "longitude",
         "topics", "confidence", "articles", "sources")  # fmt: skip
TELLING = ("evidence", "urls", "publishers", "published", "licences")
SEAT = ("actor", "name", "kind", "role", "office", "country", "sector")
NUMBERS = {"latitude", "longitude", "confidence", "articles", "sources"}


def columns(shape: Shape) -> tuple[str, ...]:
    """Name the columns of a shape, in order."""
    return (*EVENT, *(SEAT if shape == "participants" else ("participants", "actors")), *TELLING)


def iter_cells(events: Iterable[ExportedEvent], shape: Shape) -> Iterator[Cells]:
    """Yield the rows of a table."""
    for event in events:
        told = _cells(event)
        if shape == "events":
            yield told | {
                "participants": [_name(seat) for seat in event.participants],
                "actors": [seat.id for seat in event.participants],
            }
        else:
            for seat in event.participants:
                yield told | dict(zip(SEAT, seat, strict=True))


def _cells(event: ExportedEvent) -> Cells:
    place = event.place
    return {
        "id": event.id, "type": event.type, "plover": event.plover, "cameo": event.cameo, "status": event.status, "title": event.title,
        "start": _day(event.start), "end": _day(event.end), "precision": event.precision, "place": place and place.name,
        "place_country": place and place.country, "latitude": place and place.latitude, "longitude": place and place.longitude,
        "topics": list(event.topics), "confidence": event.confidence, "articles": event.articles, "sources": event.sources,
        "evidence": event.claims[0].sentence if event.claims else None,
        "urls": _each(claim.url or claim.article for claim in event.claims),
        "publishers": _each(claim.publisher for claim in event.claims),
        "published": _each(_day(claim.published) for claim in event.claims),
        "licences": _each(claim.licence for claim in event.claims),
    }  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _each(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value))


def _name(seat: Seat) -> str:
    capacity = ", ".join(part for part in (seat.role, seat.office, seat.country) if part)
    return f"{seat.name} ({capacity})"


def write_csv(rows: Iterable[Cells], shape: Shape) -> Iterator[str]:
    """Write RFC 4180, lists joined by " | "; text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP)."""
    names = columns(shape)
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(names)
    iterator = iter(rows)
    while True:
        writer.writerows([_cell(row[name]) for name in names] for row in islice(iterator, CHUNK))
        if not lines.tell():
            return
        yield lines.getvalue()
        lines.seek(0)
        lines.truncate()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = " | ".join(value)
    if isinstance(value, str):
        value = value.replace("\0", "")
        return f"'{value}" if value.startswith(FORMULA) else value
    return value


def write_lines(rows: Iterable[Any]) -> Iterator[str]:
    """Write one JSON object a line."""
    iterator = iter(rows)
    while part := list(islice(iterator, CHUNK)):
        yield "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in part)


def write_parquet(rows: Iterable[Cells], shape: Shape, head: Head) -> Iterator[bytes]:
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
            writer.write_table(pa.Table.from_pylist(part, schema))
            yield sink.take()
    yield sink.take()


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
