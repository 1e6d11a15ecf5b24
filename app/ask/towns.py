"""The words between two words for events -> the place that they are by where they stand: "Geneva talks", "who visited Tehran"."""

from app.ask.brands import is_disputed
from app.ask.drafts import Draft
from app.ask.items import Item, spell
from app.ask.last_towns import bears, is_borne_by_towns, is_town, without_commas, without_joint
from app.ask.lexicon import is_past
from app.ask.names import is_leader
from app.ask.runs import is_adjective, names_country
from app.ask.segments import AUXILIARIES, Piece, is_aimed, name_of
from graph.countries import find_capital
from graph.ontology import get_event_type
from ingest.places import find_place, is_known_place

ATTENDING = {"attended", "attend", "attends", "attending", "took part", "take part", "involved"}
TALKS = {"meeting", "negotiation", "call"}


def find_town(draft: Draft, piece: Piece) -> str | None:
    """Find the place that a piece names as a whole: a town by name, a country by code; None where it names parties, or one is known."""
    if draft.place is not None:
        return None
    if piece.after is not None and piece.after.find("verb") is not None:
        piece = piece._replace(items=without_joint(piece.items))  # "visited Damascus and met Sharaa"
    if _names_town(draft, piece):
        return name_of(_without_adjuncts(piece))
    return _trailing(draft, piece)


def take_attended_town(draft: Draft, piece: Piece) -> Piece:
    """Take the town of talks that somebody went to, "Iran attended Beijing talks"; of a land nobody says whether they were there or about it."""
    act, items = piece.after, piece.items
    at = next((i for i, item in enumerate(items) if item.words.lower() in ATTENDING), len(items))
    named = [item for item in items[at + 1 :] if item.sort != "filler"]
    talks = act is not None and not is_aimed(act.values) and (act.sort == "noun" or act.words.lower() == "meeting with")
    if not talks or len(named) != 1 or named[0].owner or named[0].sort == "organization" or is_adjective(named):
        return piece
    if named[0].sort == "country":
        draft.not_understood.append(named[0].words)  # "attended Syria talks"
    elif is_place(named) and draft.place is None:
        draft.place = named[0].words
    else:
        return piece
    return piece._replace(items=[item for item in items if item is not named[0]])


def _names_town(draft: Draft, piece: Piece) -> bool:
    """Tell a town by where it stands: "Geneva talks", "who visited Tehran", "NATO summit Chicago", "treaty of Lisbon"."""
    before = piece.before
    town = piece._replace(items=_without_adjuncts(piece))
    visited = before is not None and before.find("verb") is not None and "visit" in before.values
    of = piece.segment.marker == "of" and (len(town.items) < len(piece.items) or _is_seal(draft, piece))
    if not (of or visited or piece.segment.part == "head") or not is_place(town.items, visited=visited):
        return False
    if before is None and _is_matter(piece):
        return False
    if before is None:
        return of or (piece.after is not None and not _governs(piece) and not _acts(piece))
    if before.sort == "noun" and town.items[0].sort == "capital" and is_borne_by_towns(before):
        return False
    sealed = piece.after is not None and "agreement" in piece.after.values  # "who mediated the Pretoria agreement"
    return visited or sealed or (before.sort == "noun" and not is_leader(name_of(piece.items)))


def _is_matter(piece: Piece) -> bool:
    """Tell the land that talks are about: "Falklands talks", but not "Gaza ceasefire"."""
    talked = piece.after is not None and piece.after.sort == "noun" and not set(piece.after.values) - TALKS
    return talked and is_disputed(name_of(piece.items))


def _is_seal(draft: Draft, piece: Piece) -> bool:
    """Tell the town of a treaty from a party to it: nobody else is named before."""
    alone = piece.before is None and piece.after is None and not draft.sides
    return alone and draft.asked_types == ["agreement"]


