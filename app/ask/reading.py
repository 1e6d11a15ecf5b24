"""Question -> Reading: the event filter that a question means, and the words that it could not use."""

from dataclasses import dataclass, field
from datetime import date

from app.ask.dates import MONTHS, take_dates
from app.ask.kinds import Wanted, take_kind
from app.ask.lexicon import load_examples
from app.ask.lexing import Item, read_items
from app.ask.parties import PARTICLES, Party, read_parties
from app.ask.roles import AUXILIARIES, PASSIVE, Tie, choose_tie, role_of
from app.ask.segments import Segment, is_aimed, split_segments
from app.filters import EventFilter
from app.problems import Refused
from graph.model import Record
from ingest.places import find_place, is_known_place

MAX_SIDES = 4
MAX_QUESTION = 500  # characters


class UnreadableQuestion(Refused):
    """The question asks for nothing that the filter can say. Ask like one of the suggestions."""


class Reading(Record):
    """A question as it was understood."""

    question: str
    filter: EventFilter
    wanted: Wanted
    not_understood: tuple[str, ...]


@dataclass
class Draft:
    """What was understood so far."""

    types: list[str] = field(default_factory=list)
    verbs: list[str] = field(default_factory=list)
    type_words: list[str] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    place: str | None = None
    topic: str | None = None
    anything: bool = False
    caseless: bool = False  # written without capitals, so that a name may have none
    not_understood: list[str] = field(default_factory=list)

    @property
    def asked_types(self) -> list[str]:
        """Give the types of the nouns; a verb narrows them ("agreements signed") or stands for itself."""
        both = [name for name in self.types if name in self.verbs]
        return list(dict.fromkeys(both or [*self.types, *self.verbs]))


def read_question(question: str, today: date) -> Reading:
    """Read a question, "last month" being counted from `today`; raise UnreadableQuestion when it asks for nothing that the filter can say."""
    if len(question) > MAX_QUESTION:
        raise UnreadableQuestion(f"a question has at most {MAX_QUESTION} characters", suggestions=load_examples())
    dated = take_dates(question, today)
    asked = take_kind(dated.rest)
    items = read_items(asked.rest)
    _refuse(items)
    draft = Draft(
        not_understood=list(dated.not_understood),
        caseless=not any(item.capital for item in items[1:] if not item.words.isupper()),
    )
    segments = split_segments(items)
    for segment in segments:
        _READERS[segment.part](draft, segment)
    if draft.types == ["call"] and any(segment.marker == "for" for segment in segments):
        draft.types = ["request"]  # "calls by France for talks"
    if not _asks_something(draft, dated.start or dated.end):
        left = f"; not understood: {', '.join(draft.not_understood)}" if draft.not_understood else ""
        raise UnreadableQuestion(
            f"{question.strip()!r} does not say which events are wanted{left}", suggestions=load_examples()
        )
    days = ("reported_from", "reported_to") if dated.reported else ("start", "end")
    wanted = _filter(draft, dict(zip(days, (dated.start, dated.end), strict=True)))
    return Reading(
        question=question.strip(),
        filter=wanted,
        wanted=asked.wanted,
        not_understood=tuple(dict.fromkeys(draft.not_understood)),
    )


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
            _take_act(draft, item, preceded=bool(piece))
            piece, before = [], item
        elif item.sort in {"status", "anything", "unsupported", "region"}:
            _take_word(draft, item)
        else:
            piece.append(item)
    _take_piece(draft, segment, piece, before, None)


