"""Feeds as they are really written, and as they are written to do harm."""

import json
from datetime import date

import pytest

from ingest.sources.feeds import LONG, NoFeed, parse_feed, printed_day
from ingest.sources.records import Link
from ingest.sources.xml import DangerousXml

URL = "https://news.example/world/feed"
LONG_TEXT = "Envoys met in Oslo and talked about fish. " * (LONG // 30)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Sample Post &amp; Sons</title><link>https://news.example/</link><language>en-gb</language><ttl>30</ttl>
<item><title>Talks in Oslo</title><link>/world/1?utm_source=rss</link><guid isPermaLink="false">g1</guid>
<pubDate>Wed, 15 May 2024 23:30:00 -0500</pubDate><dc:creator>Ann Nilsen</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>{LONG_TEXT}</p>]]></content:encoded></item>
<item><title>Talks in Bergen</title><guid>https://news.example/world/2</guid><dc:date>2024-05-14T08:00:00+02:00</dc:date></item>
<item><title>No address</title></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://news.example/atom/"><title>Sample Post</title>
<entry><id>tag:news.example,2024:1</id><title type="html">Talks &amp;amp; fish</title><link rel="self" href="/api/1"/><link rel="alternate" href="1.html"/>
<published>2024-05-16T01:00:00+03:00</published><updated>2024-05-17T09:00:00Z</updated><summary>Short.</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>Old Post</title><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel>
<item rdf:about="https://old.example/1"><title>Talks</title><link>https://old.example/1</link><dc:date>2024-05-16</dc:date></item></rdf:RDF>"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1", "title": "Sample Post", "language": "en",
    "items": [
        {"id": 7, "url": "/j/7", "title": "Talks", "date_published": "2024-05-16T23:00:00-02:00", "date_modified": "2024-05-18T00:00:00Z", "content_html": f"<p>{LONG_TEXT}</p>",
         "authors": [{"name": "Ann Nilsen"}, {"name": "Ivo Kelemen"}, {"url": "https://a.example"}, 7]},
        {"id": "8", "external_url": "https://other.example/8", "author": {"name": "By Nora Whitfield, Sample Post"}},
        {"id": "9"},
    ],
}  # fmt: skip


def links(data: bytes) -> tuple[Link, ...]:
    return parse_feed(data, URL).links


def test_rss_says_all_that_it_knows_of_a_page() -> None:
    feed = parse_feed(RSS.encode(), URL)
    first, second = feed.links
    assert (feed.title, feed.fresh) == ("Sample Post & Sons", 1800)
    assert (first.url, first.key, first.title) == ("https://news.example/world/1?utm_source=rss", "g1", "Talks in Oslo")
    assert (first.published, first.publisher, first.language) == (date(2024, 5, 15), "Sample Post & Sons", "en-gb")
    assert "Envoys met" in (first.content or "")
    assert (first.author, second.author) == ("Ann Nilsen", None)
    assert (second.url, second.published, second.content) == ("https://news.example/world/2", date(2024, 5, 14), None)


def test_atom_names_the_page_and_not_itself() -> None:
    (link,) = links(ATOM.encode())
    assert (link.url, link.key) == ("https://news.example/atom/1.html", "tag:news.example,2024:1")
    assert (link.published, link.stamp) == (date(2024, 5, 16), "2024-05-17T09:00:00Z")


def test_old_rss_says_how_often_it_changes() -> None:
    feed = parse_feed(RDF.encode(), URL)
    assert (feed.fresh, feed.links[0].url, feed.links[0].published) == (
        21_600,
        "https://old.example/1",
        date(2024, 5, 16),
    )


def test_json_feed_may_begin_with_a_byte_order_mark_and_bring_plain_text() -> None:
    item = {"id": "1", "url": "https://news.example/1", "content_text": f"A < B.\n\n{LONG_TEXT}"}
    (link,) = links(b"\xef\xbb\xbf" + json.dumps(JSON | {"items": [item]}).encode())
    assert (link.content or "").startswith("<p>A &lt; B.</p><p>Envoys met")


def test_json_feed() -> None:
    first, second = links(json.dumps(JSON).encode())
    assert (first.url, first.key, first.published, first.stamp) == (
        "https://news.example/j/7",
        "7",
        date(2024, 5, 16),
        "2024-05-18T00:00:00Z",
    )
    assert second.url == "https://other.example/8"
    assert (first.author, second.author) == ("Ann Nilsen; Ivo Kelemen", "Nora Whitfield")


