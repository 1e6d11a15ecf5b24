"""Words for days in a question -> the days that they mean: each way of writing a period, with what reads it."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from app.ask.wants import NUMBERS as COUNTED
from app.periods import BadDate, Period, parse_period

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
NUMBERS = COUNTED | {
    "a": 1,
    "couple of": 2,
    "dozen": 12,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "eighteen": 18,
    "twenty": 20,
    "twenty-four": 24,
    "thirty": 30,
    "ninety": 90,
}
PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "1": 1, "2": 2, "3": 3, "4": 4}
MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
YEAR = r"(?:1[89]|20)\d\d"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
MONTHLY = rf"(?:{DAY}\s+(?:of\s+)?{MONTH}\.?,?\s+{YEAR}|{MONTH}\.?\s+{DAY},?\s+{YEAR}|{MONTH}\.?,?\s+(?:of\s+)?{YEAR})"
DATE = rf"(?:{YEAR}-\d\d(?:-\d\d)?(?!\d)|{MONTHLY}|(?:the\s+)?(?:year\s+)?{YEAR}s?)\b"
OPENING, CLOSING = {"since", "from", "starting in", "starting from", "as of"}, {"until", "till", "up to", "by"}


AFTER = {"after", "following"}
EDGES = "start|beginning|onset|outbreak|end"
# What a bound means at the edge of a year: all before the end of 2015 is of 2015 too.
INSIDE = {("until", "start"): "before", ("until", "beginning"): "before", ("before", "end"): "until", ("prior to", "end"): "until",
    ("after", "start"): "since", ("after", "beginning"): "since", ("after", "onset"): "since", ("after", "outbreak"): "since"}  # fmt: skip


class Bounds(NamedTuple):
    """The first and the last day; None where a side is open."""

    first: date | None
    last: date | None


Reader = Callable[[re.Match[str], date], Bounds]


def read_range(match: re.Match[str], _today: date) -> Bounds:
    """Read "from May 2011 to June 2012"."""
    return Bounds(read_date(match[1]).first, read_date(match[2]).last)


def read_partial_range(match: re.Match[str], _today: date) -> Bounds:
    """Read "between March and June 2012", "10-15 March 2012": what the first lacks it takes from the second."""
    last = read_date(match[2])
    words = match[1] if re.search("[a-z]{3}", match[1], re.I) else f"{match[1]} {MONTHS[last.first.month - 1]}"
    first = read_date(f"{words} {last.last.year}").first
    return Bounds(first if first <= last.last else read_date(f"{words} {last.last.year - 1}").first, last.last)


def read_ending_range(match: re.Match[str], _today: date) -> Bounds:
    """Read "between March 2012 and May": what the second lacks it takes from the first."""
    first = read_date(match[1])
    last = read_date(f"{match[2]} {first.first.year}")
    return Bounds(
        first.first, last.last if last.last >= first.first else read_date(f"{match[2]} {first.first.year + 1}").last
    )


def read_month_near(match: re.Match[str], today: date) -> Bounds:
    """Read "last May" as the one that is over, "this May" as that of this year, "next May" as the one to come."""
    step = match[2].lower()
    month = next(i for i, name in enumerate(MONTHS, start=1) if name == match[3].lower())
    year = today.year
    if step == "last" and month >= today.month:
        year -= 1
    if step == "next" and month <= today.month:
        year += 1
    return _bound(_when(match[1]), parse_period(f"{year:04}-{month:02}"))


def read_short_range(match: re.Match[str], _today: date) -> Bounds:
    """Read "2011-13"; 2011-12 is a month."""
    if int(match[2]) <= max(12, int(match[1]) % 100):
        raise BadDate(f"{match[0]} is a month")
    return Bounds(date(int(match[1]), 1, 1), read_date(match[1][:2] + match[2]).last)


def read_open_range(match: re.Match[str], today: date) -> Bounds:
    """Read "between 2011 and now"."""
    return Bounds(read_date(match[1]).first, today)


def read_part_of_year(match: re.Match[str], _today: date) -> Bounds:
    """Read "the second half of 2012", "Q3 2015", "the last quarter of 2011"."""
    year, part = int(match[4]), PARTS[(match[1] or match[3]).lower()]
    parts = 2 if (match[2] or "").lower() == "half" else 4
    number = parts if part == -1 else part
    if number > parts:
        raise BadDate(f"{match[0]} is no part of a year")
    months = 12 // parts
    return Bounds(date(year, (number - 1) * months + 1, 1), _month_end(year, number * months))


def read_months(match: re.Match[str], _today: date) -> Bounds:
    """Read "the first six months of 2009"."""
    year, count = int(match[3]), _number(match[2])
    if count > 12:
        raise BadDate(f"{match[0]}: a year has twelve months")
    if match[1].lower() == "first":
        return Bounds(date(year, 1, 1), _month_end(year, count))
    return Bounds(date(year, 13 - count, 1), date(year, 12, 31))


def read_years(match: re.Match[str], _today: date) -> Bounds:
    """Read "in 2019, 2020 and 2021": years in a row."""
    years = [int(year) for year in re.findall(YEAR, match[0])]
    if years != list(range(years[0], years[0] + len(years))):
        raise BadDate(f"{match[0]}: these years do not follow each other")
    return Bounds(date(years[0], 1, 1), date(years[-1], 12, 31))


def read_named(match: re.Match[str], _today: date) -> Bounds:
    """Read "since the start of the war in 2011": the year says when that was. What came after a coup in 2013 may be of 2013 too."""
    word, period = match[1].lower(), read_date(match[2])
    edge = re.fullmatch(rf"{word} the ({EDGES}) of (?:the year )?{DATE}", match[0].strip(), re.I)
    if edge:  # "before the end of 2015", "after the start of 2015"
        word = INSIDE.get((word, edge[1].lower()), word)
    elif word in AFTER and period.first != period.last:
        word = "since"
    return _bound(word, period)


def read_around(match: re.Match[str], _today: date) -> Bounds:
    """Read "after the 2015 deal", of which only the year is known."""
    word = match[1].lower()
    return _bound("since" if word in AFTER else word, read_date(match[2]))


def read_onwards(match: re.Match[str], _today: date) -> Bounds:
    """Read "from 2012 on"."""
    return Bounds(read_date(match[1]).first, None)


def read_one(match: re.Match[str], _today: date) -> Bounds:
    """Read "in 2012", "since May 2011", "on 3 March 2012"."""
    return _bound((match[1] or "in").lower(), read_date(match[2]))


def read_calendar(match: re.Match[str], today: date) -> Bounds:
    """Read "last month", "since last year", "this week": the calendar's; "the past year" and "the last decade" end today."""
    if match[2].lower() == "past" or (match[2].lower() == "last" and match[3].lower() == "decade"):
        return _bound(_when(match[1]), Period(first=_back(today, 1, match[3].lower()), last=today))
    step = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[match[2].lower()]
    return _bound(_when(match[1]), _calendar_unit(today, match[3].lower(), step))


