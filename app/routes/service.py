"""What the service says of itself: its ontology, its health, its documentation, its kinds of problems."""

from collections.abc import Mapping
from pathlib import Path

import fastapi_offline
from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException

from app.backlog import Backlog
from app.dependencies import get_intake, get_queue
from app.errors import declare_problems, problem_kinds
from app.quality import Quality, load_quality
from graph.migrations import DatabaseTooNew, MigrationChanged, pending
from graph.model import Record
from graph.ontology import EventType, Vocabulary, load_event_types, load_vocabulary
from graph.store import DatabaseUnreachable, WrongCredentials
from ingest.jobs.errors import JobsUnreachable

router = APIRouter(tags=["service"])
pages = APIRouter(include_in_schema=False)
ASSETS = Path(fastapi_offline.__file__).parent / "static"
SERVED = {name: ASSETS / name for name in ("swagger-ui-bundle.js", "swagger-ui.css", "favicon.png")}
SERVED["docs.js"] = Path(__file__).parent.parent / "static" / "docs.js"
DOCS = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Dragoman API</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/static/swagger-ui.css"><link rel="icon" href="/static/favicon.png"></head>
<body><div id="swagger-ui"></div><script src="/static/swagger-ui-bundle.js"></script><script src="/static/docs.js"></script></body></html>"""


class OntologyView(Record):
    """The words of the graph."""

    types: tuple[EventType, ...]
    vocabulary: Vocabulary


class HealthView(Record):
    """Whether the service can answer, and what is missing when it cannot."""

    ready: bool
    checks: Mapping[str, str]


@router.get("/v1/ontology", responses=declare_problems())
def get_ontology() -> OntologyView:
    """Get event types, roles, statuses, sectors and categories with their meanings."""
    return OntologyView(types=tuple(load_event_types().values()), vocabulary=load_vocabulary())


@router.get("/v1/quality", responses=declare_problems())
def get_quality() -> Quality:
    """Get how well the extraction reads, measured on annotated articles: by type, and what a confidence means."""
    return load_quality()


@router.get("/livez")
def check_life() -> dict[str, str]:
    """Tell that the process answers."""
    return {"status": "alive"}


@router.get("/readyz", response_model=HealthView, responses={503: {"model": HealthView}})
def check_readiness(request: Request) -> JSONResponse:
    """Tell whether databases, migrations, backlog and feeds are as they must be; 503 with the reason when they are not."""
    checks = {
        "database": "ok",
        "migrations": "ok",
        "language": "loaded" if get_intake(request).is_loaded else "loads when first needed",
    }
    try:
        waiting = pending(request.app.state.store)
        checks["migrations"] = f"{len(waiting)} to apply: restart the service" if waiting else "ok"
    except (DatabaseUnreachable, WrongCredentials) as error:
        checks["database"] = str(error)
    except (DatabaseTooNew, MigrationChanged) as error:
        checks["migrations"] = str(error)
    try:
        settings = request.app.state.settings
        checks |= Backlog.of(get_queue(request)).checks(settings.backlog_alarm, settings.feed_alarm)
    except JobsUnreachable as error:
        checks["jobs"] = str(error)
    ready = all(said == "ok" for name, said in checks.items() if name != "language")
    return JSONResponse(HealthView(ready=ready, checks=checks).model_dump(), 200 if ready else 503)


@pages.get("/")
def show_start() -> RedirectResponse:
    """Lead to the documentation."""
    return RedirectResponse("/docs")


@pages.get("/docs")
def show_docs() -> HTMLResponse:
    """Show the API documentation, from files of this machine alone."""
    return HTMLResponse(DOCS)


@pages.get("/static/{name}")
def serve_static(name: str) -> FileResponse:
    """Serve one of the few files that the pages need."""
    if name not in SERVED:
        raise HTTPException(404)
    return FileResponse(SERVED[name], headers={"Cache-Control": "public, max-age=3600"})


@pages.get("/problems/{name}")
def explain_problem(name: str) -> dict[str, str | int]:
    """Explain a kind of problem."""
    for kind in problem_kinds():
        if kind.name == name:
            return {"type": kind.type, "title": kind.title, "status": kind.status, "advice": kind.advice}
    raise HTTPException(404)
