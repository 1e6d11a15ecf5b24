"""Segments -> draft: what each part of a question says of the events, and the words that say nothing that the filter can ask."""

import re
from collections.abc import Sequence

from app.ask.drafts import WAR, Draft, take_act, take_word
from app.ask.hyphens import PAIR
from app.ask.items import Item, spell
from app.ask.lexicon import folds_of, load_question_words, stem
from app.ask.names import is_leader
from app.ask.pieces import take_piece
from app.ask.runs import PARTICLES, is_adjective
from app.ask.segments import Piece, Segment, is_aimed, name_of, words_of
from app.ask.senses import LED
from app.ask.sorts import HEAD
from app.ask.spans import MONTHS
from app.ask.themes import mark_themes
from app.ask.topics import names_parties, read_topic
from app.ask.towns import is_place
from app.ask.wants import NUMBERS
from graph.countries import country_names, find_capital
from graph.ids import fold
from graph.ontology import get_event_type
from ingest.places import find_place, is_known_place

LANGUAGES = {"english", "arabic", "hebrew", "farsi", "mandarin"}  # some are towns too
LODGED = {"complaint", "lawsuit", "appeal", "petition"}  # "complaints at the WTO" are made to it
NO_PLACE = re.compile(r"\d|^[MDCLXVI]+$")
GATHERING = re.compile(r"\b(?:forum|dialogue|conference|summit|assembly|congress|convention|symposium)$", re.I)


def read_segment(draft: Draft, segment: Segment) -> None:
    """Add what a part of the question says."""
    _READERS[segment.part](draft, segment)


def _read_head(draft: Draft, segment: Segment) -> None:
    """Read a part in which nouns and verbs for events stand among the parties."""
    piece: list[Item] = []
    before: Item | None = None
    segment = segment._replace(items=mark_themes(segment.items))
    for item in segment.items:
        if item.sort in {"noun", "verb"}:
            spoken = Piece(segment, piece, before, item)
            take_piece(draft, spoken)
            take_act(draft, item, spoken)
            piece, before = [], item
        elif item.words in LED:
            take_piece(draft, Piece(segment._replace(role=LED[item.words]), piece, before, None))
            piece = []
        elif item.sort in {"status", "anything", "unsupported", "region"}:
            take_word(draft, item)
        else:
            piece.append(item)
    take_piece(draft, Piece(segment, piece, before, None))


def _read_parties_part(draft: Draft, segment: Segment) -> None:
    """Read a part after "between", "with", "by", "to" and the like; a visit to a town has a place."""
    names = [item for item in segment.items if item.sort not in {"filler"}]
    if segment.marker == "to" and (_is_purpose(draft, names) or _is_invited(draft)):
        draft.not_understood.append(words_of(segment))
        return
    if (
        segment.marker == "with"
        and names
        and is_aimed(draft.asked_types)
        and all(item.sort == "sector" for item in names)
    ):
        draft.not_understood.append(words_of(segment))  # "threatens Kosovo with army"
        return
    town = segment.marker == "to" and "visit" in draft.asked_types and is_place(names)
    if town and draft.place is None:
        draft.place = spell(names)
        return
    _read_head(draft, segment)


def _is_purpose(draft: Draft, names: list[Item]) -> bool:
    """Tell what an act is to lead to from the party it is done to: "urged Iran to release prisoners"."""
    if not names or not (draft.types or draft.verbs):
        return False
    unknown = (
        names[0].sort == "word" and not names[0].capital and not (draft.caseless and _may_be_party(draft, names[0]))
    )
    return unknown or (names[0].find("verb") is not None and stem(names[0].words) == names[0].words.lower())


def _is_invited(draft: Draft) -> bool:
    """Tell where somebody is to come from whom is asked: "invited Trump to Britain", but not "an invitation to Assad"."""
    act = draft.act_words[-1].lower() if draft.act_words else ""
    return act.startswith("invite") or act == "inviting"


def _may_be_party(draft: Draft, first: Item) -> bool:
    """Tell "letter to jumblatt" from "urged syria to stop", where only a leader is somebody."""
    asking = any(get_event_type(name).family == "speech" for name in draft.asked_types)
    return not asking or is_leader(first.words) or is_known_place(first.words)


def _read_time(draft: Draft, segment: Segment) -> None:
    """Read a part after "before", "after" and the like, whose day nobody told: it says nothing that the filter can ask."""
    draft.not_understood.append(words_of(segment).strip(" ,"))