@pytest.mark.parametrize(
    "data",
    [
        RSS.replace("utf-8", "iso-8859-1").replace("Oslo", "Tromsø").encode("iso-8859-1"),
        RSS.replace("Oslo", "Tromsø").encode("utf-16"),
        RSS.replace("utf-8", "windows-1252").replace("Oslo", "Tromsø").encode("cp1252"),
    ],
    ids=["latin-1", "utf-16", "windows-1252"],
)
def test_feed_is_read_in_its_encoding(data: bytes) -> None:
    assert links(data)[0].title == "Talks in Tromsø"


@pytest.mark.parametrize(
    "broken",
    [
        RSS.replace("</channel></rss>", ""),
        RSS.replace("Short.", "Fish & chips <br> &nbsp; done"),
        RSS.replace("<dc:creator>", "<nope:creator>").replace("</dc:creator>", "</nope:creator>"),
        "\n\n" + RSS,
        RSS.replace("Wed, 15 May 2024 23:30:00 -0500", "15 May 2024 23:30 EST"),
    ],
    ids=["cut off", "loose markup", "undeclared prefix", "space before it", "odd date"],
)
def test_broken_feed_is_read_as_far_as_it_goes(broken: str) -> None:
    first = links(broken.encode())[0]
    assert (first.title, first.published) == ("Talks in Oslo", date(2024, 5, 15))


def test_item_that_stands_twice_is_taken_once() -> None:
    again = RSS.replace(
        "</channel>", '<item><title>Older</title><link>/x</link><guid isPermaLink="false">g1</guid></item></channel>'
    )
    assert [link.title for link in links(again.encode())] == ["Talks in Oslo", "Talks in Bergen"]


@pytest.mark.parametrize(
    "data", [b"<html><body>Hello</body></html>", b"", b'{"items": 3}', b"{", b"plain words"], ids=repr
)
def test_what_is_no_feed(data: bytes) -> None:
    with pytest.raises(NoFeed):
        parse_feed(data, URL)


def test_feed_that_defines_entities_is_refused() -> None:
    attack = RSS.replace("<rss", '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss', 1).replace(
        "Short.", "&a;"
    )
    with pytest.raises(DangerousXml):
        parse_feed(attack.encode(), URL)


def test_bytes_that_look_like_a_path_are_not_opened(tmp_path) -> None:
    secret = tmp_path / "feed.xml"
    secret.write_text(RSS)
    with pytest.raises(NoFeed):
        parse_feed(str(secret).encode(), URL)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-05-16T23:59:59-11:00", date(2024, 5, 16)),
        ("Thu, 16 May 2024 00:10:00 +1300", date(2024, 5, 16)),
        ("soon", None),
        ("", None),
        (None, None),
    ],
)
def test_day_is_the_one_that_is_printed(written: str | None, day: date | None) -> None:
    assert printed_day(written) == day


@pytest.mark.parametrize(
    "feed",
    [
        RSS.replace("</channel>", "<item><title>Odd</title><link>http://[x</link><guid>odd</guid></item></channel>"),
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "items": [{"id": 1, "url": "http://[x"}, {"id": 2, "url": "/b"}],
            }
        ),
    ],
    ids=["rss", "json"],
)
def test_item_whose_address_is_none_does_not_cost_the_others(feed: str) -> None:
    assert [link.url for link in links(feed.encode())]
    assert not any("[x" in link.url for link in links(feed.encode()))


@pytest.mark.parametrize(
    ("data", "addresses"),
    [
        (RSS.encode(), ["https://news.example/world/1?utm_source=rss", "https://news.example/world/2"]),
        (
            json.dumps(JSON | {"home_page_url": "https://news.example/"}).encode(),
            ["https://news.example/j/7", "https://other.example/8"],
        ),
    ],
    ids=["rss", "json"],
)
def test_items_of_a_feed_in_a_file_count_from_the_address_that_it_tells(data: bytes, addresses: list[str]) -> None:
    assert [link.url for link in parse_feed(data, "saved/feed.xml").links] == addresses


def test_id_of_a_json_item_is_its_address_where_it_is_one() -> None:
    feed = {"version": JSON["version"], "items": [{"id": "https://news.example/3"}, {"id": "4"}]}
    assert [link.url for link in parse_feed(json.dumps(feed).encode(), URL).links] == ["https://news.example/3"]
