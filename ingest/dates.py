"""Words and the publication day -> When: "Wednesday" is a day, "March 2012" a month, "the 1990s" an interval."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from graph.model import When
from ingest.calendar import (
    UNKNOWN,
    Anchor,
    Stretch,
    day_of,
    interval,
    month_of,
    nearest_day,
    nearest_month,
    nearest_weekday,
    part_of,
    shift_days,
    shift_units,
    year_of,
)

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNTS = {word: n for n, word in enumerate(NUMBERS)} | {"a": 1, "an": 1, "a couple of": 2}
PIECES = {"early": "early", "late": "late", "mid": "mid", "beginning": "early", "start": "early", "end": "late"}

WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?)"
MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
YEAR = r"(?:1[5-9]|20)\d\d"
NTH = r"\d{1,2}(?:st|nd|rd|th)?\b(?!\d)"
DATE = rf"(?:{NTH}(?: of)? {MONTH}|{MONTH} (?:the )?{NTH})(?:,? {YEAR}\b)?"
PART = r"(?:morning|afternoon|evening|night|noon|midday)"
UNIT = r"(?P<unit>day|week|month|year|decade)"
COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(COUNTS, key=len, reverse=True))})"
TO = r"(?: ?[-–] ?| (?:and|to|through|until) )"
NEW = r"(?:earlier |later |early |late |as early as |as late as )?"
LEADS = re.compile(
    r"^(?:(?:on|in|since|by|until|till|from|during|as of|at|of|for|over|earlier on|later on|late on|early on"
    r"|earlier in|later in|earlier|later|as early as|as late as|a|almost|exactly|nearly|last(?= \w+\.? \d)"
    r"|about|around|back in|only|just|the month of|the evening of|the morning of|the night of)\b,? )+"
)

Reader = Callable[[re.Match[str], Anchor], Stretch | None]
READERS: list[tuple[re.Pattern[str], Reader]] = []


def _reads(pattern: str) -> Callable[[Reader], Reader]:
    def keep(reader: Reader) -> Reader:
        READERS.append((re.compile(pattern), reader))
        return reader

    return keep


def _month_in(words: str) -> int:
    found = re.search(MONTH, words)
    return MONTHS.index(found[0][:3]) + 1 if found else 0


def _year_in(words: str) -> int | None:
    found = re.search(rf"\b{YEAR}\b", words)
    return int(found[0]) if found else None


def _join(first: str, last: str, anchor: Anchor) -> Stretch | None:
    """Give the stretch from one date to another; a year or month said once holds for both."""
    year, month = _year_in(last), re.search(MONTH, first)
    last = last if _month_in(last) or not month else f"{month[0]} {last}"
    first = first if _year_in(first) or not year else f"{first} {year}"
    end = _read(last, anchor)
    start = _read(first, Anchor(end.end, True) if end and end.end else anchor)
    if start and end and start.start and end.end:
        return interval(start.start, end.end)
    return UNKNOWN if start and end else None


@_reads(rf"(?:\w+,? )?(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)")
def _read_iso(match: re.Match[str], _anchor: Anchor) -> Stretch | None:
    return day_of(int(match["y"]), int(match["m"]), int(match["d"]))


@_reads(rf"(?:{PART} of )?(?:(?:last |this |next )?{WEEKDAY},? (?:{PART},? )?(?:the )?)?(?P<date>{DATE})(?:,? {PART})?")
def _read_date(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    words = match["date"]
    year, day = _year_in(words), int(re.findall(r"\d+", words)[0])
    month = _month_in(words)
    return day_of(year, month, day) if year else nearest_day(month, day, anchor)


@_reads(rf"(?:between )?(?:{WEEKDAY},? )?(?P<a>{DATE}){TO}(?:{WEEKDAY},? )?(?P<b>{DATE}|{NTH}(?:,? {YEAR})?)")
@_reads(rf"(?:between )?(?P<a>{MONTH}(?:,? {YEAR})?){TO}(?P<b>{MONTH}(?:,? {YEAR})?)")
@_reads(rf"(?:between )?(?P<a>{YEAR}){TO}(?P<b>{YEAR})")
@_reads(rf"(?:between )?(?P<a>{WEEKDAY}){TO}(?P<b>{WEEKDAY})")
def _read_range(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    return _join(match["a"], match["b"], anchor)


@_reads(rf"(?:between )?(?P<a>{NTH}){TO}(?P<b>{NTH} {MONTH})(?P<year>,? {YEAR})?")
def _read_days_before_month(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    month = match["b"].split(" ", 1)[1]
    return _join(f"{match['a']} {month}", match["b"] + (match["year"] or ""), anchor)


@_reads(rf"(?P<month>{MONTH})(?: of)?,? (?P<year>{YEAR})")
def _read_month_and_year(match: re.Match[str], _anchor: Anchor) -> Stretch:
    return month_of(int(match["year"]), _month_in(match["month"]))


@_reads(rf"(?:(?P<which>last|this past|this|next|this coming) )?(?P<month>{MONTH})")
def _read_month(match: re.Match[str], anchor: Anchor) -> Stretch:
    past = {"last": True, "this past": True, "next": False, "this coming": False}.get(match["which"], anchor.past)
    return nearest_month(_month_in(match["month"]), Anchor(anchor.published, past), match["which"] in {"last", "next"})


@_reads(rf"(?P<rest>{DATE}|{MONTH})(?: of)? (?P<which>last|this|next) year")
def _read_date_of_year(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    year = shift_units(anchor, "year", {"last": -1, "this": 0, "next": 1}[match["which"]]).start
    return _read(f"{match['rest']} {year.year}", anchor) if year else UNKNOWN


@_reads(rf"(?:the )?(?:year )?(?P<year>{YEAR})")
def _read_year(match: re.Match[str], _anchor: Anchor) -> Stretch:
    return year_of(int(match["year"]))


@_reads(rf"(?:the )?(?P<season>{'|'.join(SEASONS)}),? (?:of )?(?P<year>{YEAR})")
def _read_season(match: re.Match[str], _anchor: Anchor) -> Stretch | None:
    year, month = int(match["year"]), SEASONS[match["season"]]
    last = month_of(year + (month == 12), (month + 1) % 12 + 1)
    return interval(date(year, month, 1), last.end) if last.end else None


@_reads(r"(?:the )?(?P<decade>(?:1[5-9]|20)\d0)'?s")
def _read_decade(match: re.Match[str], _anchor: Anchor) -> Stretch | None:
    first = int(match["decade"])
    return interval(date(first, 1, 1), date(first + 9, 12, 31))


@_reads(r"(?:the )?(?P<piece>early|late|mid|beginning|start|middle|end)(?: of)?[- ](?:the )?(?P<rest>.+)")
def _read_piece(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    whole = _read(match["rest"], anchor)
    return part_of(whole, PIECES.get(match["piece"], "mid")) if whole else None


@_reads(rf"(?:(?P<which>last|this past|this|next|this coming) )?(?P<day>{WEEKDAY})(?: {PART})?")
def _read_weekday(match: re.Match[str], anchor: Anchor) -> Stretch:
    past = {"last": True, "this past": True, "next": False, "this coming": False}.get(match["which"], anchor.past)
    strict = match["which"] in {"last", "next"}
    return nearest_weekday(DAYS.index(match["day"][:3]), Anchor(anchor.published, past), strict)


@_reads(
    rf"(?P<day>{WEEKDAY})(?: of)? (?P<week>last|this|next) week"
    rf"|(?P<week2>last|this|next) week(?: on)? (?P<day2>{WEEKDAY})"
)
def _read_day_of_week(match: re.Match[str], anchor: Anchor) -> Stretch:
    week = {"last": -1, "this": 0, "next": 1}[match["week"] or match["week2"]]
    if anchor.published is None:
        return UNKNOWN
    weekday = DAYS.index((match["day"] or match["day2"])[:3])
    return shift_days(anchor, 7 * week + weekday - anchor.published.weekday())


@_reads(rf"{NEW}(?:today|tonight|overnight|this (?:very )?(?:day|{PART}))(?: {PART})?")
@_reads(rf"{NEW}(?:the day (?:before|after) )?(?:yesterday|tomorrow)(?: {PART})?|{NEW}last (?:night|evening)")
def _read_near_day(match: re.Match[str], anchor: Anchor) -> Stretch:
    words = match[0]
    step = -1 if "yesterday" in words or " last " in f" {words}" else int("tomorrow" in words)
    return shift_days(anchor, step * (2 if "the day " in words else 1))


@_reads(
    rf"(?:the )?(?:same|following|previous) (?:day|{PART}|week|month|year)|the next (?:day|{PART}|week|month|year)"
    r"|the day (?:before|after)|that (?:same )?day"
)
def _read_day_of_the_story(_match: re.Match[str], _anchor: Anchor) -> Stretch:
    """Leave open what counts from another day of the story."""
    return UNKNOWN


@_reads(r"(?P<which>last|this past|this|next|this coming|the past|the) weekend")
def _read_weekend(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    ahead = match["which"] in {"next", "this coming"}
    saturday = nearest_weekday(5, Anchor(anchor.published, anchor.past and not ahead), match["which"] == "next").start
    return interval(saturday, date.fromordinal(saturday.toordinal() + 1)) if saturday else UNKNOWN


@_reads(rf"(?P<side>earlier|later) (?:in )?(?P<rest>(?:this|the current) {UNIT})")
def _read_side_of_unit(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    whole, today = shift_units(anchor, match["unit"], 0), anchor.published
    if today is None or not whole.start or not whole.end:
        return UNKNOWN
    return interval(whole.start, today) if match["side"] == "earlier" else interval(today, whole.end)


@_reads(rf"(?P<which>last|this|next|the coming|the current) {UNIT}")
def _read_unit(match: re.Match[str], anchor: Anchor) -> Stretch:
    return shift_units(anchor, match["unit"], {"last": -1, "this": 0, "the current": 0}.get(match["which"], 1))


@_reads(rf"(?:some |nearly |almost |over |more than |less than )?{COUNT} {UNIT}s? (?P<way>ago|from now)")
def _read_ago(match: re.Match[str], anchor: Anchor) -> Stretch:
    count = COUNTS.get(match["count"]) or int(match["count"] if match["count"].isdigit() else 0)
    return shift_units(anchor, match["unit"], -count if match["way"] == "ago" else count)


@_reads(rf"(?:with)?in (?:about |some |less than )?{COUNT} {UNIT}s?(?:'s?)?(?: time)?")
def _read_in_units(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    """Read "in two weeks" of what is still to come; of what is past it tells how long it took."""
    count = COUNTS.get(match["count"]) or int(match["count"] if match["count"].isdigit() else 0)
    return None if anchor.past else shift_units(anchor, match["unit"], count)


@_reads(rf"the (?P<way>past|last|next|coming) (?:{COUNT} )?{UNIT}s?")
def _read_past_units(match: re.Match[str], anchor: Anchor) -> Stretch | None:
    words, ahead, today = match["count"] or "one", match["way"] in {"next", "coming"}, anchor.published
    count = int(words) if words.isdigit() else COUNTS[words]
    far = shift_units(anchor, match["unit"], count if ahead else -count)
    if today is None or not far.start or not far.end:
        return UNKNOWN
    return interval(today, far.end) if ahead else interval(far.start, today)


def _read(words: str, anchor: Anchor) -> Stretch | None:
    for pattern, reader in READERS:
        if match := pattern.fullmatch(words):
            try:
                return reader(match, anchor)
            except (ValueError, OverflowError):  # a year or day outside the calendar
                return None
    return None


def _capital(pattern: str) -> str:
    """Make a pattern of lower-case names want a capital, as names of days and months have in English."""
    return rf"(?=[A-Z])(?i:{pattern})"


_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.)"
_MONTH = _capital(MONTH)
_DATE = rf"(?:{NTH}(?: of)? {_MONTH}|{_MONTH} (?:the )?{NTH})(?:,? {YEAR}\b)?"
_WHICH = r"(?:(?:[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?) )?"
_SIDE = r"(?:earlier |later )?"
_FULL_MONTH = r"(?:January|February|April|June|July|August|September|October|November|December)"
_AFTER = r"(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|[Ee]arly|[Ll]ate|[Ll]ast|[Nn]ext|[Oo]f|[Tt]his)"
FINDERS = tuple(
    re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")
    for pattern in (
        rf"(?P<span>{YEAR}-\d\d-\d\d)",
        rf"(?P<span>(?:{_DAY},? (?:the )?)?{_DATE}(?:{TO}(?:{_DATE}|{NTH}(?:,? {YEAR})?))?)",
        rf"(?P<span>{NTH}{TO}{NTH} {_MONTH}(?:,? {YEAR})?)",
        rf"(?P<span>{_MONTH}(?: of)?,? {YEAR}|[Bb]etween {_MONTH} and {_MONTH}(?: {YEAR})?)",
        rf"(?P<span>{_WHICH}{_DAY}(?: {PART})?(?:(?: of)? (?:last|this|next) week)?)",
        rf"(?P<span>(?i:{_SIDE}(?:today|tonight|yesterday|tomorrow|this {PART}|last night)\b(?: {PART})?))",
        rf"(?P<span>(?i:{_SIDE}(?:last|this|next) (?:week(?:end)?|month|year)))",
        rf"(?P<span>(?i:(?:over|at|during) the (?:past )?weekend|{COUNT} (?:day|week|month|year)s? ago))",
        rf"(?P<span>(?i:(?:early|late|mid)[- ]){YEAR}|(?:the )?(?:1[5-9]|20)\d0s)",
        rf"{_AFTER} (?P<span>{YEAR}|{_MONTH})",
        rf"(?P<span>{_FULL_MONTH})",
    )
)


DATEISH = re.compile(r"\d|day|week|month|year|weekend|night|yesterday|tomorrow|ago|" + "|".join(MONTHS), re.IGNORECASE)


def iter_date_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that name a day, month or year, in order, without overlap."""
    if not DATEISH.search(text):
        return
    taken: list[tuple[int, int]] = []
    for finder in FINDERS:
        for match in finder.finditer(text):
            start, end = match.span("span")
            if all(end <= left or right <= start for left, right in taken):
                taken.append((start, end))
    yield from sorted(taken)


def resolve_date(words: str, published: date | None, past: bool = True) -> When | None:
    """Resolve words such as "on Wednesday" or "May 14, 2010"; None where they name no point in time."""
    plain = " ".join(words.lower().replace("’", "'").split()).strip(' ,;:()"').removesuffix("'s").strip()
    anchor = Anchor(published, past)
    stretch = _read(plain, anchor) or _read(LEADS.sub("", plain), anchor)
    return When(start=stretch.start, end=stretch.end, precision=stretch.precision, text=words) if stretch else None
