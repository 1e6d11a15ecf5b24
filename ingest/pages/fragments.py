"""A piece of HTML that stands in a feed or in a record -> its text, line by line."""

import re
from html import unescape

TAG = re.compile(r"<[^<>]+>")
BREAK = re.compile(r"</(?:p|div|li|h\d)>|<br\b[^<>]*>", re.IGNORECASE)


def read_fragment(html: str) -> str:
    """Give the text without tags; paragraphs and breaks end lines, and no line is empty."""
    bare = unescape(TAG.sub(" ", BREAK.sub("\n", html)))
    return "\n".join(line for raw in bare.split("\n") if (line := " ".join(raw.split())))
