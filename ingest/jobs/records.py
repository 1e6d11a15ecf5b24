"""What is known of jobs, of the items that they are made of, and of feeds."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, NamedTuple, Self

from pydantic import Field

from graph.model import Record
from ingest.fetching.polling import Habits
from ingest.sources.visits import Remembered

JobState = Literal["waiting", "running", "done", "failed", "cancelled"]
ItemState = Literal["waiting", "new", "unchanged", "replaced", "listed", "failed", "cancelled"]
FeedState = Literal["active", "paused", "gone"]
# A link may lead to a list, a part to a list of pages; a page is fetched, an update again; a feed is asked what is new.
What = Literal["article", "link", "part", "page", "update", "feed"]


class Run(NamedTuple):
    """One run of a job: the first, or one that tries again."""

    job: str
    number: int

    @classmethod
    def of(cls, name: str) -> Self:
        """Read the name of a run."""
        job, _, number = name.rpartition(".")
        return cls(job, int(number))

    @property
    def name(self) -> str:
        """Name it, as DBOS knows it."""
        return f"{self.job}.{self.number}"


class Item(Record):
    """One thing that a job has to do: save an article, or fetch what a link leads to."""

    job: str
    number: int
    what: What
    source: str = Field(description="the id of the article, or the address")
    payload: str | None = Field(default=None, description="article or link as JSON, as long as it is needed")
    state: ItemState = "waiting"
    reason: str | None = None
    claims: int = 0
    tries: int = Field(default=0, description="how often work on it began and never ended")
    changed: datetime


class Job(Record):
    """Work that was accepted."""

    id: str
    title: str
    feed: str | None = Field(default=None, description="id of the feed that it visits")
    created: datetime
    run: int = Field(default=1, description="1, and one more for each retry")
    state: JobState
    started: datetime | None = None
    ended: datetime | None = None
    items: Mapping[str, int] = Field(default={}, description="number of items by state")
    claims: int = 0
    error: str | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether it waits or runs."""
        return self.state in ("waiting", "running")


class Feed(Record):
    """A feed, sitemap, list or page that is visited again and again."""

    id: str
    url: str
    title: str | None = None
    schedule: str
    zone: str = "UTC"
    state: FeedState = "active"
    most: int = Field(default=200, description="new pages that are fetched in one visit; the others wait for the next")
    created: datetime
    next_due: datetime | None = None
    last_visit: datetime | None = None
    last_success: datetime | None = None
    last_result: str | None = None
    last_job: str | None = None
    validators: Remembered = Remembered()
    habits: Habits = Habits()
