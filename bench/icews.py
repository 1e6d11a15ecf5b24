"""Rows of ICEWS -> claims and events straight in Neo4j, with the records, ids and keys that the writer would make.

Nothing is judged: each row is its own claim, and rows of one day, type and parties one event. It fills a graph for
measuring (1,400,000 rows in about 18 minutes), where saving articles one by one would take hours.
"""

import gzip
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any, NamedTuple

from graph.actor_evidence import profile_keys
from graph.countries import find_country
from graph.derivation import position_of
from graph.event_evidence import Telling, telling_keys, vote_of
from graph.event_parties import Seat
from graph.ids import digest
from graph.model import Actor
from graph.ontology import get_event_type
from graph.profiles import Profile, era_of, namesake_id, profile_id
from graph.store import Row

SETS = (
    ("icews05_15", 0),
    ("icews18", 0),
    ("icews14", 0),
    ("icews05_15", 4018),
)  # the last once more, eleven years later
TYPES = (("visit", "visit"), ("consult", "meeting"), ("meet", "meeting"), ("negotiat", "negotiation"), ("telephone", "call"),
         ("agreement", "agreement"), ("cooperat", "cooperation"), ("appeal", "request"), ("demand", "request"), ("accus", "accusation"),
         ("reject", "rejection"), ("threat", "threat"), ("demonstrat", "protest"), ("sanction", "sanction"), ("arrest", "coercion"),
         ("force", "assault"), ("violence", "assault"), ("fight", "assault"), ("statement", "support"), ("intent", "pledge"))  # fmt: skip
BODIES = (
    "Ministry",
    "Government",
    "Foreign",
    "Congress",
    "Cabinet",
    "Police",
    "Military",
    "Parliament",
    "Judiciary",
    "Party",
)
BATCH = 5000
CREATE_PROFILES = """
UNWIND $rows AS row CREATE (p:Profile:Atom) SET p += row.profile
MERGE (n:Actor {id: row.actor})
SET n.name = row.profile.name, n.aliases = [], n.country = row.profile.country, n.kind = row.profile.kind, n.since = '2026', n:$(row.label)
CREATE (p)-[:OF]->(n)
WITH p, row UNWIND row.keys AS key MERGE (k:Key {id: key}) CREATE (p)-[:KEYED]->(k)
"""
CREATE_ARTICLE = (
    "MERGE (a:Article {id: $id}) SET a:Atom, a.title = $id, a.publisher = 'ICEWS', a.text = '', a.fingerprint = $id"
)
CREATE_CLAIMS = """
UNWIND $rows AS row MATCH (a:Article {id: row.article}) CREATE (c:Claim:Atom) SET c += row.claim CREATE (a)-[:STATES]->(c)
WITH c, row CALL (c, row) { UNWIND row.names AS name MATCH (n:Actor {id: name.actor}) CREATE (c)-[r:NAMES]->(n) SET r = name.said }
CALL (c, row) { UNWIND row.keys AS key MERGE (k:Key {id: key}) CREATE (c)-[:KEYED]->(k) }
"""
CREATE_EVENTS = """
UNWIND $rows AS row MATCH (c:Claim {id: row.claim.id})
MERGE (e:Event {id: row.claim.event}) ON CREATE SET e += row.event, e:$(row.label)
CREATE (c)-[:SUPPORTS]->(e)
WITH e, row UNWIND row.names AS name MATCH (n:Actor {id: name.actor})
MERGE (n)-[r:TOOK_PART]->(e) SET r.role = name.said.role, r.country = name.said.country, r.actor = name.actor, r.position = row.event.position
"""
CREATE_MET = """
MATCH (a:Actor) CALL (a) {
  MATCH (a)-[:TOOK_PART]->(e:Meeting)<-[:TOOK_PART]-(b:Actor) WHERE a.id < b.id
  WITH a, b, count(e) AS meetings, min(e.start) AS first, max(e.start) AS last
  CREATE (a)-[:MET {count: meetings, first: first, last: last}]->(b)
} IN TRANSACTIONS OF 200 ROWS
"""


class Coded(NamedTuple):
    """One row of a set."""

    set: str
    number: int
    ends: tuple[str, str]
    type: str
    day: date


@cache
def type_of(relation: str) -> str:
    """Guess our type from the words of a relation: good enough to fill a graph."""
    return next((kind for word, kind in TYPES if word in relation.lower()), "accusation")


@cache
def party_of(name: str) -> Actor:
    """Read an actor of ICEWS."""
    inner = find_country(name[name.rindex("(") + 1 : -1]) if name.endswith(")") and "(" in name else None
    if inner:
        kind = "organization" if any(word in name for word in BODIES) else "group"
        return Actor(id="a", kind=kind, name=name, country=inner.code)
    land = find_country(name)
    if land:
        return Actor(id="a", kind="country", name=land.name, country=land.code)
    return Actor(id="a", kind="person" if len(name.split()) in {2, 3} else "organization", name=name)


def iter_rows(folder: Path, limit: int) -> Iterator[Coded]:
    """Read the sets one after the other."""
    number = 0
    for name, shift in SETS:
        with gzip.open(folder / name / f"{name}.tsv.gz", "rt", encoding="utf-8") as lines:
            for line in islice(lines, 1, None):
                if number >= limit:
                    return
                one, relation, other, day = line.rstrip("\n").split("\t")
                number += 1
                yield Coded(
                    f"{name}+{shift}",
                    number,
                    (one, other),
                    type_of(relation),
                    date.fromisoformat(day) + timedelta(shift),
                )


