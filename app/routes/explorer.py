"""The explorer at `/` and the desks beside it: pages that ask the API, so that whatever they show can be asked from elsewhere too."""

from functools import cache
from typing import get_args

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from app.pages.rendering import embed, render
from graph.countries import load_countries
from graph.model import Status
from graph.ontology import load_event_types, load_vocabulary

router = APIRouter(include_in_schema=False)
# Stricter than for the API's documentation, whose library writes styles into the page.
POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"


@router.get("/")
def explore() -> HTMLResponse:
    """Show the explorer; question, filter, view and selected event stand in the address."""
    return HTMLResponse(_page(), headers={"Content-Security-Policy": POLICY})


@router.get("/read")
def read_article() -> HTMLResponse:
    """Show the desk where an article is read before it is stored."""
    return HTMLResponse(render("read", here="/read"), headers={"Content-Security-Policy": POLICY})


@router.get("/review")
def review() -> HTMLResponse:
    """Show the desk where people decide who is one and what is one event."""
    return HTMLResponse(render("review", here="/review"), headers={"Content-Security-Policy": POLICY})


@router.get("/jobs")
def watch_jobs() -> HTMLResponse:
    """Show the desk of feeds and jobs."""
    return HTMLResponse(render("jobs", here="/jobs"), headers={"Content-Security-Policy": POLICY})


@cache
def _page() -> str:
    vocabulary = load_vocabulary()
    words = {
        "countries": {code: country.name for code, country in load_countries().items()},
        "types": sorted(load_event_types()),
        "statuses": get_args(Status),
        "roles": sorted(vocabulary.roles),
        "sectors": sorted(vocabulary.sectors),
        "categories": sorted(vocabulary.categories),
    }
    return render("explorer", here="/", words=embed(words))
