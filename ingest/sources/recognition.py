"""The first bytes of something -> what it is: content decides, a name only where content says nothing."""

import csv
import json
import re
from typing import Literal

from ingest.eventdata.layout import find_family

Kind = Literal[
    "page",
    "feed",
    "sitemap",
    "lines",
    "record",
    "table",
    "list",
    "text",
    "parquet",
    "archive",
    "gzip",
    "icews",
    "gdelt",
    "polecat",
]

HEAD = 65_536  # bytes that are looked at
SUFFIXES: dict[str, Kind] = {
    ".jsonl": "lines", ".ndjson": "lines", ".json": "record", ".txt": "text", ".md": "text", ".html": "page", ".htm": "page",
    ".csv": "table", ".tsv": "table", ".parquet": "parquet", ".warc": "archive", ".xml": "feed", ".rss": "feed", ".atom": "feed",
    ".urls": "list",
}  # fmt: skip
MAGIC: dict[bytes, Kind] = {b"\x1f\x8b": "gzip", b"PAR1": "parquet", b"WARC/": "archive"}
PROLOG = re.compile(r"(?:\s|\ufeff|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE)
ELEMENT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z]+)")
ROOTS: dict[str, Kind] = {
    "rss": "feed", "feed": "feed", "rdf": "feed", "urlset": "sitemap", "sitemapindex": "sitemap", "html": "page", "head": "page", "body": "page",
}  # fmt: skip
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
OBJECTS = re.compile(r"\[\s*[{\]]")  # the beginning of a list of objects
TEXTS = {"text", "content", "body", "article"}  # columns by which a table without a name is told


def recognise(head: bytes, suffix: str = "") -> Kind:
    """Tell what begins with these bytes; `suffix` (".txt") is asked where they could be several things."""
    for magic, kind in MAGIC.items():
        if head.startswith(magic):
            return kind
    text = _loosely(head)
    named = SUFFIXES.get(suffix.lower())
    if named in ("text", "list", None) and is_list(text, len(head) >= HEAD):
        return "list"
    start = text.lstrip("\ufeff \t\r\n")
    kind = _by_markup(text) or _by_json(start, named) or named or _by_shape(start)
    return (_by_codebook(start) or kind) if kind in ("text", "table") else kind


def _by_codebook(start: str) -> Kind | None:
    """Tell event data, whose rows are no articles; a table that has texts is one of articles, whatever else it has."""
    return None if _is_table(start) else find_family(next(iter(start.splitlines()), ""))


def _by_markup(text: str) -> Kind | None:
    prolog = PROLOG.match(text)
    element = ELEMENT.match(text, prolog.end() if prolog else 0)
    if element and element[1].lower() in ROOTS:
        return ROOTS[element[1].lower()]
    start = text.lstrip("\ufeff \t\r\n")
    is_feed = start.startswith("{") and "jsonfeed.org/version" in text[:2000]
    # Other XML is told as no feed, and never taken for text.
    return "feed" if is_feed or start.startswith("<?xml") else None


def _by_json(start: str, named: Kind | None) -> Kind | None:
    """Tell JSON lines that are called .json or .txt, and one list of objects that is called .jsonl."""
    first, _, rest = start.partition("\n")
    if named in ("record", "text"):
        return "lines" if rest.lstrip().startswith("{") and isinstance(_parse(first), dict) else None
    if named == "lines" and OBJECTS.match(start):
        return "record" if not rest.strip() or _parse(first) is None else None
    return None


def _parse(text: str) -> object:
    """Parse a value of JSON; None where it is none, or not whole."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _by_shape(start: str) -> Kind:
    if start.startswith(("{", "[")):
        return _json_kind(start)
    return "table" if _is_table(start) else "text"


def _loosely(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="ignore")
    return head.decode("utf-8", errors="replace")


def _json_kind(start: str) -> Kind:
    """Tell JSON lines from one JSON value: a first line that ends as an object does, with nothing or another object after it."""
    first, _, rest = start.partition("\n")
    if first.startswith("{") and first.rstrip().endswith("}") and (not rest.strip() or rest.lstrip().startswith("{")):
        return "lines"
    return "record" if '"' in start or start.rstrip() in ("[]", "{}") else "text"


def is_list(text: str, is_cut: bool = False) -> bool:
    """Tell whether most lines are addresses; empty lines, those that begin with # and a last one that `is_cut` off do not count."""
    lines = [line.strip() for line in text.removeprefix("\ufeff").split("\n")]
    told = [line for line in (lines[:-1] if is_cut and len(lines) > 1 else lines) if line and not line.startswith("#")]
    return sum(bool(ADDRESS.fullmatch(line)) for line in told) > len(told) / 2


def _is_table(start: str) -> bool:
    first = next(iter(start.splitlines()), "").strip()  # at a carriage return too, which csv refuses within a line
    for delimiter in ",;\t|":
        cells = {cell.strip().lower() for cell in next(csv.reader([first], delimiter=delimiter), [])}
        if len(cells) > 1 and cells & TEXTS:
            return True
    return False