@cache
def named(name: str, decade: int) -> tuple[str, str]:
    """Compute profile and namesake of a name in a decade."""
    actor = party_of(name)
    return profile_id(actor, "icews", date(decade * 10, 1, 1)), namesake_id(
        actor.kind, actor.name, actor.country, "icews"
    )


def make_profiles(folder: Path, limit: int) -> dict[str, Row]:
    """Count the profiles of all rows; those of one name and country are one actor."""
    spans: dict[str, tuple[str, date, date, int]] = {}
    for row in iter_rows(folder, limit):
        for name in row.ends:
            key = named(name, row.day.year // 10)[0]
            _, first, last, count = spans.get(key, (name, row.day, row.day, 0))
            spans[key] = (name, min(first, row.day), max(last, row.day), count + 1)
    rows: dict[str, Row] = {}
    owners: dict[tuple[object, ...], str] = {}
    for key, (name, first, last, count) in sorted(spans.items(), key=lambda item: item[1][1]):
        actor = party_of(name)
        era = era_of(first) if actor.kind == "person" else None
        profile = Profile(
            id=key,
            kind=actor.kind,
            country=actor.country,
            era=era,
            spellings=(actor.name,),
            first=first,
            last=last,
            claims=count,
        )
        owner = owners.setdefault((actor.kind, actor.name, actor.country), key)
        rows[key] = {
            "profile": profile.row(),
            "actor": owner,
            "label": actor.kind.capitalize(),
            "keys": list(profile_keys(profile)),
        }
    return rows


def make_row(coded: Coded, profiles: dict[str, Row]) -> Row:
    """Make claim, names, keys and event of a row."""
    kind = get_event_type(coded.type)
    roles = (
        ("visitor", "host")
        if coded.type == "visit"
        else ("participant",) * 2
        if kind.family == "consult"
        else ("source", "target")
    )
    seats: dict[str, tuple[Seat, Row]] = {}
    for name, role in zip(coded.ends, roles, strict=True):
        actor = party_of(name)
        profile, namesake = named(name, coded.day.year // 10)
        owner = profiles[profile]["actor"]
        said = {"start": 0, "end": len(name), "text": name, "role": role, "profile": profile, "country": actor.country, "kind": actor.kind,
                "name": actor.name, "aliases": [], "offices": "[]", "actor_country": actor.country, "namesake": namesake,
                "era": era_of(coded.day) if actor.kind == "person" else None, "day": coded.day}  # fmt: skip
        seats.setdefault(
            owner,
            (Seat(actor=owner, kind=actor.kind, name=name, role=role, country=actor.country, namesake=namesake), said),
        )
    id_ = digest("clm", coded.set, coded.number)
    told = Telling(
        id=id_,
        article=coded.set,
        type=coded.type,
        start=coded.day,
        end=coded.day,
        precision="day",
        seats=tuple(s for s, _ in seats.values()),
    )
    vote = vote_of(told)
    plain = {"type": coded.type, "plover": kind.plover, "cameo": kind.cameo, "status": "happened", "confidence": 0.7,
             "start": coded.day, "end": coded.day, "precision": "day", "date_text": str(coded.day)}  # fmt: skip
    title = f"{coded.ends[0]} {kind.verb} {coded.ends[1]}"
    spans = '[{"start": 0, "end": 1, "rule": "icews", "trigger": {"start": 0, "end": 1, "text": "-"}}]'
    claim = plain | {
        "id": id_,
        "title": title,
        "topics": [],
        "evidence": [title],
        "spans": spans,
        "event": vote,
        "vote": vote,
    }
    event = plain | {
        "title": title,
        "position": position_of(coded.day, vote),
        "articles": 1,
        "sources": 1,
        "disputed": [],
        "since": "2026",
        "parties": sorted({party for owner, (_, said) in seats.items() for party in (owner, said["country"]) if party}),
    }
    return {"article": coded.set, "claim": claim, "event": event, "label": kind.label, "keys": list(telling_keys(told).own),
            "names": [{"actor": owner, "said": said} for owner, (_, said) in seats.items()]}  # fmt: skip


def fill(run: Callable[..., Any], folder: Path, limit: int) -> None:
    """Write the rows; a thread of its own writes, while this one makes the next batch."""
    profiles = make_profiles(folder, limit)
    listed = list(profiles.values())
    for start in range(0, len(listed), BATCH):
        run(CREATE_PROFILES, rows=listed[start : start + BATCH])
    for name, shift in SETS:
        run(CREATE_ARTICLE, id=f"{name}+{shift}")
    waiting: Queue[list[Row] | None] = Queue(3)

    def write() -> None:
        while (batch := waiting.get()) is not None:
            run(CREATE_CLAIMS, rows=batch)
            run(CREATE_EVENTS, rows=batch)

    writer = Thread(target=write)
    writer.start()
    rows = (make_row(coded, profiles) for coded in iter_rows(folder, limit))
    while batch := list(islice(rows, BATCH)):
        waiting.put(batch)
    waiting.put(None)
    writer.join()
