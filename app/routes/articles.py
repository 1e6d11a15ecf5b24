"""Articles in, and what is read in them."""

from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends, Request, Response

from app.bodies import UnreadableBody, read_addresses, read_body
from app.dependencies import IntakeDep, QueueDep, SettingsDep, StoreDep
from app.errors import declare_problems
from app.examples import POSTED
from app.jobviews import JobRequest, JobView, describe, links_of
from app.shown import link
from app.views import ArticleView
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


class Submission(NamedTuple):
    """What was sent to be saved: articles, or addresses to fetch, and whether its sender waits for the end."""

    given: tuple[Article, ...] | JobRequest
    is_later: bool


async def read_submission(request: Request, settings: SettingsDep) -> Submission:
    """Read the articles of the request's body, or the addresses where it has those."""
    is_later = "respond-async" in request.headers.get("prefer", "").lower()
    try:
        sent = Submission(await read_articles(request, settings), is_later)
    except UnreadableBody:
        wanted = read_addresses(request.headers.get("content-type", "application/json"), await request.body())
        if wanted is None:
            raise
        return Submission(wanted, is_later)
    if is_later and not sent.given:
        raise UnreadableBody("the body has no article, and a job needs one")
    return sent


ArticlesDep = Annotated[tuple[Article, ...], Depends(read_articles)]
SubmissionDep = Annotated[Submission, Depends(read_submission)]
ACCEPTED: dict[int | str, dict[str, Any]] = {
    200: {"model": SaveReport, "description": "All were there already"},
    202: {"model": JobView, "description": "Accepted: a job, which is on the disk"},
}


@router.post(
    "/articles", status_code=201, openapi_extra=BODY, responses=ACCEPTED | declare_problems(413, 415, 422, 503)
)
def save_articles(
    sent: SubmissionDep, response: Response, intake: IntakeDep, store: StoreDep, queue: QueueDep
) -> SaveReport | JobView:  # fmt: skip
    """Read articles and save them; the answer is sent when they are in the database. 200 when all were there already.

    With the header `Prefer: respond-async`, or for addresses (`{"url": ...}`), the answer is 202 and a job, which is on the disk then.
    """
    given = sent.given
    if isinstance(given, JobRequest) or sent.is_later:
        job = queue.add(describe(given), links_of(given) if isinstance(given, JobRequest) else given)
        response.status_code = 202
        response.headers["Location"] = link("jobs", job.id)
        return JobView.of(job)
    report = intake.ingest(store, given)
    if not report.new and not report.replaced:
        response.status_code = 200
    if len(given) == 1:
        response.headers["Location"] = link("articles", given[0].id)
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
