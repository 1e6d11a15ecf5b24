"""A file, plain, gzip or zip -> its lines, numbered from 1, decoded one by one so that memory stays flat."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple

from ingest.compressed import NotUnpacked, is_gzip, open_plain
from ingest.decoding import MAGIC
from ingest.eventdata.records import CutOffFile, UnknownForm

ZIP = b"PK\x03\x04"
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

    Raises UnknownForm for what is packed otherwise, an archive of several files or UTF-16, CutOffFile where the compressed data ends too
    early, and OSError.
    """
    number = 0
    try:
        with path.open("rb") as file, closing(_unpack(file, path)) as stream:
            while piece := stream.readline(LONGEST):
                number += 1
                yield Line(number, *_decode(piece, number, stream))
    except (NotUnpacked, EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise CutOffFile(f"{path} breaks off after line {number}, what comes before is sound: {error}") from error


def _unpack(file: BinaryIO, path: Path) -> IO[bytes]:
    start = file.read(8)
    file.seek(0)
    if start.startswith(UTF16):
        raise UnknownForm(f"{path} is UTF-16: save it as UTF-8")
    if is_gzip(start):
        return io.BufferedReader(open_plain(file))
    if start.startswith(ZIP):
        return _open_member(zipfile.ZipFile(file), path)
    if packed := next((what for magic, what in MAGIC.items() if start.startswith(magic)), None):
        raise UnknownForm(f"{path} is {packed}")
    return file


def _open_member(archive: zipfile.ZipFile, path: Path) -> IO[bytes]:
    members = [info for info in archive.infolist() if not info.is_dir() and not info.filename.startswith("__MACOSX/")]
    if len(members) != 1:
        raise UnknownForm(f"{path} has {len(members)} files in it: unpack it and name one")
    try:
        return archive.open(members[0])
    except RuntimeError as error:  # a password, or a way of packing that Python does not know
        raise UnknownForm(f"{path} cannot be unpacked here: {error}") from error


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
