"""The pages of an event, an actor and an article, for people and for machines that read pages."""

from typing import Annotated, get_args

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from app.cursors import read_cursor, write_cursor
from app.dependencies import NamesDep, StoreDep
from app.filters import EventFilter
from app.pages.linked import describe_actor, describe_article, describe_event
from app.pages.marking import mark_article
from app.pages.rendering import embed, render
from app.routes.events import AsOf
from app.views import ActorView, ArticleView, EventView
from graph.model import Status
from graph.queries import find_events, get_actor, get_article, get_event, get_events

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/events/{id}")
def show_event(id: str, store: StoreDep, as_of: AsOf = None) -> str:  # noqa: A002
    """Show an event with participants in capacity and every sentence that says so."""
    event = EventView.of(get_event(store, id, as_of))
    return render("event", event=event, linked=embed(describe_event(event)))


@router.get("/actors/{id}")
def show_actor(id: str, store: StoreDep, names: NamesDep, cursor: Annotated[str | None, Query()] = None) -> str:  # noqa: A002
    """Show an actor with offices and events, newest first."""
    actor = ActorView.of(get_actor(store, id))
    where = EventFilter(between=(actor.id,), status=get_args(Status))
    page = find_events(store, where.to_query(names), after=read_cursor(cursor, where.question()) if cursor else None)
    following = write_cursor(page.next, where.question()) if page.next else None
    events = tuple(EventView.of(event) for event in page.items)
    return render("actor", actor=actor, events=events, following=following, linked=embed(describe_actor(actor)))


@router.get("/articles/{id}")
def show_article(id: str, store: StoreDep) -> str:  # noqa: A002
    """Show an article's text with the sentences that are evidence, and the events that they tell of."""
    article = ArticleView.of(get_article(store, id))
    events = tuple(EventView.of(event) for event in get_events(store, list(article.events)))
    parts = mark_article(article.id, article.text, events)
    return render("article", article=article, events=events, parts=parts, linked=embed(describe_article(article)))
