"""Markup and body -> what surrounds the article in its page: menus, lists of other articles, comments."""

import re
from itertools import islice

from lxml.html import HtmlElement

from ingest.pages.markup import Markup
from ingest.pages.structured import squash

ASIDE = re.compile(
    r"related|recirc|recommend|most-?(?:read|popular)|trending|more-(?:on|from|stories)|top-?stories|read-?(?:more|next)"
    r"|comment(?!ar(?:y|ies))|newsletter|breadcrumb|(?<!post-)(?<!entry-)(?<!article-)(?<!asset-)(?<!node-)footer|latest|carousel|ticker|rail\b",
    re.IGNORECASE,
)
# Templates name small parts of the article itself so too ("teaser-meta"): these surround it only where they lead to others.
BESIDE = re.compile(r"sidebar|side-bar|teaser|promo(?!t)|widget|\bcards?\b", re.IGNORECASE)
MASTHEAD = re.compile(
    r"masthead|logo|\bbrand|top-?bar|site-?head|page-?head|date-?today|current-?date|\btoday\b", re.IGNORECASE
)
SILENT = ("script", "style", "noscript", "template", "select", "option")
LINKS = "descendant-or-self::a[@href]"
TITLES = "descendant::*[self::h2 or self::h3 or self::h4][descendant::a[@href] or ancestor::a[@href]]"
MOST = 3000  # texts that are looked at
LONGEST = 300  # characters of classes that are read
LEAST = 30  # letters and digits that a heading shares with the title where it goes on otherwise
HEADLINE = 25  # letters and digits from which on a link is the headline of another article, not an author or a topic


class Surroundings:
    """Knows which elements hold the headline or the text of the article: whatever they are called, they are no aside."""

    def __init__(self, heading: HtmlElement | None = None, begun: HtmlElement | None = None) -> None:
        self.heading, self.begun = heading, begun
        own = (element for element in (heading, begun) if element is not None)
        self._own = {around for element in own for around in (element, *element.iterancestors())}
        self._between: frozenset[HtmlElement] | None = None
        # Of blocks with thousands of texts, each of which asks: comments, lists.
        self._leading: dict[HtmlElement, bool] = {}
        self._lacking: dict[HtmlElement, bool] = {}

    def has(self, element: HtmlElement) -> bool:
        """Tell whether an element stands in what surrounds the article: menus, lists of other articles, comments."""
        for parent in (element, *element.iterancestors()):
            if parent.tag in SILENT:
                return True
            if parent not in self._own and self._is_marked(parent):
                return self._lacks_headline(parent) and not self._is_byline(parent)
        return False

    def is_around(self, element: HtmlElement) -> bool:
        """Tell whether an element stands in what surrounds the article, or in the head of the site, which may print today."""
        return self.has(element) or self._is_masthead(element)

    def _lacks_headline(self, parent: HtmlElement) -> bool:
        """Tell a block without a headline: "content has-sidebar" holds the article too."""
        if parent not in self._lacking:
            self._lacking[parent] = parent.find(".//h1") is None
        return self._lacking[parent]

    def _is_byline(self, parent: HtmlElement) -> bool:
        """Tell a block between headline and text that leads to no other article: "header-comment" holds author and day."""
        if self._between is None:
            self._between = _find_between(self.heading, self.begun)
        return parent in self._between and not self._leads_to_others(parent)

    def _is_masthead(self, element: HtmlElement) -> bool:
        around = [parent for parent in (element, *element.iterancestors()) if parent not in self._own]
        within = next(element.iterancestors("article", "main"), None) is not None
        return any((parent.tag == "header" and not within) or MASTHEAD.search(marks_of(parent)) for parent in around)

    def _is_marked(self, parent: HtmlElement) -> bool:
        if parent.tag == "footer":  # that of the article itself is where some templates put its day
            article = next(parent.iterancestors("article"), None)
            return article is None or article not in self._own
        if parent.tag in ("body", "html", "main", "article"):
            return False
        if parent.tag == "nav" or ASIDE.search(marks_of(parent)):
            return True
        return (parent.tag == "aside" or bool(BESIDE.search(marks_of(parent)))) and self._leads_to_others(parent)

    def _leads_to_others(self, parent: HtmlElement) -> bool:
        """Tell whether the whole block around an element, up to what holds the article, has the headline of another article."""
        block = parent
        for around in parent.iterancestors():
            if around in self._own or around.tag == "body":
                break
            block = around
        if block not in self._leading:
            links = (squash(str(link.text_content())) for link in block.xpath(LINKS))
            self._leading[block] = bool(block.xpath(TITLES)) or any(len(link) >= HEADLINE for link in links)
        return self._leading[block]


def _find_between(heading: HtmlElement | None, begun: HtmlElement | None) -> frozenset[HtmlElement]:
    """Find the elements that begin between the headline and the text; none where the text does not come soon after it."""
    after = heading.xpath(f"following::*[position() <= {MOST}]") if heading is not None else []
    return frozenset(after[: after.index(begun)]) if begun in after else frozenset()


def find_heading(markup: Markup) -> HtmlElement | None:
    """Find the headline in the page: the longest heading whose words the title of the page has too, the first of equals."""
    titles = [squash(text) for text in (*markup.metas.get("og:title", ()), *markup.tree.xpath("//title/text()"))]
    headings = [(squash(one.text_content()), one) for one in markup.tree.xpath("//h1|//h2|//h3|//h4")]
    known = [(len(words), one) for words, one in headings if any(_is_titled(words, title) for title in titles)]
    if known:
        return max(known, key=lambda pair: pair[0])[1]
    return next(iter(markup.tree.xpath("//h1")), None)


def _is_titled(words: str, title: str) -> bool:
    """Tell whether a title has all words of a heading, or their beginning where marks of the page end the heading."""
    return len(words) > 7 and (words in title or (len(words) >= LEAST and title.startswith(words[:LEAST])))


def find_surroundings(markup: Markup, body: str) -> Surroundings:
    """Find out what surrounds the article of a page: what holds neither its headline nor the first long line of its text."""
    opening = squash(next((line for line in body.split("\n") if len(squash(line)) >= 40), body))[:25]
    texts = islice(markup.tree.xpath("//body//text()"), MOST)
    begun = next((text.getparent() for text in texts if opening and squash(text).startswith(opening)), None)
    return Surroundings(find_heading(markup), begun)


def is_below(element: HtmlElement) -> bool:
    """Tell whether an element stands in the "footer" of something, and in nothing else that surrounds an article."""
    around = [parent for parent in element.iterancestors() if parent.tag not in ("body", "html")]
    marks = [marks_of(parent).lower().replace("footer", "") for parent in around]
    tags = {parent.tag for parent in around}
    return not tags & {"aside", "nav"} and not any(ASIDE.search(mark) or BESIDE.search(mark) for mark in marks)


def marks_of(element: HtmlElement) -> str:
    """Give the classes and the id of an element."""
    return f"{element.get('class') or ''} {element.get('id') or ''}"[:LONGEST]
