"""What the API answers about jobs and feeds, and what it takes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from app.shown import link
from graph.model import Article, Record
from ingest.fetching.addresses import parse_address
from ingest.jobs.records import Feed, FeedState, Item, ItemState, Job, JobState, What
from ingest.sources.records import Link

Address = Annotated[
    str,
    Field(min_length=8, max_length=4000, pattern=r"^[Hh][Tt][Tt][Pp][Ss]?://", examples=["https://news.example/feed"]),
]
ScheduleText = Annotated[
    str,
    Field(
        max_length=100,
        description="`adaptive`, `every 30m`, five fields of cron, `@hourly`, `@daily`, `@weekly` or `@monthly`",
        examples=["0 6 * * 1-5"],
    ),
]
Zone = Annotated[str, Field(max_length=60, description="time zone of a cron schedule", examples=["Europe/Vienna"])]
Most = Annotated[
    int, Field(ge=1, le=10_000, description="new pages that one visit fetches; the others wait for the next")
]


class JobRequest(Record):
    """Addresses to be fetched and read once: one, or several."""

    url: Address | None = None
    urls: tuple[Address, ...] = Field(default=(), max_length=10_000)

    @model_validator(mode="after")
    def need_addresses(self) -> Self:
        """Ask for one address at least, and for addresses that can be fetched."""
        if not self.addresses():
            raise ValueError('give an address: {"url": "https://..."} or {"urls": [...]}')
        for address in self.addresses():
            parse_address(address)
        return self

    def addresses(self) -> tuple[str, ...]:
        """Give all addresses, each once: a page is fetched once however often it is named."""
        return tuple(dict.fromkeys((*([self.url] if self.url else []), *self.urls)))


def describe(given: JobRequest | Sequence[Article]) -> str:
    """Say in a line what a job has to do."""
    return title_of(given.addresses() if isinstance(given, JobRequest) else [article.id for article in given])


def title_of(names: Sequence[str]) -> str:
    """Make a line of the addresses or articles that a job has to read, of which there is one at least."""
    first, *rest = names
    return f"read {first}" + (f" and {len(rest)} other{'s' if len(rest) > 1 else ''}" if rest else "")


def links_of(wanted: JobRequest) -> list[Link]:
    """Make addresses links to be fetched."""
    return [Link(url=address, key=address) for address in wanted.addresses()]


class JobView(Record):
    """A job, and how far it is."""

    id: str
    title: str
    state: JobState
    created: datetime
    started: datetime | None
    ended: datetime | None
    run: int = Field(description="1, and one more for each retry")
    feed: str | None = Field(description="address of the feed that it visits")
    items: Mapping[str, int] = Field(
        description="number of items by state", examples=[{"new": 12, "failed": 1, "waiting": 3}]
    )
    claims: int
    error: str | None
    links: Mapping[str, str]

    @classmethod
    def of(cls, job: Job) -> Self:
        """Convert a job."""
        links = {"self": link("jobs", job.id), "items": link("jobs", job.id, "/items")}
        feed = link("feeds", job.feed) if job.feed else None
        return cls(**job.model_dump(exclude={"feed"}), feed=feed, links=links)


class JobPage(Record):
    """Jobs, and where there are more."""

    items: tuple[JobView, ...]
    next: str | None = Field(default=None, description="the value of `after` for what follows")

    @classmethod
    def of(cls, jobs: Sequence[Job], limit: int | None) -> Self:
        """Convert jobs; a full page may have more after it."""
        return cls(items=tuple(map(JobView.of, jobs)), next=jobs[-1].id if jobs and len(jobs) == limit else None)


class ItemView(Record):
    """One thing that a job had to do."""

    number: int
    what: What
    source: str = Field(description="id of the article, or the address")
    state: ItemState
    reason: str | None
    claims: int
    changed: datetime

    @classmethod
    def of(cls, item: Item) -> Self:
        """Convert an item."""
        return cls(**item.model_dump(exclude={"job", "payload", "tries"}))


class ItemPage(Record):
    """Items, and where there are more."""

    items: tuple[ItemView, ...]
    next: int | None = Field(default=None, description="the value of `after` for what follows")

    @classmethod
    def of(cls, items: Sequence[Item], limit: int) -> Self:
        """Convert items."""
        return cls(items=tuple(map(ItemView.of, items)), next=items[-1].number if len(items) == limit else None)


class DeadLetter(Record):
    """What failed for good, and why."""

    job: str
    item: int
    source: str
    reason: str | None
    at: datetime


class DeadPage(Record):
    """What failed, and where there is more."""

    items: tuple[DeadLetter, ...]
    next: Mapping[str, str | int] | None = Field(
        default=None, description="the values of `job` and `item` for what follows"
    )

    @classmethod
    def of(cls, items: Sequence[Item], limit: int) -> Self:
        """Convert items."""
        letters = tuple(
            DeadLetter(job=i.job, item=i.number, source=i.source, reason=i.reason, at=i.changed) for i in items
        )
        following = {"job": items[-1].job, "item": items[-1].number} if len(items) == limit else None
        return cls(items=letters, next=following)


class Discarded(Record):
    """How much was given up."""

    discarded: int


class FeedRequest(Record):
    """A feed to be visited."""

    url: Address
    title: str | None = Field(default=None, max_length=300)
    schedule: ScheduleText = "adaptive"
    zone: Zone = "UTC"
    most: Most = 200


class FeedChange(Record):
    """What is to be changed of a feed; what is left out stays."""

    schedule: ScheduleText | None = None
    zone: Zone | None = None
    most: Most | None = None
    state: Literal["active", "paused"] | None = None


class FeedView(Record):
    """A feed: its schedule, and how the last visit went."""

    id: str
    url: str
    title: str | None
    state: FeedState
    schedule: str
    zone: str
    most: int
    created: datetime
    next_due: datetime | None
    last_visit: datetime | None
    last_success: datetime | None
    last_result: str | None
    failures: int = Field(description="failed visits since the last success")
    last_job: str | None = Field(description="address of the job of the last visit")
    links: Mapping[str, str]

    @classmethod
    def of(cls, feed: Feed) -> Self:
        """Convert a feed; one that is not active is never due."""
        said = feed.model_dump(exclude={"validators", "habits", "last_job", "next_due"})
        return cls(
            **said, failures=feed.habits.failures, next_due=feed.next_due if feed.state == "active" else None,
            last_job=link("jobs", feed.last_job) if feed.last_job else None,
            links={"self": link("feeds", feed.id), "jobs": f"/v1/jobs?feed={feed.id}"},
        )  # fmt: skip
