"""Every request passes here first: its id, the checks of address and origin, and the security headers of its answer."""

import time
import uuid
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.access.scopes import READING
from app.logs import report
from app.measures import measure
from app.settings import is_loopback

SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class AddressTooLong(Exception):
    """The path and query string are longer than the service reads. Ask for less in one request."""


class StrangeHost(Exception):
    """A local service was called by a foreign name, as a rebinding attack does. Use a loopback address."""


class ForeignPage(Exception):
    """A web page of another origin tries to write. Send the request from a program or from this service's own pages."""


class Gate:
    """Gives each request an id, refuses those that must not go on, and adds headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with an id."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope["request_id"] = uuid.uuid4()
        begun = time.monotonic()

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Request-ID"] = str(scope["request_id"])
                for name, value in {**SECURITY_HEADERS, **scope.get("rate", {})}.items():
                    headers.setdefault(name, value)
                seconds = time.monotonic() - begun
                report(scope, int(message["status"]), seconds)
                measure(scope, int(message["status"]), seconds)
            await send(message)

        await self._app(scope, receive, send_guarded)


def check_address(path: str, query: bytes, limit: int) -> None:
    """Raise AddressTooLong when path and query string have more than `limit` characters."""
    length = len(path) + len(query)
    if length > limit:
        raise AddressTooLong(f"the address has {length} characters, at most {limit} are read")


def check_host(headers: Headers) -> None:
    """Raise StrangeHost when a service that listens on loopback is called by another name."""
    host = urlsplit(f"//{headers.get('host', '')}").hostname or ""
    if not is_loopback(host):
        raise StrangeHost(f"the service listens on this machine only and is not called {host!r}")


def check_origin(method: str, headers: Headers) -> None:
    """Raise ForeignPage when a browser sends a write for a page of another origin."""
    origin = headers.get("origin")
    if method not in READING and origin is not None and urlsplit(origin).netloc != headers.get("host"):
        raise ForeignPage(f"the page {origin} is not of this service")