def _read_place(draft: Draft, segment: Segment) -> None:
    """Read a part after "in" or "at"; what is no place there is not understood, and a body that an act is done to is a party: "complaints at the WTO"."""
    somebody = _is_land(segment.items) or is_leader(name_of(segment.items))
    if segment.marker == "at" and is_aimed(draft.asked_types) and somebody:
        _read_head(draft, segment._replace(part="parties", marker="against"))  # "criticism levelled at Hungary"
        return
    if _is_request(segment):
        draft.not_understood.append(words_of(segment))
        return
    if segment.marker == "in" and not draft.types and not draft.verbs:
        segment = segment._replace(items=mark_themes(segment.items))  # "in water talks"
    if any(item.sort == "organization" for item in segment.items) and LODGED & {
        stem(word) for word in draft.type_words
    }:
        _read_head(draft, segment)
        return
    stop = next(
        (i for i, item in enumerate(segment.items) if item.sort in {"noun", "verb", "and", *HEAD}), len(segment.items)
    )
    words, rest = [item for item in segment.items[:stop] if item.sort != "filler"], segment.items[stop:]
    words, rest = _without_gathering(draft, segment.marker, words, rest)
    if rest and rest[0].sort in HEAD and len(words) == 1 and is_adjective(words):
        _read_head(draft, segment)  # "in the Iranian government"
        return
    if _is_land_of_talks(draft, segment, words, rest):
        draft.not_understood.append(words[0].words)  # "took part in Syria talks"
        words = []
    if segment.marker in load_question_words().nearby:
        draft.not_understood.append(segment.marker)
    _take_words_of_place(draft, words)
    _read_behind_place(draft, rest)


def _read_behind_place(draft: Draft, rest: tuple[Item, ...]) -> None:
    """Read what begins behind a place: an act, people, or a second place that "and" joins and that is told."""
    if rest and rest[0].sort == "and" and rest[1:2] and rest[1].sort == "verb":
        _read_head(draft, Segment("head", "", tuple(rest[1:])))  # "in Beijing, meets Xi"
    elif rest and rest[0].sort == "and":
        draft.not_understood += filter(None, [spell(rest).strip(" ,")])
    elif rest:
        _read_head(draft, Segment("place", "", tuple(rest)))


def _is_request(segment: Segment) -> bool:
    """Tell at whose wish something was done from where: "at Oman's request"."""
    owned = segment.marker == "at" and len(segment.items) > 1 and segment.items[0].owner
    return owned and segment.items[1].values == ("request",)


def _without_gathering(
    draft: Draft, marker: str, words: list[Item], rest: tuple[Item, ...]
) -> tuple[list[Item], tuple[Item, ...]]:
    """Tell a gathering that has a name, or of which nobody says which it was, and leave the town in its name."""
    if words and rest and rest[0].words.lower() == WAR:
        draft.not_understood.append(f"{name_of(words)} {rest[0].words}")  # "in the First Nagorno-Karabakh war"
        return [], rest[1:]
    if words and rest and rest[0].sort == "noun" and rest[0].capital:
        draft.not_understood.append(f"{name_of(words)} {rest[0].words}")  # "at the Munich Security Conference"
        if len(words) > 1 or find_place(name_of(words)) is None:
            words, rest = [], rest[1:]
    if marker == "at" and not words and rest and rest[0].sort == "noun" and (draft.types or draft.verbs):
        draft.not_understood.append(f"at {rest[0].words}")  # "met at the summit", of which nobody says which
        rest = rest[1:]
    return words, rest


def _is_land_of_talks(draft: Draft, segment: Segment, words: Sequence[Item], rest: Sequence[Item]) -> bool:
    """Tell the land right before an act, which may be about it as much as in it, from that of "In Sudan, clashes"."""
    before = bool(draft.types or draft.verbs or draft.sides or draft.ties)
    land = (
        len(words) == 1 and words[0].sort == "country" and segment.items[:1] != () and segment.items[-1] is not words[0]
    )
    behind = bool(rest) and rest[0].sort == "noun" and segment.marker == "in"
    return land and behind and before and not words[0].owner and not is_adjective(words)


def _is_land(items: Sequence[Item]) -> bool:
    named = [item for item in items if item.sort != "filler"]
    alone = len(named) < 2 or named[1].sort in {"and", "country", *HEAD}  # not "at the Kuwait donor conference"
    return bool(named) and named[0].sort == "country" and alone and not is_seat(named[0].words)


