"""Sitemaps, news sitemaps, and indexes of them."""

from datetime import date

import pytest

from ingest.sources.sitemaps import MOST, NoSitemap, parse_sitemap
from ingest.sources.xml import DangerousXml

NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset {NS} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://news.example/1 </loc><image:image><image:loc>https://news.example/1.jpg</image:loc><image:title>A quay</image:title></image:image>
<news:news><news:publication><news:name>Sample Post</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2024-05-16T23:30:00-05:00</news:publication_date><news:title>Talks in Oslo</news:title></news:news></url>
<url><loc>https://news.example/2</loc><lastmod>2024-05-14</lastmod></url><url><lastmod>2024-05-14</lastmod></url></urlset>"""


def test_news_sitemap_says_what_it_knows_of_a_page() -> None:
    first, second = parse_sitemap(NEWS.encode()).links
    assert (first.url, first.title, first.published) == ("https://news.example/1", "Talks in Oslo", date(2024, 5, 16))
    assert (first.publisher, first.language) == ("Sample Post", "en")
    assert (second.url, second.stamp, second.published) == ("https://news.example/2", "2024-05-14", None)


def test_index_names_further_sitemaps() -> None:
    index = f"<sitemapindex {NS}><sitemap><loc>https://news.example/a.xml.gz</loc></sitemap><sitemap><loc>https://news.example/b.xml</loc></sitemap></sitemapindex>"
    found = parse_sitemap(index.encode())
    assert (found.links, found.more) == ((), ("https://news.example/a.xml.gz", "https://news.example/b.xml"))


def test_addresses_without_a_host_are_beside_the_sitemap() -> None:
    home = "https://news.example/maps/index.xml"
    index = (
        f"<sitemapindex {NS}><sitemap><loc>/a.xml.gz</loc></sitemap><sitemap><loc>b.xml</loc></sitemap></sitemapindex>"
    )
    assert parse_sitemap(index.encode(), home).more == (
        "https://news.example/a.xml.gz",
        "https://news.example/maps/b.xml",
    )
    (link,) = parse_sitemap(f"<urlset {NS}><url><loc>//press.example/1</loc></url></urlset>".encode(), home).links
    assert link.url == "https://press.example/1"


@pytest.mark.parametrize(
    "start", ["<urlset>", '<urlset xmlns="http://wrong.example/">', f"<!-- made by hand -->\n<urlset {NS}>"]
)
def test_namespace_and_comments_do_not_matter(start: str) -> None:
    assert len(parse_sitemap(f"{start}<url><loc>https://news.example/1</loc></url></urlset>".encode()).links) == 1


def test_no_more_pages_are_taken_than_the_protocol_allows() -> None:
    many = "".join(f"<url><loc>https://news.example/{n}</loc></url>" for n in range(MOST + 5))
    assert len(parse_sitemap(f"<urlset {NS}>{many}</urlset>".encode()).links) == MOST


@pytest.mark.parametrize("data", [b"", b"<html/>", b"<urls", b"no xml at all"], ids=repr)
def test_what_is_no_sitemap(data: bytes) -> None:
    with pytest.raises(NoSitemap):
        parse_sitemap(data)


def test_sitemap_that_defines_entities_is_refused() -> None:
    with pytest.raises(DangerousXml):
        parse_sitemap(b'<!DOCTYPE urlset [<!ENTITY a "b">]><urlset><url><loc>&a;</loc></url></urlset>')
