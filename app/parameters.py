"""The names in a query string: those that an address takes, and which of them it takes once.

A record of a query string refuses names that it does not know, but takes the last of several values; an address without a record takes any name.
Either would answer something else than was asked, in silence.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request


async def check_parameters(request: Request) -> None:
    """Refuse names that an operation of the API does not take, and a name twice that it takes once; raise RequestValidationError."""
    given = request.query_params
    if not given or not request.url.path.startswith("/v1/"):
        return
    if not hasattr(request.app.state, "parameters"):  # it takes a second to make, in which others are answered
        await run_in_threadpool(_learn, request.app)
    known = parameters_of(request)
    findings = [finding for name in given for finding in _judge(name, len(given.getlist(name)), known)]
    if findings:
        raise RequestValidationError(findings)


def parameters_of(request: Request) -> Mapping[str, bool]:
    """Name the query parameters of the operation that a request asks for, and tell of each whether it may be repeated."""
    return _learn(request.app).get(request.scope["route"].name, {})


def _learn(app: FastAPI) -> Mapping[str, Mapping[str, bool]]:
    """Read the names of all operations from the description of the API, once."""
    if not hasattr(app.state, "parameters"):
        app.state.parameters = dict(_operations(app))
    found: Mapping[str, Mapping[str, bool]] = app.state.parameters
    return found


def _operations(app: FastAPI) -> Iterator[tuple[str, Mapping[str, bool]]]:
    for path in app.openapi()["paths"].values():
        for operation in path.values():
            known = (one for one in operation.get("parameters", ()) if one["in"] == "query")
            yield operation["operationId"], {one["name"]: one["schema"].get("type") == "array" for one in known}


def _judge(name: str, times: int, known: Mapping[str, bool]) -> Iterator[dict[str, Any]]:
    if name not in known:
        yield {"type": "extra_forbidden", "loc": ("query", name), "msg": "", "input": None}
    elif times > 1 and not known[name]:
        yield {
            "type": "value_error",
            "loc": ("query", name),
            "msg": f"{name}: give it once, not {times} times",
            "input": None,
        }
