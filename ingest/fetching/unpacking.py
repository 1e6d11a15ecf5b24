"""Chunks of an answer -> its bytes, decompressed within limits: ten kilobytes may stand for ten gigabytes."""

import io
from collections.abc import Iterable

from ingest.compressed import GZIP, RAW, ZLIB, NotUnpacked, Plain, Swelling, read_whole

ACCEPTED = "gzip, deflate"  # what can be decompressed piece by piece; others are not asked for
# Some servers send raw deflate, or one for the other, in spite of RFC 9110, section 8.4.1.
FORMS = {"gzip": (GZIP, ZLIB), "x-gzip": (GZIP, ZLIB), "deflate": (ZLIB, GZIP, RAW)}
FREE = 1_000_000  # bytes: below this no ratio is suspicious


class Undecodable(NotUnpacked):
    """The data are compressed in a way that was not asked for."""


class Chunks(io.RawIOBase):
    """The chunks of an answer as one stream, of which no more than `most` bytes are taken."""

    def __init__(self, chunks: Iterable[bytes], most: int) -> None:
        self._chunks, self._most = iter(chunks), most
        self._held = b""
        self._taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the stub wants any buffer
        while not self._held and (chunk := next(self._chunks, None)) is not None:
            self._held = chunk
            if (taken := self._taken + len(chunk)) > self._most:
                raise Swelling(f"it is larger than {self._most:,} bytes")
            self._taken = taken
        data, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def unpack(chunks: Iterable[bytes], encoding: str, most: int, ratio: int) -> bytes:
    """Join chunks and decompress them.

    Raises Swelling above `most` bytes and Bomb above `ratio` times the size; other NotUnpacked where they are damaged or
    compressed otherwise than was asked for.
    """
    coding, stream = encoding.strip().lower(), Chunks(chunks, most)
    if coding in ("", "identity"):
        return read_whole(stream, most)
    if coding not in FORMS:
        raise Undecodable(f"it is encoded as {encoding!r}, which was not asked for")
    return read_whole(Plain(stream, ratio, FREE, FORMS[coding]), most)
