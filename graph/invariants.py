"""What must hold in every graph: one statement a law, and three that are checked in Python: of indexes, of what is kept to be told, of evidence."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import islice

from graph.datafile import read_yaml_resource
from graph.migrations import load_migrations, schema_of
from graph.model import Record
from graph.native import Row
from graph.store import Store
from graph.told import told_of_row

TOLD = "what is kept to be told of an event is what the graph says of it"
EVIDENCE = "every sentence of evidence stands in its article, word for word, where the claim says"
INDEXES = "all indexes are there and serve"
SHOWN = 5  # examples


class Invariant(Record):
    """A law of the graph, the statement that finds what breaks it, and what to do then."""

    statement: str
    law: str
    remedy: str


class Finding(Record):
    """How often a law is broken, with the ids of some examples."""

    law: str
    broken: int
    examples: tuple[str, ...] = ()
    remedy: str | None = None


@cache
def load_invariants() -> tuple[Invariant, ...]:
    """Load the laws in the order of the file."""
    laws = read_yaml_resource("graph.data", "invariants.yaml")
    return tuple(Invariant(statement=name, **entry) for name, entry in laws.items())


def iter_findings(store: Store) -> Iterator[Finding]:
    """Check each law over the whole graph, which in a large one takes minutes; raise DatabaseUnreachable."""
    for invariant in load_invariants():
        (row,) = store.stream(invariant.statement)
        remedy = invariant.remedy if row["broken"] else None
        yield Finding(law=invariant.law, broken=row["broken"], examples=tuple(row["examples"]), remedy=remedy)
    yield _check_indexes(store)
    yield _report(TOLD, _told_otherwise(store), "dragoman resolve")
    yield _report(EVIDENCE, _without_evidence(store), "dragoman reread")


def _check_indexes(store: Store) -> Finding:
    """Look for the indexes that the migrations make: without one a question is slow, without one of words it fails."""
    states = {row["name"]: row["state"] for row in store.read("check_indexes")}
    broken = sorted(
        {name for name in schema_of(load_migrations()) if name not in states}
        | {n for n, s in states.items() if s != "ONLINE"}
    )
    remedy = "wait until they are filled; each start makes again what is gone, and says why it cannot"
    return Finding(law=INDEXES, broken=len(broken), examples=tuple(broken[:SHOWN]), remedy=remedy if broken else None)


def _report(law: str, breaking: Iterator[str], remedy: str) -> Finding:
    """Count what breaks a law, and give examples."""
    examples = tuple(islice(breaking, SHOWN))
    broken = len(examples) + sum(1 for _ in breaking)
    return Finding(law=law, broken=broken, examples=examples, remedy=remedy if broken else None)


def _told_otherwise(store: Store) -> Iterator[str]:
    """Yield the events of which is kept what the graph does not say."""
    return (row["event"]["id"] for row in store.stream("told_events") if row["told"] != told_of_row(row))


def _without_evidence(store: Store) -> Iterator[str]:
    """Yield the claims with a sentence that does not stand in its article; in Python, since offsets are code points, and the database counts
    characters beyond the first plane twice."""
    for article in store.stream("texts_with_evidence"):
        yield from (claim["id"] for claim in article["claims"] if not stands(article["text"], claim))


def stands(text: str, claim: Row) -> bool:
    """Tell whether all sentences of a claim stand in the text at their offsets."""
    spans = json.loads(claim["spans"])
    return len(spans) == len(claim["sentences"]) and all(
        text[span["start"] : span["end"]] == sentence for span, sentence in zip(spans, claim["sentences"], strict=True)
    )
