"""A file, plain, gzip or zip -> its lines, numbered from 1, decoded one by one so that memory stays flat."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, NamedTuple

from ingest.eventdata.records import CutOffFile, UnknownForm

GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
LONGEST = (
    1_000_000  # bytes: the longest row of the samples has 1,400; a file without line ends must not fill the memory
)


class Line(NamedTuple):
    """A line without its end. `sound` is false for what is too long for a row: `text` is then its beginning."""

    number: int
    text: str
    sound: bool = True


def iter_lines(path: Path) -> Iterator[Line]:
    """Yield the lines of a file; those that are not UTF-8 are Windows-1252, as in older ICEWS files.

    Raises UnknownForm for an archive of several files or UTF-16, CutOffFile where the compressed data ends too early, and OSError.
    """
    number = 0
    with closing(_open(path)) as stream:
        try:
            while piece := stream.readline(LONGEST):
                number += 1
                yield Line(number, *_decode(piece, number, stream))
        except (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile) as error:
            raise CutOffFile(f"{path}: the compressed data breaks off after line {number}: {error}") from error


def _open(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        start = file.read(4)
    if start.startswith(UTF16):
        raise UnknownForm(f"{path} is UTF-16: save it as UTF-8")
    if start.startswith(GZIP):
        return io.BufferedReader(gzip.GzipFile(path))  # the lines of GzipFile itself take twice the time
    if start.startswith(ZIP):
        return _open_member(path)
    return path.open("rb")


def _open_member(path: Path) -> IO[bytes]:
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise CutOffFile(f"{path}: the archive is not whole: {error}") from error
    names = [
        info.filename for info in archive.infolist() if not info.is_dir() and not info.filename.startswith("__MACOSX/")
    ]
    if len(names) != 1:
        archive.close()
        raise UnknownForm(f"{path} has {len(names)} files in it: unpack it and name one")
    return archive.open(names[0])


def _decode(piece: bytes, number: int, stream: IO[bytes]) -> tuple[str, bool]:
    sound = len(piece) < LONGEST or piece.endswith(b"\n")
    rest = piece
    while not sound and rest and not rest.endswith(b"\n"):
        rest = stream.readline(LONGEST)
    data = piece.rstrip(b"\r\n")
    if number == 1:
        data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode(), sound
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), sound
