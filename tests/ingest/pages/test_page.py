"""Pages in the layouts of the web give their article, its day and its head.

pages/aside was written before the reader and put aside while it was developed on pages/open: only a mistake in its
labels was mended later. Both hold invented news.
"""

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eval.pages import main, piece_f1, read_bytes, score_folder, word_f1
from ingest.decoding import NotText
from ingest.pages.encoding import decode_page
from ingest.pages.page import parse_page
from tests.ingest.pages.builder import FIRST, SECOND, make_json, make_page

PAGES = Path(__file__).parent
LABELS = [
    (PAGES / part, json.loads(line))
    for part in ("open", "aside")
    for line in (PAGES / part / "labels.jsonl").read_text("utf-8").splitlines()
]
every_page = pytest.mark.parametrize(
    ("folder", "label"), LABELS, ids=[f"{folder.name}-{label['file']}" for folder, label in LABELS]
)


@every_page
def test_a_page_gives_its_article(folder: Path, label: dict[str, Any]):
    page = parse_page(decode_page(read_bytes(folder / label["file"]), None), label["url"])
    assert page.text.split("\n") == label["text"].split("\n")
    assert (page.published.isoformat() if page.published else None) == label["published"]


@every_page
def test_a_page_gives_its_head(folder: Path, label: dict[str, Any]):
    page = parse_page(decode_page(read_bytes(folder / label["file"]), None), label["url"])
    assert {key: value for key, value in page.model_dump(mode="json").items() if key in label} == {
        key: label[key] for key in label if key != "file"
    } | {"url": page.url}


@pytest.mark.parametrize("part", ["open", "aside"])
def test_bodies_are_never_worse_than_those_of_bare_trafilatura(part: str):
    scores = score_folder(PAGES / part)
    assert [score.file for score in scores if score.ours < score.bare] == []


def test_the_script_passes_on_our_pages(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr("sys.argv", ["pages.py", str(PAGES / "open")])
    assert main() == 0
    assert "open" in capsys.readouterr().out


def test_the_script_fails_on_a_wrong_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "a.html").write_text(make_page())
    label = {
        "file": "a.html",
        "url": "https://samplepost.example/a",
        "text": f"{FIRST}\n{SECOND}",
        "published": "2024-05-16",
    }
    (tmp_path / "labels.jsonl").write_text(json.dumps(label))
    monkeypatch.setattr("sys.argv", ["pages.py", str(tmp_path)])
    assert main() == 1


def test_words_are_compared_as_a_bag():
    assert word_f1("One two two.", "one TWO three") == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("inside", "outside", "f1"),
    [
        (["Envoys met", "in Oslo"], ["Subscribe"], 1.0),
        (["Envoys met", "in Bergen"], [], 2 / 3),
        (["Envoys  met"], ["in Oslo"], 2 / 3),
        ([], ["Subscribe"], 1.0),
    ],
)
def test_pieces_of_a_body_are_counted(inside: list[str], outside: list[str], f1: float):
    assert piece_f1("Envoys\nmet in Oslo.", inside, outside) == pytest.approx(f1)


