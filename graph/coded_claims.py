"""What a text of event data says: the shapes of `graph.model` as tuples.

A data set has claims by the million, and every field was checked when its row was read: the ten pydantic records of a claim cost 90
microseconds, these 8 (measured).
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from graph.ids import SEPARATOR
from graph.model import Article, Kind, Office, Place, Quote, Status, When


class CodedSpan(NamedTuple):
    """A stretch of the article, as `Span`."""

    start: int
    end: int
    text: str


class CodedEvidence(NamedTuple):
    """A row that states the claim, as `Evidence`."""

    start: int
    end: int
    text: str
    rule: str

    @property
    def trigger(self) -> CodedSpan:
        """Give what named the event: the row."""
        return CodedSpan(self.start, self.end, self.text)


class CodedActor(NamedTuple):
    """A party as the data set names it, as `Actor`."""

    id: str
    kind: Kind
    name: str
    country: str | None = None
    sector: str | None = None
    offices: tuple[Office, ...] = ()
    aliases: tuple[str, ...] = ()


class CodedSeat(NamedTuple):
    """A party in a claim, as `Participant`."""

    actor: str
    role: str
    mention: CodedSpan
    country: str | None = None
    sector: str | None = None
    office: str | None = None


class CodedClaim(NamedTuple):
    """What the rows of one day say about one happening, as `Claim`."""

    id: str
    type: str
    plover: str
    cameo: str
    status: Status
    participants: tuple[CodedSeat, ...]
    evidence: tuple[CodedEvidence, ...]
    confidence: float
    place: Place | None = None
    when: When | None = None
    topics: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()


class CodedExtraction(NamedTuple):
    """All that the rows of one text say, as `Extraction`."""

    actors: tuple[CodedActor, ...]
    claims: tuple[CodedClaim, ...]


def coded_fingerprint(article: Article, read: CodedExtraction) -> str:
    """Compute what a text of rows said and how it was read: equal fingerprints need no work.

    The id of a claim is made from type, status, day, parties and roles, so that with the text and how its parties were read it tells all.
    """
    said = (claim.id + said_of(claim.plover, claim.cameo, claim.confidence, claim.place) for claim in read.claims)
    return fingerprint_of(article, [repr(actor) for actor in read.actors], said)


def said_of(plover: str, cameo: str, confidence: float, place: Place | None) -> str:
    """Write what a fingerprint takes from a claim beside its id."""
    return f"{plover}{cameo}{confidence}{place or ''}"


def fingerprint_of(article: Article, actors: Sequence[str], said: Iterable[str]) -> str:
    """Compute the fingerprint of a text from its actors and claims as they are written for it."""
    parties = f"({', '.join(actors)}{',' if len(actors) == 1 else ''})"  # as a tuple is written
    data = SEPARATOR.join((article.model_dump_json(), parties, *said))
    return hashlib.blake2b(data.encode(), digest_size=16).hexdigest()
