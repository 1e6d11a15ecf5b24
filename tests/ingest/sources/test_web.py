"""Addresses are followed to articles, which are named by their canonical address."""

import gzip
import io
import json
from datetime import date

import pytest

from graph.model import Article
from ingest.fetching.fetcher import Fetcher
from ingest.sources.files import iter_given
from ingest.sources.records import Link, Unreadable
from ingest.sources.web import article_id, follow
from tests.ingest.fetching.server import Server, answer


def read(fetcher: Fetcher, *addresses: str) -> list[Article | Unreadable]:
    return list(follow(iter_given(addresses), fetcher))


def test_page_is_an_article_with_what_it_says_of_itself(site: Server, fetcher: Fetcher) -> None:
    (article,) = read(fetcher, site.url("/story/1?utm_source=feed"))
    assert isinstance(article, Article)
    assert (article.title, article.published, article.publisher) == (
        "Talks in Oslo, number 1",
        date(2024, 5, 16),
        "Sample Post",
    )
    assert article.id == article_id(site.url("/story/1"))
    assert "fishing quotas" in article.text


@pytest.mark.parametrize("path", ["/feed", "/sitemap.xml", "/index.xml", "/packed.xml.gz", "/list.txt"])
def test_lists_are_followed_to_their_pages(path: str, site: Server, fetcher: Fetcher) -> None:
    index = f"<sitemapindex><sitemap><loc>{site.url('/sitemap.xml')}</loc></sitemap></sitemapindex>".encode()
    sitemap = "<urlset>" + "".join(f"<url><loc>{site.url(f'/story/{n}')}</loc></url>" for n in range(3)) + "</urlset>"
    site.routes["/index.xml"] = answer(200, index, Content_Type="application/xml")
    site.routes["/packed.xml.gz"] = answer(200, gzip.compress(sitemap.encode()), Content_Type="application/gzip")
    site.routes["/list.txt"] = answer(
        200, "\n".join(site.url(f"/story/{n}") for n in range(3)).encode(), Content_Type="text/plain"
    )
    found = read(fetcher, site.url(path))
    assert [item.title for item in found if isinstance(item, Article)] == [
        f"Talks in Oslo, number {n}" for n in range(3)
    ]


def test_lists_that_name_each_other_end(site: Server, fetcher: Fetcher) -> None:
    site.routes["/a"] = answer(200, f"{site.url('/b')}\n".encode())
    site.routes["/b"] = answer(200, f"{site.url('/a')}\n".encode())
    (fault,) = read(fetcher, site.url("/a"))
    assert isinstance(fault, Unreadable)
    assert "names other pages" in fault.reason


def test_an_address_is_fetched_once_however_often_it_is_named(site: Server, fetcher: Fetcher) -> None:
    index = f"<sitemapindex><sitemap><loc>/maps.xml</loc></sitemap><sitemap><loc>more.xml</loc></sitemap><sitemap><loc>{site.url('/index.xml')}</loc></sitemap></sitemapindex>"
    site.routes["/index.xml"] = answer(200, index.encode(), Content_Type="application/xml")
    for path, pages in (("/maps.xml", (0, 1)), ("/more.xml", (1, 2))):
        named = "".join(f"<url><loc>/story/{n}#top</loc></url>" for n in pages)
        site.routes[path] = answer(200, f"<urlset>{named}</urlset>".encode(), Content_Type="application/xml")
    found = read(fetcher, site.url("/index.xml"), site.url("/story/2?utm_source=mail"))
    assert [item.url for item in found if isinstance(item, Article)] == [site.url(f"/story/{n}") for n in range(3)]
    assert not [item for item in found if isinstance(item, Unreadable)]
    assert [path for path in site.paths() if path in ("/story/1", "/index.xml")] == ["/index.xml", "/story/1"]


def test_what_cannot_be_fetched_is_told_and_stops_nothing(site: Server, fetcher: Fetcher) -> None:
    found = read(fetcher, site.url("/none"), "http://10.0.0.1/", site.url("/story/0"))
    assert [type(item) for item in found] == [Unreadable, Unreadable, Article]
    assert [item.reason[:20] for item in found if isinstance(item, Unreadable)] == [
        "the server does not ",
        "it is 10.0.0.1, whic",
    ]


def test_files_of_articles_are_read_where_they_are(site: Server, fetcher: Fetcher) -> None:
    lines = "".join(json.dumps({"id": f"n{n}", "text": "Envoys met."}) + "\n" for n in range(3))
    site.routes["/articles.jsonl.gz"] = answer(
        200, gzip.compress(lines.encode()), Content_Type="application/octet-stream"
    )
    site.routes["/plain"] = answer(200, b"President Maria Gomez met Chancellor Emil Brandt.", Content_Type="text/plain")
    assert [item.id for item in read(fetcher, site.url("/articles.jsonl.gz")) if isinstance(item, Article)] == [
        "n0",
        "n1",
        "n2",
    ]
    (plain,) = read(fetcher, site.url("/plain"))
    assert isinstance(plain, Article)
    assert plain.url == site.url("/plain")


def test_feed_from_a_file_is_followed_too(site: Server, fetcher: Fetcher) -> None:
    feed = f"<rss version='2.0'><channel><item><link>{site.url('/story/2')}</link></item></channel></rss>".encode()
    (link,) = iter_given(["-"], io.BytesIO(feed))
    assert isinstance(link, Link)
    (article,) = follow([link], fetcher)
    assert isinstance(article, Article)


def test_page_without_a_date_takes_that_of_the_feed(site: Server, fetcher: Fetcher) -> None:
    page = (
        b"<html><head><title>Talks</title></head><body><article><p>"
        + b"President Maria Gomez met Chancellor Emil Brandt in Oslo. " * 5
        + b"</p></article></body></html>"
    )
    site.routes["/undated"] = answer(200, page, Content_Type="text/html")
    (article,) = follow(
        [
            Link(
                url=site.url("/undated"),
                key="k",
                published=date(2024, 5, 2),
                publisher="Sample Post",
                author="Ann Nilsen",
            )
        ],
        fetcher,
    )
    assert isinstance(article, Article)
    assert (article.published, article.publisher, article.author) == (date(2024, 5, 2), "Sample Post", "Ann Nilsen")


@pytest.mark.parametrize(
    "talk",
    [answer(403), answer(200, b"<html><head><title>Log in</title></head><body></body></html>")],
    ids=["login", "empty"],
)
def test_text_that_the_feed_brought_is_read_where_the_page_is_not_given(talk, site: Server, fetcher: Fetcher) -> None:
    site.routes["/closed"] = talk
    content = "<p>Envoys met &amp; talked in Oslo.</p><p>They will meet<br/>again.</p>"
    (article,) = follow(
        [Link(url=site.url("/closed"), key="k", title="Talks", published=date(2024, 5, 2), content=content)], fetcher
    )
    assert isinstance(article, Article)
    assert (article.text, article.title, article.published) == (
        "Envoys met & talked in Oslo.\nThey will meet\nagain.",
        "Talks",
        date(2024, 5, 2),
    )
    assert article.id == article_id(site.url("/closed"))


def test_page_that_is_no_article_is_told_with_the_feed_that_it_names(site: Server, fetcher: Fetcher) -> None:
    body = (
        b"<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head><body>"
        + b"<a href='/x'>y</a>" * 50
    )
    site.routes["/"] = answer(200, body, Content_Type="text/html")
    (fault,) = read(fetcher, site.url("/"))
    assert isinstance(fault, Unreadable)
    assert fault.reason.endswith(f"it names the feed {site.url('/feed')}")
