"""Text -> the terms by which the full-text index of evidence finds it: Lucene's English analyzer, in Python.

What was said at a time and is said otherwise since is in no index, and is to be found by the same words (ADR 43): "visits" finds "visited".
"""

import re
from collections.abc import Iterable
from functools import lru_cache

# Words as Unicode divides text (UAX 29): an apostrophe or a full stop between letters, a comma between digits, join.
WORD = re.compile(r"\w+(?:(?:(?<=[^\W\d_])['’.](?=[^\W\d_])|(?<=\d)[.,](?=\d))\w+)*")
POSSESSIVE = re.compile(r"['’][sS]$")
STOPPED = frozenset({
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of", "on", "or", "such", "that",
    "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with",
})  # fmt: skip
OPERATORS = frozenset({"AND", "OR", "NOT", "TO"})  # left out of questions, see `graph.queries.escape_words`
MEASURE = re.compile("v+c+")


def says(words: str, texts: Iterable[str]) -> bool:
    """Tell whether a question's words are all among the terms of one document, given as its texts; words that are never indexed do not count."""
    wanted = [found for word in words.split() if word not in OPERATORS and (found := terms(word))]
    there = frozenset().union(*map(terms, texts))
    return bool(wanted) and all(found & there for found in wanted)


def terms(text: str) -> frozenset[str]:
    """Give the terms of a text."""
    found = (POSSESSIVE.sub("", word).lower() for word in WORD.findall(text))
    return frozenset(stem(word) for word in found if word not in STOPPED)


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """Stem an English word as Porter's algorithm does (1980, with its author's later changes)."""
    if len(word) < 3:
        return word
    for step in (_plural, _past, _final_y, _double, _single, _ending, _final_e):
        word = step(word)
    return word


def _shape(text: str) -> str:
    """Write each letter as v or c; y is a vowel after a consonant."""
    shape = ""
    for letter in text:
        shape += "v" if letter in "aeiou" or (letter == "y" and shape.endswith("c")) else "c"
    return shape


def _measure(text: str) -> int:
    return len(MEASURE.findall(_shape(text)))


def _is_short(text: str) -> bool:
    """Tell whether it ends in consonant, vowel, consonant, the last being none of w, x, y."""
    return _shape(text).endswith("cvc") and text[-1] not in "wxy"


def _is_doubled(text: str) -> bool:
    return len(text) > 1 and text[-1] == text[-2] and _shape(text).endswith("c")


def _plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    cut = next((word.removesuffix(end) for end in ("ed", "ing") if word.endswith(end)), word)
    if cut == word or "v" not in _shape(cut):
        return word
    if cut.endswith(("at", "bl", "iz")):
        return cut + "e"
    if _is_doubled(cut):
        return cut if cut[-1] in "lsz" else cut[:-1]
    return cut + "e" if _measure(cut) == 1 and _is_short(cut) else cut


def _final_y(word: str) -> str:
    return word[:-1] + "i" if word.endswith("y") and "v" in _shape(word[:-1]) else word


DOUBLE = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble", "alli": "al", "entli": "ent", "eli": "e",
    "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful", "ousness": "ous",
    "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
SINGLE = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
ENDINGS = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "sion", "tion", "ou", "ism", "ate", "iti", "ous", "ive", "ize",
)  # fmt: skip


def _longest(word: str, ends: Iterable[str]) -> str | None:
    return max((end for end in ends if word.endswith(end)), key=len, default=None)


def _double(word: str) -> str:
    end = _longest(word, DOUBLE)
    return word.removesuffix(end) + DOUBLE[end] if end and _measure(word.removesuffix(end)) else word


def _single(word: str) -> str:
    end = _longest(word, SINGLE)
    return word.removesuffix(end) + SINGLE[end] if end and _measure(word.removesuffix(end)) else word


def _ending(word: str) -> str:
    end = _longest(word, ENDINGS)
    if end is None:
        return word
    cut = word.removesuffix(end[1:] if end in {"sion", "tion"} else end)
    return cut if _measure(cut) > 1 else word


def _final_e(word: str) -> str:
    cut = word[:-1]
    if word.endswith("e") and (_measure(cut) > 1 or (_measure(cut) == 1 and not _is_short(cut))):
        word = cut
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word
