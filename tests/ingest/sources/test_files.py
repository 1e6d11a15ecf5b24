"""Good input gives its articles; bad input gives a clear reason and stops nothing."""

import gzip
import io
import json
import os
import random
from datetime import date
from pathlib import Path

import pytest

from graph.model import Article
from ingest.sources.files import find_files, iter_given, measure, read_sources
from ingest.sources.records import Link, Unreadable, article_id

PAGE = """<!doctype html><html lang="en"><head><title>Talks in Oslo</title><meta property="og:site_name" content="Sample Post">
<meta property="article:published_time" content="2024-05-16T08:00:00+02:00"></head><body><nav>Home</nav><article><h1>Talks in Oslo</h1>
<p>President Maria Gomez met Chancellor Emil Brandt in Oslo on Wednesday for three hours of talks about fishing.</p>
<p>They will meet again in the spring, the presidency said after the long session, which ended after midnight.</p></article></body></html>"""


def read(*names: Path | str, stdin: bytes = b"", **options) -> list[Article | Unreadable]:
    return list(read_sources([str(name) for name in names], io.BytesIO(stdin), **options))


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def reason(found: list[Article | Unreadable]) -> str:
    (one,) = found
    assert isinstance(one, Unreadable), one
    return one.reason


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_text_is_kept_exactly(name: str, tmp_path: Path) -> None:
    text = "\r\n  TEHRAN - One.\r\n\r\nTwo \u200f🤝.\t\n"
    (article,) = read(write(tmp_path, name, text))
    assert article.text == text


def test_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    (article,) = read(write(tmp_path, "a.txt", b"\xef\xbb\xbfOne."))
    assert article.text == "One."


def test_text_without_an_id_gets_the_same_one_everywhere(tmp_path: Path) -> None:
    (first,) = read(write(tmp_path, "a.txt", "One."))
    (second,) = read("-", stdin=b"One.")
    assert first.id == second.id


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Müller traf die Präsidentin.".encode("latin-1"), "Müller traf die Präsidentin."),
        ("“Yes,” she said – twice.".encode("cp1252"), "“Yes,” she said – twice."),
        ("One two.".encode("utf-16"), "One two."),
        ("President Maria Gómez met “Emil” Brandt – twice.".encode("utf-16-le"), "President Maria Gómez met “Emil” Brandt – twice."),
        ("President Maria Gómez met “Emil” Brandt.".encode("utf-16-be"), "President Maria Gómez met “Emil” Brandt."),
        ("التقى وزير الخارجية نظيره السوري في طهران يوم الأربعاء لبحث العلاقات".encode("cp1256"), "التقى وزير الخارجية نظيره السوري في طهران يوم الأربعاء لبحث العلاقات"),
    ],
    ids=["latin-1", "windows-1252", "utf-16", "utf-16 without a mark", "and the other way round", "windows-1256"],
)  # fmt: skip
def test_other_encodings_are_read(content: bytes, text: str, tmp_path: Path) -> None:
    (article,) = read(write(tmp_path, "a.txt", content))
    assert article.text == text


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.txt", b"\x00\x01\x02" * 50, "binary"),
        ("a.txt", b"\x41\x00\x00\x00" * 50, "binary"),
        ("a.txt", b"\x00\x01" * 99, "binary"),
        ("a.txt", b"\x00\x00\x00\x41\x00\x42" * 50, "binary"),
        ("a.jsonl", '{"id": "a", "text": "Envoys met."}'.encode("utf-16-le"), "utf-16-le: save it as UTF-8"),
        ("a.txt", b"%PDF-1.7 ...", "PDF"),
        ("a.html", b"\x89PNG\r\n", "picture"),
        ("a.jsonl", b"PK\x03\x04...", "ZIP"),
        ("a.txt", b"\xff\xfeA", "utf-16"),
        ("a.html", b"<html><head><title>T</title></head><body></body></html>", "no article body"),
        ("a.json", b"{", "no JSON"),
        ("a.json", b"[1]", "an article is an object"),
    ],
)
def test_bad_file_says_why(name: str, content: bytes, says: str, tmp_path: Path) -> None:
    assert says in reason(read(write(tmp_path, name, content)))


def test_five_megabytes_are_read(tmp_path: Path) -> None:
    (article,) = read(write(tmp_path, "a.txt", "Word " * 1_000_000))
    assert len(article.text) == 5_000_000


