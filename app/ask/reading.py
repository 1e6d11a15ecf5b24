"""Question -> Reading: the event filter that a question means, and the words that it could not use."""

from dataclasses import dataclass, field
from typing import NamedTuple

from app.ask.dates import take_dates
from app.ask.lexicon import load_examples
from app.ask.lexing import Item, read_items
from app.ask.parties import Party, read_parties
from app.ask.segments import Segment, is_aimed, split_segments
from app.filters import EventFilter
from app.problems import Refused
from graph.model import Record
from ingest.places import find_place

MAX_SIDES = 4
MAX_QUESTION = 500  # characters


class UnreadableQuestion(Refused):
    """The question asks for nothing that the filter can say. Ask like one of the suggestions."""


class Reading(Record):
    """A question as it was understood."""

    question: str
    filter: EventFilter
    not_understood: tuple[str, ...]


class Tie(NamedTuple):
    """What is asked of a participant for one of some countries: an office, a sector, a role."""

    countries: tuple[str, ...] = ()
    office: str | None = None
    sector: str | None = None
    role: str | None = None


@dataclass
class Draft:
    """What was understood so far."""

    types: list[str] = field(default_factory=list)
    verbs: list[str] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    place: str | None = None
    topic: str | None = None
    anything: bool = False
    not_understood: list[str] = field(default_factory=list)

    @property
    def asked_types(self) -> list[str]:
        """Give the types of the nouns; a verb narrows them ("agreements signed") or stands for itself."""
        both = [name for name in self.types if name in self.verbs]
        return list(dict.fromkeys(both or [*self.types, *self.verbs]))


def read_question(question: str) -> Reading:
    """Read a question; raise UnreadableQuestion when it asks for nothing that the filter can say."""
    if len(question) > MAX_QUESTION:
        raise UnreadableQuestion(f"a question has at most {MAX_QUESTION} characters", suggestions=load_examples())
    dated = take_dates(question)
    items = read_items(dated.rest)
    _refuse(items)
    draft = Draft(not_understood=list(dated.not_understood))
    for segment in split_segments(items):
        _READERS[segment.part](draft, segment)
    if not _asks_something(draft, dated.start or dated.end):
        left = f"; not understood: {', '.join(draft.not_understood)}" if draft.not_understood else ""
        raise UnreadableQuestion(
            f"{question.strip()!r} does not say which events are wanted{left}", suggestions=load_examples()
        )
    wanted = _filter(draft, {"start": dated.start, "end": dated.end})
    return Reading(question=question.strip(), filter=wanted, not_understood=tuple(dict.fromkeys(draft.not_understood)))


def _refuse(items: tuple[Item, ...]) -> None:
    for item in items:
        if item.sort == "refused":
            raise UnreadableQuestion(f"{item.words!r}: {item.values[0]}", suggestions=load_examples())


def _asks_something(draft: Draft, dates: str | None) -> bool:
    """Accept a question that names events, or that leaves no word over; a few known words among others are a guess."""
    if draft.types or draft.verbs or draft.statuses or len(draft.sides) > 1:
        return True
    if draft.anything:
        return bool(draft.sides or draft.ties or draft.place or draft.topic or dates)
    return bool(draft.sides or draft.ties or draft.place or draft.topic) and not draft.not_understood


def _read_head(draft: Draft, segment: Segment) -> None:
    """Read a part in which nouns and verbs for events stand among the parties."""
    piece: list[Item] = []
    before: Item | None = None
    for item in segment.items:
        if item.sort in {"noun", "verb"}:
            _take_piece(draft, segment, piece, before, item)
            (draft.verbs if item.sort == "verb" else draft.types).extend(item.values)
            if item.sort == "noun" and (verb := item.find("verb")) and piece:
                draft.verbs.extend(verb.values)
            piece, before = [], item
        elif item.sort in {"status", "anything", "unsupported"}:
            _take_word(draft, item)
        else:
            piece.append(item)
    _take_piece(draft, segment, piece, before, None)


def _take_word(draft: Draft, item: Item) -> None:
    if item.sort == "status":
        draft.statuses += item.values
    elif item.sort == "anything":
        draft.anything = True
    else:
        draft.not_understood.append(item.words)


def _take_piece(draft: Draft, segment: Segment, piece: list[Item], before: Item | None, after: Item | None) -> None:
    """Take the parties of a piece that stands after one word for an event and before another."""
    visited = before is not None and before.find("verb") is not None and "visit" in before.values
    if segment.part == "head" and draft.place is None and _is_place(piece) and ((not before and after) or visited):
        draft.place = " ".join(item.words for item in piece if item.sort != "filler")
        return
    if segment.part == "head" and _is_instruction(draft, piece, after):
        draft.not_understood.append(piece[0].words)
        return
    explicit = segment.part == "parties" or (before is not None and bool(before.find("verb")))
    parties = read_parties(piece, explicit=explicit)
    draft.not_understood += parties.not_understood
    subject = segment.part == "head" and before is None
    role = _role(draft, segment.marker, after if subject else before, subject=subject)
    _seat(draft, parties.found, role, after_of=segment.marker in {"of", "from"})


def _is_place(piece: list[Item]) -> bool:
    """Tell whether a town stands before the noun: "Geneva talks"."""
    words = [item for item in piece if item.sort != "filler"]
    if not words or any(item.owner or item.sort not in {"word", "capital"} or not item.capital for item in words):
        return False
    return find_place(" ".join(item.words for item in words)) is not None


