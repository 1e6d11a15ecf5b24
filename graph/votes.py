"""The id that a claim proposes for its event from what it says: claims that propose one are found together, and those of event data are one event."""

from collections.abc import Sequence

from graph.event_parties import Seat
from graph.ids import SEPARATOR, digest_joined

PART = "\x1e"  # within what a separator ends
TURNED = "<"  # who is acted upon stands first of the parties
# Families of which rows that agree in type, day, parties in their roles and place are one happening.
ONE_HAPPENING = {"icews", "polecat"}
# Who acts and who is acted upon, of all other types source and target: a guest of a meeting does what its host does.
ACTING = {"visit": ("visitor", "host")}


def propose(
    event_type: str, day: str | None, seats: Sequence[Seat], scheme: str | None, where: Sequence[str | None]
) -> str | None:
    """Compute the id from type, day, parties and who does it to whom; None without a day, and where these are too little to tell a happening.

    `scheme` is the family of data sets that coded the claim, None for one that was read; `where` its place and the country of that.
    """
    voting = day and (_named(event_type, seats) or _unnamed(scheme, seats, where))
    return digest_joined("evt", f"{event_type}{voting}{day}") if voting else None


def _named(event_type: str, seats: Sequence[Seat]) -> str | None:
    """Write the namesakes of the parties, sorted; None where they are too few, or unnamed people, to tell a happening.

    Where the one acted upon stands first, that is said: an accusation in return on the same day is another event, and so is a visit in return.
    """
    named = {seat.namesake for seat in seats}
    if len(named) < 2 or "group" in [seat.kind for seat in seats]:
        return None
    ends = ACTING.get(event_type, ("source", "target"))
    acting, acted = ([seat.namesake for seat in seats if seat.role == role] for role in ends)
    turned = TURNED if acting and acted and min(acted) < min(acting) else ""
    return f"{SEPARATOR}{SEPARATOR.join(sorted(named))}{turned}{SEPARATOR}"


def _unnamed(scheme: str | None, seats: Sequence[Seat], where: Sequence[str | None]) -> str | None:
    """Write the parties of a coded claim in their roles, and its place, where some have no name; None where rows that say the same can be two happenings.

    Rows of one family that agree in all this are one happening, as they are one claim within a text (`event_key` of ADR 52): in two sets that
    overlap, and in two texts of a busy day, each was an event of its own. GDELT tells such rows apart by their addresses.
    """
    if scheme not in ONE_HAPPENING or not seats:
        return None
    parties = sorted({f"{seat.role}{PART}{seat.namesake}" for seat in seats})
    return f"{SEPARATOR}{SEPARATOR.join(parties)}{SEPARATOR}{PART.join(one or '' for one in where)}{SEPARATOR}"
