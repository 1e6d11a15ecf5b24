"""Calendar arithmetic: days, weeks, months and years as stretches of days, counted from the publication day."""

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from graph.model import Precision


class Stretch(NamedTuple):
    """From one day to another, both included; all null where only the publication day would tell and it is unknown."""

    start: date | None
    end: date | None
    precision: Precision | None


class Anchor(NamedTuple):
    """What relative words count from: the publication day, and whether the happening lies before it."""

    published: date | None
    past: bool


UNKNOWN = Stretch(None, None, None)


def day_of(year: int, month: int, day: int) -> Stretch | None:
    """Give one day, or None where the month has no such day."""
    try:
        return one_day(date(year, month, day))
    except ValueError:
        return None


def one_day(day: date) -> Stretch:
    """Give a day as a stretch."""
    return Stretch(day, day, "day")


def month_of(year: int, month: int) -> Stretch:
    """Give a whole month."""
    return Stretch(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")


def year_of(year: int) -> Stretch:
    """Give a whole year."""
    return Stretch(date(year, 1, 1), date(year, 12, 31), "year")


def interval(start: date, end: date) -> Stretch | None:
    """Give the days from start to end, or None where they run backwards."""
    return Stretch(start, end, "interval") if start <= end else None


def week_of(day: date) -> Stretch:
    """Give the week of a day, Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Stretch(monday, monday + timedelta(days=6), "interval")


def shift_days(anchor: Anchor, days: int) -> Stretch:
    """Give the day so many days after the publication day."""
    return one_day(anchor.published + timedelta(days=days)) if anchor.published else UNKNOWN


def shift_months(day: date, months: int) -> tuple[int, int]:
    """Give the year and month so many months after that of a day."""
    return (day.year * 12 + day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1


def shift_units(anchor: Anchor, unit: str, count: int) -> Stretch:
    """Give the day, week, month, year or decade so many units after the publication day's own."""
    today = anchor.published
    if today is None:
        return UNKNOWN
    if unit == "day":
        return shift_days(anchor, count)
    if unit == "week":
        return week_of(today + timedelta(weeks=count))
    if unit == "month":
        return month_of(*shift_months(today, count))
    if unit == "year":
        return year_of(today.year + count)
    first = (today.year // 10 + count) * 10
    return Stretch(date(first, 1, 1), date(first + 9, 12, 31), "interval")


def nearest_weekday(weekday: int, anchor: Anchor, strict: bool = False) -> Stretch:
    """Give the last such weekday on or before publication (the next on or after, for what lies ahead)."""
    if anchor.published is None:
        return UNKNOWN
    today = anchor.published.weekday()
    away = (today - weekday if anchor.past else weekday - today) % 7
    away = away or (7 if strict else 0)
    return shift_days(anchor, -away if anchor.past else away)


def nearest_month(month: int, anchor: Anchor, strict: bool = False) -> Stretch:
    """Give the last such month not later than publication (the next not earlier, for what lies ahead)."""
    today = anchor.published
    if today is None:
        return UNKNOWN
    if anchor.past:
        return month_of(today.year - (month > today.month or (strict and month == today.month)), month)
    return month_of(today.year + (month < today.month or (strict and month == today.month)), month)


def nearest_day(month: int, day: int, anchor: Anchor) -> Stretch | None:
    """Give the last such day of a year on or before publication (the next on or after, for what lies ahead)."""
    today = anchor.published
    if today is None:
        return UNKNOWN
    years = range(today.year, today.year - 5, -1) if anchor.past else range(today.year, today.year + 5)
    for found in (day_of(year, month, day) for year in years):
        if found and found.start and (found.start <= today if anchor.past else found.start >= today):
            return found
    return None


def part_of(whole: Stretch, piece: str) -> Stretch:
    """Give the early, middle or late third of a stretch."""
    if whole.start is None or whole.end is None or whole.precision == "day":
        return whole
    third = ((whole.end - whole.start).days + 1) // 3
    turns = (whole.start + timedelta(days=third), whole.end - timedelta(days=third))
    if piece == "early":
        return Stretch(whole.start, turns[0] - timedelta(days=1), "interval")
    if piece == "late":
        return Stretch(turns[1] + timedelta(days=1), whole.end, "interval")
    return Stretch(turns[0], turns[1], "interval")
