"""RSS, Atom or JSON Feed -> the pages that it names."""

import html
import io
import json
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from datetime import date
from email.utils import parsedate_to_datetime
from time import struct_time
from typing import Any

import feedparser

from ingest.fetching.addresses import join_address
from ingest.pages.bylines import read_byline
from ingest.sources.records import Link, Listing
from ingest.sources.xml import decode_xml, drop_cut_entry

PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
ADDRESSES = ("http://", "https://")
LONG = 400  # characters: what a feed calls content and is shorter is a summary


class NoFeed(ValueError):
    """This is no feed that can be read. Give the address of an RSS, Atom or JSON feed."""


def parse_feed(data: bytes, url: str) -> Listing:
    """Read a feed that was found at an address; raise NoFeed or DangerousXml.

    Items without an address are left out, and of two with one key the first, which is the newer, stays.
    """
    is_json = data.removeprefix(BOM_UTF8).lstrip()[:1] == b"{"
    listing = _parse_json(data, url) if is_json else _parse_xml(data, url)
    unique: dict[str, Link] = {}
    for link in listing.links:
        unique.setdefault(link.key, link)
    return listing.model_copy(update={"links": tuple(unique.values())})


def _parse_xml(data: bytes, url: str) -> Listing:
    # As a stream: given bytes or text, feedparser would take them for the name of a file or an address, and open it.
    text, is_cut = drop_cut_entry(decode_xml(data), "rss|feed|rdf", "item|entry")
    stream = io.BytesIO(text.encode("utf-8", errors="replace"))
    headers = {"content-location": url, "content-type": "application/xml; charset=utf-8"}
    found = feedparser.parse(stream, response_headers=headers, sanitize_html=False)
    if not found.get("version") and not found.entries:
        raise NoFeed("it is no RSS, Atom or JSON feed")
    head = found.feed
    base = _base_of(url, *(link.get("href") for link in head.get("links", ())))
    links = tuple(
        _link_of(entry, head, address) for entry in found.entries if (address := join_address(base, entry.get("link")))
    )
    return Listing(title=head.get("title"), fresh=_freshness(head), links=links, is_cut=is_cut)


def _base_of(url: str, *told: str | None) -> str:
    """Give the address that items count from: that of the feed, or for one in a file the first that it tells of itself."""
    addresses = (one for one in (url, *told) if one and one.lower().startswith(ADDRESSES))
    return next(addresses, url)


def _link_of(entry: Mapping[str, Any], head: Mapping[str, Any], address: str) -> Link:
    contents = [c.get("value") or "" for c in entry.get("content", ())] + [entry.get("summary") or ""]
    content = max(contents, key=len)
    # feedparser calls the dc:date of RSS "updated"; asked for it where it is not, it warns.
    dated = "published" if entry.get("published") else "updated"
    return Link(
        url=address, key=entry.get("id") or address, stamp=entry["updated"] if "updated" in entry else entry.get("published"), title=entry.get("title") or None,
        author=read_byline([name for one in entry.get("authors", ()) if (name := one.get("name"))], head.get("title")),
        published=printed_day(entry[dated], entry.get(f"{dated}_parsed")) if dated in entry else None, publisher=head.get("title") or None,
        language=head.get("language") or None, content=content if len(content) >= LONG else None,
    )  # fmt: skip


def _freshness(head: Mapping[str, Any]) -> float:
    """Give what a feed says of itself: RSS `ttl` in minutes, or the period and frequency of the syndication module."""
    ttl, period = str(head.get("ttl") or ""), str(head.get("sy_updateperiod") or "").strip().lower()
    often = str(head.get("sy_updatefrequency") or "1").strip()
    said = [60.0 * int(ttl)] if ttl.isdigit() and len(ttl) < 7 else []
    if period in PERIODS and often.isdigit() and int(often):
        said.append(PERIODS[period] / int(often))
    return max(said, default=0.0)


def printed_day(text: str | None, parsed: struct_time | None = None) -> date | None:
    """Read the day as it is printed, in its own zone: "15 May 23:30 -0500" is 15 May, and in UTC it would be the 16th."""
    written = (text or "").strip()
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(written).date()
    except (ValueError, IndexError, TypeError):
        return date(*parsed[:3]) if parsed else None


def _parse_json(data: bytes, url: str) -> Listing:
    """Read a JSON Feed (version 1 and 1.1)."""
    try:
        feed = json.loads(data)
    except ValueError as error:
        raise NoFeed(f"it looks like a JSON feed and is no JSON: {error}") from error
    except RecursionError as error:
        raise NoFeed("its lists or objects lie too deep in each other: no JSON feed") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise NoFeed("it is JSON without items: no JSON feed")
    return Listing(title=_text(feed.get("title")), links=tuple(_iter_items(feed, url)))


def _iter_items(feed: Mapping[str, Any], url: str) -> Iterator[Link]:
    base = _base_of(url, _text(feed.get("feed_url")), _text(feed.get("home_page_url")))
    for item in feed["items"]:
        given = _given_address(item) if isinstance(item, dict) else None
        address = join_address(base, given)
        if not address:
            continue
        said, content = _text(item.get("date_published")), _text(item.get("content_html"))
        if content is None and (plain := _text(item.get("content_text"))):
            content = "".join(f"<p>{html.escape(part)}</p>" for part in plain.split("\n\n"))
        yield Link(
            url=address, key=str(item.get("id") or given), stamp=_text(item.get("date_modified")) or said,
            title=_text(item.get("title")), author=_authors(item, feed), published=printed_day(said), publisher=_text(feed.get("title")),
            language=_text(item.get("language")) or _text(feed.get("language")),
            content=content if content and len(content) >= LONG else None,
        )  # fmt: skip


def _given_address(item: Mapping[str, Any]) -> str | None:
    """Find the address of an item: its id is one where nothing else is (JSON Feed 1.1, "ideally the full URL")."""
    id_ = _text(item.get("id"))
    named = id_ if id_ and id_.lower().startswith(ADDRESSES) else None
    return _text(item.get("url")) or _text(item.get("external_url")) or named


def _authors(item: Mapping[str, Any], feed: Mapping[str, Any]) -> str | None:
    """Read the authors of an item: a list since version 1.1, one before. Those of the feed are its owners, who need not have written it."""
    told = [*(item["authors"] if isinstance(item.get("authors"), list) else ()), item.get("author")]
    names = (_text(one.get("name")) for one in told if isinstance(one, dict))
    return read_byline([name for name in names if name], _text(feed.get("title")))


def _text(value: Any) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
