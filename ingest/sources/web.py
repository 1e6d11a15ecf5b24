"""An address -> the articles there, or links to the pages that the feed, sitemap or list there names."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from graph.ids import key_of
from graph.model import Article
from ingest.fetching.addresses import BadAddress, canonical_address
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
    url, host = canonical_address(item.url or fetched), urlsplit(fetched).hostname or ""
    known = {name: getattr(item, name) or getattr(link, name) for name in ("title", "author", "published", "language")}
    is_named = item.publisher not in (None, host, host.removeprefix("www."))
    publisher = item.publisher if is_named else link.publisher or item.publisher
    return item.model_copy(update={**known, "publisher": publisher, "url": url, "id": article_id(url)})


def follow(given: Iterable[Given], fetcher: Fetcher) -> Iterator[Read]:
    """Fetch what links lead to, several at a time, and yield the articles there in order; lists within lists, `DEEP` of them.

    An address is fetched once, however often and in whatever spelling it is named: an index of sitemaps may name itself.
    """
    return _Walk(fetcher).follow(given)


class _Walk:
    """Remembers what was followed: a number for each address, since a site may name a million."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._followed: set[int] = set()

    def follow(self, given: Iterable[Given], above: tuple[int, ...] = ()) -> Iterator[Read]:
        """Follow what was given; `above` are the lists that led to it."""
        waiting: list[Link] = []
        for one in given:
            if isinstance(one, Link):
                if (key := _key(one)) not in self._followed:
                    self._followed.add(key)
                    waiting.append(one)
                if len(waiting) < AT_ONCE:
                    continue
            yield from self._follow_all(waiting, above)
            waiting = []
            if not isinstance(one, Link):
                yield one
        yield from self._follow_all(waiting, above)

    def _follow_all(self, links: Sequence[Link], above: tuple[int, ...]) -> Iterator[Read]:
        if not links:
            return
        with ThreadPoolExecutor(AT_ONCE) as pool:
            try:
                for link, found in zip(links, pool.map(self._read, links), strict=True):
                    lists = (*above, _key(link))
                    named = [one for one in found if isinstance(one, Link)]
                    if named and (len(above) == DEEP or all(_key(one) in lists for one in named)):
                        yield Unreadable(source=link.url, reason="it names other pages instead of being an article")
                    else:
                        yield from self.follow(found, lists)
            except KeyboardInterrupt:  # else the pool waits for every answer before it lets go
                self._fetcher.close()
                raise

    def _read(self, link: Link) -> list[Given]:
        try:
            return list(read_address(link, self._fetcher))
        except (FetchError, BadAddress) as error:
            return [Unreadable(source=link.url, reason=str(error).removeprefix(f"{link.url}: "))]


def _key(link: Link) -> int:
    try:
        return key_of(canonical_address(link.url))
    except BadAddress:  # told when it is to be fetched
        return key_of(link.url)
