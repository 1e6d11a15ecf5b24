"""Trigger -> seats: which parties of the article fill the roles of its pattern."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from graph.ids import fold
from ingest.arguments import iter_place
from ingest.grammar import APPRAISING, OTHERS_AIMS
from ingest.home import load_reporters
from ingest.nationalities import may_be_party
from ingest.parties import Cast, Party
from ingest.patterns import Pattern
from ingest.phrases import lemma_of
from ingest.scan import Mention
from ingest.triggers import Trigger
from ingest.wordlists import words

VIOLENT = {"assault", "coercion"}  # where they take place says nothing of whom they hit
MACHINES = words("machines")
OFFICIAL = {"GOV", "LEG"}
SPEAKING = words("speaking")
REFUSALS = words("refusals")
TALKS = {"meeting", "negotiation"}  # take two
PUBLIC_SECTORS = {"GOV", "MIL", "LEG", "OPP", "PTY", "REB", "SPY"}  # not police, courts, companies: crime and business


@dataclass(eq=False)
class Seat:
    """One party in one role, and the mention that puts it there."""

    party: Party
    role: str
    mention: Mention


def _hangs_on_a_thing(cast: Cast, verb: Token, doers: list[Token]) -> bool:
    """Tell a participle that parsers hang on the thing before it: "tried to stop the vote accusing Kenya", "sent a note criticising Kenya"."""
    speaking = verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.dep_ in {"dobj", "pobj"}
    if lemma_of(verb.head.head) in APPRAISING | OTHERS_AIMS | REFUSALS:
        return False  # "rejected a bill calling for a vote": not who rejects it calls for it
    return speaking and lemma_of(verb) in SPEAKING and not any(any(cast.stands_for(doer)) for doer in doers)


def _fill(cast: Cast, token: Token, place: str, violent: bool = False) -> Iterator[tuple[Party, Mention]]:
    if place == "reporter" and (said := cast.speaker_at(token)):
        yield said
        return
    heads = list(iter_place(token, place))
    if place == "subject" and _hangs_on_a_thing(cast, token, heads):
        heads = list(iter_place(token.head, "holder"))
    for head in heads:
        for party, mention in cast.stands_for(head):
            if mention.usage == "capital" and (place == "subject-owner" or (violent and place == "object-owner")):
                continue  # "the Baghdad bombing", "injured ten south of Baghdad": where, not whose
            if mention.form != "adjective" or may_be_party(head, place):
                yield party, mention


def find_seats(cast: Cast, trigger: Trigger) -> list[Seat]:
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
    if seat.role in pattern.only_people and not _is_made_of_people(pattern, seat.party):
        return False
    if seat.role == "participant" and seat.party.sector == "MED":
        return False  # "spoke with journalists": they only listen
    if seat.role == "host" and seat.party.kind == "organization" and not acts_in_public(seat.party):
        return False  # "visited the Western Wall": a sight receives nobody
    if seat.role in pattern.only_bodies and seat.party.kind == "person":
        return False
    return all(seat.party is not other.party for other in seats)


def _is_made_of_people(pattern: Pattern, party: Party) -> bool:
    """Tell a person, or unnamed officials: "three cabinet ministers have resigned"; but whom voters are to "elect as lawmakers" is nobody yet."""
    if party.kind == "person":
        return True
    officials = party.kind == "group" and party.sector in OFFICIAL
    return officials and (pattern.type != "appointment" or pattern.sense == "leave")


def _without_states_of_people(seats: list[Seat]) -> list[Seat]:
    """Drop a country that only qualifies its own representative ("the Iranian president's visit")."""
    acting = {seat.party.country for seat in seats if seat.party.kind != "country"}
    return [
        s
        for s in seats
        if not (s.party.kind == "country" and s.mention.form == "adjective" and s.party.country in acting)
    ]


def acts_in_public(party: Party) -> bool:
    """Tell a party to diplomacy from a footballer: it acts for a country, holds an office, or is a body that the data knows."""
    known = any(mention.label for mention in party.mentions)
    official = party.sector in PUBLIC_SECTORS and party.names[0].split()[-1].lower() not in MACHINES
    return known or bool(party.country or party.titles) or official


def find_implied_target(cast: Cast, trigger: Trigger, seats: list[Seat]) -> list[Seat]:
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
