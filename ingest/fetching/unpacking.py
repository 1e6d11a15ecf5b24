"""Chunks of an answer -> its bytes, decompressed within limits: ten kilobytes may stand for ten gigabytes."""

import zlib
from collections.abc import Iterable, Iterator

ACCEPTED = "gzip, deflate"  # what can be decompressed piece by piece; others are not asked for
PIECE = 65_536
FREE = 1_000_000  # bytes: below this no ratio is suspicious


class Swelling(ValueError):
    """The data became larger than is allowed when they were decompressed, or while they came. Nothing of them is used."""


class Undecodable(ValueError):
    """The data are not compressed as they say, or in a way that was not asked for."""


def unpack(chunks: Iterable[bytes], encoding: str, most: int, ratio: int) -> bytes:
    """Join chunks and decompress them; raise Swelling above `most` bytes or `ratio` times the size, or Undecodable."""
    coding = encoding.strip().lower()
    if coding in ("", "identity"):
        return b"".join(_limit(((chunk, 0) for chunk in chunks), most, 0))
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise Undecodable(f"it is encoded as {encoding!r}, which was not asked for")
    try:
        return b"".join(_limit(_inflate(chunks, coding == "deflate"), most, ratio))
    except zlib.error as error:
        raise Undecodable(f"it says that it is {encoding} and is damaged") from error


def _limit(pieces: Iterable[tuple[bytes, int]], most: int, ratio: int) -> Iterator[bytes]:
    size = 0
    for piece, read in pieces:
        size += len(piece)
        if size > most:
            raise Swelling(f"it is larger than {most:,} bytes")
        if ratio and size > FREE and size > read * ratio:
            raise Swelling(f"it grows more than {ratio} times when it is decompressed")
        yield piece


def _inflate(chunks: Iterable[bytes], is_deflate: bool) -> Iterator[tuple[bytes, int]]:
    """Yield pieces of at most 64 KiB, with the number of compressed bytes so far."""
    engine, read = zlib.decompressobj(wbits=47), 0  # 47: gzip or zlib, by the header
    for number, chunk in enumerate(chunks):
        read += len(chunk)
        if number == 0 and is_deflate and len(chunk) > 1 and (chunk[0] & 0x0F != 8 or int.from_bytes(chunk[:2]) % 31):
            engine = zlib.decompressobj(wbits=-15)  # raw deflate, which some servers send in spite of RFC 9110
        data = chunk
        while data and not engine.eof:
            yield engine.decompress(data, PIECE), read
            data = engine.unconsumed_tail
    yield engine.flush(), read
    if read and not engine.eof:
        raise Undecodable("it ends before its end")
