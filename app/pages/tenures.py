"""Offices with dates -> where their bars stand in a picture over time; how they look is the template's."""

from collections.abc import Iterable
from datetime import date
from math import ceil

from graph.answers import HeldOffice
from graph.model import Record

WIDE = 760  # units of the picture's own
HIGH = 34  # units of a row: a line of words and a bar
MOST = 40  # rows that are drawn; the table has all
TICKS = 10  # years that are written under the picture, at most
LEAST = 5  # units of the shortest bar
DAYS = 365.2425


class Bar(Record):
    """One office: its bar, and whether its beginning or end is not known."""

    held: HeldOffice
    x: int
    width: int
    y: int
    begins: bool
    ends: bool

    @property
    def is_late(self) -> bool:
        """Tell whether its words stand to the left of its end, since they would leave the picture."""
        return self.x > WIDE * 0.6


class Tick(Record):
    """A year under the picture."""

    year: int
    x: int


class Tenures(Record):
    """The picture: bars from the earliest to the latest, years, and its size."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    wide: int
    high: int


def draw_tenures(offices: Iterable[HeldOffice]) -> Tenures | None:
    """Place the dated offices; None where none is dated. One without an end runs to the last day that is drawn, one without a start from the first."""
    dated = sorted(
        (one for one in offices if one.start or one.end), key=lambda one: (one.start or one.end or date.max, one.title)
    )
    days = [day for one in dated for day in (one.start, one.end) if day]
    if not days:
        return None
    first, last = min(days).year, max(days).year + 1
    scale = WIDE / (last - first)
    bars = [_draw(one, row, date(first, 1, 1), date(last, 1, 1), scale) for row, one in enumerate(dated[:MOST])]
    step = ceil((last - first) / TICKS)
    ticks = [Tick(year=year, x=round((year - first) * scale)) for year in range(first, last, step)]
    return Tenures(bars=tuple(bars), ticks=tuple(ticks), wide=WIDE, high=len(bars) * HIGH + 20)


def _draw(held: HeldOffice, row: int, first: date, last: date, scale: float) -> Bar:
    start, end = held.start or first, held.end or last
    x = round((start - first).days / DAYS * scale)
    width = max(LEAST, round((end - start).days / DAYS * scale))
    return Bar(
        held=held,
        x=min(x, WIDE - width),
        width=width,
        y=row * HIGH,
        begins=held.start is not None,
        ends=held.end is not None,
    )
