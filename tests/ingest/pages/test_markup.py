"""The address that a page gives itself is believed about its own site; feeds are found as absolute addresses."""

import pytest

from ingest.pages.markup import find_feeds, parse_markup
from tests.ingest.pages.builder import URL, make_markup, make_page


@pytest.mark.parametrize(
    ("given", "canonical"),
    [
        ("https://www.samplepost.example/a", "https://www.samplepost.example/a"),
        ("https://samplepost.example/a", "https://samplepost.example/a"),
        ("https://news.samplepost.example/a", "https://news.samplepost.example/a"),
        ("https://thief.example/a", None),
        ("https://notsamplepost.example/a", None),
        ("https://www.samplepost.example/", None),
        ("/a", None),
        ("javascript:void(0)", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_a_canonical_address_is_absolute_and_of_the_same_site(given: str, canonical: str | None):
    assert make_markup(make_page(f'<link rel="canonical" href="{given}">')).canonical == canonical


def test_the_address_for_sharing_is_the_second_choice():
    assert (
        make_markup(make_page('<meta property="og:url" content="https://samplepost.example/a">')).canonical
        == "https://samplepost.example/a"
    )


def test_a_page_that_came_without_an_address_is_believed():
    assert (
        make_markup(make_page('<link rel="canonical" href="https://samplepost.example/a">'), None).canonical
        == "https://samplepost.example/a"
    )


def test_feeds_are_found_and_made_absolute():
    head = (
        '<link rel="alternate" type="application/rss+xml" href="/rss"><link rel="alternate" type="application/atom+xml" href="atom">'
        '<link rel="alternate" type="application/feed+json" href="https://f.example/j"><link rel="alternate" type="application/rss+xml" href="/rss">'
        '<link rel="alternate" hreflang="de" href="/de"><link rel="alternate" type="application/rss+xml" href="javascript:x"><link rel="alternate" type="application/rss+xml">'
    )
    assert find_feeds(make_markup(make_page(head), URL)) == (
        "https://www.samplepost.example/rss",
        "https://www.samplepost.example/world/atom",
        "https://f.example/j",
    )


def test_feeds_without_an_address_to_start_from_are_left_out():
    assert (
        find_feeds(make_markup(make_page('<link rel="alternate" type="application/rss+xml" href="/rss">'), None)) == ()
    )


@pytest.mark.parametrize("html", ["", "   ", "<!-- nothing -->"])
def test_nothing_is_no_page(html: str):
    assert parse_markup(html, None) is None


def test_an_xml_declaration_does_not_matter():
    assert parse_markup(
        '<?xml version="1.0" encoding="iso-8859-1"?><html lang="cs"><body><p>Říjen</p></body></html>', None
    )
