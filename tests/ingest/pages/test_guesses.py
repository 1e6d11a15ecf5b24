"""Where nothing tells the day of publication, that of the last change is taken; a day in a sentence or of something else is not."""

from datetime import date

import pytest

from ingest.pages.dates import find_published
from tests.ingest.pages.builder import FIRST, SECOND, URL, make_markup, make_page

BODY = f"{FIRST}\n{SECOND}"
JUNE_1 = date(2024, 6, 1)


def find(page: str, body: str = BODY) -> date | None:
    return find_published(make_markup(page, URL), body)


@pytest.mark.parametrize(
    "page",
    [
        make_page('<meta property="article:modified_time" content="2024-06-01T10:00:00Z">'),
        make_page('<meta property="og:updated_time" content="2024-06-01"><meta property="og:type" content="article">'),
        make_page('<meta name="date" content="2024-06-01">'),
        make_page('<meta name="DC.date" content="2024-06-03">', above="<p>As of: <b>Updated</b> 1 June 2024</p>"),
        make_page('<meta name="date" content="2024-06-01">', above="<p>Updated 2 June 2024</p>"),
        make_page(above="<p>Last updated on 1 June 2024, 18:00</p>"),
        make_page(above='<div class="date-modified">1 June 2024</div>'),
        make_page(below="<footer>This page was last modified on 1 June 2024</footer>"),
        make_page(
            below="<p><label>Last change:</label> <span>Updated 1 June 2024, 09:25</span></p><p>The map shows how deep the canal of Lindvik was on 9 March 2016</p>"
        ),
        make_page('<meta itemprop="dateModified" content="2024-06-01 09:25">', above="<p>Published: 1 June</p>"),
        make_page('<meta name="DC.date.modified" content="2024-06-01">'),
        make_page('<meta name="last_updated_date" content="2024-06-01">'),
        make_page('<meta name="bt:modDate" content="2024-06-01">'),
    ],
)
def test_the_day_of_the_last_change_is_taken_where_no_other_is_told(page: str):
    assert find(page) == JUNE_1


@pytest.mark.parametrize(
    "page",
    [
        make_page('<meta name="date" content="2024-06-20">', above="<p>Published on 1 June 2024</p>"),
        make_page('<meta name="dcterms.date" content="2024-06-20">', above='<p class="date">1 June 2024</p>'),
        make_page('<meta property="article:modified_time" content="2024-06-20">', above="<p>1 June 2024</p>"),
    ],
)
def test_the_day_of_the_last_change_gives_way_to_what_the_page_prints(page: str):
    assert find(page) == JUNE_1


@pytest.mark.parametrize(
    "page",
    [
        make_page(below="<p>© 2024 Sample Post</p>"),
        make_page(below="<p>Issue of May 2024</p>"),
        make_page(below="<footer>© 12.11.2021 Sample Post</footer>"),
        make_page(below='<div class="related"><a href="/b">Fish prices rise</a> 12.11.2021</div>'),
        make_page(below="<p>03/04/2024</p>", tag=""),
        make_page(
            '<meta name="article:expiration_time" content="2024-06-01"><meta name="x-cached-on" content="2024-06-01">'
        ),
        make_page('<link rel="stylesheet" href="/print.css?v=2021-11-12">'),
        make_page('<meta property="og:image" content="https://samplepost.example/files/2021/11/12/port.jpg">'),
        make_page(below='<abbr title="12 Nov 2021, 0:00:00">seven days</abbr>'),
        make_page(below='<div class="related"><a href="/b">Fish prices rise</a> <span>Updated 12.11.2021</span></div>'),
    ],
)
def test_a_year_a_month_or_a_day_of_something_else_is_no_guess(page: str):
    assert find(page) is None
