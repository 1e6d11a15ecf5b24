"""Counts of the events that a filter finds: by one or two dimensions, between two sides over time, and who else took part."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from pydantic import Field

from graph.actor_queries import name_actors
from graph.answers import EventQuery, Page
from graph.countries import load_countries
from graph.ends import ALL_SEATS, Seats
from graph.goldstein import goldstein
from graph.model import Kind, Record
from graph.native import Row, native
from graph.past_counts import (
    LETTERS,
    add_cells,
    add_counterparts,
    add_relations,
    count_former,
    count_former_relations,
)
from graph.queries import filter_parameters
from graph.store import Store

Dimension = Literal[
    "day",
    "month",
    "year",
    "type",
    "category",
    "status",
    "country",
    "sector",
    "organization",
    "role",
    "actor",
    "pair",
    "place",
    "topic",
    "source",
]
Period = Literal["month", "year"]
OWN = {"type": "type", "category": "plover", "status": "status"}  # dimensions that are properties of an event
ALL = 2**31  # more than there can be of anything
Direction = Literal["a_to_b", "b_to_a", "both"]
Weighed = tuple[int, float | None]  # so many events, and their value on the Goldstein scale


class Label(Record):
    """A value of a dimension; an actor, a country and a pair of countries have their name too."""

    value: str | None = Field(description="null: the events that have none")
    name: str | None = Field(default=None, description="what an actor, a country or a pair of countries is called")


class Cell(Record):
    """How many events have a value, or two."""

    labels: tuple[Label, ...]
    events: int


class Aggregate(Record):
    """Counts by one or two dimensions."""

    events: int = Field(
        description="that match the filter; one with several values counts in each, so that cells may add up to more"
    )
    undated: int = Field(description="of these, without a date")
    cells: tuple[Cell, ...]
    more: bool = Field(description="whether there are more cells than were asked for")


class Balance(Record):
    """What happened between two sides in one direction, in one category."""

    category: str
    direction: Direction
    events: int
    goldstein: float | None = Field(description="mean on the Goldstein scale, -10 to 10")


class RelationPeriod(Record):
    """What happened between two sides in a month or year."""

    period: str | None = Field(description="null: events whose month or year is not known")
    events: int
    goldstein: float | None = Field(description="mean on the Goldstein scale (1992), -10 conflict to 10 cooperation")
    goldstein_sum: float
    parts: tuple[Balance, ...]


class Counterpart(Record):
    """Somebody who took part in the same events."""

    id: str
    name: str
    kind: Kind
    country: str | None
    events: int
    first: date | None
    last: date | None
    types: tuple[str, ...]


def count_events(store: Store, query: EventQuery) -> int:
    """Count the events that match a query."""
    return int(store.read("count_events", **filter_parameters(query))[0]["events"])


def aggregate(
    store: Store, query: EventQuery, by: Sequence[Dimension], limit: int = 100, told_of: Seats = ALL_SEATS
) -> Aggregate:
    """Count the events of a query by one or two dimensions, most first or in the order of time; of participants by those that are told of."""
    return _aggregate_all(store, query, (by,), limit, told_of)[0]


def _has_one_value(by: Sequence[Dimension]) -> bool:
    return len(by) == 1 and (by[0] in LETTERS or by[0] in OWN)


def aggregate_each(
    store: Store, query: EventQuery, fields: Sequence[Dimension], limit: int = 10
) -> tuple[Aggregate, ...]:
    """Count the events of a query by each of some dimensions; the events themselves are counted once."""
    return _aggregate_all(store, query, [(field,) for field in fields], limit, ALL_SEATS)


def _aggregate_all(
    store: Store, query: EventQuery, crossings: Sequence[Sequence[Dimension]], limit: int, told_of: Seats
) -> tuple[Aggregate, ...]:
    former = count_former(store, query, crossings, told_of)
    found, total = [], None
    for by, counted in zip(crossings, former.cells, strict=True):
        # Cells that former answers add to must all be there before the first are taken.
        statement, wanted = aggregate_parameters(query, by, ALL if query.as_of else limit, told_of)
        rows = store.read(statement, **wanted)
        if _has_one_value(by):  # an event is in one period or in none, and of one type: the cells add up to all
            total = {name: sum(row[name] for row in rows) for name in ("events", "undated")}
        told = add_cells(rows, counted, by) if query.as_of else rows
        found.append(_cells(store, told, by, limit, former.names))
    total = total or store.read("count_events", **filter_parameters(query))[0]
    events, undated = total["events"] + former.events, total["undated"] + former.undated
    return tuple(Aggregate(events=events, undated=undated, **cells) for cells in found)


def _cells(store: Store, rows: list[Row], by: Sequence[Dimension], limit: int, former: Mapping[str, str]) -> Row:
    columns = ("one", "two")[: len(by)]
    shown = rows[:limit]
    actors = {row[column] for row in shown for column, one in zip(columns, by, strict=True) if one == "actor"}
    names = {one: row["name"] for one, row in name_actors(store, actors - {None}).items()} | dict(former)
    cells = tuple(
        Cell(labels=tuple(_label(one, row[c], names) for c, one in zip(columns, by, strict=True)), events=row["events"])
        for row in shown
    )
    return {"cells": cells, "more": len(rows) > limit}


def _label(dimension: Dimension, value: str | None, actors: Mapping[str, str]) -> Label:
    """Give a value with its name: of an actor, a country, or the two countries of a pair."""
    if value is None or dimension not in {"actor", "country", "pair"}:
        return Label(value=value)
    if dimension == "actor":
        return Label(value=value, name=actors.get(value))
    known = [load_countries().get(code) for code in value.split("-")]
    return Label(value=value, name=" and ".join(country.name for country in known if country) if all(known) else None)


def aggregate_parameters(query: EventQuery, by: Sequence[Dimension], limit: int, told_of: Seats) -> tuple[str, Row]:
    """Name the statement that counts by these dimensions, with its parameters; one row more than `limit` tells that there are more."""
    if _has_one_value(by):
        if by[0] in OWN:
            return "count_own", filter_parameters(query) | {"own": OWN[by[0]]}
        return "count_times", filter_parameters(query) | {"length": LETTERS[by[0]]}
    second = by[1] if len(by) > 1 else None
    wanted = {
        "first": by[0],
        "second": second,
        "others": told_of.others,
        "who": told_of.roles,
        "kind": told_of.kind,
        "limit": limit + 1,
    }
    return "count_by_time" if by[0] in LETTERS else "count_by", filter_parameters(query) | wanted


def relate(store: Store, query: EventQuery, by: Period) -> tuple[RelationPeriod, ...]:
    """Tell what happened between the two sides of a query, by month or year, in the order of time."""
    statement, wanted = relation_parameters(query, by)
    rows = store.read(statement, **wanted)
    if query.as_of:
        rows = add_relations(rows, count_former_relations(store, query, by))
    periods: dict[str | None, list[Row]] = {}
    for row in rows:
        periods.setdefault(row["period"], []).append(row)
    return tuple(_period(period, rows) for period, rows in periods.items())


def relation_parameters(query: EventQuery, by: Period) -> tuple[str, Row]:
    """Name the statement that tells what happened between the two sides of a query, with its parameters."""
    return "count_relations", filter_parameters(query) | {"length": LETTERS[by]}


def _period(period: str | None, rows: list[Row]) -> RelationPeriod:
    parts: dict[tuple[str, Direction], list[Weighed]] = {}
    for row in rows:
        weighed = (row["events"], goldstein(row["cameo"]))
        parts.setdefault((row["plover"], row["direction"]), []).append(weighed)
    every = [weighed for group in parts.values() for weighed in group]
    return RelationPeriod(
        period=period,
        events=_count(every),
        goldstein=_mean(every),
        goldstein_sum=round(_sum(every), 2),
        parts=tuple(
            Balance(category=category, direction=direction, events=_count(group), goldstein=_mean(group))
            for (category, direction), group in parts.items()
        ),
    )


def _count(rows: Sequence[Weighed]) -> int:
    return sum(events for events, _ in rows)


def _sum(rows: Sequence[Weighed]) -> float:
    return sum(events * scale for events, scale in rows if scale is not None)


def _mean(rows: Sequence[Weighed]) -> float | None:
    events = sum(events for events, scale in rows if scale is not None)
    return round(_sum(rows) / events, 3) if events else None


def find_counterparts(
    store: Store, query: EventQuery, limit: int = 50, after: tuple[str, ...] | None = None
) -> Page[Counterpart]:
    """Find who else took part in the events of the first side of a query, most often first; go on after a page with its `next`."""
    number, last = (int(after[0]), after[1]) if after else (ALL, "")
    wanted = (
        {"most": ALL, "past": "", "limit": ALL} if query.as_of else {"most": number, "past": last, "limit": limit + 1}
    )
    rows = store.read("find_counterparts", **filter_parameters(query), **wanted)
    found = [{key: native(value) for key, value in row.items()} for row in rows]
    if query.as_of:
        every = add_counterparts(store, query, found)
        found = [row for row in every if (-row["events"], row["id"]) > (-number, last)]
    more = (str(found[limit - 1]["events"]), found[limit - 1]["id"]) if len(found) > limit else None
    return Page(items=tuple(Counterpart(**row) for row in found[:limit]), next=more)
