"""A text -> the article: where YAML stands before it, as writers of Markdown put it ("front matter"), that says title, author and day."""

import re
from collections.abc import Mapping
from typing import Any

from graph.datafile import BadData, read_yaml
from ingest.sources.columns import find_columns, read_row
from ingest.sources.records import Read, read_record

FRONT = re.compile(r"---[ \t]*\r?\n(.{1,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.DOTALL)
# An id of front matter is one within its site, and its url is often a path there: two files may share either.
TAKEN = ("title", "author", "published", "publisher", "language")


def read_text(source: str, text: str) -> Read:
    """Read a text; front matter that says nothing of the article, or is no YAML, is text like the rest."""
    front = FRONT.match(text)
    told = _read_front(front[1]) if front else {}
    if not front or not told:
        return read_record(source, None, {"text": text})
    return read_row(source, 1, {**told, "text": text[front.end() :]})


def _read_front(yaml: str) -> dict[str, str]:
    try:
        said = read_yaml(yaml, "front matter")
    except (BadData, RecursionError):
        return {}
    if not isinstance(said, Mapping):
        return {}
    names = [name for name in said if isinstance(name, str)]
    cells = {field: _write(said[names[place]]) for field, place in find_columns(names).items() if field in TAKEN}
    return {field: words for field, words in cells.items() if words}


def _write(value: Any) -> str:
    """Write a value, or a list of names."""
    words = value if isinstance(value, list) else [value]
    return ", ".join(word for word in words if isinstance(word, str))
