"""Items of one part of a question -> the parties that it names: a country or name, with office and sector."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.ask.bodies import leave_bodies, leave_people
from app.ask.brands import is_site, names_make, names_model, names_thing
from app.ask.items import Item
from app.ask.lexicon import folds_of, stem
from app.ask.names import is_body, is_leader, lands_of, split_names
from app.ask.runs import (
    ACRONYM,
    LONGEST_NAME,
    is_adjective,
    is_unknown_people,
    kind_of,
    names_country,
    take_events_out,
    take_name,
    take_thing_out,
)
from app.ask.sorts import HEAD
from graph.ids import fold
from graph.organizations import find_organization

ARTICLES = {"the", "a", "an", "any", "some", "every"}  # before a small word: "the coup" is nobody's name
ADJECTIVE = re.compile(r"(?:ish|ian|ean|ese|lan)$")  # of a people that is no state: "Catalan ministers"
BLOC = "bloc:"
# The role of the second of two parties that nothing joins, by that of the first: "Obama Cuba visit", "Iran US threats".
GOAL_ROLES = {"visitor": "host", "source": "target"}


class Party(NamedTuple):
    """One party: the words for `between`, the country it acts for, and the capacity that is asked of it."""

    side: str | None = None
    country: str | None = None  # its code, or the bloc of whose members any may be asked for
    office: str | None = None
    sector: str | None = None
    shares: bool = False  # a bare adjective: "Iranian and Syrian ministers" are ministers of both
    people: bool = False  # "Ukrainian officials": whose capacity is told, though it asks for none
    by_name: bool = False  # "Iran", which "Iran and Iraq foreign ministers" are of both
    titled: bool = False  # a name behind a title of several: "Russian and Turkish foreign ministers Lavrov and Fidan"
    several: bool = False  # of an office in the plural, which "Iran Iraq foreign ministers" are of both
    goal: bool = False  # stands right after another party: "Obama Cuba visit"

    @property
    def has_head(self) -> bool:
        """Tell whether a capacity is asked."""
        return bool(self.office or self.sector or self.people)


class Parties(NamedTuple):
    """The parties of a part, and the words that are none."""

    found: tuple[Party, ...]
    not_understood: tuple[str, ...]


def read_parties(items: Sequence[Item], *, explicit: bool) -> Parties:
    """Read the parties that "and" and commas join; in an explicit place ("with …") a name need not have a capital."""
    parties: list[Party] = []
    kept, stray = leave_bodies(items)
    for part, goal in _split(kept):
        found, left = _read_part(part, explicit=explicit)
        stray += left
        parties += [party._replace(goal=goal) for party in found]
    return Parties(tuple(_share_heads(parties)), tuple(stray))


def _split(items: Sequence[Item]) -> list[tuple[list[Item], bool]]:
    """Split at "and" and commas, and before a second party that nothing joins: "Serbia Kosovo talks", "Obama Cuba visit"."""
    parts: list[tuple[list[Item], bool]] = [([], False)]
    for position, item in enumerate(items):
        part = parts[-1][0]
        if item.sort == "and" or _parts_names(item, part):
            parts.append(([], False))
        elif (
            (_is_state(item) and any(_is_state(before) for before in part))
            or _is_beside_state(part, item)
            or (_is_land(item) and _ends_with_thing(part))
            or (len(parts) > 1 and _is_bare(parts[-2][0]) and _is_of_another(part, item))
            or ((_is_land(item) or item.sort == "organization") and _ends_with_leader(part))
            or (position == len(items) - 1 and _is_land(item) and _ends_with_name(part, item))
        ):
            parts.append(([], True))
        if item.sort not in {"and", "filler"}:
            common = (
                item.sort == "word"
                and not item.capital
                and position > 0
                and items[position - 1].words.lower() in ARTICLES
            )
            parts[-1][0].append(item.taken_as("unsupported") if common else item)
    return [(part, goal) for part, goal in parts if part]


def _parts_names(item: Item, before: Sequence[Item]) -> bool:
    """Tell a word of asking that ends a name: "reports that Turkey"."""
    return (
        item.sort == "filler" and bool(before) and before[-1].sort == "word" and item.words.lower() not in {"the", "s"}
    )


def _is_state(item: Item) -> bool:
    return item.sort in {"country", "organization", "capital"}


def _is_beside_state(part: Sequence[Item], item: Item) -> bool:
    """Tell a body that no list of organizations has from one of the state before it: "Iran E3 talks", but not "Russia's Wagner"."""
    alone = len(part) == 1 and names_country(part[0]) and not part[0].owner
    return alone and item.sort == "word" and item.capital and (is_body(item.words) or _is_lettered(item.words))


def _is_of_another(part: Sequence[Item], item: Item) -> bool:
    """Tell a leader behind the second of two states who is none of its own: "Israel Lebanon Hochstein mediation"."""
    led = item.sort == "word" and item.capital and is_leader(item.words)
    return led and _is_bare(part) and part[0].values[0] not in lands_of(item.words)


def _is_bare(part: Sequence[Item]) -> bool:
    return len(part) == 1 and names_country(part[0]) and not part[0].owner


def _ends_with_thing(part: Sequence[Item]) -> bool:
    """Tell a small word between somebody's name and a state: "Kim Yo Jong statement South Korea"."""
    small = len(part) > 1 and part[-1].sort in {"word", "unsupported"} and not part[-1].capital
    return small and part[0].sort == "word" and part[0].capital and not any(map(_is_state, part))


