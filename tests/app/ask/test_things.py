"""A thing that is judged is what an event is about; somebody who is judged is a party, and so is who made the thing."""

from datetime import date

import pytest

from app.ask.reading import read_question

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "sides", "topic"),
    [
        ("Who rejected the peace plan?", (), "peace plan"),
        ("Who rejected the Kenyan ceasefire proposal for Chad?", ("country:KEN",), "ceasefire proposal for Chad"),
        ("which countries rejected the UN resolution on Chad", (), "UN resolution on Chad"),
        ("who praised the Abraham Accords", (), "Abraham Accords"),
        ("Kenya condemned the attack", ("country:KEN",), "attack"),
    ],
)
def test_thing_is_a_topic(question: str, sides: tuple[str, ...], topic: str) -> None:
    asked = read_question(question, TODAY).filter
    assert (asked.between, asked.topic) == (sides, topic)


@pytest.mark.parametrize(
    "question",
    [
        "Who criticised the Kenyan president?",
        "who condemned settlers",
        "Kenya criticised Chad vehemently",
        "Kenya refuses talks with Chad",
        "Kenya denies Chad's accusations",
        "who criticised jumblatt",
        "Which countries condemned the missile tests of Kenya?",
        "Kenya criticised Chad's plan over water",
    ],
)
def test_somebody_or_what_others_say_is_no_topic(question: str) -> None:
    assert read_question(question, TODAY).filter.topic in {None, "water"}
