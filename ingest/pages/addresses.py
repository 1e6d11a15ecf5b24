"""The address of a page -> the day that it has in its path."""

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from ingest.pages.markup import Markup
from ingest.pages.printed import Order, is_plausible, iter_days, load_months

# A part of the path is a day as a whole: "/2024/05/3-questions" are three questions in May.
YEAR_FIRST = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:([-_.])(\d\d?|[a-z]{3,9})\2(\d\d?)(?=\D|$)|(/)(\d\d?|[a-z]{3,9})/(\d\d?)(?=[/.]|$)|()(\d\d)(\d\d)(?=\D|$))"
)
DAY_FIRST = re.compile(r"(?<!\d)(?:(\d\d?)([-_.])(\d\d?)\2|(\d\d)()(\d\d))((?:19|20)\d\d)(?!\d)")


def find_day_in_path(markup: Markup) -> date | None:
    """Find a full day: /2024/05/16/, /2024/may/16/, /2024-05-16-talks, -20240516."""
    for path in _iter_paths(markup):
        for match in YEAR_FIRST.finditer(path):
            year, month, day = match[1], match[3] or match[6] or match[9], match[4] or match[7] or match[10]
            number = int(month) if month.isdigit() else load_months().get(month, 0)
            if found := _find_day(int(year), number, int(day)):
                return found
    return None


def find_day_first_in_path(markup: Markup, order: Order | None) -> date | None:
    """Find a full day that begins with day or month, as the page writes them: -16-05-2024, /16052024-talks."""
    for path in _iter_paths(markup):
        for match in DAY_FIRST.finditer(path):
            first, second = match[1] or match[4], match[3] or match[6]
            if found := next((day for day, _ in iter_days(f"{first}/{second}/{match[7]}", order)), None):
                return found
    return None


def _iter_paths(markup: Markup) -> Iterator[str]:
    yield from (urlsplit(url or "").path.lower() for url in (markup.url, markup.canonical))


def _find_day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if is_plausible(found) else None
