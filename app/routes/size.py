"""How much the graph holds."""

from fastapi import APIRouter

from app.dependencies import StoreDep
from app.errors import declare_problems
from graph.model import Record

router = APIRouter(tags=["service"])


class SizeView(Record):
    """How much the graph holds."""

    articles: int
    claims: int
    events: int
    actors: int


@router.get("/size", responses=declare_problems(503))
def get_size(store: StoreDep) -> SizeView:
    """Get how many articles, claims, events and actors there are."""
    return SizeView(**store.read("count_graph")[0])
