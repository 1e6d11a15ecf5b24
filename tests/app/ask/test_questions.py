"""Every question of questions.yaml is read as the filter that stands there, and what was not understood is told."""

import json
from datetime import date
from typing import Any

import pytest

from app.ask.reading import UnreadableQuestion, read_question
from tests.app.ask.questions import ALL
from tests.cases import Case, in_lots

TODAY = date(2026, 11, 24)


@pytest.mark.data
@in_lots(Case(case["question"], (case,)) for case in ALL)
def test_question_means_its_filter(case: dict[str, Any]) -> None:
    if "refused" in case:
        with pytest.raises(UnreadableQuestion) as caught:
            read_question(case["question"], TODAY)
        assert caught.value.said.suggestions
        return
    reading = read_question(case["question"], TODAY)
    written = reading.filter.model_dump_json(by_alias=True, exclude_defaults=True)
    assert json.loads(written, parse_int=str) == case["filter"]  # the file's numbers are words too
    answer = {key: str(value) for key, value in reading.wanted.model_dump(exclude_defaults=True).items()}
    assert answer == case.get("answer", {})
    assert list(reading.not_understood) == case.get("told", [])


def test_there_are_two_hundred_questions() -> None:
    assert len({case["question"] for case in ALL}) >= 200
