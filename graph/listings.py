"""Lists of officeholders -> profiles and the graph: what a list says of a person stands beside what articles say."""

from collections.abc import Sequence

from graph.actors import body_row
from graph.ids import digest
from graph.model import Actor, Record
from graph.native import Row
from graph.officeholding import Tenure
from graph.profile_ids import era_of, profile_id
from graph.resolution import recount_profiles, resolve_actors
from graph.store import Store, Transaction
from graph.writer import Touched, settle

BATCH = 500  # tenures a transaction


class ListReport(Record):
    """What saving a list did."""

    tenures: int = 0
    people: int = 0
    dropped: int = 0


def save_list(store: Store, name: str, tenures: Sequence[Tenure]) -> ListReport:
    """Save a list; of an earlier form of it, what the new one does not say is dropped. Raises DatabaseUnreachable."""
    rows = {row["id"]: row for row in (_row(name, tenure) for tenure in tenures)}
    ordered = [rows[key] for key in sorted(rows)]
    for i in range(0, len(ordered), BATCH):
        part = ordered[i : i + BATCH]

        def work(transaction: Transaction, part: list[Row] = part) -> None:
            transaction.run("take_lock")
            transaction.run("save_listings", rows=part)
            _resettle(transaction, {row["profile"] for row in part}, set())

        store.write(work)

    def drop(transaction: Transaction) -> int:
        transaction.run("take_lock")
        gone = transaction.run("drop_listings", list=name, ids=sorted(rows))
        if gone:
            _resettle(transaction, {row["profile"] for row in gone}, {row["body"] for row in gone})
        return len(gone)

    people = {row["profile"] for row in ordered}
    return ListReport(tenures=len(ordered), people=len(people), dropped=store.write(drop))


def _resettle(transaction: Transaction, profiles: set[str], bodies: set[str]) -> None:
    """Resolve and derive again the people of some lines."""
    owners = {row["actor"] for row in transaction.run("load_profiles", ids=sorted(profiles))} - {None}
    counted, around = recount_profiles(transaction, profiles)
    moved = resolve_actors(transaction, counted.left, around)
    settle(transaction, Touched(actors=frozenset(owners | bodies)), moved)


def _row(name: str, tenure: Tenure) -> Row:
    day = tenure.start or tenure.as_of or tenure.end
    actor = Actor(id="a", kind="person", name=tenure.person, country=tenure.country)
    days = {"from": tenure.start or tenure.as_of, "to": tenure.end or (None if tenure.start else tenure.as_of)}
    listing = tenure.model_dump(include={"person", "wikidata", "title", "organization", "country", "sector", "acting"})
    body = body_row(tenure.organization, tenure.country) or {}
    return {
        "id": digest("lst", name, tenure.person, tenure.wikidata, tenure.title, body["id"], days["from"], days["to"]),
        "profile": profile_id(actor, "", day), "country": tenure.country, "era": era_of(day), "person": tenure.person,
        "body": body, "listing": listing | days | {"list": name},
    }  # fmt: skip
