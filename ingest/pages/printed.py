"""A date as a page writes it -> the day: ISO stamps, "16 de mayo de 2024", 16.05.2024; None where two readings stay."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Literal, NamedTuple

from graph.datafile import read_yaml_resource
from ingest.pages.years import find_day

Order = Literal["day", "month"]
FIRST = date(1990, 1, 1)  # before the first newspaper on the web; older days in a page are those of happenings
LONGEST = 200  # characters of what is given as a date
AHEAD = timedelta(hours=14)  # the zone that is furthest ahead of UTC
ISO = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-/.]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)"
    r"(?:[T ]+(?P<hour>\d\d):?(?P<minute>\d\d)(?::?\d\d(?:[.,]\d+)?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?"
)
EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
SCRIPT = re.compile(r"\w{3} (\w{3} \d\d \d{4} \d\d:\d\d:\d\d GMT[+-]\d{4})")
DIGITS = re.compile(r"\d\d")
NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})\s?([-/.|])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d/-])")
SHORT = re.compile(r"(?<![\d/.-])(\d{1,2})\.(\d{1,2})\.(\d\d)(?![\d.:/-])")  # 8.5.12: with full stops, never American
YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)")
MONTH_FIRST_LANDS = ("en-us", "en-ph")
DAY_FIRST_ENDINGS = (
    "uk",
    "ie",
    "au",
    "nz",
    "in",
    "pk",
    "za",
    "ng",
    "ke",
    "gh",
    "sg",
    "my",
    "hk",
    "mt",
    "lk",
    "bd",
    "eu",
)
MONTH_FIRST_ENDINGS = ("us", "gov", "mil", "ph")


class Stamp(NamedTuple):
    """A day as printed, and the moment where hour and zone are given too."""

    day: date
    moment: datetime | None = None

    @property
    def is_universal(self) -> bool:
        """Tell whether it is given in UTC, which is seldom the page's own zone."""
        return self.moment is not None and not self.moment.utcoffset()

    def may_be_on(self, day: date) -> bool:
        """Tell whether the moment lies on a day in some zone of the earth."""
        if self.moment is None:
            return day == self.day
        universal = self.moment.astimezone(UTC)
        return (universal - timedelta(hours=12)).date() <= day <= (universal + AHEAD).date()


def is_plausible(day: date) -> bool:
    """Tell whether a page can have been published that day: not before 1990 and not in the future anywhere."""
    return FIRST <= day <= (datetime.now(UTC) + AHEAD).date()


def parse_stamp(text: str, order: Order | None = None) -> Stamp | None:
    """Parse a date that was written for machines, or else the first that is printed; None if it is not plausible."""
    given = text.strip()[:LONGEST]
    found = _parse_iso(given) or _parse_epoch(given) or _parse_script(given) or _parse_mail(given)
    if found is None:
        found = next((Stamp(day) for day, _ in iter_days(given, order)), None)
    return found if found and is_plausible(found.day) else None


def _parse_iso(text: str) -> Stamp | None:
    match = ISO.match(text)
    day = _day(match["year"], match["month"], match["day"]) if match else None
    if not match or not day:
        return None
    if not match["zone"]:
        return Stamp(day)
    try:
        return Stamp(day, datetime.fromisoformat(f"{day}T{match['hour']}:{match['minute']}{_offset(match['zone'])}"))
    except ValueError:
        return Stamp(day)


def _offset(zone: str) -> str:
    digits = zone[1:].replace(":", "")
    return "+00:00" if zone[0] not in "+-" else f"{zone[0]}{digits[:2]}:{digits[2:] or '00'}"


def _parse_epoch(text: str) -> Stamp | None:
    """Parse seconds or milliseconds since 1970."""
    if not EPOCH.fullmatch(text):
        return None
    moment = datetime.fromtimestamp(int(text[:10]), UTC)
    return Stamp(moment.date(), moment)


def _parse_script(text: str) -> Stamp | None:
    """Parse the form of JavaScript: "Thu May 16 2024 10:20:00 GMT+0200 (Central European Summer Time)"."""
    match = SCRIPT.match(text)
    try:
        moment = datetime.strptime(match[1], "%b %d %Y %H:%M:%S GMT%z") if match else None
    except ValueError:
        return None
    return Stamp(moment.date(), moment) if moment else None


def _parse_mail(text: str) -> Stamp | None:
    """Parse the form of mail and HTTP (RFC 5322): "Fri, 27 Apr 2018 05:00:00 -0400"."""
    if not re.match(r"\w{3},? \d{1,2} \w{3} \d{4} \d", text):
        return None
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return Stamp(moment.date(), moment if moment.tzinfo else None)


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    return find_day(int(year), int(month), int(day))


