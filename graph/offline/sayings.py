"""What many claims say alike, with actors known -> the ends of the lines that tell it in the tables, written once.

A line of a claim is then its ids, days and places of names, and such an end. What stands in the ends is made by the same functions that make
the rows of any claim, so that nothing is said of coded rows in two ways.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from graph.coded_events import Coded, Held, derive_coded, has_meetings, scheme_of
from graph.derivation import FILLED, NOT_FOLLOWED, follow_office, is_open, seat_order
from graph.event_evidence import TAKE_SEAT
from graph.event_parties import Seat
from graph.event_titles import shown_name
from graph.model import Article
from graph.native import Row
from graph.offline.spool import Alike, Spool
from graph.offline.tables import tell_alike
from graph.ontology import get_event_type

SOME_DAY = date(2000, 1, 1)  # of the event that shows what a kind of claim makes of one: its days are not looked at
SOME_ARTICLE = Article(id="some", text="some", published=SOME_DAY)


class Kind(NamedTuple):
    """A kind of claim: its row, which rule found it, what its tables say, and what the event of one alone has around it."""

    row: Row
    rule: str
    kin: str
    claim: str
    event: str
    meets: bool
    place: Row | None
    topics: tuple[str, ...]

    @classmethod
    def of(cls, row: Row, rule: str) -> "Kind":
        """Write the ends for a kind."""
        row = row | {"scheme": scheme_of(rule)}
        dated = row | {"start": SOME_DAY, "end": SOME_DAY, "date_text": str(SOME_DAY)}
        derived = derive_coded([Coded(dated, [], (), "", SOME_ARTICLE)])
        return cls(
            row, rule, get_event_type(row["type"]).kin, tell_alike("claims", row), tell_alike("events", derived),
            has_meetings(derived), derived["place"], tuple(derived["topics"]),
        )  # fmt: skip


class Part(NamedTuple):
    """A seat with its actor, and what its tables say. It is `settled` where its capacity is the same on all days."""

    seat: Seat
    party: tuple[str, str | None, bool]
    width: int
    order: tuple[int, str, str]
    shown: tuple[str, str]
    sides: tuple[str, str | None, str | None]
    fills: tuple[str, ...]
    name: str
    part: str
    settled: bool

    @classmethod
    def of(cls, row: Row, owners: Mapping[str, str], held: Held) -> "Part":
        """Write the ends for a seat."""
        actor = owners[row["profile"]]
        name = row | {"actor": actor, "held": held.get(actor, ()), "text": row["name"]}
        seated = name | NOT_FOLLOWED
        follow_office(seated, None)
        seat = Seat(*TAKE_SEAT(name))
        return cls(
            seat, (actor, seat.party, seat.named), len(row["name"]), seat_order(seated), (row["role"], shown_name(seated)),
            (actor, row["country"], row["body"]), (actor, *[row[key] or "" for key in FILLED]),
            tell_alike("names", name), tell_alike("parts", seated), not (is_open(name) and name["held"]),
        )  # fmt: skip


class Sayings:
    """What the claims of one spool say alike; seats are written when they first come."""

    def __init__(self, alike: Alike, owners: Mapping[str, str], held: Held) -> None:
        self.kinds = [Kind.of(*kind) for kind in alike.kinds]
        self.owners, self._seats, self._held = owners, alike.seats, held
        self._parts: dict[int, Part] = {}

    def row(self, seat: int) -> Row:
        """Give the row of a seat."""
        return self._seats[seat]

    def parts(self, seats: tuple[int, ...]) -> tuple[Part, ...]:
        """Give seats by their numbers."""
        try:
            return tuple([self._parts[seat] for seat in seats])
        except KeyError:
            self._parts |= {
                seat: Part.of(self._seats[seat], self.owners, self._held) for seat in seats if seat not in self._parts
            }
            return self.parts(seats)


def load_sayings(spools: Sequence[Spool], owners: Mapping[str, str], held: Held) -> list[Sayings]:
    """Load what the claims of each spool say alike."""
    return [Sayings(spool.load_alike(), owners, held) for spool in spools]
