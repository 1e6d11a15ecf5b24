"""The articles of a day, with actors known -> claims, events and meetings in tables, one day after the other."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from graph.coded import CODED
from graph.coded_events import Coded, Held, by_vote, code_claims, derive_coded, meetings_of, twins_of
from graph.layers import EVENTS
from graph.offline.spool import Spool, Waiting
from graph.offline.tables import Tables
from graph.resolver import links_of
from graph.rows import article_row
from graph.store import Row
from graph.whole_resolution import as_saved

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
        """Add a place: of several spellings of one the first by the alphabet, so that no order of days counts."""
        self.places[key] = min(self.places.get(key, place), place, key=str)

    def add_meeting(self, pair: tuple[str, str], count: int, first: date, last: date) -> None:
        """Add meetings of a pair."""
        known = self.met.get(pair)
        self.met[pair] = (
            (count + known[0], min(first, known[1]), max(last, known[2])) if known else (count, first, last)
        )


class Days(NamedTuple):
    """Days that one writer writes: where it reads them, what it must know of actors, and since when all of it is said."""

    days: Sequence[date]
    spools: Sequence[Spool]
    owners: Mapping[str, str]
    held: Held
    now: str


def write_days(folder: Path, writer: str, days: Days, advance: Callable[[int], None]) -> Around:
    """Write the claims and events of some days; tell `advance` the claims as they are done."""
    around = Around.nothing()
    with Tables(folder, writer) as tables:
        for waiting in _iter_days(days):
            coded = _write_articles(tables, waiting, days, around)
            for group in by_vote(coded):
                _write_event(tables, derive_coded(group), days.now, around)
                if len(group) > 1:
                    _write_twins(tables, group)
            advance(len(coded))
    return around


def _iter_days(days: Days) -> Iterator[list[Waiting]]:
    wanted = set(days.days)
    where: dict[date, list[tuple[Spool, int]]] = {}
    for spool in days.spools:
        for one in spool.stored:
            if one.day in wanted:
                where.setdefault(one.day, []).append((spool, one.offset))
    for day in sorted(where):
        yield [waiting for spool, offset in where[day] for waiting in spool.load([offset])]


def _write_articles(tables: Tables, waiting: Iterable[Waiting], days: Days, around: Around) -> list[Coded]:
    coded: list[Coded] = []
    for article, fingerprint, rows in waiting:
        tables.add("articles", article_row(article, fingerprint, CODED, None))
        if article.publisher:
            around.sources.add(article.publisher)
            tables.link("published", article.id, article.publisher)
        coded += code_claims(rows, {article.id: article}, days.owners, days.held)
    for one in coded:
        one.claim["event"] = one.claim["vote"] = one.vote
        tables.add("claims", one.claim)
        tables.link("states", one.article.id, one.claim["id"])
        for name in one.names:
            tables.add("names", name, one.claim["id"], name["actor"])
        for key in one.keys:
            tables.link("keyed_claims", one.claim["id"], key)
    for key in sorted({key for one in coded for key in one.keys}):
        tables.add("keys", {"id": key})
    return coded


def _write_event(tables: Tables, derived: Row, now: str, around: Around) -> None:
    id_ = derived["id"]
    derived["since"] = now
    tables.add("events", derived)
    for seat in derived["seats"]:
        seat["position"] = derived["position"]
        tables.add("parts", seat, seat["actor"], id_)
    for claim in derived["claims"]:
        tables.link("disputes" if claim["disputes"] else "supports", claim["id"], id_)
    for topic in derived["topics"]:
        around.topics.add(topic)
        tables.link("about", id_, topic)
    if place := derived["place"]:
        around.add_place(place["id"], place)
        tables.link("at", id_, place["id"])
    for meeting in meetings_of(derived):
        if meeting.day:
            around.add_meeting((meeting.low, meeting.high), 1, meeting.day, meeting.day)


def _write_twins(tables: Tables, group: Sequence[Coded]) -> None:
    """Write how the claims of one event resemble each other."""
    atoms = {one.claim["id"]: one.keyed for one in group}
    for link in links_of(EVENTS, atoms, twins_of(group)):
        tables.add("alike_claims", as_saved(link), link["low"], link["high"])


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
