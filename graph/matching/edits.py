"""How do two tokens differ: as spellings of one name do, or as names do? Log odds of each difference, learned from both (`data/edits.json`).

"Kadafi" and "Qadafi" begin with letters that stand for one sound in many names; "Kelly" and "Kerry" differ in letters that hardly ever do,
though the two pairs are as like as each other by any count of letters.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

VOWELS = frozenset("aeiouy")
BREATHS = frozenset("hw")
MOST = 8.0  # odds beyond these say no more
BEGINNING, MIDDLE, END = "^", "-", "$"
DOUBLED = ("=", "==")  # a letter once and twice


class Difference(NamedTuple):
    """What stands in the one token where something else stands in the other, in the order of the alphabet, and where."""

    one: str
    other: str
    place: str

    @property
    def kind(self) -> str:
        """Name its kind: which letters are vowels, breaths or other consonants."""
        return f"{_classes(self.one)}>{_classes(self.other)}{self.place}"

    @property
    def written(self) -> str:
        """Write it as the data file has it."""
        return f"{self.one}>{self.other}{self.place}"


def _classes(letters: str) -> str:
    return "".join("V" if c in VOWELS else "h" if c in BREATHS else c if c == "=" else "C" for c in letters)


def differences(left: str, right: str) -> Iterator[Difference]:
    """Yield where two tokens differ; neighbouring edits are one difference."""
    left, right = sorted((left, right))
    spans: list[list[int]] = []
    for edit in Levenshtein.opcodes(left, right):
        if edit.tag == "equal":
            continue
        if spans and spans[-1][1] == edit.src_start and spans[-1][3] == edit.dest_start:
            spans[-1][1], spans[-1][3] = edit.src_end, edit.dest_end
        else:
            spans.append([edit.src_start, edit.src_end, edit.dest_start, edit.dest_end])
    for a, b, c, d in spans:
        place = BEGINNING if a == c == 0 else END if b == len(left) and d == len(right) else MIDDLE
        one, other = sorted((left[a:b], right[c:d]))
        before = left[a - 1 : a]
        yield Difference(*(DOUBLED if not one and before and other == before * len(other) else (one, other)), place)


@cache
def _load() -> Mapping[str, Mapping[str, float]]:
    loaded: Mapping[str, Mapping[str, float]] = json.loads(
        files("graph.matching.data").joinpath("edits.json").read_text(encoding="utf-8")
    )
    return loaded


@lru_cache(maxsize=1 << 16)
def odds(left: str, right: str) -> tuple[float, float]:
    """Give the log odds that two tokens are spellings of one name by how they differ: of all differences together, and of the one that says least so.

    Above 0 they differ as spellings do, below as names do; tokens that are the same do not differ.
    """
    known = _load()
    found = [
        known["differences"].get(d.written, known["kinds"].get(d.kind, known["rest"]["odds"]))
        for d in differences(left, right)
    ]
    bounded = [max(-MOST, min(MOST, one)) for one in (sum(found), min(found, default=MOST))]
    return bounded[0], bounded[1]
