"""Exception -> HTTP status: the one place that knows error codes, and the words for each of them."""

import logging
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic_core import ErrorDetails
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.access.checks import KeyMissing, KeyRefused, ScopeMissing
from app.access.keys import BadLifetime, NoSuchKey
from app.access.rates import TooManyRequests
from app.ask.reading import UnreadableQuestion
from app.bodies import ArticleTooLong, TooManyArticles, UnreadableBody, UnsupportedMediaType
from app.cursors import BadCursor
from app.extras import ExtraMissing
from app.gate import SECURITY_HEADERS, AddressTooLong, ForeignPage, StrangeHost
from app.parameters import parameters_of
from app.problems import Explanation, Fault, Problem, ProblemKind, Refused, respond
from app.reconciliation.queries import BadBatch, TooManyQueries
from app.spelling import find_nearest
from app.turnstile import TooBusy
from graph.decisions import BadDecision
from graph.findings import advise, is_own, tell_apart
from graph.judgements import find_current
from graph.queries import NotFound
from graph.store import DatabaseUnreachable, QueryTooSlow, WrongCredentials
from ingest.fetching.addresses import BadAddress
from ingest.jobs.errors import FeedExists, FeedIsBusy, JobIsOpen, JobsUnreachable, NoSuchFeed, NoSuchJob
from ingest.jobs.schedules import BadSchedule

log = logging.getLogger("dragoman")


MERGED = {"actors", "events"}  # collections whose ids may be merged into others

AWAY = 5  # seconds: Neo4j, started again after it died, answers after about ten
BAD_REQUEST = ProblemKind(
    "bad-request", 422, "The request cannot be understood", "Correct what `errors` names and repeat."
)
NO_ROUTE = ProblemKind("no-such-address", 404, "There is nothing at this address", "`/docs` lists all addresses.")
INTERNAL = ProblemKind(
    "internal-error", 500, "Dragoman made a mistake", "Report it with the `instance`, which is in the log too."
)

