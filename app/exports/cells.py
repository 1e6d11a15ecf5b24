"""Exported events -> CSV as of RFC 4180, one row an event or one a participant, lists joined by " | ".

Written out column by column, and what returns is remembered as text: a loop over the columns took 14.6 us an event, this 7.2 (ADR 58).
Text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP); codes and days are our own and need no quotes.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from app.exports.tables import CHUNK, Shape, capacity_of, columns, prove
from graph.streams import ExportedEvent, Seat, Source, Spot

FORMULA = frozenset("=+-@\t\r\n")
BETWEEN = " | "
LINE_END = "\r\n"
REMEMBERED = 16_384  # participants, places and articles, the last seen of each: some MB, however long the export


def write_csv(events: Iterable[ExportedEvent], shape: Shape) -> Iterator[str]:
    """Write the head, and then the rows in parts."""
    yield ",".join(columns(shape)) + LINE_END
    iterator = iter(events)
    write = _line_of_event if shape == "events" else _lines_of_participants
    while part := [write(event) for event in islice(iterator, CHUNK)]:
        yield "".join(part)


def _line_of_event(event: ExportedEvent) -> str:
    seats = event.participants
    named = BETWEEN.join([_capacity(seat) for seat in seats])
    return f"{_own(event)},{_cell(named)},{BETWEEN.join([seat.id for seat in seats])},{_proof(event.claims)}{LINE_END}"


def _lines_of_participants(event: ExportedEvent) -> str:
    start, end = _own(event), f",{_proof(event.claims)}{LINE_END}"
    return "".join([f"{start},{_seat(seat)}{end}" for seat in event.participants])


def _own(event: ExportedEvent) -> str:
    """Write the cells that an event has of its own, in the order of tables.EVENT."""
    e = event
    where = _place(e.place) if e.place else ",,,"
    about = _cell(BETWEEN.join(e.topics)) if e.topics else ""
    return (
        f"{e.id},{e.type},{e.plover},{e.cameo},{e.status},{_cell(e.title)},{e.start or ''},{e.end or ''},{e.precision or ''},"
        f"{where},{about},{e.confidence},{e.articles},{e.sources}"
    )


@lru_cache(REMEMBERED)
def _place(place: Spot) -> str:
    return f"{_cell(place.name)},{place.country or ''},{_number(place.latitude)},{_number(place.longitude)}"


@lru_cache(REMEMBERED)
def _seat(seat: Seat) -> str:
    """Write the cells of a participant, in the order of tables.SEAT."""
    s = seat
    return f"{s.id},{_cell(s.name)},{s.kind},{s.role},{_cell(s.office)},{_cell(s.organization)},{s.country or ''},{s.sector or ''}"


_capacity = lru_cache(REMEMBERED)(capacity_of)


def _proof(claims: tuple[Source, ...]) -> str:
    """Write the cells of tables.TELLING."""
    if len(claims) == 1:  # as most events have that come from event data
        c = claims[0]
        return f"{_cell(c.sentence)},{_article(c.article, c.url, c.publisher, c.published, c.licence)}"
    sentence, *told = prove(claims)
    return ",".join((_cell(sentence), *(_cell(BETWEEN.join(each)) for each in told)))


@lru_cache(REMEMBERED)
def _article(id_: str, url: str | None, publisher: str | None, published: str | None, licence: str | None) -> str:
    return ",".join((_cell(url or id_), _cell(publisher), _cell(published), _cell(licence)))


def _number(value: float | None) -> str:
    return "" if value is None else repr(value)


def _cell(text: str | None) -> str:
    """Make a text harmless, and quote it where need be."""
    if not text:
        return ""
    if "\0" in text:
        text = text.replace("\0", "")
    if text[:1] in FORMULA:
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if "," in text or '"' in text or "\n" in text or "\r" in text else text
