"""What something is, is told by its content; a name counts where the content says nothing."""

import gzip

import pytest

from ingest.sources.recognition import Kind, recognise

CASES: list[tuple[str, bytes, str, Kind]] = [
    ("feed called a page", b"<?xml version='1.0'?><!-- x --><rss version='2.0'>", ".html", "feed"),
    ("atom", b'\xef\xbb\xbf<feed xmlns="http://www.w3.org/2005/Atom">', "", "feed"),
    ("old rss", b"<rdf:RDF>", "", "feed"),
    ("json feed", b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', ".json", "feed"),
    ("sitemap", b'<urlset xmlns="http://x.example/">', ".xml", "sitemap"),
    ("index", b"<sitemapindex>", "", "sitemap"),
    ("page called text", b"<!DOCTYPE html>\n<html>", ".txt", "page"),
    ("page without a name", b"\n <HTML lang='en'>", "", "page"),
    ("addresses", b"# seeds\nhttps://news.example/a\n\nhttp://news.example/b\n", ".txt", "list"),
    ("text with an address", b"See https://news.example/a for more.", ".txt", "text"),
    ("text that begins with one", b"https://news.example/a\nwas the first to report.", "", "text"),
    ("json lines", b'{"text": "a"}\n{"text": "b"}\n', "", "lines"),
    ("one object", b'{\n "text": "a"\n}', "", "record"),
    ("list of objects", b'[{"text": "a"}]', "", "record"),
    ("json by name", b'{"text": "a"}', ".json", "record"),
    ("table without a name", b"id;title;text\n1;a;b\n", "", "table"),
    ("table by name", b"a,b\n", ".csv", "table"),
    ("sentence with commas", b"On Monday, the text of the treaty, and its annex, were signed.\n", "", "text"),
    ("parquet", b"PAR1\x15\x04", ".txt", "parquet"),
    ("archive", b"WARC/1.0\r\n", "", "archive"),
    ("gzip", gzip.compress(b"x"), ".txt", "gzip"),
    ("words", b"President Maria Gomez met Chancellor Emil Brandt.", "", "text"),
    ("brackets", b"[Editor's note] The talks began.", "", "text"),
    ("utf-16 page", "<html><body>".encode("utf-16"), "", "page"),
    ("nothing", b"", "", "text"),
]


@pytest.mark.parametrize(("head", "suffix", "kind"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_kind(head: bytes, suffix: str, kind: Kind) -> None:
    assert recognise(head, suffix) == kind
