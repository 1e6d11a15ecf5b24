"""The parties of two claims -> evidence: who is in both, who can be, and who cannot."""

from typing import NamedTuple

from graph.matching.names import compare_names
from graph.weighing import Balance

ONE_WAY = {"source": "target", "target": "source"}
LIKE = 0.2  # of two names that resolution left apart: they may still be one person's
MOST = 3  # parties in common that count: a summit of twenty is no surer than one of four


class Seat(NamedTuple):
    """Who takes part in a claim, after resolution."""

    actor: str
    kind: str
    name: str
    role: str
    country: str | None = None
    namesake: str = ""
    organization: str | None = None
    body: str | None = None

    @property
    def side(self) -> str | None:
        """Give the country or body that it is or acts for: of these, an unnamed official can be a named one."""
        return self.country or self.body or (self.actor if self.kind == "organization" else None)

    @property
    def party(self) -> str | None:
        """Give the side that it stands for, else itself; None for a group of nowhere.

        A body is known by the profile of its name, an organization by its actor: mostly these are one id, and where they are not, nothing is joined.
        """
        return self.side or (None if self.kind == "group" else self.actor)

    @property
    def named(self) -> bool:
        """Tell whether it is a person or body by name: more than a country or some of its people."""
        return self.kind in {"person", "organization"}


Matched = list[tuple[Seat, Seat]]


def weigh_parties(left: tuple[Seat, ...], right: tuple[Seat, ...], balance: Balance) -> bool:
    """Weigh who takes part. False where nobody is in both, or a side of the one has no counterpart in the other."""
    turned = _turned(left, right)
    if turned:
        balance.add("turned", turned)
    exact = _same_actors(left, right)
    fitting = _fitting(left, right, exact)
    if not (exact or len(fitting) > 1) or not _covers(left, right, exact + fitting):
        return False
    for seat, _ in sorted(exact, key=lambda both: _weight(both[0]))[:MOST]:
        balance.add(_weight(seat)[1], seat.name)
    spoken_for = {seat.side for seat, _ in exact if seat.kind == "person"}
    for one, other in fitting[:MOST]:
        if one.kind == other.kind == "person":
            like = compare_names(one.name, other.name)
            if like.score >= LIKE and not like.conflict:
                balance.add("like_person", *sorted((one.name, other.name)))
            elif one.side not in spoken_for:  # beside somebody who is in both, others are his delegation
                balance.add("other_person", one.country or one.organization, *sorted((one.name, other.name)))
        else:
            whole, part = (one, other) if not one.named else (other, one)
            balance.add("fits", part.name, whole.name)
    _weigh_unmatched(left, right, exact + fitting, balance)
    return True


def _weight(seat: Seat) -> tuple[int, str]:
    kinds = {"person": (0, "same_person"), "organization": (1, "same_body")}
    return kinds.get(seat.kind, (2, "same_country"))


def _turned(left: tuple[Seat, ...], right: tuple[Seat, ...]) -> str | None:
    """Name somebody who acts in the one and is acted upon in the other."""
    roles = {seat.actor: seat.role for seat in right}
    return next((s.name for s in left if s.role in ONE_WAY and roles.get(s.actor) == ONE_WAY[s.role]), None)


def _same_actors(left: tuple[Seat, ...], right: tuple[Seat, ...]) -> Matched:
    there = {seat.actor: seat for seat in right}
    return list({s.actor: (s, there[s.actor]) for s in left if s.actor in there}.values())


def _fitting(left: tuple[Seat, ...], right: tuple[Seat, ...], exact: Matched) -> Matched:
    """Pair those left over who act for one country or body: an unnamed official can be a named one."""
    done = {seat.actor for both in exact for seat in both}
    free = [seat for seat in right if seat.actor not in done and seat.side]
    found: Matched = []
    for seat in (s for s in left if s.actor not in done and s.side):
        other = next((o for o in free if o.side == seat.side), None)
        if other:
            free.remove(other)
            found.append((seat, other))
    return found


def _covers(left: tuple[Seat, ...], right: tuple[Seat, ...], matched: Matched) -> bool:
    """Tell whether each side of the claim with fewer sides is in the other."""
    parties = [{seat.party for seat in seats if seat.party} for seats in (left, right)]
    fewer = min(parties, key=len)
    return fewer <= {seat.party for both in matched for seat in both}


def _weigh_unmatched(left: tuple[Seat, ...], right: tuple[Seat, ...], matched: Matched, balance: Balance) -> None:
    """Weigh those whom only the shorter list names."""
    done = {seat.actor for both in matched for seat in both}
    rest = min(([s for s in seats if s.actor not in done] for seats in (left, right)), key=len)
    for seat in rest[:2]:
        balance.add("unmatched", seat.name)
