"""Triggers -> drafts: who fills which role of each trigger, with its status, place, date and topics."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Token

from graph.model import Place, Status, When
from graph.ontology import get_event_type
from ingest.arguments import iter_place
from ingest.parties import Cast, Party
from ingest.patterns import Pattern, Trigger
from ingest.scan import Mention
from ingest.setting import find_setting_date, find_setting_place, iter_objects_as_topics, iter_topics
from ingest.status import read_status

MOVES = {"visit", "assault", "mobilization", "coercion"}  # where they aim at is where they take place
WEAK_PLACES = {
    "modifier",
    "owner",
    "object-owner",
}  # only here may an adjective be a party: "Iran-Syria talks", "the Greek ratification"


@dataclass(eq=False)
class Seat:
    """One party in one role, and the mention that puts it there."""

    party: Party
    role: str
    mention: Mention


@dataclass(eq=False)
class Draft:
    """A claim while it is being put together from one trigger or several."""

    type: str
    status: Status
    seats: list[Seat]
    place: Place | None
    when: When | None
    topics: list[str]
    triggers: list[Trigger]
    confidence: float
    cameo: str
    spoken: list[int] = field(default_factory=list)

    @property
    def parties(self) -> list[Party]:
        """Give the parties, each once."""
        return list(dict.fromkeys(seat.party for seat in self.seats))

    def in_role(self, role: str) -> list[Party]:
        """Give the parties in one role."""
        return [seat.party for seat in self.seats if seat.role == role]


def _fill(cast: Cast, token: Token, place: str) -> Iterator[tuple[Party, Mention]]:
    for head in iter_place(token, place):
        mention = cast.mention_at.get(head.i)
        if mention is None or (mention.form == "adjective" and place not in WEAK_PLACES):
            continue
        for party in cast.at(head):
            yield party, mention


def _seats(cast: Cast, trigger: Trigger) -> list[Seat]:
    """Fill the roles of a pattern; a party sits once, in the first role that claims it."""
    seats: list[Seat] = []
    for role, places in trigger.pattern.roles.items():
        for place in places:
            found = [Seat(p, role, m) for p, m in _fill(cast, trigger.token, place)]
            fresh = [seat for seat in found if _may_sit(trigger.pattern, seat, seats)]
            seats.extend({id(seat.party): seat for seat in fresh}.values())
            if fresh and not trigger.pattern.collect:
                break
    return _without_states_of_people(seats)


def _may_sit(pattern: Pattern, seat: Seat, seats: list[Seat]) -> bool:
    if seat.role in pattern.only_people and seat.party.kind != "person":
        return False
    if seat.role in pattern.only_bodies and seat.party.kind == "person":
        return False
    return all(seat.party is not other.party for other in seats)


def _without_states_of_people(seats: list[Seat]) -> list[Seat]:
    """Drop a country that only qualifies its own representative ("the Iranian president's visit")."""
    acting = {seat.party.country for seat in seats if seat.party.kind != "country"}
    return [
        s
        for s in seats
        if not (s.party.kind == "country" and s.mention.form == "adjective" and s.party.country in acting)
    ]


def _object_is_no_party(cast: Cast, trigger: Trigger) -> bool:
    return any(child.dep_ == "dobj" and not cast.at(child) for child in trigger.token.children)


def _acts_in_public(party: Party) -> bool:
    """Tell a party to diplomacy from a footballer: it acts for a country, holds an office, or is a body that the data knows."""
    return bool(party.country or party.titles) or any(mention.label for mention in party.mentions)


def _is_complete(cast: Cast, pattern: Pattern, trigger: Trigger, seats: list[Seat]) -> bool:
    if len(seats) < pattern.least or not any(_acts_in_public(seat.party) for seat in seats):
        return False
    if pattern.only_parties and _object_is_no_party(cast, trigger):
        return False
    return all(any(seat.role == role for seat in seats) for role in pattern.requires)


def draft_claim(cast: Cast, trigger: Trigger, published: date | None) -> Draft | None:
    """Draft what one trigger says; None when its parties are not those that the pattern needs."""
    pattern, kind = trigger.pattern, get_event_type(trigger.pattern.type)
    seats = _seats(cast, trigger)
    if not _is_complete(cast, pattern, trigger, seats):
        return None
    status = pattern.status or read_status(trigger.token, is_speech_act=kind.family == "speech")
    if kind.family == "speech" and status == "denied":
        return None  # what was not said is no event, while a meeting that was denied is news
    topics = list(iter_topics(cast, trigger.token))
    if trigger.token.pos_ == "VERB":
        topics += iter_objects_as_topics(cast, trigger.token)
    return Draft(
        type=pattern.type,
        status=status,
        seats=seats,
        place=find_setting_place(cast, trigger.token, destination=pattern.type in MOVES),
        when=find_setting_date(cast, trigger.token, published, status),
        topics=list(dict.fromkeys(topics)),
        triggers=[trigger],
        confidence=pattern.confidence,
        cameo=pattern.cameo or kind.cameo,
    )
