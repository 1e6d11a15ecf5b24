"""Items -> items: what stands before a word for talks or an agreement and says what these are about: "nuclear talks", "the free trade agreement"."""

from collections.abc import Sequence
from functools import cache

from app.ask.items import Item, spell
from app.ask.lexicon import folds_of, load_question_words, stem, stems_of
from graph.ids import fold

AGREED = {"agreement", "cooperation"}
LONGEST = 3  # items of one matter: "nuclear weapons deal"


def mark_themes(items: Sequence[Item]) -> tuple[Item, ...]:
    """Join the words for a matter into one item that has the types of the act which it is about, and tell the sea before it; others stay as they are."""
    found = list(items)
    at = len(found) - 1
    while at > 0:
        act = found[at]
        start = _start_of_matter(found, at) if _has_matter(act) else at
        if start < at:
            words = spell(found[start:at])
            found[start:at] = [Item.of(words, "unsupported", *act.values)]
            if start > 0 and found[start - 1].words.split()[-1].lower() in load_question_words().waters:
                found[start - 1] = found[start - 1].taken_as("unsupported")  # "Black Sea grain deal"
        at = start - 1
    return tuple(found)


def _has_matter(act: Item) -> bool:
    """Tell a gathering or agreement, as texts are read, from "security cooperation" and "Putin and Xi trade visits"."""
    return act.sort == "noun" and stem(act.words.split()[-1]) in stems_of("occasions")


def _start_of_matter(items: Sequence[Item], at: int) -> int:
    """Find where the longest matter begins that ends before an act."""
    return next((i for i in range(max(0, at - LONGEST), at) if _is_matter(items[i:at], first=i == 0)), at)


def _is_matter(run: Sequence[Item], *, first: bool) -> bool:
    """Tell a matter of the list, or one that is agreed on; a capital makes a name of it, save at the start."""
    if any(item.owner or (item.capital and not (first and item is run[0])) for item in run):
        return False
    if len(run) > 1 and run[-1].sort == "noun" and set(run[-1].values) <= AGREED:
        run = run[:-1]  # "trade deal talks"
    return " ".join(fold(item.words) for item in run).replace("-", " ") in _matters()


@cache
def _matters() -> frozenset[str]:
    return frozenset(words.replace("-", " ") for words in folds_of("matters"))
