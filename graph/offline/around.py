"""What the events of many days have in common: places, topics, publishers, and how often which actors met -> tables."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from graph.native import Row
from graph.offline.tables import Tables
from graph.placing import least_place

Met = dict[tuple[str, str], tuple[int, date, date]]


class Around(NamedTuple):
    """What the events of many days have in common: places, topics, publishers, and how often which actors met."""

    places: dict[str, Row]
    topics: set[str]
    sources: set[str]
    met: Met

    @classmethod
    def nothing(cls) -> "Around":
        """Begin."""
        return cls({}, set(), set(), {})

    def add(self, other: "Around") -> None:
        """Add what another writer found."""
        for key, place in other.places.items():
            self.add_place(key, place)
        self.topics.update(other.topics)
        self.sources.update(other.sources)
        for pair, (count, first, last) in other.met.items():
            self.add_meeting(pair, count, first, last)

    def add_place(self, key: str, place: Row) -> None:
        """Add a place; of several spellings and coordinates those that a transaction would take, so that no order of days counts."""
        self.places[key] = least_place(self.places.get(key, place), place)

    def add_meeting(self, pair: tuple[str, str], count: int, first: date, last: date) -> None:
        """Add meetings of a pair."""
        known = self.met.get(pair)
        self.met[pair] = (
            (count + known[0], min(first, known[1]), max(last, known[2])) if known else (count, first, last)
        )


def write_around(tables: Tables, around: Around, known: Collection[str], now: str) -> None:
    """Write places with their countries, topics, publishers and meetings; `known` are the actors that are written already."""
    for source in sorted(around.sources):
        tables.add("sources", {"name": source})
    for topic in sorted(around.topics):
        tables.add("topics", {"name": topic})
    countries: dict[str, Row] = {}
    for key, place in sorted(around.places.items()):
        tables.add("places", place | {"location": _point(place)})
        if land := place["country_id"]:
            tables.link("in", key, land)
            countries[land] = {
                "id": land,
                "name": place["country_name"],
                "country": place["country"],
                "kind": "country",
                "label": "Country",
            }
    for land, row in countries.items():
        if land not in known:
            tables.add("actors", row | {"aliases": None, "sector": None, "wikidata": None, "since": now})
    for (low, high), (count, first, last) in sorted(around.met.items()):
        tables.add("met", {"count": count, "first": first, "last": last}, low, high)


def _point(place: Row) -> str | None:
    if place["latitude"] is None:
        return None
    return f"{{latitude: {place['latitude']}, longitude: {place['longitude']}}}"
