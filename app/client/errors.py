"""Problem of an answer -> typed exception: the mirror of the service's table, for those who ask it."""

from collections.abc import Mapping
from http import HTTPStatus

import httpx
from pydantic import Field, ValidationError

from graph.model import Record


class Fault(Record):
    """One thing that is wrong with a request."""

    pointer: str
    detail: str


class Reported(Record):
    """A problem as the service reports it (RFC 9457)."""

    type: str = "about:blank"
    title: str = "The request was refused"
    status: int
    detail: str = ""
    instance: str | None = None
    errors: tuple[Fault, ...] = ()
    suggestions: tuple[str, ...] = Field(default=(), description="questions that can be read")


class ServiceError(Exception):
    """The service did not do what was asked. Read the message: it says what to write instead; `problem` has all of it."""

    def __init__(self, message: str, problem: Reported | None = None) -> None:
        super().__init__(message)
        self.problem = problem


class BadRequest(ServiceError):
    """The request cannot be understood. Correct what `problem.errors` names."""


class NotFound(ServiceError):
    """Nothing has this id, or there is no such address. Search for the right one."""


class NotAllowed(ServiceError):
    """The service wants a key, or another one. Give `key`."""


class Conflict(ServiceError):
    """The thing is in a state that forbids it. Wait, or change it."""


class ServiceBusy(ServiceError):
    """The service still refuses after all tries, for too many requests or because it cannot answer now. Come back later."""


class ServiceFailed(ServiceError):
    """The service made a mistake, or answers what no Dragoman would. Report it with `problem.instance`."""


class ServiceUnreachable(ServiceError):
    """Nobody answers at this address. Start the service with `dragoman up`, or give the right address."""


class NoAddress(ServiceUnreachable):
    """What was given is no address of a service. Write http://HOST:PORT."""


class JobUnfinished(ServiceError):
    """A job has not ended in the time that was given; it goes on. Look at it later, or start a worker."""


KINDS: Mapping[int, type[ServiceError]] = {
    HTTPStatus.UNAUTHORIZED: NotAllowed,
    HTTPStatus.FORBIDDEN: NotAllowed,
    HTTPStatus.NOT_FOUND: NotFound,
    HTTPStatus.CONFLICT: Conflict,
    HTTPStatus.TOO_MANY_REQUESTS: ServiceBusy,
    HTTPStatus.SERVICE_UNAVAILABLE: ServiceBusy,
    HTTPStatus.GATEWAY_TIMEOUT: ServiceBusy,
}


def error_of(answer: httpx.Response) -> ServiceError:
    """Convert an answer that is no success."""
    problem = read_problem(answer)
    other = BadRequest if answer.is_client_error else ServiceFailed
    kind = KINDS.get(answer.status_code, other)
    return kind(f"{problem.title}: {problem.detail}" if problem.detail else problem.title, problem)


def read_problem(answer: httpx.Response) -> Reported:
    """Read the problem of an answer; what is none, as a gateway sends, is told by its status alone."""
    try:
        return Reported.model_validate_json(answer.content, extra="ignore")
    except ValidationError:
        status = answer.status_code
        known = status in {entry.value for entry in HTTPStatus}
        return Reported(status=status, title=f"HTTP {status} {HTTPStatus(status).phrase if known else ''}".strip())
