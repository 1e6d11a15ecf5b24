"""What a verb tells, its noun tells too; and the constructions that hide from a noun who takes part. Names of constructions are the matrix's."""

from collections.abc import Callable

import pytest

from graph.model import Extraction
from tests.ingest.test_readings import reading, told

CASES = {
    "noun of a verb, by and of": (
        "The expulsion by Norway of three Kenyan diplomats drew wide attention.",
        reading("sanction", "happened", source="Norway", target="Kenya"),
    ),
    "noun of a verb, owner": (
        "Newspapers reported on Norway's closure of the border with Kenya.",
        reading("coercion", "happened", source="Norway", target="Kenya"),
    ),
    "what is aimed at, hung on who does it": (
        "An attack by Kenya on Chile made headlines.",
        reading("assault", "happened", source="Kenya", target="Chile"),
    ),
    "two names with titles": (
        "A meeting between Kenyan President Daniel Otieno and Peruvian Defence Minister Carlos Ibarra came on Tuesday.",
        reading("meeting", "happened", participant="Daniel Otieno, Carlos Ibarra"),
    ),
    "an insert between dashes": (
        "Minister Lars Holm - under pressure at home over rising prices - met President Maria Gomez.",
        reading("meeting", "happened", participant="Lars Holm, Maria Gomez"),
    ),
    "an inquiry into what took place": (
        "Chile is willing to support an inquiry into the murder of Prime Minister Anna Berg.",
        reading("assault", "happened", target="Anna Berg"),
    ),
    "it, of a body named beside its kind": (
        "The militant group Hamas said it had released Minister Lars Holm.",
        reading("concession", "happened", source="Hamas", target="Lars Holm"),
    ),
}
NEAR_MISSES = {
    "an attempt": ("The attempted assassination of Prime Minister Anna Berg shocked Norway.", "assault"),
    "a warrant": ("The court issued a warrant for the arrest of Foreign Minister Lars Holm.", "coercion"),
    "whose arrest is open": ("Judge Lars Holm of Norway said his detention was illegal.", "coercion"),
    "who kills does not protest": ("He resigned in protest of the killing of civilians by Kenyan soldiers.", "protest"),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_noun_tells_what_its_verb_tells(
    text: str, expected: tuple[str, str, frozenset[tuple[str, str]]], read: Callable[[str], Extraction]
) -> None:
    assert expected in told(read(text))


@pytest.mark.parametrize(("text", "kind"), NEAR_MISSES.values(), ids=NEAR_MISSES.keys())
def test_noun_of_what_was_not_done_tells_nothing(text: str, kind: str, read: Callable[[str], Extraction]) -> None:
    assert kind not in {claim.type for claim in read(text).claims}
