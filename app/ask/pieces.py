"""The parties between two words for events -> the sides of a draft, the capacities asked of them, or a town."""

import re
from collections.abc import Sequence

from app.ask.directions import find_role, names_doer
from app.ask.drafts import AtEnd, Draft
from app.ask.ends import is_open
from app.ask.guesses import find_guesses, is_instruction, is_struck, names_thing
from app.ask.items import Item
from app.ask.last_towns import hangs, is_twofold, take_last_town
from app.ask.lexicon import forms_of, is_past, stem
from app.ask.names import is_leader
from app.ask.own import without_own, without_promised
from app.ask.parties import GOAL_ROLES, Party, read_parties, role_in_row
from app.ask.roles import Tie, is_one_way
from app.ask.runs import kind_of
from app.ask.segments import AUXILIARIES, Piece, is_aimed, is_led_by_body, name_of
from app.ask.sorts import HEAD
from app.ask.towns import find_town, is_origin, speaks_unknown, take_attended_town, take_place
from graph.countries import find_capital
from ingest.places import find_place, is_city_name, is_known_place

STRUCK_AFTER = {"on", "against", "of", "at", "into"}
HANDED = {"handover", "return", "cession", "transfer"}
HURTING = {"assault", "coercion"}
ROUNDS = {"Geneva", "Istanbul", "Sochi", "Taif"}  # where talks were numbered; "Abdullah II" is somebody
NUMBERED = re.compile(r" [IVX]+$")


def take_piece(draft: Draft, piece: Piece) -> None:
    """Take the parties of a piece, or the town that it names."""
    if speaks_unknown(piece) and not is_leader(name_of(piece.items)):
        draft.not_understood.append(name_of(piece.items))
        return
    if is_origin(draft, piece):
        draft.not_understood.append(f"{piece.segment.marker} {name_of(piece.items)}")
        return
    if town := find_town(draft, piece):
        draft.place, draft.loose = town, True
        return
    if hangs(draft, piece):
        draft.not_understood.append(name_of(piece.items))
        if draft.loose and not draft.sides and find_capital(draft.place or "") is None:
            draft.place, draft.loose = name_of(piece.items), False  # "Gaza ceasefire negotiations Doha"
            return
    if is_twofold(piece):
        piece = _take_seat(draft, piece)
    if _is_handed(draft, piece):
        draft.not_understood.append(f"{piece.segment.marker} {name_of(piece.items)}")
        return
    piece = take_last_town(draft, take_attended_town(draft, piece))
    if is_instruction(draft, piece):
        draft.not_understood.append(piece.items[0].words)
        return
    piece = without_promised(draft, piece)
    asked = _inversion(piece)
    role = find_role(draft, piece)
    if asked:
        _take_parties(draft, piece._replace(items=piece.items[:asked]), GOAL_ROLES.get(role or ""))
        piece = piece._replace(items=piece.items[asked:])
    _take_parties(draft, piece, role)


def _take_seat(draft: Draft, piece: Piece) -> Piece:
    """Take the capital between a party and an act for the place, and tell it where nobody's office says who came there: "Iran Vienna talks"."""
    *parties, seat = piece.items
    posted = piece.after is not None and "appointment" in piece.after.values  # "Kosovo ambassador Zagreb appointment"
    if posted or not any(item.sort in HEAD for item in parties):
        draft.not_understood.append(seat.words)
    if posted:
        return piece
    take_place(draft, seat.words)
    return piece._replace(items=parties)


def _is_handed(draft: Draft, piece: Piece) -> bool:
    """Tell what goes from one to another from who gives it: "the handover of Hong Kong from Britain to China"."""
    handed = bool(draft.act_words) and stem(draft.act_words[-1].split()[0]) in HANDED
    return handed and piece.segment.marker == "of" and piece.segment.following in {"from", "to"}


