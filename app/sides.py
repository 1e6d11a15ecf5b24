"""The words for one party -> Side: a country for which participants acted, or the actors of a name."""

import re
from collections.abc import Callable, Sequence

from app.spelling import check_country
from graph.answers import Side
from graph.countries import find_country
from graph.model import Kind
from graph.organizations import find_organization
from graph.regions import find_bloc

Names = Callable[[str, Kind | None], tuple[str, ...]]
"""Finds the ids of the actors that a name fits, of one kind or of any."""

KINDS: dict[str, Kind] = {"person": "person", "org": "organization", "organization": "organization", "group": "group"}
ACTOR_ID = re.compile(r"(per|org|cty|grp)-[a-z0-9]+")
OFFICIALS = re.compile(
    r"\s+(officials?|representatives?|leaders?|authorities|diplomats?|delegations?|government|side)$", re.I
)
# After the name of a bloc: its members are meant.
MEMBERS = re.compile(r"\s+((member )?(states|countries|nations)|members)$", re.I)


def check_side(words: str) -> str:
    """Return the words for a party; raise ValueError when a prefix is unknown or its country is."""
    before, colon, rest = (part.strip() for part in words.partition(":"))
    if not colon:
        return words.strip()
    prefix = before.lower()
    if prefix == "country":
        return f"country:{check_country(rest)}"
    if prefix == "bloc":
        return f"bloc:{_bloc(rest)}"
    if prefix in KINDS and rest:
        return f"{prefix}:{rest}"
    raise ValueError(
        f"{words!r} is no party: write country:IRN, bloc:GCC, person:NAME, org:NAME, group:NAME, an id, or just the name"
    )


def check_state(words: str) -> str:
    """Return the code of a country, or a bloc as a side is written, of which any member will do; raise ValueError."""
    return check_side(words) if words.lower().startswith("bloc:") else check_country(words)


def states_of(words: str) -> tuple[str, ...]:
    """Give the codes of what `check_state` returned."""
    _, colon, name = words.partition(":")
    found = find_bloc(name) if colon else None
    return found.members if found else (words,)


def _bloc(words: str) -> str:
    """Check that a bloc has members; raise ValueError."""
    found = find_bloc(words)
    if not found:
        raise ValueError(
            f"{words!r} is no bloc whose members are known: write bloc:EU, bloc:GCC, bloc:Africa, or the countries"
        )
    return found.name


def find_side(words: str, names: Names) -> Side:
    """Find whom the words mean. A name that nobody has gives an empty side, which matches nothing."""
    prefix, colon, rest = words.partition(":")
    if colon and prefix == "country":
        return Side(words=words, countries=(check_country(rest),))
    if colon and prefix == "bloc":
        found = find_bloc(rest)
        return Side(words=words, countries=found.members if found else ())
    if colon and prefix in KINDS:
        return Side(words=words, actors=_find_of_kind(rest, KINDS[prefix], names))
    if ACTOR_ID.fullmatch(words):
        return Side(words=words, actors=names(words, None) or (words,))
    return _find_named(words, names)


def find_either(words: Sequence[str], names: Names) -> Side | None:
    """Find whom several words mean as one side, on which all of them stand; None where there are none."""
    sides = [find_side(one, names) for one in words]
    if len(sides) < 2:
        return sides[0] if sides else None
    return Side(
        words=" or ".join(words),
        countries=tuple(dict.fromkeys(code for side in sides for code in side.countries)),
        actors=tuple(dict.fromkeys(actor for side in sides for actor in side.actors)),
    )


def _find_of_kind(name: str, kind: Kind, names: Names) -> tuple[str, ...]:
    """Find the actors of a name; a body known by its abbreviation has its full name too, and may be a group without being one by law."""
    known = find_organization(name) if kind == "organization" else None
    found = names(known.name if known else name, kind)
    return found or (names(name, "group") if kind == "organization" else ())


def _find_named(words: str, names: Names) -> Side:
    country = find_country(words) or find_country(OFFICIALS.sub("", words))
    if country:
        return Side(words=words, countries=(country.code,))
    bloc = find_bloc(MEMBERS.sub("", words)) if MEMBERS.search(words) else None
    if bloc:
        return Side(words=words, countries=bloc.members)
    organization = find_organization(words) or find_organization(OFFICIALS.sub("", words))
    return Side(words=words, actors=names(organization.name if organization else words, None))
