"""A stream of JSONL -> articles, one line at a time."""

import codecs
import json
from collections.abc import Iterator

from ingest.compressed import BLOCK, ByteStream, NotUnpacked
from ingest.decoding import NotText, find_marked_encoding, refuse_other_files
from ingest.sources.columns import read_object
from ingest.sources.records import Read, Unreadable

LONGEST = 10_000_000  # bytes a line: about 2,000 newspaper pages in one article


def iter_lines(stream: ByteStream, longest: int = LONGEST) -> Iterator[bytes | None]:
    """Yield the lines of a stream without their line feed; None for one longer than `longest` bytes, which is not held."""
    pieces: list[bytes] = []
    size = 0
    while block := stream.read(BLOCK):
        start = 0
        while (end := block.find(b"\n", start)) >= 0:
            pieces.append(block[start:end])
            yield b"".join(pieces) if size + end - start <= longest else None
            pieces, size, start = [], 0, end + 1
        size += len(block) - start
        pieces = [*pieces, block[start:]] if size <= longest else []
    if size:
        yield b"".join(pieces) if size <= longest else None


def read_lines(source: str, stream: ByteStream, longest: int = LONGEST, whole: bool = True) -> Iterator[Read]:
    """Yield the articles of a JSONL stream in UTF-8; a line that cannot be read, or is over `longest` bytes, is told.

    `whole`: the stream begins where its file does, so that its first bytes tell what kind of file it is.
    """
    found = not whole
    try:
        for number, line in enumerate(iter_lines(stream, longest), start=1):
            if not found and line is not None and line.strip():
                line = _check_start(line)  # noqa: PLW2901  # the mark belongs to the file, not to its first line
            if line is None or line.strip():
                found = True
                yield _read_line(source, number, line, longest)
    except (NotText, NotUnpacked) as error:
        yield Unreadable(source=source, reason=str(error))
        return
    if not found:
        yield Unreadable(source=source, reason="it is empty")


def _check_start(line: bytes) -> bytes:
    """Drop the byte order mark; raise NotText where the file is of another kind or in UTF-16."""
    refuse_other_files(line)
    if (encoding := find_marked_encoding(line)) not in {None, "utf-8-sig"}:
        raise NotText(f"it is in {encoding}: save it as UTF-8")
    return line.removeprefix(codecs.BOM_UTF8)


def _read_line(source: str, number: int, line: bytes | None, longest: int) -> Read:
    if line is None:
        reason = f"the line is longer than {longest:,} bytes: write one article a line"
        return Unreadable(source=source, line=number, reason=reason)
    try:
        return read_object(source, number, json.loads(line.decode("utf-8")))
    except UnicodeDecodeError as error:
        reason = f"the line is not UTF-8 (0x{line[error.start]:02x} at byte {error.start}): save the file as UTF-8"
    except ValueError as error:
        reason = f"this is no JSON: {error}. Write one object a line"
    except RecursionError:
        reason = "its lists or objects lie too deep in each other: an article is one flat object"
    return Unreadable(source=source, line=number, reason=reason)
