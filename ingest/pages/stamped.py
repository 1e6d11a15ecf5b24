"""Markup and body -> the day of publication where only its place tells it: named by the template, above the headline, first in the text.

This is the last evidence before a guess: nothing on the page says in words or for machines that the day is that of the publication.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from lxml.html import HtmlElement

from ingest.pages.markup import Markup
from ingest.pages.printed import UPDATED, Order, iter_days
from ingest.pages.surroundings import Surroundings, find_heading, marks_of

# Classes and ids of what holds the day of an article in the templates of many publishing systems.
DATED = re.compile(
    r"(?<![a-z])(?:date|time|datum|fecha|posted|published|submitted|authored|dateline|timestamp|post-?(?:created|meta|time|info|date)"
    r"|(?:entry|article|news|node|story|blog)-?(?:list-?)?(?:date|time|created|submitted))(?![a-z])",
    re.IGNORECASE,
)
Texts = Sequence[tuple[str, HtmlElement]]
# What may stand before the day at the start of a text: a place of up to three words, none of them small.
DATELINE = re.compile(r"(?:[^\W\d_a-z][\w.]*(?:[ /-][^\W\d_a-z][\w.]*){0,2},? ?)?\(?")
ENDED = re.compile(
    r"[\w. /-]*?\d{2,4}(?!\d)(?:\)|\s?[.:–—|„“\"»-]|\n)"
)  # a day, and what shows that no sentence goes on
START = 80  # characters of a text that may be its dateline
ABOVE = 3  # texts above the headline
LONGEST = 300  # characters of an element that prints a day
MOST = 3000  # elements that are looked at


def find_stamped(
    markup: Markup, texts: Texts, body: str, order: Order | None, surroundings: Surroundings
) -> date | None:
    """Find the day; `texts` are those of the page in order, each with the element around it."""
    named = list(_iter_named(markup.tree, order, surroundings))
    above = _find_above(markup, texts, order, surroundings)
    return _find_nearest(named, markup) or above or _find_in_dateline(body, order)


def _find_nearest(named: Sequence[tuple[HtmlElement, date]], markup: Markup) -> date | None:
    """Find among elements that print a day the only day, or the only one nearest to the headline."""
    if len({day for _, day in named}) < 2:
        return named[0][1] if named else None
    heading = find_heading(markup)
    for around in heading.iterancestors() if heading is not None else ():
        inside = {day for element, day in named if around in element.iterancestors()}
        if inside:
            return inside.pop() if len(inside) == 1 else None
    return None


def _iter_named(
    tree: HtmlElement, order: Order | None, surroundings: Surroundings
) -> Iterator[tuple[HtmlElement, date]]:
    """Yield the elements that their template names after the day that they print, and <time>."""
    for element in islice(tree.xpath("//body//*[@class or @id or self::time]"), MOST):
        if element.tag != "time" and not DATED.search(marks_of(element)):
            continue
        text = " ".join(str(element.get("datetime") or element.text_content()).split())
        is_other = (
            len(text) > LONGEST or UPDATED.search(f"{text} {marks_of(element)}") or surroundings.is_around(element)
        )
        day = None if is_other else next((day for day, _ in iter_days(text, order)), None)
        if day:
            yield element, day


def _find_above(markup: Markup, texts: Texts, order: Order | None, surroundings: Surroundings) -> date | None:
    """Find the day right above the headline, where some templates print it."""
    heading = find_heading(markup)
    inside = (heading, *heading.iterdescendants()) if heading is not None else ()
    at = next((number for number, (_, parent) in enumerate(texts) if parent in inside), 0)
    above = " ".join(text for text, parent in texts[max(0, at - ABOVE) : at] if not surroundings.is_around(parent))
    return next((day for day, place in iter_days(above, order) if not UPDATED.search(above[:place])), None)


def _find_in_dateline(body: str, order: Order | None) -> date | None:
    """Find the day at the beginning of the text, alone or behind a place: "Lindvik, (12.11.2021). ..."; not "On 3 May 2019, ..."."""
    start = body[:START]
    day, at = next(iter_days(start, order), (None, 0))
    return day if DATELINE.fullmatch(start[:at]) and ENDED.match(start[at:]) else None
