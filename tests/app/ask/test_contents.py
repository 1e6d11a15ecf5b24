"""What somebody demands or threatens in a clause is told, and of whom it is demanded bears it."""

from datetime import date

import pytest

from app.ask.reading import read_question

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "sides", "kinds", "told"),
    [
        (
            "Demands of the Arab League that Assad step down",
            ("org:Arab League", "person:Assad"),
            ("request",),
            "step down",
        ),
        (
            "demand by Turkey that Sweden extradite Kurds",
            ("country:TUR", "country:SWE"),
            ("request",),
            "extradite Kurds",
        ),
        (
            "threats by Iran that it would close the strait",
            ("country:IRN",),
            ("threat",),
            "that it would close the strait",
        ),
    ],
)
def test_clause_behind_what_is_said_is_no_act(
    question: str, sides: tuple[str, ...], kinds: tuple[str, ...], told: str
) -> None:
    reading = read_question(question, TODAY)
    assert reading.filter.between == sides
    assert reading.filter.type == kinds
    assert told in reading.not_understood


@pytest.mark.parametrize(
    "question",
    ["threats that Iran made against Israel", "demands that were made by Turkey", "talks that Iran held with Oman"],
)
def test_relative_clause_says_who_acts(question: str) -> None:
    reading = read_question(question, TODAY)
    assert reading.filter.between
    assert "that" not in " ".join(reading.not_understood).split()
