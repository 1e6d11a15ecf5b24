"""A visit tells what a feed names now; of an index each sitemap is asked by itself, and one that fails is not the feed."""

import gzip
import tracemalloc
from collections.abc import Sequence

import pytest

from ingest.fetching.errors import BadAnswer, Gone
from ingest.fetching.fetcher import Fetcher
from ingest.sources.listings import NoListing
from ingest.sources.records import Link
from ingest.sources.visits import Remembered, Visit, visit
from tests.ingest.fetching.server import Server, Talk, answer, unless_known


def sitemap(site: Server, *numbers: int) -> bytes:
    urls = "".join(f"<url><loc>{site.url(f'/story/{n}')}</loc></url>" for n in numbers)
    return f"<urlset>{urls}</urlset>".encode()


def index(site: Server, *paths: str, day: str = "") -> Talk:
    lastmod = f"<lastmod>{day}</lastmod>" if day else ""
    entries = "".join(f"<sitemap><loc>{site.url(path)}</loc>{lastmod}</sitemap>" for path in paths)
    return answer(200, f"<sitemapindex>{entries}</sitemapindex>".encode(), ETag='"index"')


def look_at(address: str, known: Remembered, fetcher: Fetcher) -> tuple[Visit, list[str]]:
    """Visit a feed; give what it said and the paths of the pages that it named."""
    named: list[str] = []

    def look(links: Sequence[Link]) -> None:
        named.extend(link.url.partition("/story")[2] for link in links)

    return visit(address, known, fetcher, look), named


def test_visit_brings_links_and_what_to_ask_with_next_time(site: Server, fetcher: Fetcher) -> None:
    found, named = look_at(site.url("/feed"), Remembered(), fetcher)
    assert (named, found.title, found.remembered.etag, found.is_unchanged) == (
        ["/0", "/1", "/2"],
        "Sample Post",
        '"3"',
        False,
    )


def test_unchanged_feed(site: Server, fetcher: Fetcher) -> None:
    site.routes["/feed"] = answer(304)
    known = Remembered(etag='"3"')
    found, named = look_at(site.url("/feed"), known, fetcher)
    assert (found.is_unchanged, found.remembered, named) == (True, known, [])


def test_packed_sitemap_is_read(site: Server, fetcher: Fetcher) -> None:
    site.routes["/news.xml.gz"] = answer(200, gzip.compress(sitemap(site, 0, 2)), Content_Type="application/gzip")
    assert look_at(site.url("/news.xml.gz"), Remembered(), fetcher)[1] == ["/0", "/2"]


@pytest.mark.parametrize(
    "packed", [gzip.compress(b"<urlset/>")[:-6], gzip.compress(bytes(60_000_000))], ids=["cut off", "bomb"]
)
def test_packed_sitemap_that_cannot_be_unpacked_is_told(packed: bytes, site: Server, fetcher: Fetcher) -> None:
    site.routes["/news.xml.gz"] = answer(200, packed)
    with pytest.raises(NoListing, match="unpacked"):
        look_at(site.url("/news.xml.gz"), Remembered(), fetcher)


