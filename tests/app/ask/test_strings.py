"""Leaders in a row leave the town behind them for the place; who is no leader and no town is told."""

from datetime import date

import pytest

from app.ask.reading import read_question

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "sides", "place"),
    [
        ("Putin Erdogan Sochi 2019", ("person:Putin", "person:Erdogan"), "Sochi"),
        ("Reagan Gorbachev Reykjavik summit", ("person:Reagan", "person:Gorbachev"), "Reykjavik"),
        ("putin erdogan sochi", ("person:putin", "person:erdogan"), "sochi"),
        ("Putin Erdogan meetings", ("person:Putin", "person:Erdogan"), None),
        ("Ban Ki-moon Assad meeting", ("person:Ban Ki-moon", "person:Assad"), None),
        ("Merkel Moscow 2020", ("person:Merkel",), "Moscow"),
    ],
)
def test_town_behind_leaders_is_the_place(question: str, sides: tuple[str, ...], place: str | None) -> None:
    asked = read_question(question, TODAY).filter
    assert (asked.between, asked.place) == (sides, place)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Putin Erdogan Okonjo meeting", "Okonjo"),
        ("Trump Tower meeting", "Trump Tower"),
        ("Okonjo Putin meeting", "Okonjo Putin"),
    ],
)
def test_who_is_no_leader_is_told(question: str, told: str) -> None:
    assert told in read_question(question, TODAY).not_understood
