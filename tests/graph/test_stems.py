"""Words of a question find the same sentences in Python as in the full-text index of the database."""

import pytest

from graph.answers import EventQuery
from graph.queries import find_events
from graph.stems import says, stem
from graph.store import Store
from graph.writer import save
from tests.emptied import emptied
from tests.factory import article, claim, extraction, participant, span

SENTENCE = (
    "The visitors' delegations agreed, hopefully, on Iran's sanctions, U.S. relations and 1,500 barrels of oil; generalizations about "
    "electrical possibilities, adjustable replacements, formalities, sensibilities and the sized, falling, hopping, tanned, filing, controlling "
    "activities of happy agencies were conditional: naïve Zürich_talks, oscillators, analogies, decisiveness, feudalism and the skies they fly."
)
QUESTIONS = [
    "visits",
    "visit",
    "visitor",
    "visitors",
    "visiting",
    "delegation",
    "delegate",
    "agree",
    "agrees",
    "agreement",
    "agreed",
    "hope",
    "hopeful",
    "hopefully",
    "Iran",
    "Iran's",
    "Irans",
    "sanction",
    "sanctioned",
    "U.S.",
    "US",
    "u.s",
    "relation",
    "relations",
    "relate",
    "relational",
    "1,500",
    "1500",
    "500",
    "barrel",
    "oil,gas",
    "oil;water",
    "the",
    "and",
    "not",
    "NOT",
    "general",
    "generally",
    "generalization",
    "generalize",
    "electric",
    "electricity",
    "electrical",
    "possible",
    "possibility",
    "adjust",
    "adjustment",
    "adjustable",
    "replace",
    "replacement",
    "formal",
    "formality",
    "formally",
    "formaliti",
    "sense",
    "sensible",
    "sensibility",
    "sensibiliti",
    "size",
    "sizes",
    "sized",
    "fall",
    "fell",
    "falling",
    "fallen",
    "hop",
    "hope",
    "hopping",
    "tan",
    "tanned",
    "file",
    "filing",
    "fill",
    "control",
    "controller",
    "controlling",
    "active",
    "activity",
    "activities",
    "happy",
    "happiness",
    "happi",
    "agency",
    "agencies",
    "agenc",
    "condition",
    "conditional",
    "conditionally",
    "naive",
    "naïve",
    "Naïve",
    "Zürich",
    "talks",
    "Zürich_talks",
    "zürich_talk",
    "oscillate",
    "oscillator",
    "analogy",
    "analogies",
    "analog",
    "decisive",
    "decisiveness",
    "decision",
    "feudal",
    "feudalism",
    "sky",
    "skies",
    "fly",
    "flies",
    "flying",
    "they",
    "about",
    "on",
    "*",
]
SEVERAL = (
    "the visitors agree",
    "visitors disagree",
    "oil AND barrel",
    "to be or not",
    "happy Iran controls",
    "Iran TO barrels",
)


@pytest.fixture(scope="module")
def told(neo4j_server) -> Store:  # type: ignore[misc]
    """Hold one event whose only sentence is SENTENCE."""
    text = f"{SENTENCE} Arash Kiani met Samir Nasser."
    with emptied(neo4j_server) as store:
        of = article(text=text)
        seats = tuple(
            participant(id_, name, country).model_copy(update={"mention": span(name, text)})
            for id_, name, country in (("a1", "Arash Kiani", "IRN"), ("a2", "Samir Nasser", "SYR"))
        )
        evidence = {
            "start": 0,
            "end": len(SENTENCE),
            "text": SENTENCE,
            "trigger": span("agreed", text),
            "rule": "meeting.meet",
        }
        save(store, [(of, extraction(of, claims=(claim(participants=seats, evidence=(evidence,), quotes=()),)))])
        store.run_schema("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()")
        yield store


@pytest.mark.parametrize("words", [*QUESTIONS, *SEVERAL])
def test_words_find_in_python_what_they_find_in_the_index(words: str, told: Store) -> None:
    assert says(words, [SENTENCE]) == bool(find_events(told, EventQuery(words=words)).items)


def test_words_may_stand_in_several_sentences_of_a_claim() -> None:
    assert says("visits oil", ["They visited.", "They spoke of oil."])
    assert not says("visits gas", ["They visited.", "They spoke of oil."])


@pytest.mark.parametrize(("word", "known"), [("caresses", "caress"), ("ponies", "poni"), ("plastered", "plaster"), ("bled", "bled"), ("conflated", "conflat"),
                                             ("sky", "sky"), ("rational", "ration"), ("vietnamization", "vietnam"), ("adoption", "adopt"), ("rate", "rate"), ("is", "is")])  # fmt: skip
def test_stems_are_those_that_porter_gives(word: str, known: str) -> None:
    assert stem(word) == known
