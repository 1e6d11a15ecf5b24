"""Put the API together from settings, store and intake."""

from threading import Lock
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from app import errors
from app.access.keys import KeyRing
from app.access.rates import Rates
from app.conditional import Conditional
from app.dependencies import check_request
from app.errors import SCHEMA
from app.gate import Gate
from app.heads import Heads
from app.intake import Intake
from app.kept import Answers
from app.limits import BodyLimit
from app.measures import make_measure
from app.problems import Problem
from app.reconciliation import current, earlier, suggestions
from app.routes import (
    actors,
    analysis,
    articles,
    ask,
    browser,
    changes,
    curation,
    events,
    explorer,
    exports,
    feeds,
    jobs,
    keys,
    metrics,
    offices,
    pages,
    records,
    service,
    size,
)
from app.settings import Settings
from app.sharing import Sharing
from app.states import States
from app.turnstile import Places, Turnstile
from graph.store import Store
from ingest.jobs.queue import JobQueue

DESCRIPTION = (
    "Who met whom, in which capacity, where, when, about what, and which sentence says so. Start with "
    "`/v1/meetings?between=Iran&between=Syria` or `/v1/ask?q=meetings between Iranian and Syrian officials`."
)


def create_app(settings: Settings, store: Store, intake: Intake, queue: JobQueue) -> FastAPI:
    """Build the app. The caller owns the store and the queue, and closes them."""
    app = FastAPI(
        title="Dragoman", version="0.1.0", description=DESCRIPTION, docs_url=None, redoc_url=None, dependencies=[Depends(check_request)],
        generate_unique_id_function=_name_operation, license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )  # fmt: skip
    app.state.settings, app.state.store, app.state.intake, app.state.queue = settings, store, intake, queue
    app.state.answers, app.state.requests = Answers(), make_measure()
    app.state.states = States(store.read_state)
    app.state.keys = KeyRing(queue.engine)
    app.state.rates = Rates({"read": settings.rate_read, "costly": settings.rate_costly, "write": settings.rate_write})
    for router in (
        curation.router, offices.router, analysis.router, exports.router, changes.router, changes.kept, events.router, actors.router, articles.router,
        ask.router, feeds.router, jobs.router, keys.router, size.router,
    ):  # fmt: skip
        app.include_router(router, prefix="/v1")
    app.include_router(service.router)
    app.include_router(earlier.router)
    app.include_router(current.router)
    app.include_router(suggestions.router)
    app.include_router(metrics.router)
    app.include_router(explorer.router)
    app.include_router(browser.router)
    app.include_router(pages.router)
    app.include_router(records.router)
    app.mount("/static", pages.STATIC)
    errors.install(app)
    _guard(app, settings)
    _declare_problem(app)
    return app


def _guard(app: FastAPI, settings: Settings) -> None:
    """Put before the app what each request passes, the last of these first."""
    app.add_middleware(BodyLimit, most=settings.max_body_bytes)
    app.add_middleware(Conditional)
    if settings.cors:
        app.add_middleware(
            CORSMiddleware, allow_origins=settings.cors, allow_methods=["GET", "HEAD"], allow_headers=["Authorization", "X-API-Key"],
            expose_headers=["ETag", "Link", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-ID"], max_age=600,
        )  # fmt: skip
    app.add_middleware(GZipMiddleware, minimum_size=2000, compresslevel=5)
    app.add_middleware(Sharing, origin=settings.reconcile_origin)
    app.add_middleware(
        Turnstile,
        places=Places(settings.max_requests, settings.max_exports, settings.request_wait),
        report=errors.report_known,
    )
    app.add_middleware(Heads)
    app.add_middleware(Gate)
    if settings.trusted_proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=[str(network) for network in settings.trusted_proxies])


def _name_operation(route: APIRoute) -> str:
    return route.name


def _declare_problem(app: FastAPI) -> None:
    """Add the schema of problems, which no handler returns by itself, to the API description."""
    plain, lock = app.openapi, Lock()
    made: list[dict[str, Any]] = []

    def described() -> dict[str, Any]:
        with lock:  # the first requests ask for it while it is made at the start
            if not made:
                made.append(_complete(plain()))
            return made[0]

    app.openapi = described  # type: ignore[method-assign]


def _complete(document: dict[str, Any]) -> dict[str, Any]:
    """Add what no handler tells: problems, refusals, and keys."""
    schemas = document["components"]["schemas"]
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(schema.pop("$defs", {}))
    schemas[Problem.__name__] = schema
    for path in document["paths"].values():
        for operation in path.values():
            _tell_refusals(operation["responses"])
    document["components"]["securitySchemes"] = {
        "key": {"type": "http", "scheme": "bearer", "bearerFormat": "dragoman_ID_SECRET"}
    }
    document["security"] = [{}, {"key": []}]
    return document


def _tell_refusals(responses: dict[str, Any]) -> None:
    """Say that every operation may be refused, each time with a problem: too long an address, no key, too many requests."""
    problem = {"description": "The request is refused", "content": {"application/problem+json": {"schema": SCHEMA}}}
    if "HTTPValidationError" in str(responses.get("422")):
        responses["422"] = problem
    responses.setdefault("4XX", problem)
    responses.setdefault("5XX", problem | {"description": "The service cannot answer"})
