"""One article given as an object -> the article, or why it cannot be read."""

import json
from datetime import date
from typing import Any

from pydantic import Field, ValidationError

from graph.findings import advise
from graph.ids import digest
from graph.model import Article, Record
from ingest.fetching.addresses import BadAddress, canonical_address

KEPT = set(Article.model_fields)


class Unreadable(Record):
    """Something that was given and could not be read, and why."""

    source: str
    line: int | None = None
    reason: str


class Link(Record):
    """A page that a feed, a sitemap or a list names, with what is said of it there."""

    url: str
    key: str = Field(description="what stays when the page changes: the id of the item, or its address")
    stamp: str | None = Field(default=None, description="what changes with the page: when it was updated, as written")
    title: str | None = None
    author: str | None = None
    published: date | None = None
    publisher: str | None = None
    language: str | None = None
    content: str | None = Field(default=None, description="the whole text as HTML, where a feed brings it")
    is_list: bool = Field(default=False, description="leads to a further list, not to a page")


class Listing(Record):
    """What a feed, a sitemap or a list of addresses names."""

    title: str | None = None
    fresh: float = Field(default=0.0, description="seconds for which it calls itself fresh")
    links: tuple[Link, ...] = ()
    more: tuple[str, ...] = Field(default=(), description="addresses of further lists: of an index of sitemaps")
    is_cut: bool = Field(default=False, description="breaks off before its end: what is named is what stands before")

    def everything(self) -> tuple[Link, ...]:
        """Give the pages, and the further lists as links too."""
        return (*self.links, *(Link(url=address, key=address, is_list=True) for address in self.more))


CUT = "it breaks off before its end: only what stands before is read; fetch or copy it again"
Read = Article | Unreadable
Given = Article | Unreadable | Link


def read_record(source: str, number: int | None, record: Any) -> Read:
    """Read one article given as an object; keys that are not known are left out, an empty one counts as not given."""
    if not isinstance(record, dict):
        return Unreadable(source=source, line=number, reason='an article is an object: {"id": ..., "text": ...}')
    if not isinstance(record.get("text"), str) or not record["text"].strip():
        return Unreadable(source=source, line=number, reason='the article has no text: give "text" as a string')
    if broken := _find_broken(record):
        return Unreadable(source=source, line=number, reason=broken)
    known = {key: value for key, value in record.items() if key in KEPT and value not in (None, "")}
    if "id" in known and isinstance(known["id"], int):
        known["id"] = str(known["id"])
    known.setdefault("id", _name(known.get("url"), record["text"]))
    try:
        return Article(**known)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        return Unreadable(source=source, line=number, reason=f"{field}: {advise(first)}")


def article_id(address: str) -> str:
    """Name the article at an address: the same for all spellings of the address. Raises BadAddress."""
    return digest("art", canonical_address(address))


def _name(url: Any, text: str) -> str:
    """Name an article that was given without an id: by its address, as it is named when it is fetched, else by its text."""
    try:
        return article_id(url) if isinstance(url, str) else digest("art", text)
    except BadAddress:
        return digest("art", url)


def _find_broken(record: dict[str, Any]) -> str | None:
    """Find half of a surrogate pair, which JSON can escape and no UTF-8 file or database can hold."""
    try:
        json.dumps(record, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        return f"it has a broken character, \\u{ord(error.object[error.start]):04x} without its other half: remove it"
    return None


def too_long(article: Article, longest: int) -> Unreadable | None:
    """Tell when an article is longer than is read: memory grows with its length."""
    if len(article.text) <= longest:
        return None
    reason = f"it has {len(article.text)} characters, at most {longest} are read: split it, or raise DRAGOMAN_MAX_ARTICLE_CHARACTERS"
    return Unreadable(source=article.id, reason=reason)
