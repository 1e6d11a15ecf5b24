"""An office, or the name of some people -> the body for which they act: the "UN envoy" and "UN officials" act for the United Nations.

A body is known by the id of a profile, which names it and its country and nothing else, so that no resolution moves it: whoever
asks for an organization asks for the ids of all its profiles.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from graph.coded_claims import CodedActor
from graph.model import Actor
from graph.organizations import find_organization
from graph.profile_ids import named_id

# "Former UN chief", "Norwegian ex-NATO chief"; further on it belongs to a name: "tribunal for the former Yugoslavia".
FORMER = re.compile(r"(?:[\w.]+ )?(?:former|ex|onetime|erstwhile|late|retired)\b", re.I)
BRACKETS = re.compile(r" \(([^()]+)\)$")  # event data: "Militant (Taliban)"
ENDING = re.compile(r" (?:of|from) (?:the )?([A-Z].*)$")
LONGEST = 8  # words that the name of an organization has at the head of another
NAMES = 1 << 14  # whose bodies are remembered: names recur


class Body(NamedTuple):
    """An organization for which somebody acts: the id of the profile of its name, its name, and its country (ISO 3166-1 alpha-3)."""

    id: str
    name: str
    country: str | None


@lru_cache(NAMES)
def body_named(name: str, country: str | None) -> Body:
    """Give the body of a name. One that is known has a country of its own, or none: the UN has not that of its envoy."""
    if known := find_organization(name):
        name, country = known.name, known.country
    return Body(named_id("organization", name, country), name, country)


def body_of(actor: Actor | CodedActor, office: str | None) -> Body | None:
    """Give the body for which a person in an office acts, or a group that is called after one; None where neither names any."""
    called = actor.name if actor.kind == "group" else office
    if not called or is_former(called):
        return None
    held = [one for one in actor.offices if one.organization and one.title in called]
    best = max(held, key=lambda one: len(one.title), default=None)
    if best and best.organization:
        return body_named(best.organization, best.country)
    return body_leading(called) or body_ending(called) or body_in_brackets(called) if actor.kind == "group" else None


def is_of_states(organization: str | None) -> bool:
    """Tell whether an organization is known to be no country's, so that whoever acts for it acts for none."""
    known = find_organization(organization) if organization else None
    return known is not None and known.country is None


def is_former(office: str) -> bool:
    """Tell whether somebody who is called so held an office before, and acts for no body by it."""
    return FORMER.match(office) is not None


@lru_cache(NAMES)
def body_leading(name: str) -> Body | None:
    """Give the known body whose name, spelt as it spells it, begins another: "UN Security Council members", not "Who visited"."""
    words = name.split()
    for count in range(min(len(words) - 1, LONGEST), 0, -1):
        head = " ".join(words[:count])
        known = find_organization(head)
        if known and head in (known.name, *known.names):
            return body_named(known.name, known.country)
    return None


@lru_cache(NAMES)
def body_ending(name: str) -> Body | None:
    """Give the known body whose name, spelt as it spells it, ends what a group is called: "officials from the IAEA"."""
    ending = ENDING.search(name)
    known = find_organization(ending[1]) if ending else None
    if known and ending and ending[1] in (known.name, *known.names):
        return body_named(known.name, known.country)
    return None


@lru_cache(NAMES)
def body_in_brackets(name: str) -> Body | None:
    """Give the known body that event data puts in brackets behind some of its people: "Militant (Taliban)", not "Militant (Iraq)"."""
    owner = BRACKETS.search(name)
    known = find_organization(owner[1]) if owner else None
    return body_named(known.name, known.country) if known else None
