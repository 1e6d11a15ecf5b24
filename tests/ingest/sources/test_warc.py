"""The pages of an archive become articles; other records are passed over, broken ones told, and the rest goes on."""

import gzip
import io
import zlib
from datetime import date
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from graph.model import Article
from ingest.sources.records import Read, Unreadable
from ingest.sources.warc import read_warc
from tests.ingest.sources.streams import Generated, count_and_peak

HTML = "text/html; charset=utf-8"


def page(place: str, charset: str | None = None) -> str:
    meta = f'<meta charset="{charset}">' if charset else ""
    return (
        f"<!doctype html><html><head>{meta}<title>Talks in {place}</title>"
        '<meta property="article:published_time" content="2024-05-16T08:00:00+02:00"></head><body><article>'
        f"<p>Minister Ada Holm met Minister Jon Berg in {place} on Friday for three hours of talks about fishing.</p>"
        "<p>They will meet again in the spring, the ministry said after the session, which ended at midnight.</p>"
        "</article></body></html>"
    )


def record(body: bytes | str, place: str = "a", **fields: Any) -> bytes:
    """Write one record, not packed; `http` holds more HTTP headers, a type of "" is not stated."""
    block = body.encode() if isinstance(body, str) else body
    kind, stated = fields.get("kind", "response"), {"Content-Type": fields.get("type", HTML)}
    if kind != "resource":
        lines = lay_out(stated | fields.get("http", {}))
        block = f"HTTP/1.1 {fields.get('status', '200 OK')}\r\n{lines}\r\n".encode() + block
        stated = {"Content-Type": f"application/http; msgtype={kind}"}
    url = fields.get("url", f"https://example.org/{place}")
    headers = {"WARC-Type": kind, "WARC-Target-URI": url} | stated | {"Content-Length": str(len(block))}
    return f"WARC/1.0\r\n{lay_out(headers)}\r\n".encode() + block + b"\r\n\r\n"


def lay_out(headers: dict[str, str]) -> str:
    return "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value)


def chunked(data: bytes) -> bytes:
    half = len(data) // 2
    pieces = (data[:half], data[half:], b"")
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)


def read(data: bytes, **options: int) -> list[Read]:
    return list(read_warc("crawl.warc", io.BytesIO(data), **options))


def places(found: list[Read]) -> list[str]:
    """Tell what was read: the last part of the URL of an article, "?" for what could not be read."""
    return [item.url.rpartition("/")[2] if isinstance(item, Article) and item.url else "?" for item in found]


def reasons(found: list[Read]) -> list[str]:
    return [item.reason for item in found if isinstance(item, Unreadable)]


A, B, C = (record(page(name), name.lower()) for name in ("A", "B", "C"))


def test_a_page_becomes_an_article_with_its_address() -> None:
    (article,) = read(record(page("Bergen"), "talks"))
    assert isinstance(article, Article), article
    assert "Minister Ada Holm met" in article.text
    assert (article.url, article.title, article.published) == (
        "https://example.org/talks",
        "Talks in Bergen",
        date(2024, 5, 16),
    )


@pytest.mark.parametrize(
    "data",
    [A + B + C, gzip.compress(A + B + C), b"".join(map(gzip.compress, (A, B, C))), A + b"\r\n" + B + C.rstrip()],
    ids=["plain", "packed in one", "packed each", "other line breaks between"],
)
def test_every_way_of_packing_is_read(data: bytes) -> None:
    if data.endswith(b">"):
        data += b"\r\n"
    assert places(read(data)) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("made", "read_as"),
    [
        (record(page("A")), ["a"]),
        (record(page("A"), kind="resource", type="text/html"), ["a"]),
        (record(page("A"), type="application/xhtml+xml"), ["a"]),
        (record(page("A"), type=""), ["a"]),
        (record("No page.", type=""), []),
        (record("They met.", type="text/plain"), []),
        (record(b"\xff\xd8\xff", type="image/jpeg"), []),
        (record(b"\xff\xd8\xff", kind="resource", type="image/jpeg"), []),
        (record(page("A"), status="404 Not Found"), []),
        (record("", status="301 Moved", http={"Location": "https://example.org/b"}), []),
        (record("<html><body></body></html>"), ["?"]),
    ],
    ids=[
        "response", "resource", "xhtml", "type not stated", "no type and no page", "plain text", "picture",
        "resource picture", "not found", "moved", "page without an article",
    ],
)  # fmt: skip
def test_only_pages_that_were_found_are_read(made: bytes, read_as: list[str]) -> None:
    assert places(read(made + B)) == [*read_as, "b"]