def test_more_than_the_limit_is_refused(tmp_path: Path) -> None:
    assert "larger than 1 MB" in reason(read(write(tmp_path, "a.txt", "Word " * 300_000), limit=1_000_000))


def test_missing_file_and_empty_folder_say_so(tmp_path: Path) -> None:
    assert "no such file" in reason(read(tmp_path / "nothing.txt"))
    assert "no article" in reason(read(tmp_path))


def test_broken_lines_are_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [
        '{"id": "a", "text": "One."}',
        "not json",
        '{"id": "b"}',
        '{"id": "c", "text": 5}',
        "",
        '{"id": "d", "text": "Two.", "published": "05/06/2020"}',
        '{"id": "e", "text": "Three.", "colour": "red", "published": "2020-01-02T23:30:00-05:00", "url": null}',
        "[]",
        '{"id": "f", "text": "Half \\ud83e of a pair."}',
    ]
    found = read(write(tmp_path, "a.jsonl", "\n".join(lines)))
    assert [item.line if isinstance(item, Unreadable) else item.id for item in found] == ["a", 2, 3, 4, 6, "e", 8, 9]
    assert [item.published for item in found if isinstance(item, Article)] == [None, date(2020, 1, 2)]
    assert "YYYY-MM-DD" in found[4].reason


def test_page_gives_body_and_metadata(tmp_path: Path) -> None:
    (article,) = read(write(tmp_path, "a.html", PAGE))
    assert "President Maria Gomez met" in article.text
    assert "Home" not in article.text
    assert (article.title, article.published, article.publisher) == ("Talks in Oslo", date(2024, 5, 16), "Sample Post")


def test_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    write(tmp_path, "b.txt", "B.")
    write(tmp_path / "sub", "a.txt", "A.")
    write(tmp_path, "ignored.bin", b"\x00")
    assert [a.text for a in read(tmp_path)] == ["B.", "A."]


@pytest.mark.parametrize(
    ("stdin", "texts"),
    [
        (b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n', ["One.", "Two."]),
        (b'{\n "id": "a",\n "text": "One."\n}', ["One."]),
        (json.dumps([{"text": "One."}, {"text": "Two."}]).encode(), ["One.", "Two."]),
        (b"Plain words.", ["Plain words."]),
        (b"[sic] Plain words.", ["[sic] Plain words."]),
    ],
    ids=["jsonl", "json object", "json list", "text", "text that begins with a bracket"],
)
def test_standard_input_is_recognised(stdin: bytes, texts: list[str]) -> None:
    assert [a.text for a in read("-", stdin=stdin)] == texts


def test_page_on_standard_input_is_recognised() -> None:
    assert "President Maria Gomez met" in read("-", stdin=PAGE.encode())[0].text


def test_a_slip_in_a_list_of_addresses_costs_its_own_line_only(tmp_path: Path) -> None:
    lines = "https://news.example/a\nnews.example/b\nhttps://news.example/c\n"
    given = list(iter_given([str(write(tmp_path, "a.urls", lines))]))
    assert [one.url for one in given if isinstance(one, Link)] == lines.split()


def test_list_of_addresses_in_utf16_is_one(tmp_path: Path) -> None:
    given = list(iter_given([str(write(tmp_path, "a.txt", "https://news.example/a\n".encode("utf-16")))]))
    assert [one.url for one in given if isinstance(one, Link)] == ["https://news.example/a"]


def test_json_lines_are_read_whatever_their_name(tmp_path: Path) -> None:
    lines = '{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n'
    for name in ("a.json", "a.txt", "a.jsonl"):
        assert [article.id for article in read(write(tmp_path, name, lines))] == ["a", "b"]


@pytest.mark.parametrize(
    ("head", "told"), [(b"BZh91AY&SY\rx", "bunzip2"), (b"\xfd7zXZ\x00", "unxz"), (b"\x28\xb5\x2f\xfd\x24", "unzstd")]
)
def test_packed_otherwise_is_told_how_to_unpack(head: bytes, told: str, tmp_path: Path) -> None:
    assert told in reason(read(write(tmp_path, "a.jsonl.packed", head)))


def test_name_that_is_no_utf8_can_be_reported(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/bad\xff.txt"
    Path(os.fsdecode(path)).write_bytes(b"")
    (fault,) = read(os.fsdecode(path))
    assert isinstance(fault, Unreadable)
    assert "bad\ufffd.txt" in fault.model_dump_json()


def test_what_is_hidden_in_a_folder_is_left_out(tmp_path: Path) -> None:
    for name in (".git/notes.md", "._a.txt", "a.txt", "b/.c/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        write(tmp_path, name, f"One in {name}.")
    assert [article.text for article in read(tmp_path)] == ["One in a.txt."]


def test_folder_that_cannot_be_looked_into_is_told(tmp_path: Path) -> None:
    found, (fault,) = find_files(tmp_path / "gone")
    assert (found, fault.strerror) == ([], "No such file or directory")


def test_link_that_leads_back_to_its_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "One.")
    (tmp_path / "again").symlink_to(tmp_path)
    assert len(read(tmp_path)) == 1


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("news.example/rss", "write https:// before it"),
        ("ftp://news.example/rss", "begin with http:// or https://"),
        ("nowhere.txt", "no such file"),
        ("", "the name is empty"),
        ("x" * 5000, "name too long"),
    ],
)
def test_name_without_a_file_is_told_with_what_to_write(name: str, told: str) -> None:
    assert told in reason(read(name))
    assert measure([name]) == 0


