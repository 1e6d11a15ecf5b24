"""Items -> items: a part of the world where its states are a party: "African leaders", "aid to Central Asia", but not "protests in Africa"."""

from collections.abc import Sequence
from functools import cache

from app.ask.items import Item
from app.ask.lexicon import Term
from app.ask.runs import is_adjective
from app.ask.segments import is_aimed
from app.ask.sorts import HEAD
from graph.ids import fold
from graph.regions import load_regions

BESIDE = {"country", "organization"}  # sorts beside which a name is a party too
# before the word for people that several share: "European and former African presidents"
BETWEEN = {"and", "region", "unsupported"}
QUALIFYING = 2  # words between an adjective and the people: "African women activists"


def turn_regions(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take a part of the world for the bloc of its states where these are a party."""
    return tuple(
        item._replace(terms=(Term("organization", item.values), *item.terms)) if _is_bloc(items, at) else item
        for at, item in enumerate(items)
    )


def _is_bloc(items: Sequence[Item], at: int) -> bool:
    item = items[at]
    if item.sort != "region" or not item.values:
        return False
    return _leads_people(items[at + 1 :]) or (fold(item.words).removeprefix("the ") in _names() and _stands(items, at))


@cache
def _names() -> frozenset[str]:
    return frozenset(fold(name) for region in load_regions().values() for name in region.names)


def _leads_people(after: Sequence[Item]) -> bool:
    """Tell an adjective of people or states: "Gulf foreign ministers", "Nordic and Baltic countries"."""
    small = 0
    if after and after[0].sort == "country":
        return False  # "post-Soviet Saudi diplomats" are the Saudis
    for item in after:
        if item.sort in {*HEAD, "members"}:
            return True
        small += item.sort == "word" and not item.capital
        if not (item.sort in BETWEEN or is_adjective([item]) or (item.sort == "word" and 0 < small < QUALIFYING)):
            return False
    return False


def _stands(items: Sequence[Item], at: int) -> bool:
    """Tell a name by itself, or before what it did or was visited for: "between China and Africa", "Biden's Asia trip", "Central Asia EU summit"."""
    after = items[at + 1] if at + 1 < len(items) else None
    if after is None or after.sort in {"marker", "and", "verb", "filler"} or items[at].owner:
        return True
    if after.sort in BESIDE:
        return any(item.sort == "noun" and not is_aimed(item.values) for item in items[at + 2 :])
    beside = at > 0 and items[at - 1].sort in BESIDE | {"region", "and"}
    return after.sort == "noun" and ("visit" in after.values or (beside and not is_aimed(after.values)))