PROBLEMS: Mapping[type[Exception], ProblemKind] = {
    NotFound: ProblemKind("not-found", 404, "Nothing has this id", "Search `/v1/events`, `/v1/actors` or `/v1/ask` for the right id."),
    BadDecision: ProblemKind("bad-decision", 422, "The decision cannot be made", "Name two of a kind, or what to split off."),
    BadCursor: ProblemKind("bad-cursor", 422, "The cursor does not fit", "Use `next` as given, or leave `cursor` out."),
    UnreadableQuestion: ProblemKind("unreadable-question", 422, "The question cannot be read", "Ask like one of `suggestions`."),
    UnreadableBody: ProblemKind("unreadable-body", 422, "The body cannot be read", "Send what `errors` asks for; `/docs` has examples."),
    UnsupportedMediaType: ProblemKind(
        "unsupported-media-type", 415, "The body has a type that is not read",
        "Send Content-Type application/json, application/x-ndjson, text/html or text/plain.",
    ),
    TooManyArticles: ProblemKind("too-many-articles", 413, "Too many articles at once", "Send fewer, or use `dragoman ingest`."),
    ArticleTooLong: ProblemKind("article-too-long", 413, "An article is too long", "Split it into articles."),
    AddressTooLong: ProblemKind("address-too-long", 414, "The address is too long", "Ask for less in one request."),
    StrangeHost: ProblemKind("strange-host", 421, "The service is not called that", "Use the address that `dragoman up` printed."),
    ForeignPage: ProblemKind("foreign-page", 403, "Another web page may not write here", "Send the request from a program."),
    KeyMissing: ProblemKind("key-missing", 401, "A key is needed", "Send `Authorization: Bearer dragoman_...`; `dragoman keys create` makes a key."),
    KeyRefused: ProblemKind("key-refused", 401, "The key does not work", "Ask for a new one; `dragoman keys list` shows which there are."),
    ScopeMissing: ProblemKind("scope-missing", 403, "The key may not do this", "Use a key with the scope that `detail` names."),
    TooManyRequests: ProblemKind("too-many-requests", 429, "Too many requests", "Wait as long as `Retry-After` says."),
    TooBusy: ProblemKind("too-busy", 503, "The service has its hands full", "Wait as long as `Retry-After` says."),
    NoSuchKey: ProblemKind("no-such-key", 404, "There is no such key", "`/v1/keys` lists all keys."),
    BadLifetime: ProblemKind("bad-lifetime", 422, "The lifetime cannot be read", "Write 90d or 12h."),
    BadBatch: ProblemKind("bad-batch", 422, "The batch cannot be read", "Send what the reconciliation protocol asks for."),
    TooManyQueries: ProblemKind("too-many-queries", 413, "Too many queries at once", "Send smaller batches: see `batchSize`."),
    DatabaseUnreachable: ProblemKind("database-unreachable", 503, "The database does not answer", "Wait, or see `/readyz`.", AWAY),
    WrongCredentials: ProblemKind("wrong-credentials", 503, "The database refuses Dragoman", "Correct the password in the settings."),
    JobsUnreachable: ProblemKind("jobs-unreachable", 503, "The database of jobs does not answer", "Wait, or see `/readyz`.", AWAY),
    NoSuchJob: ProblemKind("no-such-job", 404, "There is no such job", "`/v1/jobs` lists all jobs."),
    NoSuchFeed: ProblemKind("no-such-feed", 404, "There is no such feed", "`/v1/feeds` lists all feeds."),
    FeedExists: ProblemKind("feed-exists", 409, "The feed is there already", "Change it by PATCH."),
    FeedIsBusy: ProblemKind("feed-is-busy", 409, "The feed is being visited", "Wait for the end of its job."),
    JobIsOpen: ProblemKind("job-is-open", 409, "The job has not ended", "Wait for its end, or cancel it."),
    BadSchedule: ProblemKind("bad-schedule", 422, "The schedule cannot be read", "Write adaptive, every 30m, or five fields of cron."),
    BadAddress: ProblemKind("bad-address", 422, "This is no address of a page", "Write http:// or https://, a host, and a port up to 65535."),
    ExtraMissing: ProblemKind("extra-missing", 501, "The service has no such part", "Install the extra that `detail` names, or choose another format."),
    QueryTooSlow: ProblemKind("query-too-slow", 504, "The question takes too long", "Narrow it: name a side, a type or a period."),
}  # fmt: skip

BY_STATUS: Mapping[int, ProblemKind] = {
    404: NO_ROUTE,
    405: ProblemKind(
        "method-not-allowed", 405, "The address does not take this method", "Use one of those in the `Allow` header."
    ),
    413: ProblemKind(
        "too-large", 413, "The body is too large", "Send fewer articles at once, or use `dragoman ingest`."
    ),
}

OTHER = ProblemKind("http-error", 400, "The request was refused", "See `detail`.")


def problem_kinds() -> tuple[ProblemKind, ...]:
    """List all kinds of problems, for their pages and for the API description."""
    return (BAD_REQUEST, *PROBLEMS.values(), *BY_STATUS.values(), INTERNAL)


