"""Who is one over decades: names and surnames with their years and offices -> the people that they are, all resolved together."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import pytest

from graph.layers import ACTORS, key_profile
from graph.native import Row
from graph.profiles import HeldTitle, Profile
from graph.resolver import Keyed, links_of
from graph.whole_resolution import iter_pairs, resolve_all

Said = tuple[str, str | None, int, str | None, int]
"""A name, the country it is told with, the year, the title and how many claims tell it."""


def profile_of(said: Said) -> Profile:
    name, country, year, title, claims = said
    start, end = date(year, 3, 1), date(year + 1, 6, 1)
    offices = (HeldTitle(title=title, country=country, start=start, end=end),) if title else ()
    known = {"id": f"per-{name}-{country}-{year}", "spellings": (name,), "offices": offices, "claims": claims}
    return Profile(kind="person", country=country, first=start, last=end, era=year // 10, **known)


def people(everybody: Iterable[Said]) -> set[frozenset[Said]]:
    """Resolve; give who is one."""
    said = {(profile := profile_of(one)).id: (one, key_profile(profile)) for one in everybody}

    def judge(atoms: Mapping[str, Keyed]) -> Iterator[Row]:
        for pairs in iter_pairs(atoms, list(atoms)):
            yield from links_of(ACTORS, atoms, pairs)

    resolved = resolve_all(ACTORS, {key: keyed for key, (_, keyed) in sorted(said.items())}, judge)
    return {frozenset(said[key][0] for key in members) for members in resolved.clusters}


ONE_PERSON: dict[str, list[Said]] = {
    "a surname of two decades, and the whole name long after": [
        ("Brandt", "DEU", 1982, "Chancellor", 8), ("Brandt", "DEU", 1993, "Chancellor", 7), ("Egon Brandt", "DEU", 1985, "Chancellor", 6),
        ("Egon Brandt", "DEU", 1994, "Chancellor", 5), ("Egon Brandt", "DEU", 2014, None, 3),
    ],
    "a name without a country that most articles give, and other spellings with it": [
        ("Nuri al-Hakimi", None, 2014, None, 300), ("Nuri al-Hakimi", "IRQ", 2012, None, 1),
        ("Nouri al-Hakimi", "IRQ", 2007, "Prime Minister", 3), ("al-Hakimi", "IRQ", 2008, "Prime Minister", 3),
    ],
    "a president who was a minister long before, and whose whole name is told in between": [
        ("Lindqvist", "FIN", 1982, "Foreign Minister", 1), ("Oskar Lindqvist", "FIN", 1987, "Foreign Minister", 2),
        ("Oskar Lindqvist", "FIN", 1996, "President", 2), ("Lindqvist", "FIN", 2001, "President", 4),
    ],
    "a pope with and without his title": [("Pope Anselm", "VAT", 2014, None, 200), ("Anselm", "VAT", 2016, "Pope", 4)],
    "a president who is told with and without what he is to his father": [
        ("Mateo Ibarra Jr.", "PHL", 2023, "President", 9), ("Mateo Ibarra", "PHL", 2023, "President", 3),
    ],
    "a surname that begins with bin": [
        ("Faris bin Hatim", "OMN", 2014, "Foreign Minister", 9), ("bin Hatim", "OMN", 2015, "Foreign Minister", 2),
    ],
    "a surname that begins with Ben": [("David Ben-Harush", "ISR", 1955, "Prime Minister", 9), ("Ben Harush", "ISR", 1957, "Prime Minister", 4)],
}  # fmt: skip

SEVERAL: dict[str, list[list[Said]]] = {
    "two presidents of one family, told by initials, and by their years": [
        [("Adam K. Brandt", "USA", 1990, "President", 51)],
        [("Adam L. Brandt", "USA", 2004, "President", 215), ("Brandt", "USA", 2003, "President", 79), ("Adam Brandt", "USA", 2007, "President", 3)],
    ],
    "two of one surname in one office, decades apart": [
        [("Duarte", "PRT", 1961, "President", 2)], [("Duarte", "PRT", 1989, "President", 3), ("Ana Duarte", "PRT", 1990, "President", 3)],
    ],
    "a sheikh and his son": [
        [("Hamad bin Faris Al Karami", "OMN", 2004, "Emir", 9), ("Hamad Al Karami", "OMN", 2011, "Emir", 2)],
        [("Nasser bin Hamad Al Karami", "OMN", 2015, "Emir", 9)],
    ],
    "a king, and a prince who is called his son": [
        [("Salman", "SAU", 2015, "King", 3)], [("Faris bin Salman", "SAU", 2016, "Crown Prince", 3)],
    ],
    "a president and his son, who is told as such and holds no office": [
        [("Conrad Brandt", "USA", 2018, "President", 300), ("Brandt", "USA", 2018, "President", 20)], [("Conrad Brandt Jr.", "USA", 2018, None, 9)],
    ],
    "two ministers of one name that many bear": [
        [("Ivanov", "RUS", 2001, "Foreign Minister", 5)], [("Sergei Ivanov", "RUS", 2007, "Defense Minister", 4)],
    ],
}  # fmt: skip


@pytest.mark.parametrize("cast", ONE_PERSON.values(), ids=ONE_PERSON)
def test_they_are_one(cast: list[Said]) -> None:
    assert people(cast) == {frozenset(cast)}
    assert people(reversed(cast)) == {frozenset(cast)}


@pytest.mark.parametrize("casts", SEVERAL.values(), ids=SEVERAL)
def test_they_are_several(casts: list[list[Said]]) -> None:
    everybody = [said for cast in casts for said in cast]
    assert people(everybody) == {frozenset(cast) for cast in casts}
    assert people(reversed(everybody)) == {frozenset(cast) for cast in casts}
