"""Save articles with their claims and derive again what they touch, in one transaction."""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import groupby

from graph.model import Article, Extraction, Record
from graph.resolution import (
    Row,
    actor_id,
    article_row,
    claim_row,
    country_id,
    derive_actor,
    derive_event,
    derive_offices,
    name_rows,
    office_bodies,
    quote_rows,
)
from graph.store import Store, Transaction

NOTHING: Row = {"events": [], "actors": [], "sources": [], "countries": []}


class SaveReport(Record):
    """What saving did, by article id."""

    new: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    claims: int = 0
    events: int = 0


def fingerprint(article: Article, extraction: Extraction) -> str:
    """Compute what an article said and how it was read: equal fingerprints need no work."""
    data = article.model_dump_json() + extraction.model_dump_json()
    return hashlib.blake2b(data.encode(), digest_size=16).hexdigest()


def save(store: Store, items: Sequence[tuple[Article, Extraction]]) -> SaveReport:
    """Save articles; one that the graph has in another form is replaced, one that it has already is left alone.

    Of several items with one id the last counts. Raises DatabaseUnreachable; then nothing of the call is stored.
    """
    latest = {article.id: (article, extraction, fingerprint(article, extraction)) for article, extraction in items}
    return store.write(lambda transaction: _save(transaction, latest))


def _save(transaction: Transaction, latest: dict[str, tuple[Article, Extraction, str]]) -> SaveReport:
    known = {row["id"]: row["fingerprint"] for row in transaction.run("find_articles", ids=sorted(latest))}
    changed = sorted(name for name, item in latest.items() if known.get(name) != item[2])
    replaced = tuple(name for name in changed if name in known)
    unchanged = tuple(sorted(set(latest) - set(changed)))
    touched = transaction.run("withdraw_claims", ids=replaced)[0] if replaced else NOTHING
    claims, names, quotes = _rows(latest[name] for name in changed)
    _write_claims(transaction, [article_row(latest[n][0], latest[n][2]) for n in changed], claims, names, quotes)
    events = sorted({*touched["events"], *(claim["event"] for claim in claims)})
    actors = {*touched["actors"], *(country_id(c) for c in touched["countries"]), *(name["actor"] for name in names)}
    derive(transaction, events, sorted(actors), touched["sources"])
    return SaveReport(
        new=tuple(n for n in changed if n not in known),
        unchanged=unchanged,
        replaced=replaced,
        claims=len(claims),
        events=len(events),
    )


def _rows(items: Iterable[tuple[Article, Extraction, str]]) -> tuple[list[Row], list[Row], list[Row]]:
    claims: list[Row] = []
    names: list[Row] = []
    quotes: list[Row] = []
    for article, extraction, _ in items:
        actors = {actor.id: (actor_id(actor, article.id), actor) for actor in extraction.actors}
        for claim in extraction.claims:
            claims.append(claim_row(article.id, actors, claim))
            names.extend(name_rows(actors, claim))
            quotes.extend(quote_rows(actors, claim))
    return claims, names, quotes


def _write_claims(
    transaction: Transaction, articles: list[Row], claims: list[Row], names: list[Row], quotes: list[Row]
) -> None:
    """Write nodes before relationships, rows sorted by key, which keeps writers from waiting on each other in a circle."""
    actors = {
        n["actor"]: {
            "id": n["actor"],
            "name": n["name"],
            "kind": n["kind"],
            "country": n["country"],
            "label": n["label"],
        }
        for n in names
    }
    transaction.run("save_articles", rows=articles)
    transaction.run("save_actors", rows=[actors[key] for key in sorted(actors)])
    transaction.run("save_claims", rows=sorted(claims, key=lambda c: c["id"]))
    transaction.run("save_names", rows=sorted(names, key=lambda n: (n["claim"], n["actor"], n["start"])))
    transaction.run("save_quotes", rows=sorted(quotes, key=lambda q: q["id"]))


def derive(transaction: Transaction, events: Sequence[str], actors: Sequence[str], sources: Sequence[str]) -> None:
    """Derive again events, actors, offices and meetings from the claims that the graph has; remove what nothing needs."""
    rows = transaction.run("claims_of_events", ids=events)
    people = sorted({*actors, *(name["actor"] for row in rows for name in row["names"])})
    bodies = _derive_actors(transaction, people)
    derived = [derive_event(list(group)) for _, group in groupby(rows, key=lambda row: row["event"])]
    cleared = transaction.run("clear_events", ids=events)[0]
    transaction.run("save_events", rows=derived)
    places = [row["place"] | {"event": row["id"]} for row in derived if row["place"]]
    transaction.run("save_places", rows=sorted(places, key=lambda p: (p["id"], p["event"])))
    transaction.run("update_meetings", ids=people)
    transaction.run("remove_orphans", actors=sorted({*people, *bodies}), sources=sources, **cleared)


def _derive_actors(transaction: Transaction, ids: Sequence[str]) -> list[str]:
    """Derive names and offices of actors; return the bodies for which they held offices before."""
    mentions = [
        list(group)
        for _, group in groupby(transaction.run("mentions_of_actors", ids=ids), key=lambda row: row["actor"])
    ]
    gone = sorted(set(ids) - {group[0]["actor"] for group in mentions})
    before = transaction.run("update_actors", rows=[derive_actor(group) for group in mentions])
    before += transaction.run("offices_of_actors", ids=gone)
    bodies = {body["id"]: body for group in mentions for body in office_bodies(group)}
    transaction.run("save_actors", rows=[bodies[key] for key in sorted(bodies)])
    transaction.run("save_offices", rows=[row for group in mentions for row in derive_offices(group)])
    return [body for row in before for body in row["bodies"]]
