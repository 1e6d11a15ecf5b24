"""Ids computed from what makes the thing itself: the same thing has the same id on every machine, in any order."""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b
from itertools import product

SEPARATOR = "\x1f"  # between the parts of what is hashed
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"  # of base 32, RFC 4648
THREES = tuple(map("".join, product(LETTERS, repeat=3)))
WORD = re.compile(r"\w+")


@lru_cache(maxsize=1 << 16)  # names recur; bounded, so memory stays flat over any number of articles
def fold(text: str) -> str:
    """Reduce a name to lower-case ASCII words: "Josè  Manuel-Barroso" and "jose manuel barroso" are one."""
    bare = text
    if not text.isascii():
        bare = "".join([c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)])
    return " ".join(WORD.findall(bare.lower()))


def key_of(*parts: object) -> int:
    """Hash parts to a signed 64-bit number: a key in the graph, where numbers are stored ten times smaller than text."""
    return key_joined(SEPARATOR.join(map(str, parts)))


def key_joined(parts: str) -> int:
    """Hash parts that were joined by SEPARATOR."""
    return int.from_bytes(blake2b(parts.encode(), digest_size=8).digest(), "big", signed=True)


def digest(prefix: str, *parts: object) -> str:
    """Name a thing after its parts: prefix, dash, 16 base-32 characters (80 bits of BLAKE2b)."""
    return digest_joined(prefix, SEPARATOR.join(["" if part is None else str(part) for part in parts]))


def digest_joined(prefix: str, parts: str) -> str:
    """Name a thing after its parts, which were written as texts and joined by SEPARATOR, "" for None.

    The base 32 is what `base64.b32encode` writes in six times the time.
    """
    n = int.from_bytes(blake2b(parts.encode(), digest_size=10).digest(), "big")
    return (
        f"{prefix}-{THREES[n >> 65]}{THREES[n >> 50 & 32767]}{THREES[n >> 35 & 32767]}{THREES[n >> 20 & 32767]}"
        f"{THREES[n >> 5 & 32767]}{LETTERS[n & 31]}"
    )