def _trailing(draft: Draft, piece: Piece) -> str | None:
    """Find the land or town that only says where: "US Iran talks Oman", "kerry zarif talks vienna nuclear", where two parties stand before the noun."""
    act = piece.before
    done = bool(draft.verbs) and is_aimed(draft.asked_types)
    named = [item for item in piece.items if item.sort != "filler"]
    items = without_commas(piece.items)
    apart = (
        len(items) == 2
        and items[0].words == ","
        and (items[1].sort == "capital" or (bool(draft.sides) and is_town(items[1])))
    )
    if piece.segment.part != "head" or act is None or act.sort != "noun" or done or not named or bears(act, named):
        return None
    if apart and not is_aimed(act.values):
        return items[-1].words  # "a ceasefire agreement, Moscow 1994"
    if len(draft.sides) < 2:
        return None
    if len(named) == 1 and names_country(named[0]):
        draft.not_understood.append(named[0].words)  # where it was, or what it was about: "US Russia talks Syria"
        return named[0].values[0] if set(act.values) & TALKS else None
    if any(item.sort not in {"capital", "word"} or item.owner for item in named) or is_borne_by_towns(act):
        return None
    names = (name_of(named[:end]) for end in range(len(named), 0, -1))
    return next((name for name in names if not is_leader(name) and find_place(name) is not None), None)


def is_origin(draft: Draft, piece: Piece) -> bool:
    """Tell where a journey began from who made it: "Wang Yi travelled from Moscow to Budapest", but not "visits from Iran to Syria"."""
    goes = piece.segment.marker == "from" and piece.before is None and set(draft.asked_types) == {"visit"}
    made = "visitor" in {*(end.role for end in draft.ends), *(tie.role for tie in draft.ties if tie.countries)}
    return goes and (made or (piece.segment.following == "to" and bool(draft.sides)))


def _without_adjuncts(piece: Piece) -> list[Item]:
    """Leave out the small words between a town and what was done there: "the Paris climate agreement"."""
    together = piece.before is None and piece.after is not None and not is_aimed(piece.after.values)
    named = [item for item in piece.items if item.sort != "filler"]
    if not together or not named or named[0].sort != "capital":
        return piece.items
    return [item for item in named if item.capital or item.sort != "word"]


def speaks_unknown(piece: Piece) -> bool:
    """Tell a town that speaks and is no capital, so that nobody knows for whom: "Brussels warns Warsaw"."""
    act = piece.after
    said = (
        act is not None and act.sort == "verb" and any(get_event_type(name).family == "speech" for name in act.values)
    )
    return said and piece.is_subject and is_place(piece.items) and find_capital(name_of(piece.items)) is None


def _governs(piece: Piece) -> bool:
    """Tell a capital that stands for its government: "Beijing warns Taipei", "Washington threats", but not "Geneva talks" and "Baghdad bombings"."""
    act = piece.after
    if act is None or find_capital(name_of(piece.items)) is None:
        return False
    speaks = any(get_event_type(name).family == "speech" for name in act.values) or "sanction" in act.values
    borne = is_past(act.words) and act == piece.segment.items[-1]
    return speaks or (act.sort == "verb" and not borne)


def _acts(piece: Piece) -> bool:
    """Tell somebody who does something from a town of the same name: "Yunus meets Modi", but not "Geneva hosts talks" and "Aleppo bombed"."""
    act = piece.after
    if act is None or is_leader(name_of(piece.items)):
        return act is not None
    hosts = act.words.lower().startswith(("host", "welcom"))
    return act.sort == "verb" and not is_past(act.words) and not hosts and find_capital(name_of(piece.items)) is None


def is_place(piece: list[Item], *, visited: bool = False) -> bool:
    """Tell whether a town stands before the noun: "Geneva talks"; what is visited may be one without a capital letter too."""
    if any(item.words.lower() in AUXILIARIES for item in piece):
        return False  # "did Kerry visit": a party, though there is such a place
    words = [item for item in piece if item.sort != "filler"]
    if not words or any(item.owner or not _may_name_town(item, visited=visited) for item in words):
        return False
    return find_place(spell(words)) is not None


def take_place(draft: Draft, name: str) -> None:
    """Take a town that stands where a party could: "attacks on Gaza"."""
    if draft.place is None:
        draft.place, draft.loose = name, True
    elif draft.place != name:
        draft.not_understood.append(name)


def _may_name_town(item: Item, *, visited: bool) -> bool:
    """Accept a capital of a state, and a word with a capital letter or that is known for a place."""
    return item.sort == "capital" or (item.sort == "word" and (visited or item.capital or is_known_place(item.words)))
