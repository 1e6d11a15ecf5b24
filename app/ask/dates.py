"""The dates of a question -> the period that it asks for, and the question without them."""

import re
from datetime import date
from typing import NamedTuple

from app.ask.spans import DATE, DAY, MONTH, YEAR, Bounds, Reader, read_date, read_named, read_partial_range, read_range
from app.ask.writings import PATTERNS, WEEKDAY
from app.periods import BadDate

NUMERIC = re.compile(rf"(?<![\d./-])(?:(\d{{1,2}})[./])?(\d{{1,2}})[./]({YEAR})\b")
DECADES = {"fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90}
RESPELT = tuple(
    (re.compile(pattern, re.I), words)
    for pattern, words in (
        (r"\b(?:on or after|no earlier than|not before)\b", "since"),
        (r"\b(?:on or before|no later than|not after|up to and including|by the end of)\b", "until"),
        (rf"\b(?:over|in|during|throughout) the course of (?={DATE}|the (?:year|last|past))", "in "),
        (r"\bpre-(?=(?:1[89]|20)\d\d\b)", "before "),
        (r"\bpost-(?=(?:1[89]|20)\d\d\b)", "after "),
        (r"\bFY\s?(?=(?:19|20)\d\d\b)", "fiscal year "),
        (r"\b(since|from) at least\b", r"\1"),
        (r"\b(his|her|their|its|my|our) (last|first) (?=week|month|year|day|quarter|decade)", r"\1 final "),
        (r"(?<=\d)\s*\.\.\.?\s*(?=(?:1[89]|20)\d\d)", " to "),
        (rf"\b(?:versus|vs\.?) (?={DATE})", "compared to "),
        (rf"\b(?:the )?first of (?={MONTH}\b)", "1 "),
        (r"\bback (?=in\b|on\b)", ""),
        (r"\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.(?=\s)", r"\1"),
        (r"\b(?:on or around|on or about)\b", "on"),
        (r"(?<![\w-])['’]?([5-9]0)s\b", r"19\1s"),
        (r"\b((?:19|20)\d\d)[\s/-]?(?:Q|q)([1-4])\b|\b([1-4])Q[\s/-]?(?:of )?((?:19|20)\d\d)\b|\bQ([1-4])[/-]((?:19|20)\d\d)\b", r"Q\2\3\5 \1\4\6"),
        (r"\b(?:H1|1H)[\s/-]?(?:of )?(?=(?:19|20)\d\d\b)", "the first half of "),
        (r"\b(?:H2|2H)[\s/-]?(?:of )?(?=(?:19|20)\d\d\b)", "the second half of "),
        *((rf"\b{word}\b", f"19{number}s") for word, number in DECADES.items()),
    )
)  # fmt: skip
SHORT_YEAR = re.compile(r"\b(in|since|until|before|after) ['’](\d)(\d)\b(?!s)", re.I)  # "in '98"
NEW_CENTURY = 4  # years below '40 are of this century
# A part of a year or month of which nobody says which days it has: told, and all of it asked.
VAGUE = re.compile(
    r"\b(?P<part>(?:at |by )?this time|(?:in )?the (?:very )?early hours"
    rf"|(?:in |from )?(?:about|circa|ca\.)(?= (?!the\b){DATE}(?! (?!between|with|from|and|by)[a-z]{{3}}))"
    r"|(?:at|towards?|around) the (?:end|beginning|start|turn)|(?:very )?early|(?:very )?late|mid"
    r"|(?:the )?middle of|(?:the )?(?:fiscal|financial) year"
    rf"|(?<!arab )(?<!prague )spring|summer|autumn|fall|winter)(?:[\s-]+(?:of\s+|in\s+)?)(?={DATE}|{MONTH}\b|(?:last|next) (?:year|month|week)\b)",
    re.I,
)
# Days that come again and again, which are no period.
RECURRING = re.compile(
    rf"\b(?:on )?(?:the )?(?:first|second|third|fourth|last) (?:{WEEKDAY}|day|week) (?:of|in) (?:each|every|the) (?:month|year|week)\b"
    rf"|\b(?:every|each|most)\s+(?:{WEEKDAY})s?\b|\b(?:on\s+)?(?:{WEEKDAY})s\b|\bon an?\s+(?:{WEEKDAY})\b",
    re.I,
)
_NAMES = "january|february|march|april|june|july|august|september|october|november|december"
_SOME = rf"(?:(?:early|late|mid|the (?:start|beginning|end|middle) of)[\s-]+)?(?:{_NAMES}|may)"
# Months and days of which no year is told, which are nobody; "by May" and "of May" are somebody's.
YEARLESS = re.compile(
    r"(?<!\d )(?<!\d)\b(?:"
    rf"(?:between|from)\s+{_SOME}\s*(?:and|to|until|till|through|[-–])\s*{_SOME}"
    rf"|(?:in|since|until|till|during|throughout)\s+{_SOME}(?:\s+(?:and|to)\s+{_SOME})?"
    rf"|(?:the\s+)?(?:{_NAMES})\s+\d{{1,2}}(?:st|nd|rd|th)?(?=\s+(?-i:[a-z]))"
    rf"|(?:from|before|after|by)\s+(?:{_NAMES})|from\s+may(?=\s+onwards?)"
    rf"|(?:(?:on|of)\s+)?(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_NAMES}|may)|on\s+(?:{_NAMES}|may)\s+\d{{1,2}}(?:st|nd|rd|th)?"
    r")\b(?!['’]|\s*,?\s*\d|\s+(?-i:[A-Z][a-z]))",
    re.I,
)
# The day or year of a thing that something is about or that is judged, which is not the day of that: "condemned the 7 October 2023 attacks".
OF_THING = re.compile(
    r"(?P<led>\b(?:about|on|over|regarding|concerning|(?:criticism|condemnation|denunciation|rejection|praise|violation|breach)s? of"
    r"|(?:condemn|criti[cq]|denounc|reject|prais|welcom|violat|breach|hail|oppos|back|support|defend)\w*)\s+(?:the|its|their|[\w-]+['’]s)\s+"
    rf"|\b(?:about|over|regarding|concerning)\s+(?={YEAR}))"
    rf"(?P<day>{DATE}|{DAY}\s+(?:of\s+)?{MONTH}|{MONTH}\s+{DAY})\s+(?!(?:in|of|between|by|with|to|and|or|from|at|for|on|about|when|who|that|which|until)\b)(?=(?-i:[a-z]))",
    re.I,
)
DIGIT = re.compile(r"\d")
# days of a date, by its form
LASTING = ((r"\d0s", 3653), (r"^\W*(?:the )?(?:year )?\d{4}\W*$", 366), (r"(?<!\d)\d{1,2}(?!\d)", 1), ("", 31))
OPENED = re.compile(r"since|from|starting|as of", re.I)
EDGE = re.compile(r"(?:after|before|until|till|up to|prior to) the (?:start|beginning|end)", re.I)


class Dated(NamedTuple):
    """A question without its dates, what they mean, and the date words that contradict each other."""

    rest: str
    start: str | None
    end: str | None
    not_understood: tuple[str, ...]
    reported: bool = False  # the days are those of the reports, not of the events


def take_dates(question: str, today: date) -> Dated:
    """Take the dates out of a question; "last month" and the like are counted from `today`.

    "After the 2015 deal" has its year taken, and the rest of it stays to be told: the year is not the day of the deal.
    """
    bounds: list[tuple[Bounds, str]] = []
    rest, reported = _respell(question), False
    vague = [match["day"] for match in OF_THING.finditer(rest)] if DIGIT.search(rest) else []
    rest = OF_THING.sub(lambda match: match["led"], rest) if vague else rest
    vague += [match["part"] for match in VAGUE.finditer(rest)]
    vague += RECURRING.findall(rest)
    rest = RECURRING.sub(" ", VAGUE.sub("", rest))
    for pattern, read in PATTERNS:
        for match in reversed(list(pattern.finditer(rest))):
            try:
                found = read(match, today)
            except BadDate:
                continue
            bounds.append((found, match[0].strip()))
            vague += _unsure(match, read, found)
            before = rest[: match.start()]
            plain = re.sub(r"\b(?:that (?:was|were) )?(?:reported|published)\s*$", " ", before)
            reported = reported or plain != before
            kept = match["kept"] if "kept" in pattern.groupindex else ""
            rest = f"{plain} {kept} {rest[match.end() :]}"
    vague += [match[0] for match in YEARLESS.finditer(rest)]
    dated = _combine(YEARLESS.sub(" ", rest), bounds)
    return dated._replace(reported=reported, not_understood=(*dated.not_understood, *vague))


def _unsure(match: re.Match[str], read: Reader, found: Bounds) -> list[str]:
    """Give what the days leave open."""
    if read is read_named:
        return _undated(match)
    return _gapped(match, found) if read in {read_range, read_partial_range} else []


def _undated(match: re.Match[str]) -> list[str]:
    """Give what is only dated by its year or month: days after "after the coup in 2013" may be of 2013 too."""
    period = read_date(match[2])
    words = re.sub(r"\s+(?:in|of)?\s*$", "", match[0][: match.start(2) - match.start()])
    exact = OPENED.match(words) or EDGE.fullmatch(words) or period.first == period.last
    return [] if exact else [words]


def _gapped(match: re.Match[str], found: Bounds) -> list[str]:
    """Give two days, months or years that "and" joins and that do not follow each other: "in 2014 and 2017"."""
    joined = re.search(r"\band\b", match[0], re.I) and not re.match(r"between|from", match[0], re.I)
    if not joined or found.first is None or found.last is None:
        return []
    lasting = next(days for pattern, days in LASTING if re.search(pattern, match[1]))
    return [match[0].strip()] if (read_date(match[2]).first - found.first).days > lasting else []


def _respell(question: str) -> str:
    """Write "on or after" as "since", "the 80s" and "the eighties" as "the 1980s"."""
    for pattern, words in RESPELT:
        question = pattern.sub(words, question)
    if "'" in question or "’" in question:
        question = SHORT_YEAR.sub(_write_year, question)
    return NUMERIC.sub(_write_day, question)


def _write_year(match: re.Match[str]) -> str:
    century = "20" if int(match[2]) < NEW_CENTURY else "19"
    return f"{match[1]} {century}{match[2]}{match[3]}"


def _write_day(match: re.Match[str]) -> str:
    """Write "18/03/2022" and "03/18/2022" as a day; which is the month in "03/04/2022" nobody knows."""
    if match[1] is None:  # "03/2012"
        month = int(match[2])
        return f"{match[3]}-{month:02}" if 1 <= month <= 12 else match[0]
    first, second = int(match[1]), int(match[2])
    dotted = "." in match[0]  # as only those write it who put the day first
    day, month = (first, second) if first > 12 or dotted else (second, first)
    return (
        match[0] if month > 12 or (day <= 12 and first != second and not dotted) else f"{match[3]}-{month:02}-{day:02}"
    )


def _combine(rest: str, bounds: list[tuple[Bounds, str]]) -> Dated:
    start: date | None = None
    end: date | None = None
    refused = []
    for found, words in bounds:
        if (found.first and start) or (found.last and end):
            refused.append(words)
            continue
        start, end = found.first or start, found.last or end
    if start and end and start > end:
        refused, start, end = [words for _, words in bounds], None, None
    return Dated(rest, start.isoformat() if start else None, end.isoformat() if end else None, tuple(refused))
