"""The ends of an act: who does it, and to whom it is done. What is mutual, as a meeting, has none."""

from typing import Literal, NamedTuple

from graph.answers import Capacity
from graph.model import Kind

End = Literal["source", "target"]
ENDS: dict[End, frozenset[str]] = {
    "source": frozenset({"source", "appointer", "visitor"}),
    "target": frozenset({"target", "appointee", "host"}),
}
OF_VISITS = frozenset({"visitor", "host"})  # who comes to a meeting, and who holds it, do what the others do


class Seats(NamedTuple):
    """Of which participants of an event a count tells: of all, of all but the sides of the question, of those at one end of it, of one kind."""

    others: bool = False
    who: End | None = None
    kind: Kind | None = None

    @property
    def roles(self) -> list[str]:
        """Give the roles of those that are told of, none where it is all."""
        return sorted(ENDS[self.who]) if self.who else []


ALL_SEATS = Seats()


def stands_at(end: End, seat: Capacity, event_type: str) -> bool:
    """Tell whether a participant of an event of some type is at an end of it."""
    return seat.role in ENDS[end] and (seat.role not in OF_VISITS or event_type == "visit")
