"""A misspelt word -> the word of a question that was meant: two letters exchanged, one left out, one doubled."""

from collections.abc import Iterator, Mapping
from functools import cache

from app.ask.lexicon import load_terms
from graph.countries import country_names
from graph.ids import fold

VOWELS = "aeiou"
SHORTEST = 6  # letters of a word that is mended: a shorter one is too near to others ("tanks", "talks")
MENDED = {"noun", "verb", "marker", "people", "office", "sector", "status"}
SHORTEST_NAME = 5  # of a country, where letters were exchanged: "Syira"


def mend(word: str) -> str | None:
    """Find the one word for events or the one country that is meant; None where none is, or several are."""
    key = fold(word)
    found = set(_words().get(key, ())) if len(key) >= SHORTEST else set()
    if not found and len(key) >= SHORTEST_NAME:
        found = set(_countries().get(key, ()))
    return found.pop() if len(found) == 1 else None


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    """Map misspellings to the single words of the lists; a letter put for another is none ("protect", "protest"), save a vowel for a vowel."""
    words = {key for key, terms in load_terms().items() if key.isalpha() and any(t.sort in MENDED for t in terms)}
    words |= {f"{word}s" for word in words}
    return _index((wrong, word) for word in words if len(word) >= SHORTEST for wrong in _misspellings(word))


@cache
def _countries() -> Mapping[str, tuple[str, ...]]:
    known = country_names().items()  # a capital is too near to other words: "pairs" is not Paris
    names = [name for name, word in known if word.usage != "capital" and name.isalpha() and len(name) >= SHORTEST_NAME]
    return _index((wrong, name) for name in names for wrong in _exchanged(name) if wrong not in country_names())


def _index(pairs: Iterator[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for wrong, word in pairs:
        found.setdefault(wrong, []).append(word)
    return {wrong: tuple(words) for wrong, words in found.items()}


def _misspellings(word: str) -> Iterator[str]:
    yield from _exchanged(word)
    for i in range(1, len(word)):
        yield word[:i] + word[i + 1 :]
        yield word[:i] + word[i] + word[i:]
        if word[i] in VOWELS and len(word) > SHORTEST:
            yield from (word[:i] + vowel + word[i + 1 :] for vowel in VOWELS if vowel != word[i])


def _exchanged(word: str) -> Iterator[str]:
    """Yield the word with two neighbours exchanged, never the first."""
    for i in range(1, len(word) - 1):
        if word[i] != word[i + 1]:
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]
