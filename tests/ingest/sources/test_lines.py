"""JSONL is read a line at a time; a bad line is told with its number and stops nothing."""

import gzip
import io
import json

import pytest

from graph.model import Article
from ingest.compressed import open_plain
from ingest.sources.lines import iter_lines, read_lines
from ingest.sources.records import Read, Unreadable
from tests.ingest.sources.streams import Generated, count_and_peak

TEXT = "Minister Ada Holm met Minister Jon Berg in Bergen on Friday. They agreed to meet again. "


def read(data: bytes, **options: int) -> list[Read]:
    return list(read_lines("news.jsonl", io.BytesIO(data), **options))


def line(**fields: str) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


@pytest.mark.parametrize(
    "data",
    [
        line(text="One.") + line(text="Zwölf."),
        b"\xef\xbb\xbf" + line(text="One.") + line(text="Zwölf."),
        b"\n  \n" + line(text="One.") + b"\n" + line(text="Zwölf.").rstrip(),
        (line(text="One.") + line(text="Zwölf.")).replace(b"\n", b"\r\n"),
    ],
    ids=["plain", "mark", "blank lines and no last line break", "carriage returns"],
)
def test_every_line_is_an_article(data: bytes) -> None:
    assert [item.text for item in read(data) if isinstance(item, Article)] == ["One.", "Zwölf."]


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (b"not json", "this is no JSON"),
        ('{"text": "Zwölf."}'.encode("latin-1"), "not UTF-8 (0xf6 at byte 12)"),
        (b'{"text": "' + b"A" * 300 + b'"}', "longer than 200 bytes"),
        (b"[" * 150, "no JSON"),
        (b"[]", "an article is an object"),
        (b'{"title": "A"}', "the article has no text"),
        (b'{"text": "Half \\ud83e of a pair."}', "broken character"),
    ],
    ids=["no json", "not utf-8", "too long", "open lists", "a list", "no text", "half a pair"],
)
def test_a_bad_line_is_told_and_the_rest_goes_on(bad: bytes, says: str) -> None:
    first, broken, last = read(line(text="One.") + bad + b"\n" + line(text="Two."), longest=200)
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(broken, Unreadable)
    assert (broken.source, broken.line) == ("news.jsonl", 2)
    assert says in broken.reason


def test_lists_without_end_in_each_other_are_told() -> None:
    (broken, article) = read(b"[" * 200_000 + b"\n" + line(text="One."))
    assert isinstance(broken, Unreadable)
    assert "too deep" in broken.reason
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "it is empty"),
        (b"\n \n", "it is empty"),
        (b"PK\x03\x04...", "ZIP"),
        ('{"text": "One."}'.encode("utf-16"), "utf-16: save it as UTF-8"),
        (b"\x00\x01\x02\x03", "binary"),
    ],
    ids=["empty", "blank", "zip", "utf-16", "binary"],
)
def test_another_kind_of_file_says_what_it_is(data: bytes, says: str) -> None:
    (broken,) = read(data)
    assert isinstance(broken, Unreadable)
    assert says in broken.reason


def test_a_packed_stream_that_is_cut_off_gives_what_came_before() -> None:
    lines = b"".join(line(id=str(n), text=f"{TEXT}{n * n}") for n in range(5_000))
    found = list(read_lines("a.jsonl.gz", open_plain(io.BytesIO(gzip.compress(lines)[:-500]))))
    *articles, last = found
    assert len(articles) > 4_000
    assert {type(item) for item in articles} == {Article}
    assert isinstance(last, Unreadable)
    assert "cut off" in last.reason


@pytest.mark.parametrize("size", [1, 3, 7, 100])
def test_lines_are_the_same_however_the_bytes_arrive(size: int) -> None:
    data = b"one\n\ntwo-and-a-half\r\nthree\nfour"

    class Slow(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            return super().read(size)

    assert list(iter_lines(Slow(data), longest=6)) == [b"one", b"", None, b"three", b"four"]


def test_two_hundred_megabytes_are_read_in_little_memory() -> None:
    piece = line(text=TEXT * 2_300)
    stream = Generated(piece, 200_000_000 // len(piece))
    found, peak = count_and_peak(lambda: read_lines("big.jsonl", stream))
    assert found == {Article: 200_000_000 // len(piece)}
    assert peak < 30_000_000


def test_a_line_of_two_hundred_megabytes_is_not_held() -> None:
    stream = Generated(b"A" * 65_536, 3_100)
    found, peak = count_and_peak(lambda: read_lines("big.jsonl", stream))
    assert found == {Unreadable: 1}
    assert peak < 30_000_000
