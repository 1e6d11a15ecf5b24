"""A stamp in UTC takes the day of the land that the page is from, where the land has one day at that moment."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from graph.datafile import read_yaml_resource
from ingest.pages.dates import find_published
from ingest.pages.printed import Stamp
from ingest.pages.zones import find_zone, localize
from tests.ingest.pages.builder import FIRST, SECOND, make_json, make_markup, make_page

BODY = f"{FIRST}\n{SECOND}"
MAY_16, MAY_15 = date(2024, 5, 16), date(2024, 5, 15)
LATE = datetime(2024, 5, 15, 20, 30, tzinfo=UTC)
EARLY = datetime(2024, 5, 16, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "host", "moment", "day"),
    [
        ("", "paper.jp", LATE, MAY_16),
        ("en", "paper.co.kr", LATE, MAY_16),
        ("ja-JP", "paper.com", LATE, MAY_16),
        ("zh-Hant-TW", "paper.com", LATE, MAY_16),
        ("fa", "paper.ir", LATE, MAY_16),
        ("pt-BR", "paper.com.br", EARLY, MAY_15),
        ("de", "paper.de", LATE, MAY_15),
        ("de", "paper.de", datetime(2024, 5, 15, 23, 10, tzinfo=UTC), MAY_16),
        ("de", "paper.de", datetime(2024, 5, 15, 22, 30, tzinfo=UTC), MAY_15),
        ("en-AU", "paper.com.au", datetime(2024, 5, 15, 14, 30, tzinfo=UTC), MAY_15),
        ("en-AU", "paper.com.au", LATE, MAY_16),
        ("en-US", "paper.com", EARLY, MAY_16),
        ("ja", "paper.com", LATE, MAY_15),
        ("", "paper.io", LATE, MAY_15),
    ],
)
def test_a_moment_lies_on_the_day_of_the_land(language: str, host: str, moment: datetime, day: date):
    assert localize(Stamp(moment.date(), moment), find_zone((language, host))).day == day


@pytest.mark.parametrize(
    "stamp", [Stamp(MAY_15), Stamp(MAY_15, datetime(2024, 5, 15, 20, 30, tzinfo=timezone(timedelta(hours=2))))]
)
def test_a_day_without_hour_and_an_hour_with_its_zone_stay(stamp: Stamp):
    assert localize(stamp, find_zone(("ja-JP", "paper.jp"))) == stamp


def test_every_land_has_two_offsets_of_the_earth():
    rows = read_yaml_resource("ingest.pages", "zones.yaml")
    assert [land for land, row in rows.items() if not -720 <= int(row[0]) <= int(row[1]) <= 840] == []


def find(page: str, url: str) -> date | None:
    return find_published(make_markup(page, url), BODY)


def test_a_page_of_tokyo_has_the_day_of_tokyo_in_every_place():
    url = "https://samplepost.jp/talks"
    stamp = "2024-05-15T20:30:00Z"
    record = {"@type": "NewsArticle", "headline": "Ministers meet in Lindvik", "datePublished": stamp}
    assert find(make_page(make_json(record)), url) == MAY_16
    assert find(make_page(above=f'<time datetime="{stamp}">five past</time>'), url) == MAY_16
    assert find(make_page(f'<script>var one = {{"publishedAt": "{stamp}"}}</script>'), url) == MAY_16
    spelt = "Wed May 15 2024 20:30:00 GMT+0000 (Coordinated Universal Time)"
    assert find(make_page(above=f'<time datetime="{spelt}">five past</time>'), url) == MAY_16


def test_what_the_page_prints_outweighs_its_land():
    record = {"@type": "NewsArticle", "headline": "Ministers meet in Lindvik", "datePublished": "2024-05-15T20:30:00Z"}
    page = make_page(make_json(record), above="<p>15 May 2024, 20:30</p>")
    assert find(page, "https://samplepost.jp/talks") == MAY_15
