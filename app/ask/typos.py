"""A misspelt word -> the word of a question that was meant: two letters exchanged, one left out, one doubled."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from app.ask.lexicon import load_question_words, load_terms
from graph.countries import country_names
from graph.ids import fold

VOWELS = "aeiou"
SHORTEST = 6  # letters of a word that is mended: a shorter one is too near to others ("tanks", "talks")
ROMANCE = (("ti", "ci"), ("tion", "sion"), ("ph", "f"))  # as other languages write them: "negociation"
MENDED = {"noun", "verb", "marker", "people", "office", "sector", "status"}
LONG_NAME = 9  # letters of a country that is mended whatever letter is wrong: "Cameron" is somebody
LONG_SOUND = 7  # letters of a country that is known by its sound
SHORTEST_SOUND = 4  # consonants of it
SHORTEST_NAME = 5  # of a country, where letters were exchanged: "Syira"


def mend(word: str) -> str | None:
    """Find the one word for events or the one country that is meant; None where none is, or several are."""
    key = fold(word)
    if key in load_question_words().not_misspelt:
        return None
    if key in load_question_words().foreign:
        return load_question_words().foreign[key]
    found = set(_words().get(key, ())) if len(key) >= SHORTEST else set()
    if not found and len(key) >= SHORTEST_NAME:
        found = set(_countries().get(key, ()) or _long_countries().get(key, ()))
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1 << 14)  # words recur; bounded, for questions hold any word
def is_near_country(word: str) -> bool:
    """Tell whether a word is a letter off the name of a country, or sounds like one, so that it may be no name: "Irak", "Phillipines"."""
    key = fold(word)
    return not _sounds(key).isdisjoint(_country_sounds()) or any(
        _is_letter_off(key, name)
        for length in range(len(key) - 1, len(key) + 2)
        for name in _by_length().get(length, ())
    )


def _sounds(word: str) -> frozenset[str]:
    """Give what is left of a long word without its vowels and doubled letters, and its letters in order: what those keep who spell by ear."""
    if len(word) < LONG_SOUND or not word.isalpha():
        return frozenset()
    heard = re.sub(r"(.)\1+", r"\1", word[0] + re.sub(r"[aeiouy]", "", word[1:].replace("q", "c").replace("ck", "c")))
    return frozenset({"".join(sorted(word)), *([heard] if len(heard) >= SHORTEST_SOUND else [])})


@cache
def _country_sounds() -> frozenset[str]:
    names = (name for name, known in country_names().items() if known.usage != "capital")
    return frozenset(sound for name in names for sound in _sounds(name))


@cache
def _by_length() -> Mapping[int, tuple[str, ...]]:
    """Sort the names of countries by their letters: all the others are more than a letter off."""
    found: dict[int, list[str]] = {}
    for name, known in country_names().items():
        if known.usage != "capital" and len(name) >= SHORTEST_NAME - 1:
            found.setdefault(len(name), []).append(name)
    return {length: tuple(names) for length, names in found.items()}


def _is_letter_off(word: str, name: str) -> bool:
    if len(word) < SHORTEST_NAME - 2 or word == name:
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
    rests = {
        (word[start + 1 :], name[start + 1 :]),
        (word[start:], name[start + 1 :]),
        (word[start + 1 :], name[start:]),
        (word[start : start + 2][::-1] + word[start + 2 :], name[start:]),
    }
    return any(one == other for one, other in rests)


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


@cache
def _long_countries() -> Mapping[str, tuple[str, ...]]:
    """Map every misspelling of a long name, which is near to no other: "Kazakstan", "Venezuala"."""
    known = country_names().items()
    names = [name for name, word in known if word.usage != "capital" and name.isalpha() and len(name) >= LONG_NAME]
    return _index((wrong, name) for name in names for wrong in _misspellings(name) if wrong not in country_names())


def _index(pairs: Iterator[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for wrong, word in pairs:
        found.setdefault(wrong, []).append(word)
    return {wrong: tuple(words) for wrong, words in found.items()}


def _misspellings(word: str) -> Iterator[str]:
    yield from _exchanged(word)
    yield from (word.replace(right, wrong, 1) for right, wrong in ROMANCE if right in word[1:])
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
