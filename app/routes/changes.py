"""What became known since a time, for programs that keep up, and as a feed for people who follow a question."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import AfterValidator, Field

from app.atom import MEDIA_TYPE, About, write_feed
from app.dependencies import NamesDep, SettingsDep, StoreDep
from app.errors import declare_problems
from app.filters import DEFAULT_LIMIT, MAX_LIMIT, EventConditions, PagedRecord
from app.following import read_place, show_change
from app.kept import KeptRoute
from app.periods import parse_beginning
from app.routes.events import address_after, send, view_query
from app.views import ChangePageView
from graph.changes import Place, find_changes, find_last_known
from graph.reasons import explain_nothing

router = APIRouter(tags=["changes"], responses=declare_problems(422, 503, 504))
kept = APIRouter(route_class=KeptRoute, tags=["changes"])


class ChangeFilter(EventConditions, PagedRecord):
    """Which changes are wanted: those of events that meet the filter, or met it before."""

    since: Annotated[str, AfterValidator(parse_beginning), Field(max_length=40)] | None = Field(
        default=None,
        description="a time, or a day from its beginning, UTC unless it says otherwise; all events as new ones without it",
        examples=["2026-11-23", "2026-11-23T18:00:00Z"],
    )

    def question(self) -> str:
        """Name what is asked, wherever it begins."""
        return self.model_copy(update={"cursor": None, "limit": DEFAULT_LIMIT, "since": None}).query_string()


class FeedFilter(EventConditions):
    """Which events are in a feed."""

    limit: int = Field(default=DEFAULT_LIMIT, ge=1, le=MAX_LIMIT, description="entries")


@kept.get("/changes", response_model=ChangePageView, responses=declare_problems(422, 503, 504))
def list_changes(
    request: Request, response: Response, where: Annotated[ChangeFilter, Query()], store: StoreDep, names: NamesDep
) -> Response:
    """List what became known since a time, in that order: events that are new, are told otherwise or are gone.

    Ask `next` until it is null, and `later` the next time: whoever does so has what the service has. `gone` is also what meets the
    filter no more.
    """
    query = where.to_query(names)
    place = read_place(where.cursor, where.question()) if where.cursor is not None else Place.of_time(where.since or "")
    page = find_changes(store, query, place, where.limit)
    later = address_after(request.url.path, where.model_copy(update={"since": None}), page.place)
    if page.more:
        response.headers["Link"] = f'<{later}>; rel="next"'
    items = [show_change(change) for change in page.items]
    answer = {"items": items, "next": later if page.more else None, "later": later, "query": view_query(query)}
    return send(answer, response)


@router.get(
    "/events.atom",
    response_class=Response,
    responses={200: {"description": "The feed", "content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}},
)
def follow_events(
    request: Request, where: Annotated[FeedFilter, Query()], store: StoreDep, names: NamesDep, settings: SettingsDep
) -> Response:
    """Follow a filter in any reader of feeds (Atom): what became known or changed last first."""
    query = where.to_query(names)
    found = find_last_known(store, query, where.limit)
    why = None if found else explain_nothing(store, query)
    asked = where.model_copy(update={"limit": DEFAULT_LIMIT}).query_string()
    about = About(str(request.base_url).rstrip("/"), where.query_string(), asked, settings.export_licence, why)
    return Response(write_feed(found, about), media_type=MEDIA_TYPE)
