"""The reconciliation service after the 1.0 draft of the protocol, under `/reconcile/v1`: JSON in, JSON out."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response

from app.dependencies import StoreDep
from app.errors import declare_problems
from app.reconciliation.answering import BATCH, answer_batch, check_size, extend_actors, read_each
from app.reconciliation.earlier import show_candidate
from app.reconciliation.manifests import new_manifest, show_meta
from app.reconciliation.properties import PROPERTIES
from app.reconciliation.queries import BadBatch, MatchResult
from app.reconciliation.written import parse_extend, parse_json, parse_new_query

router = APIRouter(prefix="/reconcile/v1", tags=["reconciliation"])


def _takes(example: dict[str, Any]) -> dict[str, Any]:
    return {
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"type": "object"}, "example": example}},
        }
    }


QUERIES = {"queries": [{"type": "person", "conditions": [{"matchType": "name", "propertyValue": "Karim Sabry"}]}]}
EXTEND = {"ids": ["cty-egy"], "properties": [{"id": "country"}, {"id": "events"}]}


async def read_document(request: Request) -> Any:
    """Read the JSON of the body; raise BadBatch."""
    return parse_json(await request.body(), "the body")


DocumentDep = Annotated[Any, Depends(read_document)]


@router.get("", responses=declare_problems())
def describe_reconciliation(request: Request, response: Response) -> dict[str, Any]:
    """Describe the reconciliation service (protocol 1.0-draft)."""
    response.headers["Content-Language"] = "en"
    return new_manifest(str(request.base_url).rstrip("/"), request.app.version)


@router.post("/match", responses=declare_problems(413, 422, 503, 504), openapi_extra=_takes(QUERIES))
def match_names(data: DocumentDep, store: StoreDep) -> dict[str, Any]:
    """Answer a batch of queries with the actors that they may mean, in its order; a bad one is told in its place."""
    batch = data.get("queries") if isinstance(data, dict) else None
    if not isinstance(batch, list):
        raise BadBatch('the body has no list of queries: write {"queries": [{"conditions": [...]}]}')
    check_size(len(batch))
    return {"results": [_show(found) for found in answer_batch(store, read_each(batch, parse_new_query))]}


def _show(found: MatchResult) -> dict[str, Any]:
    fault = {"error": found.fault} if found.fault else {}
    return {"candidates": [show_candidate(candidate) for candidate in found.candidates], **fault}


@router.post("/extend", responses=declare_problems(413, 422, 503, 504), openapi_extra=_takes(EXTEND))
def extend_table(data: DocumentDep, store: StoreDep) -> dict[str, Any]:
    """Give properties of actors, in the order of the ids and properties asked for."""
    query = parse_extend(data)
    check_size(len(query.ids), 10 * BATCH)
    names = [wanted.id.lower() for wanted in query.properties]
    rows = [
        {
            "id": id_,
            "properties": [{"id": name, "values": list(cell)} for name, cell in zip(names, values, strict=True)],
        }
        for id_, values in extend_actors(store, query).items()
    ]
    return {"meta": [show_meta(PROPERTIES[name]) for name in names], "rows": rows}
