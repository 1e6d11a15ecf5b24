"""Resolving all again gives what resolving article by article gave, and mends what has drifted."""

import pytest

from graph.export import iter_canonical
from graph.rebuild import resolve_again
from graph.store import Store
from graph.writer import save
from tests.factory import article, claim, extraction


def dump(store: Store) -> list[str]:
    return list(iter_canonical(store))


@pytest.fixture
def told_twice(store: Store) -> Store:
    save(store, [(article(), extraction())])
    other = article("art-2", publisher="Other Wire")
    save(store, [(other, extraction(other, claims=(claim("clm-2"),)))])
    return store


def test_resolving_again_changes_nothing(told_twice: Store) -> None:
    before = dump(told_twice)
    report = resolve_again(told_twice)
    assert (report.profiles, report.claims, report.changed) == (2, 2, 0)
    assert dump(told_twice) == before


def test_resolving_again_mends_a_claim_that_was_torn_from_its_event(told_twice: Store) -> None:
    before = dump(told_twice)
    told_twice.run_schema("MATCH (c:Claim {id: 'clm-2'})-[s:SUPPORTS]->() SET c.event = 'evt-torn' DELETE s")
    told_twice.run_schema("MATCH (:Claim)-[r:RESEMBLES]-(:Claim) DELETE r")
    assert dump(told_twice) != before
    assert resolve_again(told_twice).changed >= 1
    assert dump(told_twice) == before


def test_progress_is_told_part_by_part(told_twice: Store) -> None:
    told: list[int] = []
    resolve_again(told_twice, told.append)
    assert sum(told) == 4
