"""The problem that an answer reports, RFC 9457, and how it is sent."""

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import Field
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from app.pages.rendering import render
from graph.model import Record

MEDIA_TYPE = "application/problem+json"


class Fault(Record):
    """One thing that is wrong with a request."""

    pointer: str = Field(
        description="where: `/query/NAME`, `/path/NAME`, `/header/NAME` or `/body/…`", examples=["/query/from"]
    )
    detail: str = Field(description="what is wrong there and what to write instead")


class Problem(Record):
    """Why a request was not answered and what to do about it (RFC 9457)."""

    type: str = Field(
        description="stable address of this kind of problem, explained there", examples=["/problems/bad-request"]
    )
    title: str = Field(examples=["The request cannot be understood"])
    status: int = Field(examples=[422])
    detail: str = Field(examples=["'2023-13' is no date: write 2023, 2023-10 or 2023-10-11"])
    instance: str = Field(
        description="id of the request, also in the log", examples=["urn:uuid:0d1ee0cb-4e5c-4b0e-9f0c-7a4b1f3c2d10"]
    )
    errors: tuple[Fault, ...] = ()
    suggestions: tuple[str, ...] = Field(
        default=(), description="questions that can be read, where a question could not"
    )


class ProblemKind(NamedTuple):
    """One kind of problem: the last part of its address, the HTTP status, a title, and the way on."""

    name: str
    status: int
    title: str
    advice: str
    again: int | None = None  # seconds after which the same request may succeed

    @property
    def headers(self) -> dict[str, str] | None:
        """Give the headers that an answer of the kind has."""
        return None if self.again is None else {"Retry-After": str(self.again)}

    @property
    def type(self) -> str:
        """Give the address of the kind."""
        return f"/problems/{self.name}"


class Explanation(NamedTuple):
    """What is said about one occurrence of a problem."""

    detail: str
    errors: tuple[Fault, ...] = ()
    suggestions: tuple[str, ...] = ()


def respond(
    request: Request, kind: ProblemKind, said: Explanation, headers: Mapping[str, str] | None = None
) -> Response:
    """Build the answer that reports a problem: a page for who asked for a page, else `application/problem+json`."""
    problem = Problem(
        type=kind.type, title=kind.title, status=kind.status, detail=said.detail,
        instance=f"urn:uuid:{request.scope.get('request_id', '00000000-0000-0000-0000-000000000000')}",
        errors=said.errors, suggestions=said.suggestions,
    )  # fmt: skip
    if not request.url.path.startswith("/v1/") and "text/html" in request.headers.get("accept", ""):
        return HTMLResponse(render("problem", problem=problem), kind.status, headers)
    content = problem.model_dump(exclude=None if said.suggestions else {"suggestions"})
    return JSONResponse(content, kind.status, headers, MEDIA_TYPE)


class Refused(Exception):
    """A request that cannot be served as it is. Read the message, `errors` and `suggestions`, and send another."""

    def __init__(self, detail: str, errors: tuple[Fault, ...] = (), suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(detail)
        self.said = Explanation(detail, errors, suggestions)