@pytest.mark.parametrize("kind", ["warcinfo", "request", "revisit", "metadata", "conversion", "continuation", ""])
def test_records_of_other_kinds_are_passed_over(kind: str) -> None:
    assert places(read(record(page("A"), kind=kind) + B)) == ["b"]


def test_what_was_not_asked_for_over_http_is_passed_over() -> None:
    name = record("192.0.2.1", url="dns:example.org").replace(
        b"application/http; msgtype=response", b"text/dns" + b" " * 26
    )
    assert places(read(name + B)) == ["b"]


def test_a_page_without_an_address_is_read() -> None:
    (article,) = read(record(page("Bergen"), url=""))
    assert isinstance(article, Article), article
    assert article.url is None


def test_an_archive_that_another_program_wrote_is_read() -> None:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=True)
    writer.write_record(writer.create_warcinfo_record("crawl.warc.gz", {"software": "none"}))
    with io.BytesIO(page("A").encode()) as body:
        headers = StatusAndHeaders("200 OK", [("Content-Type", HTML)], protocol="HTTP/1.1")
        made = writer.create_warc_record(
            "https://example.org/a", "response", payload=body, length=len(page("A")), http_headers=headers
        )
        writer.write_record(made)
        made.raw_stream.close()
    assert places(read(file.getvalue())) == ["a"]


DEFLATED = zlib.compress(page("Málaga").encode())


