"""When a feed is due: adaptive, every so often, or by a cron expression in a time zone."""

import re
from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from croniter import croniter

from graph.model import Record
from ingest.fetching.polling import Habits, Pace, next_visit

EVERY = re.compile(r"every\s+(\d{1,5})\s*(s|m|h|d|seconds?|minutes?|hours?|days?)", re.IGNORECASE)
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}
SHORTEST, LONGEST = timedelta(seconds=10), timedelta(days=366)
ADAPTIVE = "adaptive"
# As crontab(5) has them.
NAMED = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
}


class BadSchedule(ValueError):
    """The schedule cannot be read. Write adaptive, every 30m (s, m, h, d), or five fields of cron such as 0 6 * * 1-5."""


class Schedule(Record):
    """When to visit a feed."""

    kind: Literal["adaptive", "interval", "cron"]
    text: str
    seconds: int = 0
    zone: str = "UTC"

    def next_due(self, habits: Habits, now: datetime, jitter: float) -> datetime:
        """Compute the next visit, in UTC.

        Retry-After always holds; failures lengthen intervals as they do adaptive pauses (doubled each, a day at most), and
        never move a cron schedule to other times of the day than it names.
        """
        asked = now + timedelta(seconds=habits.retry_after)
        if self.kind == "adaptive":
            return next_visit(habits, now, Pace(), jitter)
        if self.kind == "interval":
            pause = timedelta(seconds=self.seconds)
            waited = pause * 2 ** min(habits.failures, 12)
            due: datetime = max(now + max(pause, min(waited, timedelta(days=1))), asked)
            return due
        return self._next_cron(asked)

    def _next_cron(self, after: datetime) -> datetime:
        """Find the next time; of an hour that the clock shows twice in autumn the first counts, unless every hour is meant."""
        zone = ZoneInfo(self.zone)
        times = croniter(self.text, after.astimezone(zone))
        found: datetime = times.get_next(datetime).astimezone(UTC)
        while found.astimezone(zone).fold and "*" not in self.text.split(" ")[1]:
            found = times.get_next(datetime).astimezone(UTC)
        return found


def parse_schedule(text: str, zone: str = "UTC") -> Schedule:
    """Read a schedule; raise BadSchedule with what may be written."""
    written = " ".join(text.split())
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadSchedule(f"{zone!r} is no time zone: write one such as Europe/Vienna or UTC") from error
    if written.lower() == ADAPTIVE:
        return Schedule(kind="adaptive", text=ADAPTIVE, zone=zone)
    if every := EVERY.fullmatch(written):
        seconds = int(every[1]) * UNITS[every[2][0].lower()]
        if not SHORTEST <= timedelta(seconds=seconds) <= LONGEST:
            raise BadSchedule(f"{written!r}: the interval is from 10 seconds to a year")
        return Schedule(kind="interval", text=written.lower(), seconds=seconds, zone=zone)
    written = NAMED.get(written.lower(), written)
    if len(written.split(" ")) != 5 or not croniter.is_valid(written):
        raise BadSchedule(
            f"{text!r} is no schedule: write adaptive, every 30m, or five fields of cron such as 0 6 * * 1-5 or @daily"
        )
    schedule = Schedule(kind="cron", text=written, zone=zone)
    try:
        schedule.next_due(Habits(), datetime.now(UTC), 0)
    except ValueError as error:  # the 30th of February
        raise BadSchedule(f"{text!r} names no day that there is") from error
    return schedule
