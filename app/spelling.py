"""What a user wrote -> the allowed word that is meant, or an error that says what to write instead."""

import difflib
from collections.abc import Iterable
from typing import Any, Literal, get_args, get_origin

from pydantic import BeforeValidator

from graph.countries import country_names, find_country, get_country
from graph.ids import fold


def find_nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Find the known word that a mistyped one is nearest to, if any is near."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=cutoff)), None)


def check_word(word: str, allowed: Iterable[str], what: str) -> str:
    """Return the allowed word that is meant, in its own case; raise ValueError with the nearest or all of them."""
    known = {entry.lower(): entry for entry in allowed}
    found = known.get(word.strip().lower())
    if found:
        return found
    near = find_nearest(word.strip().lower(), known)
    meant = f"did you mean {known[near]!r}?" if near else f"write one of {', '.join(known.values())}"
    raise ValueError(f"{word!r} is no {what}: {meant}")


def words_of(kind: Any) -> tuple[str, ...]:
    """List the words of all Literals within a type, such as `tuple[Status, ...]` or `Kind | None`."""
    parts = get_args(kind)
    return parts if get_origin(kind) is Literal else tuple(word for part in parts for word in words_of(part))


def in_case_of(allowed: Iterable[str], given: Any) -> Any:
    """Write a word, or each of several, in the case of the allowed one; what is none of them stays, to be refused by its type."""
    if isinstance(given, list | tuple):
        return type(given)(in_case_of(allowed, one) for one in given)
    known = {word.lower(): word for word in allowed}
    return known.get(given.strip().lower(), given) if isinstance(given, str) else given


def in_any_case(kind: Any) -> BeforeValidator:
    """Take the words of a Literal in any case, as those of data files are taken."""
    allowed = words_of(kind)
    return BeforeValidator(lambda given: in_case_of(allowed, given))


def check_country(words: str) -> str:
    """Return the ISO alpha-3 code of a country; raise ValueError with the nearest name."""
    found = find_country(words)
    if found:
        return found.code
    near = find_nearest(fold(words), country_names(), cutoff=0.75)
    meant = (
        f"did you mean {get_country(country_names()[near].code).name!r}?"
        if near
        else "write a name or an ISO 3166-1 code"
    )
    raise ValueError(f"{words!r} is no country: {meant}")
