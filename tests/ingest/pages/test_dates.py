"""The day of a page comes from its strongest evidence, as printed in its own zone, and never from another article's."""

from datetime import date

import pytest

from ingest.pages.dates import find_published
from tests.ingest.pages.builder import FIRST, SECOND, URL, make_json, make_markup, make_page

BODY = f"{FIRST}\n{SECOND}"
MAY_16 = date(2024, 5, 16)
ARTICLE = {"@type": "NewsArticle", "headline": "Ministers meet in Lindvik", "dateModified": "2024-06-01"}
JUNE = (
    '<meta property="article:modified_time" content="2024-06-01"><meta property="og:updated_time" content="2024-06-01">'
)


def find(page: str, url: str | None = URL) -> date | None:
    return find_published(make_markup(page, url), BODY)


def meta(key: str, content: str = "2024-05-16T10:00:00+02:00", kind: str = "name") -> str:
    return f'<meta {kind}="{key}" content="{content}">'


@pytest.mark.parametrize(
    "page",
    [
        make_page(make_json(ARTICLE | {"datePublished": "2024-05-16"}) + JUNE),
        make_page(make_json(ARTICLE | {"datePublished": "2024-05-16T23:30:00-05:00"})),
        make_page(meta("article:published_time", kind="property") + JUNE),
        make_page(meta("DC.date.issued") + JUNE),
        make_page(meta("citation_publication_date", "2024/05/16")),
        make_page(meta("sailthru.date", "Thu, 16 May 2024 05:00:00 -0400")),
        make_page(meta("pubdate", "20240516")),
        make_page(make_json({"@type": "WebPage", "datePublished": "2024-05-16"})),
        make_page(above='<time itemprop="datePublished" datetime="2024-05-16">yesterday</time>'),
        make_page('<meta itemprop="datePublished" content="2024-05-16">'),
        make_page('<script>window.state = {"article": {"publishedAt": "2024-05-16T10:00:00+02:00"}}</script>'),
        make_page(above='<time pubdate datetime="2024-05-16T09:00">9 am</time>'),
        make_page(above='<span property="schema:datePublished" content="2024-05-16">16/5</span>'),
        make_page(above="<p>Published: 16 May 2024. Updated: 1 June 2024</p>"),
        make_page(above="<p>Last updated 1 June 2024 | Published 16 May 2024</p>"),
        make_page(above='<div>By Ivo Kelemen</div><time datetime="2024-05-16T09:00:00Z">2 hours ago</time>'),
        make_page(meta("date", "2025-02-02"), above="<p>16 May 2024</p>"),
        make_page('<script>var state = {first_published_at: "2024-05-16T10:00:00Z"}</script>'),
        make_page('<script>var state = {"publishedAt": 1715853600000, "readAt": 1799999999}</script>'),
        make_page('<script>var state = {"pubtime": "2024-05-16 10:00:00"}</script>'),
        make_page('<script>var state = {"publicationDateTime": "2024-05-16T10:00:00Z"}</script>'),
        make_page(make_json({"@type": "HowTo", "name": "Ministers meet in Lindvik", "datePublished": "2024-05-16"})),
        make_page(above="<p>Lindvik | 16 | 05 | 2024</p>"),
        make_page(meta("prism.publicationDate", "2024-05-16") + JUNE),
        make_page(meta("content:publishdate", "16/05/2024")),
        make_page(meta("sw-pubdate") + meta("lastPublishedDate", "2024-06-01")),
        make_page(meta("release_date", "2024-05-20") + meta("article:published_time", kind="property")),
        make_page(meta("article:published_time", kind="property").replace("content=", "value=")),
        make_page(above="<p>By Ana Novak</p><p>May 16 09:34 2024</p>"),
        make_page(
            below="<p>Dieser Beitrag wurde am Donnerstag, 16. Mai 2024 um 9 Uhr veröffentlicht.</p>", tag='lang="de"'
        ),
        make_page(above="<p>EFE | 16, Mayo, 2024</p>", tag='lang="es"'),
        make_page(above="<p>Joined: 3 May 2019</p><p>» 16 May 2024, 05:42</p>"),
        make_page(below='<div class="story-footer">First published: 16 May 2024</div>'),
        make_page(JUNE, below="<p>First published on 16 May 2024</p><p>© 1999-2026</p>"),
    ],
)
def test_the_day_of_publication_is_found(page: str):
    assert find(page) == MAY_16


@pytest.mark.parametrize(
    "page",
    [
        make_page(),
        make_page(below="<footer>© 2019 Sample Post</footer>"),
        make_page().replace(
            "</p></article>", " The canal was dug on 3 March 2001, and dredged on 2015-06-01.</p></article>"
        ),
        make_page(below='<aside class="related"><time datetime="2020-01-01">1 January 2020</time></aside>'),
        make_page(meta("date", "2199-01-01")),
        make_page(meta("article:published_time", "1970-01-01T00:00:00Z", "property")),
        make_page(above='<p class="date">03/04/2024</p>'),
        make_page('<script>var items = [{"pubDate": "2024-05-16"}, {"pubDate": "2023-01-01"}]</script>'),
        make_page('<script>var state = {"publishedCount": 1715853600, "published": "17158536"}</script>'),
        make_page(meta("lastPublishedDate") + meta("unpublish-date") + meta("article:publisher", "Post of 2024-05-16")),
        make_page(
            meta(
                "published-note", f"{'The paper of Lindvik has a long history, and this page is about it. '}2024-05-16"
            )
        ),
        make_page(make_json({"@type": "HowTo", "name": "How to tie a knot", "datePublished": "2024-05-16"})),
        make_page(make_json({"@type": "WebSite", "name": "Ministers meet in Lindvik", "datePublished": "2001-05-16"})),
    ],
    ids=[
        *("nothing", "copyright", "event", "related", "future", "epoch", "ambiguous", "scripts"),
        *("counts", "other metas", "long meta", "another work", "site"),
    ],
)
def test_an_unknown_day_is_not_guessed(page: str):
    markup = make_markup(page)
    body = "\n".join(paragraph.text_content() for paragraph in markup.tree.iterfind(".//article/p"))
    assert find_published(markup, body) is None


