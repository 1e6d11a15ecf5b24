"""Busy feeds are asked often, silent ones seldom, and none before it wants to be."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.fetching.polling import Habits, Pace, next_visit

NOW = datetime(2024, 5, 16, 12, tzinfo=UTC)
PACE = Pace()


def every(minutes: float, items: int = 20, last: float = 0) -> tuple[datetime, ...]:
    return tuple(NOW - timedelta(minutes=last + minutes * n) for n in reversed(range(items)))


def pause(habits: Habits) -> float:
    """Give the pause in minutes."""
    return (next_visit(habits, NOW, PACE, 0) - NOW) / timedelta(minutes=1)


@pytest.mark.parametrize(
    ("habits", "minutes"),
    [
        (Habits(), 60),
        (Habits(brought=every(30, 1)), 60),
        (Habits(brought=every(30)), 15),
        (Habits(brought=every(1)), 5),
        (Habits(brought=every(30, 20, last=600)), 29.25),
        (Habits(brought=every(60 * 24 * 30)), 1440),
        (Habits(brought=every(30), fresh=3600), 60),
        (Habits(brought=every(30), fresh=1e9), 1440),
        (Habits(brought=every(30), failures=2), 60),
        (Habits(failures=99), 1440),
        (Habits(brought=every(30), retry_after=172_800), 2880),
        (Habits(brought=(*every(10_000, 5, last=100_000), *every(30))), 15),
    ],
    ids=[
        "unknown", "one item", "half the gap", "not under the shortest", "fell silent", "not over the longest", "ttl", "absurd ttl",
        "failures double", "many failures", "Retry-After has no limit", "old habits are forgotten",
    ],
)  # fmt: skip
def test_pause(habits: Habits, minutes: float) -> None:
    assert pause(habits) == pytest.approx(minutes)


@given(
    st.lists(st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)), max_size=30),
    st.integers(0, 1000),
    st.floats(0, 1),
)
def test_pause_keeps_its_bounds_whatever_a_feed_says(brought: list[datetime], failures: int, jitter: float) -> None:
    habits = Habits(brought=tuple(time.replace(tzinfo=UTC) for time in brought), failures=failures)
    assert PACE.shortest <= next_visit(habits, NOW, PACE, jitter) - NOW <= PACE.longest * 1.1
