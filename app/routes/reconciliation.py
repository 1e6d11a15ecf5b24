"""The reconciliation service: version 0.2 at /reconcile, the current draft of 1.0 at /reconcile/draft."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool

from app.dependencies import StoreDep
from app.pages.rendering import render
from app.reconciliation import protocol
from app.reconciliation.matching import find_candidates
from app.reconciliation.records import MOST_QUERIES, BadBatch, BatchTooLarge, Extension
from app.reconciliation.records import Query as RowQuery
from app.views import ActorView
from graph.queries import find_actors, get_actor, get_actors
from graph.store import Store

router = APIRouter(prefix="/reconcile", include_in_schema=False)
Data = dict[str, Any]
FRAMED = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors *; base-uri 'none'",
    "Access-Control-Allow-Origin": "*",
}


def _base(request: Request, path: str) -> str:
    return f"{str(request.base_url).rstrip('/')}{path}"


def _parse(kind: type[Any], text: str | bytes) -> Any:
    try:
        return TypeAdapter(kind).validate_json(text)
    except ValidationError as error:
        raise BadBatch("; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:5])) from error


def _match(store: Store, queries: Sequence[RowQuery], *, draft: bool) -> list[list[Data]]:
    if len(queries) > MOST_QUERIES:
        raise BatchTooLarge(f"{len(queries)} queries, at most {MOST_QUERIES} are read at once")
    return [
        [protocol.show_candidate(found, draft=draft) for found in find_candidates(store, query)] for query in queries
    ]


def _answer_form(request: Request, store: Store, form: dict[str, str]) -> Data:
    """Answer what version 0.2 sends by form or query string: a batch, an extension, or nothing, which asks for the manifest."""
    if queries := form.get("queries"):
        given: dict[str, RowQuery] = _parse(dict[str, RowQuery], queries)
        found = _match(store, tuple(given.values()), draft=False)
        return {name: {"result": result} for name, result in zip(given, found, strict=True)}
    if extension := form.get("extend"):
        wanted = _parse(Extension, extension)
        rows = {one: {p.id: values.get(p.id, []) for p in wanted.properties} for one, values in _extend(store, wanted)}
        return {"meta": _meta(wanted), "rows": rows}
    return protocol.manifest(_base(request, "/reconcile"), draft=False)


def _extend(store: Store, wanted: Extension) -> Iterable[tuple[str, dict[str, list[Data]]]]:
    known = {actor.id: actor for actor in get_actors(store, wanted.ids)}
    for one in wanted.ids:
        actor = known.get(one)
        yield one, {p.id: protocol.values_of(actor, p.id) if actor else [] for p in wanted.properties}


def _meta(wanted: Extension) -> list[Data]:
    return [{"id": p.id, "name": protocol.PROPERTIES.get(p.id, p.id)} for p in wanted.properties]


@router.get("")
def describe_service(request: Request, response: Response, store: StoreDep) -> Data:
    """Give the manifest of version 0.2, or answer a batch in the query string."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return _answer_form(request, store, dict(request.query_params))


async def read_form(request: Request) -> dict[str, str]:
    """Read the fields of a form that is not a file."""
    return dict(parse_qsl((await request.body()).decode("utf-8", "replace"), keep_blank_values=True))


@router.post("")
async def answer_batch(request: Request, response: Response, store: StoreDep) -> Data:
    """Answer a batch of queries or an extension by form, as version 0.2 sends them."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return await run_in_threadpool(_answer_form, request, store, await read_form(request))


@router.get("/draft")
def describe_draft(request: Request, response: Response) -> Data:
    """Give the manifest of the draft."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return protocol.manifest(_base(request, "/reconcile/draft"), draft=True)


@router.post("/draft/match")
async def match_batch(request: Request, response: Response, store: StoreDep) -> Data:
    """Answer a batch of queries in their order, as the draft has it."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    given = _parse(dict[str, tuple[RowQuery, ...]], await request.body())
    found = await run_in_threadpool(_match, store, given.get("queries", ()), draft=True)
    return {"results": [{"candidates": candidates} for candidates in found]}


@router.post("/draft/extend")
async def extend_batch(request: Request, response: Response, store: StoreDep) -> Data:
    """Fetch properties of actors, as the draft has it."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    wanted = _parse(Extension, await request.body())
    found = await run_in_threadpool(lambda: list(_extend(store, wanted)))
    rows = [
        {"id": one, "properties": [{"id": name, "values": values} for name, values in told.items()]}
        for one, told in found
    ]
    return {"meta": _meta(wanted), "rows": rows}


@router.get("/properties")
@router.get("/draft/extend/propose")
def propose_properties(response: Response, type: Annotated[str, Query(max_length=100)] = "person") -> Data:  # noqa: A002
    """List the properties that can be fetched."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return {"type": type, "properties": protocol.properties()}


@router.get("/suggest/{what}")
@router.get("/draft/suggest/{what}")
def suggest(what: str, response: Response, store: StoreDep, prefix: Annotated[str, Query(max_length=200)] = "") -> Data:
    """Suggest actors, types or properties that begin with some letters."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    if what == "entity":
        actors = find_actors(store, prefix, None, 20).items if prefix.strip() else ()
        return {"result": [_suggestion(actor.id, actor.name, protocol.describe(actor)) for actor in actors]}
    listed = {"type": protocol.types(), "property": protocol.properties()}.get(what, [])
    return {"result": [one for one in listed if prefix.lower() in f"{one['id']} {one['name']}".lower()]}


def _suggestion(id: str, name: str, description: str) -> Data:  # noqa: A002
    return {"id": id, "name": name, "description": description}


@router.get("/preview")
@router.get("/draft/preview")
def preview(id: Annotated[str, Query(max_length=200)], store: StoreDep) -> HTMLResponse:  # noqa: A002
    """Show an actor in a few lines, for the frame of a client."""
    actor = get_actor(store, id)
    return HTMLResponse(render("preview", actor=ActorView.of(actor), words=protocol.describe(actor)), headers=FRAMED)
