"""What stands before a word for talks or an agreement is the topic that "talks about it" asks; what is no matter is told."""

from datetime import date

import pytest

from app.ask.lexicon import load_question_words
from app.ask.reading import read_question
from graph.datafile import read_yaml_resource

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("before", "about"),
    [
        ("trade talks between China and the US", "talks about trade between China and the US"),
        ("nuclear talks with Iran", "talks with Iran about the nuclear"),
        ("climate summit in Paris", "summit in Paris about the climate"),
        ("border agreement between India and China", "agreement between India and China about the border"),
        ("the free trade agreement of Chile and Peru", "agreement of Chile and Peru on free trade"),
        ("Iran nuclear deal talks in Lausanne", "Iran talks in Lausanne about the nuclear deal"),
        ("water-sharing agreement between Pakistan and India", "agreement between Pakistan and India on water-sharing"),
    ],
)
def test_matter_before_talks_asks_what_about_asks(before: str, about: str) -> None:
    assert read_question(before, TODAY).filter == read_question(about, TODAY).filter
    assert not read_question(before, TODAY).not_understood


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("bilateral talks between Iran and Iraq", "bilateral"),
        ("six-party talks in Beijing", "six-party"),
        ("high-level talks between Iran and Iraq", "high-level"),
        ("emergency talks between Iran and Iraq", "emergency"),
        ("annual talks between Iran and Iraq", "annual"),
        ("weekend talks between Iran and Iraq", "weekend"),
        ("gas crisis talks between Iran and Iraq", "crisis"),
        ("Xi and Putin trade visits", "trade"),
        ("Nuclear Threat Initiative talks in Geneva", "Nuclear Threat Initiative"),
    ],
)
def test_manner_number_rank_and_name_are_no_topic(question: str, told: str) -> None:
    reading = read_question(question, TODAY)
    assert reading.filter.topic is None
    assert told in " ".join(reading.not_understood)


@pytest.mark.parametrize(
    ("question", "place"), [("Geneva talks between Russia and the US", "Geneva"), ("Paris climate agreement", "Paris")]
)
def test_town_before_talks_stays_their_place(question: str, place: str) -> None:
    assert read_question(question, TODAY).filter.place == place


@pytest.mark.parametrize(
    ("question", "topic", "told"),
    [
        ("trade talks about steel between China and the US", "steel", "trade"),
        ("trade and security talks between Japan and India", "security", "trade"),
        ("trade talks and climate summits with India", "trade", "climate"),
        ("talks about trade and security between Japan and India", "trade", "and security"),
        ("Black Sea grain deal", "grain", "Black Sea"),
    ],
)
def test_one_matter_is_asked_and_another_is_told(question: str, topic: str, told: str) -> None:
    reading = read_question(question, TODAY)
    assert reading.filter.topic == topic
    assert told in reading.not_understood


def test_matter_of_an_act_that_is_not_asked_is_told() -> None:
    reading = read_question("Iran was urged to hold nuclear talks", TODAY)
    assert reading.filter.topic is None
    assert "nuclear" in " ".join(reading.not_understood)


def test_gatherings_and_agreements_are_those_before_which_texts_have_a_matter() -> None:
    read = read_yaml_resource("ingest.data", "topics.yaml")["occasions"].split()
    assert sorted(load_question_words().occasions) == sorted(read)
