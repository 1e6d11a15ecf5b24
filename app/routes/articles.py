"""Articles in, and what is read in them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app.bodies import read_body
from app.dependencies import IntakeDep, SettingsDep, StoreDep
from app.errors import declare_problems
from app.examples import POSTED
from app.views import ArticleView, link
from graph.model import Article, Extraction
from graph.queries import NotFound, get_article
from graph.writer import SaveReport, delete_articles

router = APIRouter(tags=["articles"])

BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": {"type": ["object", "array"]}, "example": POSTED},
            "application/x-ndjson": {"schema": {"type": "string"}},
            "text/html": {"schema": {"type": "string"}},
            "text/plain": {"schema": {"type": "string"}},
        },
    }
}


async def read_articles(request: Request, settings: SettingsDep) -> tuple[Article, ...]:
    """Read the articles of the request's body."""
    content_type = request.headers.get("content-type", "application/json")
    return read_body(content_type, await request.body(), settings.max_post_articles, settings.max_article_characters)


ArticlesDep = Annotated[tuple[Article, ...], Depends(read_articles)]


@router.post("/articles", status_code=201, openapi_extra=BODY, responses=declare_problems(413, 415, 422, 503))
def save_articles(articles: ArticlesDep, response: Response, intake: IntakeDep, store: StoreDep) -> SaveReport:
    """Read articles and save them; the answer is sent when they are in the database. 200 when all were there already."""
    report = intake.ingest(store, articles)
    if not report.new and not report.replaced:
        response.status_code = 200
    if len(articles) == 1:
        response.headers["Location"] = link("articles", articles[0].id)
    return report


@router.post("/extract", openapi_extra=BODY, responses=declare_problems(413, 415, 422))
def extract_articles(articles: ArticlesDep, intake: IntakeDep) -> tuple[Extraction, ...]:
    """Read articles and show what is found; nothing is stored."""
    return intake.extract(articles)


@router.delete("/articles/{id:path}", responses=declare_problems(404, 503))
def delete_article(id: str, store: StoreDep) -> SaveReport:  # noqa: A002
    """Delete an article: its claims are withdrawn, and what they supported is recomputed, before the answer is sent."""
    report = delete_articles(store, [id])
    if not report.withdrawn:
        raise NotFound(f"there is no article {id!r}")
    return report


@router.get("/articles/{id:path}", responses=declare_problems(404, 503))
def get_article_by_id(id: str, store: StoreDep) -> ArticleView:  # noqa: A002
    """Get one article with its text and the events that it tells of."""
    return ArticleView.of(get_article(store, id))
