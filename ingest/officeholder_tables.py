"""The knowledge about lists of officeholders, from `ingest/data/officeholders.yaml`, ready to be asked."""

import re
from collections.abc import Mapping
from functools import cache

from graph.countries import find_country
from graph.datafile import read_yaml_resource
from graph.ids import fold
from graph.model import Record

PARENTHESES = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")


class Tables(Record):
    """The tables of the data file; what each means stands there."""

    vacant: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    no_particles: frozenset[str]
    kept_particles: frozenset[str]
    initials: frozenset[str]
    numerals: frozenset[str]
    abbreviations: Mapping[str, str]
    titles: Mapping[str, str]
    capitals: frozenset[str]
    honorary: frozenset[str]
    regional: Mapping[str, tuple[str, ...]]
    kept_heads: tuple[str, ...]
    sectors: Mapping[str, str]
    countries: Mapping[str, str]
    missions: Mapping[str, str]
    representatives: Mapping[str, str]
    places: Mapping[str, str]
    articled: frozenset[str]
    ranks: frozenset[str]


@cache
def load_tables() -> Tables:
    """Load the tables once."""
    return Tables(**read_yaml_resource("ingest.data", "officeholders.yaml"))


@cache
def _other_countries() -> Mapping[str, str]:
    return {fold(name): code for name, code in load_tables().countries.items()}


@cache
def find_country_code(words: str) -> str | None:
    """Find the country that a list means: "Korea, North" and "Gambia, The" are turned round, "(Vatican City)" is left out."""
    bare = PARENTHESES.sub("", words).strip()
    head, comma, tail = bare.partition(", ")
    for name in (bare, f"{tail} {head}") if comma else (bare,):
        if code := _other_countries().get(fold(name).removeprefix("the ")):
            return code
        if country := find_country(name):
            return country.code
    return None
