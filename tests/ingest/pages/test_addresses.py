"""A full day in the address of a page is read; what only looks like one is not."""

from datetime import date

import pytest

from ingest.pages.addresses import find_day_first_in_path, find_day_in_path
from ingest.pages.printed import Order
from tests.ingest.pages.builder import make_markup, make_page

MAY_16 = date(2024, 5, 16)


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2024/05/16/talks", MAY_16),
        ("/world/2024/may/16/talks", MAY_16),
        ("/2024-05-16-talks", MAY_16),
        ("/a/talks-20240516.html", MAY_16),
        ("/2024/5/16/talks", MAY_16),
        ("/2024/05/16.html", MAY_16),
        ("/2024/05/16", MAY_16),
        ("/2024/05/talks", None),
        ("/2024/05/3-questions-to-hanna-sorel/", None),
        ("/2024/05/16-questions-to-hanna-sorel/", None),
        ("/a/20249916", None),
        ("/a/2024051612345", None),
        ("/2199/05/16/talks", None),
        ("", None),
    ],
)
def test_a_full_day_in_the_address_is_read(path: str, day: date | None):
    assert find_day_in_path(make_markup(make_page(), f"https://samplepost.example{path}")) == day


@pytest.mark.parametrize(
    ("path", "order", "day"),
    [
        ("/news/talks-16-05-2024.html", None, MAY_16),
        ("/news/16052024-talks", None, MAY_16),
        ("/news/05-16-2024-talks", None, MAY_16),
        ("/news/talks_6.5.2024", "day", date(2024, 5, 6)),
        ("/news/talks_6.5.2024", "month", date(2024, 6, 5)),
        ("/news/talks-03-04-2024", None, None),
        ("/news/116052024", None, None),
        ("/news/1605202415", None, None),
        ("/news/16-05-2199", None, None),
        ("/news/5-16-05_2024", None, None),
    ],
)
def test_a_day_before_its_year_is_read_as_the_page_writes_days(path: str, order: Order | None, day: date | None):
    markup = make_markup(make_page(), f"https://samplepost.example{path}")
    assert find_day_first_in_path(markup, order) == day
