"""The reconciliation service as OpenRefine asks it today: version 0.2 of the protocol, under `/reconcile`."""

from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Request, Response

from app.bodies import UnsupportedMediaType
from app.dependencies import StoreDep
from app.errors import declare_problems
from app.reconciliation.answering import BATCH, Read, answer_batch, check_size, extend_actors, read_each
from app.reconciliation.manifests import old_manifest, show_meta
from app.reconciliation.properties import PROPERTIES
from app.reconciliation.queries import BadBatch, Candidate, MatchResult
from app.reconciliation.written import parse_extend, parse_json, parse_old_query
from graph.store import Store

FORM = "application/x-www-form-urlencoded"
TEXT = {"type": "string"}
BODY = {
    "requestBody": {
        "content": {
            FORM: {"schema": {"type": "object", "properties": {"queries": TEXT, "query": TEXT, "extend": TEXT}}}
        }
    }
}
# Characters: each may take 12 in an address, and the server reads 64 kB of one; longer batches come by form.
LONGEST = 1500
PARAMETERS = {
    "parameters": [
        {"name": name, "in": "query", "required": False, "description": what, "schema": {"type": "string", "maxLength": LONGEST}}
        for name, what in (
            ("queries", "JSON: queries by name, as {\"q0\": {\"query\": \"Walid Muallem\"}}"), ("query", "one query, JSON or a name"),
            ("extend", "JSON: {\"ids\": [...], \"properties\": [{\"id\": \"country\"}]}"),
        )
    ]
}  # fmt: skip
router = APIRouter(prefix="/reconcile", tags=["reconciliation"])


async def read_form(request: Request) -> Mapping[str, str]:
    """Read the fields of the address and of a form; raise UnsupportedMediaType or BadBatch."""
    fields = dict(request.query_params)
    if request.method == "POST":
        kind = request.headers.get("content-type", FORM).partition(";")[0].strip().lower()
        if kind != FORM:
            raise UnsupportedMediaType(f"a batch comes as {FORM}, not as {kind}; /reconcile/v1/match takes JSON")
        try:
            fields |= dict(parse_qsl((await request.body()).decode(), keep_blank_values=True, max_num_fields=20))
        except ValueError as error:
            raise BadBatch(f"the form cannot be read: {error}") from error
    return fields


FormDep = Annotated[Mapping[str, str], Depends(read_form)]


@router.get("", responses=declare_problems(413, 422, 503, 504), openapi_extra=PARAMETERS)
def reconcile_by_address(request: Request, response: Response, form: FormDep, store: StoreDep) -> dict[str, Any]:
    """Describe the reconciliation service; with `queries`, `query` or `extend` answer them (OpenRefine, protocol 0.2)."""
    response.headers["Content-Language"] = "en"
    return _answer(form, store) or old_manifest(str(request.base_url).rstrip("/"), request.app.version)


@router.post("", responses=declare_problems(413, 415, 422, 503, 504), openapi_extra=BODY)
def reconcile_by_form(form: FormDep, store: StoreDep) -> dict[str, Any]:
    """Answer a batch of names with the actors that they may mean, or give properties of actors (OpenRefine, protocol 0.2)."""
    found = _answer(form, store)
    if found is None:
        raise BadBatch("the form has neither `queries` nor `query` nor `extend`")
    return found


def _answer(form: Mapping[str, str], store: Store) -> dict[str, Any] | None:
    if "queries" in form:
        return _match(parse_json(form["queries"], "queries"), store)
    if "query" in form:
        text = form["query"]
        read = read_each([parse_json(text, "query") if text.startswith("{") else {"query": text}], parse_old_query)
        return _show(answer_batch(store, read)[0])
    return _extend(parse_json(form["extend"], "extend"), store) if "extend" in form else None


def _match(batch: Any, store: Store) -> dict[str, Any]:
    if not isinstance(batch, dict):
        raise BadBatch('queries is no object: write {"q0": {"query": "..."}}')
    check_size(len(batch))
    reads: list[Read] = read_each(batch.values(), parse_old_query)
    return {name: _show(found) for name, found in zip(batch, answer_batch(store, reads), strict=True)}


def _show(found: MatchResult) -> dict[str, Any]:
    fault = {"error": found.fault} if found.fault else {}
    return {"result": [show_candidate(candidate) for candidate in found.candidates], **fault}


def show_candidate(candidate: Candidate) -> dict[str, Any]:
    """Write a candidate; both versions of the protocol agree on its form."""
    kind = {"id": candidate.kind, "name": candidate.kind.capitalize()}
    return candidate.model_dump(exclude={"kind"}) | {"type": [kind]}


def _extend(data: Any, store: Store) -> dict[str, Any]:
    query = parse_extend(data)
    check_size(len(query.ids), 10 * BATCH)
    names = [wanted.id.lower() for wanted in query.properties]
    rows = {id_: dict(zip(names, values, strict=True)) for id_, values in extend_actors(store, query).items()}
    return {"meta": [show_meta(PROPERTIES[name]) for name in names], "rows": rows}
