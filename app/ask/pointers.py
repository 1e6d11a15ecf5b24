"""Segments -> the small words that point at somebody or somewhere the question does not name: "met him", "his visits", "met Assad there"."""

from collections.abc import Iterator, Sequence

from app.ask.items import Item
from app.ask.segments import Segment
from app.ask.sorts import PARTIES

WHOSE = {"his", "her", "their", "its"}
HIM = {"him", "them", "it", "me", "us"}
MINE = {"my", "our", "your"}
ASKED = {"who", "whom", "which", "what", "whose", "anyone", "anybody", "someone", "somebody", "everyone", "everybody"}
BEING = {"is", "are", "was", "were", "been", "be", "has", "have", "had", "being", "there"}
# What a pronoun may stand for where it is said before.
PRECEDING = PARTIES | {"word", "members", "unsupported"}
OWNED = {"people", "office", "sector", "members", "noun", "verb", "country"}


def find_pointers(segments: Sequence[Segment], *, counted: bool) -> Iterator[str]:
    """Yield the words that point at what nobody named; where a ranking is `counted`, its countries or people were cut out of the question."""
    items = list(_in_order(segments))
    named = counted
    for at, item in enumerate(items):
        word = item.words.lower()
        if item.sort == "filler" and _points(items, at, named=named):
            yield item.words
        named = named or item.sort in PRECEDING or word in ASKED


def _in_order(segments: Sequence[Segment]) -> Iterator[Item]:
    """Give the items with the small words between the parts; a topic and a time stand or are told whole."""
    for segment in segments:
        if segment.marker:
            yield Item.of(segment.marker, "marker")
        if segment.part in {"topic", "time"}:
            yield from (item.taken_as("unsupported") for item in segment.items if item.capital)
        else:
            yield from segment.items


def _points(items: Sequence[Item], at: int, *, named: bool) -> bool:
    word, after = items[at].words.lower(), items[at + 1 : at + 2]
    before = items[at - 1] if at else None
    if word == "there":
        return before is not None and before.words.lower() not in BEING and before.sort not in {"filler", "and"}
    if word in MINE:
        return bool(after) and after[0].sort in OWNED
    if word == "her" and not (after and after[0].sort in OWNED | PRECEDING):
        return _is_object(before)
    if word in HIM and _is_object(before):
        return True
    asked = before is not None and before.sort == "filler"  # "list them"
    return (word in WHOSE | {"they"} and not named) or (word == "them" and not (named or asked))


def _is_object(before: Item | None) -> bool:
    """Tell whom something is done to or with: "met him", "talks with them"."""
    return before is not None and before.sort in {"noun", "verb", "marker"} and before.words.lower() != "about"
