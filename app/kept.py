"""Answers that are kept as long as the graph is as it was: a question that is asked again costs one short look at the database.

What changes an answer changes the graph, by whoever wrote: every commit moves the database's bookmark on. An answer is filed under the
bookmark of the first read that it was made of, so that one that a commit came into is filed under an older state, where nobody looks for it.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, NamedTuple

from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response

from app.dependencies import CHECKED, check_request
from app.direct import handle_directly
from app.states import States
from graph.store import STATES

MOST_BYTES = 64_000_000
LARGEST = 2_000_000  # of one answer


class _Kept(NamedTuple):
    state: str
    body: bytes
    headers: tuple[tuple[bytes, bytes], ...]


class Answers:
    """Holds the answers used last, up to so many bytes, for the states of the graph that they were given in."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()
        self.in_work: dict[str, asyncio.Event] = {}
        """The questions that are being answered now, and what tells of the end."""

    async def find(self, question: str, states: States) -> Response | None:
        """Give the answer to a question if the graph is as it was then; where there is none, the state is not read."""
        kept = self._kept.get(question)
        if kept is None or kept.state != await states.read():
            return None
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
        answer = Response(kept.body)
        answer.raw_headers = list(kept.headers)
        return answer

    def keep(self, question: str, state: str, answer: Response) -> None:
        """Keep an answer; those not used for longest make room."""
        body = bytes(answer.body)
        if answer.status_code != 200 or len(body) > LARGEST:
            return
        with self._lock:
            self._drop(question)
            self._kept[question] = _Kept(state, body, tuple(answer.raw_headers))
            self._bytes += len(body)
            while self._bytes > self._most:
                self._drop(next(iter(self._kept)))

    @contextmanager
    def working(self, question: str) -> Iterator[None]:
        """Let others who ask the same wait for the end of the block; those who waited in vain do not wait again."""
        if question in self.in_work:
            yield
            return
        self.in_work[question] = asyncio.Event()
        try:
            yield
        finally:
            self.in_work.pop(question).set()

    def _drop(self, question: str) -> None:
        former = self._kept.pop(question, None)
        self._bytes -= len(former.body) if former else 0


class KeptRoute(APIRoute):
    """A route whose answers follow from its address and the graph alone."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Answer from what is kept, once the request is let in; else by the handler."""
        handle = handle_directly(self.endpoint) or super().get_route_handler()

        async def answer(request: Request) -> Response:
            found = await _find_kept(request) or await _await_equal(request)
            if found is not None:
                return found
            answers: Answers = request.app.state.answers
            with answers.working(str(request.url)):
                return await compute(request)

        async def compute(request: Request) -> Response:
            states: list[str] = []
            STATES.set(states)
            found = await handle(request)
            if states:
                request.app.state.answers.keep(str(request.url), states[0], found)
            return found

        return answer


async def _await_equal(request: Request) -> Response | None:
    """Wait for the answer to the same question where somebody asked it just before, rather than to compute it twice at once."""
    state = request.app.state
    ended = state.answers.in_work.get(str(request.url))
    if ended is None:
        return None
    await ended.wait()
    return await _find(request)


async def _find_kept(request: Request) -> Response | None:
    """Check a request as every handler's dependency does, and look for its answer; raises what they raise."""
    await check_request(request, request.app.state.settings)
    request.scope[CHECKED] = True
    return await _find(request)


async def _find(request: Request) -> Response | None:
    answers: Answers = request.app.state.answers
    return await answers.find(str(request.url), request.app.state.states)
