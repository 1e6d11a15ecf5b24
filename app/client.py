"""A typed client of a Dragoman service: events, questions, actors, ingestion, exports; light to import, and without a database.

from app.client import Dragoman

with Dragoman("http://127.0.0.1:8000") as service:
    for meeting in service.meetings(between=["Iran", "Syria"]):
        print(meeting.when.start, meeting.title)
"""

import random
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx
from pydantic import BaseModel, ConfigDict

from app.views import ActorView, ArticleView, EventView, PageView

PAGE = 100
TRIES = 4
LONGEST_WAIT = 60.0  # seconds
PASSING = {429, 503}
Value = str | int | float | bool | Sequence[str] | None


class ServiceError(Exception):
    """The service refused a request or could not be asked. Read the message: it says what to send instead."""


class Unreachable(ServiceError):
    """No service answers at the address. Start one with `dragoman up`, or correct the address."""


class Refused(ServiceError):
    """The service refused a request. `problem` is its problem document (RFC 9457)."""

    def __init__(self, status: int, problem: Mapping[str, Any]) -> None:
        super().__init__(str(problem.get("detail") or problem.get("title") or f"status {status}"))
        self.status, self.problem = status, problem

    @property
    def suggestions(self) -> tuple[str, ...]:
        """List questions that can be read, where one could not."""
        return tuple(self.problem.get("suggestions", ()))


class Answer(BaseModel):
    """The answer to a question: how it was understood, the events, the numbers."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    understood: Mapping[str, Any]
    number: int | None = None
    counts: Mapping[str, Any] | None = None
    events: tuple[EventView, ...] = ()
    why: str | None = None


class Dragoman:
    """Holds the connection to a service. Reads are tried again where it is busy; writes never."""

    def __init__(self, address: str = "http://127.0.0.1:8000", key: str | None = None, timeout: float = 60.0) -> None:
        """Take the address of a service, a key where it needs one, and the seconds that an answer may take."""
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._http = httpx.Client(base_url=address.rstrip("/"), headers=headers, timeout=timeout, follow_redirects=True)

    def events(self, **where: Value) -> Iterator[EventView]:
        """Yield the events that match a filter, page after page: `between`, `type`, `start` for `from`, `end` for `to`, and the rest of `/v1/events`."""
        return self._iter("/v1/events", EventView, where)

    def meetings(self, **where: Value) -> Iterator[EventView]:
        """Yield the meetings that match a filter."""
        return self._iter("/v1/meetings", EventView, where)

    def event(self, id: str) -> EventView:  # noqa: A002
        """Get one event; raise Refused with status 404 when there is none."""
        return EventView.model_validate(self.get(f"/v1/events/{id}"))

    def actors(self, words: str | None = None, **where: Value) -> Iterator[ActorView]:
        """Yield actors by words of their names, all without words."""
        return self._iter("/v1/actors", ActorView, {"q": words, **where})

    def actor(self, id: str) -> ActorView:  # noqa: A002
        """Get one actor."""
        return ActorView.model_validate(self.get(f"/v1/actors/{id}"))

    def article(self, id: str) -> ArticleView:  # noqa: A002
        """Get one article with its text."""
        return ArticleView.model_validate(self.get(f"/v1/articles/{id}"))

    def ask(self, question: str) -> Answer:
        """Ask in plain English; raise Refused with suggestions when the question cannot be read."""
        found = self.get("/v1/ask", q=question)
        return Answer.model_validate({**found, "events": found["answer"]["items"], "why": found["answer"].get("why")})

    def save(self, articles: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
        """Send articles; they are in the graph when this returns. Raise Refused, in which case none is."""
        report: Mapping[str, Any] = self._send("POST", "/v1/articles", json=list(articles))
        return report

    def export(self, path: Path, form: str = "csv", **where: Value) -> None:
        """Write every event that matches to a file, which appears under its name when it is whole."""
        part = path.with_name(f"{path.name}.part")
        try:
            with (
                self._http.stream("GET", f"/v1/export/events.{form}", params=_parameters(where)) as answer,
                part.open("wb") as file,
            ):
                if answer.is_error:
                    answer.read()
                    raise _refused(answer)
                for data in answer.iter_bytes():
                    file.write(data)
            part.replace(path)
        except httpx.TransportError as error:
            raise Unreachable(f"the export broke off: {error}") from error
        finally:
            part.unlink(missing_ok=True)

    def get(self, address: str, **where: Value) -> Any:
        """Read any address of the API, such as `/v1/aggregate`, as JSON; raise Refused or Unreachable."""
        for attempt in range(1, TRIES + 1):
            try:
                # Given an empty list, httpx takes the query string off the address.
                return self._send("GET", address, **({"params": _parameters(where)} if where else {}))
            except Refused as error:
                if error.status not in PASSING or attempt == TRIES:
                    raise
                time.sleep(min(_wait(error, attempt), LONGEST_WAIT))
        raise AssertionError

    def _iter(self, address: str, kind: type[Any], where: Mapping[str, Value]) -> Iterator[Any]:
        page: PageView[Any] = PageView[kind].model_validate(_page(self.get(address, **{"limit": PAGE, **where})))  # type: ignore[valid-type]
        while True:
            yield from page.items
            if page.next is None:
                return
            page = PageView[kind].model_validate(_page(self.get(page.next)))  # type: ignore[valid-type]

    def _send(self, method: str, address: str, **given: Any) -> Any:
        try:
            answer = self._http.request(method, address, **given)
        except httpx.TransportError as error:
            raise Unreachable(f"no service answers at {self._http.base_url}: {error}") from error
        if answer.is_error:
            raise _refused(answer)
        return answer.json()

    def close(self) -> None:
        """Close the connection."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _page(data: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"items": data["items"], "next": data["next"]}


def _parameters(where: Mapping[str, Value]) -> tuple[tuple[str, str | int | float | bool | None], ...]:
    """Write a filter as pairs; Python has no parameter called `from`."""
    names = {"start": "from", "end": "to"}
    return tuple(
        (names.get(name, name), str(one).lower() if isinstance(one, bool) else str(one))
        for name, value in where.items()
        if value is not None
        for one in ([value] if isinstance(value, str | int | float) else value)
    )


def _refused(answer: httpx.Response) -> Refused:
    try:
        problem = answer.json()
    except ValueError:
        problem = {"title": f"the service answered {answer.status_code}"}
    retry = {"retry-after": answer.headers["retry-after"]} if "retry-after" in answer.headers else {}
    return Refused(answer.status_code, {**(problem if isinstance(problem, dict) else {}), **retry})


def _wait(error: Refused, attempt: int) -> float:
    """Wait as long as the service says, else longer each time, with jitter so that many do not come back together."""
    said = str(error.problem.get("retry-after", ""))
    return float(said) if said.isdigit() else random.uniform(0, 0.5 * 2**attempt)
