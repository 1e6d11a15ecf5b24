"""The quick morphology gives every token what the unchanged pipeline gives it."""

import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from ingest.language import load_language
from ingest.morphology import Morphology

TEXTS = [
    "There is no deal, and it's what they're gonna say: y'all got ta wait. Let's go, c'mon!",
    "The ministers aren't meeting; they ain't talking, nothin' doin'.",
    "HELD TALKS IN OSLO ON MONDAY\n\n  said the    spokesman.",
    "Iran's and Syria's generals, who'd met, shouldn't've signed \u200fanything\u200f \U0001f600.",
    "",
]
SAMPLES = [
    json.loads(line)["text"]
    for line in files("app.samples").joinpath("articles.jsonl").read_text(encoding="utf-8").splitlines()
]
WORDS = st.sampled_from(
    [
        "there",
        "is",
        "gon",
        "na",
        "gonna",
        "let",
        "'s",
        "ai",
        "n't",
        "the",
        "met",
        "Kenya",
        "better",
        "lay",
        "12",
        ".",
        '"',
        "\n",
    ]
)


@pytest.fixture(scope="module")
def plain() -> Language:
    return load_language()


@pytest.fixture(scope="module")
def quick() -> tuple[Language, Morphology]:
    nlp = load_language()
    morphology = Morphology.take_over(nlp)
    assert morphology
    return nlp, morphology


def _marks(doc: Doc) -> list[tuple[object, ...]]:
    return [(t.text, t.tag_, t.pos_, t.dep_, t.lemma_, str(t.morph)) for t in doc]


@pytest.mark.parametrize("text", TEXTS + SAMPLES)
def test_quick_morphology_equals_the_pipeline(plain: Language, quick: tuple[Language, Morphology], text: str) -> None:
    nlp, morphology = quick
    for _ in range(2):  # first learned, then remembered
        assert _marks(morphology(nlp(text))) == _marks(plain(text))


@settings(max_examples=60, deadline=None)
@given(words=st.lists(WORDS, max_size=12))
def test_quick_morphology_equals_the_pipeline_on_any_words(
    plain: Language, quick: tuple[Language, Morphology], words: list[str]
) -> None:
    nlp, morphology = quick
    text = " ".join(words)
    assert _marks(morphology(nlp(text))) == _marks(plain(text))
