"""The days of other calendars are ours; what no calendar has is no day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from ingest.pages.years import find_day


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ((2024, 5, 16), date(2024, 5, 16)),
        ((1399, 1, 1), date(2020, 3, 20)),
        ((1399, 12, 30), date(2021, 3, 20)),
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1403, 7, 1), date(2024, 9, 22)),
        ((1404, 1, 1), date(2025, 3, 21)),
        ((2567, 5, 16), date(2024, 5, 16)),
        ((2024, 2, 30), None),
        ((1400, 12, 30), None),
        ((1399, 7, 31), None),
        ((1399, 13, 1), None),
        ((1399, 1, 0), None),
    ],
)
def test_a_day_is_found_in_the_calendar_of_its_year(printed: tuple[int, int, int], day: date | None):
    assert find_day(*printed) == day


def test_the_days_of_the_solar_calendar_follow_one_another():
    days = [(year, month, day) for year in range(1370, 1420) for month in range(1, 13) for day in range(1, 32)]
    found = [one for printed in days if (one := find_day(*printed))]
    assert {after - before for before, after in pairwise(found)} == {timedelta(days=1)}