def read_past(match: re.Match[str], today: date) -> Bounds:
    """Read "in the last 3 months": up to today."""
    return Bounds(_back(today, _number(match[1]), match[2].lower()), today)


def read_ago(match: re.Match[str], today: date) -> Bounds:
    """Read "two years ago" as that year, "ten days ago" as that day."""
    return _bound(_when(match[1]), _calendar_unit(today, match[3].lower().removesuffix("s"), -_number(match[2])))


def read_weekday(match: re.Match[str], today: date) -> Bounds:
    """Read "on Tuesday" and "last Tuesday" as the one before today, "next Tuesday" as the one to come."""
    wanted = next(i for i, name in enumerate(calendar.day_name) if name.lower() == match[3].lower())
    word = (match[2] or "").lower()
    if word == "next":
        day = today + timedelta((wanted - today.weekday()) % 7 or 7)
    else:
        back = (today.weekday() - wanted) % 7
        day = today - timedelta(back or (7 if word == "last" else 0))
    return _bound((match["bound"] or "in").lower(), Period(first=day, last=day))


def read_within(match: re.Match[str], _today: date) -> Bounds:
    """Read "in the three months after 7 October 2023", "the week before 24 February 2022"."""
    count, unit, period = _number(match[1] or "a"), match[2].lower(), read_date(match[4])
    if period.first != period.last or (match[1] is None and unit.endswith("s")):
        raise BadDate(f"{match[0]}: nobody knows the day")
    if match[3].lower() == "before":
        return Bounds(_back(period.first, count, unit), period.first - timedelta(1))
    return Bounds(period.first + timedelta(1), _back(period.first, -count, unit))


def read_near(match: re.Match[str], today: date) -> Bounds:
    """Read "since yesterday"."""
    day = today + timedelta({"today": 0, "yesterday": -1, "tomorrow": 1}[match[2].lower()])
    return _bound(_when(match[1]), Period(first=day, last=day))


def _when(word: str | None) -> str:
    """Give the word before a day that is counted from today; "from last year" means in it."""
    return "in" if word is None or word.lower() == "from" else word.lower()


def _number(words: str) -> int:
    return NUMBERS.get(words.lower()) or int(words)


def _calendar_unit(today: date, unit: str, step: int) -> Period:
    if unit == "day":
        day = today + timedelta(step)
        return Period(first=day, last=day)
    if unit == "week":
        monday = today + timedelta(7 * step - today.weekday())
        return Period(first=monday, last=monday + timedelta(6))
    if unit == "month":
        first = _shift_months(today.replace(day=1), step)
        return Period(first=first, last=_month_end(first.year, first.month))
    if unit == "quarter":
        first = _shift_months(date(today.year, (today.month - 1) // 3 * 3 + 1, 1), 3 * step)
        return Period(first=first, last=_month_end(first.year, first.month + 2))
    if unit == "decade":
        first = date((today.year // 10 + step) * 10, 1, 1)
        return Period(first=first, last=date(first.year + 9, 12, 31))
    return parse_period(f"{today.year + step:04}")


def _back(today: date, count: int, unit: str) -> date:
    if unit.startswith(("day", "week")):
        return today - timedelta(count * (7 if unit.startswith("week") else 1))
    months = count * (1 if unit.startswith("month") else 12 if unit.startswith("year") else 120)
    return _shift_months(today, -months)


def _shift_months(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if not 1 <= year <= 9999:
        raise BadDate("that is outside the calendar")
    return date(year, month + 1, min(day.day, _month_end(year, month + 1).day))


def _month_end(year: int, month: int) -> date:
    return parse_period(f"{year:04}-{month:02}").last


def _bound(word: str, period: Period) -> Bounds:
    if word in OPENING:
        return Bounds(period.first, None)
    if word in AFTER:
        return Bounds(period.last + timedelta(days=1), None)
    if word in {"before", "prior to"}:
        return Bounds(None, period.first - timedelta(days=1))
    return Bounds(None, period.last) if word in CLOSING else Bounds(period.first, period.last)


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
