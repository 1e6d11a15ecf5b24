"""Segments -> draft: what each part of a question says of the events, and the words that say nothing that the filter can ask."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.ask.dates import MONTHS
from app.ask.lexicon import load_question_words, stem
from app.ask.lexing import Item
from app.ask.names import is_leader
from app.ask.parties import HEAD, PARTICLES, Party, is_adjective, read_parties
from app.ask.roles import AUXILIARIES, Tie, is_passive, role_of
from app.ask.segments import Segment, is_aimed
from graph.ontology import get_event_type
from ingest.places import find_place, is_known_place

ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her)\s+", re.I)
# The role of the second of two parties that nothing joins, by that of the first: "Obama Cuba visit", "Iran US threats".
GOAL_ROLES = {"visitor": "host", "source": "target"}


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


def read_segment(draft: Draft, segment: Segment) -> None:
    """Add what a part of the question says."""
    _READERS[segment.part](draft, segment)


def _read_head(draft: Draft, segment: Segment) -> None:
    """Read a part in which nouns and verbs for events stand among the parties."""
    piece: list[Item] = []
    before: Item | None = None
    for item in segment.items:
        if item.sort in {"noun", "verb"}:
            _take_piece(draft, segment, piece, before, item)
            _take_act(draft, segment, item, piece)
            piece, before = [], item
        elif item.sort in {"status", "anything", "unsupported", "region"}:
            _take_word(draft, item)
        else:
            piece.append(item)
    _take_piece(draft, segment, piece, before, None)


def _take_act(draft: Draft, segment: Segment, item: Item, piece: list[Item]) -> None:
    """Take a word for events; what another act is done to, or is about, is no kind of event: "condemned missile tests"."""
    if not _is_joined(piece) and _is_content(draft, segment, item):
        draft.not_understood.append(item.words)
        return
    if item.sort == "verb" and _differs(draft.types, item) and not _is_joined(piece):
        draft.not_understood += draft.type_words
        draft.types.clear()
    (draft.verbs if item.sort == "verb" else draft.types).extend(item.values)
    if item.sort == "noun":
        draft.type_words.append(item.words)
        if (verb := item.find("verb")) and piece:
            draft.verbs.extend(verb.values)


def _is_joined(piece: list[Item]) -> bool:
    """Tell whether "and" joins a word for events to the one before it: "visits and long phone calls"."""
    joint = next((i for i in range(len(piece) - 1, -1, -1) if piece[i].sort == "and"), None)
    return joint is not None and all(
        item.sort in {"filler", "word", "sector"} and not item.capital for item in piece[joint + 1 :]
    )


def _differs(said: list[str], item: Item) -> bool:
    """Tell whether a word is of other types than those said, and one of them is done by one party to another."""
    return bool(said) and not set(said) & set(item.values) and (is_aimed(item.values) or is_aimed(said))


def _is_content(draft: Draft, segment: Segment, item: Item) -> bool:
    """Tell whether a word only names what another act is about: "rejection of mediation", "imposed a ban on talks"."""
    if item.sort == "verb":
        return _differs(draft.verbs, item)
    said = [*draft.types, *draft.verbs]
    apart = segment.part != "head" and bool(said) and not set(said) & set(item.values)
    return apart or _differs(draft.verbs, item)


def _take_word(draft: Draft, item: Item) -> None:
    if item.sort == "status":
        draft.statuses += item.values
    elif item.sort == "anything":
        draft.anything = True
    else:
        draft.not_understood.append(item.words)


def _take_piece(draft: Draft, segment: Segment, piece: list[Item], before: Item | None, after: Item | None) -> None:
    """Take the parties of a piece that stands after one word for an event and before another."""
    if _names_town(draft, segment, piece, before, after):
        draft.place = _name_of(piece)
        return
    if segment.part == "head" and _is_instruction(draft, piece, after):
        draft.not_understood.append(piece[0].words)
        return
    parties = read_parties(piece, explicit=_is_explicit(draft, segment, piece, (before, after)))
    draft.not_understood += parties.not_understood
    role = _role_of(draft, segment, piece, before, after)
    if role in {"source", "visitor"} and len(parties.found) > 1:
        draft.not_understood += [
            item.words for item in piece if item.words.lower() == "both"
        ]  # each by itself is meant
    _seat(draft, parties.found, role, after_of=segment.marker in {"of", "from"})


def _name_of(items: Sequence[Item]) -> str:
    return " ".join(item.words for item in items if item.sort != "filler")


def _names_town(draft: Draft, segment: Segment, piece: list[Item], before: Item | None, after: Item | None) -> bool:
    """Tell a town by where it stands: "Geneva talks", "who visited Tehran", "NATO summit Chicago"."""
    if segment.part != "head" or draft.place is not None or not _is_place(piece):
        return False
    if before is None:
        return after is not None
    visited = before.find("verb") is not None and "visit" in before.values
    return visited or (before.sort == "noun" and not is_leader(_name_of(piece)))


def _is_explicit(draft: Draft, segment: Segment, piece: list[Item], acts: Sequence[Item | None]) -> bool:
    """Tell whether a party must stand here, so that its name needs no capital where nothing in the question has one."""
    marked = segment.part == "parties" and segment.marker != "of"
    done = any(act is not None and act.find("verb") for act in acts)
    return draft.caseless and (marked or done or any(item.owner or item.words.lower() in AUXILIARIES for item in piece))


def _role_of(draft: Draft, segment: Segment, piece: list[Item], before: Item | None, after: Item | None) -> str | None:
    """Give the role that a place in the sentence means: "how many visits did Chinese officials make" has its subject after the noun."""
    if segment.role:
        return segment.role
    asked = before is not None and before.sort == "noun" and any(item.words.lower() in AUXILIARIES for item in piece)
    subject = segment.part == "head" and (before is None or asked)
    role = role_of(draft.asked_types, segment, after if subject and not asked else before, subject=subject)
    if subject and role and (is_passive([item.words for item in piece]) or _is_participle(segment, before or after)):
        role = "host" if role == "visitor" else "target"
    return None if _is_loose(draft, segment, before, role, subject=subject) else role


def _is_loose(draft: Draft, segment: Segment, before: Item | None, role: str | None, *, subject: bool) -> bool:
    """Tell a party whose place says nothing of its role: "protests Georgia", and a second "from" after who does it is told."""
    again = segment.marker == "from" and role == "source" and any(tie.role == "source" for tie in draft.ties)
    noun = not segment.marker and not subject and before is not None and before.sort == "noun" and not draft.verbs
    return again or noun


def _is_participle(segment: Segment, act: Item | None) -> bool:
    """Tell "diplomats expelled by Poland" and "expelled from Poland" from "Poland expelled diplomats"."""
    if act is None or act.sort != "verb" or segment.items[-1] != act:
        return False
    return segment.following == "by" or (segment.following == "from" and "sanction" in act.values)


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
    if waiting and not parties[0].country:
        draft.ties.append(waiting)  # "the secretary-general of NATO": of a body, or of nobody's country
        waiting = None
    for party in parties:
        if party.side and party.side.startswith("person:") and is_known_place(party.side.removeprefix("person:")):
            _take_place(draft, party.side.removeprefix("person:"))
            continue
        if party.side and party.side not in draft.sides:
            draft.sides.append(party.side)
        waiting = None if party.has_head else waiting
        _tie(draft, party, waiting or Tie(), GOAL_ROLES.get(role or "") if party.goal else role)


def _tie(draft: Draft, party: Party, waiting: Tie, role: str | None) -> None:
    """Add what is asked of a participant for the country of a party."""
    office, sector = party.office or waiting.office, party.sector or waiting.sector
    if office or sector or (role and party.country):
        countries = (party.country,) if party.country else ()
        draft.ties.append(Tie(countries, office, sector, role if party.country else None))


def _take_place(draft: Draft, name: str) -> None:
    """Take a town that stands where a party could: "attacks on Gaza"."""
    if draft.place is None:
        draft.place = name
    elif draft.place != name:
        draft.not_understood.append(name)


def _read_parties_part(draft: Draft, segment: Segment) -> None:
    """Read a part after "between", "with", "by", "to" and the like; a visit to a town has a place."""
    names = [item for item in segment.items if item.sort not in {"filler"}]
    if segment.marker == "to" and _is_purpose(draft, names):
        draft.not_understood.append(_words_of(segment))
        return
    town = segment.marker == "to" and "visit" in draft.asked_types and _is_place(names)
    if town and draft.place is None:
        draft.place = " ".join(item.words for item in names)
        return
    _read_head(draft, segment)


def _is_purpose(draft: Draft, names: list[Item]) -> bool:
    """Tell what an act is to lead to from the party it is done to: "urged Iran to release prisoners"."""
    if not names or not (draft.types or draft.verbs):
        return False
    unknown = names[0].sort == "word" and not names[0].capital and not draft.caseless
    return unknown or (names[0].find("verb") is not None and stem(names[0].words) == names[0].words.lower())


def _words_of(segment: Segment) -> str:
    return " ".join([segment.marker, *(item.words for item in segment.items)]).replace(" ,", ",")


def _read_time(draft: Draft, segment: Segment) -> None:
    """Read a part after "before", "after" and the like, whose day nobody told: it says nothing that the filter can ask."""
    draft.not_understood.append(_words_of(segment).strip(" ,"))


def _read_place(draft: Draft, segment: Segment) -> None:
    """Read a part after "in" or "at"; what is no place there is not understood, and a body that an act is done to is a party: "complaints at the WTO"."""
    if is_aimed(draft.asked_types) and any(item.sort == "organization" for item in segment.items):
        _read_head(draft, segment)
        return
    stop = next(
        (i for i, item in enumerate(segment.items) if item.sort in {"noun", "verb", "and", *HEAD}), len(segment.items)
    )
    words, rest = [item for item in segment.items[:stop] if item.sort != "filler"], segment.items[stop:]
    if rest and rest[0].sort in HEAD and len(words) == 1 and is_adjective(words):
        _read_head(draft, segment)  # "in the Iranian government"
        return
    _take_words_of_place(draft, words)
    if rest and rest[0].sort == "and":
        draft.not_understood += filter(None, [" ".join(item.words for item in rest).strip(" ,")])
    elif rest:
        _read_head(draft, Segment("place", "", tuple(rest)))


def _take_words_of_place(draft: Draft, words: list[Item]) -> None:
    country = words[0].find("country") if len(words) == 1 else None
    if words and draft.place is None and (country or _may_be_place(words, _name_of(words))):
        draft.place = country.values[0] if country else _name_of(words)
    else:
        draft.not_understood += [item.words for item in words]


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
    if segment.marker.startswith("discuss") and not draft.types and not draft.verbs:
        draft.types += load_question_words().several["discussion"]
    words = ARTICLE.sub("", " ".join(item.words for item in items).replace(" ,", ","))
    if words and draft.topic is None:
        draft.topic = words
    elif words:
        draft.not_understood.append(words)


def _read_means(draft: Draft, segment: Segment) -> None:
    """Read "by phone" and what follows it: people who talked so made a call; of other acts it says nothing."""
    said = [*draft.types, *draft.verbs]
    if said and all(get_event_type(name).plover == "CONSULT" for name in said):
        draft.types, draft.verbs = ["call"], []
    else:
        draft.not_understood.append(segment.marker)
    _read_head(draft, Segment("head", "", segment.items))


_READERS = {
    "head": _read_head,
    "parties": _read_parties_part,
    "place": _read_place,
    "topic": _read_topic,
    "time": _read_time,
    "means": _read_means,
}
