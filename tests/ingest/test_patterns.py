"""Every pattern finds the sentences that it says it finds and ignores its near misses."""

from collections.abc import Callable

import pytest

from graph.model import Extraction
from graph.ontology import load_event_types, load_vocabulary
from ingest.patterns import Example, Pattern, load_patterns

pytestmark = pytest.mark.data
Reader = Callable[[str], Extraction]

FINDS = [pytest.param(p, e, id=f"{p.rule}: {e.text}") for p in load_patterns() for e in p.finds]
IGNORES = [pytest.param(p, text, id=f"{p.rule}: {text}") for p in load_patterns() for text in p.ignores]


@pytest.mark.parametrize(("pattern", "example"), FINDS)
def test_pattern_finds_its_example(pattern: Pattern, example: Example, read: Reader) -> None:
    extraction = read(example.text)
    names = {actor.id: actor.name for actor in extraction.actors}
    claims = [c for c in extraction.claims if c.type == pattern.type and pattern.rule in {e.rule for e in c.evidence}]
    found = [(c.type, sorted(r for e in c.evidence for r in [e.rule])) for c in extraction.claims]
    assert claims, f"found only {found}"
    seen = {role: {names[p.actor] for p in claims[0].participants if p.role == role} for role in example.parties}
    sides = {"host", "visitor"} if pattern.type == "meeting" else set()
    together = {names[p.actor] for p in claims[0].participants if p.role in sides | {"participant"}}
    for role, parties in example.parties.items():
        assert set(parties) <= (together if role == "participant" else seen[role])
    assert claims[0].status == example.status


@pytest.mark.parametrize(("pattern", "text"), IGNORES)
def test_pattern_ignores_its_near_miss(pattern: Pattern, text: str, read: Reader) -> None:
    rules = {evidence.rule for claim in read(text).claims for evidence in claim.evidence}
    assert pattern.rule not in rules


@pytest.mark.parametrize("pattern", load_patterns(), ids=lambda p: p.rule)
def test_pattern_brings_proof_and_known_roles(pattern: Pattern) -> None:
    assert pattern.finds
    assert pattern.ignores
    assert set(pattern.roles) <= set(load_vocabulary().roles)


def test_every_event_type_has_a_pattern() -> None:
    assert {pattern.type for pattern in load_patterns()} == set(load_event_types())
