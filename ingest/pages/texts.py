"""Markup -> the texts of a page in order, and which of them stand between headline and text, or outside of the article."""

from collections.abc import Iterator, Sequence
from itertools import islice

from lxml.html import HtmlElement

from ingest.pages.markup import Markup
from ingest.pages.printed import PUBLISHED, UPDATED, iter_days
from ingest.pages.structured import squash
from ingest.pages.surroundings import SILENT, Surroundings, marks_of

Texts = Sequence[tuple[str, HtmlElement]]
HEADER = 700  # characters between headline and text: what is further apart does not belong together
NEAR = 300  # the same where the text does not begin below the headline
FEW = 12  # texts right below the headline
IMPRINT = 80  # characters of a line that says when a page was published
MOST = 3000  # texts of one page that are looked at


def iter_texts(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Yield the texts of a page in order, each with the element around it; a <time> gives its day where it prints none."""
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
            words = f"{words} {given[:10]}".strip()
        if words:
            yield words, parent


def read_header(texts: Texts, markup: Markup, body: str, surroundings: Surroundings) -> str:
    """Give what a page prints between its headline and the first long line of its text, or right below the headline."""
    titles = [squash(text)[:40] for text in (*markup.tree.xpath("//h1//text()"), *markup.tree.xpath("//title/text()"))]
    opening = squash(next((line for line in body.split("\n") if len(squash(line)) >= 40), body))[:25]
    squashed = [squash(text) for text, _ in texts]
    end = next((at for at, text in enumerate(squashed) if opening and text.startswith(opening)), 0)
    heads = [at for at, text in enumerate(squashed[:end]) if len(text) > 5 and _begins(titles[:10], text)]
    if heads:
        return " ".join(text for text, parent in texts[heads[-1] + 1 : end] if not surroundings.has(parent))[:HEADER]
    start = 1 + max(find_places(texts, surroundings), default=len(texts))
    short = (
        text for text, parent in texts[start : start + FEW] if len(text) <= IMPRINT and not surroundings.has(parent)
    )
    return " ".join(short)[:NEAR]


def _begins(titles: Sequence[str], text: str) -> bool:
    return any(title.startswith(text[:40]) for title in titles)


def find_places(texts: Texts, surroundings: Surroundings) -> tuple[int, ...]:
    """Find where the headline stands among the texts of a page."""
    inside = set(surroundings.heading.iter()) if surroundings.heading is not None else set()
    return tuple(at for at, (_, parent) in enumerate(texts) if parent in inside)


def read_outside(texts: Texts, surroundings: Surroundings, body: str) -> str:
    """Give the texts of a page that are neither of its article nor of other articles."""
    inside = squash(body)
    here = ((text, parent) for text, parent in texts if not UPDATED.search(marks_of(parent)))
    own = islice((text for text, parent in here if not surroundings.is_around(parent)), MOST)
    return " ".join(text for text in own if squash(text) not in inside or len(squash(text)) < 6 or _is_imprint(text))


def _is_imprint(text: str) -> bool:
    """Tell a short line that says when it was published, which may have slipped into the body."""
    return len(text) < IMPRINT and bool(PUBLISHED.search(text))
