"""Trigger and seats -> doubt: why what has its words is still no claim."""

from graph.model import Place, Status
from graph.ontology import get_event_type
from ingest.parties import Cast, Party
from ingest.patterns import Pattern
from ingest.phrases import lemma_of
from ingest.seats import TALKS, Seat, acts_in_public
from ingest.setting import find_setting_place
from ingest.sport import is_of_sport
from ingest.triggers import Trigger, causes_of
from ingest.undone import is_aimed_at, is_asked_of_another, is_left_undone, is_only_topic, is_prevented, is_refused
from ingest.wordlists import words

CLOSING = "\"'”’ .…\n"  # what may stand behind a question mark
POLITICAL_VIOLENCE = words("political_violence")
REPEATED = words("repeated")
ACCIDENTAL = words("accidental")
WATCHED = words("watched")
DEEDS = {"assault", "coercion", "concession", "mobilization"}
TAKING_PART = "negotiation.take-part"


def _object_is_no_party(cast: Cast, trigger: Trigger) -> bool:
    return any(child.dep_ in {"dobj", "nsubjpass"} and not cast.at(child) for child in trigger.token.children)


def _takes_place_somewhere(cast: Cast, trigger: Trigger, seats: list[Seat]) -> bool:
    """Tell whether what unnamed people do or suffer in public has a country, though they have none.

    So "protesters marched in Cairo", "a car bomb killed ten people in Cairo", "two journalists were arrested in Cairo".
    """
    kind = trigger.pattern.type
    bombed = (
        kind == "assault" and bool(causes_of(trigger.token) & POLITICAL_VIOLENCE) and not _is_blown_up_at_work(trigger)
    )
    watched = kind in DEEDS and any(_is_watched(cast, seat) for seat in seats)
    place = find_setting_place(cast, trigger.token) if kind == "protest" or bombed or watched else None
    return bool(place and place.country)


def _is_blown_up_at_work(trigger: Trigger) -> bool:
    """Tell an explosion of gas or in a mine, which nobody brought about, from a bomb."""
    return any(lemma_of(word) in ACCIDENTAL for word in trigger.token.sent)


def _is_watched(cast: Cast, seat: Seat) -> bool:
    """Tell whose arrest or death is a public matter: journalists, dissidents, aid workers."""
    named = cast.doc[seat.mention.start : seat.mention.end]
    return seat.role == "target" and any(lemma_of(word) in WATCHED for word in named)


def find_fault(cast: Cast, pattern: Pattern, trigger: Trigger, seats: list[Seat]) -> str | None:
    """Say which of the parties that a pattern needs is not there; None where all are."""
    lacking = [role for role in pattern.requires if not any(seat.role == role for seat in seats)]
    if not seats:
        return "no party stands where the rule looks for one"
    if lacking or len(seats) < pattern.least:
        return f"no party was found as {' and '.join(lacking) or 'second side'}"
    if not any(acts_in_public(seat.party) for seat in seats) and not _takes_place_somewhere(cast, trigger, seats):
        return "no party acts for a country, holds an office or is a known body"
    if is_of_sport(trigger.token, pattern.type, [seat.party for seat in seats]):
        return "it tells of sport"
    if pattern.only_parties and _object_is_no_party(cast, trigger):
        return "its object is no party"
    return None


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


def find_doubt(trigger: Trigger, status: Status, place: Place | None, seats: list[Seat]) -> str | None:
    """Say why what has all its parties is still no claim; None where nothing speaks against it."""
    kind = get_event_type(trigger.pattern.type)
    if _is_only_asked(trigger):
        return "it is a question"
    if kind.family == "speech":
        unsaid = (
            "it was not said" if status == "denied" or is_prevented(trigger.token) else None
        )  # while a meeting that was denied is news
        return unsaid or ("it is only asked of somebody" if is_asked_of_another(trigger.token) else None)
    if undone := _find_undone(trigger, status):
        return undone
    if len(seats) == 1 and (lonely := _find_lonely_doubt(trigger, status, seats[0].party)):
        return lonely
    abroad = not trigger.pattern.abroad or _is_abroad(place, seats)
    return None if abroad else "it names no country to which somebody travelled"


def _find_undone(trigger: Trigger, status: Status) -> str | None:
    """Say why a deed or talks did not come about."""
    kind = get_event_type(trigger.pattern.type)
    denied = status == "denied" and kind.plover != "CONSULT"
    if denied and (is_refused(trigger.token) or _was_not_done(trigger, kind.family)):
        return "it was refused or left undone: that is no such event"
    if kind.family == "act" and (is_only_topic(trigger.token) or _is_mere_wish(trigger, status)):
        return "it is only talked or thought of"
    if is_prevented(trigger.token) or (trigger.pattern.type in TALKS and is_aimed_at(trigger.token)):
        return "it was only aimed at, or was to be prevented"
    return None


def _is_mere_wish(trigger: Trigger, status: Status) -> bool:
    """Tell a deed that is only wished, feared or thought of: who "wants to arrest" somebody has arrested nobody; "its withdrawal" is one, though."""
    deed = trigger.token.pos_ == "VERB" and trigger.pattern.type in DEEDS and status in {"proposed", "conditional"}
    return deed and not any(child.lower_ in REPEATED for child in trigger.token.children)


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
