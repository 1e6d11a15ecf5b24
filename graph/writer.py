"""Save articles with their claims and derive again what they touch, in one transaction."""

import hashlib
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from pydantic import Field

from graph.actors import derive_actor, derive_offices, office_bodies
from graph.capacity import changed_days
from graph.copying import link_copies, sketch_articles
from graph.derivation import derive_event
from graph.meetings import meeting_changes, meetings_in
from graph.model import Article, Extraction, Record
from graph.native import Row, native
from graph.placing import place_events
from graph.profile_ids import country_id
from graph.profiles import Profile
from graph.resolution import Moved, add_profiles, profiles_in, recount_profiles, resolve_actors, resolve_events
from graph.rows import Rows, Variants, article_row, content_of, rows_of
from graph.store import Store, Transaction
from graph.versions import NO_SNAPSHOT, Change, Snapshot, and_of, keep_versions, take_snapshot

NOTHING_CLEARED: Row = {"places": [], "topics": []}
NOTHING: Row = {"events": [], "profiles": [], "near": [], "sources": [], "countries": []}


class SaveReport(Record):
    """What saving did, by article id."""

    new: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    copies: tuple[str, ...] = Field(default=(), description="those that print the text of another article")
    claims: int = 0
    events: int = 0


WRITTEN = (
    "3"  # raised when a reading is written otherwise, as bodies were (ADR 74, 76), so that reading again writes it
)


class Touched(NamedTuple):
    """What a transaction touched so far, to be resolved and derived again."""

    profiles: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    near_claims: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    fresh: frozenset[str] = frozenset()
    """Events that this transaction made, of which nobody has been told."""
    known: Snapshot = NO_SNAPSHOT


def fingerprint(article: Article, extraction: Extraction) -> str:
    """Compute what an article said, how it was read and what is written of that: equal fingerprints need no work."""
    data = WRITTEN + article.as_given() + extraction.model_dump_json()
    return hashlib.blake2b(data.encode(), digest_size=16).hexdigest()


def save(store: Store, items: Sequence[tuple[Article, Extraction]], extractor: str | None = None) -> SaveReport:
    """Save articles; one that the graph has in another form is replaced, one that it has already is left alone.

    Of several items with one id the last counts. `extractor` is the version that read them. Raises DatabaseUnreachable;
    then nothing of the call is stored.
    """
    latest = {article.id: (article, extraction, fingerprint(article, extraction)) for article, extraction in items}
    return store.write(lambda transaction: _save(transaction, latest, extractor))


def delete_articles(store: Store, ids: Sequence[str]) -> SaveReport:
    """Delete articles: their claims are withdrawn, and what these supported is resolved and derived again, in one transaction.

    Ids that the graph does not have are left out of the report's `withdrawn`. Raises DatabaseUnreachable.
    """

    def work(transaction: Transaction) -> SaveReport:
        transaction.run("take_lock")
        known = sorted(row["id"] for row in transaction.run("find_articles", ids=sorted(ids)))
        gone = withdraw(transaction, known)
        transaction.run("delete_articles", ids=known)
        events = _write(transaction, Rows([], [], []), gone)
        return SaveReport(withdrawn=tuple(known), events=len(events))

    return store.write(work)


def find_unread(store: Store, articles: Sequence[Article], extractor: str) -> tuple[Article, ...]:
    """Find those articles that the graph has not, has in another form, or has as another version of the extractor read them."""
    rows = store.read("find_articles", ids=[article.id for article in articles])
    known = {row["id"]: (row["content"], row["extractor"]) for row in rows}
    return tuple(article for article in articles if known.get(article.id) != (content_of(article), extractor))


