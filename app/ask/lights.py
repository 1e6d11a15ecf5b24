"""Segments and the filter -> the verbs that are light before or behind an act, "held talks", "pledges made", and say something of their own elsewhere."""

from collections.abc import Iterator, Sequence

from app.ask.ends import does_to
from app.ask.items import Item
from app.ask.lexicon import folds_of
from app.ask.segments import Segment
from app.ask.sorts import NAMED
from app.filters import EventFilter

ALONE = {"together"}  # says that people met where no act does
CAUSING = {"made", "make", "makes", "had"}  # before who is brought to do something
LIGHT = CAUSING | {"held", "hold", "holds", "paid", "pay", "pays"}
UNREAD = {"topic", "time"}
# Small words that change the verb before them: "made up", but not "find out".
PARTICLES = {"up", "out"}


def find_light(segments: Sequence[Segment], chosen: EventFilter) -> Iterator[str]:
    """Yield the light verbs that have no act, and "may"; words of other parts are told by who reads these."""
    read = [segment for segment in segments if segment.part not in UNREAD]
    acts = any(_is_act(item) for segment in read for item in segment.items)
    for segment in read:
        items = segment.items
        if segment.marker and items and items[0].words == "may":
            yield items[0].words  # "between may and merkel"
        for at, item in enumerate(items):
            before, after = items[at - 1] if at else None, items[at + 1] if at + 1 < len(items) else None
            if item.sort == "filler" and (
                _weighs(before, item, after, typed=bool(chosen.type))
                or (_is_idle(item, acts=acts) and not (after is None and does_to(segment)))
                or (not chosen.type and item.words.lower() in ALONE)
                or _is_turned(before, item)
            ):
                yield item.words


def _is_act(item: Item) -> bool:
    """Tell what a light verb may go with: a noun for events, or for any event."""
    return item.find("noun") is not None or item.sort == "anything"


def _is_idle(item: Item, *, acts: bool) -> bool:
    """Tell a light verb where no act is named: "exchanged ambassadors", "issued a visa"."""
    return not acts and item.words.lower() in folds_of("light")


def _is_turned(before: Item | None, item: Item) -> bool:
    """Tell "made up" and "paid out", which are other verbs than "made" and "paid"."""
    return (
        item.words.lower() in PARTICLES
        and before is not None
        and (before.words.lower() in folds_of("light") | LIGHT or before.sort not in {"filler", "marker"})
    )


def _weighs(before: Item | None, item: Item, after: Item | None, *, typed: bool) -> bool:
    """Tell "Hamas holds Israelis", "made Israel attack", "pay talks"; and "may"."""
    word = item.words.lower()
    among = before is not None and after is not None and before.sort in NAMED and after.sort in NAMED
    alone = not typed and word in LIGHT
    paid = word in {"pay", "pays"} and after is not None and after.sort == "noun" and "visit" not in after.values
    return paid or (among and (alone or word in CAUSING)) or (word == "may" and before is not None)
