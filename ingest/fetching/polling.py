"""What a feed did so far -> when to ask it again."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import Field

from graph.model import Record

RECENT = 20  # finds that count: a feed may change its habits
USUAL = timedelta(hours=1)  # of a feed whose habits are unknown


class Habits(Record):
    """What is known of a feed."""

    brought: tuple[datetime, ...] = Field(default=(), description="when a visit found something new, oldest first")
    fresh: float = Field(default=0.0, description="seconds for which it calls itself fresh: ttl, max-age")
    failures: int = Field(default=0, description="failures since the last success")
    retry_after: float = Field(default=0.0, description="seconds after which the server wants to be asked again")


class Pace(Record):
    """The shortest and the longest pause between two visits."""

    shortest: timedelta = timedelta(minutes=5)
    longest: timedelta = timedelta(hours=24)


def next_visit(habits: Habits, now: datetime, pace: Pace, jitter: float) -> datetime:
    """Compute when to ask a feed again; `jitter` from 0 to 1 spreads feeds over up to a tenth of their pause.

    The pause is half the mean gap between the last 20 visits that found something new, the time since the last one included:
    so every second visit finds something, and a feed that fell silent is asked ever less. Failures double the pause each
    time. What the feed says of itself (ttl, max-age) lengthens it up to the longest, and Retry-After without a limit.
    """
    pause = min(_usual_pause(habits.brought, now), pace.longest) * 2 ** min(habits.failures, 20)
    pause = max(pause, timedelta(seconds=habits.fresh), pace.shortest)
    pause = min(pause, pace.longest)
    wait: timedelta = max(pause * (1 + jitter / 10), timedelta(seconds=habits.retry_after))
    return now + wait


def _usual_pause(brought: Sequence[datetime], now: datetime) -> timedelta:
    recent = sorted(brought)[-RECENT:]
    if len(recent) < 2:
        return USUAL
    gaps = len(recent) - 1 + (1 if now > recent[-1] else 0)
    return (max(now, recent[-1]) - recent[0]) / gaps / 2
