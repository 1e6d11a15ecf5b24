"""Trigger and seats -> drafts: a claim in the making, with its status, place, date and topics."""

from dataclasses import dataclass, field
from datetime import date

from graph.model import Place, Status, When
from graph.ontology import get_event_type
from ingest.doubts import find_doubt, find_fault
from ingest.parties import Cast, Party
from ingest.places import find_country_place
from ingest.seats import VIOLENT, Seat, find_implied_target, find_seats
from ingest.setting import find_setting_date, find_setting_place, is_dated_ahead, is_timetabled
from ingest.status import is_conditional, read_status
from ingest.topics import find_topics
from ingest.triggers import Stopped, Trigger

MOVES = {"visit", "assault", "mobilization", "coercion"}  # where they aim at is where they take place


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


def draft_claim(cast: Cast, trigger: Trigger, published: date | None) -> Draft | Stopped:
    """Draft what one trigger says, or say which party is missing."""
    pattern, kind = trigger.pattern, get_event_type(trigger.pattern.type)
    seats = find_seats(cast, trigger)
    if fault := find_fault(cast, pattern, trigger, seats):
        return Stopped(*trigger, fault)
    fixed = None if is_conditional(trigger.token) else pattern.status
    status = fixed or read_status(trigger.token, kind.family == "speech", kind.plover != "CONSULT")
    place = find_setting_place(cast, trigger.token, pattern.type in MOVES, pattern.type != "visit", kind.family)
    if (hit := _country_hit(trigger, seats)) and (place is None or place.country != hit):
        place = find_country_place(hit)
    if (
        status == "happened"
        and kind.family == "consult"
        and (is_timetabled(cast, trigger.token) or is_dated_ahead(cast, trigger.token))
    ):
        status = "planned"
    if fault := find_doubt(trigger, status, place, seats):
        return Stopped(*trigger, fault)
    seats += find_implied_target(cast, trigger, seats)
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


def _country_hit(trigger: Trigger, seats: list[Seat]) -> str | None:
    """Give the country in which something is done to it: "stayed away from Lima because of the invasion of Chile"."""
    if trigger.pattern.type not in VIOLENT or trigger.token.pos_ != "NOUN":
        return None
    hit = [seat for seat in seats if seat.role == "target"]
    country = hit[0].party if len(hit) == 1 and hit[0].mention.form == "country" else None
    return country.country if country else None


def topics_of(cast: Cast, trigger: Trigger, seats: list[Seat]) -> list[str]:
    """Find what a trigger is about, its own parties left out."""
    seated = (i for seat in seats for i in range(seat.mention.start, seat.mention.end))
    return find_topics(cast, trigger.token, get_event_type(trigger.pattern.type), seated)
