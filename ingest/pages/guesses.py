"""Layout -> the day that may be that of the last change, where nothing on a page tells that of the publication.

An article is seldom changed on another day than it appeared; but this is the weakest evidence, and comes last.
"""

import re
from datetime import date

from htmldate import find_date
from lxml.html import HtmlElement

from ingest.pages.labels import OTHER, UPDATED
from ingest.pages.layout import IMPRINT, LABEL, Layout
from ingest.pages.printed import iter_days, parse_stamp
from ingest.pages.stamped import find_in_dateline
from ingest.pages.structured import squash, text_of
from ingest.pages.surroundings import is_below, marks_of
from ingest.pages.written import value_of
from ingest.pages.zones import localize

WEAK_METAS = ("dc.date", "dc:date", "dcterms.date", "date")  # often the day of the file
CHANGED_METAS = re.compile(r"modif|mod[-_]?date|updated|lastmod|revision[-_]?date")
CHANGED = "//*[@itemprop='dateModified' or @itemprop='dateUpdate']|//*[contains(@property,'dateModified')]"


def guess_day(page: Layout, header: str) -> date | None:
    """Guess the day: of the file, or "updated" near the headline, whichever is first, because no article appears after a change; else htmldate's."""
    days = iter_days(header, page.order)
    changed = next((day for day, at in days if UPDATED.search(header[max(0, at - LABEL) : at])), None)
    known = [day for day in (_read_metas(page, WEAK_METAS), changed) if day]
    return min(known or find_changes(page), default=None) or _find_last_change(page) or _ask_htmldate(page)


def find_changes(page: Layout) -> frozenset[date]:
    """Find the days on which a page was changed, by what it says for machines."""
    marked = [element for element in page.markup.tree.xpath(CHANGED) if not page.surroundings.has(element)]
    given = (text for key, texts in page.markup.metas.items() if CHANGED_METAS.search(key) for text in texts)
    texts = (text_of(page.markup.article, "dateModified"), *given, *map(value_of, marked))
    stamps = (parse_stamp(text, page.order) for text in texts if text)
    return frozenset(localize(stamp, page.zone).day for stamp in stamps if stamp)


def _read_metas(page: Layout, keys: tuple[str, ...]) -> date | None:
    given = (text for key in keys for text in page.markup.metas.get(key, ()))
    return next((stamp.day for text in given if (stamp := parse_stamp(text, page.order))), None)


def _find_last_change(page: Layout) -> date | None:
    """Find the day that short texts outside of other articles call that of the last change, where it is one."""
    found: set[date] = set()
    for at, (text, element) in enumerate(page.texts):
        if len(text) > IMPRINT or not UPDATED.search(f"{page.read_before(at, '')} {text}"):
            continue
        day, place = next(iter_days(text, page.order), (None, 0))
        if day and UPDATED.search(page.read_before(at, text[:place])) and _is_of_page(page, element):
            found.add(day)
    return found.pop() if len(found) == 1 else None


def _ask_htmldate(page: Layout) -> date | None:
    """Ask htmldate, and believe it where the page prints the day for itself: outside of sentences and of other articles.

    What is not printed it takes from names of pictures, versions of style sheets, "May 2024" and "© 2024": of eight such days two were right.
    """
    tree, url = page.markup.tree, page.markup.url
    found = find_date(tree, original_date=True, extensive_search=True, url=url)
    day = date.fromisoformat(found) if found else None
    return day if day and any(_is_own(page, at, place) for at, place in _find_places(day, page)) else None


def _find_places(day: date, page: Layout) -> list[tuple[int, int]]:
    """Find the texts that print a day, and where in each."""
    found = (
        (at, other, place) for at, (text, _) in enumerate(page.texts) for other, place in iter_days(text, page.order)
    )
    return [(at, place) for at, other, place in found if other == day]


def _is_of_page(page: Layout, element: HtmlElement) -> bool:
    """Tell what is not of other articles; the last change is often told in the footer."""
    return not page.surroundings.has(element) or is_below(element)


def _is_own(page: Layout, at: int, place: int) -> bool:
    text, element = page.texts[at]
    before = page.read_before(at, text[:place])
    said = text if len(text) <= IMPRINT else before
    if UPDATED.search(f"{before} {said} {marks_of(element)}"):
        return _is_of_page(page, element)
    is_sentence = len(text) > IMPRINT and squash(text)[:IMPRINT] in squash(page.body)
    if is_sentence and not find_in_dateline(text, page.order):
        return False
    return not OTHER.search(page.read_label(at, text[:place])) and not page.surroundings.is_around(element)
