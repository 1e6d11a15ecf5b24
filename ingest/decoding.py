"""Bytes -> text: the encoding that the file declares or shows, or a clear word why it is no text."""

import codecs

from charset_normalizer import from_bytes

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = {
    b"%PDF": "a PDF: turn it into text first (pdftotext)",
    b"PK\x03\x04": "a ZIP archive or office document: unpack it or save it as text first",
    b"\x1f\x8b": "a gzip file: unpack it first (gunzip)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
}
MOSTLY_LATIN = 0.15  # share of bytes beyond ASCII: French has 4 %, Russian in a one-byte encoding 80 %
SAMPLE = 200_000  # bytes that are looked at to guess an encoding: more changes nothing and costs seconds


class NotText(ValueError):
    """The bytes are no text that can be read. Convert the file to UTF-8 text and give it again."""


def decode(data: bytes) -> str:
    """Decode the bytes of a file; only a byte order mark is dropped. Raises NotText with advice."""
    if not data.strip():
        raise NotText("it is empty")
    for magic, what in MAGIC.items():
        if data.startswith(magic):
            raise NotText(f"it is {what}")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if b"\x00" in data[:SAMPLE]:
        raise NotText("it is binary, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(f"it says that it is {encoding} and is not: {error.reason} at byte {error.start}") from error


def _guess(data: bytes) -> str:
    """Guess: mostly Latin letters are Windows-1252, as browsers take them (WHATWG Encoding); the rest by statistics."""
    sample = data[:SAMPLE]
    if sum(byte > 127 for byte in sample) < MOSTLY_LATIN * len(sample):
        return data.decode("cp1252", errors="replace")
    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise NotText("it is neither UTF-8 nor any encoding that can be recognised; save it as UTF-8")
    return _strict(data, best.encoding)
