"""What queries may say of an actor besides its name, and what a table may be extended with."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from app.periods import BadDate, Period, parse_period, tell_span
from graph.countries import find_country, get_country
from graph.ids import fold
from graph.matching.names import compare_names
from graph.model import Kind
from graph.namesakes import KnownActor
from graph.offices import office_class
from graph.profile_ids import country_id

Verdict = Literal["agrees", "unknown", "differs"]
Value = Mapping[str, Any]
"""One value of a cell, as both versions of the protocol write it: {"str": ...}, {"int": ...}, {"date": ...} or {"id", "name"}."""
FAR = 15  # years from somebody's first and last event beyond which a day is hardly theirs, as in resolution
COUNTRY_PREFIX = "cty-"


class Property(NamedTuple):
    """A property: `compare` judges a value that a query gives (None: no query may), `values` fills a cell."""

    id: str
    name: str
    description: str
    kinds: tuple[Kind, ...]
    compare: Callable[[KnownActor, str], Verdict] | None = None
    values: Callable[[KnownActor], Iterator[Value]] | None = None
    type: Kind | None = None  # of the entities that are its values


def _compare_country(known: KnownActor, value: str) -> Verdict:
    found = find_country(value.removeprefix(COUNTRY_PREFIX))
    stated = {known.actor.country, *(office.country for office in known.actor.offices)} - {None}
    if found is None or not stated:
        return "unknown"
    return "agrees" if found.code in stated else "differs"


def _compare_office(known: KnownActor, value: str) -> Verdict:
    offices = known.actor.offices
    classes = {office.office or office_class(office.title, office.country) for office in offices}
    wanted = fold(value)
    if not offices or not wanted:
        return "unknown"
    same = any(office_class(value, office.country) in classes for office in offices)
    return "agrees" if same or any(wanted in fold(office.title) for office in offices) else "differs"


def _compare_alias(known: KnownActor, value: str) -> Verdict:
    if any(fold(value) == fold(spelling) for spelling in known.spellings):
        return "agrees"
    if known.actor.kind != "person":
        return "unknown"
    found = [compare_names(value, spelling) for spelling in known.spellings]
    return "agrees" if any(f.same for f in found) else "differs" if all(f.conflict for f in found) else "unknown"


def _compare_day(known: KnownActor, value: str) -> Verdict:
    try:
        asked = parse_period(value[:10])
    except BadDate:
        return "unknown"
    spans = list(_active(known))
    if not spans:
        return "unknown"
    if any(span.first <= asked.last and asked.first <= span.last for span in spans):
        return "agrees"
    first, last = min(s.first for s in spans), max(s.last for s in spans)
    return "differs" if asked.last.year < first.year - FAR or asked.first.year > last.year + FAR else "unknown"


def _active(known: KnownActor) -> Iterator[Period]:
    """Yield the spans in which an actor is known to have acted; a list's tenure without an end goes on."""
    if known.first and known.last:
        yield Period(first=known.first, last=known.last)
    for office in known.actor.offices:
        if office.start:
            yield Period(first=office.start, last=office.end or (date.max if office.listed else office.start))


def _compare_wikidata(known: KnownActor, value: str) -> Verdict:
    if known.actor.wikidata is None:
        return "unknown"
    return "agrees" if known.actor.wikidata == value.strip().rpartition("/")[2].upper() else "differs"


def _country(known: KnownActor) -> Iterator[Value]:
    if known.actor.country:
        yield {"id": country_id(known.actor.country), "name": get_country(known.actor.country).name}


def _offices(known: KnownActor) -> Iterator[Value]:
    for office in known.actor.offices:
        days = f" ({tell_span(office.start, office.end)})" if office.start or office.end else ""
        body = office.organization or (get_country(office.country).name if office.country else None)
        yield {"str": f"{office.title}{f', {body}' if body else ''}{days}"}


def _aliases(known: KnownActor) -> Iterator[Value]:
    yield from ({"str": name} for name in known.actor.aliases)


def _wikidata(known: KnownActor) -> Iterator[Value]:
    if known.actor.wikidata:
        yield {"str": known.actor.wikidata}


def _day(day: date | None) -> Iterator[Value]:
    if day:
        yield {"date": f"{day.isoformat()}T00:00:00Z"}


ANYBODY: tuple[Kind, ...] = ("person", "organization", "country", "group")
PEOPLE: tuple[Kind, ...] = ("person",)
PROPERTIES: Mapping[str, Property] = {
    known.id: known
    for known in (
        Property("country", "Country", "the country that it acts for: a name, an adjective or an ISO code", ANYBODY, _compare_country, _country, "country"),
        Property("office", "Office", "an office that it held, under any of its titles", PEOPLE, _compare_office, _offices),
        Property("alias", "Other name", "another name or spelling, in any script", ANYBODY, _compare_alias, _aliases),
        Property("active_on", "Active on", "a year, month or day on which it acted or held an office", ANYBODY, _compare_day),
        Property("wikidata", "Wikidata", "its Wikidata id", PEOPLE, _compare_wikidata, _wikidata),
        Property("kind", "Kind", "person, organization, country or group", ANYBODY, None, lambda known: iter(({"str": known.actor.kind},))),
        Property("events", "Number of events", "how many events it took part in", ANYBODY, None, lambda known: iter(({"int": known.actor.events},))),
        Property("first_event", "First event", "day of the first event that happened", ANYBODY, None, lambda known: _day(known.first)),
        Property("last_event", "Last event", "day of the last event that happened", ANYBODY, None, lambda known: _day(known.last)),
    )
}  # fmt: skip
