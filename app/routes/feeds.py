"""Feeds, sitemaps and lists that are visited by themselves."""

from fastapi import APIRouter, Response

from app.dependencies import FeedsDep, QueueDep
from app.errors import declare_problems
from app.jobviews import FeedChange, FeedRequest, FeedView, JobView
from app.shown import link
from ingest.jobs.feeds import FeedWish

router = APIRouter(tags=["feeds"])


@router.get("/feeds", responses=declare_problems(503))
def list_feeds(book: FeedsDep) -> tuple[FeedView, ...]:
    """List all feeds: when they are due, and how the last visit went."""
    return tuple(map(FeedView.of, book.all()))


@router.post("/feeds", status_code=201, responses=declare_problems(409, 422, 503))
def add_feed(wanted: FeedRequest, response: Response, book: FeedsDep) -> FeedView:
    """Add a feed, sitemap or list of addresses. It is visited at once, and then by its schedule."""
    feed = book.add(
        FeedWish(url=wanted.url, title=wanted.title, schedule=wanted.schedule, zone=wanted.zone, most=wanted.most)
    )
    response.headers["Location"] = link("feeds", feed.id)
    return FeedView.of(feed)


@router.get("/feeds/{id}", responses=declare_problems(404, 503))
def get_feed(id: str, book: FeedsDep) -> FeedView:  # noqa: A002
    """Get one feed."""
    return FeedView.of(book.get(id))


@router.patch("/feeds/{id}", responses=declare_problems(404, 422, 503))
def change_feed(id: str, wanted: FeedChange, book: FeedsDep) -> FeedView:  # noqa: A002
    """Change when and how a feed is visited, pause it or let it go on."""
    if wanted.schedule or wanted.zone or wanted.most:
        book.change(id, wanted.schedule, wanted.zone, wanted.most)
    return FeedView.of(book.set_state(id, wanted.state) if wanted.state else book.get(id))


@router.delete("/feeds/{id}", responses=declare_problems(404, 503))
def remove_feed(id: str, book: FeedsDep) -> FeedView:  # noqa: A002
    """Remove a feed; the articles and jobs that it brought stay."""
    return FeedView.of(book.remove(id))


@router.post("/feeds/{id}/run", status_code=202, responses=declare_problems(404, 409, 503))
def run_feed(id: str, response: Response, book: FeedsDep, queue: QueueDep) -> JobView:  # noqa: A002
    """Visit a feed now, whatever its schedule."""
    job = queue.get(book.run(id))
    response.headers["Location"] = link("jobs", job.id)
    return JobView.of(job)