@pytest.mark.parametrize(
    ("body", "http"),
    [
        (chunked(page("Málaga").encode()), {"Transfer-Encoding": "chunked"}),
        (gzip.compress(page("Málaga").encode()), {"Content-Encoding": "gzip"}),
        (DEFLATED, {"Content-Encoding": "deflate"}),
        (DEFLATED[2:-4], {"Content-Encoding": "deflate"}),
        (
            chunked(gzip.compress(page("Málaga").encode())),
            {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"},
        ),
        (page("Málaga").encode(), {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (page("Málaga").encode(), {"Content-Encoding": "other"}),
    ],
    ids=["chunked", "gzip", "deflate", "raw deflate", "both", "unpacked by the crawler", "unknown but unpacked"],
)
def test_encodings_of_the_transfer_are_undone(body: bytes, http: dict[str, str]) -> None:
    article, last = read(record(body, http=http) + B)
    assert isinstance(article, Article), article
    assert "in Málaga on Friday" in article.text
    assert isinstance(last, Article)


def test_an_encoding_that_is_not_known_is_told() -> None:
    (reason,) = reasons(read(record(b"\x1b\x00packed", http={"Content-Encoding": "other"})))
    assert 'packed as "other"' in reason
    assert "https://example.org/a" in reason


@pytest.mark.parametrize(
    ("stated", "meta", "written"),
    [
        ("text/html; charset=ISO-8859-2", None, "iso-8859-2"),
        ('text/html; charset="utf-8"', "iso-8859-2", "utf-8"),
        ("text/html; charset=latin1", None, "cp1252"),
        ("text/html", "iso-8859-2", "iso-8859-2"),
        ("text/html; charset=no-such", "iso-8859-2", "iso-8859-2"),
        ("text/html; charset=hex", "iso-8859-2", "iso-8859-2"),
        ("text/html", "unicode_escape", "utf-8"),
        ("text/html", "utf-16", "utf-8"),
        ("text/html", None, "utf-8"),
        ("text/html", None, "cp1252"),
        ("text/html; charset=iso-8859-2", None, "utf-16"),
        ("text/html; charset=iso-8859-2", None, "utf-8-sig"),
    ],
)
def test_the_encoding_is_that_of_the_header_then_of_the_page_then_guessed(
    stated: str, meta: str | None, written: str
) -> None:
    place = "Łódź" if written == "iso-8859-2" else "“Malmö”"
    (article,) = read(record(page(place, meta).encode(written), type=stated))
    assert isinstance(article, Article), article
    assert f"in {place} on Friday" in article.text


def with_length(made: bytes, change: int) -> bytes:
    """State another length of the block than it has."""
    head, mark, rest = made.partition(b"Content-Length: ")
    length, line_end, body = rest.partition(b"\r\n")
    return head + mark + b"%d" % (int(length) + change) + line_end + body


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (with_length(A, -100), "longer or shorter"),
        (with_length(A, 300), "longer or shorter"),
        (with_length(A, 1_000_000), "the archive ends"),
        (A[:-400] + b"\r\n", "longer or shorter"),
        (A.replace(b"Content-Length: ", b"Content-Length: x", 1), "no Content-Length"),
        (A.replace(b"Content-Length: ", b"Content-Size: ", 1), "no Content-Length"),
        (A.replace(b"WARC/1.0", b"WARC/9.0", 1), "Invalid WARC record"),
        (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n", "it is empty"),
    ],
    ids=[
        "length too small", "length too large", "length beyond the end", "cut", "length no number", "no length",
        "other version", "empty response",
    ],
)  # fmt: skip
def test_a_broken_record_is_told_with_its_place_and_the_rest_goes_on(broken: bytes, says: str) -> None:
    found = read(B + broken + C)
    assert places(found) == ["b", "?", "c"]
    assert f"the record at byte {len(B)} is broken" in reasons(found)[0]
    assert says in reasons(found)[0]


def test_other_bytes_between_records_make_the_record_before_them_a_broken_one() -> None:
    assert places(read(A + b"noise\r\n" * 9 + B)) == ["?", "b"]


def test_a_damaged_member_is_told_and_the_rest_goes_on() -> None:
    broken = bytearray(gzip.compress(B))
    broken[200:240] = bytes(40)
    found = read(gzip.compress(A) + broken + gzip.compress(C))
    assert places(found) == ["a", "?", "c"]
    assert "the gzip file is damaged near byte" in reasons(found)[0]


def test_an_archive_that_is_cut_off_gives_what_came_before() -> None:
    found = read(gzip.compress(A) + gzip.compress(B)[:-30])
    assert places(found) == ["a", "?"]
    assert "cut off" in reasons(found)[0]


@pytest.mark.parametrize(
    "large",
    [record(page("A") + " " * 60_000), record(gzip.compress(page("A").encode() + b" " * 60_000), http={"Content-Encoding": "gzip"})],
    ids=["as it is", "unpacked"],
)  # fmt: skip
def test_a_page_above_the_limit_is_told(large: bytes) -> None:
    found = read(large + B, largest=50_000)
    assert places(found) == ["?", "b"]
    assert "larger than 50,000 bytes" in reasons(found)[0]


def test_a_record_of_two_hundred_megabytes_is_passed_over_in_little_memory() -> None:
    head = A + b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: video/mp4\r\nContent-Length: %d\r\n\r\n" % (
        3_000 * 65_536
    )
    stream = Generated(bytes(65_536), 3_000, head=head)
    found, peak = count_and_peak(lambda: read_warc("crawl.warc", stream))
    assert found == {Article: 1}
    assert peak < 30_000_000


def test_headers_without_end_are_told() -> None:
    endless = b"WARC/1.0\r\n" + b"X-Header: more of the same\r\n" * 50_000
    found = read(endless + A)
    assert places(found) == ["?", "a"]
    assert "headers do not end" in reasons(found)[0]


@pytest.mark.parametrize("data", [b"", b"id,text\n", gzip.compress(b"no archive")], ids=["empty", "table", "packed"])
def test_what_is_no_archive_says_so(data: bytes) -> None:
    (reason,) = reasons(read(data))
    assert "it is no WARC file" in reason
