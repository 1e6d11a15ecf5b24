"""The largest request body: refused by its declared length at once, by its real one as it comes."""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class BodyLimit:
    """Refuses bodies of more than `most` bytes with 413."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app, self._most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count the body while it is received."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        counted = 0

        async def count(limit: int = self._most) -> Message:
            nonlocal counted
            message = await receive()
            counted += len(message.get("body", b""))
            declared = Headers(scope=scope).get("content-length", "0")
            if counted > limit or (declared.isdigit() and int(declared) > limit):
                raise HTTPException(413, f"the body is larger than {limit} bytes")
            return message

        await self._app(scope, count, send)
