"""Page position <-> opaque cursor, bound to the filter that it continues."""

import binascii
import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode

Position = tuple[str, ...]


class BadCursor(ValueError):
    """The cursor is not one that this filter gave. Leave `cursor` out to start from the first page."""


def write_cursor(position: Position, question: str) -> str:
    """Write a position as a cursor for one question (the canonical text of the filter)."""
    data = json.dumps([_fingerprint(question), *position], separators=(",", ":"), ensure_ascii=False)
    return urlsafe_b64encode(data.encode()).decode().rstrip("=")


def read_cursor(cursor: str, question: str) -> Position:
    """Read the position of a cursor; raise BadCursor when it is damaged or belongs to another question."""
    try:
        data = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError) as error:
        raise BadCursor("the cursor is damaged: copy `next` whole, or leave `cursor` out to start again") from error
    if not isinstance(data, list) or not data or not all(isinstance(part, str) for part in data):
        raise BadCursor("the cursor is damaged: copy `next` whole, or leave `cursor` out to start again")
    if data[0] != _fingerprint(question):
        raise BadCursor(
            "the cursor belongs to another filter: keep the filter of the page that gave it, or leave `cursor` out"
        )
    return tuple(data[1:])


def _fingerprint(question: str) -> str:
    return hashlib.blake2b(question.encode(), digest_size=6).hexdigest()
