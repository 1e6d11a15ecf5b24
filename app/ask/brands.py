"""A run of words that is called like somebody and is a thing: a plan, a land, a weapon, a site."""

import re
from collections.abc import Sequence

from app.ask.items import Item
from app.ask.lexicon import folds_of, load_question_words
from app.ask.names import is_leader
from app.ask.runs import kind_of
from graph.ids import fold
from ingest.places import find_place

MAKE = re.compile(r"[a-z]{2}[^\Wisu]s$")  # small plurals: "tanks", but not "crisis"
MODEL = re.compile(r"[A-Za-z]-?\d")


def names_thing(name: str) -> bool:
    """Tell "Marshall Plan", "Operation Desert Storm" and "Bavaria" from somebody."""
    words = [word.lower() for word in name.split()]
    operation = len(words) > 1 and words[0] in {"operation", "mount"}
    thing = words[-1] in load_question_words().things or operation
    # "Gen Z"
    return fold(name) in folds_of("lands") or (len(name) == 1 and name.isalpha()) or (thing and not is_leader(name))


def names_model(name: str) -> bool:
    """Tell "F-16s" and "S-400" from somebody, who has no figure in his name, and from "E3"."""
    return MODEL.search(name) is not None and kind_of(name) == "person"


def names_make(part: Sequence[Item], name: str) -> bool:
    """Tell the name of things from somebody by the small plural behind it: "Leopard tanks", "Javelin missiles"."""
    at = next((i for i, item in enumerate(part) if item.words == name and not item.owner), len(part))
    behind = part[at + 1 : at + 2]
    things = bool(behind) and behind[0].sort in {"word", "unsupported"} and not behind[0].capital
    called = things and MAKE.search(behind[0].words) is not None and kind_of(name) == "person"
    return called and not is_leader(name) and find_place(name) is None


def is_disputed(name: str) -> bool:
    """Tell a land or a sea of no one state, about which others talk sooner than there: "Kashmir", "the Aegean"."""
    place = find_place(name)
    return fold(name).removeprefix("the ") in folds_of("disputed") or (place is not None and place.country is None)


def is_site(part: Sequence[Item], name: str) -> bool:
    """Tell the name of a site from a person by the small words after it: "Al Udeid air base", "Odesa port"."""
    at = next((i for i, item in enumerate(part) if name.endswith(item.words) and item.sort == "word"), len(part))
    after = [item.words.lower() for item in part[at + 1 :] if not item.capital]
    beside = after[:1] if after[:1] and after[0] not in {"air", "naval", "military"} else after[1:2]
    return (
        bool(beside) and beside[0] in load_question_words().things and not part[at].owner and find_place(name) is None
    )
