"""Gzip is unpacked as it is read; what is cut, damaged or a bomb is told, and what came before stays good."""

import gzip
import io
import zlib

import pytest

from ingest.compressed import Bomb, CutOff, Damaged, NotUnpacked, Plain, is_gzip, open_plain

NOTE = b"The ministers met in Oslo and talked about fishing.\n"
LONG = b"".join(b"%d. The delegation left on day %d.\n" % (n * n, n) for n in range(20_000))


def read_all(plain: Plain, size: int = 1_000) -> tuple[bytes, NotUnpacked | None]:
    """Read to the end or to the error; what arrived, and the error."""
    pieces = []
    try:
        while piece := plain.read(size):
            pieces.append(piece)
    except NotUnpacked as error:
        return b"".join(pieces), error
    return b"".join(pieces), None


@pytest.mark.parametrize(
    ("data", "plain"),
    [
        (b"", b""),
        (b"\x1f", b"\x1f"),
        (NOTE, NOTE),
        (gzip.compress(NOTE), NOTE),
        (gzip.compress(b""), b""),
        (gzip.compress(NOTE) + gzip.compress(b"") + gzip.compress(LONG), NOTE + LONG),
        (gzip.compress(NOTE) + bytes(700), NOTE),
        (gzip.compress(LONG, 0), LONG),
    ],
    ids=["empty", "one byte", "not packed", "one member", "empty member", "many members", "padding", "stored"],
)
@pytest.mark.parametrize("size", [1, 100, 65_536])
def test_the_plain_bytes_come_out(data: bytes, plain: bytes, size: int) -> None:
    if size == 1:
        data, plain = (data, plain) if len(plain) < 100 else (gzip.compress(plain[:200]), plain[:200])
    assert read_all(open_plain(io.BytesIO(data)), size) == (plain, None)


@pytest.mark.parametrize(
    ("data", "kind", "says"),
    [
        (gzip.compress(LONG)[:-20], CutOff, "cut off after"),
        (gzip.compress(NOTE)[:5], CutOff, "cut off after 5 bytes"),
        (gzip.compress(NOTE)[:-1] + b"\xff", Damaged, "damaged near byte"),
        (gzip.compress(NOTE) + b"more", Damaged, "damaged near byte"),
    ],
    ids=["cut in the data", "cut in the header", "wrong length", "other bytes behind"],
)
def test_what_cannot_be_unpacked_says_why(data: bytes, kind: type[NotUnpacked], says: str) -> None:
    _, error = read_all(open_plain(io.BytesIO(data)))
    assert type(error) is kind
    assert says in str(error)


def test_what_came_before_the_cut_is_given() -> None:
    found, _ = read_all(open_plain(io.BytesIO(gzip.compress(LONG)[:-20])))
    assert len(found) > len(LONG) - 2_000
    assert LONG.startswith(found)


def test_a_bomb_is_told_before_it_fills_the_memory() -> None:
    packed = zlib.compressobj(wbits=31)
    data = b"".join(packed.compress(bytes(1_000_000)) for _ in range(5)) + packed.flush()
    found, error = read_all(open_plain(io.BytesIO(data), limit_bytes=2_000_000))
    assert isinstance(error, Bomb)
    assert len(found) <= 2_000_000


@pytest.mark.parametrize(("ratio", "limit"), [(2_000, 1_000), (200, 10_000_000)], ids=["ratio", "size"])
def test_only_a_high_ratio_and_a_large_size_together_are_a_bomb(ratio: int, limit: int) -> None:
    data = gzip.compress(bytes(5_000_000))
    found, error = read_all(open_plain(io.BytesIO(data), limit_ratio=ratio, limit_bytes=limit), 65_536)
    assert (len(found), error) == (5_000_000, None)


def test_reading_can_go_on_behind_a_damaged_member() -> None:
    broken = bytearray(gzip.compress(LONG))
    broken[3_000:3_100] = bytes(100)
    plain = open_plain(io.BytesIO(gzip.compress(NOTE) + broken + gzip.compress(b"Behind.")))
    found, error = read_all(plain)
    assert found.startswith(NOTE)
    assert isinstance(error, Damaged)
    rest, stopped = b"", error
    while stopped and plain.resume():
        rest, stopped = read_all(plain)
    assert (rest, stopped) == (b"Behind.", None)


def test_nothing_behind_a_damaged_member_ends_the_reading() -> None:
    plain = open_plain(io.BytesIO(gzip.compress(NOTE)[:-1] + b"\xff"))
    assert isinstance(read_all(plain)[1], Damaged)
    assert not plain.resume()
    assert plain.read(10) == b""


@pytest.mark.parametrize(("head", "packed"), [(b"\x1f\x8b\x08\x00", True), (b"\x1f\x8b", False), (b"{}", False)])
def test_gzip_is_known_by_its_first_bytes(head: bytes, packed: bool) -> None:
    assert is_gzip(head) is packed
