"""Each law holds in a graph that the writer made, and is found broken when somebody else's hand was in it."""

from typing import LiteralString

import pytest

from graph.invariants import EVIDENCE, INDEXES, TOLD, iter_findings, load_invariants, stands
from graph.migrations import load_migrations, schema_of
from graph.store import Store
from graph.writer import save
from tests.factory import article, claim, extraction

# A law by its statement, and what breaks it.
BREAKING: dict[str, LiteralString] = {
    "check_claims_alone": "MATCH (c:Claim) SET c.evidence = []",
    "check_claims_in_events": "MATCH (:Claim)-[r:SUPPORTS]->() DELETE r",
    "check_events_supported": "MATCH (:Claim)-[r:SUPPORTS]->() DELETE r",
    "check_events_counted": "MATCH (e:Event) SET e.articles = 7",
    "check_events_typed": "MATCH (e:Event) SET e.type = 'aid'",
    "check_participants_named": "MATCH ()-[r:NAMES]->(:Person) DELETE r",
    "check_events_found": "MATCH ()-[p:TOOK_PART]->(e:Event) SET p.country = 'FRA'",
    "check_profiles_resolved": "MATCH (:Profile)-[r:OF]->() DELETE r",
    "check_actors_needed": "CREATE (:Actor:Person {id: 'per-alone'})",
    "check_rest_needed": "CREATE (:Topic {name: 'nothing'})",
    "check_events_told": "MATCH (e:Event) REMOVE e.untold",
    "check_meetings_counted": "MATCH ()-[m:MET]->() SET m.count = 9",
}


@pytest.fixture
def filled(store: Store) -> Store:
    denial = article("art-2", publisher="Other Wire")
    save(
        store,
        [
            (article(), extraction()),
            (denial, extraction(denial, claims=(claim("clm-2", status="denied", confidence=0.5),))),
        ],
    )
    return store


def broken(store: Store) -> set[str]:
    return {found.law for found in iter_findings(store) if found.broken and found.remedy and found.examples}


def test_all_laws_hold_in_what_the_writer_made(filled: Store) -> None:
    findings = list(iter_findings(filled))
    assert [found.law for found in findings] == [law.law for law in load_invariants()] + [INDEXES, TOLD, EVIDENCE]
    assert [found for found in findings if found.broken or found.remedy] == []


@pytest.mark.parametrize("statement", [law.statement for law in load_invariants()])
def test_a_broken_law_is_found(statement: str, filled: Store) -> None:
    law = next(law.law for law in load_invariants() if law.statement == statement)
    filled.run_schema(BREAKING[statement])
    assert law in broken(filled)


@pytest.mark.parametrize("change", ["e.start = date('1999-01-01')", "e.sources = 7", "e.position = null"])
def test_an_event_that_was_changed_by_hand_is_found(change: LiteralString, filled: Store) -> None:
    filled.run_schema(f"MATCH (e:Event) SET {change}")
    assert any("stands in time" in law for law in broken(filled))


def test_an_index_that_is_gone_is_found(filled: Store) -> None:
    filled.run_schema("DROP INDEX actor_country")
    assert broken(filled) == {INDEXES}
    filled.run_schema("CREATE RANGE INDEX actor_country IF NOT EXISTS FOR (n:Actor) ON (n.country)")


def test_indexes_are_those_that_the_migrations_make(filled: Store) -> None:
    there = {row["name"] for row in filled.read("check_indexes")}
    assert {name for name in there if not name.startswith("index_")} == set(
        schema_of(load_migrations())
    )  # Neo4j's own are index_…


def test_migration_fills_what_events_are_found_by_in_an_old_graph(filled: Store) -> None:
    filled.run_schema("MATCH (:Actor)-[p:TOOK_PART]->(e:Event) SET e.parties = null, p.actor = null, p.position = null")
    assert any("found by its participants" in law for law in broken(filled))
    (parties,) = (migration for migration in load_migrations() if migration.name == "parties")
    filled.run_schema(parties.statements[-1])
    assert broken(filled) == set()


def test_evidence_that_does_not_stand_in_the_text_is_found(filled: Store) -> None:
    filled.run_schema("MATCH (a:Article {id: 'art-1'}) SET a.text = 'x' + a.text")
    assert broken(filled) == {EVIDENCE}


def test_offsets_are_code_points() -> None:
    assert stands("🕊 They met.", {"spans": '[{"start": 2, "end": 11}]', "sentences": ["They met."]})
    assert not stands("They met.", {"spans": "[]", "sentences": ["They met."]})
