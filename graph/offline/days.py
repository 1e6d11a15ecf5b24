"""The articles of a day, with actors known -> claims, events and meetings in tables, one day after the other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from graph.coded import CODED
from graph.coded_events import Held, derive_coded, meetings_of
from graph.layers import EVENTS
from graph.native import Row
from graph.offline.around import Around
from graph.offline.lines import (
    Claim,
    Text,
    are_like,
    claim_line,
    code,
    event_lines,
    is_plain,
    keyed,
    meetings,
    name_lines,
    read_claim,
)
from graph.offline.sayings import load_sayings
from graph.offline.spool import Spool, Waiting, name_rows
from graph.offline.tables import Tables
from graph.resolver import Keyed, links_of
from graph.rows import article_row
from graph.whole_resolution import as_saved

CLAIM_ID = attrgetter("entry")  # whose first part is the id


class Days(NamedTuple):
    """Days that one writer writes: where it reads them, what it must know of actors, and since when all of it is said."""

    days: Sequence[date]
    spools: Sequence[Spool]
    owners: Mapping[str, str]
    held: Held
    now: str


def write_days(folder: Path, writer: str, days: Days, advance: Callable[[int], None]) -> Around:
    """Write the claims and events of some days; tell `advance` the claims as they are done."""
    around = Around.nothing()
    with Tables(folder, writer) as tables:
        for texts in _iter_days(days):
            claims = _write_articles(tables, texts, days.held, around)
            _write_events(tables, claims, days, around)
            advance(len(claims))
    return around


def _iter_days(days: Days) -> Iterator[list[tuple[Text, Waiting]]]:
    wanted = set(days.days)
    sayings = load_sayings(days.spools, days.owners, days.held)
    where: dict[date, list[tuple[int, int]]] = {}
    for number, spool in enumerate(days.spools):
        for one in spool.stored:
            if one.day in wanted:
                where.setdefault(one.day, []).append((number, one.offset))
    for day in sorted(where):
        yield [
            (Text.of(waiting, sayings[number]), waiting)
            for number, offset in where[day] for waiting in days.spools[number].load([offset])
        ]  # fmt: skip


def _write_articles(tables: Tables, texts: Sequence[tuple[Text, Waiting]], held: Held, around: Around) -> list[Claim]:
    claims: list[Claim] = []
    for text, waiting in texts:
        article = waiting.article
        tables.add("articles", article_row(article, waiting.fingerprint, CODED, None))
        if article.publisher:
            around.sources.add(article.publisher)
            tables.link("published", article.id, article.publisher)
        claims += [read_claim(text, entry, held) for entry in waiting.entries]
    tables.write("claims", [claim_line(claim) for claim in claims])
    tables.write("states", [f"{claim.text.article.id},{claim.entry[0]}" for claim in claims])
    tables.write("names", [line for claim in claims for line in name_lines(claim)])
    for claim in claims:
        if -1 in claim.entry[4]:
            _write_unprinted(tables, claim)
    tables.write("keyed_claims", [f"{claim.entry[0]},{key}" for claim in claims for key in claim.keys])
    tables.write("keys", [f"{key}" for key in sorted({key for claim in claims for key in claim.keys})])
    return claims


def _write_unprinted(tables: Tables, claim: Claim) -> None:
    """Write names of parties that the row has only as codes: all of it names them."""
    text, entry = claim.text, claim.entry
    rows = name_rows(entry, map(text.sayings.row, entry[3]), text.lines, text.day)
    for row, part, place in zip(rows, claim.parts, entry[4], strict=True):
        if place < 0:
            tables.add("names", row, entry[0], part.seat.actor)


def _write_events(tables: Tables, claims: Sequence[Claim], days: Days, around: Around) -> None:
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.vote, []).append(claim)
    like: list[list[Claim]] = []
    for group in groups.values():
        if all(map(is_plain, group)) and (len(group) == 1 or are_like(group)):
            like.append(sorted(group, key=CLAIM_ID))
        else:
            _write_unlike(tables, group, days, around)
    _write_like(tables, like, days.now, around)


def _write_like(tables: Tables, groups: Sequence[Sequence[Claim]], now: str, around: Around) -> None:
    """Write events of claims which say the same."""
    told = [(group[0], len({claim.text.article.id for claim in group}) if len(group) > 1 else 1) for group in groups]
    lines = [event_lines(claim, articles, now) for claim, articles in told]
    tables.write("events", [event for event, _ in lines])
    tables.write("parts", [part for _, parts in lines for part in parts])
    tables.write("supports", [f"{claim.entry[0]},{claim.vote}" for group in groups for claim in group])
    for claim, _ in told:
        if claim.kind.place or claim.kind.topics:
            _write_around(tables, claim.vote, claim.kind.place, claim.kind.topics, around)
        for low, high in meetings(claim):
            around.add_meeting((low, high), 1, claim.text.day, claim.text.day)
    for group in groups:
        if len(group) > 1:
            _write_twins(tables, {claim.entry[0]: keyed(claim) for claim in group})


def _write_unlike(tables: Tables, group: Sequence[Claim], days: Days, around: Around) -> None:
    """Write an event of claims which have to be weighed, or of one whose parties have."""
    coded = sorted([code(claim.text, claim.entry, days.held) for claim in group], key=lambda one: one.claim["id"])
    _write_event(tables, derive_coded(coded), days.now, around)
    if len(coded) > 1:
        _write_twins(tables, {one.claim["id"]: one.keyed for one in coded})


def _write_around(tables: Tables, event: str, place: Row | None, topics: Sequence[str], around: Around) -> None:
    for topic in topics:
        around.topics.add(topic)
        tables.link("about", event, topic)
    if place:
        around.add_place(place["id"], place)
        tables.link("at", event, place["id"])


def _write_event(tables: Tables, derived: Row, now: str, around: Around) -> None:
    id_ = derived["id"]
    derived["since"] = now
    tables.add("events", derived)
    for seat in derived["seats"]:
        seat["position"] = derived["position"]
        tables.add("parts", seat, seat["actor"], id_)
    for claim in derived["claims"]:
        tables.link("disputes" if claim["disputes"] else "supports", claim["id"], id_)
    _write_around(tables, id_, derived["place"], derived["topics"], around)
    for meeting in meetings_of(derived):
        if meeting.day:
            around.add_meeting((meeting.low, meeting.high), 1, meeting.day, meeting.day)


def _write_twins(tables: Tables, atoms: Mapping[str, Keyed]) -> None:
    """Write how the claims of one event resemble each other."""
    for link in links_of(EVENTS, atoms, combinations(atoms, 2)):
        tables.add("alike_claims", as_saved(link), link["low"], link["high"])
