"""Rows of the graph -> answers: one function for each thing that comes back."""

import json

from graph.answers import ActorAnswer, Capacity, EventAnswer, HeldOffice, SourceQuote, SourceSentence
from graph.derivation import FIRST
from graph.model import Place, Span
from graph.store import Row, native


def event_of(row: Row) -> EventAnswer:
    """Read an event with all that hangs on it."""
    event = {key: native(value) for key, value in row["event"].items()}
    order = {role: i for i, role in enumerate(FIRST)}
    seats = sorted(row["participants"], key=lambda p: (order.get(p["role"], 99), p["name"], p["id"]))
    claims = sorted(row["claims"], key=lambda c: (-c["confidence"], c["claim"]))
    plain = EventAnswer.model_fields.keys() & event.keys() - {"place", "topics"}
    return EventAnswer(
        **{key: event.get(key) for key in ("start", "end", "precision", "date_text")} | {k: event[k] for k in plain},
        place=Place(**row["places"][0]) if row["places"] else None,
        participants=tuple(Capacity(**seat) for seat in seats),
        topics=tuple(dict.fromkeys(topic for claim in claims for topic in claim["topics"])),
        quotes=_quotes(row["quotes"]),
        evidence=tuple(sentence for claim in claims for sentence in _sentences(claim)),
    )


def _quotes(rows: list[Row]) -> tuple[SourceQuote, ...]:
    """Give each quotation once, though several claims of an article may bring it."""
    found = {(row["article"], row["start"], row["end"]): row for row in rows}
    return tuple(SourceQuote(**found[key]) for key in sorted(found))


def _sentences(claim: Row) -> list[SourceSentence]:
    head = {key: native(claim[key]) for key in ("claim", "article", "url", "title", "publisher", "published")}
    spans = json.loads(claim["spans"])
    return [
        SourceSentence(**head, text=text, start=s["start"], end=s["end"], trigger=Span(**s["trigger"]), rule=s["rule"])
        for text, s in zip(claim["texts"], spans, strict=True)
    ]


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
