"""A verb that is said once and tells of two: each with its own party and day."""

from collections.abc import Callable
from datetime import date

import pytest

from graph.model import Article, Extraction
from ingest.pipeline import Extractor

Reader = Callable[[str], Extraction]
CASES = {
    "days apart": (
        "Foreign Minister Anton Orlov met President Maria Gomez on Monday and Chancellor Emil Brandt on Tuesday.",
        [("Maria Gomez", "2023-10-09"), ("Emil Brandt", "2023-10-10")],
    ),
    "a preposition again": (
        "Foreign Minister Anton Orlov held talks with President Maria Gomez on Monday and with Chancellor Emil Brandt on Tuesday.",
        [("Maria Gomez", "2023-10-09"), ("Emil Brandt", "2023-10-10")],
    ),
    "towns apart": (
        "Foreign Minister Anton Orlov met President Maria Gomez in Lima and Chancellor Emil Brandt in Bonn.",
        [("Maria Gomez", None), ("Emil Brandt", None)],
    ),
    "later": (
        "Foreign Minister Anton Orlov met President Maria Gomez, and later Chancellor Emil Brandt.",
        [("Maria Gomez", None), ("Emil Brandt", None)],
    ),
    "two journeys": (
        "Foreign Minister Anton Orlov flew to Japan on Monday and to Norway on Tuesday.",
        [("Japan", "2023-10-09"), ("Norway", "2023-10-10")],
    ),
    "two faults": (
        "Foreign Minister Anton Orlov condemned Kenya for the raid and Peru for its silence.",
        [("Kenya", None), ("Peru", None)],
    ),
    "one meeting with two": (
        "Foreign Minister Anton Orlov met President Maria Gomez and Chancellor Emil Brandt on Tuesday.",
        [("Maria Gomez, Emil Brandt", "2023-10-10")],
    ),
}


@pytest.mark.parametrize(("text", "told"), CASES.values(), ids=CASES)
def test_each_party_has_its_claim(text: str, told: list[tuple[str, str | None]], extractor: Extractor) -> None:
    extraction = extractor.extract(Article(id="test", text=text, published=date(2023, 10, 11)))
    names = {actor.id: actor.name for actor in extraction.actors}
    assert [
        (
            ", ".join(names[p.actor] for p in claim.participants if names[p.actor] != "Anton Orlov"),
            str(claim.when.start) if claim.when else None,
        )
        for claim in extraction.claims
    ] == told


def test_who_comes_along_takes_part(read: Reader) -> None:
    extraction = read("Minister Anton Orlov, accompanied by Admiral Ravi Menon, met President Maria Gomez.")
    names = {actor.id: actor.name for actor in extraction.actors}
    assert {names[p.actor] for p in extraction.claims[0].participants} == {"Anton Orlov", "Ravi Menon", "Maria Gomez"}


def test_an_answer_in_kind_is_another_happening(read: Reader) -> None:
    extraction = read("Norway expelled two Kenyan diplomats, prompting Kenya to recall its ambassador.")
    assert [claim.type for claim in extraction.claims] == ["sanction", "sanction"]
