"""Items -> items: what is demanded of nobody who is named, which the demand is about: "urge ceasefire in Sudan", "demands withdrawal of troops from Rafah"."""

from collections.abc import Sequence

from app.ask.items import ABOUT, Item, quote
from app.ask.objects import ENDING
from app.ask.sorts import PARTIES
from graph.ontology import get_event_type

TAILS = {"of", "in", "on", "between", "to"}
ASKED_OF = {"aid", "support"}  # what is asked of the one behind "from": "requests aid from Russia"
WHO = PARTIES | {"word"}
QUALIFYING = {"word", "unsupported", "status"}


def turn_demands(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "urge ceasefire in Sudan" as "urge about ceasefire in Sudan", so that Sudan is neither the place nor asked."""
    for at, item in enumerate(items):
        if not at or items[at - 1].sort not in WHO or items[at - 1].owner or not _demands(item):
            continue
        start = next((i for i in range(at + 1, len(items)) if not _qualifies(items[i])), len(items))
        if not _is_wanted(items[start : start + 2]):
            continue
        end = next((i for i in range(start + 2, len(items)) if items[i].words.lower() in ENDING), len(items))
        wanted = Item.of(quote(items[at + 1 : end]), "word")
        return (*items[:at], _as_verb(item), ABOUT, wanted, *items[end:])
    return tuple(items)


def _demands(item: Item) -> bool:
    verb = item.find("verb")
    return verb is not None and verb.values == ("request",) and " " not in item.words


def _as_verb(item: Item) -> Item:
    return item.taken_as("verb", "request")


def _qualifies(item: Item) -> bool:
    return item.sort == "filler" or (item.sort in QUALIFYING and not item.capital)


def _is_wanted(pair: Sequence[Item]) -> bool:
    """Tell a noun for what is to happen that goes on with a small word."""
    whole = len(pair) == 1 and " of " in pair[0].words  # "lifting of sanctions"
    if (
        not pair
        or pair[0].sort != "noun"
        or pair[0].owner
        or not (whole or (len(pair) > 1 and pair[1].words.lower() in TAILS))
    ):
        return False
    kinds = set(pair[0].values)
    return not kinds & ASKED_OF and all(get_event_type(name).family != "speech" for name in kinds)
