"""Segments and the filter -> who stands in it though nothing says that it is somebody: a word among keywords, the house of a government."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.ask.items import Item
from app.ask.names import is_leader
from app.ask.parts import is_seat
from app.ask.runs import is_adjective
from app.ask.segments import Segment
from app.ask.sorts import PARTIES
from app.filters import EventFilter

KEYWORDS = PARTIES | {"word", "noun", "unsupported", "and"}


def find_loose(segments: Sequence[Segment], chosen: EventFilter) -> Iterator[str]:
    """Yield the words that may as well be a place or a thing."""
    yield from _loose_names(segments, chosen)
    for segment in segments:
        if segment.part not in {"topic", "time"}:
            yield from _houses(segment.items, chosen)


def _loose_names(segments: Sequence[Segment], chosen: EventFilter) -> Iterator[str]:
    """Tell an unlisted word that a string of keywords has for somebody: "Kosovo police Banjska attack", but not "president Osmani"."""
    items = [item for segment in segments if segment.part == "head" for item in segment.items]
    string = len(items) > 2 and all(item.sort in KEYWORDS and not item.owner for item in items)
    if not string or any(segment.part not in {"head", "place", "topic"} for segment in segments):
        return
    capitals = sum(item.sort == "capital" for item in items)
    several = capitals > 1 and any(item.sort == "country" or is_leader(item.words) for item in items)
    for before, item, after in zip([None, *items], items, [*items[1:], None], strict=False):
        joined = any(one is not None and one.sort == "and" for one in (before, after))
        if item.sort == "capital" and several and not joined:
            yield item.words  # "Somalia president Asmara Cairo summit"
        if _is_third(items, item, before, after):
            yield item.words  # "Egypt Turkey foreign ministers Libya talks"
        led = joined or (before is not None and before.sort in {"office", "people", "word"})
        if f"person:{item.words}" in chosen.between and not (led or is_leader(item.words)):
            yield item.words


def _houses(items: Sequence[Item], chosen: EventFilter) -> Iterator[str]:
    """Tell the house of a government before talks of nobody else, which were held there or by those who sit there: "Downing Street talks"."""
    for house, act in pairwise(items):
        talks = act.sort == "noun" and set(act.values) <= {"meeting", "negotiation"} and len(chosen.between) == 1
        if talks and not house.owner and house.sort == "country" and is_seat(house.words):
            yield house.words


def _is_third(items: Sequence[Item], item: Item, before: Item | None, after: Item | None) -> bool:
    """Tell the state between the people of two others and their talks, which may be what these are about."""
    led = before is not None and before.sort == "office" and after is not None and after.sort == "noun"
    others = [one for one in items[: items.index(item)] if one.sort == "country"]
    talks = after is not None and set(after.values) <= {"meeting", "negotiation", "call", "agreement"}
    seated = (
        item.sort == "country"
        and not is_adjective([item])
        and before is not None
        and before.sort in {"sector", "people"}
    )
    fewest = 0 if seated else 1  # "Venezuelan opposition Barbados agreement"
    return item.sort == "country" and (led or (seated and after is not None)) and talks and len(others) > fewest
