"""A small word -> the part of a question that it begins: parties, a place, a topic, a time, or none."""

import re
from collections.abc import Sequence
from itertools import takewhile

from app.ask.brands import MODEL
from app.ask.items import Item
from app.ask.lexicon import stem, stems_of
from app.ask.manners import is_manner, is_outlet
from app.ask.names import is_body, is_leader
from app.ask.segments import TARGETED_ON, Part, Segment, is_aimed
from app.ask.sorts import PARTIES
from graph.ontology import get_event_type
from ingest.places import find_place, is_known_place

# These belong to a topic once it began, and to the time before or after something.
ABSORBED = {"of", "for", "to", "on", "from", "against", "into", "upon", "towards", "toward"}
JOINING = {"between", "among"}  # before the parties of what a topic is about
HOW = {"on", "for", "over"}  # before how, when or through whom something was done
CHARGING = ("accus", "suspect", "charg", "convict")
PLACED = {"in", "at"}  # "after the coup in Mali": where that was, not the events
BESIDE = re.compile(r"\b(?:sidelines|margins|fringes)\b")  # of a gathering, whose town is theirs who met beside it
HELPED = {"support", "aid"}
PARTS: dict[str, Part] = {"parties": "parties", "goals": "parties", "hosts": "parties", "mediators": "parties", "visitors": "parties", "targets": "parties",
    "sources": "parties", "places": "place", "topics": "topic", "times": "time", "means": "means"}  # fmt: skip


def choose_part(
    group: str, item: Item, after: Sequence[Item], current: Segment, types: Sequence[str]
) -> tuple[Part, str | None]:
    """Choose what a small word begins, and what the part before it is told of that."""
    word = item.words.lower()
    if _is_charge(item, current):
        return "topic", "charge"
    if _is_purpose(item, after[:1], types) or is_outlet(word, after) or (word in HOW and is_manner(after)):
        return "time", word
    if word == "about" and set(types) == {"accusation"} and _is_accused(after):
        return "parties", word
    part = _part_of(group, word, after, types)
    if word == "for" and part == "parties" and _has_object(current) and not HELPED & set(types):
        part = "topic"  # "condemned Russia for Ukraine"
    return part, word if part == "parties" else None


def _is_accused(after: Sequence[Item]) -> bool:
    """Tell "complaints about Australia" from "about Iran's nuclear programme" and "about Syrian refugees"."""
    named = [item for item in after[:3] if item.sort != "filler"]
    goes_on = len(named) > 1 and named[1].sort in {"word", "noun", "unsupported"} and not named[1].capital
    return bool(named) and named[0].sort in {"country", "organization"} and not named[0].owner and not goes_on


def _has_object(current: Segment) -> bool:
    """Tell a verb that somebody follows to whom it is done."""
    at = next((i for i, item in enumerate(current.items) if item.sort == "verb"), len(current.items))
    return any(item.sort in PARTIES or item.capital for item in current.items[at + 1 :])


def _is_purpose(marker: Item, after: Sequence[Item], types: Sequence[str]) -> bool:
    """Tell what somebody is asked or promised to do, with all that belongs to it: "urged Putin to end the siege of Mariupol"."""
    said = any(get_event_type(name).family == "speech" for name in types)
    small = any(item.sort == "word" and not item.capital and find_place(item.words) is None for item in after)
    acts = is_act(after) and after[0].sort == "verb"
    return marker.words.lower() == "to" and said and (acts or (small and not is_leader(after[0].words)))


def is_act(after: Sequence[Item]) -> bool:
    """Tell a verb that has no ending: "visit", but not "visits"."""
    return any(item.find("verb") and stem(item.words) == item.words.lower() for item in after)


