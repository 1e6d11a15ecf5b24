"""Names of files, folders, addresses or "-" -> articles, links to be followed, and what could not be read, each with its reason."""

import io
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from ingest.compressed import ByteStream, NotUnpacked, Swelling, is_gzip, open_plain, read_sound
from ingest.decoding import NotText, decode
from ingest.pages.encoding import decode_page
from ingest.sources.columns import read_object
from ingest.sources.lines import read_lines
from ingest.sources.listings import NoListing, read_listing
from ingest.sources.markdown import read_text
from ingest.sources.pages import read_page
from ingest.sources.parquet import read_parquet
from ingest.sources.recognition import HEAD, SUFFIXES, Kind, recognise
from ingest.sources.records import CUT, Given, Link, Read, Unreadable
from ingest.sources.sitemaps import LARGEST
from ingest.sources.tables import read_table
from ingest.sources.warc import read_warc

PACKED = ".gz"
LIMIT = 10_000_000  # bytes of what is one article or one list: about 2,000 newspaper pages
ADDRESSES = ("http://", "https://")
SCHEME, HOST = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:/"), re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?(/|$)")
Watch = Callable[[int], None]


class Rejoined(io.RawIOBase):
    """A stream whose head was looked at, from its start."""

    def __init__(self, head: bytes, rest: ByteStream) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the stub wants any buffer
        """Read what is there, the head first."""
        data, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        data = data or self._rest.read(len(buffer)) or b""
        buffer[: len(data)] = data
        return len(data)


class Watched(io.RawIOBase):
    """An open file that tells how many bytes of it were read for the first time."""

    def __init__(self, file: BinaryIO, watch: Watch) -> None:
        self._file, self._watch, self._furthest = file, watch, 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell whether it can be read in any order."""
        return self._file.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Give the place."""
        return self._file.tell()

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the stub wants any buffer
        """Read what is there."""
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        if self._file.seekable() and (place := self._file.tell()) > self._furthest:
            self._watch(place - self._furthest)
            self._furthest = place
        return len(data)


def is_file(name: str) -> bool:
    """Tell whether a name is one of a file or folder, there or not: no address, and not standard input."""
    return name != "-" and not name.lower().startswith(ADDRESSES)


def measure(names: Iterable[str]) -> int:
    """Give the size in bytes of the files and folders among these names, as far as it is known."""
    return sum(map(_size, names))


def _size(name: str) -> int:
    path = Path(name)
    try:
        if not name or not is_file(name) or not path.exists():
            return 0
        files, _ = find_files(path) if path.is_dir() else ([path], ())
        return sum(file.stat().st_size for file in files if file.is_file())
    except OSError:  # a name that no file can have: it is told when it is to be read
        return 0


def find_files(folder: Path) -> tuple[list[Path], list[OSError]]:
    """Find the files in a folder that can have articles, and what of it cannot be looked into; what is hidden (".git") is left out."""
    found: list[Path] = []
    faults: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(place, name) for name in names if not name.startswith("."))
        found += [path for path in paths if suffix_of(path) in SUFFIXES and path.is_file()]
    return sorted(found), faults


def read_sources(names: Iterable[str], stdin: BinaryIO | None = None, limit: int = LIMIT) -> Iterator[Read]:
    """Yield the articles that files, folders and standard input hold; addresses are not fetched here, and told."""
    for one in iter_given(names, stdin, limit):
        yield (
            Unreadable(source=one.url, reason="it is an address: it was not fetched") if isinstance(one, Link) else one
        )


def iter_given(
    names: Iterable[str], stdin: BinaryIO | None = None, limit: int = LIMIT, watch: Watch | None = None
) -> Iterator[Given]:
    """Yield what files, folders, addresses and standard input ("-") hold, in order; nothing that cannot be read stops the rest.

    `watch` is told the number of bytes of files that were read since it was last told.
    """
    for name in names:
        if name == "-" and stdin is not None:
            yield from read_stream("standard input", stdin, "", limit)
        elif name.lower().startswith(ADDRESSES):
            yield Link(url=name, key=name)
        elif not name:  # which a path would take for the folder that one is in
            yield Unreadable(source="(empty)", reason="the name is empty: give a file, a folder or an address")
        else:
            yield from _read_path(Path(name), limit, watch)


def _read_path(path: Path, limit: int, watch: Watch | None) -> Iterator[Given]:
    source = show_name(path)
    try:
        if path.is_dir():
            yield from _read_folder(path, source, limit, watch)
            return
        with path.open("rb") as opened:
            stream = Watched(opened, watch) if watch else opened
            yield from read_stream(source, cast(BinaryIO, stream), suffix_of(path), limit)
    except OSError as error:
        yield Unreadable(source=source, reason=_why_closed(source, error))


def show_name(path: PurePath | str) -> str:
    """Write a name as reports can have it, which are UTF-8: it may have bytes that are none."""
    return os.fsencode(path).decode(errors="replace")


