"""The pages of an event, an actor, a pair and an article, for people and for machines that read pages."""

from collections.abc import Iterable
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from app.cursors import read_cursor, write_cursor
from app.dependencies import NamesDep, StoreDep
from app.filters import EventFilter
from app.pages.linked import describe_actor, describe_article, describe_event
from app.pages.marking import mark_article
from app.pages.rendering import embed, render
from app.pages.tenures import draw_tenures
from app.routes.events import AsOf
from app.views import ActorView, ArticleView, EventView
from graph.actor_queries import get_actor, name_actors, name_side
from graph.aggregates import aggregate, count_events, find_counterparts, relate
from graph.answers import EventQuery, HeldOffice
from graph.model import Status
from graph.queries import NotFound, find_told, get_article, get_event, get_events, mentions_of_event
from graph.store import Store

SHOWN = 12  # events and counterparts
MOST_YEARS = 200
router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.get("/events/{id}")
def show_event(id: str, store: StoreDep, as_of: AsOf = None) -> str:  # noqa: A002
    """Show an event with participants in capacity and every sentence that says so."""
    event = EventView.of(get_event(store, id, as_of))
    named = mentions_of_event(store, event.id)
    return render("event", event=event, named=named, linked=embed(describe_event(event)))


@router.get("/actors/{id}")
def show_actor(id: str, store: StoreDep, names: NamesDep, cursor: Annotated[str | None, Query()] = None) -> str:  # noqa: A002
    """Show an actor with offices and events, newest first."""
    actor = ActorView.of(get_actor(store, id))
    where = EventFilter(between=(actor.id,), status=get_args(Status))
    page = find_told(store, where.to_query(names), after=read_cursor(cursor, where.question()) if cursor else None)
    following = write_cursor(page.next, where.question()) if page.next else None
    events = tuple(EventView.read(told) for told in page.items)
    more = {} if cursor else _tell_more(store, where.to_query(names), actor.offices)
    return render("actor", actor=actor, events=events, following=following, linked=embed(describe_actor(actor)), **more)


def _tell_more(store: Store, query: EventQuery, offices: Iterable[HeldOffice]) -> dict[str, Any]:
    """Count an actor's events by year and with whom they were, and draw its offices."""
    cells = aggregate(store, query, ("year",), MOST_YEARS).cells
    years = [{"period": cell.labels[0].value, "events": cell.events} for cell in cells if cell.labels[0].value]
    return {
        "years": years,
        "counterparts": find_counterparts(store, query, SHOWN).items,
        "tenures": draw_tenures(offices),
    }


@router.get("/pairs/{one}/{other}")
def show_pair(one: str, other: str, store: StoreDep, names: NamesDep) -> str:
    """Show what happened between two countries or actors: by year, category and direction, and the latest of it; raises NotFound."""
    where = EventFilter(between=(one, other), status=get_args(Status))
    query = where.to_query(names)
    for side in query.sides:
        if not side.is_known:
            raise NotFound(f"nobody is called {side.words!r}")
    years = [period for period in relate(store, query, "year") if period.period]
    known = name_actors(store, [actor for side in query.sides for actor in side.actors])
    called = [name_side(side, known) for side in query.sides]
    events = tuple(EventView.read(told) for told in find_told(store, query, SHOWN).items)
    total = count_events(store, query)
    return render("pair", names=called, sides=[s.words for s in query.sides], years=years, events=events, total=total)


@router.get("/articles/{id}")
def show_article(id: str, store: StoreDep) -> str:  # noqa: A002
    """Show an article's text with the sentences that are evidence, and the events that they tell of."""
    article = ArticleView.of(get_article(store, id))
    events = tuple(EventView.of(event) for event in get_events(store, list(article.events)))
    parts = mark_article(article.id, article.text, events)
    return render("article", article=article, events=events, parts=parts, linked=embed(describe_article(article)))
