"""Claims -> what the graph shows of an event: pure, and the same whatever the order of the claims."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple

from graph.bodies import is_of_states
from graph.capacity import find_capacity
from graph.clustering import pair
from graph.countries import load_countries
from graph.event_titles import Titled, shown_in_title, shown_name, title_of
from graph.ids import digest, fold
from graph.native import Row
from graph.ontology import get_event_type
from graph.profile_ids import country_id

FIRST = ("source", "host", "mediator", "appointer", "participant", "appointee", "visitor", "target")
# What the surest claim leaves out of a seat, the others add.
FILLED = ("office", "organization", "body", "country", "sector")
NOT_FOLLOWED = {"basis": None, "open": None}  # the capacity is what the claims say, and does not follow from offices
ORDER = {role: place for place, role in enumerate(FIRST)}
NO_DAY = "0000-00-00"  # events without a date come last in the newest-first order
TOOK_PLACE = {"happened", "ongoing"}
SETTLED = TOOK_PLACE | {"denied"}


def derive_event(claims: list[Row]) -> Row:
    """Derive an event from its claims: each detail from those that independent sources support best."""
    ranked, agreeing, status, kind, dated, placed, sources = _choose(claims)
    day = dated["start"]
    reported = None if day else min((c["published"] for c in claims if c["published"]), default=None)
    seats = _seats([*agreeing, *(c for c in ranked if c not in agreeing)], day or reported)
    return {
        "id": ranked[0]["event"],
        "label": get_event_type(kind["type"]).label,
        "type": kind["type"], "plover": kind["plover"], "cameo": kind["cameo"],
        "status": status,
        "start": day, "end": dated["end"], "precision": dated["precision"], "date_text": dated["date_text"],
        "reported": reported,
        "confidence": max(c["confidence"] for c in agreeing),
        "articles": len({c["article"] for c in claims}),
        "sources": sources,
        "position": position_of(day, ranked[0]["event"], reported),
        "title": title_of(kind["type"], _titled(seats), placed["place"]),
        "disputed": _disputed(ranked) or None,
        "untold": True,
        "seats": seats,
        "parties": parties_of((seat["actor"], seat["country"], seat["body"]) for seat in seats),
        "topics": list(dict.fromkeys(t for c in ranked for t in c["topics"])),
        "place": place_row(placed),
        "claims": [{"id": c["id"], "disputes": (c["status"] == "denied") != (status == "denied")} for c in ranked],
    }  # fmt: skip


def _titled(seats: list[Row]) -> list[tuple[str, str]]:
    return shown_in_title([Titled(seat["role"], shown_name(seat), seat["kind"], seat["country"]) for seat in seats])


class Choice(NamedTuple):
    """The claims of an event, the surest first, those that agree with its status, and which of them gives each detail."""

    ranked: list[Row]
    agreeing: list[Row]
    status: str
    kind: Row
    dated: Row
    placed: Row
    sources: int


def _choose(claims: list[Row]) -> Choice:
    """Choose whom to believe; a claim alone, as nearly all of event data are, is believed."""
    if len(claims) == 1:
        return Choice(claims, claims, claims[0]["status"], claims[0], claims[0], claims[0], 1)
    sources = independent_sources(claims)
    ranked = sorted(claims, key=lambda c: (-c["confidence"], c["id"]))
    status = _status(ranked, sources)
    agreeing = [c for c in ranked if c["status"] in (TOOK_PLACE if status in TOOK_PLACE else {status})]
    kind = _best(agreeing, sources, lambda c: c["type"]) or ranked[0]
    dated = (
        _best(agreeing, sources, _day)
        or _best(ranked, sources, _day)
        or next((c for c in ranked if c["date_text"]), ranked[0])
    )
    placed = _best(agreeing, sources, _place) or _best(ranked, sources, _place) or ranked[0]
    return Choice(ranked, agreeing, status, kind, dated, placed, len(set(sources.values())))


def position_of(start: date | None, id: str, reported: date | None = None) -> str:  # noqa: A002
    """Give an event's place in the newest-first order: by its first day, without one behind all others by its first report."""
    return f"{start or f'{NO_DAY}|{reported or NO_DAY}'}|{id}"


def independent_sources(claims: Iterable[Row]) -> dict[str, str]:
    """Map each article to its source: one publisher is one source, and so are copies of one text, whoever prints them."""
    publishers = {claim["article"]: claim["publisher"] or claim["article"] for claim in claims}
    if len(publishers) == 1:
        return {article: article for article in publishers}
    group = {article: article for article in publishers}
    same = {pair(c["article"], other) for c in claims for other in c["copies"] if other in publishers}
    by_publisher: dict[str, str] = {}
    for article in sorted(publishers):
        same.add(pair(by_publisher.setdefault(publishers[article], article), article))
    for left, right in sorted(same):
        low, high = sorted((group[left], group[right]))
        if low != high:  # of a thousand copies all pairs are the same, and a thousand of these join anything
            group = {article: low if of == high else of for article, of in group.items()}
    return group


