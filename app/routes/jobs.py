"""Work that was accepted: jobs, their items, and what failed for good."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from app.dependencies import QueueDep
from app.errors import declare_problems
from app.jobviews import DeadPage, Discarded, ItemPage, JobPage, JobRequest, JobView, describe, links_of
from app.shown import link
from app.spelling import in_any_case
from ingest.jobs.dead import discard_dead, list_dead, retry_dead
from ingest.jobs.records import ItemState, JobState
from ingest.jobs.work import list_items

router = APIRouter(tags=["jobs"])

Limit = Annotated[int, Query(ge=1, le=500)]
JobAfter = Annotated[str | None, Query(max_length=40, description="id of the job after which to go on")]
ItemAfter = Annotated[int, Query(ge=-1, le=2**31 - 1, description="number of the item after which to go on")]


@router.post("/jobs", status_code=202, responses=declare_problems(422, 503))
def start_job(wanted: JobRequest, response: Response, queue: QueueDep) -> JobView:
    """Accept addresses of pages, feeds, sitemaps or lists to be fetched and read once. The job is on the disk when this is answered."""
    job = queue.add(describe(wanted), links_of(wanted))
    response.headers["Location"] = link("jobs", job.id)
    return JobView.of(job)


@router.get("/jobs", responses=declare_problems(422, 503))
def list_jobs(
    queue: QueueDep, limit: Limit = 50, after: JobAfter = None,
    feed: Annotated[str | None, Query(max_length=40, description="id of a feed: its visits only")] = None,
    state: Annotated[JobState | None, in_any_case(JobState)] = None,
) -> JobPage:  # fmt: skip
    """List jobs, the newest first."""
    return JobPage.of(queue.recent(limit, after, feed, state), limit)


@router.get("/jobs/{id}", responses=declare_problems(404, 503))
def get_job(id: str, queue: QueueDep) -> JobView:  # noqa: A002
    """Get a job: how far it is, and how its items ended."""
    return JobView.of(queue.get(id))


@router.get("/jobs/{id}/items", responses=declare_problems(404, 422, 503))
def list_items_of_job(
    id: str, queue: QueueDep, state: Annotated[ItemState | None, in_any_case(ItemState)] = None, limit: Limit = 100, after: ItemAfter = -1  # noqa: A002
) -> ItemPage:  # fmt: skip
    """List what a job had to do, item by item, with the reason where one failed."""
    return ItemPage.of(list_items(queue.engine, queue.get(id).id, state, limit, after), limit)


@router.post("/jobs/{id}/retry", status_code=202, responses=declare_problems(404, 409, 503))
def retry_job(id: str, queue: QueueDep) -> JobView:  # noqa: A002
    """Do again what failed or was left of a job."""
    return JobView.of(queue.retry(id))


@router.post("/jobs/{id}/cancel", responses=declare_problems(404, 503))
def cancel_job(id: str, queue: QueueDep) -> JobView:  # noqa: A002
    """Cancel a job: it ends between two batches, and what it has done stays."""
    return JobView.of(queue.cancel(id))


@router.get("/dead-letters", responses=declare_problems(422, 503))
def list_dead_letters(
    queue: QueueDep, limit: Limit = 100, job: Annotated[str, Query(max_length=40, description="job after whose `item` to go on")] = "",
    item: ItemAfter = -1,
) -> DeadPage:  # fmt: skip
    """List what failed for good in all jobs, each with its reason."""
    return DeadPage.of(list_dead(queue.engine, limit, (job, item)), limit)


@router.post("/dead-letters/retry", status_code=202, responses=declare_problems(503))
def retry_dead_letters(queue: QueueDep) -> JobPage:
    """Try all of it again, each in its own job."""
    return JobPage.of([queue.get(job) for job in retry_dead(queue)], None)


@router.delete("/dead-letters", responses=declare_problems(503))
def discard_dead_letters(
    queue: QueueDep, job: Annotated[str | None, Query(max_length=40, description="of this job only")] = None
) -> Discarded:  # fmt: skip
    """Give up what failed; the reasons stay with the jobs."""
    return Discarded(discarded=discard_dead(queue.engine, job))
