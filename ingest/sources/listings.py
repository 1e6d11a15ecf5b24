"""A feed, a sitemap or a list of addresses -> the pages that it names."""

from io import BytesIO

from ingest.compressed import NotUnpacked, is_gzip, open_plain, read_whole
from ingest.decoding import NotText, decode
from ingest.pages.encoding import decode_page
from ingest.pages.markup import find_feeds, parse_markup
from ingest.sources.feeds import NoFeed, parse_feed
from ingest.sources.recognition import HEAD, recognise
from ingest.sources.records import Link, Listing
from ingest.sources.sitemaps import LARGEST, NoSitemap, parse_sitemap
from ingest.sources.xml import DangerousXml


class NoListing(ValueError):
    """What is there names no pages. Give the address of a feed, of a sitemap or of a list of addresses."""


def read_listing(data: bytes, url: str, is_list: bool = False) -> Listing:
    """Read what a feed, sitemap or list names, packed by gzip or not; `is_list`: it is known to be a list. Raises NoListing."""
    try:
        data = read_whole(open_plain(BytesIO(data)), LARGEST) if is_gzip(data) else data
    except NotUnpacked as error:
        raise NoListing(f"it cannot be unpacked: {error}") from error
    kind = "list" if is_list else recognise(data[:HEAD])
    try:
        if kind == "feed":
            return parse_feed(data, url)
        if kind == "sitemap":
            return parse_sitemap(data, url)
        if kind == "list":
            return _read_list(decode(data))
    except (NoFeed, NoSitemap, DangerousXml, NotText) as error:
        raise NoListing(str(error)) from error
    named = find_feeds(markup) if kind == "page" and (markup := parse_markup(decode_page(data, None), url)) else ()
    hint = f": the page names the feed {named[0]}" if named else ""
    raise NoListing(f"it is neither a feed nor a sitemap nor a list of addresses{hint}")


def _read_list(text: str) -> Listing:
    """Read a list of addresses, one a line; what is none is told when it is to be fetched."""
    lines = (line.strip() for line in text.split("\n"))
    return Listing(links=tuple(Link(url=line, key=line) for line in lines if line and not line.startswith("#")))
