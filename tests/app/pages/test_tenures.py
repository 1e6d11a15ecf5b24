"""Bars of offices stand where their days are, inside the picture, whatever is not known."""

from datetime import date

import pytest

from app.pages.tenures import WIDE, draw_tenures
from graph.answers import HeldOffice


def held(start: str | None, end: str | None, title: str = "Foreign Minister") -> HeldOffice:
    day = date.fromisoformat
    return HeldOffice(title=title, country="JOR", organization=None, start=start and day(start), end=end and day(end))  # type: ignore[arg-type]


def test_bars_are_in_order_and_as_long_as_the_offices() -> None:
    drawn = draw_tenures([held("2010-01-01", "2020-01-01", "Later"), held("2000-01-01", "2010-01-01", "Earlier")])
    assert drawn is not None
    assert [bar.held.title for bar in drawn.bars] == ["Earlier", "Later"]
    one, other = drawn.bars
    assert abs(one.width - other.width) <= 1
    assert (one.x, abs(other.x - one.x - one.width) <= 1) == (0, True)
    assert [tick.year for tick in drawn.ticks][:2] == [2000, 2003]


@pytest.mark.parametrize(
    "office", [held(None, "2015-06-01"), held("2015-06-01", None), held("2024-12-31", "2024-12-31")]
)
def test_what_is_not_known_stays_inside_the_picture(office: HeldOffice) -> None:
    drawn = draw_tenures([office, held("2010-05-05", "2012-05-05")])
    assert drawn is not None
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDE and bar.width > 0 for bar in drawn.bars)
    bar = next(bar for bar in drawn.bars if bar.held == office)
    assert (bar.begins, bar.ends) == (office.start is not None, office.end is not None)


def test_offices_without_dates_are_not_drawn() -> None:
    assert draw_tenures([held(None, None)]) is None
