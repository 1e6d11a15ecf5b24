"""`dragoman worker`, `feeds` and `jobs`: ingestion that runs by itself, and what it does."""

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from threading import Event
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.commands.ending import explained
from app.jobviews import Discarded, title_of
from app.logs import write_logs
from graph.model import Record
from ingest.fetching.addresses import parse_address
from ingest.jobs.dead import discard_dead, list_dead, retry_dead
from ingest.jobs.feeds import FeedBook, FeedWish
from ingest.jobs.queue import JobQueue
from ingest.jobs.records import Feed, Item, ItemState, Job, JobState
from ingest.jobs.work import list_items
from ingest.sources.records import Link

PAGE = 1000  # items that are read together

AsJson = Annotated[bool, typer.Option("--json", help="print JSON, one object a line")]
Schedule = Annotated[str, typer.Option(help="adaptive; every 30m; or five fields of cron, as '0 6 * * 1-5', or @daily")]
Zone = Annotated[str, typer.Option("--zone", help="time zone of a cron schedule, as Europe/Vienna")]
Most = Annotated[
    int, typer.Option(min=1, max=10_000, help="new pages that one visit fetches; the others wait for the next")
]

feeds = typer.Typer(help="Feeds, sitemaps and lists that are visited by themselves.", no_args_is_help=True)
jobs = typer.Typer(help="Work that was accepted, and what became of it.", no_args_is_help=True)


def worker(parent: Annotated[int | None, typer.Option(hidden=True, help="end when this process does")] = None) -> None:
    """Do the jobs of the queue and visit feeds when they are due, until Ctrl-C. `dragoman up` runs one by itself."""
    from app.worker import leave, run_worker  # with DBOS, which other commands need not wait for

    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with explained() as settings:
        write_logs(settings.log)
        run_worker(settings, stop, parent)
    if parent is None:
        print("The worker has stopped; what it had begun is taken up at its next start.", file=sys.stderr)
    leave()


@contextmanager
def _queue() -> Iterator[JobQueue]:
    with explained() as settings:
        queue = JobQueue.open(settings.jobs)
        try:
            yield queue
        finally:
            queue.close()


def _show(records: Sequence[Record], as_json: bool, columns: dict[str, Any]) -> None:
    """Print records as JSON lines, or as a table with these columns."""
    if as_json:
        for record in records:
            print(record.model_dump_json())
        return
    table = Table(*columns, box=None, pad_edge=False)
    for record in records:
        table.add_row(*(Text(str(make(record))) for make in columns.values()))
    Console(width=None if sys.stdout.isatty() else 200).print(table)


def _when(time: datetime | None) -> str:
    return f"{time.astimezone():%Y-%m-%d %H:%M:%S}" if time else "-"


FEED = {
    "feed": lambda f: f.id, "state": lambda f: f.state, "schedule": lambda f: f"{f.schedule}{'' if f.zone == 'UTC' else ' ' + f.zone}",
    "next visit": lambda f: _when(f.next_due) if f.state == "active" else "-", "last success": lambda f: _when(f.last_success),
    "failures": lambda f: f.habits.failures, "last result": lambda f: f.last_result or "-", "address": lambda f: f.url,
}  # fmt: skip
JOB = {
    "job": lambda j: j.id, "state": lambda j: j.state, "accepted": lambda j: _when(j.created), "ended": lambda j: _when(j.ended),
    "items": lambda j: ", ".join(f"{number} {state}" for state, number in sorted(j.items.items())) or "-", "claims": lambda j: j.claims,
    "what": lambda j: j.title if j.error is None else f"{j.title}: {j.error}",
}  # fmt: skip
ITEM = {
    "job": lambda i: i.job,
    "item": lambda i: i.number,
    "state": lambda i: i.state,
    "source": lambda i: i.source,
    "reason": lambda i: i.reason or "-",
}


@feeds.command()
def add(
    address: str, schedule: Schedule = "adaptive", zone: Zone = "UTC", title: str | None = None, most: Most = 200, as_json: AsJson = False
) -> None:  # fmt: skip
    """Add a feed, sitemap or list of addresses; it is visited at once and then by its schedule."""
    with _queue() as queue:
        feed = FeedBook(queue).add(FeedWish(url=address, title=title, schedule=schedule, zone=zone, most=most))
        _show([feed], as_json, FEED)


@feeds.command("list")
def list_feeds(as_json: AsJson = False) -> None:
    """List all feeds: when they are due, and how the last visit went."""
    with _queue() as queue:
        _show(FeedBook(queue).all(), as_json, FEED)