def find_marker(item: Item, after: Sequence[Item], current: Segment, types: Sequence[str]) -> str | None:
    """Find the group of a small word that begins a part; "when" and "where" do so only after a word for events, with something behind them."""
    types = types if after else ()
    marker = item.find("marker")
    if not marker or (item.find("filler") and not types):
        return None
    word = item.words.lower()
    if word == "over" and after and after[0].words.isdigit():
        return None  # "over 100 officials"
    if word in JOINING and _is_of_others(current, types):
        return None
    if word in ABSORBED and current.part in {"topic", "time"} and not _ends(current.marker, word):
        told = current.part == "topic" and current.items and (word in HOW and is_manner(after))
        return marker.values[0] if told or is_outlet(word, after) else None
    inside = (current.part == "time" and current.marker != "under" and not BESIDE.search(current.marker)) or (
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
    return bool(topic.items) and stem(topic.items[-1].words) in stems_of("situations")


def _is_charge(item: Item, current: Segment) -> bool:
    """Tell the charge from a party: "accused of supporting terrorism", "accused Iran of it", but not "condemned the tests of Iran"."""
    accuses = any(i.find("verb") and i.words.lower().startswith(CHARGING) for i in current.items)
    if item.words.lower() != "of" or not accuses:
        return False
    last = current.items[-1]
    return last.sort != "noun" and not (last.sort == "word" and not last.capital and not is_leader(last.words))


def _part_of(group: str, word: str, after: Sequence[Item], types: Sequence[str]) -> Part:
    """Decide what follows a small word: for "on" and "for" the kind of event decides, and whether a party follows."""
    if group != "either":
        return "time" if word == "dealing with" and not types else PARTS[group]  # "banks dealing with North Korea"
    following = next((item for item in after if item.sort not in {"filler", "unsupported"}), None)
    gathering = _part_of_gathering(after, types) if word == "for" else None
    if following is None or gathering:
        return gathering or "topic"
    if (word == "for" and (not types or set(types) == {"appointment"})) or word == "into":
        # "the reasons for": of no event so far; "sworn in for a third term"; what goes into what is told too, save where it is attacked
        return "parties" if TARGETED_ON & set(types) else "time"
    if following.sort == "noun" and (part := _part_of_noun(word, following, types)):
        return part
    if (word == "on" and types and not TARGETED_ON & set(types)) or (word == "for" and set(types) == {"request"}):
        # "vetoes on Syria", "the UN's appeal for Yemen", but "calls for Mugabe to resign"
        return "parties" if word == "for" and _is_asked(after) else "topic"
    town = bool(TARGETED_ON & set(types)) and find_place(following.words) is not None  # "attack on kherson"
    known = is_known_place(following.words) or is_leader(following.words) or is_body(following.words)
    named = following.capital or known or town
    model = MODEL.search(following.words) is not None  # "thanks Denmark for F-16s"
    party = following.sort in PARTIES or (following.sort == "word" and named and not model)
    if (word == "on" and TARGETED_ON & set(types)) or (word == "for" and HELPED & set(types)):
        # "sanctions on senior Iranian officials"
        party = party or any(map(_is_somebody, takewhile(_goes_along, after)))
    return "parties" if party and is_aimed(types) else "topic"


def _is_asked(after: Sequence[Item]) -> bool:
    """Tell somebody from whom something is wanted: "for Iran to release prisoners"."""
    named = list(takewhile(lambda item: item.find("marker") is None, after))
    acts = after[len(named) + 1 : len(named) + 2]
    wanted = len(named) < len(after) and after[len(named)].words.lower() == "to" and bool(acts)
    somebody = any(item.capital or is_leader(item.words) or _is_somebody(item) for item in named)
    return wanted and somebody and (is_act(acts) or (acts[0].sort == "word" and not acts[0].capital))


def _is_somebody(item: Item) -> bool:
    return item.sort in {"country", "organization", "office", "sector", "people"}


def _goes_along(item: Item) -> bool:
    """Tell the words that a small word leads: up to the next one, or what is done."""
    return item.find("marker") is None and item.sort not in {"noun", "verb"}


def _part_of_gathering(after: Sequence[Item], types: Sequence[str]) -> Part | None:
    """Tell "lands in Kyiv for surprise visit", which goes on, from "gather in Tirana for EU summit", which has a name of its own."""
    run = list(takewhile(_goes_on_to_noun, after))
    noun = after[len(run)] if len(run) < len(after) else None
    if noun is None or noun.sort != "noun" or any(get_event_type(name).family != "consult" for name in noun.values):
        return None
    if any(get_event_type(name).family != "consult" for name in types):
        return None
    named = any(item.sort in PARTIES or item.capital for item in run)
    return "time" if named and types else None if named else "head"


def _goes_on_to_noun(item: Item) -> bool:
    return item.sort in {"filler", "word", "unsupported", "country", "organization", "capital"} and not item.owner


def _part_of_noun(word: str, noun: Item, types: Sequence[str]) -> Part | None:
    """Tell "met for talks", which goes on, from "recalled its ambassador for consultations", which says what for."""
    if _goes_on(word, noun, types):
        return "head"
    judged = {"request", "accusation", "support"} & set(types)  # "criticised Hungary for its visit to Moscow"
    purpose = word == "for" and is_aimed(types) and not is_aimed(noun.values) and not judged
    return "time" if purpose else None


def _goes_on(word: str, noun: Item, types: Sequence[str]) -> bool:
    """Tell "met for talks" and "the king on a state visit to Vietnam", where the small word begins nothing."""
    if not types:
        return word == "on" and "visit" in noun.values
    return all(get_event_type(name).family == "consult" for name in (*types, *noun.values))
