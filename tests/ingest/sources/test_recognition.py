"""What something is, is told by its content; a name counts where the content says nothing."""

import gzip

import pytest

from ingest.sources.recognition import HEAD, Kind, recognise
from tests.ingest.eventdata.samples import ICEWS_HEADER, POLECAT_HEADER, QUADRUPLES, gdelt_row, icews_row, polecat_row

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
    ("json lines called json", b'{"text": "a"}\n{"text": "b"}\n', ".json", "lines"),
    ("json lines called text", b'{"text": "a"}\r\n{"text": "b"}\r\n', ".txt", "lines"),
    ("object over several lines", b'{\n "text": "a"\n}', ".json", "record"),
    ("list called json lines", b'[\n {"text": "a"},\n {"text": "b"}\n]', ".jsonl", "record"),
    ("list in one line", b'[{"text": "a"}]\n', ".jsonl", "record"),
    ("json lines with a list in the first", b'[1]\n{"text": "b"}\n', ".jsonl", "lines"),
    ("json lines with a broken first", b'{broken\n{"text": "b"}\n', ".jsonl", "lines"),
    ("words in brackets called text", b"{Correction}\n{sic}\n", ".txt", "text"),
    ("addresses of notepad", b"\xef\xbb\xbfhttps://news.example/a\r\nhttps://news.example/b\r\n", ".txt", "list"),
    ("addresses and a slip", b"https://news.example/a\nnews.example/b\nhttps://news.example/c\n", ".txt", "list"),
    ("addresses in the middle of one", (b"https://news.example/a\n" * 3000)[:HEAD], ".txt", "list"),
    (
        "feed that defines entities",
        b"<!DOCTYPE rss [<!ENTITY a 'b'>\n<!ENTITY c 'd'>] >\n<rss version='2.0'>",
        "",
        "feed",
    ),
    ("page with an internal subset", b"<!DOCTYPE html [<!ENTITY nbsp '&#160;'>]><html>", "", "page"),
    ("other xml", b"<?xml version='1.0'?>\n<opml version='2.0'>", "", "feed"),
    ("icews called text", f"{ICEWS_HEADER}\n{icews_row()}\n".encode(), ".txt", "icews"),
    ("quadruples", f"{QUADRUPLES}\nIran\tConsult\tSyria\t2014-01-01\n".encode(), ".tsv", "icews"),
    ("raw gdelt", f"{gdelt_row()}\n".encode(), ".csv", "gdelt"),
    ("polecat", f"{POLECAT_HEADER}\n{polecat_row()}\n".encode(), ".txt", "polecat"),
    ("articles with the columns of an event", f"{QUADRUPLES}\ttext\n".encode(), ".tsv", "table"),
    ("packed by bzip2", b"BZh91AY&SY\x00text\rbody,x", ".bz2", "text"),
]


@pytest.mark.parametrize(("head", "suffix", "kind"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_kind(head: bytes, suffix: str, kind: Kind) -> None:
    assert recognise(head, suffix) == kind
