"""A phrase -> all that it can stand for: the words of the lists, a country, an organization, a capital."""

import re
from functools import cache, lru_cache

from app.ask.casing import SHORT
from app.ask.lexicon import Term, folds_of, load_terms, stem
from app.ask.names import is_body, is_leader
from app.sides import MEMBERS
from graph.countries import country_names, find_capital, get_country, load_countries
from graph.ids import fold
from graph.ontology import load_event_types, load_vocabulary
from graph.organizations import find_organization

# What the party before the hyphen did itself, and the role that it has then; "Iran-backed" names no party.
LED = {"-hosted": "host", "-brokered": "mediator", "-mediated": "mediator", "-facilitated": "mediator"}
SPELT_LIKE_CODES = {"AND", "ARE", "CAN", "NOR", "PER"}  # small words that stand out in capitals, and codes of countries
SHOUTED = {"us", "car"}  # names of countries that need their capitals: the others are small words
SMALL = {"male"}  # names of capitals that need theirs
NEGATED = re.compile(r"n['’]t$", re.I)


def is_party(word: str) -> bool:
    """Tell a state, a capital, a body or a leader by name."""
    return bool(country_of(word) or find_capital(word) or organization_of(word) or is_leader(word) or is_body(word))


@lru_cache(maxsize=1 << 14)  # phrases recur; bounded, for questions hold any word
def terms_of(words: str) -> tuple[Term, ...]:
    """List all that a phrase can stand for, the likeliest first; nothing where no list has it."""
    if words in LED:
        return (Term("filler"),)
    if NEGATED.search(words) and " " not in words:
        return load_terms()["not"]
    if words.isupper() and words in load_vocabulary().categories:
        return (Term("noun", _types_of(words)),)  # "CONSULT events"
    found: list[Term] = []
    if code := country_of(words):
        found.append(Term("country", (code,)))
    listed = load_terms().get(stem(words), ())
    told = any(term.sort == "region" for term in listed) or fold(words) in folds_of("outlets")
    if not told and (organization := organization_of(words)):
        found = [] if words in load_countries() else found  # "NAM" is the movement, and no code of Namibia
        found.append(Term("organization", (organization,)))
    found += listed
    if not found and words not in SMALL and (capital := find_capital(words)):
        found.append(Term("capital", (capital.code,)))
    return tuple(found)


@cache
def _types_of(category: str) -> tuple[str, ...]:
    return tuple(name for name, kind in load_event_types().items() if kind.plover == category)


def country_of(words: str) -> str | None:
    """Find the country of a name, adjective or nationality; of an ISO code only when it stands out in capitals."""
    if words.upper() == words and words in load_countries() and words not in SPELT_LIKE_CODES:
        return words
    known = country_names().get(fold(words).removeprefix("the "))
    if known is None or known.usage == "capital" or (fold(words) in SHOUTED and not words.isupper()):
        return None
    return get_country(known.code).code


def organization_of(words: str) -> str | None:
    """Find the name of the organization that is meant; an abbreviation must stand in capitals."""
    if len(words) <= SHORT and not words.isupper():
        return None
    bare = MEMBERS.sub("", words)
    if bare != words and find_organization(bare):
        return None  # "GCC states" are the members, two words here
    found = find_organization(words) or (find_organization(f"{words}s") if len(words) > SHORT else None)  # "Houthi"
    return found.name if found else None
