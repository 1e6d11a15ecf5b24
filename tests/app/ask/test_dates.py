"""The days that the words of a question mean."""

from datetime import date

import pytest

from app.ask.dates import take_dates

TODAY = date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("in 2023", "2023-01-01", "2023-12-31"),
        ("between March and June 2012", "2012-03-01", "2012-06-30"),
        ("between November and February 2012", "2011-11-01", "2012-02-29"),
        ("from 10 to 15 March 2012", "2012-03-10", "2012-03-15"),
        ("between 3 May and 5 June 2011", "2011-05-03", "2011-06-05"),
        ("since the start of the war in 2011", "2011-01-01", None),
        ("since the Arab Spring in 2011", "2011-01-01", None),
        ("the first six months of 2009", "2009-01-01", "2009-06-30"),
        ("in 2019, 2020 and 2021", "2019-01-01", "2021-12-31"),
        ("on 18/03/2022", "2022-03-18", "2022-03-18"),
        ("over the last eighteen months", "2025-05-24", "2026-11-24"),
        ("up to and including 2010", None, "2010-12-31"),
        ("before the end of 2015", None, "2015-12-31"),
        ("after the start of 2015", "2015-01-01", None),
        ("since Monday", "2026-11-23", None),
        ("after the coup in 2013", "2013-01-01", None),
        ("after the coup of 15 July 2016", "2016-07-16", None),
        ("before the invasion of 2003", None, "2002-12-31"),
        ("until the end of 2012", None, "2012-12-31"),
        ("between 2011 and now", "2011-01-01", "2026-11-24"),
        ("2011-13", "2011-01-01", "2013-12-31"),
        ("2011-12", "2011-12-01", "2011-12-31"),
        ("in the second half of 2012", "2012-07-01", "2012-12-31"),
        ("Q1 2015", "2015-01-01", "2015-03-31"),
        ("in the last quarter of 2014", "2014-10-01", "2014-12-31"),
        ("from 2014 onwards", "2014-01-01", None),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("last week", "2026-11-16", "2026-11-22"),
        ("since last year", "2025-01-01", None),
        ("in the past 3 months", "2026-08-24", "2026-11-24"),
        ("over the last two weeks", "2026-11-10", "2026-11-24"),
        ("two years ago", "2024-01-01", "2024-12-31"),
        ("ten days ago", "2026-11-14", "2026-11-14"),
        ("yesterday", "2026-11-23", "2026-11-23"),
        ("after 2010 and before 2015", "2011-01-01", "2014-12-31"),
        ("on 31 February 2012", None, None),
        ("in the past year", "2025-11-24", "2026-11-24"),
        ("over the last decade", "2016-11-24", "2026-11-24"),
        ("on or after 2020-05-01", "2020-05-01", None),
        ("on or before 2020-05-01", None, "2020-05-01"),
        ("in the 80s", "1980-01-01", "1989-12-31"),
        ("in the nineties", "1990-01-01", "1999-12-31"),
        ("on Wednesday", "2026-11-18", "2026-11-18"),
        ("last Tuesday", "2026-11-17", "2026-11-17"),
        ("next Friday", "2026-11-27", "2026-11-27"),
        ("last quarter", "2026-07-01", "2026-09-30"),
        ("this quarter", "2026-10-01", "2026-12-31"),
        ("under the Good Friday deal", None, None),
        ("on Fridays", None, None),
        ("in the three months after 7 October 2023", "2023-10-08", "2024-01-07"),
        ("the week before 24 February 2022", "2022-02-17", "2022-02-23"),
        ("in the year after 2011", "2012-01-01", None),
        ("in the years before 1 January 2000", None, "1999-12-31"),
        ("every Tuesday", None, None),
        ("pre-2011", None, "2010-12-31"),
        ("post-2016", "2017-01-01", None),
        ("in FY2023", "2023-01-01", "2023-12-31"),
        ("from mid-March until the end of May 2022", "2022-03-01", "2022-05-31"),
        ("from 2010 to the end of 2012", "2010-01-01", "2012-12-31"),
    ],
)
def test_words_mean_days(words: str, start: str | None, end: str | None) -> None:
    dated = take_dates(f"meetings {words} with Iran", TODAY)
    assert (dated.start, dated.end) == (start, end)


def test_what_is_left_has_no_dates() -> None:
    assert take_dates("meetings between March and June 2012 with Iran", TODAY).rest.split() == [
        "meetings",
        "with",
        "Iran",
    ]


def test_contradicting_dates_are_told() -> None:
    assert take_dates("meetings in 2012 in 2014", TODAY).not_understood == ("in 2012",)


def test_days_of_the_report_are_told_from_those_of_the_event() -> None:
    assert take_dates("meetings reported in 2015", TODAY).reported
    assert not take_dates("meetings in 2015", TODAY).reported


def test_event_that_a_year_goes_with_stays_to_be_told() -> None:
    dated = take_dates("visits after the 2015 deal", TODAY)
    assert dated.start == "2015-01-01"
    assert dated.rest.split() == ["visits", "after", "deal"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("meetings in early 2014", "early"),
        ("visits in the summer of 2006", "summer"),
        ("talks from late 2013 to early 2014", "late"),
        ("meetings in 2014 and 2017", "in 2014 and 2017"),
        ("visits in May and July 2014", "in May and July 2014"),
        ("meetings after the fall of Mubarak in 2011", "after the fall of Mubarak"),
    ],
)
def test_days_that_the_words_leave_open_are_told(words: str, told: str) -> None:
    assert told in take_dates(words, TODAY).not_understood


@pytest.mark.parametrize(
    "words",
    [
        "meetings in 2014 and 2015",
        "visits on 3 and 4 May 2014",
        "since the Arab Spring in 2011",
        "after the end of 2015",
    ],
)
def test_days_that_are_sure_are_not_told(words: str) -> None:
    assert not take_dates(words, TODAY).not_understood
