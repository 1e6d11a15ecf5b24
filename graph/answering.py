"""Rows of the graph -> answers: one function for each thing that comes back."""

import json
from typing import Any

from graph.answers import ActorAnswer, Capacity, EventAnswer, HeldOffice, SourceQuote
from graph.derivation import ORDER
from graph.model import Place, Span
from graph.native import Row, native

OWN = tuple(EventAnswer.model_fields)
SEAT = tuple(Capacity.model_fields)
UNSAID = ("organization", "body")  # of a seat: where they are not known, they are not told
QUOTE = tuple(SourceQuote.model_fields)
PLACE = tuple(Place.model_fields)
SPAN = tuple(Span.model_fields)


def event_of(row: Row) -> EventAnswer:
    """Read an event with all that hangs on it."""
    return EventAnswer.model_validate(plain_event(row))


def plain_event(row: Row) -> Row:
    """Give an event with all that hangs on it as plain values, days as text: the fields of `EventAnswer` in their order."""
    event = row["event"]
    seats = row["participants"]
    if len(seats) > 1:
        seats = sorted(seats, key=lambda p: (ORDER.get(p["role"], 99), p["name"], p["id"]))
    claims = row["claims"]
    if len(claims) > 1:
        claims = sorted(claims, key=lambda c: (-c["confidence"], c["claim"]))
    reported = {"reported": _written(event["reported"])} if event.get("reported") else {}
    own = {key: event.get(key) for key in OWN if key != "reported" or reported}
    return own | reported | {
        "start": _written(event.get("start")), "end": _written(event.get("end")), "disputed": event.get("disputed") or (),
        "place": _pick(row["places"][0], PLACE) if row["places"] else None,
        "participants": [_seat(seat) for seat in seats],
        "topics": list(dict.fromkeys(topic for claim in claims for topic in claim["topics"])),
        "quotes": _quotes(row["quotes"]),
        "evidence": [sentence for claim in claims for sentence in _sentences(claim)],
    }  # fmt: skip


def _written(day: Any) -> str | None:
    return None if day is None else day.iso_format()


def _quotes(rows: list[Row]) -> list[Row]:
    """Give each quotation once, though several claims of an article may bring it."""
    if not rows:
        return []
    found = {(row["article"], row["start"], row["end"]): row for row in rows}
    return [_pick(found[at], QUOTE) for at in sorted(found)]


def _seat(row: Row) -> Row:
    return {key: row[key] for key in SEAT if key not in UNSAID or row[key] is not None}


def _pick(row: Row, keys: tuple[str, ...]) -> Row:
    return {key: row[key] for key in keys}


def _sentences(claim: Row) -> list[Row]:
    """Give the sentences of a claim."""
    published = _written(claim["published"])
    return [
        {
            "article": claim["article"], "url": claim["url"], "title": claim["title"], "publisher": claim["publisher"],
            "published": published, "licence": claim["licence"], "claim": claim["claim"], "start": s["start"], "end": s["end"],
            "text": text, "trigger": _pick(s["trigger"], SPAN), "rule": s["rule"],
        }
        for text, s in zip(claim["texts"], json.loads(claim["spans"]), strict=True)
    ]  # fmt: skip


def actor_of_row(row: Row) -> ActorAnswer:
    """Read an actor with its offices."""
    actor = row["actor"]
    offices = [
        HeldOffice(
            title=o["title"],
            country=o["country"],
            organization=o["name"] if o["kind"] == "organization" else None,
            office=o.get("office"),
            listed=o.get("listed"),
            start=native(o["from"]),
            end=native(o["to"]),
        )
        for o in row["offices"]
    ]
    return ActorAnswer(
        id=actor["id"],
        kind=actor["kind"],
        name=actor["name"],
        aliases=tuple(actor.get("aliases") or ()),
        country=actor.get("country"),
        wikidata=actor.get("wikidata"),
        offices=tuple(offices),
        events=row["events"],
    )
