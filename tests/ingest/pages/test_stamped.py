"""Where only its place tells that a day is that of the publication, it is found; a day of another article or event is not."""

from datetime import date

import pytest

from ingest.pages.dates import find_published
from tests.ingest.pages.builder import FIRST, SECOND, URL, make_markup, make_page

BODY = f"{FIRST}\n{SECOND}"
NOV_12 = date(2021, 11, 12)
OTHER = '<div class="teaser"><h2><a href="/b">Fish prices rise</a></h2><p class="date">3.9.2021</p></div>'


def find(page: str, body: str = BODY) -> date | None:
    return find_published(make_markup(page, URL), body)


@pytest.mark.parametrize(
    "page",
    [
        make_page(below='<p class="fecha-articulo">12 de noviembre de 2021</p>'),
        make_page(below='<div class="news-list-date"><time datetime="2021-11-12"></time></div>'),
        make_page(below='<div class="post-meta-time">12.11.21</div>' + OTHER),
        make_page(below='<p>Eingestellt am 12.11.2021</p>'),
        make_page(below='<div class="footer"><time itemprop="datePublished" datetime="2021-11-12">x</time></div>'),
        make_page(above='<footer class="node__meta"><span>12.11.21</span></footer>'),
        make_page(above='<div class="ArticleHeaderComment"><span class="when">12 November 2021</span><span>0 comments</span></div>'),
        make_page(above='<aside class="related-info"><a href="/ana">Ana Novak</a> <span class="date">12.11.2021</span></aside>'),
        make_page(below='<span property="schema:dateCreated" content="2021-11-12T10:00:00+01:00"></span>'),
        make_page('<script>var layer = {"first-publication":"2021-11-12 09:35"}</script>'),
        make_page().replace("<h1>", "<div>12.11.2021</div><h1>"),
        make_page().replace("<h1>", '<p class="teaser-meta">By Ana Novak / 12.11.2021 / 09:30</p><h1>'),
        make_page().replace("<h1>", '<header class="entry-header"><time datetime="2021-11-12T10:00:00Z">12 November 2021</time></header><h1>'),
        make_page(above='<aside class="meta"><a href="/ana">Ana Novak</a><p>12.11.2021</p></aside>'),
        make_page(above='<div class="widget"><span>Friday, 12 November 2021, 9 am</span></div>') + OTHER,
        make_page(below='<div class="post-footer">Written on 12 November 2021</div>'),
        make_page(above="<p>Erschienen: 12.11.2021</p>").replace("<article>", '<div class="node-promoted"><article>'),
        make_page(above="<p class='date'>12.11.2021</p>").replace("h1>", "h3>").replace("<article>", '<div class="widget">'),
    ],
)  # fmt: skip
def test_the_day_is_found_by_its_place(page: str):
    assert find(page) == NOV_12


@pytest.mark.parametrize(
    "page",
    [
        make_page(below=OTHER),
        make_page(below='<dl><dt>Joined:</dt><dd class="date">12.11.2021</dd></dl>'),
        make_page(below='<article class="card"><a href="/b"><h3>Fish prices rise</h3><span class="card-date">12.11.2021</span></a></article>'),
        make_page(below='<ul class="comments"><li>Ana, <span class="date">12.11.2021</span></li></ul>'),
        make_page().replace("<article>", '<a class="logo" href="/"><span class="date">12.11.2021</span></a><article>'),
        make_page().replace("<article>", '<header><span class="date">12.11.2021</span><hr><p>Sample Post</p><p>A paper</p></header><article>'),
        make_page(below='<footer><p>Version 12.11.21</p></footer>'),
        make_page(below='<div class="ArticleFooterComment"><span class="when">12 November 2021</span></div>'),
        make_page(above='<aside class="related-info"><a href="/b">Fish prices rise on all of the coast</a> <span class="date">12.11.2021</span></aside>'),
        make_page().replace("<article>", '<div class="today">Friday, 12 November 2021</div><article>'),
        make_page().replace("<nav>", '<nav><span class="date">12.11.2021</span>'),
    ],
)  # fmt: skip
def test_a_day_of_something_else_is_not_taken(page: str):
    assert find(page) is None


def test_a_dateline_may_follow_the_byline():
    body = f"By Ana Novak\n12.11.2021 - {BODY}"
    assert find(make_page().replace(f"<p>{FIRST}", f"<p>By Ana Novak</p><p>12.11.2021 - {FIRST}"), body) == NOV_12


def test_of_several_days_the_one_nearest_to_the_headline_is_taken():
    list_of_others = "".join(f'<p><span class="date">{day}.9.2021</span></p>' for day in (1, 2, 3))
    page = make_page(above='<p class="when">12 November 2021</p>').replace("</article>", f"{list_of_others}</article>")
    assert find(page.replace("Ministers meet in Lindvik</h1>", "Envoys talk</h1>"), "") == NOV_12


def test_without_a_headline_the_day_stands_near_the_beginning_of_the_text():
    menu = "".join(f"<li>Part {n}</li>" for n in range(40))
    others = "".join(
        f"<li>{n}.10.2020</li><li><a href='/{n}'>Part {n} of the old talks in Lindvik</a></li>" for n in range(1, 9)
    )
    page = f"<html><body><ul>{menu}</ul><div><p>2021-11-12 | Message</p><p>{FIRST}</p><p>{SECOND}</p></div><ul>{menu}</ul><ul>{others}</ul>"
    assert find(page) == NOV_12


@pytest.mark.parametrize(
    ("start", "day"),
    [
        ("Lindvik, (12.11.2021). ", NOV_12),
        ("12 November 2021 – ", NOV_12),
        ("12.11.2021\n", NOV_12),
        ("( Lindvik, 12 November 21 )\n", NOV_12),
        ("Lindvik, 12 November 21 envoys met: ", None),
        ("On 12 November 2021, envoys met: ", None),
        ("The treaty of 12 November 2021. ", None),
        ("12 November 2021 was a cold day. ", None),
    ],
)
def test_a_day_before_the_text_is_its_dateline_unless_a_sentence_goes_on(start: str, day: date | None):
    page = make_page().replace(f"<p>{FIRST}", f"<p>{start}{FIRST}")
    assert find(page, start + BODY) == day