def test_article_is_named_by_its_address_however_that_is_written(tmp_path: Path) -> None:
    spellings = ("https://News.example:443/a?utm_source=rss#top", "https://news.example/a")
    lines = "\n".join(json.dumps({"text": f"Words of {url}.", "url": url}) for url in spellings)
    first, second = read(write(tmp_path, "a.jsonl", lines))
    assert first.id == second.id == article_id("https://news.example/a")


ADDRESSES = [f"https://news.example/{random.Random(n).random()}" for n in range(2000)]
LISTS = {
    "list.txt": "\n".join(ADDRESSES),
    "map.xml": "<urlset>" + "".join(f"<url><loc>{one}</loc></url>" for one in ADDRESSES) + "</urlset>",
    "feed.xml": "<rss version='2.0'><channel><title>Sample Post</title>"
    + "".join(f"<item><link>{one}</link></item>" for one in ADDRESSES) + "</channel></rss>",
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_addresses_of_a_packed_list_that_is_cut_off_are_kept_and_told(name: str, tmp_path: Path) -> None:
    packed = gzip.compress(LISTS[name].encode())
    write(tmp_path, name, packed[: len(packed) * 2 // 3])
    *links, fault = iter_given([str(tmp_path / name)])
    assert 1000 < len(links) < 2000
    assert [link.url for link in links] == ADDRESSES[: len(links)]
    assert "cut off" in fault.reason


@pytest.mark.parametrize("name", ["map.xml", "feed.xml"])
@pytest.mark.parametrize("cut", range(8, 60, 7))
def test_list_that_breaks_off_is_told_and_no_half_of_an_address_taken(name: str, cut: int, tmp_path: Path) -> None:
    write(tmp_path, name, LISTS[name][:-cut].removesuffix("</channel>"))
    *links, fault = iter_given([str(tmp_path / name)])
    assert [link.url for link in links] == ADDRESSES[: len(links)]
    assert len(links) >= 1998
    assert "breaks off" in fault.reason


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.json", "a.txt", "a.html"])
def test_packed_file_that_is_cut_off_gives_what_is_whole(name: str, tmp_path: Path) -> None:
    texts = [f"President Maria Gomez met number {one} in Oslo." for one in ADDRESSES]
    records = [{"id": str(n), "text": text} for n, text in enumerate(texts)]
    content = {
        "a.jsonl": "\n".join(map(json.dumps, records)), "a.json": json.dumps(records), "a.csv": "\n".join(("text", *texts)), "a.txt": "\n".join(texts),
        "a.html": PAGE.replace("</p>", f"</p>{''.join(f'<p>{text}</p>' for text in texts)}", 1),
    }[name]  # fmt: skip
    packed = gzip.compress(content.encode())
    *articles, fault = read(write(tmp_path, name, packed[: len(packed) * 2 // 3]))
    whole = name in {"a.jsonl", "a.csv"}  # a text, page or value of JSON that is cut is none
    assert [article.text for article in articles] == texts[: len(articles)]
    assert (1000 < len(articles) < 2000) == whole
    assert len(articles) == 0 or whole
    assert "cut off" in fault.reason


def test_event_data_is_told_how_it_is_loaded(tmp_path: Path) -> None:
    found = read(write(tmp_path, "events.txt", "subject\trelation\tobject\tdate\nIran\tConsult\tSyria\t2014-01-01\n"))
    assert "dragoman import icews" in reason(found)