@cache
def load_months() -> dict[str, int]:
    """Load the names of the months of all languages, "_" being a space; none means one month here and another there."""
    rows = read_yaml_resource("ingest.pages", "months.yaml").values()
    named = (
        (word.replace("_", " "), month) for row in rows for month, words in enumerate(row, 1) for word in words.split()
    )
    return dict(named)


@cache
def _worded() -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(map(re.escape, load_months()), key=len, reverse=True))
    # Not \b: names of Indic scripts end in vowel signs, which are no letters. A second name is that of another land: "نيسان / أبريل".
    month = rf"(?P<month>{names})(?!\w)\.?(?:\s?/\s?[^\W\d_]+)?"
    year, day, of = (
        r"(?P<year>\d{4})(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|\))?",
        r"(?:of |de |d'|ב|ngày )?",
    )
    hour = r"(?:\d\d?:\d\d(?::\d\d)?\s+(?:[AP]M\s+)?(?:[A-Z]{3,4}\s+)?)?"  # as Unix prints it: "Thu May 16 10:20:00 CEST 2024"
    # "16 Mai 24" is a day where nothing follows that the number may count, and 16-May-24 anywhere.
    short = r"\s+'?(?P<short>\d\d)(?=\s*(?:[)\]|]|$))|-(?P<dashed>\d\d)(?!\d)"
    forms = (
        rf"{day},?[\s-]+{of}{month}(?:[\s,-]+(?:de |del |năm |พ\.ศ\. )?{year}|{short})",
        rf"(?<!\w){month}\s+{day},?\s+{hour}{year}",
        rf"(?<!\d){year}\.?\s+(?:(?:m|թ)\.\s+)?{month}\s+{day}",
        rf"(?<!\d){year}\.\s+gada\s+{day}\s+{month}",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def iter_days(text: str, order: Order | None) -> Iterator[tuple[date, int]]:
    """Yield the plausible days that a text prints, and where each begins; 03/04/2024 only where the order is known."""
    found: list[tuple[date | None, int]] = []
    if not DIGITS.search(text):
        return
    for form in _worded():
        for match in form.finditer(text):
            month = load_months().get(match["month"].lower()) or 0
            found.append((_day(_year_of(match), month, match["day"]), match.start()))
    found += [(_day(*match.groups()), match.start()) for match in YEAR_FIRST.finditer(text)]
    found += [(_read_numeric(match, order), match.start()) for match in NUMERIC.finditer(text)]
    found += [(_day(f"20{match[3]}", match[2], match[1]), match.start()) for match in SHORT.finditer(text)]
    yield from sorted(((day, at) for day, at in found if day and is_plausible(day)), key=lambda pair: pair[1])


def _year_of(match: re.Match[str]) -> str:
    """Give the year of a day whose month has a name, which may be printed with two digits."""
    groups = match.groupdict()
    return groups["year"] or f"20{groups['short'] or groups['dashed']}"


def _read_numeric(match: re.Match[str], order: Order | None) -> date | None:
    """Read a day without the month's name: by what is possible, by the full stop (never American), by the order."""
    first, mark, second, year = match.groups()
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    possible = {day for day in (day_first, month_first) if day and is_plausible(day)}
    if len(possible) == 1:
        return possible.pop()
    if mark == "." or order == "day":
        return day_first
    return month_first if order == "month" else None


def find_order(hints: tuple[str, str], texts: Iterable[str]) -> Order | None:
    """Find the order of day and month in numbers, from (language tag, host) and from dates of the page that tell.

    "en-us" alone is what publishing software sets unasked, so a British host or one 25/04/2024 outweighs it.
    """
    seen = [match for text in texts for match in NUMERIC.finditer(text) if match[2] != "."]
    if any(int(match[1]) > 12 for match in seen):
        return "day"
    if any(int(match[3]) > 12 for match in seen):
        return "month"
    language, ending = hints[0].lower().replace("_", "-"), hints[1].rsplit(".", 1)[-1]
    if ending in DAY_FIRST_ENDINGS or ending in MONTH_FIRST_ENDINGS:
        return "day" if ending in DAY_FIRST_ENDINGS else "month"
    if language.startswith("en") or not language:
        return "month" if language in MONTH_FIRST_LANDS else "day" if language[3:] in _day_first_lands() else None
    return "day"


def _day_first_lands() -> tuple[str, ...]:
    return ("gb", *DAY_FIRST_ENDINGS)
