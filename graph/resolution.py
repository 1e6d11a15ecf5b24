"""Claims -> actors and events: who is one actor across articles, which claims tell of one event, and what the event is then.

Pure and order-free: everything is computed from the claims themselves, so any order of saving gives the same graph.
This joins only what is certain: the same type, the same two or more named actors, the same day.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from graph.countries import load_countries
from graph.ids import digest, fold
from graph.model import Actor, Article, Claim, Participant
from graph.ontology import get_event_type

PREFIX = {"person": "per", "organization": "org", "group": "grp", "country": "cty"}
FIRST = ("source", "host", "mediator", "appointer", "participant", "appointee", "visitor", "target")
NO_DAY = "0000-00-00"  # events without a date come last in the newest-first order

Row = dict[str, Any]


def actor_id(actor: Actor, article: str) -> str:
    """Compute an actor's id: a country by its code, a named one by kind, name and country, a group by its article too."""
    if actor.kind == "country":
        return f"cty-{(actor.country or fold(actor.name)).lower()}"
    scope = article if actor.kind == "group" else ""
    return digest(PREFIX[actor.kind], actor.kind, fold(actor.name), actor.country, scope)


def country_id(code: str) -> str:
    """Compute the id of a country's node."""
    return f"cty-{code.lower()}"


def event_id(claim: Claim, actors: Iterable[str]) -> str:
    """Compute the id of the event that a claim tells of; a claim that cannot be joined for certain is an event by itself."""
    people = sorted(set(actors))
    when = claim.when
    joined = (
        len(people) >= 2
        and when is not None
        and when.precision == "day"
        and not any(p.startswith("grp-") for p in people)
    )
    if joined and when is not None:
        return digest("evt", claim.type, *people, when.start)
    return digest("evt", claim.id)


def article_row(article: Article, fingerprint: str) -> Row:
    """Make the row of an article."""
    return article.model_dump() | {"fingerprint": fingerprint}


Known = Mapping[str, tuple[str, Actor]]
"""Local id of an actor -> (graph id, record)."""


def claim_row(article: str, actors: Known, claim: Claim) -> Row:
    """Make the row of a claim; evidence is kept as its sentences, for search, and the spans in them as JSON."""
    place = claim.place.model_dump() if claim.place else {}
    when = claim.when.model_dump() if claim.when else {}
    plain = claim.model_dump(include={"id", "type", "plover", "cameo", "status", "confidence"})
    spans = [evidence.model_dump(exclude={"text"}) for evidence in claim.evidence]
    return plain | {
        "article": article,
        "title": f"{claim.type} ({claim.status})",
        "event": event_id(claim, [actors[p.actor][0] for p in claim.participants]),
        "topics": list(claim.topics),
        **{key: when.get(key) for key in ("start", "end", "precision")},
        "date_text": when.get("text"),
        "place": place.get("name"),
        "place_country": place.get("country"),
        **{key: place.get(key) for key in ("latitude", "longitude")},
        "evidence": [evidence.text for evidence in claim.evidence],
        "spans": json.dumps(spans, ensure_ascii=False, sort_keys=True),
    }


def name_rows(actors: Known, claim: Claim) -> list[Row]:
    """Make the rows of a claim's participants."""
    return [_name_row(claim.id, *actors[participant.actor], participant) for participant in claim.participants]


def _name_row(claim: str, graph_id: str, actor: Actor, participant: Participant) -> Row:
    offices = [office.model_dump() for office in actor.offices]
    return {
        "claim": claim,
        "actor": graph_id,
        "kind": actor.kind,
        "label": actor.kind.capitalize(),
        "name": actor.name,
        "aliases": list(actor.aliases),
        **participant.model_dump(include={"role", "office", "country", "sector"}),
        **participant.mention.model_dump(),
        "offices": json.dumps(offices, ensure_ascii=False, sort_keys=True),
    }


def quote_rows(actors: Known, claim: Claim) -> list[Row]:
    """Make the rows of a claim's quotes."""
    return [
        {
            "id": digest("quo", claim.id, quote.start, quote.end),
            "claim": claim.id,
            "speaker": actors[quote.speaker][0] if quote.speaker else None,
            **quote.model_dump(include={"text", "start", "end", "direct"}),
        }
        for quote in claim.quotes
    ]


