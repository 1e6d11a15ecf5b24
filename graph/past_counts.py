"""Counts of what was known at a time: what is said otherwise since then, counted here and added to what the database counts.

The statements count the events that have not changed since; the rest are answers that are kept as text (ADR 0043).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import product
from typing import NamedTuple

from graph.answers import EventAnswer, EventQuery
from graph.ends import ENDS, Seats, stands_at
from graph.native import Row
from graph.past import days_of, iter_former, position, stands_on
from graph.store import Store

LETTERS = {"day": 10, "month": 7, "year": 4}  # of a written day
SEATED = {"country": "country", "sector": "sector", "organization": "organization", "role": "role", "actor": "id"}
Labels = tuple[str | None, ...]


class FormerCounts(NamedTuple):
    """Counts of former answers: all, those without a day, and by each crossing of dimensions; and what actors were called in them."""

    events: int
    undated: int
    cells: tuple[Counter[Labels], ...]
    names: dict[str, str]


def count_former(store: Store, query: EventQuery, crossings: Sequence[Sequence[str]], told_of: Seats) -> FormerCounts:
    """Count the former answers that match a query; nothing where it asks for what is known now."""
    events = undated = 0
    cells: tuple[Counter[Labels], ...] = tuple(Counter() for _ in crossings)
    names: dict[str, str] = {}
    expanded, former = iter_former(store, query)
    for event in former:
        names |= {seat.id: seat.name for seat in event.participants}
        events += 1
        undated += event.start is None
        for counted, by in zip(cells, crossings, strict=True):
            labels = [labels_of(expanded, event, one, told_of) for one in by]
            counted.update(product(*labels))
    return FormerCounts(events, undated, cells, names)


def add_cells(rows: Iterable[Row], former: Counter[Labels], by: Sequence[str]) -> list[Row]:
    """Add former counts to the rows of `count_by`, `count_by_time` or one of the like, in the order of these."""
    columns = ("one", "two")[: len(by)]
    counted = Counter({tuple(row[column] for column in columns): row["events"] for row in rows})
    counted.update(former)
    found = [dict(zip(columns, labels, strict=True)) | {"events": events} for labels, events in counted.items()]
    return sorted(found, key=_by_time if by[0] in LETTERS else _by_number)


def _by_time(row: Row) -> tuple[object, ...]:
    return (*_last_if_none(row["one"]), -row["events"], *_last_if_none(row.get("two")))


def _by_number(row: Row) -> tuple[object, ...]:
    return (-row["events"], *_last_if_none(row["one"]), *_last_if_none(row.get("two")))


def _last_if_none(label: str | None) -> tuple[bool, str]:
    return label is None, label or ""


def labels_of(query: EventQuery, event: EventAnswer, by: str, told_of: Seats) -> set[str | None]:
    """Give the values of a dimension that an event has, None where it has none: `parts/labels_of_events.cypher`, in Python."""
    return set(_values(query, event, by, told_of)) - {None} or {None}


def _values(query: EventQuery, event: EventAnswer, by: str, told_of: Seats) -> Iterator[str | None]:
    left_out = query.sides if told_of.others else ()
    seats = [
        seat
        for seat in event.participants
        if not any(stands_on(seat, side) for side in left_out)
        and (told_of.who is None or stands_at(told_of.who, seat, event.type))
        and told_of.kind in {None, seat.kind}
    ]
    if by in LETTERS:
        yield _period(*days_of(query, event), by)
    elif by in SEATED:
        yield from (getattr(seat, SEATED[by]) for seat in seats)
    elif by == "pair":
        codes = {seat.country for seat in event.participants if seat.country}
        yield from (f"{one}-{other}" for one, other in product(codes, codes) if one < other)
    elif by == "place":
        yield ", ".join(filter(None, (event.place.name, event.place.country))) if event.place else None
    elif by == "topic":
        yield from event.topics
    elif by == "source":
        yield from (sentence.publisher for sentence in event.evidence)
    else:
        yield getattr(event, {"category": "plover"}.get(by, by))


def _period(start: date | None, end: date | None, by: str) -> str | None:
    """Name the day, month or year in which an event lies whole."""
    first, last = (str(day)[: LETTERS[by]] if day else None for day in (start, end))
    return first if first == last else None


def count_former_relations(store: Store, query: EventQuery, by: str) -> Counter[Labels]:
    """Count the former answers between the two sides of a query by period, category, code and direction."""
    counted: Counter[Labels] = Counter()
    expanded, former = iter_former(store, query)
    for event in former:
        acting = [seat for seat in event.participants if seat.role in ENDS["source"]]
        left, right = (any(stands_on(seat, side) for seat in acting) for side in expanded.sides[:2])
        direction = "both" if left == right else "a_to_b" if left else "b_to_a"
        counted[_period(*days_of(expanded, event), by), event.plover, event.cameo, direction] += 1
    return counted


def add_relations(rows: Iterable[Row], former: Counter[Labels]) -> list[Row]:
    """Add former counts to the rows of `count_relations`, in their order."""
    columns = ("period", "plover", "cameo", "direction")
    counted = Counter({tuple(row[column] for column in columns): row["events"] for row in rows})
    counted.update(former)
    found = [dict(zip(columns, labels, strict=True)) | {"events": events} for labels, events in counted.items()]
    return sorted(found, key=lambda r: (*_last_if_none(r["period"]), r["plover"], r["cameo"], r["direction"]))


def add_counterparts(store: Store, query: EventQuery, rows: Iterable[Row]) -> list[Row]:
    """Add those of former answers to the rows of `find_counterparts`, most often first; whoever is gone since has the name of then."""
    known = {row["id"]: dict(row) for row in rows}
    expanded, former = iter_former(store, query)
    for event in former:
        for seat in {s.id: s for s in event.participants if not stands_on(s, expanded.sides[0])}.values():
            named = {"id": seat.id, "name": seat.name, "kind": seat.kind, "country": seat.country}
            row = known.setdefault(seat.id, named | {"events": 0, "first": None, "last": None, "types": []})
            days = [day for day in (row["first"], row["last"], event.start) if day]
            row |= {"events": row["events"] + 1, "first": min(days, default=None), "last": max(days, default=None)}
            row["types"] = [*row["types"], *{event.type}.difference(row["types"])]
    return sorted(known.values(), key=lambda row: (-row["events"], row["id"]))


def add_seats(store: Store, query: EventQuery, rows: Iterable[Row]) -> list[Row]:
    """Add those of former answers to the rows of `find_seats`, the newest first."""
    _, former = iter_former(store, query)
    told = ("id", "kind", "name", "country", "organization", "body")
    seats = [
        {"position": position(event), "seats": [{key: getattr(s, key) for key in told} for s in event.participants]}
        for event in former
    ]
    return sorted([*rows, *seats], key=lambda row: str(row["position"]), reverse=True)
