"""Offices held and a day -> for which country and body somebody acted then whose article does not say so."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from graph.bodies import is_former
from graph.native import Row, native

YEAR = timedelta(365)


class Held(NamedTuple):
    """An office with what capacity follows from."""

    title: str
    country: str | None
    organization: str | None
    body: str | None
    listed: str | None
    start: date | None
    end: date | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Held":
        """Read a row of an office. By one that somebody held before he acts for no body."""
        names = ("title", "country", "organization", "body", "listed", "from", "to")
        held = cls(*(row[name] for name in names))
        return held._replace(organization=None, body=None) if is_former(held.title) else held

    @property
    def term(self) -> tuple[date, date] | None:
        """Give the days for which it tells a capacity; None where it is held for nobody, not any more, or on no known day.

        Claims give the days on which an office was named, not its term: they count for a year around these.
        """
        if not (self.country or self.body) or not (self.start or self.end):
            return None
        slack = timedelta(0) if self.listed else YEAR
        first = self.start - slack if self.start else date.min
        return first, self.end + slack if self.end else date.max


def find_capacity(held: Iterable[Mapping[str, Any]], day: date | None) -> dict[str, str | None]:
    """Find country, body and basis by the office held on a day, one for a country first, a list before claims; nothing where none was held."""
    if day is None:
        return {}
    for office in sorted(map(Held.of, held), key=_rank):
        if office.term and office.term[0] <= day <= office.term[1]:
            basis = f"{office.title}, by {office.listed or 'other articles'}"
            body = {"organization": office.organization, "body": office.body} if office.body else {}
            return {"country": office.country, "basis": basis} | body
    return {}


def _rank(office: Held) -> tuple[object, ...]:
    return (office.country is None, office.listed is None, str(office.start), office.title, office.body or "")


def changed_days(before: Iterable[Row], after: Iterable[Row]) -> list[tuple[date, date]]:
    """Give the spans of days on which other capacities follow from the offices of one person than before.

    An office that only lasts longer than was known changes only the days that it gained.
    """
    gone, come = _terms(before), _terms(after)
    spans: list[tuple[date, date]] = []
    for key in sorted(gone.keys() | come.keys(), key=str):
        old, new = gone.get(key), come.get(key)
        if old and new:
            low, high = sorted((old[0], new[0])), sorted((old[1], new[1]))
            spans += [(a, b) for a, b in (low, high) if a != b]
        else:
            spans += filter(None, (old, new))
    return spans


def _terms(offices: Iterable[Row]) -> dict[tuple[Any, ...], tuple[date, date]]:
    """Read terms by office; the lines of a list have a beginning of their own each."""
    held = (Held.of(native(office)) for office in offices)
    keyed = (((h.title, h.country, h.body, h.listed, h.start if h.listed else None), h.term) for h in held)
    return {key: term for key, term in keyed if term}
