"""The dates of a question -> the period that it asks for, and the question without them."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from app.periods import BadDate, Period, parse_period

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_YEAR = r"(?:1[89]|20)\d\d"
_DATE = (
    rf"(?:{_YEAR}-\d\d(?:-\d\d)?|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\.?,?\s+{_YEAR}"
    rf"|{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}|{_MONTH}\.?,?\s+(?:of\s+)?{_YEAR}|(?:the\s+)?(?:year\s+)?{_YEAR}s?)\b"
)
RANGE = re.compile(
    rf"\b(?:between|from|in|during)?\s*({_DATE})\s*(?:and|to|until|till|through|-|–|—)\s*({_DATE})", re.I
)
ONE = re.compile(
    rf"\b(?:(since|from|starting in|after|before|prior to|until|till|up to|by|as of|in|during|on|of|throughout)\s+)?({_DATE})",
    re.I,
)
OPENING, CLOSING = {"since", "from", "starting in", "as of"}, {"until", "till", "up to", "by"}


class Dated(NamedTuple):
    """A question without its dates, what they mean as `from` and `to`, and the date words that contradict each other."""

    rest: str
    start: str | None
    end: str | None
    not_understood: tuple[str, ...]


class _Bounds(NamedTuple):
    first: date | None
    last: date | None


def take_dates(question: str) -> Dated:
    """Take the dates out of a question."""
    bounds: list[tuple[_Bounds, str]] = []
    rest = question
    for pattern in (RANGE, ONE):
        for match in pattern.finditer(rest):
            found = _read(pattern, match)
            if found:
                bounds.append((found, match[0].strip()))
        rest = pattern.sub(lambda m, p=pattern: " " if _read(p, m) else m[0], rest)  # type: ignore[misc]
    return _combine(rest, bounds)


def _read(pattern: re.Pattern[str], match: re.Match[str]) -> _Bounds | None:
    try:
        if pattern is RANGE:
            return _Bounds(read_date(match[1]).first, read_date(match[2]).last)
        return _bound((match[1] or "in").lower(), read_date(match[2]))
    except BadDate:
        return None


def _bound(word: str, period: Period) -> _Bounds:
    if word in OPENING:
        return _Bounds(period.first, None)
    if word == "after":
        return _Bounds(period.last + timedelta(days=1), None)
    if word in {"before", "prior to"}:
        return _Bounds(None, period.first - timedelta(days=1))
    return _Bounds(None, period.last) if word in CLOSING else _Bounds(period.first, period.last)


def _combine(rest: str, bounds: list[tuple[_Bounds, str]]) -> Dated:
    start: date | None = None
    end: date | None = None
    refused = []
    for found, words in bounds:
        if (found.first and start) or (found.last and end):
            refused.append(words)
            continue
        start, end = found.first or start, found.last or end
    return Dated(rest, start.isoformat() if start else None, end.isoformat() if end else None, tuple(refused))


def read_date(words: str) -> Period:
    """Read "March 2012", "11 October 2023", "2011", "the 1990s" or an ISO date as a period; raise BadDate."""
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,|\.|\bof\b|\bthe\b|\byear\b", " ", words.lower())
    if decade := re.fullmatch(r"\s*(\d{3})0s\s*", text):
        return Period(first=date(int(decade[1]) * 10, 1, 1), last=date(int(decade[1]) * 10 + 9, 12, 31))
    parts = text.split()
    if len(parts) == 1:
        return parse_period(parts[0].removesuffix("s"))
    month = next(
        i for i, name in enumerate(MONTHS, start=1) for part in parts if part.isalpha() and name.startswith(part)
    )
    numbers = [part for part in parts if part.isdigit()]
    day = next((f"-{int(n):02}" for n in numbers if len(n) < 3), "")
    return parse_period(f"{numbers[-1]}-{month:02}{day}")
