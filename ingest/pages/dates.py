"""Markup -> the day of publication: from the strongest evidence that the page has, never from that of another article.

The order: the article's JSON-LD, <meta>, the page's JSON-LD, marked elements (microdata, <time pubdate>); where there is none of these the
address, what is printed between headline and text, data of scripts, "published" elsewhere, what stands alone near the headline or
in elements that templates name after the date, the line above the headline, the beginning of the text, an address with the day before the
year; last what may be the last change. Of several that machines are given, the one wins that the page prints or has in its address.
A stamp in UTC takes the day of the land that the page is from, or the one that the page prints.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from ingest.pages.addresses import find_day_first_in_path, find_day_in_path
from ingest.pages.guesses import find_changes, guess_day
from ingest.pages.labels import OTHER, PUBLISHED, UPDATED
from ingest.pages.layout import LABEL, Layout, lay_out, read_header, read_outside
from ingest.pages.markup import Markup
from ingest.pages.printed import Order, Stamp, iter_days, parse_stamp
from ingest.pages.stamped import find_stamped
from ingest.pages.written import find_in_scripts, iter_declared, iter_marked
from ingest.pages.zones import localize

A_MINUTE = timedelta(minutes=1)
A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)
SHORTEST = 8  # characters of a printed date
# "wurde am 16. Mai 2024 um 9 Uhr von Ana veröffentlicht"
BEHIND = re.compile(r"[^;|]{0,60}?\b(?:veröffentlicht|geschrieben|verfasst|gepostet)\b", re.IGNORECASE)


def find_published(markup: Markup, body: str) -> date | None:
    """Find the day on which a page was published, as printed in its own zone; None where nothing says it."""
    page = lay_out(markup, body)
    header = read_header(page)
    printed = _find_printed(header, page.order, labelled=True) or _find_printed(header, page.order)
    in_path = find_day_in_path(markup)
    declared, marked = _read_stamps(page, iter_declared(page)), _read_stamps(page, iter_marked(page))
    stamps = declared + marked
    if in_path and stamps and in_path < min(stamp.day for stamp in stamps) - A_WEEK:
        return in_path  # it was published again, and the address stayed
    if stamps:
        changes = find_changes(page) - {stamp.day for stamp in declared}
        return _own_day(stamps, changes, in_path, printed, find_stamped(page))
    found = in_path or printed or find_in_scripts(page)
    found = found or _find_printed(read_outside(page), page.order, labelled=True) or find_stamped(page)
    return found or find_day_first_in_path(markup, page.order) or guess_day(page, header)


def _read_stamps(page: Layout, texts: Iterable[str]) -> list[Stamp]:
    stamps = (parse_stamp(text, page.order) for text in texts)
    return [localize(stamp, page.zone) for stamp in stamps if stamp]


def _own_day(stamps: Sequence[Stamp], changes: frozenset[date], *given: date | None) -> date:
    """Give the day of the best stamp if a witness bears it out, else of one that a witness bears out, else of the best.

    The witnesses are the address and what is printed; a day on which the page was changed bears out no other stamp than the best. A
    stamp in UTC takes the day of the same moment in the page's own zone: from another stamp, or a witness.
    """
    best, days = stamps[0], [stamp.day for stamp in stamps]
    for other in stamps[1:] if best.is_universal else ():
        if other.moment and best.moment and not other.is_universal and abs(other.moment - best.moment) <= A_MINUTE:
            return other.day
    if best.day in given:
        return best.day
    # What was changed the next day may have been changed the same day, in another zone.
    later = {day for day in changes if day - best.day > A_DAY}
    witnesses = [day for day in given if day and day not in later]
    near = (day for day in witnesses if best.is_universal and best.may_be_on(day))
    return next(near, None) or next((day for day in witnesses if day in days), None) or best.day


def _find_printed(text: str, order: Order | None, labelled: bool = False) -> date | None:
    """Find the first printed day that is not that of an update, or the first that "published" stands at."""
    ended = 0
    for day, at in iter_days(text, order):
        label = text[max(ended, at - LABEL) : at]
        ended = at + SHORTEST
        wanted = not labelled or PUBLISHED.search(label) or BEHIND.match(text, ended)
        if wanted and not UPDATED.search(label) and not OTHER.search(label):
            return day
    return None
