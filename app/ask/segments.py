"""Items -> segments: the parts of a question between its small words, each with what the small word makes of it."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Literal, NamedTuple

from app.ask.lexicon import load_question_words, stem
from app.ask.lexing import Item
from app.ask.names import is_body, is_leader
from graph.ontology import get_event_type
from ingest.places import find_place, is_known_place

Part = Literal["head", "parties", "place", "topic", "time", "means"]
MUTUAL = {
    "CONSULT",
    "AGREE",
    "COOPERATE",
}  # PLOVER categories of what parties do together: "talks on Syria" have a topic, no target
# These belong to a topic once it began, and to the time before or after something.
ABSORBED = {"of", "for", "to", "on", "from", "against", "into", "upon", "towards", "toward"}
JOINING = {"between", "among"}  # before the parties of what a topic is about
PLACED = {"in", "at"}  # "after the coup in Mali": where that was, not the events
TARGETED_ON = {
    "concession",
    "sanction",
    "assault",
    "coercion",
    "threat",
    "mobilization",
}  # "attacks on Israel"; "criticism on" has a topic
HELPED = {"support", "aid"}
PARTY_LIKE = {"country", "capital", "organization", "office", "sector", "people"}
# "Lebanon received aid": a light verb, which turns the act round.
RECEIVING = {"receive", "receives", "received", "receiving"}
AUXILIARIES = {"did", "do", "does", "has", "have", "had", "will", "was", "were"}
CAPACITIES = {"hosts": "host", "mediators": "mediator"}
PARTS: dict[str, Part] = {"parties": "parties", "goals": "parties", "hosts": "parties", "mediators": "parties", "places": "place", "topics": "topic",
    "times": "time", "means": "means"}  # fmt: skip


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


def split_segments(items: Sequence[Item]) -> tuple[Segment, ...]:
    """Split a question at its small words."""
    segments: list[Segment] = [Segment("head", "", ())]
    types: list[str] = []
    for position, item in enumerate(items):
        if item.words.lower() == "to" and not types and _is_act(items[position + 1 : position + 2]):
            continue  # "the first leader to visit Kyiv"
        marker = _find_marker(item, segments[-1], types if items[position + 1 :] else ())
        wide = all(held.sort in {"filler", "anything"} for held in items[:position])  # "anything on the sanctions"
        if (marker == "topics" or (marker == "either" and wide)) and not types and _names_act(items[position + 1 :]):
            continue  # "anything about the sanctions on Iran": asks for these, and for nothing about them
        if marker:
            part, leads = _choose_part(marker, item, items[position + 1 :], segments[-1], types)
            segments[-1] = segments[-1]._replace(following=leads)
            segments.append(Segment(part, item.words.lower(), (), CAPACITIES.get(marker)))
            continue
        if item.sort == "and" and item.words == "," and not types and _is_fronted(segments):
            segments.append(Segment("head", "", ()))  # "During the Geneva talks, who met Brahimi?"
            continue
        asked = item.words.lower() in AUXILIARIES and any(held.sort != "filler" for held in segments[-1].items)
        again = item.sort == "verb" and bool(set(item.values) & set(types))
        borne = (
            not types and item.sort == "verb" and any(one.words.lower() == "by" for one in items[position + 1 :][:1])
        )
        if segments[-1].part == "topic" and (again or asked or borne):
            segments.append(Segment("head", "", ()))  # "agreements on water signed in Ankara", "on water did they sign"
        if segments[-1].part not in {"topic", "time"} and item.sort in {"noun", "verb"}:
            types += item.values
        segments[-1] = segments[-1]._replace(items=(*segments[-1].items, _without_marker(item)))
    return tuple(segments)


def _choose_part(
    group: str, item: Item, after: Sequence[Item], current: Segment, types: Sequence[str]
) -> tuple[Part, str | None]:
    """Choose what a small word begins, and what the part before it is told of that."""
    word = item.words.lower()
    if _is_charge(item, current):
        return "topic", "charge"
    if _is_purpose(item, after[:1], types):
        return "time", word
    part = _part_of(group, word, after, types)
    if word == "for" and part == "parties" and _has_object(current) and not HELPED & set(types):
        part = "topic"  # "condemned Russia for Ukraine"
    return part, word if part == "parties" else None


def _has_object(current: Segment) -> bool:
    """Tell a verb that somebody follows to whom it is done."""
    at = next((i for i, item in enumerate(current.items) if item.sort == "verb"), len(current.items))
    return any(item.sort in PARTY_LIKE or item.capital for item in current.items[at + 1 :])


def _is_fronted(segments: Sequence[Segment]) -> bool:
    """Tell a time before any word for events, or a topic before which nothing was said at all: a comma ends it."""
    said = (item.sort for segment in segments[:-1] for item in segment.items)
    alone = all(sort in {"filler", "unsupported", "and"} for sort in said)
    return segments[-1].part == "time" or (segments[-1].part == "topic" and alone)


def _names_act(after: Sequence[Item]) -> bool:
    return any(item.sort == "noun" for item in after)


def _is_purpose(marker: Item, after: Sequence[Item], types: Sequence[str]) -> bool:
    """Tell what somebody is asked or promised to do, with all that belongs to it: "urged Putin to end the siege of Mariupol"."""
    said = any(get_event_type(name).family == "speech" for name in types)
    small = any(item.sort == "word" and not item.capital and find_place(item.words) is None for item in after)
    acts = _is_act(after) and after[0].sort == "verb"
    return marker.words.lower() == "to" and said and (acts or (small and not is_leader(after[0].words)))


def _is_act(after: Sequence[Item]) -> bool:
    """Tell a verb that has no ending: "visit", but not "visits"."""
    return any(item.find("verb") and stem(item.words) == item.words.lower() for item in after)


def _find_marker(item: Item, current: Segment, types: Sequence[str]) -> str | None:
    """Find the group of a small word that begins a part; "when" and "where" do so only after a word for events."""
    marker = item.find("marker")
    if not marker or (item.find("filler") and not types):
        return None
    word = item.words.lower()
    if word in JOINING and _is_of_others(current, types):
        return None
    if word in ABSORBED and current.part in {"topic", "time"} and not _ends(current.marker, word):
        return None
    inside = (current.part == "time" and current.marker != "under") or (
        current.part == "topic" and _goes_on_somewhere(current)
    )
    return None if word in PLACED and inside else marker.values[0]


def _is_of_others(current: Segment, types: Sequence[str]) -> bool:
    """Tell acts of which something is said, with who does them: "calls for talks between Iran and Israel", but not "talks on a ceasefire between"."""
    acts = bool(current.items) and current.items[-1].sort == "noun"
    mutual = bool(types) and not is_aimed(types)
    return current.part == "topic" and acts and not mutual and not current.marker.startswith("discuss")


def _ends(marker: str, word: str) -> bool:
    """Tell a small word that goes on after a part of that marker: "asked for weapons from Germany", "talks under UN auspices on Cyprus"."""
    return (marker, word) == ("for", "from") or (marker == "under" and word != "of")


def _goes_on_somewhere(topic: Segment) -> bool:
    """Tell "about the war in Ukraine" from "about water in Geneva", which says where they talked."""
    return bool(topic.items) and stem(topic.items[-1].words) in map(stem, load_question_words().situations)


def _without_marker(item: Item) -> Item:
    """Read "when" at the start as a word of asking."""
    return item._replace(terms=item.terms[1:]) if item.sort == "marker" and item.find("filler") else item


def _is_charge(item: Item, current: Segment) -> bool:
    """Tell the charge from a party: "accused of supporting terrorism", "accused Iran of it", but not "condemned the tests of Iran"."""
    if item.words.lower() != "of" or not any(i.find("verb") and "accusation" in i.values for i in current.items):
        return False
    last = current.items[-1]
    return last.sort != "noun" and not (last.sort == "word" and not last.capital and not is_leader(last.words))


def _part_of(group: str, word: str, after: Sequence[Item], types: Sequence[str]) -> Part:
    """Decide what follows a small word: for "on" and "for" the kind of event decides, and whether a party follows."""
    if group != "either":
        return "time" if word == "dealing with" and not types else PARTS[group]  # "banks dealing with North Korea"
    following = next((item for item in after if item.sort not in {"filler", "unsupported"}), None)
    if following is None:
        return "topic"
    if (word == "for" and not types) or word == "into":
        # "the reasons for": of no event so far; what goes into what is told too, save where it is attacked
        return "parties" if TARGETED_ON & set(types) else "time"
    if following.sort == "noun" and (part := _part_of_noun(word, following, types)):
        return part
    if (word == "on" and types and not TARGETED_ON & set(types)) or (word == "for" and set(types) == {"request"}):
        # "vetoes on Syria", "the UN's appeal for Yemen", but "calls for Mugabe to resign"
        return "parties" if word == "for" and _is_asked(after) else "topic"
    town = bool(TARGETED_ON & set(types)) and find_place(following.words) is not None  # "attack on kherson"
    known = is_known_place(following.words) or is_leader(following.words) or is_body(following.words)
    named = following.capital or known or town
    party = following.sort in PARTY_LIKE or (following.sort == "word" and named)
    if (word == "on" and TARGETED_ON & set(types)) or (word == "for" and HELPED & set(types)):
        party = party or any(
            map(_is_somebody, takewhile(_goes_along, after))
        )  # "sanctions on senior Iranian officials"
    return "parties" if party and is_aimed(types) else "topic"


def _is_asked(after: Sequence[Item]) -> bool:
    """Tell somebody from whom something is wanted: "for Iran to release prisoners"."""
    named = list(takewhile(lambda item: item.find("marker") is None, after))
    acts = after[len(named) + 1 : len(named) + 2]
    wanted = len(named) < len(after) and after[len(named)].words.lower() == "to" and bool(acts)
    somebody = any(item.capital or is_leader(item.words) or _is_somebody(item) for item in named)
    return wanted and somebody and (_is_act(acts) or (acts[0].sort == "word" and not acts[0].capital))


def _is_somebody(item: Item) -> bool:
    return item.sort in {"country", "organization", "office", "sector", "people"}


def _goes_along(item: Item) -> bool:
    """Tell the words that a small word leads: up to the next one, or what is done."""
    return item.find("marker") is None and item.sort not in {"noun", "verb"}


def _part_of_noun(word: str, noun: Item, types: Sequence[str]) -> Part | None:
    """Tell "met for talks", which goes on, from "recalled its ambassador for consultations", which says what for."""
    if _goes_on(word, noun, types):
        return "head"
    purpose = word == "for" and is_aimed(types) and not is_aimed(noun.values) and "request" not in types
    return "time" if purpose else None


def _goes_on(word: str, noun: Item, types: Sequence[str]) -> bool:
    """Tell "met for talks" and "the king on a state visit to Vietnam", where the small word begins nothing."""
    if not types:
        return word == "on" and "visit" in noun.values
    return all(get_event_type(name).family == "consult" for name in (*types, *noun.values))
