"""How the service and its worker log: one line each, to standard error; and the audit log, a file of its own."""

import logging
import os
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from app.access.scopes import READING, scope_of
from graph.store import DatabaseUnreachable, QueryTooSlow

PLAIN = "%(asctime)s %(levelname)s %(name)s %(message)s"
FIELDS = "{asctime}{levelname}{name}{message}"
REFUSED = {401, 403, 429}
requests = logging.getLogger("dragoman.requests")
audit = logging.getLogger("dragoman.audit")


def write_logs(form: str = "text") -> None:
    """Log from now on, as text or as JSON lines; chatter of libraries is left out."""
    handler = logging.StreamHandler()
    handler.setFormatter(_json() if form == "json" else logging.Formatter(PLAIN))
    handler.addFilter(_shorten)
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    requests.setLevel(logging.INFO if form == "json" else logging.WARNING)
    for name in ("neo4j", "dbos", "trafilatura", "htmldate", "httpx", "httpx2", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)


def _shorten(record: logging.LogRecord) -> bool:
    """Tell in one line of an answer that broke off because the database did: where in the code that was says nothing."""
    error = record.exc_info[1] if record.exc_info else None
    while error is not None and not isinstance(error, DatabaseUnreachable | QueryTooSlow):
        error = error.__cause__
    if error is not None:
        record.msg, record.args, record.exc_info = f"{record.getMessage().strip()}: %s", (error,), None
    return True


class _OwnersFile(RotatingFileHandler):
    """Writes a file that its owner alone may read, after each change of files too."""

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding="utf-8", opener=_open_owned)


def _open_owned(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def write_audit(folder: Path, most_bytes: int = 20_000_000, files: int = 9) -> None:
    """Append what was changed, exported or refused to audit.jsonl in a folder, for its owner alone.

    A file that reaches `most_bytes` becomes audit.jsonl.1, the former .1 becomes .2, and what goes beyond `files` is deleted.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handler = _OwnersFile(folder / "audit.jsonl", maxBytes=most_bytes, backupCount=files)
    handler.setFormatter(_json())
    audit.handlers = [handler]
    audit.setLevel(logging.INFO)
    audit.propagate = False


def _json() -> JsonFormatter:
    return JsonFormatter(FIELDS, style="{", rename_fields={"asctime": "time", "levelname": "level", "name": "logger"})


def report(scope: Any, status: int, seconds: float) -> None:
    """Log a request by its route, never by its query string, which is what an analyst asks."""
    path = str(scope["path"])
    told = {
        "request": str(scope["request_id"]), "method": scope["method"], "route": route_of(scope), "status": status,
        "milliseconds": round(seconds * 1000, 1), "key": scope.get("key", "none"),
    }  # fmt: skip
    requests.info("request", extra=told)
    # Asking by POST, as OpenRefine reconciles, is no write.
    writes = scope["method"] not in READING and scope_of(scope["method"], path) != "read"
    if writes or status in REFUSED or path.startswith("/v1/export/"):
        audit.info("audit", extra=told | {"path": path, "address": (scope.get("client") or ("unknown",))[0]})


def route_of(scope: Any) -> str:
    """Name the route of a request with the prefix under which its router is; "none" where there is none."""
    route = getattr(scope.get("route"), "path", None) or "none"
    is_below = str(scope["path"]).startswith("/v1/") and not route.startswith("/v1/") and route != "none"
    return f"/v1{route}" if is_below else route
