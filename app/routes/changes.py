"""What became known since a time, for programs that keep up, and as a feed for people who follow a question."""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from pydantic import AfterValidator, Field

from app.atom import MEDIA_TYPE, About, write_feed
from app.cursors import BadCursor, read_cursor, write_cursor
from app.dependencies import NamesDep, SettingsDep, StoreDep
from app.errors import declare_problems
from app.filters import DEFAULT_LIMIT, MAX_LIMIT, EventConditions, PagedRecord
from app.kept import KeptRoute
from app.periods import parse_beginning
from app.routes.events import send, view_query
from app.shown import show
from app.views import ChangePageView
from graph.changes import ChangedEvent, Place, find_changes, find_last_known
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
    page = find_changes(store, query, _place(where), where.limit)
    later = _address(request.url.path, where, page.place)
    if page.more:
        response.headers["Link"] = f'<{later}>; rel="next"'
    items = [_show(change) for change in page.items]
    answer = {"items": items, "next": later if page.more else None, "later": later, "query": view_query(query)}
    return send(answer, response)


def _place(where: ChangeFilter) -> Place:
    if where.cursor is None:
        return Place.of_time(where.since or "")
    position = read_cursor(where.cursor, where.question())
    if len(position) != len(Place._fields):
        raise BadCursor("the cursor is not one of changes: take it from `next` or `later`")
    return Place(*position)


def _address(path: str, where: ChangeFilter, place: Place) -> str:
    pairs = [(key, value) for key, value in where.parameters() if key not in {"cursor", "since"}]
    return f"{path}?{urlencode([*pairs, ('cursor', write_cursor(place, where.question()))])}"


def _show(change: ChangedEvent) -> dict[str, Any]:
    """Show a change with the fields of `ChangeView`."""
    shown = change._asdict()
    told = shown.pop("told")
    return shown | {"event": show(told) if told else None}


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
