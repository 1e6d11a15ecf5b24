"""Decisions, their effect and their undoing; what waits for one; and why the graph says what it says."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response

from app.dependencies import StoreDep
from app.errors import declare_problems
from app.shown import link
from app.spelling import in_any_case
from graph.decisions import Decision, Request, Ruling, decide, undo
from graph.judgements import (
    Candidate,
    History,
    Neighbour,
    Why,
    compare_two,
    explain_actor,
    explain_event,
    find_candidates,
    get_decision,
    history_of,
    list_decisions,
)

router = APIRouter(tags=["curation"])

About = Literal["actor", "event"]
DryRun = Annotated[bool, Query(description="only tell what it would do")]
Other = Annotated[
    str | None, Query(max_length=200, description="id of another one: what speaks for and against their being one")
]
Author = Annotated[str, Query(min_length=1, max_length=200)]
Reason = Annotated[str, Query(min_length=3, max_length=2000)]
Limit = Annotated[int, Query(ge=1, le=500)]


@router.post("/decisions", status_code=201, responses=declare_problems(422, 503))
def make_decision(request: Request, response: Response, store: StoreDep, dry_run: DryRun = False) -> Ruling:
    """Decide that two actors or events are the same or not, merge them, or split one. With `dry_run` nothing is stored."""
    ruling = decide(store, request, dry_run)
    if dry_run:
        response.status_code = 200
    else:
        response.headers["Location"] = link("decisions", ruling.decision.id)
    return ruling


@router.get("/decisions", responses=declare_problems(422, 503))
def show_decisions(
    store: StoreDep, about: Annotated[str | None, Query(max_length=200, description="id of an actor or event")] = None, limit: Limit = 50
) -> tuple[Decision, ...]:  # fmt: skip
    """List decisions, the latest first, those that were undone too."""
    return list_decisions(store, about, limit)


@router.get("/decisions/{id}", responses=declare_problems(404, 503))
def get_decision_by_id(id: str, store: StoreDep) -> Decision:  # noqa: A002
    """Get one decision."""
    return get_decision(store, id)


@router.delete("/decisions/{id}", responses=declare_problems(404, 422, 503))
def undo_decision(id: str, store: StoreDep, author: Author, reason: Reason, dry_run: DryRun = False) -> Ruling:  # noqa: A002
    """Supersede a decision: the graph is as if it had never been made, and the decision stays in the history."""
    get_decision(store, id)
    return undo(store, id, author, reason, dry_run)


@router.get("/review", responses=declare_problems(422, 503))
def list_review(
    store: StoreDep,
    about: Annotated[About | None, in_any_case(About), Query(description="actors or events only")] = None,
    limit: Limit = 50,
) -> tuple[Candidate, ...]:
    """List pairs that may be one and wait for a decision, what matters most first."""
    return find_candidates(store, about, limit)


@router.get("/events/{id}/why", responses=declare_problems(404, 503))
def explain_event_by_id(id: str, store: StoreDep, other: Other = None) -> Why | Neighbour:  # noqa: A002
    """Explain an event: its claims, sentences and rules, what joined them, what was near and not joined, what was decided."""
    return compare_two(store, id, other) if other else explain_event(store, id)


@router.get("/actors/{id}/why", responses=declare_problems(404, 503))
def explain_actor_by_id(id: str, store: StoreDep, other: Other = None) -> Why | Neighbour:  # noqa: A002
    """Explain an actor: the names that were joined, why, what was near and not joined, what was decided."""
    return compare_two(store, id, other) if other else explain_actor(store, id)


@router.get("/events/{id}/history", responses=declare_problems(404, 503))
def show_history_of_event(id: str, store: StoreDep) -> History:  # noqa: A002
    """Tell what was said of an event before, and what was decided about it."""
    return history_of(store, id)


@router.get("/actors/{id}/history", responses=declare_problems(404, 503))
def show_history_of_actor(id: str, store: StoreDep) -> History:  # noqa: A002
    """Tell what was said of an actor before, and what was decided about it."""
    return history_of(store, id)