def _inversion(piece: Piece) -> int | None:
    """Find where the subject begins that stands after what the act is done to: "which ministers has Israel arrested"."""
    if not piece.is_subject or piece.after is None or piece.after.sort != "verb":
        return None
    at = next((i for i, item in enumerate(piece.items) if item.words.lower() in AUXILIARIES), 0)
    if names_doer(piece) and is_aimed(piece.after.values):
        at = max(i for i, item in enumerate(piece.items) if item.sort != "filler")
    named = [[item for item in part if item.sort != "filler"] for part in (piece.items[:at], piece.items[at:])]
    return at if all(named) else None


def _take_parties(draft: Draft, piece: Piece, role: str | None) -> None:
    piece = _without_struck_capital(draft, piece)
    parties = read_parties(piece.items, explicit=_is_explicit(draft, piece))
    guessed = [
        name
        for name in find_guesses(draft, piece, parties.found)
        if not (_leads_to_town(draft, piece) and find_place(name))
    ]
    if guessed and (names_thing(piece) or any(item.owner and item.sort == "country" for item in piece.items)):
        words = set(" ".join(guessed).split())  # "China's Belt and Road agreements"
        parties = read_parties([item for item in piece.items if item.words not in words], explicit=False)
    draft.not_understood += [*guessed, *parties.not_understood]
    titled = any(item.sort == "office" for item in piece.items)
    if draft.caseless and not titled and not _is_meant(draft, piece):
        small = {item.words for item in piece.items if not item.capital}
        draft.not_understood += [name for name in map(_person, parties.found) if name and name.split()[0] in small]
    if role in {"source", "visitor", "host", "target"} and len(parties.found) > 1:  # each by itself is meant
        draft.not_understood += [item.words for item in piece.items if item.words.lower() == "both"]
    marker = piece.segment.marker
    left = marker == "from" and "concession" in draft.asked_types
    if (role in {"host", "target"} or left) and _are_several(parties.found):
        draft.not_understood.append(name_of(piece.items).replace(" ,", ","))  # all in one visit, or one by one
    named = marker or piece.asks or any(item.owner or item.sort == "office" for item in piece.items) or _is_said(piece)
    if role == "visitor" and marker == "by" and draft.given.get(role) == "from":
        draft.not_understood.append("from")  # "trips from Beijing to Moscow by Xi"
    if role and parties.found and named:
        draft.given.setdefault(role, marker)
    first = piece.before is None  # not Georgia in "the secretary general of NATO visited Georgia"
    waits = first and (marker == "of" or (marker == "from" and not is_aimed(draft.asked_types)))
    found = _without_towns(draft, piece, without_own(draft, piece, parties.found))
    if waits and _holds_title(draft, piece.items, found):
        draft.ties.pop()  # an office before a name is not asked beside it
    _seat(draft, found, Tie(role=role, words=name_of(piece.items)), after_of=waits, owned=_is_no_scene(draft, piece))
    _note_ends(draft, piece, found, role)


def _are_several(found: Sequence[Party]) -> bool:
    """Tell states or people that "and" joins, to whom something may be done one by one: "sanctions on Iran and Russia"."""
    return sum(party.side is not None and not party.goal for party in found) > 1


def _without_towns(draft: Draft, piece: Piece, found: tuple[Party, ...]) -> tuple[Party, ...]:
    """Take a town that stands among parties after a noun, or where people come and go: "talks, Ukraine, Istanbul", "withdrawal from Kherson"."""
    listed = not piece.segment.marker and piece.before is not None and piece.before.sort == "noun" and len(found) > 1
    seat = _is_seat(draft, piece)
    if not (listed or seat or _leads_to_town(draft, piece)):
        return found
    towns = [party for party in found if (name := _person(party)) and (find_place(name) or _is_hit(draft, piece, name))]
    for party in towns:
        name = (party.side or "").removeprefix("person:")
        if seat:
            draft.not_understood.append(f"of {name}")  # an office of a town, which acts for no state
        else:
            take_place(draft, name)
            draft.not_understood += [] if find_place(name) else [name]
    return tuple(party for party in found if party not in towns)


