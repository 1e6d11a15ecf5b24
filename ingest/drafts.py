"""Triggers -> drafts: who fills which role of each trigger, with its status, place, date and topics."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Token

from graph.ids import fold
from graph.model import Place, Status, When
from graph.ontology import get_event_type
from ingest.arguments import iter_place
from ingest.grammar import APPRAISING
from ingest.home import load_reporters
from ingest.nationalities import may_be_party
from ingest.parties import Cast, Party
from ingest.patterns import Pattern
from ingest.phrases import lemma_of
from ingest.scan import Mention
from ingest.setting import find_setting_date, find_setting_place, is_dated_ahead, is_timetabled
from ingest.sport import is_of_sport
from ingest.status import is_conditional, read_status
from ingest.topics import find_topics
from ingest.triggers import Stopped, Trigger
from ingest.undone import is_aimed_at, is_asked_of_another, is_left_undone, is_prevented, is_refused
from ingest.wordlists import words

VIOLENT = {"assault", "coercion"}  # where they take place says nothing of whom they hit
MOVES = {"visit", "assault", "mobilization", "coercion"}  # where they aim at is where they take place
CLOSING = "\"'”’ .…\n"  # what may stand behind a question mark
MACHINES = words("machines")
TALKS = {"meeting", "negotiation"}  # take two
TAKING_PART = "negotiation.take-part"
PUBLIC_SECTORS = {"GOV", "MIL", "LEG", "OPP", "PTY", "REB", "SPY"}  # not police, courts, companies: crime and business


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


def _fill(cast: Cast, token: Token, place: str, violent: bool = False) -> Iterator[tuple[Party, Mention]]:
    if place == "reporter" and (said := cast.speaker_at(token)):
        yield said
        return
    for head in iter_place(token, place):
        for party, mention in cast.stands_for(head):
            if mention.usage == "capital" and (place == "subject-owner" or (violent and place == "object-owner")):
                continue  # "the Baghdad bombing", "injured ten south of Baghdad": where, not whose
            if mention.form != "adjective" or may_be_party(head, place):
                yield party, mention


def _seats(cast: Cast, trigger: Trigger) -> list[Seat]:
    """Fill the roles of a pattern; a party sits once, in the first role that claims it."""
    seats: list[Seat] = []
    for role, places in trigger.pattern.roles.items():
        for place in places:
            violent = trigger.pattern.type in VIOLENT
            found = [Seat(p, role, m) for p, m in _fill(cast, trigger.token, place, violent)]
            if role in trigger.pattern.states:
                found = [Seat(cast.state_of(s.party), role, s.mention) for s in found]
            fresh = [seat for seat in found if _may_sit(trigger.pattern, seat, seats)]
            seats.extend({id(seat.party): seat for seat in fresh}.values())
            if fresh and not trigger.pattern.collect:
                break
    seats = _without_bystanders(cast, trigger, _without_own_body(trigger, seats))
    seats = _without_own_country(_without_states_of_people(seats), "source", "target")
    return _without_own_country(seats, "visitor", "host")


def _without_bystanders(cast: Cast, trigger: Trigger, seats: list[Seat]) -> list[Seat]:
    """Drop who only tells of talks between others: "officials announced it following talks between X and Y"."""
    if trigger.pattern.type not in TALKS or "between" not in trigger.pattern.roles.get("participant", ()):
        return seats
    if (
        trigger.token.dep_ == "dobj" and lemma_of(trigger.token.head) in APPRAISING
    ):  # "hailed the summit of Chad and Kenya"
        holders = {id(party) for party, _ in _fill(cast, trigger.token, "holder")}
        others = [seat for seat in seats if id(seat.party) not in holders]
        return others if len(others) > 1 else seats
    between = {id(party) for party, _ in _fill(cast, trigger.token, "between")}
    sides = list(iter_place(trigger.token, "between")) if between else []
    return [seat for seat in seats if id(seat.party) in between] if max(len(between), len(sides)) > 1 else seats


def _without_own_body(trigger: Trigger, seats: list[Seat]) -> list[Seat]:
    """Drop whom somebody only speaks for: an envoy of the Quartet who consults the Quartet meets nobody."""
    if trigger.pattern.type not in TALKS or trigger.token.pos_ != "VERB":
        return seats
    held = [fold(t.text(trigger.token.doc)) for seat in seats for t in seat.party.titles]
    return [s for s in seats if s.party.kind != "organization" or not _is_served(s.party, held)]


def _is_served(body: Party, titles: list[str]) -> bool:
    """Tell whether one of some folded titles names a body: "envoy for the Quartet"."""
    return any(f" {fold(name)}" in title for title in titles for name in body.names)


def _without_own_country(seats: list[Seat], doer: str, other: str) -> list[Seat]:
    """Drop the country of who does it from the other side: travel at home is no visit, words about the own country aim at nobody."""
    own = {seat.party.country for seat in seats if seat.role == doer} - {None}
    return [s for s in seats if not (s.role == other and s.party.kind == "country" and s.party.country in own)]


def _may_sit(pattern: Pattern, seat: Seat, seats: list[Seat]) -> bool:
    if seat.role != "target" and any(fold(name) in load_reporters() for name in seat.party.names):
        return False  # who reports takes no part
    if seat.role in pattern.only_people and seat.party.kind != "person":
        return False
    if seat.role == "participant" and seat.party.sector == "MED":
        return False  # "spoke with journalists": they only listen
    if seat.role == "host" and seat.party.kind == "organization" and not _acts_in_public(seat.party):
        return False  # "visited the Western Wall": a sight receives nobody
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
    return any(child.dep_ in {"dobj", "nsubjpass"} and not cast.at(child) for child in trigger.token.children)


def _acts_in_public(party: Party) -> bool:
    """Tell a party to diplomacy from a footballer: it acts for a country, holds an office, or is a body that the data knows."""
    known = any(mention.label for mention in party.mentions)
    official = party.sector in PUBLIC_SECTORS and party.names[0].split()[-1].lower() not in MACHINES
    return known or bool(party.country or party.titles) or official


def _takes_place_somewhere(cast: Cast, trigger: Trigger) -> bool:
    """Tell whether a protest has a country, though the crowd has none: "protesters marched in Cairo"."""
    place = find_setting_place(cast, trigger.token) if trigger.pattern.type == "protest" else None
    return bool(place and place.country)


def _find_fault(cast: Cast, pattern: Pattern, trigger: Trigger, seats: list[Seat]) -> str | None:
    """Say which of the parties that a pattern needs is not there; None where all are."""
    lacking = [role for role in pattern.requires if not any(seat.role == role for seat in seats)]
    if not seats:
        return "no party stands where the rule looks for one"
    if lacking or len(seats) < pattern.least:
        return f"no party was found as {' and '.join(lacking) or 'second side'}"
    if not any(_acts_in_public(seat.party) for seat in seats) and not _takes_place_somewhere(cast, trigger):
        return "no party acts for a country, holds an office or is a known body"
    if is_of_sport(trigger.token, pattern.type, [seat.party for seat in seats]):
        return "it tells of sport"
    if pattern.only_parties and _object_is_no_party(cast, trigger):
        return "its object is no party"
    return None


def _implied_target(cast: Cast, trigger: Trigger, seats: list[Seat]) -> list[Seat]:
    """Find the one foreign country that the words after a trigger name: "threatened to bar Russian warships" is aimed at Russia."""
    taken = {seat.role for seat in seats}
    if (
        trigger.pattern.type in VIOLENT
        or "target" not in trigger.pattern.roles
        or "target" in taken
        or "source" not in taken
    ):
        return []
    own = {seat.party.country for seat in seats}
    found = {code: span for span, code in cast.countries_below(trigger.token) if code not in own}
    if len(found) != 1:
        return []
    code, span = found.popitem()
    mention = Mention(span.start, span.end, (span.start, span.end), "country", "country", (code,), usage="name")
    return [Seat(cast.country(code, mention), "target", mention)]


def _is_abroad(place: Place | None, seats: list[Seat]) -> bool:
    guests = [seat.party for seat in seats if seat.role == "visitor"]
    hosts = {seat.party.country for seat in seats if seat.role == "host" and seat.party.kind == "country"}
    if all(guest.kind == "group" and guest.country is None for guest in guests):
        return False  # "the officers were travelling near Lima": they may well be at home
    homes = {guest.country for guest in guests}
    return bool(place and place.country and place.country not in homes) or bool(hosts - homes)


def _was_not_done(trigger: Trigger, family: str) -> bool:
    """Tell what plainly did not happen, "has not sent troops", from what somebody denies."""
    return family == "act" and trigger.pattern.type not in {"protest", "agreement"} and is_left_undone(trigger.token)


def _is_only_asked(trigger: Trigger) -> bool:
    """Tell what a question asks from what somebody says: "Is Kenya helpful?"."""
    says = any("reporter" in places for places in trigger.pattern.roles.values())
    return says and trigger.token.sent.text.rstrip(CLOSING).endswith("?")


def _find_doubt(trigger: Trigger, status: Status, place: Place | None, seats: list[Seat]) -> str | None:
    """Say why what has all its parties is still no claim; None where nothing speaks against it."""
    kind = get_event_type(trigger.pattern.type)
    if _is_only_asked(trigger):
        return "it is a question"
    if kind.family == "speech":
        unsaid = (
            "it was not said" if status == "denied" or is_prevented(trigger.token) else None
        )  # while a meeting that was denied is news
        return unsaid or ("it is only asked of somebody" if is_asked_of_another(trigger.token) else None)
    denied = status == "denied" and kind.plover != "CONSULT"
    if denied and (is_refused(trigger.token) or _was_not_done(trigger, kind.family)):
        return "it was refused or left undone: that is no such event"
    if is_prevented(trigger.token) or (trigger.pattern.type in TALKS and is_aimed_at(trigger.token)):
        return "it was only aimed at, or was to be prevented"
    if len(seats) == 1 and (lonely := _find_lonely_doubt(trigger, status, seats[0].party)):
        return lonely
    abroad = not trigger.pattern.abroad or _is_abroad(place, seats)
    return None if abroad else "it names no country to which somebody travelled"


def _find_lonely_doubt(trigger: Trigger, status: Status, party: Party) -> str | None:
    """Say why one party alone makes no claim: of talks that fail or are only wished for, and of what one side might agree to."""
    talks = trigger.pattern.type in TALKS
    away = party.kind != "group" or trigger.pattern.rule == TAKING_PART or is_refused(trigger.token)
    if talks and status == "denied" and away:
        return "one side alone stays away: that is a rejection, not this"
    if trigger.pattern.rule == "meeting.meet" and status in {"planned", "proposed"} and trigger.token.tag_ == "VB":
        return (
            "nobody is told who is to meet" if trigger.token.dep_ in {"acl", "advcl"} else None
        )  # "preparations to meet rebels"
    might = trigger.pattern.type == "agreement" and status == "conditional"
    return "it is only what one side might do" if might else None  # "offers aid if Norway agrees to disarm"


def draft_claim(cast: Cast, trigger: Trigger, published: date | None) -> Draft | Stopped:
    """Draft what one trigger says, or say which party is missing."""
    pattern, kind = trigger.pattern, get_event_type(trigger.pattern.type)
    seats = _seats(cast, trigger)
    if fault := _find_fault(cast, pattern, trigger, seats):
        return Stopped(*trigger, fault)
    fixed = None if is_conditional(trigger.token) else pattern.status
    status = fixed or read_status(trigger.token, kind.family == "speech", kind.plover != "CONSULT")
    place = find_setting_place(cast, trigger.token, pattern.type in MOVES, pattern.type != "visit", kind.family)
    if (
        status == "happened"
        and kind.family == "consult"
        and (is_timetabled(cast, trigger.token) or is_dated_ahead(cast, trigger.token))
    ):
        status = "planned"
    if fault := _find_doubt(trigger, status, place, seats):
        return Stopped(*trigger, fault)
    seats += _implied_target(cast, trigger, seats)
    return Draft(
        type=pattern.type,
        status=status,
        seats=seats,
        place=place,
        when=find_setting_date(cast, trigger.token, published, status, kind.family),
        topics=topics_of(cast, trigger, seats),
        triggers=[trigger],
        confidence=pattern.confidence,
        cameo=pattern.cameo or kind.cameo,
    )


def topics_of(cast: Cast, trigger: Trigger, seats: list[Seat]) -> list[str]:
    """Find what a trigger is about, its own parties left out."""
    seated = (i for seat in seats for i in range(seat.mention.start, seat.mention.end))
    return find_topics(cast, trigger.token, get_event_type(trigger.pattern.type), seated)
