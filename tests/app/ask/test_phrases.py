"""A phrase that the filter has no field for never vanishes, wherever it stands in a plain question: something is told, or the question refused."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.ask.lexicon import load_question_words
from app.ask.reading import UnreadableQuestion, read_question
from graph.datafile import read_yaml
from tests.cases import Case, in_lots

FILE = Path(__file__).with_name("phrases.yaml")
DATA: dict[str, Any] = read_yaml(FILE.read_text(encoding="utf-8"), FILE.name)
PLACES = ("behind", "before", "adjectives", "whose")
PHRASES = [(place, phrase) for place in PLACES for phrases in DATA[place].values() for phrase in phrases]
SHARE = 4
TODAY = date(2026, 11, 24)


def frames(place: str, phrase: str) -> Iterator[str]:
    """Give plain questions with the phrase in them: each phrase goes into a quarter of its frames, the next one into another, for time."""
    start = PHRASES.index((place, phrase)) % SHARE
    kept = DATA["frames"]["topics"] if place == "behind" and phrase not in DATA["in_topics"] else []
    yield from (frame.replace("*", phrase) for frame in (*DATA["frames"][place][start::SHARE], *kept))


def is_kept(question: str, phrase: str) -> bool:
    """Tell whether a phrase is told, or is a matter of talks that the filter asks for as their topic."""
    try:
        reading = read_question(question, TODAY)
    except UnreadableQuestion:
        return True
    matter = phrase.replace("-", " ") in load_question_words().matters
    return bool(reading.not_understood) or (matter and reading.filter.topic == phrase)


@pytest.mark.data
@in_lots(Case(f"{place}: {phrase}", (place, phrase)) for place, phrase in PHRASES)
def test_phrase_never_vanishes(place: str, phrase: str) -> None:
    assert not [question for question in frames(place, phrase) if not is_kept(question, phrase)]


@pytest.mark.data
@pytest.mark.parametrize("place", [*PLACES, "topics"])
def test_plain_questions_are_read_whole_without_a_phrase(place: str) -> None:
    for frame in DATA["frames"][place]:
        plain = " ".join(frame.replace("*", "").split()).replace(" ?", "?")
        assert not read_question(plain, TODAY).not_understood, plain