def declare_problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Describe the problems that an operation answers with, for OpenAPI."""
    kinds = {status: [kind for kind in problem_kinds() if kind.status == status] for status in (*statuses, 500)}
    return {
        status: {
            "description": "; ".join(kind.title for kind in found),
            "content": {"application/problem+json": {"schema": SCHEMA}},
        }
        for status, found in kinds.items()
    }


SCHEMA = {"$ref": f"#/components/schemas/{Problem.__name__}"}


def install(app: FastAPI) -> None:
    """Answer every error of the app with a problem."""
    for error in PROBLEMS.keys() - {NotFound}:
        app.add_exception_handler(error, report_known)
    app.add_exception_handler(NotFound, report_missing)
    app.add_exception_handler(RequestValidationError, report_invalid)
    app.add_exception_handler(HTTPException, report_http)
    app.add_exception_handler(Exception, report_unknown)


async def report_known(request: Request, error: Exception) -> Response:
    """Report an exception that the table names, or whose parent it names."""
    kind = next(PROBLEMS[parent] for parent in type(error).__mro__ if parent in PROBLEMS)
    said = error.said if isinstance(error, Refused) else Explanation(str(error))
    said = said._replace(detail=_sentence(said.detail, kind.advice))
    return respond(request, kind, said, getattr(error, "headers", kind.headers))


async def report_missing(request: Request, error: Exception) -> Response:
    """Send a reader on from an id that was merged to the one that it belongs to now (308, so that the method stays)."""
    collection, _, id_ = request.url.path.removeprefix("/v1").removeprefix("/").partition("/")
    old = unquote(id_.partition("/")[0])
    new = await run_in_threadpool(find_current, request.app.state.store, old) if collection in MERGED else None
    if new is None:
        return await report_known(request, error)
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{request.url.path.replace(f'/{old}', f'/{new}', 1)}{query}", 308, SECURITY_HEADERS)


async def report_invalid(request: Request, error: Exception) -> Response:
    """Report each part of a request that its record does not take."""
    assert isinstance(error, RequestValidationError)
    faults = tuple(_fault(request, entry) for entry in tell_apart(error.errors()))
    said = "; ".join(dict.fromkeys(fault.detail for fault in faults))
    return respond(request, BAD_REQUEST, Explanation(said, faults))


async def report_http(request: Request, error: Exception) -> Response:
    """Report what the framework refuses: no such address, wrong method, too large a body."""
    assert isinstance(error, HTTPException)
    kind = BY_STATUS.get(error.status_code, OTHER._replace(status=error.status_code))
    return respond(request, kind, Explanation(_describe(request, error, kind)), error.headers)


async def report_unknown(request: Request, error: Exception) -> Response:
    """Report a mistake of our own without its details, which go to the log under the same id."""
    log.error(
        "request %s failed: %s %s", request.scope.get("request_id"), request.method, request.url.path, exc_info=error
    )
    said = Explanation(f"Your request may be right; the answer failed. {INTERNAL.advice}")
    return respond(request, INTERNAL, said, SECURITY_HEADERS)


def _sentence(detail: str, advice: str) -> str:
    """Add what to do, where the message of the error does not say it already, as those do that a command prints alone."""
    if advice.rstrip(".").lower() in detail.lower():
        return f"{detail.rstrip('.')}."
    return f"{detail.rstrip('.')}. {advice}"


def _describe(request: Request, error: HTTPException, kind: ProblemKind) -> str:
    if kind is not NO_ROUTE:
        allowed = (error.headers or {}).get("Allow")
        return _sentence(str(error.detail), f"Write {allowed}." if allowed else kind.advice)
    near = find_nearest(request.url.path, request.app.openapi()["paths"])
    return f"There is nothing at {request.url.path}. {f'Did you mean {near}?' if near else kind.advice}"


def _fault(request: Request, entry: ErrorDetails) -> Fault:
    """Convert one finding of pydantic: where, and what to write instead."""
    place, *path = entry["loc"]
    detail = advise(entry)
    if entry["type"] == "extra_forbidden":
        detail = _unknown_name(str(path[-1]), tuple(parameters_of(request)) if place == "query" else ())
    elif path and entry["type"] != "json_invalid" and not is_own(entry):
        detail = f"{'.'.join(map(str, path)) if place == 'body' else path[0]}: {detail}"
    return Fault(pointer="/" + "/".join(str(part) for part in (place, *path)), detail=detail)


def _unknown_name(name: str, known: tuple[str, ...]) -> str:
    near = find_nearest(name, known)
    hint = f"did you mean {near!r}?" if near else f"the names are {', '.join(known)}" if known else "leave it out"
    return f"there is no parameter {name!r}: {hint}"
