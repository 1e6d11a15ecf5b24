"""When a feed is due."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from ingest.fetching.polling import Habits
from ingest.jobs.schedules import BadSchedule, parse_schedule

NOW = datetime(2024, 5, 16, 12, 0, tzinfo=UTC)


def due(text: str, zone: str = "UTC", now: datetime = NOW, **habits: float) -> datetime:
    return parse_schedule(text, zone).next_due(Habits.model_validate(habits), now, 0)


@pytest.mark.parametrize(
    ("text", "zone", "then"),
    [
        ("adaptive", "UTC", datetime(2024, 5, 16, 13, 0, tzinfo=UTC)),
        ("every 15m", "UTC", datetime(2024, 5, 16, 12, 15, tzinfo=UTC)),
        ("Every 2 hours", "UTC", datetime(2024, 5, 16, 14, 0, tzinfo=UTC)),
        ("0 6 * * *", "UTC", datetime(2024, 5, 17, 6, 0, tzinfo=UTC)),
        ("0 6 * * *", "Europe/Vienna", datetime(2024, 5, 17, 4, 0, tzinfo=UTC)),
        ("30 16 * * *", "Asia/Tehran", datetime(2024, 5, 16, 13, 0, tzinfo=UTC)),
        ("0 9 * * 1-5", "UTC", datetime(2024, 5, 17, 9, 0, tzinfo=UTC)),
        ("*/20 * * * *", "UTC", datetime(2024, 5, 16, 12, 20, tzinfo=UTC)),
        ("@Hourly", "UTC", datetime(2024, 5, 16, 13, 0, tzinfo=UTC)),
        ("@weekly", "Europe/Vienna", datetime(2024, 5, 18, 22, 0, tzinfo=UTC)),
    ],
)
def test_next_visit(text: str, zone: str, then: datetime) -> None:
    assert due(text, zone) == then


def test_same_hour_of_the_wall_clock_before_and_after_summer_time() -> None:
    zone = ZoneInfo("Europe/Vienna")
    found, at = [], datetime(2024, 10, 25, 12, 0, tzinfo=UTC)
    for _ in range(4):
        at = due("0 6 * * *", "Europe/Vienna", at)
        found.append(at.astimezone(zone))
    assert [(time.day, time.hour) for time in found] == [(26, 6), (27, 6), (28, 6), (29, 6)]
    assert found[1].astimezone(UTC) - found[0].astimezone(UTC) == timedelta(hours=25)


@pytest.mark.parametrize(
    "day", [datetime(2024, 3, 30, 12, tzinfo=UTC), datetime(2024, 10, 26, 12, tzinfo=UTC)], ids=["gap", "twice"]
)
def test_hour_that_is_missing_or_there_twice_is_never_skipped_for_a_day(day: datetime) -> None:
    then = due("30 2 * * *", "Europe/Vienna", day)
    assert timedelta(0) < then - day <= timedelta(hours=14)


@pytest.mark.parametrize(("text", "times"), [("30 2 * * *", 1), ("30 * * * *", 2), ("30 */2 * * *", 2)])
def test_hour_that_the_clock_shows_twice_counts_once_unless_every_hour_is_meant(text: str, times: int) -> None:
    at, found = datetime(2024, 10, 26, 22, 0, tzinfo=UTC), []
    while at < datetime(2024, 10, 27, 4, 0, tzinfo=UTC):
        at = due(text, "Europe/Vienna", at)
        found.append(at.astimezone(ZoneInfo("Europe/Vienna")).hour)
    assert found[:-1].count(2) == times


def test_failures_lengthen_intervals_and_retry_after_holds() -> None:
    assert due("every 10m", failures=3) - NOW == timedelta(minutes=80)
    assert due("every 10m", failures=99) - NOW == timedelta(days=1)
    assert due("every 10m", retry_after=7200) - NOW == timedelta(hours=2)
    assert due("*/10 * * * *", retry_after=7260) == datetime(2024, 5, 16, 14, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    ["", "often", "every", "every 0m", "every 5s", "every 9999d", "* * * *", "61 * * * *", "0 0 31 2 * *", "@reboot"],
)
def test_bad_schedule(text: str) -> None:
    with pytest.raises(BadSchedule):
        parse_schedule(text)


@pytest.mark.parametrize("zone", ["Mars/Base", "", "../etc/passwd"])
def test_bad_zone(zone: str) -> None:
    with pytest.raises(BadSchedule):
        parse_schedule("0 6 * * *", zone)
