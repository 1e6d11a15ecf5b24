"""What a body is called -> the words that tell it apart: "Sudan's government" and "the Sudanese government" are one, "authorities" are anybody's."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from graph.countries import country_names, load_countries
from graph.datafile import read_yaml_resource
from graph.ids import fold
from graph.organizations import Organization, find_organization

FILLER = {"the", "of", "and", "for", "on", "in", "at", "to", "a", "s"}  # "s": of a possessive
LONGEST = 5  # words of the name of a country
TOKEN = re.compile(r"[a-z0-9]+")


class BodyWords(NamedTuple):
    """The words of `graph/data/bodies.yaml`."""

    words: frozenset[str]
    quantities: frozenset[str]
    by_capital: frozenset[str]
    spellings: Mapping[str, str]
    same: Mapping[frozenset[str], tuple[str, ...]]


@cache
def load_body_words() -> BodyWords:
    """Load the words by which nobody is told apart."""
    data = read_yaml_resource("graph.data", "bodies.yaml")
    same = {
        frozenset(map(singular, other.split())): tuple(name.split())
        for name, others in data["same"].items()
        for other in others
    }
    words, quantities, by_capital = (
        frozenset(map(singular, data[part])) for part in ("words", "quantities", "by_capital")
    )
    return BodyWords(words, quantities, by_capital, data["spellings"], same)


@cache
def _codes() -> frozenset[str]:
    return frozenset(code.lower() for code in load_countries())


def is_code(word: str) -> bool:
    """Tell whether a word of a body's is the code of a country."""
    return word in _codes()


@lru_cache(maxsize=1 << 14)
def body_words(name: str) -> tuple[str, ...]:
    """Reduce the name of a body to what tells it apart: no fillers and quantities, countries as their codes, no plural, one name of a ministry."""
    known = load_body_words()
    tokens = [known.spellings.get(token, token) for token in TOKEN.findall(fold(name))]
    words = [*_read(tokens, not known.by_capital.isdisjoint(map(singular, tokens)))]
    told = [word for word in words if word not in known.quantities and not word.isdecimal()] or words
    countries = [word for word in told if is_code(word)]
    return (*countries, *ministry) if (ministry := known.same.get(frozenset(told) - {*countries})) else tuple(told)


def national_words(name: str, country: str | None) -> set[str]:
    """Give the words of a body's name and the code of its country, whether the name says it or not."""
    return {*body_words(name), *([country.lower()] if country else [])}


def _read(tokens: Sequence[str], by_capital: bool) -> Iterator[str]:
    start = 0
    while start < len(tokens):
        code, length = _country_at(tokens, start, by_capital)
        if code:
            yield code.lower()
        elif tokens[start] not in FILLER:
            yield singular(tokens[start])
        start += length


def _country_at(tokens: Sequence[str], start: int, by_capital: bool) -> tuple[str | None, int]:
    """Give the country whose name or adjective begins at a word, the longest, with how many words it has."""
    for length in range(min(LONGEST, len(tokens) - start), 0, -1):
        found = country_names().get(" ".join(tokens[start : start + length]))
        if found and (found.usage != "capital" or by_capital):
            return found.code, length
    return None, 1


def singular(word: str) -> str:
    """Give a word of a body's name without its plural."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s") if len(word) > 3 else word


@lru_cache(maxsize=1 << 14)
def is_described(name: str) -> bool:
    """Tell whether a body is described by words that are anybody's, as "riot police" and "the opposition" are, and has no name of its own."""
    return find_organization(name) is None and (name.islower() or is_anybodys(name))


@lru_cache(maxsize=1 << 14)
def is_anybodys(name: str) -> bool:
    """Tell whether the words of a name are anybody's, as those of "Security Council" are, which is listed all the same."""
    return all(word in load_body_words().words or is_code(word) for word in body_words(name))


@lru_cache(maxsize=1 << 14)
def find_listed(name: str, country: str | None) -> Organization | None:
    """Find the listed organization that a body of a name and country is; of a name that is anybody's, for that country alone.

    "North Atlantic Treaty Organization" is NATO, "Gazprom" without a country that of Russia; "Senate" is no country's until one is told, and the Taliban
    of another country are others.
    """
    found = find_organization(name)
    if found is None or found.country == country:
        return found
    return None if is_anybodys(name) or (found.country and country) else found


def names_country(name: str) -> bool:
    """Tell whether a body's name says whose it is."""
    return not _codes().isdisjoint(body_words(name))
