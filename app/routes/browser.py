"""The kit for Neo4j Browser as it is served: a page that tells how, the style, the saved queries, and the guide that the Browser shows."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, Response

from app.dependencies import SettingsDep
from app.doors import SHOW_IMPORT, find_doors
from app.pages.rendering import render
from app.routes.explorer import POLICY
from graph.browser.kit import ARCHIVE, COLLECTION, STYLE, list_folders, write_archive, write_collection, write_style

router = APIRouter(prefix="/browser", include_in_schema=False)


@router.get("")
def show_kit(settings: SettingsDep) -> HTMLResponse:
    """Show where Neo4j Browser is, how it is made ready, and the saved queries."""
    page = render("browser", here="/browser", doors=find_doors(settings), folders=list_folders(), switch=SHOW_IMPORT)
    return HTMLResponse(page, headers={"Content-Security-Policy": POLICY})


@router.get("/guide.html")
def serve_guide(settings: SettingsDep) -> HTMLResponse:
    """Serve the guide that the classic Browser plays: the saved queries, each to be clicked."""
    return HTMLResponse(render("guide", folders=list_folders(), kit=settings.kit))


@router.get(f"/{STYLE}")
def serve_style() -> Response:
    """Serve the style sheet."""
    return Response(write_style(), media_type="text/plain")


@router.get(f"/{COLLECTION}")
def serve_collection() -> Response:
    """Serve the saved queries for the successor."""
    return Response(write_collection(), media_type="text/csv")


@router.get(f"/{ARCHIVE}")
def serve_archive() -> Response:
    """Serve the saved queries as an archive, which both interfaces take."""
    return Response(write_archive(), media_type="application/zip")
