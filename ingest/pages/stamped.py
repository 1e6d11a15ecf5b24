"""Layout -> the day of publication where only its place tells it: named by the template or alone, above the headline, first in the text.

This is the last evidence before a guess: nothing on the page says in words or for machines that the day is that of the publication.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from lxml.html import HtmlElement

from ingest.pages.labels import OTHER, UPDATED
from ingest.pages.layout import Layout
from ingest.pages.printed import Order, iter_days
from ingest.pages.surroundings import Surroundings, marks_of

# Classes and ids of what holds the day of an article in the templates of many publishing systems.
DATED = re.compile(
    r"(?<![a-z])(?:date|time|datum|fecha|posted|published|submitted|authored|dateline|timestamp|post-?(?:created|meta|time|info|date)"
    r"|(?:entry|article|news|node|story|blog)-?(?:list-?)?(?:date|time|created|submitted))(?![a-z])",
    re.IGNORECASE,
)
# What may stand before the day at the start of a text: a place of up to three words, none of them small.
DATELINE = re.compile(r"\(?\s?(?:[^\W\d_a-z][\w.]*(?:[ /-][^\W\d_a-z][\w.]*){0,2},? ?)?\(?")
ENDED = re.compile(
    r"[\w. /-]*?\d{2,4}(?!\d)(?:\s?\)|\s?[.:–—|„“\"»-]|\n)"
)  # a day, and what shows that no sentence goes on
LINES = 3  # of a body that may begin with the dateline: a heading or the byline may come first
START = 80  # characters of a text that may be its dateline
ABOVE = 3  # texts above the headline
LONGEST = 300  # characters of an element that prints a day
NEAR = 15  # texts from the headline within which a day alone is that of the article
ALONE = 60  # characters of a text that is a day and little else
LETTERS = 24  # letters of such a text: "Donnerstag, den 26. September 2024, 10 Uhr"


class Printed(NamedTuple):
    """A day that an element prints, and where that stands among the texts of the page."""

    day: date
    at: int
    element: HtmlElement


def find_stamped(page: Layout) -> date | None:
    """Find the day."""
    printed = tuple(_iter_printed(page))
    heads = page.find_anchor()
    near = tuple(one for one in printed if heads[0] - NEAR <= one.at <= heads[-1] + NEAR)
    return (
        _find_nearest(near, heads[0], page.surroundings)
        or _find_above(page, heads[0])
        or _find_nearest(printed, heads[0], page.surroundings)
        or next(
            (day for line in page.body.split("\n")[:LINES] if (day := find_in_dateline(f"{line}\n", page.order))), None
        )
    )


def _find_nearest(printed: tuple[Printed, ...], head: int, surroundings: Surroundings) -> date | None:
    """Find among the printed days the only one, or the one nearest to the headline in the smallest block around both."""
    if len({one.day for one in printed}) < 2:
        return printed[0].day if printed else None
    for around in surroundings.heading.iterancestors() if surroundings.heading is not None else ():
        near = [one for one in printed if around in one.element.iterancestors()]
        if near:
            return min(near, key=lambda one: abs(one.at - head)).day
    return None


def _iter_printed(page: Layout) -> Iterator[Printed]:
    """Yield what is a day and little else, or is named after it by the template, and is no other day and no other article's."""
    heads = page.find_anchor()
    for at, (text, element) in enumerate(page.texts):
        marks = " ".join(marks_of(one) for one in (element, *list(element.iterancestors())[:2]))
        is_near = heads[0] - NEAR <= at <= heads[-1] + NEAR
        is_stamp = element.tag == "time" or DATED.search(marks) or (is_near and _is_alone(text))
        if not is_stamp or len(text) > LONGEST:
            continue
        given = f"{text} {element.get('datetime') or ''}" if element.tag == "time" else text
        day, place = next(iter_days(given, page.order), (None, 0))
        label = given[:place]
        is_other = UPDATED.search(f"{page.read_before(at, label)} {marks}") or OTHER.search(page.read_label(at, label))
        if day and not is_other and not page.surroundings.is_around(element):
            yield Printed(day, at, element)


def _is_alone(text: str) -> bool:
    """Tell a text that is a day and little else."""
    return len(text) <= ALONE and sum(char.isalpha() for char in text) <= LETTERS


def _find_above(page: Layout, head: int) -> date | None:
    """Find the day right above the headline, where some templates print it."""
    here = page.texts[max(0, head - ABOVE) : head]
    above = " ".join(text for text, parent in here if not page.surroundings.is_around(parent))
    return next((day for day, place in iter_days(above, page.order) if not UPDATED.search(above[:place])), None)


def find_in_dateline(text: str, order: Order | None) -> date | None:
    """Find the day at the beginning of a text, alone or behind a place: "Lindvik, (12.11.2021). ..."; not "On 3 May 2019, ..."."""
    start = text[:START]
    day, at = next(iter_days(start, order), (None, 0))
    return day if DATELINE.fullmatch(start[:at]) and ENDED.match(start[at:]) else None
