"""HTML text -> Markup: the tree of a page, what its <meta> say, and the JSON-LD record of its own article."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ingest.fetching.addresses import join_address
from ingest.pages.structured import find_article, read_blocks

HEADINGS = 10  # that a record is compared with
META_KEYS = ("property", "name", "itemprop", "http-equiv")
MIRRORS = ("www.", "amp.", "m.", "mobile.")


class Markup(NamedTuple):
    """A parsed page. `metas` maps the lower-case key of a <meta> to its contents in the order of the page."""

    tree: HtmlElement
    metas: Mapping[str, tuple[str, ...]]
    nodes: tuple[dict[str, Any], ...]
    article: dict[str, Any]
    url: str | None
    canonical: str | None

    def get_meta(self, *keys: str) -> str | None:
        """Give the first content of the first key that the page has, None where it has none of them."""
        return next((content for key in keys for content in self.metas.get(key, ())), None)

    @property
    def hints(self) -> tuple[str, str]:
        """Say where the page is from: its language tag and its host, for reading 03/04/2024."""
        language = self.tree.get("lang") or self.tree.get("xml:lang") or ""
        return language, urlsplit(self.url or self.canonical or "").hostname or ""


def parse_markup(html: str, url: str | None) -> Markup | None:
    """Parse a page; None where there is no element in it. An address that is not of the web counts as none."""
    url = url if url and is_web(url) else None
    try:
        # As bytes, because lxml refuses a str that begins with an XML declaration of its encoding.
        tree = document_fromstring(html.encode(), HTMLParser(encoding="utf-8", huge_tree=True))
    except ParserError:
        return None
    metas = _read_metas(tree)
    canonical = _find_canonical(tree, metas, url)
    nodes = read_blocks(script.text_content() for script in tree.iter("script") if "ld+json" in _kind(script))
    article = find_article(nodes, (url, canonical), tuple(islice(_iter_headings(tree, metas), HEADINGS)))
    return Markup(tree, metas, nodes, article, url, canonical)


def _kind(element: HtmlElement) -> str:
    return str(element.get("type") or "").lower()


def _read_metas(tree: HtmlElement) -> dict[str, tuple[str, ...]]:
    metas: dict[str, tuple[str, ...]] = {}
    for element in tree.iter("meta"):
        # Microdata counts in its own item, which may be a related article's: only its place tells, see page_dates.
        key = next((str(element.get(key)).strip().lower() for key in META_KEYS if element.get(key)), None)
        # Templates that confuse the two write "value".
        content = " ".join(str(element.get("content") or element.get("value") or "").split())
        if key and content and element.get("itemprop") is None:
            metas[key] = (*metas.get(key, ()), content)
    return metas


def _iter_headings(tree: HtmlElement, metas: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    yield from metas.get("og:title", ())
    yield from (" ".join(h.text_content().split()) for h in tree.iter("h1", "title"))


def find_feeds(markup: Markup) -> tuple[str, ...]:
    """Find the feeds that a page announces, as absolute addresses, each once."""
    bases = markup.tree.xpath("//base/@href")
    given = markup.url or markup.canonical
    here = join_address(given, bases[0]) if bases else given
    kinds = ("application/rss+xml", "application/atom+xml", "application/feed+json")
    links = [link for link in markup.tree.iter("link") if "alternate" in str(link.get("rel") or "").lower().split()]
    found = (join_address(here, link.get("href")) for link in links if _kind(link).split(";")[0].strip() in kinds)
    return tuple(dict.fromkeys(feed for feed in found if feed and is_web(feed)))


def is_web(url: str) -> bool:
    """Tell whether an address is absolute and of the web."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def site_of(url: str) -> str:
    """Give the host of an address without "www." and the marks of pages for phones."""
    host = (urlsplit(url).hostname or "").lower()
    return next((host[len(mark) :] for mark in MIRRORS if host.startswith(mark)), host)


def _find_canonical(tree: HtmlElement, metas: Mapping[str, tuple[str, ...]], url: str | None) -> str | None:
    """Find the address that the page gives itself, believed only about its own site and not if it is the front page."""
    links = [
        link.get("href") for link in tree.iter("link") if "canonical" in str(link.get("rel") or "").lower().split()
    ]
    for given in (*links, *metas.get("og:url", ())):
        found = (given or "").strip()
        if is_web(found) and (url is None or _is_same_site(found, url)):
            return found
    return None


def _is_same_site(found: str, url: str) -> bool:
    here, there = site_of(url), site_of(found)
    near = here == there or here.endswith("." + there) or there.endswith("." + here)
    is_front = not urlsplit(found).path.strip("/") and not urlsplit(found).query
    return near and not (is_front and urlsplit(url).path.strip("/"))
