"""The parties between two words for events -> the sides of a draft, the capacities asked of them, or a town."""

from collections.abc import Sequence
from typing import NamedTuple

from app.ask.drafts import Draft
from app.ask.lexicon import is_past
from app.ask.lexing import Item
from app.ask.names import is_leader
from app.ask.parties import COMMON, HEAD, Party, is_adjective, read_parties
from app.ask.roles import ACTIVE, AUXILIARIES, Tie, is_passive, role_of
from app.ask.segments import Segment, is_aimed
from graph.countries import find_capital
from graph.ontology import get_event_type
from ingest.places import find_place, is_known_place

# The role of the second of two parties that nothing joins, by that of the first: "Obama Cuba visit", "Iran US threats".
POINTING = {"the", "a", "an", "all", "any", "every", "each", "some", "me", "us"}
STATES = {"country", "capital", "organization"}
GOAL_ROLES = {"visitor": "host", "source": "target"}
AIMING = {"on", "against", "to", "at", "for", "with", "towards", "toward", "upon", "by", "of", "from"}
SUFFERED = {
    "coercion",
    "assault",
    "sanction",
    "aid",
}  # of people without an object: "Russian soldiers killed in Chechnya"
PERSONAL = {"visit", "call"}  # acts before which a name is somebody's: "Davutoglu visit", but "Brexit meeting"
MOVED = {"visit", "protest", "mobilization"}  # acts that are done to nobody


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


def take_piece(draft: Draft, piece: Piece) -> None:
    """Take the parties of a piece, or the town that it names."""
    if _names_town(draft, piece):
        draft.place = name_of(_without_adjuncts(piece))
        return
    if _trails(draft, piece):
        draft.place = next(item for item in piece.items if item.sort != "filler").values[0]
        return
    if _is_instruction(draft, piece):
        draft.not_understood.append(piece.items[0].words)
        return
    asked = _inversion(piece)
    role = _role_of(draft, piece)
    if asked:
        _take_parties(draft, piece._replace(items=piece.items[:asked]), GOAL_ROLES.get(role or ""))
        piece = piece._replace(items=piece.items[asked:])
    _take_parties(draft, piece, role)


def _trails(draft: Draft, piece: Piece) -> bool:
    """Tell a country that only says where: "US Iran talks Oman", where two parties stand before the noun."""
    named = [item for item in piece.items if item.sort != "filler"]
    after_noun = piece.before is not None and piece.before.sort == "noun" and not draft.verbs
    lone = len(named) == 1 and named[0].sort == "country" and not is_adjective(named)
    return piece.segment.part == "head" and after_noun and lone and len(draft.sides) > 1 and draft.place is None


def _inversion(piece: Piece) -> int | None:
    """Find where the subject begins that stands after what the act is done to: "which ministers has Israel arrested"."""
    if not piece.is_subject or piece.after is None or piece.after.sort != "verb":
        return None
    at = next((i for i, item in enumerate(piece.items) if item.words.lower() in AUXILIARIES), 0)
    named = [[item for item in part if item.sort != "filler"] for part in (piece.items[:at], piece.items[at:])]
    return at if all(named) else None


def _take_parties(draft: Draft, piece: Piece, role: str | None) -> None:
    parties = read_parties(piece.items, explicit=_is_explicit(draft, piece))
    draft.not_understood += parties.not_understood
    draft.not_understood += _guessed(piece, parties.found)
    if role in {"source", "visitor", "host", "target"} and len(parties.found) > 1:  # each by itself is meant
        draft.not_understood += [item.words for item in piece.items if item.words.lower() == "both"]
    marker = piece.segment.marker
    waits = marker == "of" or (marker == "from" and not is_aimed(draft.asked_types))
    _seat(draft, parties.found, role, after_of=waits)


def _without_adjuncts(piece: Piece) -> list[Item]:
    """Leave out the small words between a town and what was done there: "the Paris climate agreement"."""
    together = piece.before is None and piece.after is not None and not is_aimed(piece.after.values)
    named = [item for item in piece.items if item.sort != "filler"]
    if not together or not named or named[0].sort != "capital":
        return piece.items
    return [item for item in named if item.capital or item.sort != "word"]