def _save(
    transaction: Transaction, latest: dict[str, tuple[Article, Extraction, str]], extractor: str | None
) -> SaveReport:
    transaction.run("take_lock")
    known = {row["id"]: row["fingerprint"] for row in transaction.run("find_articles", ids=sorted(latest))}
    changed = sorted(name for name, item in latest.items() if known.get(name) != item[2])
    replaced = tuple(name for name in changed if name in known)
    unchanged = tuple(sorted(set(latest) - set(changed)))
    transaction.run("mark_extractor", ids=unchanged, extractor=extractor)
    gone = withdraw(transaction, replaced)
    variants = find_variants(transaction)
    parts = [rows_of(latest[name][0], latest[name][1], variants) for name in changed]
    rows = Rows(*([row for part in parts for row in part[i]] for i in range(3)))
    sketches = sketch_articles(latest[name][0] for name in changed)
    articles = [article_row(latest[name][0], latest[name][2], extractor, sketches.get(name)) for name in changed]
    transaction.run("save_articles", rows=articles)
    copies = link_copies(transaction, changed, sketches)
    events = _write(transaction, rows, gone)
    return SaveReport(
        new=tuple(n for n in changed if n not in known), unchanged=unchanged, replaced=replaced,
        copies=copies, claims=len(rows.claims), events=len(events),
    )  # fmt: skip


def _write(transaction: Transaction, rows: Rows, gone: Touched) -> set[str]:
    """Write the claims of articles, resolve and derive; nodes before relationships, rows sorted by key."""
    fresh = profiles_in(rows.names)
    transaction.run("save_claims", rows=sorted(rows.claims, key=lambda c: c["id"]))
    counted = add_profiles(transaction, fresh)
    moved = resolve_actors(transaction, {*gone.profiles, *counted.changed}, gone.around)
    transaction.run("save_names", rows=sorted(rows.names, key=lambda n: (n["claim"], n["profile"], n["start"])))
    transaction.run("save_quotes", rows=sorted(rows.quotes, key=lambda q: q["id"]))
    new = {claim["id"] for claim in rows.claims}
    return settle(
        transaction, gone._replace(claims=gone.claims | new, actors=gone.actors | counted.actors), moved
    ).events


class Settled(NamedTuple):
    """The events that were derived again, and what changed in what is shown."""

    events: set[str]
    change: Change


def settle(transaction: Transaction, touched: Touched, moved: Moved) -> Settled:
    """Resolve the events that a change of claims and actors touches, and derive what is shown."""
    events = resolve_events(transaction, {*touched.claims, *moved.claims}, touched.near_claims) | touched.events
    actors = {*touched.actors, *moved.actors}
    known = moved.known.plus(touched.known)
    return Settled(events, derive(transaction, events, actors, touched._replace(known=known)))


def withdraw(transaction: Transaction, articles: Sequence[str]) -> Touched:
    """Take the claims of articles out of the graph; the articles stay."""
    known = _snapshot_of(transaction, articles) if articles else NO_SNAPSHOT
    row = transaction.run("withdraw_claims", ids=articles)[0] if articles else NOTHING
    near = {row["id"] for row in transaction.run("claims_in_events", ids=row["events"])} if row["events"] else set()
    owners = {r["actor"] for r in transaction.run("load_profiles", ids=row["profiles"])} - {None}
    counted, around = recount_profiles(transaction, row["profiles"])
    return Touched(
        profiles=frozenset(counted.changed), around=frozenset(around), near_claims=frozenset({*near, *row["near"]}),
        events=frozenset(row["events"]), sources=frozenset(row["sources"]),
        actors=frozenset({*owners, *(country_id(code) for code in row["countries"])}),
        known=known,
    )  # fmt: skip


def _snapshot_of(transaction: Transaction, articles: Sequence[str]) -> Snapshot:
    """Read what the graph says of the events and actors of some articles, while their claims are there."""
    row = transaction.run("shown_by_articles", ids=articles)[0]
    return take_snapshot(transaction, row["events"], row["actors"])


def find_variants(transaction: Transaction) -> Variants:
    """Find which mentions of which articles were decided to be somebody else."""
    rows = transaction.run("find_variants")
    return {(profile, article): row["id"] for row in rows for profile in row["left"] for article in row["articles"]}


