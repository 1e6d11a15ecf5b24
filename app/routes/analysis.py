"""Counts, relations, counterparts, paths and networks: what an analyst asks of many events at once."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field

from app.counts import CounterpartFilter, CountFilter, FacetFilter, NetworkFilter, PathFilter, RelationFilter
from app.cursors import BadCursor, read_cursor
from app.cypher import write_cypher
from app.dependencies import NamesDep, StoreDep
from app.errors import declare_problems
from app.given import find_as_given
from app.kept import KeptRoute
from app.routes.events import next_address
from app.sides import Names, find_side
from app.views import EventView, PageView
from graph.actor_queries import get_actor
from graph.aggregates import (
    Aggregate,
    Counterpart,
    Dimension,
    RelationPeriod,
    aggregate,
    aggregate_each,
    find_counterparts,
    relate,
    relation_parameters,
)
from graph.aggregates import aggregate_parameters as counted_by
from graph.answers import EventQuery, Side
from graph.chains import find_chains
from graph.model import Record
from graph.networks import Network, find_network
from graph.queries import NotFound
from graph.reasons import explain_nothing

router = APIRouter(route_class=KeptRoute, tags=["analysis"], responses=declare_problems(422, 503, 504))


class AggregateView(Aggregate):
    """Counts, and the Cypher where it was asked."""

    why: str | None = Field(default=None, description="why nothing was counted")
    cypher: str | None = None


class FacetView(Record):
    """The values of one field."""

    field: Dimension
    values: Aggregate


class RelationsView(Record):
    """What happened between two sides over time."""

    a: Side
    b: Side
    events: int
    periods: tuple[RelationPeriod, ...]
    why: str | None = Field(default=None, description="why there is nothing")
    cypher: str | None = None


class ChainView(Record):
    """A chain of actors, and the events that join each with the next."""

    actors: tuple[str, ...] = Field(description="names, from one end to the other")
    events: tuple[EventView, ...]


@router.get("/aggregate")
def count_by_dimensions(where: Annotated[CountFilter, Query()], store: StoreDep, names: NamesDep) -> AggregateView:
    """Count events by month, type, pair, place, source or another dimension, or by two of them crossed."""
    query, found = find_as_given(
        where,
        names,
        lambda query: aggregate(store, query, where.by, where.limit, where.told_of),
        lambda found: found.events > 0,
    )
    cypher = write_cypher(*counted_by(query, where.by, where.limit, where.told_of)) if where.cypher else None
    why = None if found.events else explain_nothing(store, query)
    return AggregateView(**dict(found), why=why, cypher=cypher)


@router.get("/facets")
def count_facets(where: Annotated[FacetFilter, Query()], store: StoreDep, names: NamesDep) -> tuple[FacetView, ...]:
    """Count the commonest values of several fields, each under the whole filter."""
    _, found = find_as_given(
        where,
        names,
        lambda query: aggregate_each(store, query, where.field, where.limit),
        lambda found: found[0].events > 0,
    )
    return tuple(FacetView(field=by, values=values) for by, values in zip(where.field, found, strict=True))


@router.get("/relations")
def relate_two_sides(where: Annotated[RelationFilter, Query()], store: StoreDep, names: NamesDep) -> RelationsView:
    """Tell what happened between two sides by month or year: events by PLOVER category and direction, and the Goldstein scale."""
    query, periods = find_as_given(
        where, names, lambda query: relate(store, query, where.by) if query.is_answerable else (), bool
    )
    cypher = write_cypher(*relation_parameters(query, where.by)) if where.cypher else None
    events = sum(period.events for period in periods)
    why = None if events else explain_nothing(store, query)
    return RelationsView(a=query.sides[0], b=query.sides[1], events=events, periods=periods, why=why, cypher=cypher)


def get_query_of(id: str, where: Annotated[CounterpartFilter, Query()], store: StoreDep, names: NamesDep) -> EventQuery:  # noqa: A002
    """Put an actor before the sides of a filter, a country with all who act for it; raise NotFound when there is none."""
    actor = get_actor(store, id, where.as_of)
    # One or the other: a side of both has no index to start from, and a country's own seats have its code.
    country = actor.country if actor.kind == "country" else None
    side = find_side(f"country:{country}" if country else actor.id, names).model_copy(update={"words": actor.name})
    query = where.to_query(names)
    return query.model_copy(update={"sides": (side, *query.sides)})


@router.get("/actors/{id}/counterparts", responses=declare_problems(404))
def list_counterparts(
    request: Request,
    response: Response,
    where: Annotated[CounterpartFilter, Query()],
    query: Annotated[EventQuery, Depends(get_query_of)],
    store: StoreDep,
) -> PageView[Counterpart]:
    """List who took part in the same events as an actor, most often first; for a country, with all who acted for it."""
    after = _read_position(where)
    page = find_counterparts(store, query, where.limit, after)
    following = next_address(request.url.path, response, where, page.next)
    return PageView[Counterpart](items=page.items, next=following)


def _read_position(where: CounterpartFilter) -> tuple[str, ...] | None:
    """Read where a page begins; raise BadCursor where no page ended there."""
    after = read_cursor(where.cursor, where.question()) if where.cursor else None
    if after is not None and not (len(after) == 2 and after[0].isdecimal() and len(after[0]) < 10):
        raise BadCursor("the cursor is damaged: copy `next` whole, or leave `cursor` out to start again")
    return after


@router.get("/network")
def draw_network(where: Annotated[NetworkFilter, Query()], store: StoreDep, names: NamesDep) -> Network:
    """Draw the network of those who took part in the same events: degree, betweenness, communities."""
    return find_network(store, where.to_query(names), where.nodes, where.most)


@router.get("/paths", responses=declare_problems(404))
def list_paths(where: Annotated[PathFilter, Query()], store: StoreDep, names: NamesDep) -> tuple[ChainView, ...]:
    """List the shortest chains of events that join two actors, four events long at most; a country is whoever acted for it there."""
    ends = (_end_of(where.start, names), _end_of(where.end, names))
    query = EventQuery(types=where.type, statuses=where.status or EventQuery().statuses)
    chains = find_chains(store, ends, query, where.limit)
    return tuple(
        ChainView(actors=chain.names, events=tuple(EventView.of(event) for event in chain.events)) for chain in chains
    )


def _end_of(words: str, names: Names) -> Side:
    """Find the country, or the one actor that words mean best; raise NotFound."""
    side = find_side(words, names)
    if not side.is_known:
        raise NotFound(f"no actor is called {words!r}")
    return side.model_copy(update={"actors": side.actors[:1]})
