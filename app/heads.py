"""HEAD: what GET would answer, without the body. Probes and link checkers ask so, and every address that takes GET takes it (RFC 9110)."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class _BodyReached(Exception):
    """The head is sent; what would make the body, which for an export is long work, is left where it stands."""


class Heads:
    """Answers HEAD by the app's GET, up to the body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, HEAD as GET."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        scope["method"] = "GET"

        async def send_head(message: Message) -> None:
            if message["type"] == "http.response.start":
                scope["method"] = "HEAD"  # as which it is logged
                await send(message)
                await send({"type": "http.response.body", "body": b""})
            raise _BodyReached

        try:
            await self._app(scope, receive, send_head)
        except _BodyReached:
            return
