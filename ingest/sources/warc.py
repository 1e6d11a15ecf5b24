"""A stream of WARC, packed or not -> the articles of its HTML pages (ISO 28500)."""

import re
from collections.abc import Iterator
from typing import Any

from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParser

from ingest.compressed import BLOCK, ByteStream, Damaged, NotUnpacked, Plain, open_plain
from ingest.decoding import NotText
from ingest.pages.encoding import decode_page
from ingest.sources.pages import read_page
from ingest.sources.records import Read, Unreadable

LARGEST = 10_000_000  # bytes a page, unpacked
HEADERS = 1_000_000  # bytes of headers a record
KEPT = 20_000_000  # bytes of a record that are held, so that a broken one can be searched for those it swallowed
MARK = b"\nWARC/"
PAGES = {"text/html", "application/xhtml+xml"}
CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
OPENINGS = (b"<!doctype html", b"<html")


class BrokenRecord(ValueError):
    """A record does not hold what it says. The archive was cut or changed: make it anew, or do without the record."""


class Tape:
    """The plain bytes of an archive, read forwards, which can go back to the start of a record that is not large."""

    def __init__(self, plain: Plain) -> None:
        self._plain = plain
        self._held = bytearray(b"\n")  # what the mark of the first record wants before it
        self._at = 1  # place in `_held`
        self._before = -1  # bytes of the archive before `_held`
        self._back: int | None = None  # place in `_held` just after the mark of the record
        self._headers = HEADERS

    def tell(self) -> int:
        """Give the place in the unpacked archive, in bytes."""
        return self._before + self._at

    def read(self, size: int) -> bytes:
        """Read what is there, `size` bytes at most; none at the end."""
        if self._at == len(self._held):
            self._grow()
        data = bytes(self._held[self._at : self._at + size])
        self._at += len(data)
        return data

    def readline(self, size: int = HEADERS) -> bytes:
        """Read a line of headers. Raises BrokenRecord where a record has more than a megabyte of them."""
        while (end := self._held.find(b"\n", self._at, self._at + size)) < 0 and len(self._held) < self._at + size:
            if not self._grow():
                break
        stop = min(len(self._held), self._at + size) if end < 0 else end + 1
        line = bytes(self._held[self._at : stop])
        self._at = stop
        self._headers -= len(line)
        if self._headers < 0:
            raise BrokenRecord("its headers do not end")
        return line

    def find_record(self) -> bool:
        """Go to the next line that begins a record; False where there is none."""
        while (place := self._held.find(MARK, self._at - 1)) < 0:
            self._at = max(self._at, len(self._held) - len(MARK) + 1)
            self._drop()
            if not self._grow():
                return False
        self._at = place + 1
        self._drop()
        self._back, self._headers = self._at + 1, HEADERS
        return True

    def is_between_records(self) -> bool:
        """Tell whether nothing but blank lines lies between here and the next record or the end."""
        rest, more = b"", True
        while len(rest) < len(MARK) and more:
            rest = bytes(self._held[self._at : self._at + BLOCK]).lstrip(b"\r\n")
            try:
                more = self._grow() if len(rest) < len(MARK) else False
            except NotUnpacked:  # what follows is damaged, not this record; it is raised again when it is read
                more = False
        return not rest or (b"\n" + rest).startswith(MARK)

    def go_back(self) -> None:
        """Go back to just after the mark of a broken record, whose length may have swallowed others."""
        if self._back is not None:
            self._at = self._back

    def resume(self) -> bool:
        """Go on after a damaged stretch of a packed archive; False where nothing follows."""
        self._before += len(self._held) - 1
        self._held, self._at, self._back = bytearray(b"\n"), 1, None
        return self._plain.resume()

    def _grow(self) -> bool:
        if len(self._held) > KEPT:
            self._drop()
        block = self._plain.read(BLOCK)
        self._held += block or b""
        return bool(block)

    def _drop(self) -> None:
        """Forget what lies before here, but for the line feed that the mark of a record wants before it."""
        gone = self._at - 1
        del self._held[:gone]
        self._before, self._at, self._back = self._before + gone, 1, None


