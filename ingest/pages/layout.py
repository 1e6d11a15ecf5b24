"""Markup and body -> Layout: the texts of a page in order, and which stand between headline and text, or outside of the article."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from ingest.pages.labels import PUBLISHED, UPDATED
from ingest.pages.markup import Markup
from ingest.pages.printed import Order, find_order, iter_days, parse_stamp
from ingest.pages.structured import squash
from ingest.pages.surroundings import SILENT, Surroundings, find_surroundings, is_below, marks_of
from ingest.pages.zones import Zone, find_zone, localize

HEADER = 700  # characters between headline and text: what is further apart does not belong together
NEAR = 300  # the same where the text does not begin below the headline
FEW = 12  # texts right below the headline
LABEL = 25  # characters before a day in which it is looked for what day it is
IMPRINT = 80  # characters of a line that says when a page was published
ALL = 20_000  # texts of one page; a long live blog has half of them
MOST = 3000  # texts outside of the article that are looked at


class Layout(NamedTuple):
    """What a page prints: its texts in order, each with the element around it; what is around the article; how it writes days; its zone."""

    markup: Markup
    body: str
    surroundings: Surroundings
    texts: Sequence[tuple[str, HtmlElement]]
    order: Order | None
    zone: Zone | None

    def find_anchor(self) -> tuple[int, ...]:
        """Find which of the texts the day of the article stands near: the headline, or where the text begins if there is none."""
        begun = (at for at, (_, parent) in enumerate(self.texts) if parent is self.surroundings.begun)
        return self.find_headline() or (next(begun, 0),)

    def find_headline(self) -> tuple[int, ...]:
        """Find which of the texts are the headline."""
        heading = self.surroundings.heading
        inside = set(heading.iter()) if heading is not None else set()
        return tuple(at for at, (_, parent) in enumerate(self.texts) if parent in inside)

    def read_label(self, at: int, text: str) -> str:
        """Give what stands right before a day, from `text` before it in the same text; "Joined:" may be a text of its own."""
        before = self.texts[at - 1][0] if at else ""
        return (f"{before} {text}" if before.endswith(":") else text)[-LABEL:]

    def read_before(self, at: int, text: str) -> str:
        """Give more of what stands before a day, whatever text it is in."""
        before = self.texts[at - 1][0] if at else ""
        return f"{before[-LABEL:]} {text}"[-2 * LABEL :]


def lay_out(markup: Markup, body: str) -> Layout:
    """Lay out a page whose body is known."""
    zone = find_zone(markup.hints)
    texts = tuple(islice(_iter_texts(markup.tree, zone), ALL))
    order = find_order(markup.hints, (text for text, _ in texts))
    return Layout(markup, body, find_surroundings(markup, body), texts, order, zone)


def _iter_texts(tree: HtmlElement, zone: Zone | None) -> Iterator[tuple[str, HtmlElement]]:
    """Yield the texts of a page in order; a <time> gives its day where it prints none."""
    for found in tree.xpath("//body//text()|//body//time[@datetime][not(text())]"):
        if isinstance(found, HtmlElement):
            parent, words = found, ""
        else:
            parent, words = (
                found.getparent().getparent() if found.is_tail else found.getparent(),
                " ".join(found.split()),
            )
        if not isinstance(parent.tag, str) or parent.tag in SILENT:
            continue
        given = parent.get("datetime") if parent.tag == "time" else None
        if given and (words or isinstance(found, HtmlElement)) and not next(iter_days(words, None), None):
            words = f"{words} {_day_of(given, zone)}".strip()
        if words:
            yield words, parent


def _day_of(given: str, zone: Zone | None) -> str:
    stamp = parse_stamp(given)
    return localize(stamp, zone).day.isoformat() if stamp and stamp.moment else given[:10]


def read_header(page: Layout) -> str:
    """Give what a page prints between its headline and the first long line of its text, or right below the headline."""
    tree = page.markup.tree
    titles = [squash(text)[:40] for text in (*tree.xpath("//h1//text()"), *tree.xpath("//title/text()"))[:10]]
    opening = squash(next((line for line in page.body.split("\n") if len(squash(line)) >= 40), page.body))[:25]
    squashed = [squash(text) for text, _ in page.texts]
    end = next((at for at, text in enumerate(squashed) if opening and text.startswith(opening)), 0)
    heads = [at for at, text in enumerate(squashed[:end]) if len(text) > 5 and _begins(titles, text)]
    if heads:
        return " ".join(_iter_own(page, heads[-1] + 1, end))[:HEADER]
    start = 1 + max(page.find_headline(), default=len(page.texts))
    return " ".join(text for text in _iter_own(page, start, start + FEW) if len(text) <= IMPRINT)[:NEAR]


def _begins(titles: Sequence[str], text: str) -> bool:
    return any(title.startswith(text[:40]) for title in titles)


def _iter_own(page: Layout, start: int, end: int) -> Iterator[str]:
    """Yield the texts of a stretch that are not of other articles."""
    yield from (text for text, parent in page.texts[start:end] if not page.surroundings.has(parent))


def read_outside(page: Layout) -> str:
    """Give the texts of a page that are neither of its article nor of other articles."""
    inside = squash(page.body)
    here = ((text, parent) for text, parent in page.texts if not UPDATED.search(marks_of(parent)))
    own = islice((text for text, parent in here if _is_of_page(page, text, parent)), MOST)
    return " ".join(text for text in own if squash(text) not in inside or len(squash(text)) < 6 or _is_imprint(text))


def _is_of_page(page: Layout, text: str, parent: HtmlElement) -> bool:
    """Tell what is not of other articles; some templates put the imprint of the article into a footer."""
    return not page.surroundings.is_around(parent) or (_is_imprint(text) and is_below(parent))


def _is_imprint(text: str) -> bool:
    """Tell a short line that says when it was published, which may have slipped into the body."""
    return len(text) < IMPRINT and bool(PUBLISHED.search(text))