def _take_act(draft: Draft, item: Item, *, preceded: bool) -> None:
    """Take a word for events; what another verb is done to is no kind of event: "condemned missile tests"."""
    said = draft.verbs if item.sort == "noun" else draft.types
    if said and not set(said) & set(item.values) and (is_aimed(item.values) or is_aimed(said)):
        if item.sort == "noun":
            draft.not_understood.append(item.words)
            return
        draft.not_understood += draft.type_words
        draft.types.clear()
    (draft.verbs if item.sort == "verb" else draft.types).extend(item.values)
    if item.sort == "noun":
        draft.type_words.append(item.words)
        if (verb := item.find("verb")) and preceded:
            draft.verbs.extend(verb.values)


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
    explicit = draft.caseless and (
        (segment.part == "parties" and segment.marker != "of")
        or any(word is not None and bool(word.find("verb")) for word in (before, after))
        or any(item.owner or item.words.lower() in AUXILIARIES for item in piece)
    )
    parties = read_parties(piece, explicit=explicit)
    draft.not_understood += parties.not_understood
    asked = before is not None and before.sort == "noun" and any(item.words.lower() in AUXILIARIES for item in piece)
    subject = segment.part == "head" and (before is None or asked)  # "how many visits did Chinese officials make"
    role = role_of(draft.asked_types, segment.marker, after if subject and not asked else before, subject=subject)
    if subject and role and any(item.words.lower() in PASSIVE for item in piece):
        role = "host" if role == "visitor" else "target"
    _seat(draft, parties.found, role, after_of=segment.marker in {"of", "from"})


def _is_place(piece: list[Item]) -> bool:
    """Tell whether a town stands before the noun: "Geneva talks"."""
    if any(item.words.lower() in AUXILIARIES for item in piece):
        return False  # "did Kerry visit": a party, though there is such a place
    words = [item for item in piece if item.sort != "filler"]
    if not words or any(
        item.owner or not (item.sort == "capital" or (item.sort == "word" and item.capital)) for item in words
    ):
        return False
    return find_place(" ".join(item.words for item in words)) is not None


def _is_instruction(draft: Draft, piece: list[Item], after: Item | None) -> bool:
    """Tell "Summarise meetings with …" from "Erdogan's meetings with …"."""
    lone = len(piece) == 1 and piece[0].sort == "word" and not piece[0].owner
    return lone and not draft.sides and after is not None and not after.find("verb")


def _seat(draft: Draft, parties: tuple[Party, ...], role: str | None, *, after_of: bool) -> None:
    """Add parties to the draft; "the foreign ministers of Iran" gives the office before it to the country."""
    waiting = draft.ties.pop() if after_of and draft.ties and not draft.ties[-1].countries and parties else None
    for party in parties:
        if party.side and party.side.startswith("person:") and is_known_place(party.side.removeprefix("person:")):
            _take_place(draft, party.side.removeprefix("person:"))
            continue
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


def _take_place(draft: Draft, name: str) -> None:
    """Take a town that stands where a party could: "attacks on Gaza"."""
    if draft.place is None:
        draft.place = name
    elif draft.place != name:
        draft.not_understood.append(name)


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
    if words and draft.place is None and (country or _may_be_place(words, name)):
        draft.place = country.values[0] if country else name
    else:
        draft.not_understood += [item.words for item in words]
    rest = segment.items[stop:]
    if rest and rest[0].sort == "and":
        draft.not_understood.append(" ".join(item.words for item in rest))
    elif rest:
        _read_head(draft, Segment("head", "", tuple(rest)))


def _may_be_place(words: list[Item], name: str) -> bool:
    """Tell whether words after "in" can be a place: one that is known, or a name; no part of the world, and no month."""
    if name.lower() in MONTHS or any(item.sort == "region" for item in words):
        return False
    return all(item.capital or item.words.lower() in PARTICLES for item in words) or find_place(name) is not None


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
    tie, left = choose_tie(draft.ties)
    draft.not_understood += left
    draft.not_understood += draft.sides[MAX_SIDES:]
    chosen = {
        "between": tuple(draft.sides[:MAX_SIDES]), "type": tuple(draft.asked_types), "status": tuple(dict.fromkeys(draft.statuses)),
        "country": tie.countries, "office": tie.office, "sector": (tie.sector,) if tie.sector else (),
        "role": (tie.role,) if tie.role else (), "place": draft.place, "topic": draft.topic, **dates,
    }  # fmt: skip
    return EventFilter.model_validate({key: value for key, value in chosen.items() if value})
