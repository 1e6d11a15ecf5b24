"""GDELT 2.0 rows -> coded events: the raw 61 columns or a table with a header."""

from functools import lru_cache

from graph.countries import country_names, get_country
from graph.ids import fold
from graph.model import Kind
from graph.organizations import find_organization
from ingest.eventdata.actors import load_actor_lexicon
from ingest.eventdata.codes import get_cameo
from ingest.eventdata.fields import (
    event_key,
    find_text,
    join_sides,
    make_place,
    parse_day,
    parse_event_id,
    parse_score,
    take_part,
)
from ingest.eventdata.layout import Layout
from ingest.eventdata.records import CodedEvent, CodedParty, DataSet, SkippedRow
from ingest.leaders import load_leaders
from ingest.nouns import load_nouns
from ingest.places import find_place
from ingest.titles import title_words

COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "EventCode", "GoldsteinScale", "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_Lat", "ActionGeo_Long", "SOURCEURL",
    *(f"{actor}{part}" for actor in ("Actor1", "Actor2") for part in ("Code", "Name", "CountryCode", "KnownGroupCode", "Type1Code", "Type2Code", "Type3Code")),
)  # fmt: skip
FIRST_ACTOR, SECOND_ACTOR, END = 9, 16, 23
ACTS_FOR_A_STATE = {
    "GOV",
    "LEG",
    "MIL",
    "ELI",
    "OPP",
    "SPY",
}  # types whose actors GDELT names by family names ("OBAMA")


class GdeltReader:
    """Reads rows of GDELT."""

    def __init__(self, source: DataSet, layout: Layout) -> None:
        self._source = source
        self._pick = layout.picker(COLUMNS)

    def pass_over(self, text: str) -> None:
        """Leave out a row that was read before."""

    def read(self, line: int, text: str) -> CodedEvent | SkippedRow:
        """Read a row. Raises BadField."""
        row = self._pick(text)
        coding = get_cameo(row[2])
        if coding.type is None:
            return SkippedRow(line, coding.cameo, coding.plover)
        name, day, url = parse_event_id(row[0]), parse_day(row[1]), find_text(row[8])
        sides = (read_gdelt_party(row[FIRST_ACTOR:SECOND_ACTOR]), read_gdelt_party(row[SECOND_ACTOR:END]))
        participants = join_sides(*map(take_part, coding.roles, sides))
        country = load_actor_lexicon().fips_countries.get(row[5])
        return CodedEvent(
            f"gdelt-{name}", event_key("gdelt", coding, day.isoformat(), participants, url or name), self._source, line, text, day,
            coding.type, coding.plover or "", coding.cameo, coding.status, parse_score(row[3]), participants,
            place=make_place(find_text(row[4].partition(",")[0]), country, row[6], row[7]), url=url,
        )  # fmt: skip


@lru_cache(maxsize=1 << 16)
def read_gdelt_party(fields: tuple[str, ...]) -> tuple[CodedParty, ...]:
    """Read the code, name, country, known group and three types of an actor; empty where GDELT found none.

    GDELT prints names in capitals, and for a state its name, capital, a city or an adjective; unnamed people become "President (France)".
    """
    code, name, country, group, *types = map(str.strip, fields)
    if not code:
        return ()
    lexicon = load_actor_lexicon()
    state, folded = lexicon.find_country_by_code(country), _fold(name)
    ours = next(filter(None, map(lexicon.find_sector_by_code, types)), None)
    stands_for_state = not name or folded in country_names()
    if state and not group and (not any(types) or (stands_for_state and ours in {None, "GOV"})):
        return (CodedParty(get_country(state).name, "country", state, ours, code=code),)
    if not name or (stands_for_state and not group):
        owner = f" ({get_country(state).name})" if state else ""
        return (CodedParty(f"{ours or code}{owner}", "group", state, ours, named=False, code=code),)
    kind, named = _kind_of(name, group, ours, state)
    sector = ours or ("IGO" if group or code.startswith("IGO") else None)
    if named or not state:
        return (CodedParty(name.title(), kind, state, sector, None if named else name.lower(), named, code),)
    return (CodedParty(f"{name.title()} ({get_country(state).name})", kind, state, sector, name.lower(), named, code),)


def _fold(name: str) -> str:
    return fold(name).removeprefix("the ").removeprefix("a ")


def _kind_of(name: str, group: str, sector: str | None, state: str | None) -> tuple[Kind, bool]:
    """Tell what an actor is that is no state, and whether it is named."""
    lexicon, folded, nouns = load_actor_lexicon(), _fold(name), load_nouns()
    known = find_organization(name)
    if group or (known and known.country in {None, state}):  # "SENATE" alone is not that of the United States
        return "organization", True
    if _is_role(folded):
        return "group", False
    if folded in nouns.bodies or lexicon.find_body(name)[0]:
        return "organization", state is not None and " " in folded and folded not in nouns.bodies
    if state and sector in ACTS_FOR_A_STATE and _is_name(folded, state):
        return "person", True
    return "group", False


def _is_role(folded: str) -> bool:
    """Tell "PRESIDENT" and "MINIST OF MINES" (GDELT cuts endings off) from names."""
    nouns = load_nouns()
    ends = {folded.partition(" ")[0], folded.rpartition(" ")[2]}
    words = {form for word in ends for form in (word, f"{word}s", f"{word}er", f"{word}ry")}
    common = nouns.groups.keys() | nouns.individuals.keys()
    return bool(words & common) or any((word,) in title_words() for word in words)


def _is_name(folded: str, state: str) -> bool:
    """Tell names of people from places: two words that are no place, or the family name of a leader of that state ("OBAMA")."""
    if " " in folded:
        return find_place(folded) is None
    return any(leader.country == state for leader in load_leaders().get(folded, ()))
