"""Markup and body -> what surrounds the article in its page: menus, lists of other articles, comments."""

import re
from collections.abc import Iterable
from itertools import islice

from lxml.html import HtmlElement

from ingest.pages.markup import Markup
from ingest.pages.structured import squash

ASIDE = re.compile(
    r"related|recirc|recommend|sidebar|side-bar|most-?(?:read|popular)|trending|more-(?:on|from|stories)|top-?stories"
    r"|read-?(?:more|next)|comment|teaser|promo(?!t)|newsletter|widget|breadcrumb|footer|latest|\bcards?\b|carousel|ticker|rail\b",
    re.IGNORECASE,
)
MASTHEAD = re.compile(r"masthead|logo|\bbrand|top-?bar|site-?head|page-?head|date-?today|current-?date", re.IGNORECASE)
SILENT = ("script", "style", "noscript", "template", "select", "option")
MOST = 3000  # texts that are looked at
LONGEST = 300  # characters of classes that are read


class Surroundings:
    """Knows which elements hold the headline or the text of the article: whatever they are called, they are no aside."""

    def __init__(self, own: Iterable[HtmlElement] = ()) -> None:
        self._own = {around for element in own for around in (element, *element.iterancestors())}

    def has(self, element: HtmlElement) -> bool:
        """Tell whether an element stands in what surrounds the article: menus, lists of other articles, comments."""
        for parent in (element, *element.iterancestors()):
            if parent.tag in SILENT:
                return True
            if parent not in self._own and self._is_marked(parent):
                return parent.find(".//h1") is None  # "content has-sidebar" holds the article too
        return False

    def is_around(self, element: HtmlElement) -> bool:
        """Tell whether an element stands in what surrounds the article, or in the head of the site, which may print today."""
        return self.has(element) or self._is_masthead(element)

    def _is_masthead(self, element: HtmlElement) -> bool:
        around = (parent for parent in (element, *element.iterancestors()) if parent not in self._own)
        return any(parent.tag == "header" or MASTHEAD.search(marks_of(parent)) for parent in around)

    def _is_marked(self, parent: HtmlElement) -> bool:
        if parent.tag == "footer":  # that of the article itself is where some templates put its day
            article = next(parent.iterancestors("article"), None)
            return article is None or article not in self._own
        if parent.tag in ("aside", "nav"):
            return True
        return parent.tag not in ("body", "html", "main", "article") and bool(ASIDE.search(marks_of(parent)))


def find_heading(markup: Markup) -> HtmlElement | None:
    """Find the headline in the page: a heading whose words the title of the page has too."""
    titles = [squash(text) for text in (*markup.metas.get("og:title", ()), *markup.tree.xpath("//title/text()"))]
    for heading in markup.tree.xpath("//h1|//h2|//h3|//h4"):
        words = squash(heading.text_content())
        if len(words) > 7 and any(words in title for title in titles):
            return heading
    return next(iter(markup.tree.xpath("//h1")), None)


def find_surroundings(markup: Markup, body: str) -> Surroundings:
    """Find out what surrounds the article of a page: what holds neither its headline nor the first long line of its text."""
    heading = find_heading(markup)
    opening = squash(next((line for line in body.split("\n") if len(squash(line)) >= 40), body))[:25]
    texts = islice(markup.tree.xpath("//body//text()"), MOST)
    begun = next((text.getparent() for text in texts if opening and squash(text).startswith(opening)), None)
    return Surroundings(element for element in (heading, begun) if element is not None)


def is_below(element: HtmlElement) -> bool:
    """Tell whether an element stands in the "footer" of something, and in nothing else that surrounds an article."""
    marks = [marks_of(parent) for parent in element.iterancestors() if parent.tag not in ("body", "html")]
    tags = {parent.tag for parent in element.iterancestors()}
    return not tags & {"aside", "nav"} and not any(ASIDE.search(mark.lower().replace("footer", "")) for mark in marks)


def marks_of(element: HtmlElement) -> str:
    """Give the classes and the id of an element."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:LONGEST]