def _governs(piece: Piece) -> bool:
    """Tell a capital that stands for its government: "Beijing warns Taipei", "Washington threats", but not "Geneva talks" and "Baghdad bombings"."""
    act = piece.after
    if act is None or find_capital(name_of(piece.items)) is None:
        return False
    speaks = any(get_event_type(name).family == "speech" for name in act.values) or "sanction" in act.values
    borne = is_past(act.words) and act == piece.segment.items[-1]
    return speaks or (act.sort == "verb" and not borne)


def _guessed(piece: Piece, found: Sequence[Party]) -> list[str]:
    """List a word with a capital that only may be a name: nothing says that somebody stands here, as in "Covid aid" or "visited Kobane"."""
    acts = [act for act in (piece.before, piece.after) if act is not None]
    if len(found) != 1 or any(item.sort in HEAD or item.owner for item in piece.items):
        return []
    form, _, name = (found[0].side or "").partition(":")
    if form != "person" or " " in name or is_leader(name) or is_known_place(name):
        return []
    if not acts:
        return (
            [name] if piece.segment.part == "head" else []
        )  # "Elections in Kenya": a capital at the front says nothing
    visited = "visit" in acts[0].values and piece.before is not None
    done = acts[0].find("verb") is not None and (acts[0].sort == "verb" or acts[0] != piece.segment.items[-1])
    beside = piece.segment.part == "head" and not done
    return [name] if visited or (beside and not PERSONAL & set(acts[0].values)) else []


def name_of(items: Sequence[Item]) -> str:
    """Write items as a name, without the words of asking."""
    return " ".join(item.words for item in items if item.sort != "filler")


def _names_town(draft: Draft, piece: Piece) -> bool:
    """Tell a town by where it stands: "Geneva talks", "who visited Tehran", "NATO summit Chicago"."""
    before = piece.before
    town = piece._replace(items=_without_adjuncts(piece))
    of = piece.segment.marker == "of" and len(town.items) < len(piece.items)  # "signing of the Paris climate agreement"
    if not (of or piece.segment.part == "head") or draft.place is not None or not is_place(town.items):
        return False
    if before is None:
        return piece.after is not None and not _governs(piece)
    visited = before.find("verb") is not None and "visit" in before.values
    return visited or (before.sort == "noun" and not is_leader(name_of(piece.items)))


def _is_explicit(draft: Draft, piece: Piece) -> bool:
    """Tell whether a party must stand here, so that its name needs no capital where nothing in the question has one."""
    marked = piece.segment.part == "parties" and piece.segment.marker != "of"
    done = any(act is not None and act.find("verb") for act in (piece.before, piece.after))
    return draft.caseless and (marked or done or piece.asks or any(item.owner for item in piece.items))


def _role_of(draft: Draft, piece: Piece) -> str | None:
    """Give the role that a place in the sentence means."""
    if piece.segment.role:
        return piece.segment.role
    act = piece.after if piece.is_subject and piece.before is None else piece.before
    role = role_of(draft.asked_types, piece.segment, act, subject=piece.is_subject)
    if piece.is_subject and role and _is_borne(piece):
        return "host" if role == "visitor" else "target"
    return None if _is_loose(draft, piece, role) or _is_open(piece) else role


def _is_borne(piece: Piece) -> bool:
    """Tell from its words that a party before an act bears it: "was Libya sanctioned", "diplomats expelled by Poland"."""
    act = piece.after or piece.before
    ongoing = act is not None and act.words.split()[0].endswith("ing")
    if act is not None and act.sort == "noun" and piece.segment.following == "by" and _is_bare(piece):
        return not MOVED & set(act.values)  # "Cuba embargo by the US"
    return (is_passive([item.words for item in piece.items]) and not ongoing) or _is_participle(piece)


