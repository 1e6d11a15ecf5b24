"""How much waits to be read and since when, and which feeds are overdue: what /metrics and /readyz say."""

from collections.abc import Mapping
from datetime import UTC, datetime

from graph.model import Record
from ingest.jobs.dead import count_dead
from ingest.jobs.feeds import FeedBook
from ingest.jobs.queue import JobQueue
from ingest.jobs.records import Feed


class Backlog(Record):
    """The state of the queue at one moment; times in seconds."""

    jobs: int
    age: float
    dead: int
    feeds: tuple[Feed, ...]
    overdue: Mapping[str, float]

    @classmethod
    def of(cls, queue: JobQueue) -> "Backlog":
        """Look at the queue; raise JobsUnreachable."""
        now, (jobs, oldest), feeds = datetime.now(UTC), queue.count_open(), FeedBook(queue).all()
        overdue = {
            f.url: max(0.0, (now - f.next_due).total_seconds()) for f in feeds if f.state == "active" and f.next_due
        }
        age = max(0.0, (now - oldest).total_seconds()) if oldest else 0.0
        return cls(jobs=jobs, age=age, dead=count_dead(queue.engine), feeds=feeds, overdue=overdue)

    def checks(self, backlog_alarm: int, feed_alarm: int) -> dict[str, str]:
        """Say what is wrong, "ok" where nothing is; alarms in minutes."""
        late = sorted(url for url, seconds in self.overdue.items() if seconds > feed_alarm * 60)
        old = f"the oldest of {self.jobs} open jobs has been there for {self.age / 60:.0f} minutes: does a worker run? See `dragoman jobs list`"
        overdue = (
            f"{len(late)} feeds are overdue, {late[0]} among them: does a worker run? See `dragoman feeds list`"
            if late
            else "ok"
        )
        return {"backlog": old if self.age > backlog_alarm * 60 else "ok", "feeds": overdue}