def derive_event(claims: list[Row]) -> Row:
    """Derive an event from the claims that support it; the surest claim gives what only one can give."""
    ranked = sorted(claims, key=lambda c: (-c["confidence"], c["id"]))
    best = ranked[0]
    dated = next((c for c in ranked if c["start"]), next((c for c in ranked if c["date_text"]), best))
    placed = next((c for c in ranked if c["place"]), best)
    seats = _seats(ranked)
    label = get_event_type(best["type"]).label
    return {
        "id": best["event"],
        "label": label,
        "type": best["type"],
        "plover": best["plover"],
        "cameo": best["cameo"],
        "status": best["status"],
        "start": dated["start"],
        "end": dated["end"],
        "precision": dated["precision"],
        "date_text": dated["date_text"],
        "confidence": best["confidence"],
        "articles": len({c["article"] for c in claims}),
        "sources": len({c["publisher"] or c["article"] for c in claims}),
        "position": f"{dated['start'] or NO_DAY}|{best['event']}",
        "title": _title(best["type"], seats, placed["place"]),
        "seats": seats,
        "topics": list(dict.fromkeys(t for c in ranked for t in c["topics"])),
        "place": place_row(placed),
        "claims": [{"id": c["id"], "disputes": _disputes(c, best)} for c in ranked],
    }


def _disputes(claim: Row, best: Row) -> bool:
    return bool((claim["status"] == "denied") != (best["status"] == "denied"))


def place_row(claim: Row) -> Row | None:
    """Make the row of a claim's place; None when it names none."""
    if not claim["place"]:
        return None
    code = claim["place_country"]
    return {
        "id": digest("plc", fold(claim["place"]), code),
        "name": claim["place"],
        "country": code,
        "latitude": claim["latitude"],
        "longitude": claim["longitude"],
        "country_id": country_id(code) if code else None,
        "country_name": load_countries()[code].name if code in load_countries() else code,
    }


def _seats(ranked: list[Row]) -> list[Row]:
    """Seat each actor once, as the surest claim that names it does."""
    seats: dict[str, Row] = {}
    for claim in ranked:
        for name in sorted(claim["names"], key=lambda n: (n["start"], n["actor"])):
            seats.setdefault(name["actor"], name)
    order = {role: i for i, role in enumerate(FIRST)}
    return sorted(seats.values(), key=lambda n: (order.get(n["role"], 99), n["name"], n["actor"]))


def _title(kind: str, seats: list[Row], place: str | None) -> str:
    """Say an event in one line: "Mohammad Baqeri (IRN) met Abdul Karim Mahmoud Ibrahim (SYR) in Tehran"."""
    named = [f"{s['name']} ({s['country']})" if s["country"] and s["kind"] != "country" else s["name"] for s in seats]
    verb = get_event_type(kind).verb
    tail = f" in {place}" if place and place not in named else ""
    if len(named) < 2:
        return f"{kind.capitalize()}: {named[0] if named else 'unnamed'}{tail}"
    return f"{named[0]} {verb} {' and '.join(filter(None, [', '.join(named[1:-1]), named[-1]]))}{tail}"


def derive_actor(mentions: list[Row]) -> Row:
    """Derive an actor from all claims that name it: the commonest name, then the longest, is its name; the others are aliases."""
    counts = Counter(row["name"] for row in mentions)
    name = min(counts, key=lambda n: (-counts[n], -len(n), n))
    others = {alias for row in mentions for alias in (row["name"], *row["aliases"])} - {name}
    sectors = Counter(row["sector"] for row in mentions if row["sector"])
    first = mentions[0]
    return {
        "id": first["actor"],
        "name": _country_name(first) or name,
        "aliases": sorted(others),
        "country": first["country"],
        "sector": min(sectors, key=lambda s: (-sectors[s], s)) if sectors else None,
        "kind": first["kind"],
    }


def _country_name(row: Row) -> str | None:
    country = load_countries().get(row["country"] or "") if row["kind"] == "country" else None
    return country.name if country else None


def derive_offices(mentions: list[Row]) -> list[Row]:
    """Derive the offices that claims say a person held, each with the span of the dated events in which it was named."""
    held: dict[tuple[str, str], list[date]] = {}
    for row in mentions:
        for office in json.loads(row["offices"]):
            target = _office_target(office)
            if target and row["kind"] == "person":
                held.setdefault((office["title"], target), []).extend(d for d in (row["day"],) if d)
    return [
        {
            "person": mentions[0]["actor"],
            "title": title,
            "target": target,
            "from": min(days, default=None),
            "to": max(days, default=None),
        }
        for (title, target), days in sorted(held.items())
    ]


def _office_target(office: Row) -> str | None:
    if office["organization"]:
        return digest("org", "organization", fold(office["organization"]), office["country"], "")
    return country_id(office["country"]) if office["country"] else None


def office_bodies(mentions: list[Row]) -> list[Row]:
    """List the bodies and countries for which offices are held, as rows of actors."""
    found: dict[str, Row] = {}
    for row in mentions:
        for office in json.loads(row["offices"]):
            target = _office_target(office)
            if target and office["organization"]:
                found[target] = {
                    "id": target,
                    "kind": "organization",
                    "label": "Organization",
                    "name": office["organization"],
                    "country": office["country"],
                }
            elif target:
                name = load_countries()[office["country"]].name
                found[target] = {
                    "id": target,
                    "kind": "country",
                    "label": "Country",
                    "name": name,
                    "country": office["country"],
                }
    return [found[key] for key in sorted(found)]
