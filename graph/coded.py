"""Load claims that event data sets coded, in bulk: what the writer would make of them, without judging each pair.

A data set tells one happening by one row, so its claims are not weighed against each other: those of one type, day and named
parties are one event (`vote_of`), all others are different ones. Their actors are resolved like all others. Against claims
of articles they are judged, whichever came first: these find them by the keys that are saved, and here the few that share
a key with one are resolved as the writer does. `resolve_again` weighs the claims of two data sets against each other, too.
"""

from collections.abc import Mapping, Sequence

from graph.clustering import pair
from graph.coded_claims import CodedExtraction, coded_fingerprint
from graph.coded_events import Coded, by_vote, code_claims, derive_coded, event_row, meetings_of, twins_of
from graph.event_evidence import wanted_keys
from graph.layers import EVENTS
from graph.meetings import meeting_changes
from graph.model import Article
from graph.native import Row, native
from graph.placing import place_events
from graph.resolution import add_profiles, profiles_in, resolve_actors, resolve_events
from graph.resolver import links_of
from graph.rows import Rows, article_row, rows_of
from graph.store import Store, Transaction
from graph.versions import and_of, stamp
from graph.writer import SaveReport, Touched, derive, settle, withdraw

CODED = "coded"  # in place of an extractor's version: `dragoman reread` leaves it alone
NAME = ("start", "end", "role", "text", "profile", "office", "organization", "body", "country", "sector", "kind", "name", "aliases", "offices", "actor_country",
        "namesake", "era", "day")  # fmt: skip
CLAIM = ("id", "title", "type", "plover", "cameo", "status", "confidence", "topics", "start", "end", "precision", "date_text", "place",
         "place_country", "latitude", "longitude", "evidence", "spans")  # fmt: skip
Item = tuple[Article, CodedExtraction]


def load_coded(store: Store, items: Sequence[Item]) -> SaveReport:
    """Load extracts of a data set; one that the graph has in another form is replaced, one that it has already is left alone.

    What they call by no name ("Police (India)") is one group for each publisher. A few thousand claims at once are best.
    Raises DatabaseUnreachable; then nothing of the call is stored.
    """
    latest = {article.id: (article, read, coded_fingerprint(article, read)) for article, read in items}
    return store.write(lambda transaction: _load(transaction, latest))


def _load(transaction: Transaction, latest: Mapping[str, tuple[Article, CodedExtraction, str]]) -> SaveReport:
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
    people = sorted({owners[name["profile"]] for name in rows.names if name["kind"] == "person"})
    held = {
        row["actor"]: [native(held) for held in row["held"]] for row in transaction.run("offices_of_people", ids=people)
    }
    coded = list(code_claims(rows, articles, owners, held))
    groups = list(by_vote(coded))
    told: dict[str, list[str]] = {}
    for row in transaction.run("claims_of_votes", ids=[group[0].vote for group in groups]):
        told.setdefault(row["event"], []).append(row["claim"])
    transaction.run("load_claims", rows=[_claim_row(one) for one in coded])
    _link_told(transaction, groups, told)
    derived = [derive_coded(group) for group in groups if group[0].vote not in told]
    places = place_events(transaction, derived)
    placed = {row["id"] for row in transaction.run("events_placed", rows=places)}
    known = and_of(transaction, gone.known, placed)
    transaction.run("load_events", rows=list(map(event_row, derived)), now=stamp(transaction))
    transaction.run("save_places", rows=places)
    _count_meetings(transaction, derived)
    actors = {*counted.actors, *gone.actors, *owners.values()} - {None}
    made = frozenset(event["id"] for event in derived)
    touched = gone._replace(actors=frozenset(actors), events=gone.events | frozenset(told), fresh=made, known=known)
    settle(transaction, touched, moved)
    _judge_against_articles(transaction, coded)
    return len(groups)


def _claim_row(one: Coded) -> Row:
    claim = {key: one.claim[key] for key in CLAIM} | {"event": one.vote, "vote": one.vote}
    names = [{"actor": name["actor"], "said": {key: name[key] for key in NAME}} for name in one.names]
    return {"article": one.claim["article"], "claim": claim, "names": names, "keys": list(one.keys)}


def _link_told(transaction: Transaction, groups: Sequence[Sequence[Coded]], told: Mapping[str, list[str]]) -> None:
    """Remember how the claims of an event resemble each other: new ones, and those that the graph has."""
    several = [group for group in groups if len(group) > 1 or group[0].vote in told]
    fresh = {one.claim["id"]: one.keyed for group in several for one in group}
    known = EVENTS.load(transaction, sorted({claim for claims in told.values() for claim in claims} - set(fresh)))
    pairs = {both for group in several for both in twins_of(group)}
    pairs |= {
        pair(one.claim["id"], other)
        for group in several for one in group for other in told.get(one.vote, ()) if other in known
    }  # fmt: skip
    transaction.run("save_links", ids=[], rows=list(links_of(EVENTS, {**known, **fresh}, sorted(pairs))))


def _count_meetings(transaction: Transaction, derived: Sequence[Row]) -> None:
    met = {meeting for event in derived for meeting in meetings_of(event)}
    transaction.run("update_meetings", rows=meeting_changes((), met))


def _judge_against_articles(transaction: Transaction, coded: Sequence[Coded]) -> None:
    """Resolve as the writer does those that may be what an article tells."""
    if not transaction.run("find_uncoded"):
        return
    rows = [{"id": one.claim["id"], "vote": one.vote, "wanted": list(wanted_keys(one.keyed.atom))} for one in coded]
    near = {row["id"] for row in transaction.run("met_by_uncoded", rows=rows)}
    if near:
        derive(transaction, resolve_events(transaction, near, ()), set(), Touched())
