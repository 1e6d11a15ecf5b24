"""A packed stream -> its plain bytes as they are read: never the whole in memory, never without bound."""

import io
import zlib
from typing import Protocol

MAGIC = b"\x1f\x8b\x08"  # RFC 1952: two bytes of identification, then the only method there is
BLOCK = 65_536  # bytes read at a time
RATIO = 200  # times its size: news text packs 3 to 6 times, repeated page frames up to 50 times
ALWAYS = 100_000_000  # bytes that may come out whatever the ratio
GZIP, ZLIB, RAW = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS  # how deflate is wrapped, as zlib has it


class ByteStream(Protocol):
    """Anything whose bytes can be read a block at a time: an open file, standard input, what `open_plain` gives."""

    def read(self, size: int = ..., /) -> bytes | None:
        """Read at most `size` bytes; none at the end."""


class NotUnpacked(ValueError):
    """The bytes cannot be unpacked from here on; what came before is good. Give the file unpacked, or a whole one."""


class CutOff(NotUnpacked):
    """The file ends before its end. Fetch or copy it again."""


class Damaged(NotUnpacked):
    """The bytes are no gzip here. Fetch the file again, or `resume` with the next member."""


class Bomb(NotUnpacked):
    """More comes out than any text packs to. Look at the file; unpack it yourself and give the plain file if it is good."""


class Swelling(NotUnpacked):
    """More comes out, or goes in, than the reader takes at all. Give less, or unpack it and part it."""


def is_gzip(head: bytes) -> bool:
    """Tell from the first three bytes of a file whether it is gzip."""
    return head.startswith(MAGIC)


def _fits(head: bytes, form: int) -> bool:
    """Tell whether data may be packed so; RAW has no mark of its own."""
    if form == GZIP:
        return head.startswith(MAGIC[:2])
    return form == RAW or (len(head) > 1 and head[0] & 0x0F == zlib.DEFLATED and int.from_bytes(head[:2]) % 31 == 0)


class Plain(io.RawIOBase):
    """The plain bytes of a stream that may be gzip, of one member or many (RFC 1952, 2.2); a stream of another kind as it is.

    One `read` gives what one block holds, so that all before a damaged place arrives. Raises NotUnpacked while it reads.
    With `forms`, it is packed in the first of these that its first bytes fit, and what follows it is left, as browsers do.
    """

    def __init__(
        self, stream: ByteStream, limit_ratio: int, limit_bytes: int, forms: tuple[int, ...] | None = None
    ) -> None:
        self._stream, self._ratio, self._always = stream, limit_ratio, limit_bytes
        self._held = b""  # read and not yet unpacked
        self._taken = self._given = self._members = 0
        self._member: zlib._Decompress | None = None
        self._fill(len(MAGIC))
        self.packed = forms is not None or is_gzip(self._held)
        self._form = next((form for form in forms or () if _fits(self._held, form)), GZIP)
        self._is_strict = forms is None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the stub wants any buffer
        data = self._unpack(len(buffer)) if self.packed else self._copy(len(buffer))
        self._given += len(data)
        if self.packed and self._given > self._always and self._given > self._ratio * self._taken:
            raise Bomb(
                f"it unpacks to more than {self._ratio} times its size ({self._given // 1_000_000} MB so far), as a "
                "decompression bomb does: if the file is good, unpack it first (gunzip)"
            )
        buffer[: len(data)] = data
        return len(data)

    def offset(self) -> int:
        """Give the number of bytes of the packed file that are unpacked."""
        return self._taken - len(self._held)

    def resume(self) -> bool:
        """Go on with the next member after a damaged one; False where there is none."""
        self._member, self._held = None, self._held[1:]
        while (at := self._held.find(MAGIC)) < 0:
            self._held = self._held[-len(MAGIC) + 1 :]
            if not self._fill(len(self._held) + 1):
                self._held = b""
                return False
        self._held = self._held[at:]
        return True

    def _fill(self, size: int) -> bool:
        """Hold at least `size` bytes; False where the stream ends before."""
        while len(self._held) < size:
            block = self._stream.read(BLOCK)
            if not block:
                return False
            self._taken += len(block)
            self._held += block
        return True

    def _copy(self, size: int) -> bytes:
        self._fill(1)
        data, self._held = self._held[:size], self._held[size:]
        return data

    def _unpack(self, size: int) -> bytes:
        data = b""
        while not data:
            if self._member is None and not self._begin_member():
                return b""
            more = self._fill(1)
            data = self._feed(size)
            if not data and not more and self._member is not None:
                raise CutOff(f"the gzip file is cut off after {self._taken} bytes: fetch or copy it again")
        return data

    def _begin_member(self) -> bool:
        if self._members:
            self._skip_padding()
        if not self._fill(1):
            return False
        if self._members and not (self._fill(len(MAGIC)) and is_gzip(self._held)):
            if self._is_strict:
                raise Damaged(f"the gzip file is damaged near byte {self.offset()}: what follows is not packed")
            return False
        self._member = zlib.decompressobj(self._form)
        self._members += 1
        return True

    def _skip_padding(self) -> None:
        """Skip zeros up to a whole block, as tapes and some writers leave them."""
        self._held = self._held.lstrip(b"\x00")
        while not self._held and self._fill(1):
            self._held = self._held.lstrip(b"\x00")

    def _feed(self, size: int) -> bytes:
        assert self._member is not None
        try:
            data = self._member.decompress(self._held, size)
        except zlib.error as error:
            raise Damaged(f"the gzip file is damaged near byte {self.offset()}: fetch or copy it again") from error
        self._held = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        if self._member.eof:
            self._member = None
        return data


def read_whole(plain: ByteStream, most: int) -> bytes:
    """Read what is one page or one list; raise Swelling above `most` bytes, and NotUnpacked as the stream does."""
    data, fault = read_sound(plain, most)
    if fault:
        raise fault
    return data


def read_sound(plain: ByteStream, most: int) -> tuple[bytes, NotUnpacked | None]:
    """Read what can be unpacked, and why it ends before its end where it does; raise Swelling above `most` bytes."""
    data = bytearray()
    try:
        while piece := plain.read(BLOCK):
            data += piece
            if len(data) > most:
                raise Swelling(f"it is larger than {most:,} bytes")
    except (CutOff, Damaged) as error:
        return bytes(data), error
    return bytes(data), None


def open_plain(stream: ByteStream, limit_ratio: int = RATIO, limit_bytes: int = ALWAYS) -> Plain:
    """Open a stream for reading its plain bytes, unpacked if it is gzip.

    Reading raises Bomb once more than `limit_bytes` bytes AND more than `limit_ratio` times the bytes taken in came out.
    """
    return Plain(stream, limit_ratio, limit_bytes)
