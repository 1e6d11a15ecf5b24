"""ETag and 304: an answer that the client has already is not sent again."""

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CACHE = "private, no-cache"  # kept by the client, asked again each time


class Conditional:
    """Gives every successful read an entity tag and answers 304 when the client names it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a read through with its tag; everything else untouched."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _is_kept(scope["path"]):
            await self._app(scope, receive, send)
            return
        held: list[Message] = []

        async def hold(message: Message) -> None:
            held.append(message)

        await self._app(scope, receive, hold)
        start, body = held[0], b"".join(message.get("body", b"") for message in held[1:])
        if start["status"] == 200:
            headers = MutableHeaders(scope=start)
            tag = _tag(body)
            headers["ETag"], headers["Cache-Control"] = tag, CACHE
            if _names(Headers(scope=scope).getlist("if-none-match"), tag):
                start["status"], body = 304, b""
                del headers["content-length"]
        await send(start)
        await send({"type": "http.response.body", "body": body})


def _is_kept(path: str) -> bool:
    """Tell whether an answer may be held as a whole: exports are as large as the graph."""
    return path.startswith("/v1/") and not path.startswith("/v1/export/")


def _names(known: list[str], tag: str) -> bool:
    """Tell whether a client has what it names: this tag, weak or not, or whatever there is (RFC 9110, 13.1.2)."""
    return any(tag in one or one.strip() == "*" for one in known)


def _tag(body: bytes) -> str:
    return f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
