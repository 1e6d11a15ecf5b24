"""JSON-LD blocks -> the record of the page's own article, among those of related items, list entries and updates."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

Node = dict[str, Any]
ARTICLE = re.compile(r"article|posting$|^report$|reportage|review$", re.I)
NOT_THE_PAGE = re.compile(r"^jobposting$", re.I)
# What a record names beside itself: entries of lists, updates of a live blog, other works. Their dates are theirs.
INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed")
WRAPPINGS = ("//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */", "<![CDATA[", "<!--")
ENDINGS = ("//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", "]]>", "-->", ";")
# A text or comment that never ends is taken to the end of the block, or a hostile page would cost minutes.
STRING = r'("(?:\\.?|[^"\\])*+(?:"|\Z))'
TRAILING_COMMA = re.compile(STRING + r"|,(?=\s*+[}\]])", re.S)
COMMENT = re.compile(STRING + r"|/\*(?:.*?\*/|.*)|<!--(?:.*?-->|.*)", re.S)
DAY = re.compile(r'"datePublished"\s*+:\s*+"([^"]+)"')
KIND = re.compile(r'"@type"\s*+:\s*+\[?\s*+"([^"]+)"')
MOST = 500  # records that are looked at, and authors of one
DEPTH = 6  # levels of nesting that are followed; records of real sites have three


def read_blocks(blocks: Iterable[str]) -> tuple[Node, ...]:
    """Read JSON-LD blocks into the records at their top and in @graph; a block that cannot be mended is left out."""
    return tuple(islice((node for block in blocks for node in _iter_nodes(_parse(block), DEPTH)), MOST))


def _parse(block: str) -> Any:
    """Parse a block as it is, then without what editors and templates leave in: comments, CDATA, trailing commas."""
    bare = _unwrap(block)
    mended = TRAILING_COMMA.sub(lambda m: m[1] or "", COMMENT.sub(lambda m: m[1] or "", bare))
    for text in (bare, mended, unescape(mended)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvage(bare)


def _unwrap(block: str) -> str:
    bare = block.strip()
    for _ in range(3):  # CDATA may stand in a comment
        for mark in WRAPPINGS:
            bare = bare.removeprefix(mark).lstrip()
        for mark in ENDINGS:
            bare = bare.removesuffix(mark).rstrip()
    return bare


def _salvage(block: str) -> Node | None:
    """Read the day out of a block that is no JSON (a bare quotation mark in a headline), where it tells only one."""
    days, kinds = set(DAY.findall(block)), [kind for kind in KIND.findall(block) if is_article({"@type": kind})]
    return {"@type": kinds[0], "datePublished": days.pop()} if kinds and len(days) == 1 else None


def _iter_nodes(value: Any, depth: int) -> Iterator[Node]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _iter_nodes(item, depth)
    elif isinstance(value, dict):
        yield value
        for key in INSIDE:
            yield from _iter_nodes(value.get(key), depth - 1)


def types_of(node: Node) -> tuple[str, ...]:
    """Give the types of a record without the address of the vocabulary."""
    given = node.get("@type")
    return tuple(str(kind).rsplit("/", 1)[-1] for kind in (given if isinstance(given, list) else [given]) if kind)


def is_article(node: Node) -> bool:
    """Tell whether a record is that of a text with an author and a day."""
    return any(ARTICLE.search(kind) and not NOT_THE_PAGE.match(kind) for kind in types_of(node))


def find_article(nodes: Sequence[Node], urls: Iterable[str | None], headings: Sequence[str]) -> Node:
    """Find the record of the page's own article, by its address, its headline, or as the only one; else of another work; else an empty one."""
    articles = [node for node in nodes if is_article(node)]
    here = {_key(url) for url in urls if url}
    by_url = [node for node in articles if here & set(_iter_addresses(node))]
    by_headline = [node for node in articles if _is_headed(node, headings)]
    both = [node for node in by_url if node in by_headline]
    for found in (both, by_url, by_headline):
        if found:
            return found[0]
    if articles:
        return articles[0] if len({str(node.get("headline")) for node in articles}) == 1 else {}
    return next((node for node in nodes if _is_work(node) and _is_headed(node, headings)), {})


def _is_work(node: Node) -> bool:
    """Tell a record with a day that is of no article, nor of the page or the site: a recipe, a manual, a report on data."""
    return "datePublished" in node and not any(kind.endswith(("Page", "WebSite")) for kind in types_of(node))


def _iter_addresses(node: Node) -> Iterator[str]:
    for key in ("mainEntityOfPage", "url", "@id", "isPartOf"):
        value = node.get(key)
        address = value.get("@id") or value.get("url") if isinstance(value, dict) else value
        if isinstance(address, str):
            yield _key(address)


def _key(url: str) -> str:
    """Give what two addresses of one page share: the path, without the host that mirrors change, and the query."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    return f"{parts.path.rstrip('/')}?{parts.query}" if parts.path.strip("/") or parts.query else url


def _is_headed(node: Node, headings: Sequence[str]) -> bool:
    headline = squash(str(node.get("headline") or node.get("name") or ""))[:60]
    return len(headline) > 7 and any(squash(heading).startswith(headline) for heading in headings)


def squash(text: str) -> str:
    """Reduce a text to its letters and digits, to compare what spaces, case and marks tell apart."""
    return "".join(char for char in unescape(text).casefold() if char.isalnum())


def text_of(node: Node, *keys: str) -> str | None:
    """Give the first of some values that is a text, with its spaces as they are."""
    for key in keys:
        value = node.get(key)
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, str) and first.strip():
            return unescape(first).strip()
    return None


def names_of(value: Any, nodes: Sequence[Node]) -> tuple[str, ...]:
    """Give the names of people or organizations, written out or referred to by @id."""
    found = []
    for one in value[:MOST] if isinstance(value, list) else [value]:
        if isinstance(one, dict) and "name" not in one and "@id" in one:
            named = next((node for node in nodes if node.get("@id") == one["@id"] and "name" in node), {})
        else:
            named = one if isinstance(one, dict) else {"name": one}
        name = text_of(named, "name")
        if name and not name.startswith("http"):
            found.append(" ".join(name.split()))
    return tuple(found)
