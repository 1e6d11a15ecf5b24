"""Actors."""

import re
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field

from app.cursors import BadCursor, read_cursor
from app.dependencies import NamesDep, StoreDep
from app.errors import declare_problems
from app.filters import ActorEventFilter, PagedRecord, Words
from app.routes.events import AsOf, answer_query, next_address, send
from app.sides import find_side
from app.views import ActorView, EventPageView, PageView
from graph.actor_queries import find_actors, get_actor
from graph.answers import EventQuery
from graph.model import Kind

router = APIRouter(tags=["actors"])
SCORE = re.compile(r"\d+\.\d+(e-?\d+)?")


class ActorFilter(PagedRecord):
    """Which actors are wanted."""

    q: Words | None = Field(default=None, description="words of a name, in any spelling of accents, whole or begun")
    kind: Kind | None = Field(default=None, description="person, organization, country or group")


@router.get("/actors", responses=declare_problems(422, 503))
def list_actors(
    request: Request, response: Response, where: Annotated[ActorFilter, Query()], store: StoreDep
) -> PageView[ActorView]:
    """List actors by name, best match first; without `q` all of them."""
    after = _read_position(where)
    page = find_actors(store, where.q, where.kind, where.limit, after)
    following = next_address(request.url.path, response, where, page.next)
    return PageView[ActorView](items=tuple(ActorView.of(actor) for actor in page.items), next=following)


def _read_position(where: ActorFilter) -> tuple[str, ...] | None:
    """Read where a page begins: a score and an id for a search, else an id; raise BadCursor where no page ended there."""
    after = read_cursor(where.cursor, where.question()) if where.cursor else None
    if after is not None and not (len(after) == 2 and SCORE.fullmatch(after[0]) if where.q else len(after) == 1):
        raise BadCursor("the cursor is damaged: copy `next` whole, or leave `cursor` out to start again")
    return after


@router.get("/actors/{id}", responses=declare_problems(404, 503))
def get_actor_by_id(id: str, store: StoreDep, as_of: AsOf = None) -> ActorView:  # noqa: A002
    """Get one actor with the offices that articles and lists say it held; with `as_of` as it was known then."""
    return ActorView.of(get_actor(store, id, as_of))


def get_query_of(id: str, where: Annotated[ActorEventFilter, Query()], store: StoreDep, names: NamesDep) -> EventQuery:  # noqa: A002
    """Narrow a filter to one actor; raise NotFound when there is none."""
    side = find_side(get_actor(store, id, where.as_of).id, names)
    query = where.to_query(names)
    return query.model_copy(update={"sides": (*query.sides, side)})


@router.get("/actors/{id}/events", response_model=EventPageView, responses=declare_problems(404, 422, 503))
def list_events_of_actor(
    request: Request,
    response: Response,
    where: Annotated[ActorEventFilter, Query()],
    query: Annotated[EventQuery, Depends(get_query_of)],
    store: StoreDep,
) -> Response:
    """List the events of one actor; every filter of `/v1/events` narrows them."""
    return send(answer_query(request.url.path, response, where, query, store), response)
