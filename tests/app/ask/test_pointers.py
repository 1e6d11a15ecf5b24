"""A word that points at somebody or somewhere the question does not name is told."""

from datetime import date

import pytest

from app.ask.reading import read_question

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who met him in Paris", "him"),
        ("did Putin meet him in 2014?", "him"),
        ("attacks against them in Syria", "them"),
        ("his visits to Paris", "his"),
        ("her meetings with Putin", "her"),
        ("their talks in Geneva", "their"),
        ("did they meet in Geneva", "they"),
        ("who met Assad there", "there"),
        ("my country's talks with Iran", "my"),
    ],
)
def test_pointer_at_nobody_is_told(question: str, told: str) -> None:
    assert told in read_question(question, TODAY).not_understood


@pytest.mark.parametrize(
    "question",
    [
        "Is there any record of talks between Iran and Syria?",
        "did Modi meet Xi when they were in Kazan",
        "which countries recalled their ambassadors from Israel",
        "India withdrew its soldiers from the Maldives",
        "the Egyptian foreign minister and his Sudanese counterpart met",
        "list them: meetings between Iran and Syria",
    ],
)
def test_pointer_at_who_is_named_is_not_told(question: str) -> None:
    assert not {"him", "his", "her", "they", "them", "their", "its", "there", "my"} & set(
        read_question(question, TODAY).not_understood
    )
