"""Who held an office when, from what articles and lists say; where two say otherwise, both are kept and marked."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from graph.answers import HeldOffice, Holder
from graph.native import native
from graph.offices import has_one_holder, office_class
from graph.store import Store


def find_holders(
    store: Store, country: str | None, title: str | None, start: date | None, end: date | None
) -> tuple[Holder, ...]:
    """Find who held an office for a country during some days; without a title every office, without days ever."""
    office = office_class(title, country) if title else None
    rows = store.read("find_holders", country=country, office=office, words=(title or "").lower(), start=start, end=end)
    holders = [Holder(**{key: native(value) for key, value in row.items()}) for row in rows]
    return mark_contradictions(_once(holders))


def _once(holders: Sequence[Holder]) -> list[Holder]:
    """Leave out what articles say where a list says the same of the same person."""
    listed = {(h.person, h.office, h.country) for h in holders if h.listed}
    return [h for h in holders if h.listed or (h.person, h.office, h.country) not in listed]


def mark_contradictions(holders: Sequence[Holder]) -> tuple[Holder, ...]:
    """Mark those who are said to have held at one time an office that has one holder."""
    against: dict[int, set[str]] = {}
    for (i, one), (j, other) in combinations(enumerate(holders), 2):
        same = one.office == other.office and one.country == other.country and one.body == other.body
        if same and one.person != other.person and has_one_holder(one.office or "") and _overlap(one, other):
            against.setdefault(i, set()).add(other.name)
            against.setdefault(j, set()).add(one.name)
    return tuple(
        h.model_copy(update={"contradicted_by": tuple(sorted(against.get(i, ())))}) for i, h in enumerate(holders)
    )


def _overlap(one: Holder, other: Holder) -> bool:
    """Tell whether two tenures have more than a day in common: successors share the day of the change."""
    first = max(filter(None, (one.start, other.start)), default=None)
    last = min(filter(None, (one.end, other.end)), default=None)
    return first is not None and (last is None or (last - first).days > 1)


def offices_at(offices: Sequence[HeldOffice], start: date | None, end: date | None) -> tuple[HeldOffice, ...]:
    """Keep the offices that were held during some days; one of a list without an end is held still."""
    return tuple(
        office for office in offices
        if (end is None or office.start is None or office.start <= end)
        and (start is None or (office.end is None and office.listed is not None) or (office.end is not None and office.end >= start))
    )  # fmt: skip
