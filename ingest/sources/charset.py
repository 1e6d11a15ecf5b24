"""The bytes of a web page -> text: by its mark, its HTTP header, its own <meta>, else as any file."""

import codecs
import re

from ingest.decoding import decode, find_marked_encoding

STATED = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
META = re.compile(rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
PRESCAN = 4_096  # bytes: HTML wants <meta charset> within the first 1,024, pages with long heads are later
# What browsers take these names for (WHATWG Encoding): pages that state them are in Windows-1252.
LATIN = {"ascii", "iso8859-1"}
# Codecs of Python that are no encoding of a page.
FOREIGN = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7", "mbcs", "oem"}


def decode_page(body: bytes, content_type: str | None) -> str:
    """Decode a page; `content_type` is its HTTP header. Raises NotText where nothing is stated and it is no text."""
    if find_marked_encoding(body):
        return decode(body)
    header = STATED.search(content_type or "")
    if header and (encoding := _find_encoding(header[1])):
        return body.decode(encoding, errors="replace")
    meta = META.search(body[:PRESCAN])
    if meta and (encoding := _find_encoding(meta[1].decode("ascii", errors="replace"))):
        # A page that can be read as ASCII up to here is not in UTF-16, whatever it says.
        return body.decode("utf-8" if encoding.startswith("utf-16") else encoding, errors="replace")
    return decode(body)


def _find_encoding(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
        b"<".decode(name, errors="replace")
    except (LookupError, UnicodeError):  # unknown, or a codec of bytes such as "hex"
        return None
    return "cp1252" if name in LATIN else None if name in FOREIGN else name
