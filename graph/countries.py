"""The countries and the words by which news means them, from `graph/data/countries.yaml`."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from graph.datafile import read_yaml_resource
from graph.ids import fold
from graph.model import Record

Usage = Literal["name", "weak", "adjective", "demonym", "capital", "government"]


class UnknownCountry(LookupError):
    """No country has that ISO 3166-1 alpha-3 code. Look the code up in `graph/data/countries.yaml`."""


class Country(Record):
    """A country with its words; `ended` is the year in which a state that is gone ended."""

    code: str
    alpha2: str
    name: str
    names: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    government: tuple[str, ...] = ()
    ended: int | None = None

    def words(self) -> Iterator[tuple[str, Usage]]:
        """Yield each word for the country and how it is used, the plainest use last so that it wins."""
        yield from ((word, "government") for word in self.government)
        yield from ((word, "capital") for word in self.capital)
        yield from ((word, "demonym") for word in self.demonyms)
        yield from ((word, "adjective") for word in self.adjectives)
        yield from ((word, "name") for word in (*self.names, self.name))
        yield from ((word, "weak") for word in self.weak)


class CountryWord(NamedTuple):
    """What a word for a country means."""

    code: str
    usage: Usage


@cache
def load_countries() -> Mapping[str, Country]:
    """Load all countries by ISO 3166-1 alpha-3 code."""
    data = read_yaml_resource("graph.data", "countries.yaml")
    return {code: Country(code=code, **entry) for code, entry in data.items()}


def get_country(code: str) -> Country:
    """Get a country by alpha-3 code; raise UnknownCountry."""
    try:
        return load_countries()[code]
    except KeyError:
        raise UnknownCountry(f"{code!r} is no ISO 3166-1 alpha-3 code that Dragoman knows") from None


@cache
def country_names() -> Mapping[str, CountryWord]:
    """Map each folded word or phrase for a country to the country and the use of the word."""
    found: dict[str, CountryWord] = {}
    for country in load_countries().values():
        for word, usage in country.words():
            found[fold(word)] = CountryWord(country.code, usage)
    return found


@cache
def _codes() -> Mapping[str, str]:
    return {c.alpha2.lower(): c.code for c in load_countries().values()} | {
        code.lower(): code for code in load_countries()
    }


def find_country(words: str) -> Country | None:
    """Find the country that a user means by a name, adjective, nationality or ISO code; capitals are cities here."""
    folded = fold(words).removeprefix("the ")
    found = country_names().get(folded)
    if found and found.usage != "capital":
        return get_country(found.code)
    code = _codes().get(folded)
    return get_country(code) if code else None


def find_capital(words: str) -> Country | None:
    """Find the country whose capital or seat of government a name is."""
    found = country_names().get(fold(words))
    return get_country(found.code) if found and found.usage == "capital" else None
