"""Who took part in an event, and where -> its title."""

from collections.abc import Sequence
from typing import NamedTuple

from graph.native import Row
from graph.ontology import get_event_type


class Titled(NamedTuple):
    """A participant as far as a title tells it."""

    role: str
    shown: str
    kind: str
    country: str | None


def shown_name(seat: Row) -> str:
    """Give the name of a participant with its country, or of a person with the body, as a title shows it."""
    if seat["kind"] == "country":
        return str(seat["name"])
    of = seat["country"] or (seat["organization"] if seat["kind"] == "person" else None)
    return f"{seat['name']} ({of})" if of else str(seat["name"])


def shown_in_title(seats: Sequence[Titled]) -> list[tuple[str, str]]:
    """Give roles and shown names; a country beside somebody who acts for it in its role is told by him: one article names the king, another his country.

    Where that would leave one alone ("Iran met its minister") all are told.
    """
    acting = {(seat.role, seat.country) for seat in seats if seat.kind in {"person", "organization"}}
    told = [seat for seat in seats if seat.kind != "country" or (seat.role, seat.country) not in acting]
    return [(seat.role, seat.shown) for seat in (told if len(told) > 1 else seats)]


def title_of(kind: str, seats: Sequence[tuple[str, str]], place: str | None) -> str:
    """Say an event in one line, of roles and shown names: "Mohammad Baqeri (IRN) met Abdul Karim Mahmoud Ibrahim (SYR) in Tehran"."""
    hosts = sum(role == "host" for role, _ in seats)
    if kind == "visit" or 0 < len(seats) - hosts < hosts:
        # Who comes does the visiting, and one guest meets two hosts; elsewhere the host goes first.
        seats = sorted(seats, key=lambda seat: seat[0] == "host" if kind != "visit" else seat[0] != "visitor")
    named = [shown for _, shown in seats]
    verb = get_event_type(kind).verb
    tail = f" in {place}" if place and place not in named else ""
    if len(named) < 2:
        return f"{kind.capitalize()}: {named[0] if named else 'unnamed'}{tail}"
    return f"{named[0]} {verb} {' and '.join(filter(None, [', '.join(named[1:-1]), named[-1]]))}{tail}"
