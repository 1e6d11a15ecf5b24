"""What an event is about: every sentence of `ingest/data/topics.yaml` is read, and topics say one thing once."""

import pytest

from graph.datafile import read_yaml_resource
from graph.model import Article
from ingest.pipeline import Extractor
from ingest.topics import without_repeats

DATA = read_yaml_resource("ingest.data", "topics.yaml")


def topics_of(extractor: Extractor, text: str) -> list[str]:
    """Read a sentence and give the topics of all that it tells of."""
    read = extractor.extract(Article(id="topics", text=text))
    assert read.claims, text
    return [topic for claim in read.claims for topic in claim.topics]


@pytest.mark.parametrize("entry", DATA["finds"], ids=lambda entry: entry["text"])
def test_a_sentence_says_what_it_is_about(extractor: Extractor, entry: dict[str, str]) -> None:
    assert set(entry["topics"]) <= set(topics_of(extractor, entry["text"]))


@pytest.mark.parametrize("entry", DATA["ignores"], ids=lambda entry: entry["text"])
def test_manner_time_and_parties_are_no_topics(extractor: Extractor, entry: dict[str, str]) -> None:
    assert not set(entry["topics"]) & set(topics_of(extractor, entry["text"]))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (["debate on the treaty", "treaty"], ["debate on the treaty"]),
        (["trade", "Trade", "free trade"], ["trade"]),
        (["trade", "trading"], ["trade", "trading"]),
    ],
)
def test_topics_that_say_the_same_are_kept_once(given: list[str], kept: list[str]) -> None:
    assert without_repeats(given) == kept
