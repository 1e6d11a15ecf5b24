"""A topic in which more stands than what was talked about is told; any other is not."""

from datetime import date

import pytest

from app.ask.reading import read_question

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("meetings of Iran and Syria on 9.5. in Kabul", "9.5"),
        ("summit on the island of Malta in December 1989", "island of Malta"),
        ("talks on grain to deter Iran", "grain to deter Iran"),
        ("troops on the Golan", "Golan"),
        ("talks on the nuclear programme failed again", "nuclear programme failed again"),
        ("talks on the nuclear programme behind closed doors", "nuclear programme behind closed doors"),
        ("US sanctions on families of Russian officials", "families of Russian officials"),
        ("talks on grain several times", "grain several"),
    ],
)
def test_topic_that_holds_a_day_a_place_or_how_it_went_is_told(question: str, topic: str) -> None:
    reading = read_question(question, TODAY)
    assert reading.filter.topic == topic
    assert topic in reading.not_understood


@pytest.mark.parametrize(
    "question",
    [
        "talks on the border between Sudan and Ethiopia",
        "Abe and Putin talks on the Kuril Islands",
        "EU foreign ministers on Cyprus",
        "agreements on water in Ankara",
        "talks on the Sykes-Picot agreement",
    ],
)
def test_what_was_talked_about_is_not_told(question: str) -> None:
    assert not read_question(question, TODAY).not_understood


@pytest.mark.parametrize(
    "manner",
    [
        "over dinner",
        "on the train to Kyiv",
        "for fear of Japan",
        "over a game of golf",
        "in the New York Times",
        "over the weekend",
        "on television",
        "on Christmas Eve",
    ],
)
def test_how_or_when_they_met_is_no_topic(manner: str) -> None:
    reading = read_question(f"Putin met Xi {manner}", TODAY)
    assert reading.filter.topic is None
    assert manner in reading.not_understood
