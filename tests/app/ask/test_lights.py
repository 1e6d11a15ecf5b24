"""A light verb is told where no act goes with it, and a small word that makes another verb of it."""

from datetime import date

import pytest

from app.ask.reading import read_question

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Iran and Saudi Arabia exchanged diplomats", "exchanged"),
        ("Iran and Saudi Arabia made up in 2023", "up"),
        ("Putin was made a citizen of Iran", "made"),
        ("Israel holds Lebanese soldiers", "holds"),
        ("France makes Assad attack Turkey", "makes"),
    ],
)
def test_light_verb_without_its_act_is_told(question: str, told: str) -> None:
    assert told in read_question(question, TODAY).not_understood


@pytest.mark.parametrize(
    "question",
    [
        "meetings held in Geneva",
        "threats made by Iran against Israel",
        "what talks did Oman hold with Iran",
        "visits paid by the Saudi king to Egypt",
        "find out who met Lavrov",
        "look up meetings between Iran and Syria",
    ],
)
def test_light_verb_with_its_act_is_not_told(question: str) -> None:
    assert not read_question(question, TODAY).not_understood
