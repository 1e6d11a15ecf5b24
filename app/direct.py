"""Handlers of reads called directly, where their arguments are a record of the query string and what the app has.

The framework looks through the annotation of each field of a record at every request, checks an answer that is a record already, and takes
it to a thread for that: 0.6 of the 1.0 ms that a count took beside the database. What the API's description says comes from
the same signature as ever, and every other handler is called by the framework.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from inspect import iscoroutinefunction
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from fastapi.exceptions import RequestValidationError
from fastapi.params import Query
from pydantic import TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from app.dependencies import NamesDep, StoreDep
from app.filters import Asked
from app.parameters import parameters_of
from graph.actor_queries import find_actor_ids

Handler = Callable[[Request], Awaitable[Response]]
Give = Callable[[Request, Response], Any]
GIVEN: tuple[tuple[Any, Give], ...] = (
    (Request, lambda request, _response: request),
    (Response, lambda _request, response: response),
    (StoreDep, lambda request, _response: request.app.state.store),
    (NamesDep, lambda request, _response: partial(find_actor_ids, request.app.state.store)),
)


class _Call(NamedTuple):
    """A handler, what gives its arguments, and how its result is written."""

    endpoint: Callable[..., Any]
    givers: dict[str, Give]
    result: TypeAdapter[Any]

    def answer(self, request: Request) -> Response:
        """Answer a request that was let in; raises RequestValidationError, and what the handler raises."""
        response = Response()
        del response.headers["content-length"]
        found = self.endpoint(**{name: give(request, response) for name, give in self.givers.items()})
        if isinstance(found, Response):
            return found
        body = self.result.dump_json(found, by_alias=True)
        return Response(body, headers=dict(response.headers), media_type="application/json")


def handle_directly(endpoint: Callable[..., Any]) -> Handler | None:
    """Make what answers by a handler; None where it takes something else, or waits by itself."""
    hints = get_type_hints(endpoint, include_extras=True)
    result = hints.pop("return")
    givers = {name: _find_giver(hint) for name, hint in hints.items()}
    known = {name: give for name, give in givers.items() if give is not None}
    if iscoroutinefunction(endpoint) or len(known) < len(givers):
        return None
    call = _Call(endpoint, known, TypeAdapter(None if result is Response else result))

    async def handle(request: Request) -> Response:
        return await run_in_threadpool(call.answer, request)

    return handle


def _find_giver(hint: Any) -> Give | None:
    if get_origin(hint) is Annotated and any(isinstance(one, Query) for one in get_args(hint)[1:]):
        record = get_args(hint)[0]
        is_record = isinstance(record, type) and issubclass(record, Asked)
        return partial(_read_record, record) if is_record else None
    return next((give for kind, give in GIVEN if hint == kind), None)


def _read_record(record: type[Asked], request: Request, _response: Response) -> Asked:
    """Read the record of a query string whose names were checked; raise RequestValidationError."""
    given, repeated = request.query_params, parameters_of(request)
    try:
        return record.model_validate({name: given.getlist(name) if repeated[name] else given[name] for name in given})
    except ValidationError as error:
        errors = error.errors(include_url=False)
        raise RequestValidationError([{**one, "loc": ("query", *one["loc"])} for one in errors]) from error
