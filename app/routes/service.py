"""What the service says of itself: its ontology, how well it reads, its health."""

from collections.abc import Mapping

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from app.backlog import Backlog
from app.errors import declare_problems
from app.quality import Quality, load_quality
from graph.migrations import DatabaseTooNew, MigrationChanged, pending
from graph.model import Record
from graph.ontology import EventType, Vocabulary, load_event_types, load_vocabulary
from graph.store import DatabaseUnreachable, WrongCredentials
from ingest.jobs.errors import JobsUnreachable

router = APIRouter(tags=["service"])


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
        "language": "loaded" if request.app.state.intake.is_loaded else "loads when first needed",
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
        checks |= Backlog.of(request.app.state.queue).checks(settings.backlog_alarm, settings.feed_alarm)
    except JobsUnreachable as error:
        checks["jobs"] = str(error)
    ready = all(said == "ok" for name, said in checks.items() if name != "language")
    return JSONResponse(HealthView(ready=ready, checks=checks).model_dump(), 200 if ready else 503)