def _read_folder(folder: Path, source: str, limit: int, watch: Watch | None) -> Iterator[Given]:
    files, faults = find_files(folder)
    for fault in faults:
        yield Unreadable(source=show_name(fault.filename), reason=_why_closed("", fault))
    for file in files:
        yield from _read_path(file, limit, watch)
    if not files and not faults:
        reason = f"the folder has no article: no file ends in {', '.join(sorted(SUFFIXES))}"
        yield Unreadable(source=source, reason=reason)


def _why_closed(name: str, error: OSError) -> str:
    """Say why a file cannot be opened; a name without a file may be meant as an address."""
    reason = f"it cannot be opened: {(error.strerror or str(error)).lower()}"
    if not isinstance(error, FileNotFoundError):
        return reason
    if SCHEME.match(name):
        return f"{reason}; addresses that are fetched begin with http:// or https://"
    return f"{reason}; if it is an address, write https:// before it" if HOST.match(name) else reason


def suffix_of(path: PurePath) -> str:
    """Give the ending of a file's name, without the one that says that it is packed."""
    return (PurePath(path.stem) if path.suffix.lower() == PACKED else path).suffix.lower()


def read_stream(source: str, stream: BinaryIO, suffix: str = "", limit: int = LIMIT) -> Iterator[Given]:
    """Yield what a stream holds, whatever it is, packed or not; what may be large is never in memory as a whole."""
    head = stream.read(HEAD)
    is_seekable = stream.seekable()
    whole: ByteStream = stream if is_seekable else Rejoined(head, stream)
    if is_seekable:
        stream.seek(0)
    if not is_gzip(head):
        yield from read_kind(source, whole, recognise(head, suffix), limit)
        return
    try:
        plain = open_plain(whole)
        start = plain.read(HEAD) or b""
        kind = recognise(start, suffix)
        if kind == "archive" and is_seekable:  # of an archive each record is packed by itself: it goes on after damage
            stream.seek(0)
            yield from read_warc(source, stream)
        else:
            yield from read_kind(source, Rejoined(start, plain), kind, limit)
    except NotUnpacked as error:
        yield Unreadable(source=source, reason=str(error))


def read_kind(source: str, stream: ByteStream, kind: Kind, limit: int = LIMIT) -> Iterator[Given]:
    """Yield what a stream of a known kind holds."""
    match kind:
        case "lines":
            yield from read_lines(source, stream)
        case "table":
            yield from read_table(source, stream)
        case "archive":
            yield from read_warc(source, stream)
        case "parquet":
            yield from read_parquet(source, cast(BinaryIO, stream))
        case "icews" | "gdelt" | "polecat":
            reason = (
                f"it is {kind.upper()}, which codes events and has no articles: load it with `dragoman import {kind}`"
            )
            yield Unreadable(source=source, reason=reason)
        case _:
            yield from _read_whole(source, stream, kind, limit)


def read_bytes(source: str, data: bytes, kind: Kind, limit: int = LIMIT) -> Iterator[Given]:
    """Yield what bytes of a known kind hold."""
    return read_kind(source, io.BytesIO(data), kind, limit)


def _read_whole(source: str, stream: ByteStream, kind: Kind, limit: int) -> Iterator[Given]:
    """Read what is one article, one list, or one value of JSON."""
    limit = max(limit, LARGEST) if kind == "sitemap" else limit
    try:
        data, fault = read_sound(stream, limit)
    except Swelling:
        yield Unreadable(
            source=source, reason=f"it is larger than {limit // 1_000_000} MB: split it into articles, as JSONL"
        )
        return
    if kind in ("feed", "sitemap", "list"):
        yield from _read_list(source, data, kind == "list", fault)
        return
    if fault:
        raise fault
    try:
        if kind == "page":
            yield read_page(source, decode_page(data, None))
        elif kind == "record":
            yield from _read_record_file(source, decode(data))
        else:
            yield read_text(source, decode(data))
    except NotText as error:
        yield Unreadable(source=source, reason=str(error))


def _read_list(source: str, data: bytes, is_list: bool, fault: NotUnpacked | None) -> Iterator[Given]:
    """Read what a feed, sitemap or list names, which may break off: then all that it names before."""
    if fault and is_list:
        data = data[: data.rfind(b"\n") + 1]
    try:
        listing = read_listing(data, source, is_list)
    except NoListing as error:
        yield Unreadable(source=source, reason=str(fault or error))
        return
    yield from listing.everything()
    if fault or listing.is_cut:
        yield Unreadable(source=source, reason=str(fault or CUT))


def _read_record_file(source: str, text: str) -> Iterator[Given]:
    try:
        data = json.loads(text)
    except ValueError as error:
        yield Unreadable(source=source, reason=f"it is no JSON: {error}")
        return
    except RecursionError:
        yield Unreadable(
            source=source, reason="its lists or objects lie too deep in each other: an article is one flat object"
        )
        return
    for number, record in enumerate(data if isinstance(data, list) else [data], start=1):
        yield read_object(source, number, record)
