"""What is told of an event -> what the API shows of it, in the order of `EventView`.

Only what a link is made of is read; all else goes from text to text. A page of fifty events that were validated twice took the service
15 ms, written from plain values 2.4, and so 0.5 (ADR 72).
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote as escape

from msgspec import Raw, Struct
from msgspec.json import Decoder, Encoder
from pydantic import BaseModel
from pydantic_core import to_json

UNSAID = Raw(b"null")


class _Seat(Struct, gc=False):
    """A participant as it is told."""

    id: str
    name: Raw
    kind: Raw
    role: Raw
    office: Raw
    country: Raw
    sector: Raw
    basis: Raw
    organization: Raw = UNSAID


class Quote(Struct, gc=False):
    """A quotation, told and shown with the same fields."""

    text: Raw
    speaker: Raw
    speaker_name: Raw
    article: Raw
    start: Raw
    end: Raw
    direct: Raw


class _Sentence(Struct, gc=False):
    """A sentence as it is told, with its article."""

    article: str
    url: Raw
    title: Raw
    publisher: Raw
    published: Raw
    claim: Raw
    start: Raw
    end: Raw
    text: Raw
    trigger: Raw
    rule: Raw


class _Event(Struct, gc=False):
    """An event as it is told (`graph/told.py`)."""

    id: str
    type: Raw
    plover: Raw
    cameo: Raw
    status: Raw
    title: Raw
    start: Raw
    end: Raw
    precision: Raw
    date_text: Raw
    confidence: Raw
    articles: Raw
    sources: Raw
    disputed: Raw
    place: Raw
    participants: list[_Seat]
    topics: Raw
    quotes: list[Quote]
    evidence: list[_Sentence]
    reported: Raw = UNSAID


class ShownSeat(Struct, gc=False):
    """A participant as it is shown."""

    actor: str
    name: Raw
    kind: Raw
    role: Raw
    office: Raw
    organization: Raw
    country: Raw
    sector: Raw
    basis: Raw
    link: str


class ShownSource(Struct, gc=False):
    """The article of a sentence as it is shown."""

    id: str
    url: Raw
    title: Raw
    publisher: Raw
    published: Raw
    link: str


class ShownSentence(Struct, gc=False):
    """A sentence as it is shown."""

    text: Raw
    start: Raw
    end: Raw
    trigger: Raw
    rule: Raw
    claim: Raw
    article: ShownSource


class ShownTime(Struct, gc=False):
    """When an event took place, as it is shown."""

    start: Raw
    end: Raw
    precision: Raw
    text: Raw
    reported: Raw


class ShownLinks(Struct, gc=False):
    """Where to go on from an event."""

    self: str
    claims: str
    why: str
    history: str
    articles: list[str]


class ShownEvent(Struct, gc=False):
    """An event as it is shown: the fields of `EventView`."""

    id: str
    type: Raw
    plover: Raw
    cameo: Raw
    status: Raw
    title: Raw
    when: ShownTime
    place: Raw
    participants: list[ShownSeat]
    topics: Raw
    quotes: list[Quote]
    evidence: list[ShownSentence]
    confidence: Raw
    articles: Raw
    sources: Raw
    disputed: Raw
    links: ShownLinks


@lru_cache(16_384)
def link(collection: str, id: str, part: str = "") -> str:  # noqa: A002
    """Write the address of a thing on this service."""
    return f"/v1/{collection}/{escape(id, safe='')}{part}"


def _write_record(record: Any) -> Raw:
    if isinstance(record, BaseModel):
        return Raw(to_json(record))
    raise TypeError(f"{type(record).__name__} cannot be shown")


_read = Decoder(_Event).decode
_write = Encoder(enc_hook=_write_record).encode


def show(told: str) -> ShownEvent:
    """Show an event of which a text tells."""
    event = _read(told)
    return ShownEvent(
        event.id, event.type, event.plover, event.cameo, event.status, event.title,
        ShownTime(event.start, event.end, event.precision, event.date_text, event.reported), event.place,
        [_show_seat(seat) for seat in event.participants], event.topics, event.quotes,
        [_show_sentence(sentence) for sentence in event.evidence],
        event.confidence, event.articles, event.sources, event.disputed, _links(event),
    )  # fmt: skip


def write(answer: Mapping[str, Any] | ShownEvent) -> bytes:
    """Write what is shown as JSON; records of the API may stand in it."""
    return _write(answer)


def _show_seat(seat: _Seat) -> ShownSeat:
    return ShownSeat(
        seat.id, seat.name, seat.kind, seat.role, seat.office, seat.organization, seat.country, seat.sector, seat.basis, link("actors", seat.id)
    )  # fmt: skip


def _show_sentence(said: _Sentence) -> ShownSentence:
    article = said.article
    source = ShownSource(article, said.url, said.title, said.publisher, said.published, link("articles", article))
    return ShownSentence(said.text, said.start, said.end, said.trigger, said.rule, said.claim, source)


def _links(event: _Event) -> ShownLinks:
    address = link("events", event.id)
    articles = dict.fromkeys([sentence.article for sentence in event.evidence])
    return ShownLinks(
        address,
        f"{address}/claims",
        f"{address}/why",
        f"{address}/history",
        [link("articles", one) for one in articles],
    )
