"""Sitemap, news sitemap or index of sitemaps -> the pages that it names (sitemaps.org protocol 0.9)."""

from typing import Any

from lxml import etree

from ingest.fetching.addresses import join_address
from ingest.sources.feeds import printed_day
from ingest.sources.records import Link, Listing
from ingest.sources.xml import decode_xml, drop_cut_entry

MOST = 50_000  # addresses of one sitemap: the protocol allows no more
LARGEST = 52_428_800  # bytes of one sitemap, unpacked, as the protocol has it
ROOTS = ("urlset", "sitemapindex")


class NoSitemap(ValueError):
    """This is no sitemap that can be read. Give the address of a sitemap, or the pages themselves."""


def parse_sitemap(data: bytes, url: str = "") -> Listing:
    """Read a sitemap; raise NoSitemap or DangerousXml. Names of elements count without their namespace, which many get wrong.

    The protocol wants whole addresses; where one is not, it is that of a page beside the sitemap's `url`.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    text, is_cut = drop_cut_entry(decode_xml(data), "urlset|sitemapindex", "url|sitemap")
    body = text[text.index("?>") + 2 :] if text.lstrip().startswith("<?xml") and "?>" in text[:300] else text
    try:
        root = etree.fromstring(body.strip().encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError as error:
        raise NoSitemap(f"it is no XML: {error.msg}") from error
    if root is None or _name(root) not in ROOTS:
        raise NoSitemap("it is no sitemap: its first element is neither urlset nor sitemapindex")
    if _name(root) == "sitemapindex":
        return Listing(more=_parts_of(root, url), is_cut=is_cut)
    return Listing(links=tuple(link for entry in root[:MOST] if (link := _link_of(entry, url))), is_cut=is_cut)


def _parts_of(root: Any, url: str) -> tuple[str, ...]:
    """List the sitemaps of an index in the order of their days, where it has them, those without a day first."""
    found = ((_find(entry, "lastmod") or "", join_address(url, _find(entry, "loc"))) for entry in root[:MOST])
    dated = [(day, address) for day, address in found if address]
    return tuple(address for _, address in sorted(dated, key=lambda one: one[0]))


def _link_of(entry: Any, url: str) -> Link | None:
    address = join_address(url, _find(entry, "loc"))
    if not address:
        return None
    return Link(
        url=address, key=address, stamp=_find(entry, "lastmod") or _find(entry, "publication_date"), title=_find(entry, "title"),
        published=printed_day(_find(entry, "publication_date")), publisher=_find(entry, "name"), language=_find(entry, "language"),
    )  # fmt: skip


def _name(element: Any) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _find(entry: Any, name: str) -> str | None:
    """Find the text of the first element of a name, at any depth outside of images and videos."""
    for element in entry.iter():
        if _name(element) == name and _name(element.getparent()) not in ("image", "video"):
            return (element.text or "").strip() or None
    return None
