"""Resolve the whole graph again, part by part: after a change of evidence or weights, or to check that nothing has drifted."""

from collections.abc import Callable, Iterator

from graph.model import Record
from graph.resolution import Moved, resolve_actors
from graph.store import Store, Transaction
from graph.writer import Touched, settle

PART = 500  # atoms a transaction: memory is that of one part and what hangs together with it


class ResolveReport(Record):
    """What resolving again looked at, and how many events it derived anew because they changed."""

    profiles: int = 0
    claims: int = 0
    changed: int = 0


def resolve_again(store: Store, advance: Callable[[int], None] = lambda _count: None) -> ResolveReport:
    """Judge and cluster every profile and claim again; raise DatabaseUnreachable. It may be stopped and begun anew."""
    report = ResolveReport()
    for ids in _parts(store, "list_profiles"):
        changed = store.write(lambda transaction, ids=ids: _actors(transaction, ids))  # type: ignore[misc]
        report = report.model_copy(update={"profiles": report.profiles + len(ids), "changed": report.changed + changed})
        advance(len(ids))
    for ids in _parts(store, "list_claims"):
        changed = store.write(lambda transaction, ids=ids: _events(transaction, ids))  # type: ignore[misc]
        report = report.model_copy(update={"claims": report.claims + len(ids), "changed": report.changed + changed})
        advance(len(ids))
    return report


def _parts(store: Store, statement: str) -> Iterator[list[str]]:
    after = ""
    while ids := [row["id"] for row in store.read(statement, after=after, limit=PART)]:
        yield ids
        after = ids[-1]


def _actors(transaction: Transaction, ids: list[str]) -> int:
    transaction.run("take_lock")
    moved = resolve_actors(transaction, ids, set())
    return settle(transaction, Touched(), moved).change.effect().events_changed


def _events(transaction: Transaction, ids: list[str]) -> int:
    transaction.run("take_lock")
    return settle(transaction, Touched(claims=frozenset(ids)), Moved(set(), set())).change.effect().events_changed
