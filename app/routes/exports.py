"""Exports without a cap, and triples."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import Field

from app.cursors import read_cursor
from app.dependencies import NamesDep, SettingsDep, StoreDep
from app.errors import declare_problems
from app.exports.formats import FORMATS, Form, write
from app.exports.head import Head
from app.exports.tables import Shape
from app.exports.triples import Object, Triple, iter_triples
from app.filters import EventFilter, EventWords
from app.routes.events import next_address
from app.views import PageView
from graph.queries import find_told
from graph.streams import iter_events, read_exported

router = APIRouter(tags=["exports"], responses=declare_problems(422, 501, 503, 504))


class ExportFilter(EventWords):
    """Which events are exported, and what a row is."""

    shape: Shape = Field(default="events", description="a row an event, or a row a participant; for tables")


class TripleFilter(EventFilter):
    """Of which events the triples are listed, a page being one of events."""

    object: Object = Field(
        default="event",
        description="the event, with the role as relation; or the other actor, with the verb of the type",
    )


def get_head(request: Request, where: Annotated[ExportFilter, Query()], settings: SettingsDep) -> Head:
    """Say what is exported, when and under which licence."""
    query = where.query_string()
    return Head(
        day=datetime.now(UTC).date().isoformat(), address=f"{request.url.path}{'?' if query else ''}{query}",
        licence=settings.export_licence, base=str(request.base_url).rstrip("/"),
    )  # fmt: skip


TYPES = [kind.media_type.partition(";")[0] for kind in FORMATS.values()]
MEDIA = {name: {"schema": {"type": "object" if name.endswith("+json") else "string"}} for name in TYPES}


@router.get(
    "/export/events.{form}",
    response_class=StreamingResponse,
    responses={200: {"description": "The events", "content": MEDIA}},
)
def export_events(
    form: Form,
    where: Annotated[ExportFilter, Query()],
    head: Annotated[Head, Depends(get_head)],
    store: StoreDep,
    names: NamesDep,
) -> StreamingResponse:
    """Stream every event that matches a filter, in no order: CSV, JSON lines, GeoJSON, GraphML, Turtle, JSON-LD or Parquet."""
    parts = write(iter_events(store, where.to_query(names)), form, head, where.shape)
    headers = {
        "Content-Disposition": f'attachment; filename="dragoman-events-{head.day}.{form}"',
        "Link": f'<{head.licence}>; rel="license", <{head.base}{head.address}>; rel="cite-as"', "Cache-Control": "no-store",
    }  # fmt: skip
    return StreamingResponse(_begun(parts), media_type=FORMATS[form].media_type, headers=headers)


def _begun(parts: Iterator[bytes]) -> Iterator[bytes]:
    """Make the first part before the answer begins, so that what fails at once is told as a problem."""
    return chain((next(parts),), parts)


@router.get("/triples")
def list_triples(
    request: Request, response: Response, where: Annotated[TripleFilter, Query()], store: StoreDep, names: NamesDep
) -> PageView[Triple]:
    """List triples: who in which role in which event, or who did what to whom; the events come as in `/v1/events`."""
    after = read_cursor(where.cursor, where.question()) if where.cursor else None
    page = find_told(store, where.to_query(names), where.limit, after)
    triples = tuple(iter_triples(map(read_exported, page.items), where.object))
    return PageView[Triple](items=triples, next=next_address(request.url.path, response, where, page.next))
