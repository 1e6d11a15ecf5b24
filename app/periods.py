"""A written date, whole or partial -> its first and last day."""

import calendar
import re
from datetime import UTC, date, datetime, timedelta

from graph.model import Record

PLUS = re.compile(r" (?=\d\d:?\d\d$)")  # the plus of a time zone, which an address reads as a space
WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class BadDate(ValueError):
    """The words are no date. Write a year, a month or a day: 2023, 2023-10 or 2023-10-11."""


class Period(Record):
    """A stretch of days, both included."""

    first: date
    last: date


def parse_period(text: str) -> Period:
    """Parse 2023, 2023-10 or 2023-10-11; raise BadDate."""
    match = WRITTEN.fullmatch(text.strip())
    if not match:
        raise BadDate(f"{text!r} is no date: write 2023, 2023-10 or 2023-10-11")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise BadDate(f"{text!r} is not in the calendar: {error}") from error
    return Period(first=first, last=_last_day(first, month, day))


def _last_day(first: date, month: int | None, day: int | None) -> date:
    if month is None:
        return first.replace(month=12, day=31)
    return first if day else first.replace(day=calendar.monthrange(first.year, first.month)[1])


def parse_time(text: str) -> str:
    """Read a day or time as a moment in UTC, a day as its end; raise BadDate."""
    try:
        return _moment(text.strip()).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        raise BadDate(f"{text!r} is no time: write 2026-11-23 or 2026-11-23T18:00:00Z") from None


def parse_beginning(text: str) -> str:
    """Read a day or time as a moment in UTC, a day as its beginning; raise BadDate."""
    day = text.strip()
    return parse_time(f"{day}T00:00" if len(day) == len("2026-11-23") else day)


def _moment(text: str) -> datetime:
    """Read a moment in UTC; raise ValueError, and OverflowError for one that is before the year 1 or after 9999 there."""
    is_day = len(text) <= 10
    moment = datetime.fromisoformat(text if is_day or text[10] == " " else PLUS.sub("+", text))
    if is_day:
        moment += timedelta(days=1) - timedelta(microseconds=1)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def tell_span(first: object, last: object) -> str:
    """Write the first and the last of some days or years, one of them once: "2019 to 2021", "2024", "? to 2021"."""
    return str(first) if first == last else f"{first or '?'} to {last or '?'}"
