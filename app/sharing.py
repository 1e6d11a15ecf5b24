"""What web pages of other origins may read: the reconciliation service, as its protocol asks, and the kit of Neo4j Browser.

These addresses take no cookie. The kit is the same everywhere and tells nothing of the graph; Neo4j Browser, which another server
serves, brings its style and guide from here.
"""

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ROOT = "/reconcile"
KIT = "/browser"
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Content-Type, Accept-Language, Authorization, Pragma, Cache-Control",
    "Access-Control-Max-Age": "600",
}


def is_shared(path: str) -> bool:
    """Tell whether an address belongs to the reconciliation service."""
    return _is_below(ROOT, path)


def _is_below(root: str, path: str) -> bool:
    return path == root or path.startswith(f"{root}/")


class Sharing:
    """Adds the headers of cross-origin access to what these addresses answer, errors included; `origin` is that of reconciliation."""

    def __init__(self, app: ASGIApp, origin: str) -> None:
        self._app, self._origins = app, {ROOT: origin, KIT: "*"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a preflight request, and pass others on."""
        origin = self._find_origin(scope["path"]) if scope["type"] == "http" else None
        if origin is None:
            await self._app(scope, receive, send)
            return

        async def send_shared(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Access-Control-Allow-Origin"] = origin
                headers["Cross-Origin-Resource-Policy"] = "cross-origin"
                if origin != "*":
                    headers.add_vary_header("Origin")
            await send(message)

        is_preflight = scope["method"] == "OPTIONS"
        handler = Response(status_code=204, headers=PREFLIGHT) if is_preflight else self._app
        await handler(scope, receive, send_shared)

    def _find_origin(self, path: str) -> str | None:
        return next((origin for root, origin in self._origins.items() if _is_below(root, path)), None)
