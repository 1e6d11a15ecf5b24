"""Names in claims -> sums for each profile, row by row: by the million, so that a profile is made only once it is asked for."""

import json
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from graph.model import Kind
from graph.native import Row
from graph.profiles import MET, HeldTitle, Profile, add_offices, remembered

UNTOLD = ("cty-", "grp-")  # beginnings of the namesakes of countries and groups
CROWD = 20 * MET  # counterparts that are kept until only those that are remembered are chosen


class Times(NamedTuple):
    """How often, and from when until when, a profile was named alike."""

    claims: int
    first: date | None
    last: date | None


class Sum:
    """What was said of one profile until now."""

    def __init__(self, row: Row) -> None:
        self.kind: Kind = row["kind"]
        self.country: str | None = row["actor_country"]
        self.era: int | None = row["era"]
        self.spellings: set[str] = set()
        self.aliases: set[str] = set()
        self.sectors: dict[str, int] = {}
        self.offices: tuple[HeldTitle, ...] = ()
        self.first: date | None = None
        self.last: date | None = None
        self.met: set[str] = set()
        self.claims = 0

    def add(self, row: Row, times: Times, met: Collection[str]) -> None:
        """Add what some claims say alike; `met` are the namesakes in them, its own or not."""
        claims, first, last = times
        self.claims += claims
        self.spellings.add(row["name"])
        self.aliases.update(row["aliases"] or ())
        if sector := row["sector"]:
            self.sectors[sector] = self.sectors.get(sector, 0) + claims
        if row["offices"] != "[]":
            said = (HeldTitle(**office, start=first, end=last) for office in json.loads(row["offices"]))
            self.offices = add_offices((*self.offices, *said))
        if first and (self.first is None or first < self.first):
            self.first = first
        if last and (self.last is None or last > self.last):
            self.last = last
        if self.kind == "person":  # countries and groups tell too little of whom they met
            own = row.get("namesake")
            self.met.update([name for name in met if name != own and not name.startswith(UNTOLD)])
            if len(self.met) > CROWD:
                self.met = set(remembered(self.met))

    def profile(self, id: str) -> Profile:  # noqa: A002
        """Make the profile."""
        return Profile(
            id=id, kind=self.kind, country=self.country, era=self.era, spellings=tuple(sorted(self.spellings)),
            aliases=tuple(sorted(self.aliases)), sectors=tuple(sorted(self.sectors.items())), offices=self.offices,
            first=self.first, last=self.last, met=remembered(self.met), claims=self.claims,
        )  # fmt: skip


class Tally:
    """Adds up profiles over any number of claims, in any order."""

    def __init__(self) -> None:
        self._sums: dict[str, Sum] = {}

    def add_claims(self, names: Iterable[Row]) -> None:
        """Add the names of whole claims: each claim counts once for a profile, by its first mention."""
        claims: dict[str, list[Row]] = {}
        for row in names:
            claims.setdefault(row["claim"], []).append(row)
        for rows in claims.values():
            self.add_together(_first_mentions(rows), Times(1, rows[0]["day"], rows[0]["day"]), rows)

    def add_together(self, rows: Iterable[Row], times: Times, named: Iterable[Row]) -> None:
        """Add the names, each of another profile, of claims which name the same, `named`, in the same way."""
        namesakes = {row["namesake"] for row in named}
        for row in rows:
            self._sum(row).add(row, times, namesakes)

    def add_alike(self, rows: Iterable[Row]) -> None:
        """Add rows that each tell of several claims which say the same: `claims` of them, dated `first` to `last`, with `met`."""
        for row in rows:
            self._sum(row).add(row, Times(row["claims"], row["first"], row["last"]), row["met"])

    def profiles(self) -> dict[str, Profile]:
        """Make the profiles, sorted by id."""
        return {key: self._sums[key].profile(key) for key in sorted(self._sums)}

    def _sum(self, row: Row) -> Sum:
        found = self._sums.get(row["profile"])
        if found is None:
            found = self._sums[row["profile"]] = Sum(row)
        return found


def _first_mentions(rows: list[Row]) -> Iterable[Row]:
    """Choose the first mention of each profile in a claim."""
    if len({row["profile"] for row in rows}) == len(rows):
        return rows
    first: dict[str, Row] = {}
    for row in rows:
        known = first.get(row["profile"])
        if known is None or (row["start"], row["role"]) < (known["start"], known["role"]):
            first[row["profile"]] = row
    return first.values()
