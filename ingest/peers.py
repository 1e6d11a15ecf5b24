"""Words for an equal right before a name: "his Syrian counterpart, Walid Muallem", "her colleague from Chad Idris Mahamat"."""

from typing import NamedTuple

from ingest.lexicon import Known
from ingest.nouns import load_nouns
from ingest.offices import COUNTRY_USES, left_edge
from ingest.scan import Scan

OWN = {"his", "her", "their", "its", "the", "a"}


class Peer(NamedTuple):
    """Where the words for an equal begin, and the country that they give."""

    start: int
    country: str | None


def find_peer(scan: Scan, start: int) -> Peer | None:
    """Find the words for an equal that end right before a token, a comma between them or not."""
    end = start - (start > 0 and scan.lower[start - 1] == ",")
    home = _home(scan, end)
    end = home.start - 1 if home else end
    words = next((n for n in (2, 1) if end >= n and " ".join(scan.lower[end - n : end]) in load_nouns().peers), 0)
    if not words:
        return None
    first = left_edge(scan.doc, end - words, ())
    owned = first > 0 and scan.lower[first - 1] in OWN
    if not scan.is_free(first - owned, start):
        return None
    told = [k for k in scan.known if first <= k.start and k.end <= end - words and k.usage in COUNTRY_USES]
    return Peer(first - owned, home.country if home else told[-1].country if told else None)


def _home(scan: Scan, end: int) -> Known | None:
    """Find the country of "his counterpart from Chad"."""
    return next(
        (
            k for k in scan.known
            if k.end == end and k.usage in {"name", "weak"} and k.start > 1 and scan.lower[k.start - 1] in {"from", "of"}
        ),
        None,
    )  # fmt: skip
