"""Names of East Asian families, whose given names are one or two syllables: who differs in a syllable is another person.

"Cho Tae-yong" and "Cho Tae-yul" share two words of three, which elsewhere is much; here it is the family and a generation.
"""

import re
from functools import cache
from typing import NamedTuple

from graph.matching.features import likeness
from graph.matching.tokens import Name, load_words, nicknames

SYLLABLE = re.compile(r"([^aeiouyw]*)(y?)(w?[aeiouy]+)([^aeiouyw]*)")
RUN_TOGETHER = re.compile(rf"(?:{SYLLABLE.pattern}){{2}}")
SAME = 0.8  # syllables at least so alike, with one beginning, are spellings of one
MOST = 2  # syllables of a given name
# Korean and Chinese are written by several systems, which differ in these.
BEGINNINGS = {
    **dict.fromkeys(("ch", "zh", "dz", "xh", "q"), "j"),
    **dict.fromkeys(("ts", "tz", "c"), "z"),
    **dict.fromkeys(("hs", "sh", "s"), "x"),
    **dict.fromkeys(("k", "kh"), "g"),
    **dict.fromkeys(("t", "th"), "d"),
    **dict.fromkeys(("r", "rh", "n"), "l"),
    "p": "b",
}
VOWELS = {
    **dict.fromkeys(("eo", "u", "oo", "eu", "ou", "eou"), "o"),
    **dict.fromkeys(("ee", "y"), "i"),
    **dict.fromkeys(("e", "ay", "ai"), "ae"),
}


class Parted(NamedTuple):
    """A name parted into its family, by number, and the syllables of the given name, which may be run together."""

    family: int
    given: tuple[str, ...]

    @property
    def is_syllables(self) -> bool:
        """Tell "Su Yong", of which the syllables can be compared, from "Yandong"."""
        return all(SYLLABLE.fullmatch(token) for token in self.given)


@cache
def _families() -> dict[str, int]:
    return {spelling: number for number, group in enumerate(load_words().families) for spelling in group}


def part_name(name: Name) -> Parted | None:
    """Part a name of an East Asian family, which stands first, or last as in the West; None for any other."""
    known, tokens = _families(), name.tokens
    if not 1 < len(tokens) <= MOST + 1 or name.initials:
        return None
    found = None
    if tokens[0] in known:
        found = Parted(known[tokens[0]], tokens[1:])
    elif tokens[-1] in known:
        found = Parted(known[tokens[-1]], tokens[:-1])
    if found and (found.is_syllables or (len(found.given) == 1 and RUN_TOGETHER.fullmatch(found.given[0]))):
        return found
    return None


def differ_in_syllable(left: Name, right: Name) -> bool:
    """Tell whether two names are of East Asian families, and of two people as far as names tell."""
    one, other = part_name(left), part_name(right)
    if one is None or other is None:
        return False
    if one.family != other.family:
        return True
    if not (one.is_syllables and other.is_syllables):
        return False
    return len(one.given) != len(other.given) or not all(map(_is_same_syllable, one.given, other.given))


def _is_same_syllable(left: str, right: str) -> bool:
    one, other = _sound_of(left), _sound_of(right)
    known = nicknames()
    if one == other or known.get(left, frozenset()) & known.get(right, frozenset()):
        return True
    return one[0] == other[0] and likeness(left, right, False) >= SAME


def _sound_of(syllable: str) -> tuple[str, ...]:
    """Give beginning, glide, vowel and end of a syllable, each alike in all systems of writing."""
    match = SYLLABLE.fullmatch(syllable)
    if match is None:
        return (syllable,)
    begins, glide, vowel, ends = match.groups()
    return (BEGINNINGS.get(begins, begins), glide, VOWELS.get(vowel, vowel), ends)