def _is_lettered(word: str) -> bool:
    return any(letter.isdigit() for letter in word) and ACRONYM.fullmatch(word) is not None


def _is_land(item: Item) -> bool:
    """Tell whether an item is a country, its capital or a part of the world by name: no adjective, which could belong to a name."""
    return item.sort == "capital" or _is_region([item]) or (names_country(item))


def _ends_with_leader(part: Sequence[Item]) -> bool:
    """Tell a leader who is named alone before a country: "Trump Ukraine minerals deal"."""
    return [item.sort for item in part] == ["word"] and is_leader(part[0].words) and not part[0].owner


def _ends_with_name(part: Sequence[Item], item: Item) -> bool:
    """Tell whether a name stands before a country; one word and a country that is a surname too are one name: "Michael Jordan"."""
    names = [before for before in part if before.sort == "word"]
    if not names or part[-1].sort != "word":
        return False
    return len(names) > 1 or fold(item.words) not in folds_of("surnames") or is_leader(names[0].words)


def _read_part(part: list[Item], *, explicit: bool) -> tuple[list[Party], list[str]]:
    """Read what stands between two joining words: a country with a capacity, or a name, or the names of leaders in a row."""
    part, things = take_events_out(part)
    name, rest = take_name(part, explicit=explicit)
    name, nations = leave_people(name)
    stray = [*things, *nations, *(item.words for item in rest if item.sort in {"word", "unsupported", "region"})]
    if name and (names_thing(name) or names_model(name)):
        stray, rest = take_thing_out(part, name)
    elif name and names_make(part, name) and not is_unknown_people(part, name):
        stray, rest = [name, *stray], [item for item in part if item.words != name]
    elif (name and is_unknown_people(part, name)) or (
        name and len(name.split()) < LONGEST_NAME and is_site(part, name)
    ):
        stray, rest = [name, *stray], [item for item in part if item.sort != "word"]
    elif name and (office := _office_after(part, name)) and not is_leader(name):
        if ADJECTIVE.search(name):
            return [Party(office=office)], [name, *stray]  # "the South Ossetian president"
        return [Party(side=f"org:{name}", office=office)], stray  # "Quad foreign ministers"
    elif name:
        titled = any(item.sort == "office" and stem(item.words) != item.words.lower() for item in part)
        members = [item.words for item in rest if item.find("members")]
        return [Party(side=f"{kind_of(one)}:{one}", titled=titled) for one in split_names(name.split())], [
            *stray,
            *members,
        ]
    country = _first(rest, "country") or _first(rest, "capital")
    organization = _first(rest, "organization")
    side = f"country:{country}" if country else None
    if organization and not country:
        members = _members_behind(rest)
        is_bloc = _is_region(rest) or (bool(members) and _has_members(organization))
        side = f"{BLOC}{organization}" if is_bloc else f"org:{organization}"
        country = side if is_bloc else None
        stray = [*stray, *(() if is_bloc else members)]
    bare = _says_whose(rest) and not any(item.sort in HEAD for item in rest)
    people = any(item.sort == "people" for item in rest)
    several = any(item.sort == "office" and stem(item.words) != item.words.lower() for item in rest)
    by_name = bool(rest) and rest[0].sort == "country" and (several or not rest[0].owner) and not is_adjective(rest)
    party = Party(side, country, _office(rest), _first(rest, "sector"), bare, people, by_name, several=several)
    return ([party] if party._replace(people=False, several=False) != Party() else []), stray


