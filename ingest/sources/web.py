"""An address -> the articles there, or links to the pages that the feed, sitemap or list there names."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from graph.model import Article
from ingest.fetching.addresses import BadAddress
from ingest.fetching.errors import FetchError, Missing, RobotsForbid
from ingest.fetching.fetcher import Fetcher
from ingest.pages.encoding import decode_page
from ingest.pages.fragments import read_fragment
from ingest.sources.files import read_stream, suffix_of
from ingest.sources.pages import read_page
from ingest.sources.recognition import HEAD, recognise
from ingest.sources.records import Given, Link, Read, Unreadable, article_id, read_record

DEEP = 2  # lists within lists: an index of sitemaps, a sitemap, a page
AT_ONCE = 8  # addresses that are fetched at the same time, each from another host
PLAIN = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/html": ".html",
    "application/x-ndjson": ".jsonl",
}


def read_address(link: Link, fetcher: Fetcher) -> Iterator[Given]:
    """Fetch what is at an address: an article, several of them, or links to others. Raises FetchError or BadAddress.

    Where the page is not given to us (robots.txt, a login, a paywall), the text that the feed itself brought is read instead.
    """
    try:
        found = list(_read(link, fetcher))
    except BadAddress:
        raise
    except (ValueError, RecursionError, OverflowError, csv.Error) as error:  # no text, or what no reader foresaw
        found = [Unreadable(source=link.url, reason=f"it cannot be read: {error}")]
    except (RobotsForbid, Missing):
        if brought := _brought_by_feed(link):
            yield brought
            return
        raise
    if all(isinstance(one, Unreadable) for one in found) and (brought := _brought_by_feed(link)):
        yield brought
    else:
        yield from found


def _read(link: Link, fetcher: Fetcher) -> Iterator[Given]:
    fetched = fetcher.fetch(link.url)
    suffix = PLAIN.get(fetched.media) or suffix_of(PurePosixPath(urlsplit(fetched.url).path))
    kind = recognise(fetched.body[:HEAD], suffix)
    if kind == "page":
        yield _complete(
            read_page(fetched.url, decode_page(fetched.body, fetched.charset), fetched.url), link, fetched.url
        )
        return
    for item in read_stream(fetched.url, BytesIO(fetched.body), suffix):
        yield _complete(item, link, fetched.url) if kind == "text" else item


def _brought_by_feed(link: Link) -> Article | None:
    """Make an article of the text that a feed brought with the address; None where it brought none."""
    if not link.content:
        return None
    read = read_record(link.url, None, {"text": read_fragment(link.content), "url": link.url})
    completed = _complete(read, link, link.url)
    return completed if isinstance(completed, Article) else None


def _complete(item: Given, link: Link, fetched: str) -> Given:
    """Name an article by its address, and say of it what the feed says where the page does not, or only by its host."""
    if not isinstance(item, Article):
        return item
    url, host = item.url or fetched, urlsplit(fetched).hostname or ""
    known = {name: getattr(item, name) or getattr(link, name) for name in ("title", "author", "published", "language")}
    is_named = item.publisher not in (None, host, host.removeprefix("www."))
    publisher = item.publisher if is_named else link.publisher or item.publisher
    return item.model_copy(update={**known, "publisher": publisher, "url": url, "id": article_id(url)})


def follow(given: Iterable[Given], fetcher: Fetcher, deep: int = DEEP) -> Iterator[Read]:
    """Fetch what links lead to, several at a time, and yield the articles there in order; lists within lists `deep` times."""
    waiting: list[Link] = []
    for one in given:
        if isinstance(one, Link):
            waiting.append(one)
            if len(waiting) < AT_ONCE:
                continue
        yield from _follow_all(waiting, fetcher, deep)
        waiting = []
        if not isinstance(one, Link):
            yield one
    yield from _follow_all(waiting, fetcher, deep)


def _follow_all(links: Sequence[Link], fetcher: Fetcher, deep: int) -> Iterator[Read]:
    def read(link: Link) -> list[Given]:
        try:
            return list(read_address(link, fetcher))
        except (FetchError, BadAddress) as error:
            return [Unreadable(source=link.url, reason=str(error).removeprefix(f"{link.url}: "))]

    if not links:
        return
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            for link, found in zip(links, pool.map(read, links), strict=True):
                if deep or not any(isinstance(one, Link) for one in found):
                    yield from follow(found, fetcher, deep - 1)
                else:
                    yield Unreadable(source=link.url, reason="it names other pages instead of being an article")
        except KeyboardInterrupt:  # else the pool waits for every answer before it lets go
            fetcher.close()
            raise
