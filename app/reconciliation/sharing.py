"""Web pages of other origins may reconcile, as the protocol asks, and nothing else: these addresses read, and take no cookie."""

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ROOT = "/reconcile"
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type, Accept-Language, Authorization",
    "Access-Control-Max-Age": "600",
}


def is_shared(path: str) -> bool:
    """Tell whether an address belongs to the reconciliation service."""
    return path == ROOT or path.startswith(f"{ROOT}/")


class Sharing:
    """Adds the headers of cross-origin access to what the reconciliation service answers, errors included."""

    def __init__(self, app: ASGIApp, origin: str) -> None:
        self._app, self._origin = app, origin

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a preflight request, and pass others on."""
        if scope["type"] != "http" or not is_shared(scope["path"]):
            await self._app(scope, receive, send)
            return

        async def send_shared(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Access-Control-Allow-Origin"] = self._origin
                headers["Cross-Origin-Resource-Policy"] = "cross-origin"
                if self._origin != "*":
                    headers.add_vary_header("Origin")
            await send(message)

        is_preflight = scope["method"] == "OPTIONS"
        handler = Response(status_code=204, headers=PREFLIGHT) if is_preflight else self._app
        await handler(scope, receive, send_shared)