def _office_after(part: Sequence[Item], name: str) -> str | None:
    """Find the office right behind a name, which is a body's then."""
    at = next((i for i, item in enumerate(part) if name.endswith(item.words) and item.sort == "word"), len(part))
    after = part[at + 1 : at + 2]
    return after[0].values[0] if after and after[0].sort == "office" and not part[at].owner else None


def _members_behind(items: Sequence[Item]) -> list[str]:
    """Give the word that tells "GCC states", which are its members, from the GCC."""
    after = next((i for i, item in enumerate(items) if item.find("organization")), len(items))
    return [item.words for item in items[after + 1 :] if item.find("members")]


def _is_region(items: Sequence[Item]) -> bool:
    """Tell a part of the world, which is its states: "African leaders"."""
    return any(item.sort == "organization" and item.find("region") for item in items)


def _has_members(organization: str) -> bool:
    """Tell whether the members of an organization are known, so that they can be asked for instead of it."""
    known = find_organization(organization)
    return known is not None and bool(known.members)


def _says_whose(items: Sequence[Item]) -> bool:
    """Tell what may lead to people who are named once for several: "Iranian and", "US and", "Vietnam's and", "Nordic"."""
    alone = len(items) == 1 and _is_region(items)
    return is_adjective(items) or _is_initials(items) or _owns(items) or alone


def _owns(items: Sequence[Item]) -> bool:
    """Tell "Vietnam's" in "Vietnam's and China's foreign ministers"."""
    return len(items) == 1 and items[0].sort == "country" and items[0].owner


def _is_initials(items: Sequence[Item]) -> bool:
    """Tell "US" and "UK", which stand for their adjectives: "US and Chinese defence ministers"."""
    return (
        len(items) == 1
        and items[0].sort == "country"
        and items[0].words.removeprefix("the ").isupper()
        and not items[0].owner
    )


def _office(items: Sequence[Item]) -> str | None:
    """Find the office that is asked; "leaders", "officials" and "members" alone are none."""
    return _first([item for item in items if item.sort not in {"people", "members"}], "office")


def _first(items: Sequence[Item], sort: str) -> str | None:
    for item in items:
        for term in item.terms:
            if term.sort == sort:
                return term.values[0]
    return None


def _share_heads(parties: Sequence[Party]) -> list[Party]:
    """Give a bare adjective the capacity of the party after it."""
    shared: list[Party] = []
    for party in reversed(parties):
        after = shared[-1] if shared else party
        if party.shares and after.titled:
            continue  # the title of who is named
        alike = party.by_name and after.by_name and not party.has_head and (after.several or not after.goal)
        shares = party.shares or alike
        if party.shares and shared and after.has_head:
            shared[-1] = after._replace(goal=False)  # "Nordic Baltic leaders" are of both
        shared.append(
            party._replace(office=after.office, sector=after.sector, people=after.people, several=after.several)
            if shares
            else party
        )
    return shared[::-1]


def role_in_row(party: Party, parties: Sequence[Party], role: str | None) -> str | None:
    """Give the role of one of several that nothing joins; of a state and an office, the office bears it: "Niger France ambassador expelled"."""
    if role == "target" and any(one.goal and one.has_head for one in parties):
        return "target" if party.has_head else "source"
    return GOAL_ROLES.get(role or "") if party.goal else role