def _status(ranked: list[Row], sources: dict[str, str]) -> str:
    """Choose the status: what took place was planned before; between yes and no the more sources, then the surer."""
    settled = [claim for claim in ranked if claim["status"] in SETTLED]
    if not settled:
        latest = max(ranked, key=lambda c: (c["published"] or date.min, c["confidence"], c["id"]))
        return str(latest["status"])
    best = _best(settled, sources, lambda c: c["status"] == "denied") or settled[0]
    if best["status"] == "denied":
        return "denied"
    took_place = [claim for claim in settled if claim["status"] in TOOK_PLACE]
    return str((_best(took_place, sources, lambda c: c["status"]) or took_place[0])["status"])


def _best(claims: list[Row], sources: dict[str, str], tell: Callable[[Row], Any]) -> Row | None:
    """Choose the claim whose detail most independent sources give, of equals the surest; None where no claim gives one."""
    telling = [claim for claim in claims if tell(claim) is not None]
    if len(telling) < 2:
        return telling[0] if telling else None
    support: dict[Any, set[str]] = {}
    for claim in telling:
        support.setdefault(tell(claim), set()).add(sources[claim["article"]])
    return min(telling, key=lambda c: (-len(support[tell(c)]), -c["confidence"], c["id"]), default=None)


def _day(claim: Row) -> Any:
    return (claim["precision"] != "day", claim["start"], claim["end"]) if claim["start"] else None


def _place(claim: Row) -> Any:
    return (fold(claim["place"]), claim["place_country"]) if claim["place"] else None


def _disputed(claims: list[Row]) -> list[str]:
    """List the details about which the claims contradict each other."""
    if len(claims) == 1:
        return []
    statuses = {claim["status"] for claim in claims}
    held = [claim for claim in claims if claim["status"] in TOOK_PLACE] or claims
    exact = {c["start"] for c in held if c["precision"] == "day" and c["start"] == c["end"]}
    places = {fold(c["place"]) for c in held if c["place"] and c["latitude"] is not None}
    contradicted = {
        "status": "denied" in statuses and bool(statuses & TOOK_PLACE),
        "date": len(exact) > 1,
        "place": len(places) > 1,
    }
    return [detail for detail, is_so in contradicted.items() if is_so]


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


def _seats(ranked: list[Row], day: date | None) -> list[Row]:
    """Seat each actor once, as the surest claim that names it does; what it leaves out, the others add."""
    seats: dict[str, Row] = {}
    for claim in ranked:
        for name in sorted(claim["names"], key=itemgetter("start", "actor")):
            seat = seats.get(name["actor"])
            if seat is None:
                seats[name["actor"]] = name | NOT_FOLLOWED
            else:
                seat.update({k: name[k] for k in FILLED if seat[k] is None and name[k]})
    for seat in seats.values():
        follow_office(seat, day)
    kept = list(seats.values()) if len(ranked) == 1 else list(_without_doubles(seats.values(), ranked))
    return sorted(kept, key=seat_order)


def _without_doubles(seats: Collection[Row], claims: Sequence[Row]) -> Iterator[Row]:
    """Leave out unnamed people of a country of whom another claim has the names, and those whom several articles call alike.

    Whom a claim names beside them are others: "Men (Chile)", whom "Police (Chile)" arrested.
    """
    named = [seat for seat in seats if seat["kind"] in {"person", "organization"} and seat["country"]]
    together = [{name["actor"] for name in claim["names"]} for claim in claims]
    told = set()
    for seat in seats:
        if seat["kind"] == "group":
            beside = {actor for actors in together if seat["actor"] in actors for actor in actors}
            alike = (fold(seat["name"]), seat["role"], seat["country"])
            is_named = any(one["country"] == seat["country"] and one["actor"] not in beside for one in named)
            if is_named or alike in told:
                continue
            told.add(alike)
        yield seat


def is_open(seat: Row) -> bool:
    """Tell whether no claim says for which country somebody acts, so that the offices he held may tell it; for the UN he acts for none."""
    return seat["country"] is None and seat["kind"] == "person" and not is_of_states(seat["organization"])


def follow_office(seat: Row, day: date | None) -> None:
    """Give an open seat the capacity that follows from the offices held on a day; for which body somebody acts the claims know best."""
    if is_open(seat):
        found = find_capacity(seat["held"], day)
        kept = {key: seat[key] for key in ("organization", "body")} if seat["body"] else {}
        seat.update(found | kept, open=seat["actor"])


def seat_order(seat: Row) -> tuple[int, str, str]:
    """Give what the seats of an event are sorted by."""
    return ORDER.get(seat["role"], 99), seat["name"], seat["actor"]


def parties_of(seats: Iterable[tuple[str, str | None, str | None]]) -> list[str]:
    """List who takes part and for which countries and bodies, of actors with these."""
    return sorted({party for seat in seats for party in seat if party})
