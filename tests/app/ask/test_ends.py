"""Who does it and to whom it is done is asked of people and bodies as of states, and told where the question leaves it open."""

import pytest

from app.ask.reading import read_question
from tests.app.ask.questions import TODAY


@pytest.mark.parametrize(
    ("question", "source", "target"),
    [
        ("Netanyahu's criticism of Erdogan", None, "person:Erdogan"),
        ("criticism of Netanyahu", None, "person:Netanyahu"),
        ("attacks by Hamas", "org:Hamas", None),
        ("attacks on Hamas", None, "org:Hamas"),
        ("who did Trump threaten?", "person:Trump", None),
        ("Did Trump threaten Kim Jong Un?", None, "person:Kim Jong Un"),
        ("Putin praised by Trump", None, "person:Putin"),
        ("Erdogan visits Putin in Sochi", None, "person:Putin"),
        ("visits to Xi by Putin", None, "person:Xi"),
        ("Houthi threats against Hezbollah", None, "org:Hezbollah"),
        ("Lavrov in Cairo slams NATO", None, "org:NATO"),
        ("what did Russia do to Ukraine?", "country:RUS", "country:UKR"),
        ("what has Israel done to Hamas", "country:ISR", "org:Hamas"),
        ("what did Assad do against Turkey in 2012", "person:Assad", "country:TUR"),
    ],
)
def test_ends_are_asked(question: str, source: str | None, target: str | None) -> None:
    reading = read_question(question, TODAY)
    assert reading.filter.source == ((source,) if source else ())
    assert reading.filter.target == ((target,) if target else ())
    assert not reading.not_understood


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Bolsonaro arrest", "Bolsonaro arrest"),
        ("Hamas leader Sinwar killed Rafah October 2024", "Hamas leader Sinwar killed"),
        ("Vance Munich speech criticism", "Vance and criticism"),
        ("to how many countries has travelled Putin in 2024?", "to Putin"),
        ("Arafat blamed by Clinton for Camp David failure", "for Camp David failure"),
    ],
)
def test_end_that_is_left_open_is_told_and_not_guessed(question: str, told: str) -> None:
    reading = read_question(question, TODAY)
    assert told in reading.not_understood
    assert reading.filter.source == ()


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("which countries were sanctioned most often?", "target"),
        ("who was accused most often in 2014", "target"),
        ("which countries threatened most often", "source"),
        ("which leaders were visited most often?", "target"),
        ("who met most often in 2012", None),
        ("who accused Syria most often", None),
    ],
)
def test_ranking_counts_those_at_one_end(question: str, who: str | None) -> None:
    assert read_question(question, TODAY).wanted.who == who


@pytest.mark.parametrize(
    ("question", "only"),
    [
        ("which leaders were visited most often?", "person"),
        ("top ten diplomats by meetings in 2018", "person"),
        ("which EU officials did Lavrov meet most often?", "person"),
        ("who does Angela Merkel meet most often", None),
        ("which countries met most often", None),
    ],
)
def test_ranking_of_people_counts_people(question: str, only: str | None) -> None:
    assert read_question(question, TODAY).wanted.only == only
