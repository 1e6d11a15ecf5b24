"""Items -> segments: the parts of a question between its small words, each with what the small word makes of it."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from app.ask.lexing import Item
from graph.ontology import get_event_type

Part = Literal["head", "parties", "place", "topic"]
MUTUAL = {
    "CONSULT",
    "AGREE",
    "COOPERATE",
}  # PLOVER categories of what parties do together: "talks on Syria" have a topic, no target
ABSORBED = {
    "of",
    "for",
    "to",
    "on",
    "from",
    "against",
    "into",
    "upon",
    "towards",
    "toward",
}  # these belong to a topic once it began
PARTY_LIKE = {"country", "capital", "organization", "office", "sector", "people"}


class Segment(NamedTuple):
    """A small word and what follows it."""

    part: Part
    marker: str
    items: tuple[Item, ...]


def is_aimed(types: Sequence[str]) -> bool:
    """Tell whether events of these types are done by one party to another."""
    return any(get_event_type(name).plover not in MUTUAL for name in types)


def split_segments(items: Sequence[Item]) -> tuple[Segment, ...]:
    """Split a question at its small words."""
    segments: list[Segment] = [Segment("head", "", ())]
    types: list[str] = []
    for position, item in enumerate(items):
        current = segments[-1]
        marker = item.find("marker")
        if marker and not (current.part == "topic" and item.words.lower() in ABSORBED):
            charged = item.words.lower() == "of" and any(
                i.find("verb") and "accusation" in i.values for i in current.items
            )
            part = "topic" if charged else _part_of(marker.values[0], items[position + 1 :], types)
            segments.append(Segment(part, item.words.lower(), ()))
            continue
        if current.part != "topic" and item.sort in {"noun", "verb"}:
            types += item.values
        segments[-1] = current._replace(items=(*current.items, item))
    return tuple(segments)


def _part_of(group: str, after: Sequence[Item], types: Sequence[str]) -> Part:
    """Decide what follows a small word: for "on" and "for" the kind of event decides, and whether a party follows."""
    if group in {"parties", "goals"}:
        return "parties"
    if group == "either":
        following = next((item for item in after if item.sort != "filler"), None)
        party = following is not None and (
            following.sort in PARTY_LIKE or (following.sort == "word" and following.capital)
        )
        return "parties" if party and is_aimed(types) else "topic"
    return "place" if group == "places" else "topic"