def derive(transaction: Transaction, events: set[str], actors: set[str], touched: Touched) -> Change:
    """Derive again events, actors, offices and meetings from the claims that the graph has; remove what nothing needs.

    What is said of other events for it (a name, a place, a capacity) is compared with what was said, as all that changes is.
    """
    before = take_snapshot(transaction, events, actors).plus(touched.known)
    people = _read_actors(transaction, sorted(actors))
    before = _and_found(transaction, before, touched, transaction.run("events_renamed", rows=people.rows))
    derived = _derive_actors(transaction, people)
    reseated = derived.reseated - events
    before = and_of(transaction, before, reseated)
    drafts = _draft_events(transaction, sorted(events | reseated))
    before = _and_found(transaction, before, touched, transaction.run("events_placed", rows=drafts.places))
    left = _write_events(transaction, drafts)
    transaction.run("remove_orphans", actors=derived.left, sources=sorted(touched.sources), **left)
    change = Change(before, take_snapshot(transaction, {*events, *before.events}, {*actors, *before.actors}))
    _count_meetings(transaction, change)
    keep_versions(transaction, change)
    return change


def _and_found(transaction: Transaction, before: Snapshot, touched: Touched, rows: Sequence[Row]) -> Snapshot:
    return and_of(transaction, before, {row["id"] for row in rows} - touched.fresh)


class People(NamedTuple):
    """Actors with their profiles, what is derived of each, and those that have no profile left."""

    profiles: dict[str, list[Profile]]
    rows: list[Row]
    gone: list[str]


class Derived(NamedTuple):
    """Actors that were derived: events in which a capacity follows from other offices now, and actors that may be needed no more."""

    reseated: set[str]
    left: list[str]


def _read_actors(transaction: Transaction, ids: Sequence[str]) -> People:
    rows = transaction.run("profiles_of_actors", ids=ids)
    grouped = {
        actor: [Profile.of(row["profile"]) for row in group]
        for actor, group in groupby(rows, key=lambda row: row["actor"])
    }
    derived = [derive_actor(actor, group) for actor, group in grouped.items()]
    return People(grouped, derived, sorted(set(ids) - set(grouped)))


def _derive_actors(transaction: Transaction, people: People) -> Derived:
    """Derive names and offices of actors."""
    grouped, derived, gone = people
    before = transaction.run("update_actors", rows=derived)
    before += transaction.run("drop_offices", ids=gone)
    bodies = {body["id"]: body for group in grouped.values() for body in office_bodies(group)}
    transaction.run("save_bodies", rows=[bodies[key] for key in sorted(bodies)])
    offices = [row for actor, group in grouped.items() for row in derive_offices(actor, group)]
    held = {row["actor"]: row["held"] for row in before}
    holds = {row["actor"]: row["held"] for row in transaction.run("save_offices", rows=offices)}
    spans = [
        {"actor": actor, "first": first, "last": last}
        for actor in sorted(held.keys() | holds.keys())
        for first, last in changed_days(held.get(actor, ()), holds.get(actor, ()))
    ]
    reseated = {row["id"] for row in transaction.run("events_with_open_seats", rows=spans)}
    left = {office["target"] for offices in held.values() for office in offices} - set(bodies) - set(grouped)
    return Derived(reseated, sorted({*gone, *left}))


class Drafts(NamedTuple):
    """Events as they are to be: their ids, those that have claims, and where each of these is."""

    ids: list[str]
    rows: list[Row]
    places: list[Row]


def _draft_events(transaction: Transaction, ids: list[str]) -> Drafts:
    """Derive events from their claims."""
    rows = [native(row) for row in transaction.run("claims_of_events", ids=ids)]
    derived = [derive_event(list(group)) for _, group in groupby(rows, key=lambda row: row["event"])]
    return Drafts(ids, derived, place_events(transaction, derived))


def _write_events(transaction: Transaction, drafts: Drafts) -> Row:
    """Write events; give the places and topics that they had before and have no more."""
    cleared = (transaction.run("clear_events", ids=drafts.ids) or [NOTHING_CLEARED])[0]
    transaction.run("save_events", rows=drafts.rows)
    transaction.run("save_places", rows=drafts.places)
    return {
        "places": sorted(set(cleared["places"]) - {place["id"] for place in drafts.places}),
        "topics": sorted(set(cleared["topics"]) - {topic for row in drafts.rows for topic in row["topics"]}),
    }


def _count_meetings(transaction: Transaction, change: Change) -> None:
    """Add to how often pairs of actors met what came and went; count anew where the first or last meeting went."""
    rows = meeting_changes(*(meetings_in(said.events.values()) for said in change))
    transaction.run("recount_meetings", rows=transaction.run("update_meetings", rows=rows))