def _is_hit(draft: Draft, piece: Piece, name: str) -> bool:
    """Tell what no list has and is struck or left, which is a town sooner than somebody: "airstrikes on Hodeidah", "withdrawal from Kelbajar"."""
    left = any(word.lower().startswith(("withdr", "retreat", "pull")) for word in draft.act_words)
    hit = (is_struck(draft) and piece.segment.marker == "on") or (left and piece.segment.marker == "from")
    return hit and " " not in name and kind_of(name) == "person" and not is_leader(name)


def _holds_title(draft: Draft, items: Sequence[Item], found: Sequence[Party]) -> bool:
    """Tell who holds the office said before from whose it is: "the Secretary General of NATO Jens Stoltenberg", but not "the envoy of Macron"."""
    waits = bool(draft.ties) and draft.ties[-1].office is not None and not draft.ties[-1].countries
    person = bool(found) and (found[0].side or "").startswith("person:")
    return waits and person and is_led_by_body(items)


def _is_seat(draft: Draft, piece: Piece) -> bool:
    """Tell "the mayor of" from "the visit of"."""
    waits = bool(draft.ties) and draft.ties[-1].office is not None and not draft.ties[-1].countries
    return piece.segment.marker == "of" and waits


def _without_struck_capital(draft: Draft, piece: Piece) -> Piece:
    """Take the capital that is struck, which is a town then and no government: "missile attacks on Kyiv"."""
    act = (
        piece.before if piece.before is not None and piece.before.sort == "verb" and not piece.segment.marker else None
    )
    held = act is not None and "coercion" in act.values and bool(draft.ties) and draft.ties[-1].role == "target"
    struck = (is_struck(draft) and piece.segment.marker in STRUCK_AFTER) or (
        act is not None and ("assault" in act.values or held or act.words.lower() in forms_of("taken"))
    )
    named = [item for item in piece.items if item.sort != "filler" and item.words != ","]
    small = [item.words for item in named[1:] if item.sort in {"word", "unsupported"} and not item.capital]
    if not struck or len(named) != 1 + len(small) or named[0].sort != "capital" or named[0].owner:
        return piece
    take_place(draft, named[0].words)
    draft.not_understood += small  # "bombs Beirut suburb"
    return piece._replace(items=[])


def _leads_to_town(draft: Draft, piece: Piece) -> bool:
    """Tell the small words after which an act has a place as much as a party: "attack on Kherson"."""
    if not piece.segment.marker and piece.before is not None and piece.before.words.lower() in forms_of("taken"):
        return True  # "bombed Homs"
    behind = piece.before is not None and piece.before.sort == "verb" and HURTING & set(piece.before.values)
    if behind and not piece.segment.marker and draft.sides and piece.after is None:
        return is_known_place(name_of(piece.items)) or is_city_name(name_of(piece.items))  # "Sinwar killed Rafah"
    ending = piece.before.words.lower().split()[-1] if piece.before and piece.before.sort == "verb" else ""
    marker = piece.segment.marker or ending
    if marker not in {"from", "to", "on", "at"}:
        return marker == "of" and is_struck(draft)  # "the siege of Aleppo"
    return is_struck(draft) or bool({"concession", "visit", "mobilization"} & set(draft.asked_types))


def _is_meant(draft: Draft, piece: Piece) -> bool:
    """Tell where even a small word can only be somebody: "talks between barzani and allawi", "who met jumblatt"."""
    led = {"between", "among"} if draft.topic else {"between", "among", "with"}  # "talks on grain with delays"
    with_whom = piece.segment.marker in led and bool(draft.asked_types)
    met = piece.before is not None and piece.before.sort == "verb"
    return not is_aimed([*draft.asked_types, *(piece.before.values if piece.before else ())]) and (with_whom or met)


def _person(party: Party) -> str | None:
    """Give the name of a person that no list of leaders has."""
    form, _, name = (party.side or "").partition(":")
    return name if form == "person" and not is_leader(name) else None


def _is_said(piece: Piece) -> bool:
    """Tell whether the word before says that something is done: "met", "did obama meet", but not the "phone" of "phone diplomacy"."""
    if piece.before is None or piece.before.sort != "verb":
        return False
    verb = piece.before.words.split(maxsplit=1)[0].lower()
    asked = any(item.words.lower() in AUXILIARIES for item in piece.segment.items)
    return asked or verb.endswith(("s", "ing")) or is_past(verb)