@pytest.mark.parametrize(
    "page",
    [
        make_page(
            make_json(ARTICLE | {"datePublished": "2024-05-17T03:30:00Z"})
            + meta("article:published_time", "2024-05-16T23:30:00-04:00", "property")
        ),
        make_page(make_json(ARTICLE | {"datePublished": "2024-05-17T03:30:00Z"}), above="<p>May 16, 2024 11:30 pm</p>"),
        make_page(
            make_json(ARTICLE | {"datePublished": "2024-05-15T22:30:00Z"}), above="<p>16. Mai 2024</p>", tag='lang="de"'
        ),
    ],
    ids=["another stamp", "print", "east"],
)
def test_a_stamp_in_utc_gives_way_to_the_day_in_the_zone_of_the_page(page: str):
    assert find(page) == MAY_16


def test_the_address_tells_which_of_two_stamps_is_the_first():
    page = make_page(
        make_json(ARTICLE | {"datePublished": "2024-05-20"}) + meta("article:published_time", kind="property")
    )
    assert find(page, "https://samplepost.example/2024/05/16/talks") == MAY_16
    assert find(page) == date(2024, 5, 20)


def test_what_is_printed_tells_which_of_two_stamps_and_the_address_is_the_day_of_the_page():
    stamps = make_json(ARTICLE | {"datePublished": "2024-05-14"}) + meta(
        "article:published_time", "2024-05-16T08:00:00"
    )
    assert find(make_page(stamps, above='<p class="date">16 May 2024</p>')) == MAY_16
    night = make_json(ARTICLE | {"datePublished": "2024-05-16T10:04:00Z"})
    page = make_page(night, above="<p>May 16, 2024 at 6:40 PM EDT</p>")
    assert find(page, "https://samplepost.example/2024/05/15/talks") == MAY_16


def test_a_printed_day_of_the_last_change_bears_out_no_other_stamp():
    june = '<time pubdate datetime="2024-06-01">1 June 2024</time>'
    stamps = meta("article:published_time", kind="property") + JUNE
    assert find(make_page(stamps, above=june)) == MAY_16
    assert find(make_page(meta("article:published_time", kind="property"), above=june)) == date(2024, 6, 1)
    issued = stamps + meta("dc.date.issued", "2024-06-01")
    assert find(make_page(issued, above=june)) == date(2024, 6, 1)


def test_a_change_of_the_next_day_may_be_one_of_the_same_in_another_zone():
    record = make_json(ARTICLE | {"datePublished": "2024-05-15T21:00:00-05:00", "dateModified": "2024-05-16T03:00:00Z"})
    page = make_page(record + meta("article:published_time", "2024-05-16T02:00:00Z"), above="<p>16 May 2024, 2:00</p>")
    assert find(page) == MAY_16


def test_an_article_that_is_published_again_keeps_the_day_of_its_address():
    page = make_page(make_json(ARTICLE | {"datePublished": "2026-02-01"}), above="<p>1 February 2026</p>")
    assert find(page, "https://samplepost.example/2024/5/16/talks") == MAY_16


def test_of_the_days_between_headline_and_text_the_one_that_is_said_to_be_of_the_publication_is_taken():
    event = "<p>Lindvik, 3 May 2024</p>"
    assert find(make_page(above=f"{event}<p>Published 16 May 2024</p>")) == MAY_16
    assert find(make_page(above=f"<p>16 May 2024</p>{event}")) == MAY_16
    assert find(make_page(above=f"<p>16 May 2024</p>{event}<p>Updated 20 May 2024</p>")) == MAY_16


def test_a_number_after_year_and_month_of_the_address_is_no_day():
    page = make_page(make_json(ARTICLE | {"datePublished": "2024-05-16"}))
    assert find(page, "https://samplepost.example/2024/05/3-questions-to-hanna-sorel") == MAY_16


def test_an_address_that_begins_with_the_day_is_read_where_nothing_else_tells():
    url = "https://samplepost.example/news/talks-16-05-2024"
    assert find(make_page(), url) == MAY_16
    assert find(make_page(above="<p>17 May 2024</p>"), url) == date(2024, 5, 17)
    assert find(make_page(meta("date", "2024-06-01")), url) == MAY_16


def test_dates_of_related_items_above_the_article_do_not_win():
    related = '<div itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="datePublished" content="2020-01-01"></div>'
    own = '<meta itemprop="datePublished" content="2024-05-16">'
    page = make_page(above=own).replace("<article>", f"{related}<article itemscope>")
    assert find(page) == MAY_16
