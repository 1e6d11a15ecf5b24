"""What is told of an event -> what the API shows of it, as plain values: the fields of `EventView` in their order.

A page of fifty events that were validated twice took the service 15 ms; so it takes 1 (ADR 72).
"""

from collections.abc import Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any
from urllib.parse import quote as escape

Told = Mapping[str, Any]
SEAT = ("name", "kind", "role", "office", "country", "sector", "basis")
QUOTE = ("text", "speaker", "speaker_name", "article", "start", "end", "direct")
WORDS = ("text", "start", "end", "trigger", "rule", "claim")
SOURCE = ("url", "title", "publisher", "published")
BEFORE = ("id", "type", "plover", "cameo", "status", "title")
AFTER = ("confidence", "articles", "sources", "disputed")


@lru_cache(16_384)
def link(collection: str, id: str, part: str = "") -> str:  # noqa: A002
    """Write the address of a thing on this service."""
    return f"/v1/{collection}/{escape(id, safe='')}{part}"


def show(event: Told) -> dict[str, Any]:
    """Show an event."""
    return {
        **_pick(event, BEFORE),
        "when": {"start": event["start"], "end": event["end"], "precision": event["precision"], "text": event["date_text"]},
        "place": event["place"],
        "participants": [show_seat(seat) for seat in event["participants"]],
        "topics": event["topics"],
        "quotes": [_pick(said, QUOTE) for said in event["quotes"]],
        "evidence": [show_sentence(sentence) for sentence in event["evidence"]],
        **_pick(event, AFTER),
        "links": _links(event["id"], dict.fromkeys(map(itemgetter("article"), event["evidence"]))),
    }  # fmt: skip


def show_seat(seat: Told) -> dict[str, Any]:
    """Show a participant."""
    return {"actor": seat["id"], **_pick(seat, SEAT), "link": link("actors", seat["id"])}


def show_sentence(sentence: Told) -> dict[str, Any]:
    """Show a sentence with its source."""
    article = sentence["article"]
    return {
        **_pick(sentence, WORDS),
        "article": {"id": article, **_pick(sentence, SOURCE), "link": link("articles", article)},
    }


def _links(event: str, articles: Mapping[str, None]) -> dict[str, Any]:
    return {
        "self": link("events", event), "claims": link("events", event, "/claims"), "why": link("events", event, "/why"),
        "history": link("events", event, "/history"), "articles": [link("articles", article) for article in articles],
    }  # fmt: skip


def _pick(record: Told, keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: record[key] for key in keys}