def _is_explicit(draft: Draft, piece: Piece) -> bool:
    """Tell whether a party must stand here, so that its name needs no capital where nothing in the question has one."""
    marked = piece.segment.part == "parties" and piece.segment.marker != "of"
    does = piece.after is not None and piece.after.sort == "verb" and piece.is_subject
    met = _is_said(piece) and piece.before is not None and not is_aimed(piece.before.values)
    owns = any(item.owner for item in piece.items)
    return draft.caseless and (marked or does or met or piece.asks or owns)


def _takes_town(draft: Draft, party: Party, *, owned: bool, alone: bool) -> bool:
    """Take a name that is a town's for the place, and tell whether it is one; "Geneva II" is a town with a number that is told."""
    name = (party.side or "").removeprefix("person:") if (party.side or "").startswith("person:") else ""
    town = NUMBERED.sub("", name)
    if not (is_known_place(town) or (town != name and town in ROUNDS)):
        return False
    if owned:
        draft.not_understood.append(name)  # "Brussels' sanctions", whose nobody knows
        return True
    take_place(draft, town)
    if not alone or town != name:
        draft.not_understood.append(name)  # "Somaliland and Ethiopia talks"
    return True


def _is_no_scene(draft: Draft, piece: Piece) -> bool:
    """Tell whose act a noun is that is done to somebody, "Brussels' sanctions", but not "Geneva's talks"; and what is recognised: "of Abkhazia"."""
    if piece.segment.marker == "of" and draft.asked_types == ["cooperation"]:
        return True
    if piece.is_subject and piece.asks and piece.after is not None and piece.after.sort == "verb":
        return True  # "did Somaliland sign any agreements"
    return piece.after is not None and is_aimed(piece.after.values) and any(item.owner for item in piece.items)


def _seat(draft: Draft, parties: tuple[Party, ...], asked: Tie, *, after_of: bool, owned: bool) -> None:
    """Add parties to the draft; "the foreign ministers of Iran" gives the office before it to the country."""
    waiting = draft.ties.pop() if after_of and draft.ties and not draft.ties[-1].countries and parties else None
    if waiting and not parties[0].country:
        draft.ties.append(waiting)  # "the secretary-general of NATO": of a body, or of nobody's country
        waiting = None
    for party in parties:
        if _takes_town(draft, party, owned=owned, alone=len(parties) == 1 or party.goal):
            continue
        if party.side and party.side not in draft.sides:
            draft.sides.append(party.side)
        waiting = None if party.has_head else waiting
        role = (waiting.role if waiting else None) or role_in_row(party, parties, asked.role)
        _tie(draft, party, waiting or Tie(), asked._replace(role=role))


def _tie(draft: Draft, party: Party, waiting: Tie, asked: Tie) -> None:
    """Add what is asked of a participant for the country of a party."""
    office, sector = party.office or waiting.office, party.sector or waiting.sector
    if office or sector or (asked.role and party.country):
        countries = (party.country,) if party.country else ()
        draft.ties.append(asked._replace(countries=countries, office=office, sector=sector))


def _note_ends(draft: Draft, piece: Piece, parties: tuple[Party, ...], role: str | None) -> None:
    """Note the people and bodies that do or bear an act, which the filter may not keep apart."""
    before = piece.segment.marker or (piece.before.words if piece.before else "")
    after = piece.after.words if piece.after and not before else ""
    words = f"{before} {name_of(piece.items)} {after}".strip(" ,").replace(" ,", ",")
    borne = piece.segment.marker == "of" and piece.segment.following == "by" and is_one_way(draft.asked_types)
    role = role or ("target" if borne else None)  # "the invitation of Putin by Kim"
    named = [party.side for party in parties if party.side and not party.country]
    draft.ends += [AtEnd(role, side, words, is_open(piece, role, side)) for side in named if role]