def _take_words_of_place(draft: Draft, words: list[Item]) -> None:
    for item in words:
        if item.sort == "unsupported":
            take_word(draft, item)
    words = [item for item in words if item.sort != "unsupported"]
    end = next((i for i, item in enumerate(words) if item.words.lower() in NUMBERS), len(words))
    draft.not_understood += [item.words for item in words[end:]]
    words = words[:end]  # "in Beirut two days after"
    if any(item.sort == "organization" for item in words):
        draft.not_understood.append(name_of(words))  # "at the UN": no event has a body for its place
        return
    if len(words) > 1 and _is_land(words[:1]) and not is_adjective(words) and all(map(_says_else, words[1:])):
        draft.not_understood += [item.words for item in words[1:]]
        words = words[:1]  # "in Sudan collapse"
    words = _without_site(draft, words)
    name = name_of(words)
    lands = [item for item in words if item.sort in {"country", "capital"}]
    if len(lands) > 1 and find_place(name) is None:
        draft.not_understood.append(name)  # "in the DR Congo Rwanda conflict"
        return
    if len(words) == 1 and (is_adjective(words) or name.lower() in LANGUAGES):
        draft.not_understood.append(name)  # "in English"
        return
    country = words[0].find("country") if len(words) == 1 and not is_seat(name) else None
    loose = draft.loose and find_capital(draft.place or "") is None
    if words and loose and _may_be_place(words, name):
        draft.not_understood.append(draft.place or "")  # "Gaza truce talks resume in Cairo"
        draft.place, draft.loose = None, False
    if words and draft.place is None and (country or _may_be_place(words, name)):
        draft.place = country.values[0] if country else name.removeprefix("the ") if is_seat(name) else name
    else:
        draft.not_understood += [item.words for item in words]


def _without_site(draft: Draft, words: list[Item]) -> list[Item]:
    """Tell what a place is called after, and leave the place: "in Borno village", "at Kabul airport"."""
    if words and words[0].owner and words[0].sort == "word" and find_place(words[0].words) and not words[-1].capital:
        draft.not_understood += [item.words for item in words[1:]]
        return words[:1]  # "at Istanbul's city hall"
    named, small = words[:-1], words[-1:]
    led = bool(named) and all(item.capital or item.words.lower() in PARTICLES for item in named)
    if not led or small[0].words.lower() not in folds_of("parts_of_places") or find_place(name_of(words)) is not None:
        return words
    draft.not_understood.append(small[0].words)
    return named


def _says_else(item: Item) -> bool:
    return (
        item.sort == "word"
        and not item.capital
        and not item.words.lower().endswith("s")
        and find_place(item.words) is None
    )


def is_seat(name: str) -> bool:
    """Tell the house of a government, which is a place of its own: "the White House"."""
    known = country_names().get(fold(name).removeprefix("the "))
    return known is not None and known.usage == "government" and is_known_place(name.removeprefix("the "))


def _may_be_place(words: list[Item], name: str) -> bool:
    """Tell whether words after "in" can be a place: one that is known, or a name; no part of the world, and no month."""
    thing = name.lower().split()[-1] in load_question_words().things  # "in the Cold War"
    gathering = GATHERING.search(name) is not None  # "at the World Economic Forum"
    when = name.lower() in load_question_words().manners or NO_PLACE.search(name)  # "in Ramadan", "in Q2", "in MMXII"
    if name.lower() in MONTHS or ((when or thing or gathering) and find_place(name) is None):
        return False
    if any(item.sort == "region" for item in words) or any(map(_joins_lands, words)):
        return False
    return all(item.capital or item.words.lower() in PARTICLES for item in words) or find_place(name) is not None


def _joins_lands(item: Item) -> bool:
    """Tell "at the Russia-Africa summit", which names no place."""
    parts = PAIR.split(item.words)
    return len(parts) == 2 and any(fold(part) in country_names() for part in parts) and find_place(item.words) is None


def _read_topic(draft: Draft, segment: Segment) -> None:
    """Read a part after "about"; "anything on Libya and Turkey" names the parties there."""
    if draft.anything and not (draft.types or draft.verbs) and names_parties(segment.items):
        _read_head(draft, Segment("head", "", segment.items))
    else:
        read_topic(draft, segment)


def _read_means(draft: Draft, segment: Segment) -> None:
    """Read "by phone" and what follows it: people who talked so made a call; of other acts it says nothing."""
    said = [*draft.types, *draft.verbs]
    if not said:
        draft.types = ["call"]  # "what was said by phone between …"
    elif all(get_event_type(name).plover == "CONSULT" for name in said):
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
