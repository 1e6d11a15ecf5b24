"""A byline -> the names of who wrote: of pages and of the items of feeds."""

import re
from collections.abc import Iterable
from html import unescape

from ingest.pages.structured import squash

MAIL = re.compile(r"\(?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b\)?|https?://\S+|(?<!\w)@\w+")
HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,4}", re.IGNORECASE)
BY = re.compile(
    r"^\s*(?:(?:written|posted|reported|story|words) by|by|von|par|por|di|door|av|af)(?=[\s:])[\s:]*", re.IGNORECASE
)
ROLE = re.compile(
    r"[,(|–—-]?\s*\b(?:(?:senior|chief|special|political|diplomatic|foreign|world|deputy|managing|associate|our|a)\s+)*"
    r"(?:staff(?:\s+(?:writer|reporter|correspondent))?|correspondent|reporter|editors?|newsroom|news\s*desk|web\s*desk|columnist"
    r"|redaktion|redacción|rédaction|redazione|admin(?:istrator)?|contributor|agenc(?:y|ies))\b[^;]*$",
    re.IGNORECASE,
)
# A comma parts two names where both have two words: "Li, Ana" is one person.
SPLIT = re.compile(r"\s*;\s*|\s+(?:&|and|\||und|et)\s+|\s*,\s+(?=\S+\s\S)")
LONGEST = 80  # characters of a name
LONGEST_BYLINE = 300  # characters; a whole biography is no byline


def read_byline(given: Iterable[str], publisher: str | None) -> str | None:
    """Read who wrote an article out of bylines ("By Ana Li and Ivo Kelemen, our correspondent"), "; " between two names; None where nobody is named."""
    parts = (part for line in given for part in SPLIT.split(_clean_author(line)))
    kept = dict.fromkeys(part for one in parts if _is_name(part := _clean_author(one), publisher))
    return "; ".join(kept) or None


def _is_name(name: str, publisher: str | None) -> bool:
    """Tell whether what is left of a byline can be a person: not the site itself, no number, no sentence."""
    is_site = squash(name) in ("", squash(publisher or "")) or HOST.fullmatch(name)
    return not is_site and not name[:1].isdigit() and len(name) <= LONGEST


def _clean_author(name: str) -> str:
    bare = BY.sub("", MAIL.sub("", unescape(name[:LONGEST_BYLINE])))
    return ROLE.sub("", bare).strip(" \t,;|–—-()/:")
