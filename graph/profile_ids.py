"""What an actor is called in a claim -> the id of its profile: equal for one kind, folded name and country, and for a person one decade.

Loads nothing of the database, so that the filters of a client and of a question can know an id when they see one.
"""

from datetime import date
from functools import lru_cache

from graph.coded_claims import CodedActor
from graph.ids import digest, fold
from graph.model import Actor

PREFIX = {"person": "per", "organization": "org", "group": "grp", "country": "cty"}
BODY = f"{PREFIX['organization']}-"  # ids of organizations begin so
NAMES = 1 << 16  # whose ids are remembered: names recur


def country_id(code: str) -> str:
    """Compute the id of a country's node."""
    return f"cty-{code.lower()}"


@lru_cache(maxsize=NAMES)
def namesake_id(kind: str, name: str, country: str | None, article: str = "") -> str:
    """Compute what all profiles of one kind, name and country share, whatever their decade; a group's article is part of it."""
    return digest(PREFIX[kind], kind, fold(name), country, article if kind == "group" else "")


@lru_cache(maxsize=NAMES)
def named_id(kind: str, name: str, country: str | None, *scope: object) -> str:
    """Compute the id of the profile of a name; `scope` is a group's article, a person's decade, and what split it off."""
    return digest(PREFIX[kind], kind, fold(name), country, *(scope or ("", None, None)))


def profile_id(actor: Actor | CodedActor, article: str, day: date | None, variant: str | None = None) -> str:
    """Compute a profile's id. `variant` is the decision that split its article's mentions from those of a namesake."""
    if actor.kind == "country":
        return country_id(actor.country or fold(actor.name).replace(" ", "-"))
    if actor.kind == "group" and not variant:
        return namesake_id(actor.kind, actor.name, actor.country, article)
    era = era_of(day) if actor.kind == "person" else None
    return named_id(actor.kind, actor.name, actor.country, article if actor.kind == "group" else "", era, variant)


def era_of(day: date | None) -> int | None:
    """Give the decade of a day: 201 for 2013."""
    return day.year // 10 if day else None
