"""Words that count from the day told last."""

from datetime import date

import pytest

from ingest.story_dates import resolve_story_date

TOLD = date(2008, 8, 7)


@pytest.mark.parametrize(
    ("words", "start", "precision"),
    [
        ("The next day", date(2008, 8, 8), "day"),
        ("on the same day", date(2008, 8, 7), "day"),
        ("that day", date(2008, 8, 7), "day"),
        ("two days later", date(2008, 8, 9), "day"),
        ("a week earlier", date(2008, 7, 28), "interval"),
        ("the day before", date(2008, 8, 6), "day"),
        ("the following month", date(2008, 9, 1), "month"),
        ("3 years later", date(2011, 1, 1), "year"),
    ],
)
def test_counts_from_the_day_told_last(words: str, start: date, precision: str) -> None:
    when = resolve_story_date(words, TOLD)
    assert when
    assert (when.start, when.precision, when.text) == (start, precision, words)


@pytest.mark.parametrize("words", ["Wednesday", "last month", "two days", "later", "the first day"])
def test_leaves_what_counts_from_publication(words: str) -> None:
    assert resolve_story_date(words, TOLD) is None
