"""A string of keywords claims no direction and no place that only grammar could say; what stays open is told."""

from datetime import date

import pytest

from app.ask.lexicon import load_question_words
from app.ask.reading import UnreadableQuestion, read_question
from graph.ontology import get_event_type

TODAY = date(2026, 11, 24)
LAID = {"sanction", "aid"}  # what big states and bodies do to others, and not the other way
SPOKEN = [noun for kind, words in load_question_words().types.items() if kind not in LAID for noun in words.nouns]
LEAST = 300  # nouns that are tried


def _role(question: str) -> tuple[str, ...]:
    try:
        return read_question(question, TODAY).filter.role
    except UnreadableQuestion:
        return ()


@pytest.mark.parametrize(
    "string", ["Peru Chile {}", "{} Peru Chile", "Peru {} Chile Brazil", "Peru Chile Brazil {}", "US Peru {}"]
)
def test_no_noun_between_bare_states_says_who_did_it(string: str) -> None:
    nouns = [noun for noun in SPOKEN if "{" not in noun and "visit" not in noun]
    assert len(nouns) > LEAST
    claimed = [noun for noun in nouns if _role(string.format(noun)) not in {(), ("mediator",)}]
    visits = [noun for noun in claimed if "visit" in read_question(string.format(noun), TODAY).filter.type]
    assert set(claimed) == set(visits)


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("Peru attacks Chile", ("target",)),
        ("Peruvian attacks Chile", ("target",)),
        ("EU Belarus sanctions", ("target",)),
        ("Taliban attack Peru", ("target",)),
        ("sanctions by Peru on Chile", ("target",)),
    ],
)
def test_grammar_says_who_did_it(question: str, role: tuple[str, ...]) -> None:
    assert read_question(question, TODAY).filter.role == role


@pytest.mark.data
@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("defence ministers NATO Brussels meeting", "Brussels"),
        ("Mossad chief Barnea Doha Hamas talks", "Doha"),
        ("could you show me prisoner exchange Russia US Ankara", "Ankara"),
        ("Zelensky White House visit", "White House"),
        ("Iraq protests Basra", "Basra"),
        ("India Pakistan Kashmir clashes", "Kashmir"),
    ],
)
def test_town_beside_parties_is_a_place(question: str, place: str) -> None:
    assert read_question(question, TODAY).filter.place == place


@pytest.mark.data
@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("US Russia talks Syria", "Syria"),
        ("Iran Vienna talks", "Vienna"),
        ("Hamas Cairo talks", "Cairo"),
        ("Downing Street talks", "Downing Street"),
        ("UN Security Council meeting Haiti", "Haiti"),
        ("Erdogan Putin Sochi meeting Idlib", "Idlib"),
        ("India China clashes Ladakh", "Ladakh"),
    ],
)
def test_what_may_be_a_place_or_a_party_is_told(question: str, told: str) -> None:
    assert told in read_question(question, TODAY).not_understood


@pytest.mark.parametrize(
    ("question", "topic"),
    [("Putin Erdogan phone call Syria", "Syria"), ("Pakistan India Kashmir accusations", "Kashmir")],
)
def test_what_two_say_to_each_other_is_about_the_land_behind_it(question: str, topic: str) -> None:
    reading = read_question(question, TODAY)
    assert reading.filter.topic == topic
    assert all(get_event_type(name).family != "act" for name in reading.filter.type)
