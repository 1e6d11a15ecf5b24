"""Text -> sketch: MinHash signatures that tell copies of one text from two reports of one happening.

A wire report is reprinted whole, with another headline, or cut from the end. So a text is sketched twice: all of it, and
its opening, which a cut copy keeps. Broder 1997, "On the resemblance and containment of documents".
"""

import re
from functools import cache
from operator import eq
from typing import TYPE_CHECKING, Literal
from zlib import crc32

from graph.ids import fold, key_of
from graph.model import Record

if TYPE_CHECKING:
    from datasketch import MinHash

SHINGLE = 3  # words; of two, any two reports of one meeting share many, of four, every edit breaks more
PERMUTATIONS = 96
KEYS = 8  # of the shingles with the lowest hashes: texts of resemblance 0.35 share one with 97 %, of 0.1 with 57 %
SEED = 20
SCHEME: Literal["affine32"] = (
    "affine32"  # signatures of another scheme cannot be compared: stored ones must be made anew
)
LEAST_WORDS = 30  # below that two reports in a newsroom's set phrases resemble each other by chance
OPENING = 120  # words
COPY = 0.35  # resemblance; of 54,285 pairs of different reports the most alike have 0.19 (docs/adr/0041)
DATELINE = re.compile(r"^\W*(?:[A-Z][\w .,'-]{1,40}\s+)?(?:\([^)]{2,40}\)|\w{2,12})?\s*(?:--|[-–—])\s+")


class Sketch(Record):
    """The signatures of a text and of its opening, and the keys under which like ones are found."""

    keys: tuple[int, ...]
    hashes: tuple[int, ...]
    opening: tuple[int, ...]
    words: int


def sketch(text: str) -> Sketch | None:
    """Sketch a text; None where it is too short to tell a copy from a coincidence."""
    words = fold(DATELINE.sub("", text[:200], count=1) + text[200:]).split()
    if len(words) < LEAST_WORDS:
        return None
    whole, opening = _shingles(words), _shingles(words[:OPENING])
    keys = {*_lowest("whole", whole), *_lowest("opening", opening)}
    return Sketch(keys=tuple(sorted(keys)), hashes=_signature(whole), opening=_signature(opening), words=len(words))


def resemblance(left: Sketch, right: Sketch) -> float:
    """Estimate the share of phrases that two texts, or at least their openings, have in common (Jaccard, 0 to 1)."""
    return max(_share(left.hashes, right.hashes), _share(left.opening, right.opening))


def is_copy(left: Sketch, right: Sketch) -> bool:
    """Tell whether one text is a copy of the other."""
    return resemblance(left, right) >= COPY


def _shingles(words: list[str]) -> list[bytes]:
    return [" ".join(words[i : i + SHINGLE]).encode() for i in range(len(words) - SHINGLE + 1)]


def _lowest(part: str, shingles: list[bytes]) -> list[int]:
    return [key_of("copy", part, low) for low in sorted(set(map(crc32, shingles)))[:KEYS]]


def _signature(shingles: list[bytes]) -> tuple[int, ...]:
    minhash = _empty().copy()
    minhash.update_batch(shingles)
    return tuple(int(value) for value in minhash.hashvalues)


@cache
def _empty() -> "MinHash":
    """Make the signature of no text, whose permutations all others share: making them takes longer than a sketch."""
    from datasketch import MinHash  # here, since it brings all of scipy's integrals

    return MinHash(num_perm=PERMUTATIONS, seed=SEED, hashfunc=crc32, scheme=SCHEME)


def _share(left: tuple[int, ...], right: tuple[int, ...]) -> float:
    alike: int = sum(map(eq, left, right))
    return alike / len(left)
