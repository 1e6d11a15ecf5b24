"""Names of files, folders or "-" -> articles, and what could not be read, each with its reason."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import trafilatura
from trafilatura.settings import Document

from ingest.decoding import NotText, decode
from ingest.sources.records import Read, Unreadable, read_record

LINES, RECORDS, TEXTS, PAGES = {".jsonl", ".ndjson"}, {".json"}, {".txt", ".md"}, {".html", ".htm"}
KNOWN = LINES | RECORDS | TEXTS | PAGES
LIMIT = 10_000_000  # bytes a file: about 2,000 newspaper pages in one article


def read_sources(names: Iterable[str], stdin: BinaryIO | None = None, limit: int = LIMIT) -> Iterator[Read]:
    """Yield the articles of files, folders and standard input ("-"), in order; nothing that cannot be read stops the rest."""
    for name in names:
        if name == "-" and stdin is not None:
            yield from read_bytes("standard input", stdin.read(limit + 1), _guess_kind, limit)
        else:
            yield from _read_path(Path(name), limit)


def _read_path(path: Path, limit: int) -> Iterator[Read]:
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in KNOWN)
        for file in files:
            yield from _read_path(file, limit)
        if not files:
            yield Unreadable(
                source=str(path), reason=f"the folder has no article: no file ends in {', '.join(sorted(KNOWN))}"
            )
        return
    suffix = path.suffix.lower()
    if suffix not in LINES and path.is_file() and path.stat().st_size > limit:
        yield Unreadable(
            source=str(path), reason=f"it is larger than {limit // 1_000_000} MB: split it into articles, as JSONL"
        )
        return
    try:
        data = path.read_bytes()
    except OSError as error:
        yield Unreadable(source=str(path), reason=f"it cannot be opened: {(error.strerror or str(error)).lower()}")
        return
    yield from read_bytes(str(path), data, lambda text: suffix if suffix in KNOWN else _guess_kind(text), limit)


def read_bytes(source: str, data: bytes, kind: Any, limit: int = LIMIT) -> Iterator[Read]:
    """Yield the articles in the bytes of one source; `kind` tells the file ending from the decoded text."""
    try:
        text = decode(data)
    except NotText as error:
        yield Unreadable(source=source, reason=str(error))
        return
    ending = kind(text)
    if ending in LINES:
        yield from _read_lines(source, text)
    elif ending in RECORDS:
        yield from _read_record_file(source, text)
    elif len(data) > limit:
        yield Unreadable(
            source=source, reason=f"it is larger than {limit // 1_000_000} MB: split it into articles, as JSONL"
        )
    elif ending in PAGES:
        yield read_page(source, text)
    else:
        yield read_text(source, text)


def _guess_kind(text: str) -> str:
    """Recognise JSONL, JSON or HTML by how the text begins; anything else is plain text."""
    head = text.lstrip()[:200].lower()
    if head.startswith("{"):
        return ".jsonl" if _is_json(text.lstrip().split("\n", 1)[0]) else ".json"
    if head.startswith("[") and _is_json(text):
        return ".json"
    return ".html" if head.startswith(("<!doctype html", "<html", "<head", "<body")) else ".txt"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _read_lines(source: str, text: str) -> Iterator[Read]:
    found = False
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            found = True
            yield _parse(source, number, line)
    if not found:
        yield Unreadable(source=source, reason="it is empty")


def _parse(source: str, number: int, line: str) -> Read:
    try:
        record = json.loads(line)
    except ValueError as error:
        return Unreadable(source=source, line=number, reason=f"this is no JSON: {error}. Write one object a line")
    return read_record(source, number, record)


def _read_record_file(source: str, text: str) -> Iterator[Read]:
    try:
        data = json.loads(text)
    except ValueError as error:
        yield Unreadable(source=source, reason=f"it is no JSON: {error}")
        return
    for number, record in enumerate(data if isinstance(data, list) else [data], start=1):
        yield read_record(source, number, record)


def read_text(source: str, text: str) -> Read:
    """Read a plain text as it stands, so that offsets count in the file itself."""
    return read_record(source, None, {"text": text})


def read_page(source: str, html: str, url: str | None = None) -> Read:
    """Read an HTML page: its body text, and title, date, publisher and address from its metadata."""
    found = trafilatura.bare_extraction(html, url=url, with_metadata=True, include_comments=False, include_tables=False)
    body = found.text or "" if isinstance(found, Document) else ""
    if not isinstance(found, Document) or not body.strip():
        return Unreadable(source=source, reason="the page has no article body: give the text itself, or another page")
    known = {
        "title": found.title,
        "url": url or found.url,
        "published": found.date,
        "publisher": found.sitename,
        "language": found.language,
    }
    return read_record(source, None, known | {"text": body})
