"""What both versions of the protocol ask in one way: suggestions, proposals and previews."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field

from app.dependencies import SettingsDep, StoreDep
from app.errors import declare_problems
from app.reconciliation.answering import describe_briefly, get_known, suggest_actors
from app.reconciliation.manifests import properties_of, show_property, types
from app.reconciliation.preview import page_headers, write_flyout, write_page
from app.reconciliation.properties import PROPERTIES
from graph.model import Kind
from graph.namesakes import KINDS, KnownActor
from graph.queries import NotFound
from graph.store import Store

router = APIRouter(prefix="/reconcile", tags=["reconciliation"])

Id = Annotated[str, Query(max_length=500)]


class Suggested(BaseModel):
    """What is to be suggested. Other parameters are passed over: clients send some of their own."""

    model_config = ConfigDict(frozen=True)

    prefix: str = Field(default="", max_length=500, description="the beginning of a name, or an id")
    type: str | None = Field(default=None, max_length=100, description="a type of actors")
    limit: int = Field(default=20, ge=1, le=100)
    offset: int = Field(default=0, ge=0, le=1000, description="how many to pass over (1.0-draft)")
    cursor: int = Field(default=0, ge=0, le=1000, description="the same in 0.2")

    @property
    def first(self) -> int:
        """Give the number of suggestions to pass over."""
        return self.offset or self.cursor

    @property
    def kind(self) -> Kind | None:
        """Give the kind of actors that is wanted; one that there is not is none."""
        return next((kind for kind in KINDS if kind == self.type), None)


SuggestedDep = Annotated[Suggested, Query()]


@router.get("/suggest/entity", responses=declare_problems(422, 503, 504))
@router.get("/v1/suggest/entity", responses=declare_problems(422, 503, 504), name="suggest_entity_v1")
def suggest_entity(store: StoreDep, wanted: SuggestedDep) -> dict[str, Any]:
    """Suggest actors for the beginning of a name."""
    found = suggest_actors(store, wanted.prefix, wanted.kind, wanted.first, wanted.limit)
    return {"result": [describe_briefly(known) for known in found]}


@router.get("/suggest/type", responses=declare_problems(422))
@router.get("/v1/suggest/type", responses=declare_problems(422), name="suggest_type_v1")
def suggest_type(wanted: SuggestedDep) -> dict[str, Any]:
    """Suggest types of actors."""
    return {"result": _begun(types(), wanted)}


@router.get("/suggest/property", responses=declare_problems(422))
@router.get("/v1/suggest/property", responses=declare_problems(422), name="suggest_property_v1")
def suggest_property(wanted: SuggestedDep) -> dict[str, Any]:
    """Suggest properties that a query may give."""
    return {"result": _begun([show_property(entry) for entry in properties_of(wanted.kind, asked=True)], wanted)}


def _begun(entries: list[dict[str, Any]], wanted: Suggested) -> list[dict[str, Any]]:
    begun = wanted.prefix.strip().lower()
    fitting = [entry for entry in entries if any(entry[key].lower().startswith(begun) for key in ("id", "name"))]
    return fitting[wanted.first :][: wanted.limit]


@router.get("/propose", responses=declare_problems(422))
@router.get("/v1/extend/propose", responses=declare_problems(422), name="propose_properties_v1")
def propose_properties(type: Kind | None = None, limit: Annotated[int, Query(ge=1, le=100)] = 20) -> dict[str, Any]:  # noqa: A002
    """Propose properties with which a table of actors can be extended."""
    known = [show_property(entry) for entry in properties_of(type, asked=False)][:limit]
    return {"properties": known, "limit": limit, **({"type": type} if type else {})}


@router.get("/preview", response_class=HTMLResponse, responses=declare_problems(404, 503))
@router.get("/v1/preview", response_class=HTMLResponse, responses=declare_problems(404, 503), name="preview_actor_v1")
def preview_actor(id: Id, store: StoreDep, settings: SettingsDep) -> HTMLResponse:  # noqa: A002
    """Show an actor as a small page for a frame."""
    return HTMLResponse(write_page(_get_known(store, id)), headers=page_headers(settings.reconcile_origin))


@router.get("/flyout/entity", responses=declare_problems(404, 503))
def show_flyout(id: Id, store: StoreDep) -> dict[str, str]:  # noqa: A002
    """Show an actor beside a suggestion."""
    return {"id": id, "html": write_flyout(_get_known(store, id))}


@router.get("/flyout/{what}", responses=declare_problems(404))
def show_flyout_of_word(what: str, id: Id) -> dict[str, str]:  # noqa: A002
    """Explain a type or property beside a suggestion."""
    known = {entry["id"]: entry["name"] for entry in types()} if what == "type" else {p.id: p.description for p in PROPERTIES.values()}  # fmt: skip
    if what not in ("type", "property") or id not in known:
        raise NotFound(f"there is no {what} {id!r}")
    return {"id": id, "html": f"<p>{known[id]}</p>"}


def _get_known(store: Store, id_: str) -> KnownActor:
    found = get_known(store, [id_]).get(id_)
    if found is None:
        raise NotFound(f"there is no actor {id_!r}")
    return found
