"""Names in claims -> profiles: what one actor looks like under one name, for one country, in one decade; and which are one.

A profile is the atom of resolution: what bears one name for one country within ten years is taken for one, everything
beyond that is judged. The decade keeps a president and a namesake fifty years later apart ("President Bush").
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from functools import reduce
from typing import Self

from pydantic import Field

from graph.model import Kind, Record
from graph.native import Row, native
from graph.organizations import find_organization

# Counterparts that a profile remembers: those of the lowest hash, so that the order of articles does not matter.
MET = 24


class HeldTitle(Record):
    """An office of a profile: from claims, with the first and last dated event in which it was held; or from a list."""

    title: str
    organization: str | None = None
    country: str | None = None
    sector: str | None = None
    start: date | None = None
    end: date | None = None
    listed: str | None = Field(default=None, description="the list that says so, None where claims do")

    @property
    def key(self) -> tuple[str, ...]:
        """Tell offices apart: claims widen one, each line of a list is its own."""
        day = str(self.start) if self.listed else ""
        return (self.title, self.organization or "", self.country or "", self.listed or "", day)

    @property
    def years(self) -> tuple[int, int] | None:
        """Give the first and the last year in which somebody was named in it."""
        return (self.start.year, self.end.year) if self.start and self.end else None

    def widened(self, other: Self) -> Self:
        """Cover the days of another of the same office."""
        days = [day for day in (self.start, self.end, other.start, other.end) if day]
        sector = min(filter(None, (self.sector, other.sector)), default=None)
        return self.model_copy(update={"start": min(days, default=None), "end": max(days, default=None), "sector": sector})  # fmt: skip


class Profile(Record):
    """Sums and unions over the claims that name it, so that claims may come in any order."""

    id: str
    kind: Kind
    country: str | None = None
    era: int | None = None
    spellings: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    sectors: tuple[tuple[str, int], ...] = ()
    offices: tuple[HeldTitle, ...] = ()
    first: date | None = None
    last: date | None = None
    met: tuple[str, ...] = ()
    wikidata: str | None = None
    claims: int = 0

    @property
    def name(self) -> str:
        """Give the best of the spellings: that of our list ("NATO", not "Nato"), not in capitals, with its accents, the longest."""
        if len(self.spellings) == 1:
            return self.spellings[0]
        if self.kind == "organization":
            listed = find_organization(self.spellings[0])
            return min(
                self.spellings, key=lambda s: (listed is None or s != listed.name, s.isupper(), s.isascii(), -len(s), s)
            )
        return min(self.spellings, key=lambda s: (shouts(s), s.isascii(), -len(s), s))

    @property
    def evidence(self) -> tuple[object, ...]:
        """Give all of it that judgements and keys rest on: while this stays, no link to another profile changes.

        Of days only the years count, and of claims the power of two, so that an actor who is in the news every day is
        not judged every day again.
        """
        plain = (self.kind, self.country, self.spellings, self.wikidata, self.claims.bit_length())
        if self.kind != "person":
            return plain
        held = tuple(sorted({(o.title, o.organization or "", o.country or "", o.years or ()) for o in self.offices}))
        years = tuple(day.year if day else None for day in (self.first, self.last))
        return (*plain, held, years, self.met)

    def plus(self, other: Self) -> Self:
        """Add what other claims say of the same profile."""
        sectors = dict(self.sectors)
        for sector, count in other.sectors:
            sectors[sector] = sectors.get(sector, 0) + count
        days = [day for day in (self.first, self.last, other.first, other.last) if day]
        return self.model_copy(
            update={
                "spellings": _union(self.spellings, other.spellings),
                "aliases": _union(self.aliases, other.aliases),
                "sectors": tuple(sorted(sectors.items())),
                "offices": add_offices((*self.offices, *other.offices)),
                "first": min(days, default=None),
                "last": max(days, default=None),
                "met": remembered((*self.met, *other.met)),
                "wikidata": min(filter(None, (self.wikidata, other.wikidata)), default=None),
                "claims": self.claims + other.claims,
            }
        )

    def row(self) -> Row:
        """Write the properties of its node."""
        data = self.model_dump(exclude={"sectors", "offices"})
        offices = [office.model_dump(mode="json") for office in self.offices]
        unsaid = {key: data[key] or None for key in ("aliases", "met")}
        return (
            data
            | unsaid
            | {
                "name": self.name,
                "sectors": json.dumps(dict(self.sectors), sort_keys=True),
                "offices": json.dumps(offices, ensure_ascii=False, sort_keys=True),
            }
        )

    @classmethod
    def of(cls, row: Row) -> Self:
        """Read the properties of a node."""
        data = {key: value for key, value in row.items() if key in cls.model_fields and value is not None}
        data |= {key: native(row.get(key)) for key in ("first", "last")}
        return cls(**data | {"sectors": sorted(json.loads(row["sectors"]).items()), "offices": json.loads(row["offices"])})  # fmt: skip


def shouts(name: str) -> bool:
    """Tell whether a word of a name is printed in capitals, as lists print surnames: "Evo MORALES"; initials are."""
    return any(len(word) > 2 and word.isupper() and word.isalpha() for word in name.split())


def _union(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({*left, *right}))


def remembered(met: Iterable[str]) -> tuple[str, ...]:
    """Choose the counterparts that a profile remembers."""
    return tuple(sorted(set(met), key=_hash)[:MET])


def _hash(token: str) -> str:
    return hashlib.blake2b(token.encode(), digest_size=8).hexdigest()


def add_offices(offices: Iterable[HeldTitle]) -> tuple[HeldTitle, ...]:
    """Make one of offices that are one, over all their days; sorted."""
    found: dict[tuple[str, ...], HeldTitle] = {}
    for office in offices:
        found[office.key] = found[office.key].widened(office) if office.key in found else office
    return tuple(found[key] for key in sorted(found))


def add_up(profiles: Iterable[Profile]) -> dict[str, Profile]:
    """Add up profiles of equal id."""
    found: dict[str, list[Profile]] = {}
    for profile in profiles:
        found.setdefault(profile.id, []).append(profile)
    return {key: reduce(Profile.plus, found[key]) for key in sorted(found)}