def _is_instruction(draft: Draft, piece: list[Item], after: Item | None) -> bool:
    """Tell "Summarise meetings with …" from "Erdogan's meetings with …"."""
    lone = len(piece) == 1 and piece[0].sort == "word" and not piece[0].owner
    return lone and not draft.sides and after is not None and not after.find("verb")


ROLES = {
    "by": "source", "from": "source", "on": "target", "against": "target", "to": "target", "for": "target", "towards": "target",
    "toward": "target", "upon": "target",
}  # fmt: skip
OF_TARGET = {
    "accusation",
    "support",
    "rejection",
    "coercion",
    "assault",
}  # "criticism of Hungary", but "demands of Turkey"
VISIT_ROLES = {"by": "visitor", "from": "visitor", "of": "visitor", "to": "host"}


def _role(draft: Draft, marker: str, word: Item | None, *, subject: bool) -> str | None:
    """Give the role that a place in the sentence means for one-way acts and visits."""
    types = [*draft.asked_types, *(word.values if word and word.sort in {"noun", "verb"} else ())]
    visit = "visit" in types
    if not types or not (visit or is_aimed(types)):
        return None
    if marker == "of" and OF_TARGET & set(types):
        return "target"
    if marker == "from" and "concession" in types:
        return None
    if marker:
        return (VISIT_ROLES if visit else ROLES).get(marker)
    if subject:
        return "visitor" if visit else "source"
    return "host" if visit else "target"


def _seat(draft: Draft, parties: tuple[Party, ...], role: str | None, *, after_of: bool) -> None:
    """Add parties to the draft; "the foreign ministers of Iran" gives the office before it to the country."""
    waiting = draft.ties.pop() if after_of and draft.ties and not draft.ties[-1].countries and parties else None
    for party in parties:
        if party.side and party.side not in draft.sides:
            draft.sides.append(party.side)
        office, sector = party.office, party.sector
        if waiting and not party.has_head:
            office, sector = waiting.office, waiting.sector
        if office or sector or (role and party.country):
            draft.ties.append(
                Tie((party.country,) if party.country else (), office, sector, role if party.country else None)
            )
    if waiting and not any(party.country for party in parties):
        draft.ties.append(waiting)


def _read_parties_part(draft: Draft, segment: Segment) -> None:
    """Read a part after "between", "with", "by", "to" and the like; a visit to a town has a place."""
    names = [item for item in segment.items if item.sort not in {"filler"}]
    town = segment.marker == "to" and "visit" in draft.asked_types and _is_place(names)
    if town and draft.place is None:
        draft.place = " ".join(item.words for item in names)
        return
    _read_head(draft, segment)


def _read_place(draft: Draft, segment: Segment) -> None:
    """Read a part after "in" or "at"; what is no place there is not understood."""
    stop = next(
        (i for i, item in enumerate(segment.items) if item.sort in {"noun", "verb", "and", "people"}),
        len(segment.items),
    )
    words = [item for item in segment.items[:stop] if item.sort != "filler"]
    name = " ".join(item.words for item in words)
    country = words[0].find("country") if len(words) == 1 else None
    if words and draft.place is None and (country or any(item.capital for item in words) or find_place(name)):
        draft.place = country.values[0] if country else name
    else:
        draft.not_understood += [item.words for item in words]
    rest = segment.items[stop:]
    if rest and rest[0].sort == "and":
        draft.not_understood.append(" ".join(item.words for item in rest))
    elif rest:
        _read_head(draft, Segment("head", "", tuple(rest)))


def _read_topic(draft: Draft, segment: Segment) -> None:
    """Read a part after "about": the words as they stand, without articles at the front."""
    items = list(segment.items)
    while items and items[0].sort == "filler":
        items.pop(0)
    while items and items[-1].sort in {"filler", "and"}:
        items.pop()
    words = " ".join(item.words for item in items).replace(" ,", ",")
    if words and draft.topic is None:
        draft.topic = words
    elif words:
        draft.not_understood.append(words)


_READERS = {"head": _read_head, "parties": _read_parties_part, "place": _read_place, "topic": _read_topic}


def _filter(draft: Draft, dates: dict[str, str | None]) -> EventFilter:
    """Make the filter. It can ask one capacity, of the participants for some countries; other capacities are not understood."""
    tie = _choose_tie(draft)
    draft.not_understood += draft.sides[MAX_SIDES:]
    chosen = {
        "between": tuple(draft.sides[:MAX_SIDES]), "type": tuple(draft.asked_types), "status": tuple(dict.fromkeys(draft.statuses)),
        "country": tie.countries, "office": tie.office, "sector": (tie.sector,) if tie.sector else (),
        "role": (tie.role,) if tie.role else (), "place": draft.place, "topic": draft.topic, **dates,
    }  # fmt: skip
    return EventFilter.model_validate({key: value for key, value in chosen.items() if value})


def _choose_tie(draft: Draft) -> Tie:
    """Choose the capacity that tells most, for all countries of which it is asked."""
    if not draft.ties:
        return Tie()
    order = (None, "source", "visitor", "host", "target")
    best = max(draft.ties, key=lambda tie: (bool(tie.office) + bool(tie.sector), order.index(tie.role)))
    same = [tie for tie in draft.ties if tie[1:] == best[1:]]
    for tie in draft.ties:
        draft.not_understood += [
            words for words, known in ((tie.office, best.office), (tie.sector, best.sector)) if words and words != known
        ]
    return best._replace(countries=tuple(dict.fromkeys(code for tie in same for code in tie.countries)))