@feeds.command()
def change(
    feed: str, schedule: Annotated[str | None, typer.Option(help="as in `add`")] = None,
    zone: Annotated[str | None, typer.Option(help="as in `add`")] = None, most: Annotated[int | None, typer.Option(min=1, max=10_000)] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Change when and how a feed is visited."""
    with _queue() as queue:
        _show([FeedBook(queue).change(feed, schedule, zone, most)], as_json, FEED)


def _one_feed(work: Any, feed: str, as_json: bool) -> None:
    with _queue() as queue:
        found: Feed = work(FeedBook(queue), feed)
        _show([found], as_json, FEED)


@feeds.command()
def pause(feed: str, as_json: AsJson = False) -> None:
    """Stop visiting a feed until it is resumed."""
    _one_feed(lambda book, name: book.set_state(name, "paused"), feed, as_json)


@feeds.command()
def resume(feed: str, as_json: AsJson = False) -> None:
    """Visit a feed again that was paused, or that was gone."""
    _one_feed(lambda book, name: book.set_state(name, "active"), feed, as_json)


@feeds.command()
def remove(feed: str, as_json: AsJson = False) -> None:
    """Remove a feed; the articles that it brought stay."""
    _one_feed(lambda book, name: book.remove(name), feed, as_json)


@feeds.command()
def run(feed: str, as_json: AsJson = False) -> None:
    """Visit a feed now, whatever its schedule; prints the job."""
    with _queue() as queue:
        _show([queue.get(FeedBook(queue).run(feed))], as_json, JOB)


@jobs.command("add")
def add_job(
    addresses: Annotated[list[str], typer.Argument(help="pages, feeds, sitemaps or lists of addresses")],
    as_json: AsJson = False,
) -> None:
    """Accept addresses that the worker fetches and reads once; prints the job, which is on the disk then."""
    with _queue() as queue:
        named = list(dict.fromkeys(addresses))
        links = [Link(url=str(parse_address(address)), key=address) for address in named]
        _show([queue.add(title_of(named), links)], as_json, JOB)


@jobs.command("list")
def list_jobs(
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 20, feed: Annotated[str | None, typer.Option(help="those of a feed only")] = None,
    state: Annotated[JobState | None, typer.Option(help="those in this state only", case_sensitive=False)] = None,
    before: Annotated[str | None, typer.Option(help="go on after this job")] = None, as_json: AsJson = False,
) -> None:  # fmt: skip
    """List jobs, newest first."""
    with _queue() as queue:
        _show(queue.recent(limit, before, FeedBook(queue).get(feed).id if feed else None, state), as_json, JOB)


@jobs.command()
def show(
    job: str,
    state: Annotated[ItemState | None, typer.Option(help="items in this state only", case_sensitive=False)] = None,
    as_json: AsJson = False,
) -> None:
    """Show a job and its items."""
    with _queue() as queue:
        found = queue.get(job)
        _show([found], as_json, JOB)
        _show(list(_iter_items(queue, found.id, state)), as_json, ITEM)


def _iter_items(queue: JobQueue, job: str, state: str | None) -> Iterator[Item]:
    after = -1
    while page := list_items(queue.engine, job, state, PAGE, after):
        yield from page
        after = page[-1].number


def _iter_dead(queue: JobQueue) -> Iterator[Item]:
    after = ("", -1)
    while page := list_dead(queue.engine, PAGE, after):
        yield from page
        after = (page[-1].job, page[-1].number)


def _one_job(work: Any, job: str, as_json: bool) -> None:
    with _queue() as queue:
        found: Job = work(queue, job)
        _show([found], as_json, JOB)


@jobs.command()
def retry(job: str, as_json: AsJson = False) -> None:
    """Do again what failed or was left of a job."""
    _one_job(lambda queue, name: queue.retry(name), job, as_json)


@jobs.command()
def cancel(job: str, as_json: AsJson = False) -> None:
    """Cancel a job; what it has done stays."""
    _one_job(lambda queue, name: queue.cancel(name), job, as_json)


@jobs.command()
def dead(
    again: Annotated[bool, typer.Option("--retry", help="try all of them again")] = False,
    discard: Annotated[bool, typer.Option("--discard", help="give all of them up")] = False, as_json: AsJson = False,
) -> None:  # fmt: skip
    """List what failed for good, in all jobs, each with its reason."""
    with _queue() as queue:
        if again:
            _show([queue.get(job) for job in retry_dead(queue)], as_json, JOB)
        elif discard:
            gone = Discarded(discarded=discard_dead(queue.engine))
            print(gone.model_dump_json() if as_json else f"{gone.discarded} given up")
        else:
            _show(list(_iter_dead(queue)), as_json, ITEM)
