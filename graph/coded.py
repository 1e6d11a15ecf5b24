"""Load claims that event data sets coded, in bulk: what the writer would make of them, without judging each pair.

A data set tells one happening by one row, so its claims are not weighed against each other: those of one type, day and named
parties are one event (`vote_of`), all others are different ones. Their actors are resolved like all others. Against claims
of articles they are judged, whichever came first: these find them by the keys that are saved, and here the few that share
a key with one are resolved as the writer does. `resolve_again` weighs the claims of two data sets against each other, too.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from graph.derivation import derive_event
from graph.event_evidence import Telling, telling_keys, vote_of
from graph.layers import EVENTS
from graph.meetings import Meeting, meeting_changes
from graph.model import Article, Extraction
from graph.ontology import get_event_type
from graph.resolution import add_profiles, profiles_in, resolve_actors, resolve_events
from graph.resolver import Keyed, links_of
from graph.rows import Rows, article_row, rows_of
from graph.store import Row, Store, Transaction
from graph.versions import now_written
from graph.writer import SaveReport, Touched, derive, fingerprint, settle, withdraw

CODED = "coded"  # in place of an extractor's version: `dragoman reread` leaves it alone
NAME = ("start", "end", "role", "text", "profile", "office", "country", "sector", "kind", "name", "aliases", "offices", "actor_country",
        "namesake", "era", "day")  # fmt: skip
SEAT = ("actor", "role", "office", "country", "sector", "basis", "open")
CLAIM = ("id", "title", "type", "plover", "cameo", "status", "confidence", "topics", "start", "end", "precision", "date_text", "place",
         "place_country", "latitude", "longitude", "evidence", "spans")  # fmt: skip
EVENT = ("id", "type", "plover", "cameo", "status", "start", "end", "precision", "date_text", "confidence", "articles", "sources", "position",
         "title", "disputed", "parties")  # fmt: skip


class Coded(NamedTuple):
    """A claim that is to be loaded: its row, who takes part, its keys, and the event that it votes for."""

    claim: Row
    names: list[Row]
    keyed: Keyed


def load_coded(store: Store, items: Sequence[tuple[Article, Extraction]]) -> SaveReport:
    """Load extracts of a data set; one that the graph has in another form is replaced, one that it has already is left alone.

    What they call by no name ("Police (India)") is one group for each publisher. A few thousand claims at once are best.
    Raises DatabaseUnreachable; then nothing of the call is stored.
    """
    latest = {article.id: (article, extraction, fingerprint(article, extraction)) for article, extraction in items}
    return store.write(lambda transaction: _load(transaction, latest))


def _load(transaction: Transaction, latest: Mapping[str, tuple[Article, Extraction, str]]) -> SaveReport:
    transaction.run("take_lock")
    known = {row["id"]: row["fingerprint"] for row in transaction.run("find_articles", ids=sorted(latest))}
    changed = sorted(name for name, item in latest.items() if known.get(name) != item[2])
    replaced = tuple(name for name in changed if name in known)
    gone = withdraw(transaction, replaced)
    parts = [rows_of(latest[name][0], latest[name][1], {}, latest[name][0].publisher) for name in changed]
    rows = Rows(*([row for part in parts for row in part[i]] for i in range(3)))
    articles = [article_row(latest[name][0], latest[name][2], CODED, None) for name in changed]
    transaction.run("save_articles", rows=articles)
    events = _write(transaction, rows, {name: latest[name][0] for name in changed}, gone) if changed else 0
    unchanged = tuple(sorted(set(latest) - set(changed)))
    new = tuple(name for name in changed if name not in known)
    return SaveReport(new=new, unchanged=unchanged, replaced=replaced, claims=len(rows.claims), events=events)


def _write(transaction: Transaction, rows: Rows, articles: Mapping[str, Article], gone: Touched) -> int:
    counted = add_profiles(transaction, fresh := profiles_in(rows.names))
    moved = resolve_actors(transaction, {*gone.profiles, *counted.changed}, gone.around)
    owners = {row["profile"]["id"]: row["actor"] for row in transaction.run("load_profiles", ids=sorted(fresh))}
    coded = list(_code(rows, articles, owners))
    votes = sorted({str(one.keyed.vote) for one in coded})
    told: dict[str, list[str]] = {}
    for row in transaction.run("claims_of_votes", ids=votes):
        told.setdefault(row["event"], []).append(row["claim"])
    transaction.run("load_claims", rows=[_claim_row(one) for one in coded])
    _link_told(transaction, coded, told)
    derived = _derive_new([one for one in coded if one.keyed.vote not in told], articles)
    transaction.run("load_events", rows=list(map(_event_row, derived)), now=now_written())
    places = [event["place"] | {"event": event["id"]} for event in derived if event["place"]]
    transaction.run("save_places", rows=sorted(places, key=lambda place: (place["id"], place["event"])))
    _count_meetings(transaction, derived)
    actors = {*counted.actors, *gone.actors, *owners.values()} - {None}
    touched = gone._replace(actors=frozenset(actors), events=gone.events | frozenset(told))
    settle(transaction, touched, moved)
    _judge_against_articles(transaction, coded)
    return len(votes)


def _code(rows: Rows, articles: Mapping[str, Article], owners: Mapping[str, str]) -> Iterable[Coded]:
    """Give each claim its actors, keys and vote."""
    named = sorted(rows.names, key=lambda name: name["claim"])
    names = {claim: list(group) for claim, group in groupby(named, key=lambda name: name["claim"])}
    for claim in rows.claims:
        parties = [name | {"actor": owners[name["profile"]]} for name in names.get(claim["id"], [])]
        telling = Telling.of(claim | {"names": parties, "published": articles[claim["article"]].published})
        keys = telling_keys(telling)
        yield Coded(claim, parties, Keyed(telling, keys.own, keys.wanted, vote=vote_of(telling)))


def _claim_row(one: Coded) -> Row:
    claim = {key: one.claim[key] for key in CLAIM} | {"event": one.keyed.vote, "vote": one.keyed.vote}
    names = [{"actor": name["actor"], "said": {key: name[key] for key in NAME}} for name in one.names]
    return {"article": one.claim["article"], "claim": claim, "names": names, "keys": list(one.keyed.own)}


def _link_told(transaction: Transaction, coded: Sequence[Coded], told: Mapping[str, list[str]]) -> None:
    """Remember how claims resemble those that the graph has of their events: of the same day in another data set."""
    fresh = {one.keyed.atom.id: one.keyed for one in coded if one.keyed.vote in told}
    known = EVENTS.load(transaction, sorted({claim for claims in told.values() for claim in claims} - set(fresh)))
    pairs = [
        (min(key, other), max(key, other))
        for key, one in fresh.items()
        for other in told[str(one.vote)]
        if other in known
    ]
    transaction.run("save_links", ids=[], rows=list(links_of(EVENTS, {**known, **fresh}, sorted(pairs))))


def _derive_new(coded: Sequence[Coded], articles: Mapping[str, Article]) -> list[Row]:
    """Derive events that the graph has not, from their claims alone."""
    ordered = sorted(coded, key=lambda one: (str(one.keyed.vote), one.claim["id"]))
    groups = groupby(ordered, key=lambda one: one.keyed.vote)
    return [derive_event([_told(one, articles[one.claim["article"]]) for one in group]) for _, group in groups]


def _told(one: Coded, article: Article) -> Row:
    """Make the row of a claim as `claims_of_events` gives it."""
    names = [name | {"held": []} for name in one.names]
    said = {"publisher": article.publisher, "published": article.published, "copies": [], "names": names}
    return one.claim | said | {"event": one.keyed.vote}


def _event_row(derived: Row) -> Row:
    found = {"position": derived["position"]}
    seats = [
        {"actor": seat["actor"], "part": {key: seat.get(key) for key in SEAT} | found} for seat in derived["seats"]
    ]
    event = {key: derived[key] for key in EVENT}
    claims = [claim["id"] for claim in derived["claims"]]
    return {"event": event, "label": derived["label"], "claims": claims, "seats": seats, "topics": derived["topics"]}


def _count_meetings(transaction: Transaction, derived: Sequence[Row]) -> None:
    held = [
        e for e in derived if get_event_type(e["type"]).label == "Meeting" and e["status"] in {"happened", "ongoing"}
    ]
    seats = [(event, sorted({seat["actor"] for seat in event["seats"]})) for event in held]
    met = {
        Meeting(low, high, event["id"], event["start"])
        for event, actors in seats
        for low in actors
        for high in actors
        if low < high
    }
    transaction.run("update_meetings", rows=meeting_changes((), met))


def _judge_against_articles(transaction: Transaction, coded: Sequence[Coded]) -> None:
    """Resolve as the writer does those that may be what an article tells."""
    rows: list[dict[str, Any]] = [{"id": one.keyed.atom.id, "wanted": list(one.keyed.wanted)} for one in coded]
    near = {row["id"] for row in transaction.run("met_by_uncoded", rows=rows)}
    if near:
        derive(transaction, resolve_events(transaction, near, ()), set(), Touched())
