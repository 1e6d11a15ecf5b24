"""Every statement is planned by the real server without a warning, and the headline question starts from an index."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from neo4j import GraphDatabase

from graph.answers import EventQuery, Side
from graph.migrations import load_migrations
from graph.queries import event_parameters, filter_parameters, statement_of
from graph.statements import load_source, load_statement, sent, statement_names
from graph.store import Store
from graph.told import keep_told
from graph.writer import delete_articles, save
from tests.factory import article, claim, extraction

QUERY = EventQuery(
    sides=(Side(words="Iran", countries=("IRN",)), Side(words="Syria", countries=("SYR",))), types=("meeting",)
)
SCANS = {"AllNodesScan", "NodeByLabelScan", "CartesianProduct", "UndirectedAllRelationshipsScan", "DirectedAllRelationshipsScan",
         "UndirectedRelationshipTypeScan", "DirectedRelationshipTypeScan"}  # fmt: skip
# Labels and properties that only curation and lists write: no warning of the statement's own making.
LATER = (
    "Coded", "Decision", "Version", "Organization", "LISTED", "HELD", "`listed`", "`undone`", "`articles`", "`judgement`", "`doubtful`", "`sketch`", "`wikidata`",
    "`since`", "`kind`", "`left`", "`right`", "`content`", "`basis`", "`organization`", "`answer`", "`at`", "`of`", "`until`", "`review`", "`weight`", "`claims`",
)  # fmt: skip


@pytest.fixture(scope="module")
def filled(open_store) -> Iterator[Store]:
    with open_store() as store:
        full = article(url="https://news.example/1", title="T", language="en", licence="CC0-1.0")
        denial = article("art-2")
        save(
            store,
            [(full, extraction()), (denial, extraction(denial, claims=(claim(status="denied", confidence=0.5),)))],
        )
        keep_told(store)
        save(store, [(article("art-3"), extraction(article("art-3")))])  # so that some event is told and some is not
        undated = article("art-4")  # the database knows the day of a report, though no event is left that has it
        save(store, [(undated, extraction(undated, claims=(claim("clm-4", type="call", when=None),)))])
        delete_articles(store, ["art-4"])
        yield store


def parameters(text: str) -> dict[str, object]:
    numbers, words = (
        {"limit", "version", "after", "score", "least", "length", "page", "most"},
        re.findall(r"\$(\w+)\b", text.split("returns:", 1)[-1]),
    )
    return {
        word: 1 if word in numbers else "x" if word in {"words", "kind", "id", "now", "extractor", "own"} else []
        for word in words
    }


ANCHORS = ("terms", "words", "position")
TEXTS = [
    (name, anchor)
    for name in statement_names()
    for anchor in (ANCHORS if "// include: wanted_events" in load_source(name) else ("",))
]


@pytest.mark.parametrize(("name", "anchor"), TEXTS, ids=map("-".join, TEXTS))
def test_statement_is_planned_without_a_warning(name: str, anchor: str, filled: Store, neo4j_server) -> None:
    text = load_statement(name, anchor)
    asks = any(f"// include: {part}" in load_source(name) for part in ("wanted_events", "that_match", "events_of_side"))
    known = event_parameters(QUERY) if asks else {"row": {"id": "x"}} if name == "save_decision" else {}
    with GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.user, neo4j_server.password)) as driver:
        summary = driver.execute_query(*sent("EXPLAIN " + text, parameters(text) | known), database_="neo4j").summary
    warnings = [
        s.status_description for s in summary.gql_status_objects if s.is_notification and s.raw_severity == "WARNING"
    ]
    assert not [w for w in warnings if not any(label in w for label in LATER)]


FILTERS = (
    EventQuery(), EventQuery(place="Oslo", office="minister"), QUERY, EventQuery(words="talks", sides=QUERY.sides, types=("visit",)), EventQuery(types=("meeting", "visit"), statuses=("planned",), place="Oslo", start=date(2024, 5, 1)),
    EventQuery(sides=QUERY.sides[:1], roles=("host",), office="prime minister", topic="grain", min_sources=2, as_of="2024-06-01"),
    EventQuery(sides=QUERY.sides[:1], source=QUERY.sides[0], target=QUERY.sides[-1]),
    EventQuery(words="grain", end=date(2024, 5, 31), undated="reported", reported_start=date(2024, 5, 1), sectors=("GOV",)),
)  # fmt: skip


@pytest.mark.parametrize(
    "name", sorted({name for name, anchor in TEXTS if anchor} | {statement_of(query) for query in FILTERS})
)
def test_a_statement_is_sent_with_the_same_types_whatever_is_asked(name: str) -> None:
    """The database would plan it anew for each combination of types."""
    shapes: dict[str, set[tuple[tuple[str, str], ...]]] = {}
    for query in FILTERS:
        known = filter_parameters(query)
        text, given = sent(load_statement(name, known["anchor"]), known | {"limit": 1})
        used = {word: given[word] for word in re.findall(r"\$(\w+)", text) if word in given}
        shapes.setdefault(known["anchor"], set()).add(
            tuple(sorted((word, type(one).__name__) for word, one in used.items()))
        )
    assert {anchor: len(found) for anchor, found in shapes.items()} == dict.fromkeys(ANCHORS, 1)


@pytest.mark.parametrize("migration", load_migrations(), ids=lambda m: m.name)
def test_migration_is_understood(migration, filled: Store) -> None:
    for statement in migration.statements:
        filled.explain("EXPLAIN " + statement)


def executed(plan: dict) -> list[tuple[str, int]]:
    here = (plan["operatorType"].split("@")[0], plan["args"].get("DbHits", 0))
    return [here, *(pair for child in plan.get("children", ()) for pair in executed(child))]


SIDE = EventQuery(sides=(Side(words="x", actors=("per-aaaaaaaaaaaaaaaa",)),))


def test_headline_question_starts_from_the_index_of_parties(filled: Store) -> None:
    summary = filled.explain("PROFILE " + load_statement(statement_of(QUERY), "terms"), **event_parameters(QUERY))
    hit = {name for name, hits in executed(summary.profile) if hits}
    assert not SCANS & hit
    read = [name for name, _ in executed(summary.profile)]
    assert read.count("ProcedureCall") == 1
    assert {hits for name, hits in executed(summary.profile) if "Expand" in name} == {
        0
    }  # nothing that hangs on an event is looked at
    found = filled.read("find_events", **event_parameters(QUERY))
    assert [len(row["events"]) for row in found] == [1]


@pytest.mark.parametrize(
    ("query", "seek"),
    [
        (QUERY.model_copy(update={"sides": QUERY.sides[:1]}), "DirectedRelationshipIndexSeek"),
        (SIDE, "DirectedRelationshipIndexSeek"),
        (EventQuery(), "NodeIndex"),
        (EventQuery(types=("meeting", "visit")), "NodeIndex"),
    ],
    ids=["country", "actor", "all", "types"],
)
def test_page_is_read_in_the_order_of_an_index(query: EventQuery, seek: str, filled: Store) -> None:
    summary = filled.explain("EXPLAIN " + load_statement(statement_of(query)), **event_parameters(query))
    operators = [name for name, _ in executed(summary.plan)]
    assert any(seek in name for name in operators), operators
    assert not SCANS & set(operators)
    # One ordering of the few that the branches give: inside them the index gives the order, and reading ends at the limit.
    assert [name for name in operators if name in {"Top", "Sort", "PartialTop", "PartialSort"}] == ["Top"]
    assert operators.count("Limit") == (3 if query.sides else 2)
    assert not query.sides or sum(seek in name for name in operators) == 3  # by country, by actor, by body


# What one save runs: none of it may look at more than what it touches.
WRITING = (
    "near_atoms", "strong_neighbours", "links_among", "meet", "find_verdicts", "claims_to_match", "claims_in_events", "load_profiles",
    "profiles_of_actors", "listings_of_profiles", "events_with_open_seats", "mark_links",
    "update_meetings", "recount_meetings", "get_events", "get_actors", "claims_of_events", "clear_events", "remove_orphans", "holders_of_offices",
    "withdraw_claims", "save_links", "save_names", "assign_profiles", "load_sketches", "shown_by_articles", "find_articles", "find_current",
)  # fmt: skip


@pytest.mark.parametrize("name", WRITING)
def test_statement_of_the_writer_starts_from_an_index(name: str, filled: Store, neo4j_server) -> None:
    text = load_statement(name)
    with GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.user, neo4j_server.password)) as driver:
        summary = driver.execute_query("EXPLAIN " + text, parameters(text), database_="neo4j").summary
    assert not SCANS - {"CartesianProduct"} & {operator for operator, _ in executed(summary.plan)}
