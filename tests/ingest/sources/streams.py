"""Streams that are never whole in memory, and how much memory reading them takes."""

import io
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import chain, islice, repeat

from ingest.sources.records import Read


class Generated(io.RawIOBase):
    """A head, then `count` equal pieces, each of which exists only while it is read."""

    def __init__(self, piece: bytes, count: int, head: bytes = b"") -> None:
        self.pieces = chain([head] if head else [], islice(repeat(piece), count))

    def read(self, size: int = -1) -> bytes:
        return next(self.pieces, b"")


def count_and_peak(read: Callable[[], Iterator[Read]]) -> tuple[dict[type, int], int]:
    """Read to the end: how many of each type came, and the most memory that it took, in bytes."""
    found: dict[type, int] = {}
    tracemalloc.start()
    try:
        for item in read():
            found[type(item)] = found.get(type(item), 0) + 1
        return found, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