def _is_loose(draft: Draft, piece: Piece, role: str | None) -> bool:
    """Tell a party whose place says nothing of its role: "protests Georgia", and a second "from" after who does it is told."""
    again = piece.segment.marker == "from" and role == "source" and any(tie.role == "source" for tie in draft.ties)
    after_noun = piece.before is not None and piece.before.sort == "noun" and not draft.verbs
    return again or (after_noun and not piece.segment.marker and not piece.is_subject)


def _is_open(piece: Piece) -> bool:
    """Tell a party before an act that could do it or bear it: "Iran sanctions", "Iran criticism US", "Russia attacked in 2008"."""
    if not piece.is_subject or piece.after is None or piece.asks or _is_relative(piece):
        return False
    if MOVED & set(piece.after.values):
        return False
    last, following = piece.after == piece.segment.items[-1], piece.segment.following
    if piece.after.sort == "verb":
        return last and following != "to" and is_past(piece.after.words)  # "threatened to close its border"
    goes_on = following in AIMING or (piece.after.find("verb") and not last)
    return _is_bare(piece) and not goes_on


def _is_bare(piece: Piece) -> bool:
    """Tell names of states and bodies of which the first does not say that it does something: "Iran", "Iran US"."""
    named = [item for item in piece.items if item.sort not in {"filler", "and"}]
    named = [item for item in named if item.sort != "word" or item.capital]  # "Iran-Iraq border clashes"
    return bool(named) and all(item.sort in STATES for item in named) and not _does(named[0])


def _is_relative(piece: Piece) -> bool:
    return any(item.words.lower() in ACTIVE for item in piece.items)  # "journalists that Turkey arrested"


def _does(country: Item) -> bool:
    """Tell "Iranian", "Iran's" and "US", which do what the noun after them says, from "Iran"."""
    return country.owner or is_adjective([country]) or country.words.isupper()


def _is_participle(piece: Piece) -> bool:
    """Tell "diplomats expelled by Poland" and "Turkish journalists arrested" from "Poland expelled diplomats"."""
    act = piece.before or piece.after
    if act is None or act.sort != "verb" or piece.segment.items[-1] != act:
        return False
    people = any(item.sort in HEAD for item in piece.items) and not piece.asks
    suffered = people and bool(SUFFERED & set(act.values)) and is_past(act.words)
    following = piece.segment.following
    return suffered or following == "by" or (following == "from" and "sanction" in act.values)


def is_place(piece: list[Item]) -> bool:
    """Tell whether a town stands before the noun: "Geneva talks"."""
    if any(item.words.lower() in AUXILIARIES for item in piece):
        return False  # "did Kerry visit": a party, though there is such a place
    words = [item for item in piece if item.sort != "filler"]
    if not words or any(
        item.owner or not (item.sort == "capital" or (item.sort == "word" and item.capital)) for item in words
    ):
        return False
    return find_place(" ".join(item.words for item in words)) is not None


def _is_instruction(draft: Draft, piece: Piece) -> bool:
    """Tell "Summarise meetings with …" from "Erdogan's meetings with …"."""
    items, after = piece.items, piece.after
    word = items[0] if piece.segment.part == "head" and items else None
    if word is None or word.sort != "word" or word.owner or draft.sides or " " in word.words or is_leader(word.words):
        return False
    if len(items) > 1 and all(item.words.lower() in POINTING for item in items[1:]):
        return True  # "Trace the meetings"
    if len(items) > 1:
        return False
    if after is None:
        return piece.before is None and piece.segment.following == "of"  # "Effects of the embargo"
    if piece.segment.following in {"between", "among", "by"}:
        return True  # "Royal visits between Spain and Morocco"
    return not after.find("verb") or after.words.endswith(("ing", "ings")) or COMMON.search(items[0].words) is not None


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
        draft.ties.append(Tie(countries, office, sector, role))


def _take_place(draft: Draft, name: str) -> None:
    """Take a town that stands where a party could: "attacks on Gaza"."""
    if draft.place is None:
        draft.place = name
    elif draft.place != name:
        draft.not_understood.append(name)
