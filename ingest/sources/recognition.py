"""The first bytes of something -> what it is: content decides, a name only where content says nothing."""

import csv
import re
from typing import Literal

Kind = Literal["page", "feed", "sitemap", "lines", "record", "table", "list", "text", "parquet", "archive", "gzip"]

HEAD = 65_536  # bytes that are looked at
SUFFIXES: dict[str, Kind] = {
    ".jsonl": "lines", ".ndjson": "lines", ".json": "record", ".txt": "text", ".md": "text", ".html": "page", ".htm": "page",
    ".csv": "table", ".tsv": "table", ".parquet": "parquet", ".warc": "archive", ".xml": "feed", ".rss": "feed", ".atom": "feed",
    ".urls": "list",
}  # fmt: skip
MAGIC: dict[bytes, Kind] = {b"\x1f\x8b": "gzip", b"PAR1": "parquet", b"WARC/": "archive"}
PROLOG = re.compile(r"(?:\s|\ufeff|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>)*", re.DOTALL | re.IGNORECASE)
ELEMENT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z]+)")
ROOTS: dict[str, Kind] = {
    "rss": "feed", "feed": "feed", "rdf": "feed", "urlset": "sitemap", "sitemapindex": "sitemap", "html": "page", "head": "page", "body": "page",
}  # fmt: skip
ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
TEXTS = {"text", "content", "body", "article"}  # columns by which a table without a name is told


def recognise(head: bytes, suffix: str = "") -> Kind:
    """Tell what begins with these bytes; `suffix` (".txt") is asked where they could be several things."""
    for magic, kind in MAGIC.items():
        if head.startswith(magic):
            return kind
    text = _loosely(head)
    named = SUFFIXES.get(suffix.lower())
    if named in ("text", "list", None) and is_list(text):
        return "list"
    return _by_markup(text) or named or _by_shape(text.lstrip("\ufeff \t\r\n"))


def _by_markup(text: str) -> Kind | None:
    prolog = PROLOG.match(text)
    element = ELEMENT.match(text, prolog.end() if prolog else 0)
    if element and element[1].lower() in ROOTS:
        return ROOTS[element[1].lower()]
    return "feed" if text.lstrip("\ufeff \t\r\n").startswith("{") and "jsonfeed.org/version" in text[:2000] else None


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


def is_list(text: str) -> bool:
    """Tell whether every line is an address; empty lines and lines that begin with # do not count. The last may be cut off."""
    lines = [line.strip() for line in text.split("\n")]
    told = [line for line in lines if line and not line.startswith("#")]
    return bool(told) and all(ADDRESS.fullmatch(line) for line in told)


def _is_table(start: str) -> bool:
    first = start.partition("\n")[0].strip()
    for delimiter in ",;\t|":
        cells = {cell.strip().lower() for cell in next(csv.reader([first], delimiter=delimiter), [])}
        if len(cells) > 1 and cells & TEXTS:
            return True
    return False
