"""What a browser is shown: the documentation of the API, the kinds of problems, and the files that pages need."""

from pathlib import Path

import fastapi_offline
from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

from app.errors import problem_kinds

router = APIRouter(include_in_schema=False)
STATIC = StaticFiles(directory=Path(__file__).parent.parent / "static")
ASSETS = Path(fastapi_offline.__file__).parent / "static"
OF_DOCS = ("swagger-ui-bundle.js", "swagger-ui.css", "favicon.png")
DOCS = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Dragoman API</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/docs/swagger-ui.css"><link rel="icon" href="/docs/favicon.png"></head>
<body><div id="swagger-ui"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/static/docs.js"></script></body></html>"""


@router.get("/docs")
def show_docs() -> HTMLResponse:
    """Show the API documentation, from files of this machine alone."""
    return HTMLResponse(DOCS)


@router.get("/docs/{name}")
def serve_docs(name: str) -> FileResponse:
    """Serve one of the few files that the documentation needs."""
    if name not in OF_DOCS:
        raise HTTPException(404)
    return FileResponse(ASSETS / name, headers={"Cache-Control": "public, max-age=3600"})


@router.get("/problems/{name}")
def explain_problem(name: str) -> dict[str, str | int]:
    """Explain a kind of problem."""
    for kind in problem_kinds():
        if kind.name == name:
            return {"type": kind.type, "title": kind.title, "status": kind.status, "advice": kind.advice}
    raise HTTPException(404)
