"""Bytes -> text: the encoding that the file declares or shows, or a clear word why it is no text."""

import codecs
import re

from charset_normalizer import from_bytes

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = {
    b"%PDF": "a PDF: turn it into text first (pdftotext)",
    b"PK\x03\x04": "a ZIP archive or office document: unpack it or save it as text first",
    b"\x1f\x8b": "a gzip file: unpack it first (gunzip)",
    b"BZh": "a bzip2 file: unpack it first (bunzip2)",
    b"\xfd7zXZ": "an xz file: unpack it first (unxz)",
    b"\x28\xb5\x2f\xfd": "a zstd file: unpack it first (unzstd)",
    b"7z\xbc\xaf": "a 7-Zip archive: unpack it first",
    b"Rar!": "a RAR archive: unpack it first",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
}
MOSTLY_LATIN = 0.15  # share of bytes beyond ASCII: French has 4 %, Russian in a one-byte encoding 80 %
MOSTLY_ZERO = 0.7  # share of letters of UTF-16 that have a zero byte, as Latin ones do
CONTROL = re.compile(r"[\0-\x08\x0e-\x1f]")  # no text has them
FEWEST = 16  # bytes by which UTF-16 without a mark is told
SAMPLE = 200_000  # bytes that are looked at to guess an encoding: more changes nothing and costs seconds


class NotText(ValueError):
    """The bytes are no text that can be read. Convert the file to UTF-8 text and give it again."""


def decode(data: bytes) -> str:
    """Decode the bytes of a file; only a byte order mark is dropped. Raises NotText with advice."""
    refuse_other_files(data)
    if encoding := find_marked_encoding(data):
        return _strict(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        encoding = guess_encoding(data)
    return data.decode(encoding, errors="replace") if encoding == "cp1252" else _strict(data, encoding)


def refuse_other_files(head: bytes, stray: float = 0.0) -> None:
    """Raise NotText with advice where the first bytes of a file show that it is empty, binary or of another kind.

    `stray` is the share of zero bytes that text may have all the same.
    """
    if not head.strip():
        raise NotText("it is empty")
    for magic, what in MAGIC.items():
        if head.startswith(magic):
            raise NotText(f"it is {what}")
    sample = head[:SAMPLE]
    if sample.count(b"\x00") > stray * len(sample) and find_marked_encoding(head) is None:
        raise NotText("it is binary, not text")


def find_marked_encoding(head: bytes) -> str | None:
    """Find the encoding that a byte order mark at the start declares, or that UTF-16 without one shows."""
    return next((encoding for mark, encoding in MARKS if head.startswith(mark)), None) or _wide(head)


def _wide(head: bytes) -> str | None:
    """Tell UTF-16 without a mark, as some systems write it, by its zeros: in Latin text most letters have one, always on the same side."""
    sample = head[: min(len(head), SAMPLE) & ~1]
    if len(sample) < FEWEST or b"\0" not in sample:
        return None
    first, second = (sample[side::2].count(0) / (len(sample) / 2) for side in (0, 1))
    if min(first, second) > 0 or max(first, second) < MOSTLY_ZERO:
        return None
    encoding = "utf-16-be" if first else "utf-16-le"
    return None if CONTROL.search(sample.decode(encoding, "replace")) else encoding


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(f"it says that it is {encoding} and is not: {error.reason} at byte {error.start}") from error


def guess_encoding(data: bytes) -> str:
    """Guess: mostly Latin letters are Windows-1252, as browsers take them (WHATWG Encoding); the rest by statistics.

    Raises NotText where no encoding fits.
    """
    sample = data[:SAMPLE]
    if sum(byte > 127 for byte in sample) < MOSTLY_LATIN * len(sample):
        return "cp1252"
    best = from_bytes(sample).best()
    if best is None:
        raise NotText("it is neither UTF-8 nor any encoding that can be recognised; save it as UTF-8")
    return best.encoding
