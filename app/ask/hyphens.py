"""A word with a hyphen -> its two parties, or what it says of somebody: "Iran-Syria", "Saudi-led", "Iran-backed", "Olmert-Abbas"."""

import re
from collections.abc import Sequence

from app.ask.casing import SHORT
from app.ask.lexicon import Term, folds_of, load_question_words
from app.ask.names import BODY, ends_leader, is_leader
from app.ask.senses import LED, country_of, is_party, terms_of
from ingest.places import find_place

PAIR = re.compile(r"[-–—/]")
LONGEST_GIVEN = 3  # letters: "Kim-Moon" may be one


def split_pair(word: str, before: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """Split "Iran-Syria", "Saudi-led" and the middle of "Saudi Arabia-South Korea talks"; nothing where a word is one ("Guinea-Bissau")."""
    parts = [part for part in PAIR.split(word) if part]
    if len(parts) > 2 and all(map(is_party, parts)):
        return tuple(" and ".join(parts).split(" "))  # "Iran/Iraq/Syria"
    if len(parts) != 2 or country_of(word):
        return ()
    first, second = parts
    if _has_two_states(first, second, after) or _names_body(first, after):
        return ()
    if any(is_party(" ".join([second, *after[:end]])) for end in range(len(after) + 1)):
        first = load_question_words().combining.get(first.lower(), first)
        if any(is_party(" ".join([*before[start:], first])) for start in range(len(before) + 1)):
            return (first, "and", second)
    led = f"-{second}" if f"-{second}" in LED else second if second == "led" else None
    if led and is_party(first):
        return (first, led)
    return (first, "and", second) if _are_two(first, second) else ()


def _names_body(first: str, after: Sequence[str]) -> bool:
    """Tell "Lula-Biden Amazon fund"."""
    return is_leader(first) and len(after) > 1 and not terms_of(after[0]) and BODY.fullmatch(after[1]) is not None


def _has_two_states(first: str, second: str, after: Sequence[str]) -> bool:
    """Tell whose two nationalities one person has: "the British-Iranian Nazanin Zaghari-Ratcliffe was released"."""
    named = len(after) > 1 and all(
        word[:1].isupper() and not terms_of(word) and find_place(word) is None for word in after[:2]
    )
    return named and country_of(first) is not None and country_of(second) is not None


def _are_two(first: str, second: str) -> bool:
    """Tell two people of whom the list has one from a name with a hyphen: "Olmert-Abbas talks", but not "Ben-Gurion"."""
    named = all(
        len(word) > LONGEST_GIVEN and word.istitle() and word.lower() not in folds_of("given_first")
        for word in (first, second)
    )
    return named and is_leader(first) != is_leader(second) and not ends_leader(f"{first} {second}")


def has_two_lands(word: str) -> bool:
    """Tell "British-Iranian", which no one has split."""
    lands = [country_of(part) for part in PAIR.split(word)]
    return len(lands) > 1 and all(lands)


def is_compound(word: str) -> bool:
    """Tell "Iran-backed" and "anti-American", which say something about somebody else than the party in them, from "al-Assad"."""
    parts = word.split("-")
    if len(parts) > 1 and all(
        term.sort == "region" for part in parts for term in terms_of(part)[:1] or (Term("word"),)
    ):
        return True  # "Nordic-Baltic"
    if (
        len(parts) == 2
        and parts[1].islower()
        and (parts[0].lower() in folds_of("hyphen_heads") or parts[1] in folds_of("hyphen_tails"))
    ):
        return True  # "Three-way calls", "FM-level"
    named = [part for part in parts if is_party(part)]
    rest = [part for part in parts if part not in named and part.islower()]
    return len(parts) == 2 and len(named) == 1 and any(len(part) > SHORT or part in {"pro", "non"} for part in rest)
