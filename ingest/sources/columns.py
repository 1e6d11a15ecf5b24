"""Names of columns or keys -> fields of an article, and a row of cells or an object -> the article."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from ingest.pages.printed import parse_stamp
from ingest.sources.records import Read, read_record

# Field -> the names that a column of it goes by, the first that is found counts. Case, spaces, "_" and "-" do not matter.
NAMES = {
    "text": ("text", "body", "content", "article", "full_text"),
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline"),
    "url": ("url", "link", "source_url"),
    "published": ("published", "published_at", "publication_date", "pubdate", "date"),
    "publisher": ("publisher", "outlet", "site", "source"),
    "language": ("language", "lang"),
    "id": ("id", "article_id", "doc_id"),
    "licence": ("licence", "license"),
}
SHOWN = 20  # columns that a message lists
# A number as large is a time since 1970: 20240516 is none.
SECONDS, MILLISECONDS, LAST = 100_000_000, 100_000_000_000, 9_999_999_999_999


class NoTextColumn(ValueError):
    """No column holds the text of the articles. Rename the one that does to one of the names in the message."""


def find_columns(names: Sequence[str]) -> dict[str, int]:
    """Find the place of the column of each field, field -> index; a field without a column is left out."""
    plain = [_plain(name) for name in names]
    places = {
        field: next((plain.index(_plain(known)) for known in known_as if _plain(known) in plain), None)
        for field, known_as in NAMES.items()
    }
    return {field: place for field, place in places.items() if place is not None}


def get_columns(names: Sequence[str]) -> dict[str, int]:
    """Get the place of the column of each field. Raises NoTextColumn, with the columns seen, where none is the text."""
    columns = find_columns(names)
    if "text" not in columns:
        shown = ", ".join(f'"{name[:40]}"' for name in names[:SHOWN]) + (", ..." if len(names) > SHOWN else "")
        understood = "; ".join(f"{field}: {', '.join(known_as)}" for field, known_as in NAMES.items())
        raise NoTextColumn(f"no column is the text of the articles. Columns seen: {shown}. Understood: {understood}")
    return columns


def read_row(source: str, number: int, cells: Mapping[str, Any]) -> Read:
    """Read the article of one row, field -> value; `number` is the line or row that a message names."""
    record = {field: value for field, value in cells.items() if value is not None}
    if "published" in record:
        record["published"] = _read_day(record["published"])
    return read_record(source, number, record)


def read_object(source: str, number: int | None, given: Any) -> Read:
    """Read the article of a JSON object, whose keys may go by the names of columns too; under these only text and numbers count.

    A field's own name comes first, whatever else is there.
    """
    if not isinstance(given, dict):
        return read_record(source, number, given)
    keys = list(given)
    named = {field: keys[place] for field, place in find_columns(keys).items()}
    record = dict(given)
    for field, key in named.items():
        if not record.get(field) and isinstance(given[key], str | int):
            record[field] = given[key]
    if "published" in record:
        record["published"] = _read_day(record["published"])
    return read_record(source, number, record)


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()


def _read_day(given: Any) -> Any:
    """Write a day that is given otherwise ("16 May 2024", 05/16/2024, seconds since 1970) as ISO 8601, in its own zone; leave what has two readings."""
    if isinstance(given, int) and not isinstance(given, bool):
        seconds = given / 1000 if given >= MILLISECONDS else given
        return datetime.fromtimestamp(seconds, UTC).date().isoformat() if SECONDS <= given <= LAST else given
    if not isinstance(given, str):
        return given
    stamp = None if given.lstrip()[:4].isdigit() else parse_stamp(given)
    return stamp.day.isoformat() if stamp else given.strip()