class TestIndexes:
    def test_sitemaps_of_an_index_are_read_in_one_visit(self, site: Server, fetcher: Fetcher) -> None:
        site.routes |= {
            "/index.xml": index(site, "/a.xml", "/b.xml.gz"), "/a.xml": answer(200, sitemap(site, 0)),
            "/b.xml.gz": answer(200, gzip.compress(sitemap(site, 1, 2))),
        }  # fmt: skip
        assert look_at(site.url("/index.xml"), Remembered(), fetcher)[1] == ["/0", "/1", "/2"]

    @pytest.mark.parametrize(
        ("talk", "says"),
        [
            (answer(410), "410"),
            (answer(404), "404"),
            (answer(500), "500"),
            (answer(200, b"<html>x</html>"), "neither a feed"),
        ],
        ids=["gone", "missing", "fault", "page"],
    )
    def test_sitemap_that_fails_is_told_and_the_others_are_read(
        self, talk: Talk, says: str, site: Server, fetcher: Fetcher
    ) -> None:
        site.routes |= {
            "/index.xml": index(site, "/a.xml", "/b.xml"),
            "/a.xml": talk,
            "/b.xml": answer(200, sitemap(site, 1)),
        }
        found, named = look_at(site.url("/index.xml"), Remembered(), fetcher)
        assert named == ["/1"]
        (fault,) = found.faults
        assert says in fault
        assert site.url("/a.xml") in fault

    def test_index_without_any_sitemap_that_can_be_read_fails_for_the_moment(
        self, site: Server, fetcher: Fetcher
    ) -> None:
        site.routes |= {"/index.xml": index(site, "/a.xml", "/b.xml"), "/a.xml": answer(410), "/b.xml": answer(404)}
        with pytest.raises(BadAnswer, match="none of its 2 sitemaps"):
            look_at(site.url("/index.xml"), Remembered(), fetcher)

    def test_index_that_is_gone_is(self, site: Server, fetcher: Fetcher) -> None:
        site.routes["/index.xml"] = answer(410)
        with pytest.raises(Gone):
            look_at(site.url("/index.xml"), Remembered(), fetcher)

    def test_unchanged_index_does_not_hide_what_is_new_in_its_sitemaps(self, site: Server, fetcher: Fetcher) -> None:
        site.routes |= {
            "/index.xml": unless_known('"index"', index(site, "/a.xml", "/b.xml")),
            "/a.xml": unless_known('"a"', answer(200, sitemap(site, 0), ETag='"a"')),
            "/b.xml": unless_known('"b1"', answer(200, sitemap(site, 1), ETag='"b1"')),
        }
        first, _ = look_at(site.url("/index.xml"), Remembered(), fetcher)
        again, named = look_at(site.url("/index.xml"), first.remembered, fetcher)
        assert (named, again.is_unchanged, again.remembered) == ([], True, first.remembered)
        site.routes["/b.xml"] = unless_known('"b2"', answer(200, sitemap(site, 1, 2), ETag='"b2"'))
        more, named = look_at(site.url("/index.xml"), again.remembered, fetcher)
        assert (named, more.is_unchanged) == (["/1", "/2"], False)
        assert [part.validators.etag for part in more.remembered.parts] == ['"a"', '"b2"']

    def test_sitemap_that_wants_to_be_left_alone_is_heard(self, site: Server, fetcher: Fetcher) -> None:
        there = site.url("/b.xml", "localhost")
        body = f"<sitemapindex><sitemap><loc>{there}</loc></sitemap><sitemap><loc>{site.url('/a.xml')}</loc></sitemap></sitemapindex>"
        site.routes |= {
            "/index.xml": answer(200, body.encode()),
            "/a.xml": answer(200, sitemap(site, 0)),
            "/b.xml": answer(429, Retry_After="7200"),
        }
        found, named = look_at(site.url("/index.xml"), Remembered(), fetcher)
        assert (named, found.retry_after) == (["/0"], 7200)

    def test_newest_sitemaps_of_a_large_index_are_read(self, site: Server, fetcher: Fetcher) -> None:
        days = [f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 15)]
        entries = "".join(
            f"<sitemap><loc>{site.url(f'/{d}.xml')}</loc><lastmod>{d}</lastmod></sitemap>" for d in reversed(days)
        )
        site.routes["/index.xml"] = answer(200, f"<sitemapindex>{entries}</sitemapindex>".encode())
        site.routes |= {f"/{day}.xml": answer(200, sitemap(site, number)) for number, day in enumerate(days)}
        assert look_at(site.url("/index.xml"), Remembered(), fetcher)[1] == [f"/{n}" for n in range(4, 24)]

    def test_one_sitemap_is_in_memory_at_a_time(self, site: Server, fetcher: Fetcher) -> None:
        many = "".join(f"<url><loc>{site.url(f'/{n}')}</loc><lastmod>2024-05-16</lastmod></url>" for n in range(1_000))
        site.routes |= {"/index.xml": index(site, *(f"/{n}.xml" for n in range(12)))}
        site.routes |= {f"/{n}.xml": answer(200, f"<urlset>{many}</urlset>".encode()) for n in range(12)}
        peaks = []
        for parts in (1, 12):
            site.routes["/index.xml"] = index(site, *(f"/{n}.xml" for n in range(parts)))
            tracemalloc.start()
            visit(site.url("/index.xml"), Remembered(), fetcher, lambda _links: None)
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
        assert peaks[1] < 1.5 * peaks[0]


def test_page_is_no_feed(site: Server, fetcher: Fetcher) -> None:
    with pytest.raises(NoListing):
        look_at(site.url("/story/1"), Remembered(), fetcher)


def test_page_that_names_a_feed_is_told_with_it(site: Server, fetcher: Fetcher) -> None:
    page = b'<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>Home</body></html>'
    site.routes["/"] = answer(200, page, Content_Type="text/html")
    with pytest.raises(NoListing, match=f"names the feed {site.url('/feed')}"):
        look_at(site.url("/"), Remembered(), fetcher)


def test_sitemap_that_breaks_off_is_told_and_asked_for_whole_next_time(site: Server, fetcher: Fetcher) -> None:
    site.routes["/map.xml"] = answer(200, sitemap(site, 0, 1, 2)[:-25], ETag='"cut"')
    found, named = look_at(site.url("/map.xml"), Remembered(), fetcher)
    assert (named, found.remembered.etag) == (["/0", "/1"], None)
    assert "breaks off" in found.faults[0]


def test_sitemap_of_an_index_that_breaks_off_is_told_and_asked_for_whole_next_time(
    site: Server, fetcher: Fetcher
) -> None:
    site.routes["/index.xml"] = index(site, "/cut.xml", "/map.xml")
    site.routes["/cut.xml"] = answer(200, sitemap(site, 0, 1)[:-25], ETag='"cut"')
    site.routes["/map.xml"] = answer(200, sitemap(site, 2), ETag='"map"')
    found, named = look_at(site.url("/index.xml"), Remembered(), fetcher)
    assert (sorted(named), [part.validators.etag for part in found.remembered.parts]) == (["/0", "/2"], [None, '"map"'])
    assert "/cut.xml: it breaks off" in found.faults[0]
