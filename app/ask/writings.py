"""The ways of writing a period, in the order in which they are tried, with what reads each."""

import calendar
import re
from collections.abc import Iterator

from app.ask import spans
from app.ask.spans import DATE, DAY, MONTH, MONTHLY, MONTHS, NUMBERS, YEAR, Reader

_PART = rf"(?:{DAY}\s+(?:of\s+)?{MONTH}|{MONTH}\.?\s+{DAY}|{MONTH}|{DAY})"  # a date that takes its year, or month, from the one after it
_TO = r"\s*(?:and|to|until|till|through|-|–|—)\s*(?:the end of\s+)?"
_IN = r"(?:in|during|over|for|within|of|throughout|from|on)"
_UNIT = r"(days?|weeks?|months?|years?|decades?)"
_COUNT = rf"(\d{{1,3}}|{'|'.join(NUMBERS)})"
WEEKDAY = "|".join(calendar.day_name)
_STEP = "last|previous|past|this|current|next|coming"
_BOUND = r"since|starting in|starting from|after|before|prior to|until|till|(?<!-)up to|as of"


def _compiled() -> Iterator[tuple[re.Pattern[str], Reader]]:
    """Give the patterns in the order in which they are tried: what is longer and surer comes first."""
    patterns: tuple[tuple[str, Reader], ...] = (
        (rf"\b(?:{_IN}\s+)?the\s+(?:first\s+)?(?:{_COUNT}\s+)?{_UNIT}\s+(after|following|before)\s+({DATE})", spans.read_within),
        (rf"\b(?:between|from|since|in)?\s*({DATE})\s*(?:and|to|until|till|through|-|–)\s*(?:now|today|date|(?:the )?present(?: day)?)\b",
            spans.read_open_range),
        (rf"\b({YEAR})[-–—](?=\s*$)", spans.read_open_range),
        (rf"\b(?:(?:in|during|of)\s+)?({YEAR})(?:,\s+{YEAR})+,?\s+and\s+({YEAR})\b", spans.read_years),
        (rf"\b(?:between|from|in|during)?\s*({DATE}){_TO}({DATE})", spans.read_range),
        (rf"\b(?:between|from|in|during)?\s*({_PART}){_TO}({MONTHLY})\b", spans.read_partial_range),
        (rf"\b(?:between|from)\s+({MONTHLY}){_TO}({MONTH})\b(?!\.?\s*\d)", spans.read_ending_range),
        (rf"\b(?:between|from|in|during)?\s*({YEAR})[-–/](\d\d)(?![-–\d])", spans.read_short_range),
        (rf"\b(?:{_IN}\s+)?(?:the\s+)?(first|last)\s+{_COUNT}\s+months\s+of\s+({YEAR})\b", spans.read_months),
        (rf"\b(?:{_IN}\s+)?(?:the\s+)?(?:(first|second|third|fourth|last)\s+(half|quarter)\s+of|q([1-4])(?:\s+of)?)\s+({YEAR})\b", spans.read_part_of_year),
        (rf"\b({_BOUND}|from)\s+(?:the\s+)?(?:year\s+)?(?:start|beginning|outbreak|end|onset)\s+of\s+(?:[^,;?]{{1,60}}?\s+(?:in|of)\s+)?({DATE})",
            spans.read_named),
        (rf"\b(since|after|before|until|following)\s+(?!{DATE})(?:[^\s,;?]+\s+){{1,7}}?(?:in|of)\s+({DATE})", spans.read_named),
        (rf"\b(?P<kept>since|after|before|until|during|following)\s+the\s+({YEAR})(?=\s+[a-z])(?!\s+(?:and|or|to|until)\b)", spans.read_around),
        (rf"\b(?:from|in|since)?\s*({DATE})\s+(?:onwards?|on(?=\W*$|\s*[,;])|and (?:after|later|onwards))\b(?!\s+(?:the\s+)?\d)", spans.read_onwards),
        (rf"\b(?:from|since)\s+({DATE})\s+on\b(?!\s+(?:the\s+)?\d)", spans.read_onwards),
        (rf"\b(?:({_BOUND}|from|by|in|during|on|of|throughout)\s+)?({DATE})", spans.read_one),
        (rf"\b(?:{_IN}\s+)?(?:the\s+)?(?:last|past|previous)\s+{_COUNT}\s+{_UNIT}\b", spans.read_past),
        (rf"\b(?:({_BOUND}|in|during|of|from|so far|earlier)\s+)?(?:the\s+)?(?<!['’]s\s)({_STEP})\s+(week|month|quarter|year|decade)(?:'s|’s)?\b",
            spans.read_calendar),
        (rf"\b(?:({_BOUND}|in|of|from|during)\s+)?(last|this|next)\s+({'|'.join(MONTHS)})\b(?!\s+\d)", spans.read_month_near),
        (rf"\b(?:({_BOUND}|in|from)\s+)?{_COUNT}\s+(days?|weeks?|months?|years?)\s+ago\b", spans.read_ago),
        (rf"\b(?:(?P<bound>since|until|till|before|after)\s+|on\s+)?(?:(last|next|this|on)\s+)?(?<!good\s)(?<!black\s)(?<!bloody\s)({WEEKDAY})\b",
            spans.read_weekday),
        (rf"\b(?:({_BOUND}|on|from)\s+)?(today|yesterday|tomorrow)(?:'s|’s)?\b", spans.read_near),
    )  # fmt: skip
    for pattern, read in patterns:
        yield re.compile(pattern, re.I), read


PATTERNS = tuple(_compiled())
