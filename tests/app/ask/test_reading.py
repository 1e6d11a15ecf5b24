"""Questions in plain English: every example of the data is read as its type, and known questions as their filter."""

from datetime import date
from typing import Any

import pytest

from app.ask.lexicon import load_examples, load_question_words
from app.ask.reading import UnreadableQuestion, read_question

TODAY = date(2026, 11, 24)
TYPES = load_question_words().types
EXAMPLES = [pytest.param(name, question, id=question) for name, words in TYPES.items() for question in words.examples]


def understood(question: str) -> dict[str, Any]:
    return read_question(question, TODAY).filter.model_dump(by_alias=True, exclude_defaults=True, mode="json")


@pytest.mark.data
@pytest.mark.parametrize(("name", "question"), EXAMPLES)
def test_example_of_the_data_is_read_as_its_type(name: str, question: str) -> None:
    assert name in understood(question)["type"]


@pytest.mark.data
@pytest.mark.parametrize("question", load_examples())
def test_suggested_question_can_be_read_whole(question: str) -> None:
    assert read_question(question, TODAY).not_understood == ()


@pytest.mark.parametrize(
    ("question", "filter_"),
    [
        (
            "meetings between Iranian and Syrian officials",
            {"between": ["country:IRN", "country:SYR"], "type": ["meeting"]},
        ),
        (
            "Meetings between Syrian and Iranian officials?",
            {"between": ["country:SYR", "country:IRN"], "type": ["meeting"]},
        ),
        ("who met Bashar al-Assad", {"between": ["person:Bashar al-Assad"], "type": ["meeting"]}),
        ("meetings in Geneva about Syria", {"type": ["meeting"], "place": "Geneva", "topic": "Syria"}),
        ("planned meetings", {"type": ["meeting"], "status": ["planned"]}),
        (
            "agreements signed by China and Saudi Arabia since 2019",
            {"between": ["country:CHN", "country:SAU"], "type": ["agreement"], "from": "2019-01-01"},
        ),
        (
            "sanctions on Iran in 2011",
            {
                "between": ["country:IRN"],
                "country": ["IRN"],
                "role": ["target"],
                "type": ["sanction"],
                "from": "2011-01-01",
                "to": "2011-12-31",
            },
        ),
    ],
)
def test_question_is_read_as_its_filter(question: str, filter_: dict[str, Any]) -> None:
    assert understood(question) == filter_
    assert read_question(question, TODAY).not_understood == ()


@pytest.mark.parametrize("question", ["what is the price of bread", "hello", "?!", "why", "x" * 501])
def test_question_outside_its_reach_gets_suggestions(question: str) -> None:
    with pytest.raises(UnreadableQuestion) as caught:
        read_question(question, TODAY)
    assert caught.value.said.suggestions


def test_words_that_are_not_used_are_told() -> None:
    assert read_question("meetings between Iran and Syria in purple", TODAY).not_understood == ("purple",)
