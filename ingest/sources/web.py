"""An address -> the articles there, or the pages that the feed, sitemap or list there names."""

from collections.abc import Iterator

from graph.ids import digest
from graph.model import Article
from ingest.decoding import decode
from ingest.fetching.addresses import canonical_address
from ingest.fetching.answers import Fetched, Validators
from ingest.fetching.fetcher import Fetcher
from ingest.sources.feeds import NoFeed, parse_feed
from ingest.sources.files import read_bytes, read_page
from ingest.sources.recognition import HEAD, recognise
from ingest.sources.records import Given, Link, Listing, Unreadable
from ingest.sources.sitemaps import NoSitemap, parse_sitemap
from ingest.sources.xml import DangerousXml

NAMES_OTHERS = ("feed", "sitemap", "list")
MOST_PARTS = 20  # sitemaps of an index that one visit reads: the last ones, where sites put what is new
PLAIN = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/html": ".html",
    "application/x-ndjson": ".jsonl",
}


class NoListing(ValueError):
    """What is there names no pages. Give the address of a feed, of a sitemap or of a list of addresses."""


class Visit(Listing):
    """What a feed names now, and what it said of itself when it was asked."""

    is_unchanged: bool = False
    moved_to: str | None = None
    validators: Validators = Validators()


def article_id(address: str) -> str:
    """Name the article at an address: the same for all spellings of the address. Raises BadAddress."""
    return digest("art", canonical_address(address))


def visit(address: str, known: Validators, fetcher: Fetcher) -> Visit:
    """Ask what a feed, sitemap or list of addresses names now; raise FetchError, BadAddress or NoListing."""
    fetched = fetcher.fetch(address, known)
    said = {"moved_to": fetched.moved_to, "validators": fetched.validators}
    if fetched.is_unchanged:
        return Visit.model_validate(said | {"is_unchanged": True, "validators": known})
    listing = read_listing(fetched.body, fetched.url)
    links = list(listing.links)
    for part in listing.more[-MOST_PARTS:]:
        links += read_listing(fetcher.fetch(part).body, part).links
    fresh = max(listing.fresh, float(fetched.max_age or 0))
    return Visit.model_validate(dict(listing) | said | {"fresh": fresh, "links": tuple(links)})


def read_listing(data: bytes, url: str) -> Listing:
    """Read what a feed, sitemap or list names; raise NoListing."""
    kind = recognise(data[:HEAD])
    try:
        if kind == "feed":
            return parse_feed(data, url)
        if kind == "sitemap":
            return parse_sitemap(data)
    except (NoFeed, NoSitemap, DangerousXml) as error:
        raise NoListing(str(error)) from error
    if kind == "list":
        lines = (line.strip() for line in data.decode("utf-8", errors="replace").split("\n"))
        return Listing(links=tuple(Link(url=line, key=line) for line in lines if line and not line.startswith("#")))
    raise NoListing("it is neither a feed nor a sitemap nor a list of addresses")


def read_address(link: Link, fetcher: Fetcher) -> Iterator[Given]:
    """Fetch what is at an address: an article, several of them, or links to others. Raises FetchError or BadAddress."""
    fetched = fetcher.fetch(link.url)
    kind = recognise(fetched.body[:HEAD], PLAIN.get(fetched.media, ""))
    if kind in NAMES_OTHERS:
        yield from _links(fetched)
    elif kind == "page":
        yield _complete(read_page(fetched.url, decode(fetched.body), fetched.url), link, fetched)
    else:
        for item in read_bytes(fetched.url, fetched.body, kind):
            yield _complete(item, link, fetched) if kind == "text" else item


def _links(fetched: Fetched) -> Iterator[Given]:
    try:
        listing = read_listing(fetched.body, fetched.url)
    except NoListing as error:
        yield Unreadable(source=fetched.url, reason=str(error))
        return
    yield from listing.links
    yield from (Link(url=address, key=address, is_list=True) for address in listing.more)


def _complete(item: Article | Unreadable, link: Link, fetched: Fetched) -> Article | Unreadable:
    """Name an article by its address, and say of it what the feed says where the page does not."""
    if isinstance(item, Unreadable):
        return item
    url = item.url or fetched.url
    known = {
        name: getattr(item, name) or getattr(link, name) for name in ("title", "published", "publisher", "language")
    }
    return item.model_copy(update={**known, "url": url, "id": article_id(url)})
