"""How many requests are worked on at once: so many, and the rest wait for their turn for a while."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

ALWAYS = re.compile(r"/(livez|readyz|metrics|static/.*)")
EXPORT = re.compile(r"/v1/export/.*")
Report = Callable[[Request, Exception], Awaitable[Response]]


class TooBusy(Exception):
    """The service works on as many requests as it may. Ask again when `Retry-After` says."""

    def __init__(self, detail: str, seconds: int) -> None:
        super().__init__(detail)
        self.headers = {"Retry-After": str(seconds)}


class Places(NamedTuple):
    """How many requests and exports there is room for at once, and the seconds that one waits for its turn."""

    requests: int
    exports: int
    wait: float


class Turnstile:
    """Lets requests in as there is room. An export, which lasts as long as its reader is slow, takes none of the room of the others."""

    def __init__(self, app: ASGIApp, places: Places, report: Report) -> None:
        """`report` makes the answer of an exception."""
        self._app, self._places, self._report = app, places, report
        self._requests, self._exports = asyncio.Semaphore(places.requests), asyncio.Semaphore(places.exports)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on in its turn, or answer that there is none."""
        if scope["type"] != "http" or ALWAYS.fullmatch(scope["path"]):
            await self._app(scope, receive, send)
            return
        room = self._exports if EXPORT.fullmatch(scope["path"]) else self._requests
        if not await self._enter(room):
            refusal = await self._report(Request(scope), self._refuse(scope["path"]))
            await refusal(scope, receive, send)
            return
        try:
            await self._app(scope, receive, send)
        finally:
            room.release()

    async def _enter(self, room: asyncio.Semaphore) -> bool:
        """Take a place, the first who came the first; tell whether there was one in time."""
        if not room.locked():
            return await room.acquire()
        try:
            async with asyncio.timeout(self._places.wait):
                return await room.acquire()
        except TimeoutError:
            return False

    def _refuse(self, path: str) -> TooBusy:
        exports = EXPORT.fullmatch(path)
        most, what = (self._places.exports, "exports") if exports else (self._places.requests, "requests")
        wait = max(1, round(self._places.wait))
        return TooBusy(f"{most} {what} are worked on, and none ended within {self._places.wait:g} seconds", wait)