@pytest.mark.parametrize(("piece", "code"), [(FIRST[:40], 0), ("words that are nowhere", 1)])
def test_the_script_takes_labels_that_know_only_pieces(
    piece: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    (tmp_path / "a.html").write_text(make_page(above="<p>Advertisement</p>"))
    label = {
        "file": "a.html",
        "url": "https://samplepost.example/a",
        "with": [FIRST[:40]],
        "without": ["Advertisement"],
    }
    (tmp_path / "labels.jsonl").write_text(json.dumps(label | ({} if code == 0 else {"published": piece})))
    monkeypatch.setattr("sys.argv", ["pages.py", str(tmp_path), "--workers", "2"])
    assert main() == code
    assert "1.0000" in capsys.readouterr().out


def test_the_body_of_a_page_built_by_scripts_is_in_its_record():
    record = {"@type": "NewsArticle", "headline": "x", "articleBody": f"<p>{FIRST}</p>\n\n{SECOND}"}
    assert (
        parse_page(
            f"<html><head><title>x</title>{make_json(record)}</head><body><div id='app'></div></body></html>"
        ).text
        == f"{FIRST}\n{SECOND}"
    )


@pytest.mark.parametrize(
    "line",
    ["By Ivo Kelemen", "Share on Facebook", "Read more: the canal in numbers", "16 May 2024, 10:30", "Advertisement"],
)
def test_lines_that_are_not_of_the_text_are_dropped(line: str):
    page = make_page('<meta name="author" content="Ivo Kelemen">', above=f"<p>{line}</p>")
    assert parse_page(page).text == f"{FIRST}\n{SECOND}"


def test_a_date_below_the_text_is_the_day_and_no_text():
    page = parse_page(make_page(below="<p>First published: 16 May 2024</p>"))
    assert (page.text, page.published) == (f"{FIRST}\n{SECOND}", date(2024, 5, 16))


def test_the_headline_is_no_part_of_the_text():
    assert "Ministers meet in Lindvik" not in parse_page(make_page()).text


def test_half_a_surrogate_and_nul_do_no_harm():
    assert FIRST in parse_page(make_page(above="<p>\ud83d \0</p>")).text


RUSSIAN = "<html><head>{}<title>Посол</title></head><body><p>Посол вручил грамоты президенту в летнем дворце в четверг.</p></body></html>"
META_1251 = '<meta charset="windows-1251">'
META_OLD = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (RUSSIAN.encode("cp1251"), "windows-1251"),
        (RUSSIAN.format(META_1251).encode("cp1251"), None),
        (RUSSIAN.format(META_OLD).encode("cp1251"), None),
        (RUSSIAN.format(META_OLD).encode("cp1251"), "no-such-charset"),
        (RUSSIAN.format(META_1251).encode("cp1251"), "utf-8"),
        (RUSSIAN.format(META_1251).encode(), "UTF-8"),
        (RUSSIAN.encode(), None),
        (RUSSIAN.encode(), "iso-8859-1"),
        (RUSSIAN.encode("utf-8-sig"), None),
        (RUSSIAN.encode("utf-8-sig"), "utf-8"),
        (RUSSIAN.encode("utf-16"), None),
        (RUSSIAN.encode("utf-16"), "utf-8"),
        (RUSSIAN.format('<meta charset="utf-16">').encode(), None),
        (RUSSIAN.encode("koi8-r"), '"koi8-r"'),
    ],
)
def test_a_page_is_decoded_by_what_fits(data: bytes, charset: str | None):
    text = decode_page(data, charset)
    assert "Посол вручил грамоты" in text
    assert text.startswith("<html>")


def test_one_torn_character_does_not_spoil_a_page():
    assert "Посол вручил" in decode_page(RUSSIAN.encode() + "я".encode()[:1], "utf-8")


@pytest.mark.parametrize("data", [b"", b"  ", b"%PDF-1.7 x", b"\x89PNG\r\n"])
def test_what_is_no_text_is_refused(data: bytes):
    with pytest.raises(NotText):
        decode_page(data, "iso-8859-1")


@pytest.mark.parametrize(
    "head",
    [
        make_json("<!--" * 20_000),
        make_json('"\\' * 20_000),
        make_json("{" + " " * 100_000),
        make_json("[" * 100_000),
        f"<meta name=author content='{'our ' * 30_000}'>",
        f"<meta property=og:title content='{'sample - ' * 30_000}'>",
        "<script>" + '"pubDate" ' * 20_000 + "</script>",
    ],
    ids=["comments", "strings", "spaces", "depth", "roles", "separators", "scripts"],
)
def test_a_hostile_page_costs_little(head: str):
    began = time.perf_counter()
    assert FIRST in parse_page(make_page(head)).text
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize("url", ["garbage", "http://[broken", "ftp://samplepost.example/a", ""])
def test_an_address_that_is_not_of_the_web_counts_as_none(url: str):
    page = parse_page(make_page("<base href='http://[x'><link rel=alternate type=application/rss+xml href=/f>"), url)
    assert (page.url, page.feeds, page.publisher) == (None, (), None)
