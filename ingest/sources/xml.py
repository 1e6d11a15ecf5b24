"""XML from strangers: refused where it defines entities or points outside, so that no parser is ever asked to expand them.

Entities turn 1 kB into gigabytes ("billion laughs") and read files of this machine (XXE). Feeds and sitemaps need none.
"""

import codecs
import re

from ingest.decoding import find_marked_encoding

UNMARKED = {
    b"<\x00?\x00": "utf-16-le",
    b"\x00<\x00?": "utf-16-be",
    b"<\x00\x00\x00": "utf-32-le",
    b"\x00\x00\x00<": "utf-32-be",
}
DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
# Anywhere, since a comment may hide a second one; a quoted part may hold ">" or "[".
DEFINING = re.compile(r"""<!DOCTYPE(?:[^<>\["']|"[^"<]{0,2000}"|'[^'<]{0,2000}'){0,2000}\[""", re.IGNORECASE)


class DangerousXml(ValueError):
    """The XML defines entities, which is how parsers are attacked, and no feed or sitemap needs. It is not read."""


def decode_xml(data: bytes) -> str:
    """Decode XML as its marks and its declaration say (XML 1.0, appendix F); raise DangerousXml where it has definitions.

    What cannot be decoded is replaced: a feed with one broken letter is a feed.
    """
    text = data.decode(_find_encoding(data), errors="replace").lstrip("\ufeff")
    if DEFINING.search(text):
        raise DangerousXml("it defines entities of its own, which is how parsers are attacked: it is not read")
    return text


def drop_cut_entry(text: str, roots: str, entries: str) -> tuple[str, bool]:
    """Drop the entry in which XML breaks off, whose address may be cut too, and tell whether it does; names are as "rss|feed"."""
    if re.search(rf"</(?:[\w.-]+:)?(?:{roots})\s*>|<(?:[\w.-]+:)?(?:{roots})\b[^<>]*/>", text, re.IGNORECASE):
        return text, False
    ends = [end.end() for end in re.finditer(rf"</(?:[\w.-]+:)?(?:{entries})\s*>", text, re.IGNORECASE)]
    return text[: ends[-1]] if ends else text, True


def _find_encoding(data: bytes) -> str:
    if marked := find_marked_encoding(data):
        return marked
    if data[:4] in UNMARKED:
        return UNMARKED[data[:4]]
    declared = DECLARED.match(data[:300])
    name = declared[1].decode("ascii") if declared else "utf-8"
    try:
        codecs.lookup(name)
    except LookupError:
        return "utf-8"
    # A declaration that can be read byte by byte is not in two-byte letters, whatever it says.
    return "utf-8" if name.lower().replace("_", "-").startswith(("utf-16", "utf-32", "ucs")) else name
