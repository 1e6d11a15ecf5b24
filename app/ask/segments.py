"""Segment: a part of a question between its small words, with what the small word makes of it."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from app.ask.items import Item
from graph.ontology import get_event_type

Part = Literal["head", "parties", "place", "topic", "time", "means"]
# PLOVER categories of what parties do together: "talks on Syria" have a topic, no target
MUTUAL = {"CONSULT", "AGREE", "COOPERATE"}
# "attacks on Israel"; "criticism on" has a topic
TARGETED_ON = {"concession", "sanction", "assault", "coercion", "threat", "mobilization"}
# "Lebanon received aid": a light verb, which turns the act round.
RECEIVING = {
    "receive", "receives", "received", "receiving", "face", "faces", "faced", "facing", "got", "gets", "survive", "survives", "survived", "suffers", "suffered",
}  # fmt: skip
DISCUSSING = "discuss"  # in the small words of who talks about something
AUXILIARIES = {"did", "do", "does", "has", "have", "had", "will", "was", "were"}


class Segment(NamedTuple):
    """A small word and what follows it."""

    part: Part
    marker: str
    items: tuple[Item, ...]
    role: str | None = None  # that the small word alone gives: "hosted by"
    following: str | None = (
        None  # the small word after it, where a party stands behind that; "charge" before "accused of"
    )


class Piece(NamedTuple):
    """What stands in a part between a word for events and the next."""

    segment: Segment
    items: list[Item]
    before: Item | None
    after: Item | None

    @property
    def asks(self) -> bool:
        """Tell whether a word of asking stands in it: "did Chinese officials make"."""
        return any(item.words.lower() in AUXILIARIES for item in self.items)

    @property
    def is_subject(self) -> bool:
        """Tell whether it does the act: it stands first, or as in "how many visits did Chinese officials make"."""
        asked = self.before is not None and self.before.sort == "noun" and self.asks
        return self.segment.part == "head" and (self.before is None or asked)


def name_of(items: Sequence[Item]) -> str:
    """Write items as a name, without the words of asking."""
    return " ".join(item.words for item in items if item.sort != "filler")


def words_of(segment: Segment) -> str:
    """Write a part as it stood in the question."""
    return " ".join([segment.marker, *(item.written for item in segment.items)]).replace(" ,", ",")


def is_aimed(types: Sequence[str]) -> bool:
    """Tell whether events of these types are done by one party to another."""
    return any(get_event_type(name).plover not in MUTUAL for name in types)


def is_led_by_body(items: Sequence[Item]) -> bool:
    """Tell a name behind the state or body that somebody heads: "NATO Jens Stoltenberg" after "the Secretary General of", but not "Iran's Zarif"."""
    named = [item for item in items if item.sort != "filler"]
    at = next((i for i, item in enumerate(named) if item.sort == "word" and item.capital), 0)
    return at > 0 and all(item.sort in {"country", "organization"} and not item.owner for item in named[:at])
