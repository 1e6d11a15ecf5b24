"""The forms of lists of officeholders that are read: which columns tell each, and how a row of it becomes a tenure."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from graph.countries import get_country
from graph.officeholding import Tenure
from ingest.officeholder_dates import UNBOUND, Bound, first_day, last_day
from ingest.officeholder_names import display_name, is_only_an_id, is_vacant
from ingest.officeholder_tables import find_country_code, load_tables
from ingest.officeholder_titles import ACTING, clean_title, refuse_title, sector_of

Row = Mapping[str, str]
WIKIDATA = re.compile(r"(?:^|/entity/)(Q[1-9]\d*)$")


class Refused(ValueError):
    """A row tells of no tenure that can be kept; the message says why, the particulars after a colon."""


class Entry(NamedTuple):
    """What a row says, in the words of the list."""

    person: str
    title: str
    country: str
    wikidata: str = ""
    organization: str = ""
    start: Bound = UNBOUND
    end: Bound = UNBOUND
    acting: bool = False


class Form(NamedTuple):
    """A form of list: the columns that tell it, how its rows are read, and what holds for all of them."""

    name: str
    columns: tuple[str, ...]
    read: Callable[[Row], Entry]
    sector: str | None = None  # where the title alone does not tell: lists of governments hold GOV
    snapshot: bool = False
    longest_open: int | None = None  # years; an older tenure without an end is one whose end the list does not know


def _read_leaders(row: Row) -> Entry:
    return Entry(
        person=row["officeholderlabel"],
        title=row["positionlabel"],
        country=row["country"],
        wikidata=row["officeholder"],
        start=first_day(row["start_year"]),
        end=last_day(row["end_year"]),
    )


def _read_ministers(row: Row) -> Entry:
    return Entry(
        person=row["name"],
        title=row["positionlabel"],
        country=row["countrylabel"],
        wikidata=row["person"],
        start=first_day(row["start"]),
    )


def _read_world_leaders(row: Row) -> Entry:
    return Entry(person=row["name"], title=row["office"], country=row["country"])


def _read_own(row: Row) -> Entry:
    return Entry(
        person=row["person"],
        title=row["title"],
        country=row["country"],
        wikidata=row.get("wikidata", ""),
        organization=row.get("organization", ""),
        start=first_day(row.get("from", "")),
        end=last_day(row.get("to", "")),
    )


def _read_principals(row: Row) -> Entry:
    """Read an appointment of the United States; one begun on an unknown day counts from the day of appointment."""
    person = row.get("altname") or " ".join(p for p in (row["forename"], row["surname"], row.get("genname", "")) if p)
    role = row["role"].replace("’", "'")
    if not person:
        raise Refused("no name")
    if role in load_tables().ranks:
        raise Refused(f"a rank, no office: {role}")
    if not row["started"] and not row["ended"]:
        raise Refused("appointed, but neither begun nor ended: it may never have been taken up")
    return Entry(
        person=person,
        title=_title_abroad(ACTING.sub("", role), row["place_or_office"]),
        country="United States",
        start=first_day(row["started"] or row.get("appointed", "")),
        end=last_day(row["ended"]),
        acting=ACTING.search(role) is not None,
    )


def _title_abroad(role: str, key: str) -> str:
    """Write the title of one sent to a place ("Ambassador to Kenya"); an office at home is the role itself."""
    tables = load_tables()
    if key in tables.representatives:
        rank = tables.missions.get(role, "Permanent Representative")
        return f"{rank} to {tables.representatives[key]}"
    rank = tables.missions.get(role, "")
    if not rank:
        return role
    return f"{rank} {'in' if rank.endswith('Office') else 'to'} {_place(key)}"


def _place(key: str) -> str:
    tables = load_tables()
    if key in tables.places:
        return tables.places[key]
    code = find_country_code(key.replace("-", " "))
    if code is None:
        raise Refused(f"sent to an unknown place: {key}")
    name = get_country(code).name
    return f"the {name}" if name in tables.articled else name


FORMS = (
    Form(
        "Wikidata's leaders",
        ("country", "positionLabel", "officeholder", "officeholderLabel", "start_year", "end_year"),
        _read_leaders,
        sector="GOV",
    ),
    Form(
        "Wikidata's foreign ministers",
        ("person", "name", "country", "countryLabel", "position", "positionLabel", "start"),
        _read_ministers,
        sector="GOV",
    ),
    Form("world leaders", ("country", "office", "name"), _read_world_leaders, sector="GOV", snapshot=True),
    Form(
        "principal officers and chiefs of mission",
        ("forename", "surname", "role", "place_or_office", "appointed", "started", "ended"),
        _read_principals,
        sector="GOV",
        longest_open=4,  # a president's term: the list stops following most posts in 2021 and leaves them open
    ),
    Form("Dragoman's own", ("person", "title", "country"), _read_own),
)


def make_tenure(form: Form, entry: Entry, as_of: date | None, line: int) -> Tenure:
    """Make the tenure that an entry tells of; raises Refused, or ValidationError where its days contradict each other."""
    country = _country_of(entry)
    _refuse_name(entry)
    printed = clean_title(entry.title, country)
    if not printed.title:
        raise Refused("no title")
    if form.snapshot and (reason := refuse_title(printed.title, country)):
        raise Refused(f"{reason}: {printed.title}")
    return Tenure(
        person=display_name(entry.person, country),
        wikidata=_wikidata_id(entry.wikidata),
        title=printed.title,
        organization=entry.organization or None,
        country=country,
        sector=sector_of(printed.title, form.sector),
        acting=entry.acting or printed.acting or ACTING.search(entry.person) is not None,
        start=entry.start.day,
        start_precision=entry.start.precision,
        end=entry.end.day,
        end_precision=entry.end.precision,
        as_of=_held_on(entry, as_of),
        line=line,
    )


def _country_of(entry: Entry) -> str:
    if not entry.country:
        raise Refused("no country")
    code = find_country_code(entry.country)
    if code is None:
        raise Refused(f"no country that Dragoman knows: {entry.country}")
    return code


def _refuse_name(entry: Entry) -> None:
    if not entry.person and entry.wikidata:
        raise Refused(f"no name but an id: {entry.wikidata}")
    if is_only_an_id(entry.person):
        raise Refused(f"no name but an id: {entry.person}")
    if is_vacant(entry.person):
        raise Refused("vacant: no officeholder is named")
    if not display_name(entry.person):
        raise Refused(f"no name: {entry.person}")


def _wikidata_id(words: str) -> str | None:
    if not words:
        return None
    found = WIKIDATA.search(words)
    if found is None:
        raise Refused(f"no Wikidata id: {words}")
    return found[1]


def _held_on(entry: Entry, as_of: date | None) -> date | None:
    """Give the day of the list where the tenure can hold on it; one that ended or began later is history or future there."""
    start, end = entry.start.day, entry.end.day
    if as_of is None or (start and start > as_of) or (end and end < as_of):
        return None
    return as_of
