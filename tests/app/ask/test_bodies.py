"""What stands beside a body is no second party: its state, of what kind it is, who wants to join it."""

from datetime import date

import pytest

from app.ask.reading import read_question

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "sides", "told"),
    [
        ("Jordan's Muslim Brotherhood met Hamas", ("org:Muslim Brotherhood", "org:Hamas"), ("Jordan",)),
        ("the Colombian guerrilla ELN met Petro", ("org:ELN", "person:Petro"), ()),
        ("Ukraine's NATO bid rejected by Hungary", ("country:UKR", "country:HUN"), ("NATO bid",)),
        ("Ukraine's NATO talks", ("country:UKR", "org:NATO"), ()),
        ("meetings between Jordan and the Muslim Brotherhood", ("country:JOR", "org:Muslim Brotherhood"), ()),
        ("Kurdish YPG met Russian officials", ("org:YPG", "country:RUS"), ("Kurdish",)),
    ],
)
def test_what_stands_beside_a_body_is_told_or_left(
    question: str, sides: tuple[str, ...], told: tuple[str, ...]
) -> None:
    reading = read_question(question, TODAY)
    assert (reading.filter.between, reading.not_understood) == (sides, told)
