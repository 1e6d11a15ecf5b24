"""Items -> segments: a question divided at its small words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from app.ask.items import Item
from app.ask.lexicon import stem, stems_of
from app.ask.openings import choose_part, find_marker, is_act
from app.ask.segments import AUXILIARIES, DISCUSSING, Segment

CAPACITIES = {"hosts": "host", "mediators": "mediator", "visitors": "visitor", "targets": "target", "sources": "source"}


@dataclass
class Division:
    """The parts found so far, and the types of event that their words named."""

    parts: list[Segment] = field(default_factory=lambda: [Segment("head", "", ())])
    types: list[str] = field(default_factory=list)


def split_segments(items: Sequence[Item]) -> tuple[Segment, ...]:
    """Split a question at its small words."""
    division = Division()
    for position, item in enumerate(items):
        _divide(division, item, items[:position], items[position + 1 :])
    return tuple(division.parts)


def _divide(division: Division, item: Item, before: Sequence[Item], after: Sequence[Item]) -> None:
    """Let a word begin a part, end one, or join the one that stands."""
    marker = find_marker(item, after, division.parts[-1], division.types)
    if not division.types and _says_nothing(marker, item, before, after):
        return
    if marker is None and _asks_who(division.parts[-1], item, after):
        division.parts.append(Segment("head", "", (item,)))  # "which ministers of Iraq did the US sanction"
    elif marker:
        part, leads = choose_part(marker, item, after, division.parts[-1], division.types)
        if part == "place" and division.parts[-1].marker == "of":
            leads = item.words.lower()  # "attacks of Israel in Syria"
        division.parts[-1] = division.parts[-1]._replace(following=leads)
        division.parts.append(Segment(part, item.words.lower(), (), CAPACITIES.get(marker)))
    elif (
        item.words == ","
        and not division.types
        and (_is_fronted(division.parts) or _is_fronted_place(division.parts, after))
    ):
        division.parts.append(Segment("head", "", ()))  # "During the Geneva talks, who met Brahimi?"
    else:
        _join(division, item, after)


def _asks_who(current: Segment, item: Item, after: Sequence[Item]) -> bool:
    """Tell a word of asking behind whose people are asked for, with who acts behind it."""
    owned = current.part == "parties" and current.marker in {"of", "from"}
    said = any(one.sort in {"country", "organization"} for one in current.items)
    who = next((one for one in after if one.words.lower() not in {"the", "any", "all"}), None)
    acts = who is not None and (
        who.sort in {"country", "organization", "capital"} or (who.sort == "word" and who.capital)
    )
    return owned and said and item.words.lower() in {"did", "does", "do", "has", "have", "had"} and acts


def _says_nothing(marker: str | None, item: Item, before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Tell the small word before what is asked itself: "the first leader to visit Kyiv", "anything about the sanctions on Iran"."""
    if item.words.lower() == "to" and is_act(after[:1]):
        return True
    if DISCUSSING in item.words.lower():
        return False  # who discusses sanctions imposes none
    wide = all(held.sort in {"filler", "anything"} for held in before)
    if wide and _is_topic_in_front(after):
        return False
    return (marker == "topics" or (marker == "either" and wide)) and _names_act(after)


def _is_topic_in_front(after: Sequence[Item]) -> bool:
    """Tell "On Ukraine, meetings between …" from "about meetings, calls and visits": a comma ends what no act begins, and an act follows."""
    said = list(takewhile(lambda item: item.words != ",", after))
    named = [item for item in said if item.sort != "filler"]
    acts = any(item.sort in {"noun", "verb"} for item in after[len(said) :])
    begins = (
        bool(named)
        and named[0].sort in {"noun", "verb", "anything"}
        and stem(named[0].words) not in stems_of("situations")
    )
    return bool(named) and acts and not begins


def _names_act(after: Sequence[Item]) -> bool:
    return any(item.sort == "noun" for item in after)


def _is_fronted(segments: Sequence[Segment]) -> bool:
    """Tell a time before any word for events, or a topic before which nothing was said at all: a comma ends it."""
    said = (item.sort for segment in segments[:-1] for item in segment.items)
    alone = all(sort in {"filler", "unsupported", "and"} for sort in said)
    return segments[-1].part == "time" or (segments[-1].part == "topic" and alone)


def _is_fronted_place(segments: Sequence[Segment], after: Sequence[Item]) -> bool:
    """Tell a place that nobody stands before, and behind which somebody does something: "at Davos, Zelensky met", but not "in Paris, Rome and Berlin"."""
    before = [item for segment in segments[:-1] for item in segment.items]
    alone = all(item.sort in {"filler", "unsupported", "and"} for item in before)
    acts = any(item.sort in {"noun", "verb"} for item in after)
    listed = len(after) > 1 and after[1].sort == "and" and after[0].sort in {"capital", "country", "word"}
    return segments[-1].part == "place" and alone and acts and not listed


def _join(division: Division, item: Item, after: Sequence[Item]) -> None:
    """Add a word to the part that stands; an act ends a topic."""
    if division.parts[-1].part == "topic" and _ends_topic(division, item, after):
        division.parts.append(Segment("head", "", ()))
    if division.parts[-1].part not in {"topic", "time"} and item.sort in {"noun", "verb"}:
        division.types += item.values
    division.parts[-1] = division.parts[-1]._replace(items=(*division.parts[-1].items, _without_marker(item)))


def _ends_topic(division: Division, item: Item, after: Sequence[Item]) -> bool:
    """Tell an act said again or a question asked: "agreements on water signed in Ankara", "on water did they sign"."""
    said = any(held.sort != "filler" for held in division.parts[-1].items)
    asked = said and (item.words.lower() in AUXILIARIES | {"who", "whose", "whom"} or item.words.startswith("how "))
    if asked or item.sort != "verb":
        return asked
    borne = not division.types and bool(after) and after[0].words.lower() == "by"
    return borne or bool(set(item.values) & set(division.types))


def _without_marker(item: Item) -> Item:
    """Read "when" at the start as a word of asking."""
    return item._replace(terms=item.terms[1:]) if item.sort == "marker" and item.find("filler") else item
