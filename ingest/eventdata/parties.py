"""A name as ICEWS or POLECAT writes it -> the party: kind, country, sector, and the office where the name is a role."""

from functools import lru_cache

from graph.countries import country_names, get_country
from graph.ids import fold
from graph.organizations import find_organization
from ingest.eventdata.actors import ActorWords, load_actor_lexicon
from ingest.eventdata.records import CodedParty
from ingest.leaders import load_leaders
from ingest.personal_names import is_same_name, name_tokens

REMEMBERED = (
    1 << 17
)  # the three ICEWS sets have 30,382 names; bounded, so that memory stays flat over any number of files
OWNER_WORDS = 3  # words of "South African National Defence Force" that may name its country
UNKNOWN = ActorWords(kind="group")


@lru_cache(maxsize=REMEMBERED)
def read_icews_party(name: str, sectors: str = "", country: str = "") -> CodedParty | None:
    """Read an ICEWS party; `sectors` and `country` are what its row says, "" or "NA" for nothing. None for an unspecified actor."""
    lexicon = load_actor_lexicon()
    if fold(name) in lexicon.nobody:
        return None
    role, owner = split_owner(name)
    party = _read_role(name, role, owner) if owner else read_name(name)
    told = party.country if country in {"", "NA"} else lexicon.find_country(country)
    return party._replace(country=told, sector=_find_icews_sector(sectors) or party.sector)


def split_owner(name: str) -> tuple[str, str]:
    """Part "Foreign Affairs (Iran)" into role and owner; the owner is "" where the name does not end in brackets."""
    if not name.endswith(")"):
        return name, ""
    depth = 0
    for at in range(len(name) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(name[at], 0)
        if depth == 0:
            return (name[:at].strip(), name[at + 1 : -1].strip()) if at else (name, "")
    return name, ""


def _read_role(name: str, role: str, owner: str) -> CodedParty:
    lexicon = load_actor_lexicon()
    country, entry = lexicon.find_country(owner), lexicon.roles.get(fold(role))
    if entry:
        return CodedParty(name, entry.kind, country or _country_of_body(owner), entry.sector, role, named=False)
    is_body, sector = lexicon.find_body(role)
    if is_body:
        return CodedParty(name, "organization", country or _country_of_body(owner), sector)
    if country or fold(owner) in lexicon.regions:
        return CodedParty(name, UNKNOWN.kind, country, None, role, named=False)
    return read_name(role)._replace(name=name)


def _country_of_body(owner: str) -> str | None:
    """Find the country of a body that is named as owner: "Military Personnel (Hezbollah)"."""
    return read_name(owner).country


@lru_cache(maxsize=REMEMBERED)
def read_name(name: str) -> CodedParty:
    """Read a name without brackets: a state, a known name, a body by its words, unnamed people by the last word, or else a person."""
    lexicon, folded = load_actor_lexicon(), fold(name)
    country = lexicon.find_country(name)
    if country:
        return CodedParty(name, "country", country)
    if {folded, folded.removeprefix("the ")} & lexicon.regions:
        return CodedParty(name, "group")
    known = lexicon.known.get(folded) or find_organization(name)
    if known:
        return CodedParty(
            name, known.kind if isinstance(known, ActorWords) else "organization", known.country, known.sector
        )
    is_body, sector = lexicon.find_body(name)
    if is_body or " " not in name.strip(".") or name.isupper() or _begins_as_body(folded):
        return CodedParty(name, "organization", _country_in(name), sector)
    if folded.split(" ")[-1] in lexicon.groups or (name[0].islower() and "-" not in name.split(" ", maxsplit=1)[0]):
        return CodedParty(name, "group", _country_in(name))
    own = lexicon.without_courtesies(name)
    return CodedParty(own, "person", _country_of_leader(own))


def _begins_as_body(folded: str) -> bool:
    """Tell "The Observer" and "Russian Railways" from people: nobody's given name is an article or a nationality."""
    first = folded.partition(" ")[0]
    word = country_names().get(first)
    return first == "the" or (word is not None and word.usage == "adjective")


def _country_in(name: str) -> str | None:
    """Find the country in the name of a body: its first words ("Turkish Army") or those after the last "of" ("... of Thailand")."""
    words = fold(name).split(" ")
    starts = (" ".join(words[:count]) for count in range(OWNER_WORDS, 0, -1))
    end = fold(name).rpartition(" of ")[2].removeprefix("the ")
    for candidate in (*starts, end):
        word = country_names().get(candidate)
        if word and word.usage != "capital":
            return word.code
    return None


def _country_of_leader(name: str) -> str | None:
    """Find the country that leaders of exactly this name led; a name of one word tells nothing."""
    tokens = name_tokens(name)
    if len(set(tokens)) < 2:
        return None
    leaders = load_leaders().get(tokens[-1], ())
    countries = {leader.country for leader in leaders if is_same_name(name, leader.name) and " " in leader.name}
    return countries.pop() if len(countries) == 1 else None


@lru_cache(maxsize=REMEMBERED)
def _find_icews_sector(sectors: str) -> str | None:
    held = set(sectors.split(","))
    return next((sector for sector, names in load_actor_lexicon().icews if held & names), None)


@lru_cache(maxsize=REMEMBERED)
def read_polecat_party(name: str, country: str = "", sector: str = "", title: str = "") -> CodedParty | None:
    """Read a POLECAT party: name, ISO alpha-3 code, primary sector and title, each "" or "None" for nothing. None for nobody.

    Where the row has no name, the country stands for its government, and another sector is unnamed people of that country.
    """
    lexicon = load_actor_lexicon()
    name, country, sector, title = ("" if text == "None" else text.strip() for text in (name, country, sector, title))
    state, ours = lexicon.find_country_by_code(country), lexicon.find_sector_by_code(sector)
    if name and fold(name) not in lexicon.nobody:
        party = read_name(name)
        kind = (
            "person"
            if title and party.kind in {"organization", "group"} and not lexicon.find_body(name)[0]
            else party.kind
        )
        return party._replace(
            kind=kind, country=state or party.country, sector=ours or party.sector, office=title or None
        )
    if not state:
        return None
    state_name = get_country(state).name
    if ours in {None, "GOV"}:
        return CodedParty(state_name, "country", state, ours)
    return CodedParty(f"{ours} ({state_name})", "group", state, ours, named=False)
