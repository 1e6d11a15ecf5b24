"""Events and meetings."""

from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response

from app.claimviews import ClaimView
from app.cursors import read_cursor, write_cursor
from app.cypher import write_events
from app.dependencies import NamesDep, StoreDep
from app.errors import declare_problems
from app.filters import AS_OF, EventFilter, MeetingFilter, PagedRecord, WrittenTime
from app.given import find_as_given
from app.kept import KeptRoute
from app.shown import show, write
from app.sides import Names
from app.views import EventPageView, EventView, QueryView
from graph.answers import EventQuery, Page
from graph.queries import find_told, get_event, mentions_of_event
from graph.reasons import explain_nothing
from graph.store import Store

router = APIRouter(route_class=KeptRoute, tags=["events"])


AsOf = Annotated[WrittenTime | None, Query(description=AS_OF)]


def answer_events(path: str, response: Response, where: EventFilter, store: Store, names: Names) -> dict[str, Any]:
    """Answer a filter with one page of events, and with the reason when there is none; `path` is where the next page is asked for.

    The answer has the fields of `EventPageView`, for `send`.
    """
    _, found = find_as_given(
        where, names, lambda query: _find(where, query, store), lambda found: bool(found.page.items)
    )
    return _tell(path, response, where, found, store)


def answer_query(path: str, response: Response, where: EventFilter, query: EventQuery, store: Store) -> dict[str, Any]:
    """Answer a query of which `where` is what stands in the address, as `answer_events` does."""
    return _tell(path, response, where, _find(where, query, store), store)


class _Found(NamedTuple):
    query: EventQuery
    page: Page[str]


def _find(where: EventFilter, query: EventQuery, store: Store) -> _Found:
    after = read_cursor(where.cursor, where.question()) if where.cursor else None
    return _Found(query, find_told(store, query, where.limit, after))


def _tell(path: str, response: Response, where: EventFilter, found: _Found, store: Store) -> dict[str, Any]:
    query, page = found
    following = next_address(path, response, where, page.next)
    why = None if page.items or where.cursor else explain_nothing(store, query)
    items = [show(told) for told in page.items]
    cypher = write_events(query, where.limit) if where.cypher else None
    return {"items": items, "next": following, "why": why, "cypher": cypher, "query": view_query(query)}


def send(answer: Mapping[str, Any], response: Response) -> Response:
    """Send an answer with the headers of a response, past the framework, which would look through all of it twice."""
    return Response(write(answer), headers=dict(response.headers), media_type="application/json")


def view_query(query: EventQuery) -> QueryView:
    """Show a query as it was understood."""
    return QueryView(**{field: getattr(query, field) for field in QueryView.model_fields})


def next_address(path: str, response: Response, where: PagedRecord, position: tuple[str, ...] | None) -> str | None:
    """Write the address under a path of the page after a position, into the Link header too (RFC 8288)."""
    if position is None:
        return None
    address = address_after(path, where, position)
    response.headers["Link"] = f'<{address}>; rel="next"'
    return address


def address_after(path: str, where: PagedRecord, position: tuple[str, ...]) -> str:
    """Write the address under a path of what comes after a position."""
    cursor = write_cursor(position, where.question())
    pairs = [(key, value) for key, value in where.parameters() if key != "cursor"]
    return f"{path}?{urlencode([*pairs, ('cursor', cursor)])}"


@router.get("/events", response_model=EventPageView, responses=declare_problems(422, 503, 504))
def list_events(
    request: Request, response: Response, where: Annotated[EventFilter, Query()], store: StoreDep, names: NamesDep
) -> Response:
    """List events that match a filter, newest first."""
    return send(answer_events(request.url.path, response, where, store, names), response)


@router.get("/meetings", response_model=EventPageView, responses=declare_problems(422, 503, 504))
def list_meetings(
    request: Request, response: Response, where: Annotated[MeetingFilter, Query()], store: StoreDep, names: NamesDep
) -> Response:
    """List meetings, newest first: `between=Iran&between=Syria` asks for those of Iranian with Syrian officials."""
    return send(answer_events(request.url.path, response, where, store, names), response)


@router.get("/events/{id}", responses=declare_problems(404, 503))
def get_event_by_id(id: str, store: StoreDep, as_of: AsOf = None) -> EventView:  # noqa: A002
    """Get one event with its participants in capacity, evidence and quotes; with `as_of` as it was known then."""
    return EventView.of(get_event(store, id, as_of))


@router.get("/events/{id}/claims", responses=declare_problems(404, 503))
def list_claims_of_event(id: str, store: StoreDep) -> tuple[ClaimView, ...]:  # noqa: A002
    """List what each article says about an event."""
    return ClaimView.all_of(get_event(store, id), mentions_of_event(store, id))
