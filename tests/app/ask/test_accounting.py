"""Every word of a question does something to the filter or is told, whatever the question is."""

from datetime import date
from typing import Any

import pytest

from app.ask.dates import take_dates
from app.ask.reading import UnreadableQuestion, read_question
from tests.app.ask.questions import ANSWERED
from tests.cases import Case, in_lots

TODAY = date(2026, 11, 24)


@pytest.mark.data
@in_lots(Case(case["question"], (case,)) for case in ANSWERED)
def test_word_that_nobody_knows_is_told_or_stands_in_the_filter(case: dict[str, Any]) -> None:
    words = case["question"].rstrip("?").split()
    for place in (1, len(words) // 2 + 1):
        question = " ".join([*words[:place], "zorblik", *words[place:]])
        if "zorblik" not in take_dates(question, TODAY).rest:
            continue  # "since the start of the zorblik war in 2011": the year says when that was
        try:
            reading = read_question(question, TODAY)
        except UnreadableQuestion:
            continue
        asked = reading.filter
        assert "zorblik" in " ".join((*reading.not_understood, *asked.between, asked.place or "", asked.topic or "")), (
            question
        )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("meetings of the King of Jordan with the President of Egypt", "President"),
        ("refusal to mediate by India", "to mediate"),
        ("who urged Iran to release prisoners", "to release prisoners"),
        ("meetings between Iran and Syria after the fall of Mubarak", "after the fall of Mubarak"),
        ("visits to Iran after the 2015 deal", "after deal"),
        ("only meetings between Iran and Syria", "only"),
        ("meetings of Iran with Syria as mediators", "as mediators"),
        ("both Iranian and Saudi visits to Iraq", "both"),
    ],
)
def test_what_the_filter_cannot_say_is_told(question: str, told: str) -> None:
    assert told in read_question(question, TODAY).not_understood