def read_warc(source: str, stream: ByteStream, largest: int = LARGEST) -> Iterator[Read]:
    """Yield the articles of the pages in an archive; a record that is broken or over `largest` bytes is told.

    Read are `response` records of status 200 and `resource` records, in HTML. The byte in a message counts in the
    unpacked archive. The records are framed here and parsed by warcio, whose iterator stops for good at a broken one.
    """
    tape = Tape(open_plain(stream))
    found = False
    while True:
        try:
            if not tape.find_record():
                break
            found = True
            read = _read_record(source, tape, largest)
        except NotUnpacked as error:
            found = True
            yield Unreadable(source=source, reason=str(error))
            if not (isinstance(error, Damaged) and tape.resume()):
                break
        else:
            if read is not None:
                yield read
    if not found:
        yield Unreadable(source=source, reason='it is no WARC file: no line begins with "WARC/"')


def _read_record(source: str, tape: Tape, largest: int) -> Read | None:
    """Read one record to its end, whatever it is; None for one that is no page."""
    start = tape.tell()
    try:
        record = ArcWarcRecordLoader().parse_record_stream(tape, known_format="warc", no_record_parse=True)
        _check_length(record)
        page = _open_page(record)
        body = _read_body(record, largest) if page else b""
        _finish(record, tape)
    except (BrokenRecord, ArchiveLoadFailed, EOFError) as error:
        tape.go_back()
        reason = str(error) or "it is empty"
        return Unreadable(source=source, reason=f"the record at byte {start} is broken: {reason}")
    if not page:
        return None
    url = record.rec_headers.get_header("WARC-Target-URI")
    read = _read_page_of(source, record, body, largest)
    if isinstance(read, Unreadable):
        return Unreadable(source=source, reason=f"the record at byte {start} ({url}): {read.reason}")
    return read


def _check_length(record: Any) -> None:
    length = record.rec_headers.get_header("Content-Length")
    if not (length and length.isascii() and length.isdigit()):
        raise BrokenRecord("it has no Content-Length")


def _open_page(record: Any) -> bool:
    """Tell whether a record is a page, or says nothing to the contrary; parse the HTTP headers of a response."""
    if record.rec_type == "response" and "application/http" in (record.content_type or "application/http").lower():
        record.http_headers = StatusAndHeadersParser([], verify=False).parse(record.raw_stream)
        if record.http_headers.get_statuscode() != "200":
            return False
    elif record.rec_type != "resource":
        return False
    return _content_type(record).split(";")[0].strip().lower() in {*PAGES, ""}


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return headers.get_header("Content-Type") or ""


def _read_body(record: Any, largest: int) -> bytes:
    """Read the body without its transfer and content encodings, to a little more than `largest` bytes."""
    body, stream = bytearray(), record.content_stream()
    while len(body) <= largest and (block := stream.read(BLOCK)):
        body += block
    return bytes(body)


def _finish(record: Any, tape: Tape) -> None:
    """Go to the end of a record. Raises BrokenRecord where it is not where the record says."""
    while record.raw_stream.read(BLOCK):
        pass
    if record.raw_stream.limit:
        raise BrokenRecord(f"the archive ends {record.raw_stream.limit} bytes before it does")
    if not tape.is_between_records():
        raise BrokenRecord("it is longer or shorter than its Content-Length says")


def _read_page_of(source: str, record: Any, body: bytes, largest: int) -> Read | None:
    if len(body) > largest:
        return Unreadable(source=source, reason=f"the page is larger than {largest:,} bytes")
    if not _content_type(record) and not body[:1_000].lstrip().lower().startswith(OPENINGS):
        return None
    stated = record.http_headers.get_header("Content-Encoding") if record.http_headers else None
    encoding = (stated or "identity").lower()
    # Some crawlers unpack the body and leave the header as it was.
    if encoding not in {"identity", *BufferedReader.get_supported_decompressors()} and not body.lstrip().startswith(
        b"<"
    ):
        return Unreadable(source=source, reason=f'the page is packed as "{encoding}", which is not read here')
    try:
        html = decode_page(body, stated[1] if (stated := CHARSET.search(_content_type(record))) else None)
    except NotText as error:
        return Unreadable(source=source, reason=str(error))
    return read_page(source, html, record.rec_headers.get_header("WARC-Target-URI"))
