"""Days of lists of officeholders: "2019", "2019-09", "2019-09-27", Wikidata's "2019-00-00" -> first or last day and precision."""

import calendar
import re
from datetime import date
from typing import NamedTuple

from graph.officeholding import DayPrecision

DAY = re.compile(r"\+?(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T[\d:.]+Z?)?)?)?")


class NoDate(ValueError):
    """The words are no day, month or year. Write it as YYYY-MM-DD, YYYY-MM or YYYY."""


class Bound(NamedTuple):
    """One end of a time in office; both are null where nothing is given."""

    day: date | None
    precision: DayPrecision | None


UNBOUND = Bound(None, None)


def first_day(words: str) -> Bound:
    """Read the beginning: of a year or month, its first day. Raises NoDate."""
    return _read(words, last=False)


def last_day(words: str) -> Bound:
    """Read the end: of a year or month, its last day. Raises NoDate."""
    return _read(words, last=True)


def _read(words: str, last: bool) -> Bound:
    if not words.strip():
        return UNBOUND
    found = DAY.fullmatch(words.strip())
    if found is None:
        raise NoDate(f"no date: {words.strip()!r}, write it as YYYY-MM-DD, YYYY-MM or YYYY")
    year, month, day = (int(part or 0) for part in found.groups())
    precision: DayPrecision = "day" if day and month else "month" if month else "year"
    try:
        month = month or (12 if last else 1)
        day = day if precision == "day" else calendar.monthrange(year, month)[1] if last else 1
        return Bound(date(year, month, day), precision)
    except ValueError as error:
        raise NoDate(f"no date: {words.strip()!r}, the calendar has no such day") from error
