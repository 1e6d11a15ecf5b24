"""Bytes of a page -> its text."""

import codecs
import re

from ingest.decoding import decode, find_marked_encoding, refuse_other_files

DECLARED = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
HEAD = 4096  # bytes in which a page declares its encoding; browsers look into the first 1,024
# What browsers take the labels for (WHATWG Encoding).
TAKEN_FOR = {
    **dict.fromkeys(("iso8859-1", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **{"shift_jis": "cp932", "euc_kr": "cp949", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874"},
}
# Codecs of Python that are no encoding of a page.
FOREIGN = {
    "idna",
    "punycode",
    "unicode-escape",
    "raw-unicode-escape",
    "undefined",
    "utf-7",
    "mbcs",
    "oem",
    "hex",
    "base64",
    "rot13",
    "uu",
    "quopri",
}
STRAY = 0.01  # share of zero bytes: templates leave one behind now and then, programs and pictures have many
TORN = 0.001  # share of characters that may be broken in a page that says it is UTF-8: one cut off, an old comment


def decode_page(data: bytes, charset: str | None) -> str:
    """Decode a page by its byte order mark, else HTTP's charset if it fits, its <meta>, or a guess. Raises NotText.

    UTF-8 that is well-formed beats a declared encoding of one byte a letter, which servers and templates send unasked and which fits any bytes.
    """
    declared = DECLARED.search(data[:HEAD])
    labels = [find_marked_encoding(data), _label(charset), _label(_named(declared))]
    refuse_other_files(data, 1.0 if _is_wide(labels[1], data) else STRAY)
    for label in labels:
        if label and (text := _try(data, "utf-8" if _is_one_byte(label) and _is_utf8(data) else label)) is not None:
            return text.removeprefix("\ufeff")
    if "utf-8" in labels:
        torn = data.decode("utf-8", "replace")
        if torn.count("\ufffd") <= max(2, TORN * len(torn)):
            return torn.removeprefix("\ufeff")
    return decode(data.replace(b"\x00", b""))


def _is_wide(label: str | None, data: bytes) -> bool:
    """Tell whether a page can be in the encoding of two or four bytes a letter that its header names."""
    return label is not None and label.startswith(("utf-16", "utf-32")) and "<" in (_try(data, label) or "")


def _named(declared: re.Match[bytes] | None) -> str | None:
    """Give the declared name; a page whose declaration can be read as ASCII is not in UTF-16."""
    name = declared[1].decode("ascii", "replace") if declared else None
    return "utf-8" if name and name.lower().startswith("utf-16") else name


def _label(charset: str | None) -> str | None:
    try:
        name = codecs.lookup(charset.strip(" \"'")).name if charset else None
    except LookupError:
        return None
    return TAKEN_FOR.get(name, name) if name and name not in FOREIGN else None


def _try(data: bytes, label: str) -> str | None:
    try:
        return data.decode(label)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_one_byte(label: str) -> bool:
    return label.startswith(("cp125", "iso8859", "koi8", "latin"))


def _is_utf8(data: bytes) -> bool:
    return _try(data, "utf-8") is not None
