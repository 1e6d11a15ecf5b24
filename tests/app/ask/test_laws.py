"""What changes nothing of what a question means changes nothing of its filter, or something more is told: courtesy, stops, spaces, signs, spelling."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.ask.reading import Reading, UnreadableQuestion, read_question
from tests.app.ask.questions import ANSWERED

TODAY = date(2026, 11, 24)
BARE = re.compile(r"[?.\s]+$")
YEAR = re.compile(r"(?<=\w) in (\d{4})$")
LATER = re.compile(r"\b(?:after|before|following|since|and|to)\s")  # what the year would belong to
SPELT = (("defence", "defense"), ("criticis", "criticiz"), ("organis", "organiz"), ("recognis", "recogniz"), ("favour", "favor"), ("labour", "labor"))  # fmt: skip


def _american(question: str) -> str:
    for british, american in SPELT:
        question = question.replace(british, american)
    return question


LAWS: dict[str, Callable[[str], str]] = {
    "thanks": lambda question: f"{BARE.sub('', question)}, thanks!",
    "please": lambda question: f"please {question}" if question[0].islower() else question,
    "could you show me": lambda question: f"could you please show me {question}" if question[0].islower() else question,
    "a full stop": lambda question: f"{BARE.sub('', question)}.",
    "no stop": lambda question: BARE.sub("", question),
    "a question mark": lambda question: f"{BARE.sub('', question)}?",
    "spaces": lambda question: f"  {question.replace(' ', '  ')}\n",
    "quotation marks": lambda question: f'"{question}"',
    "curly apostrophes": lambda question: question.replace("'", "’"),
    "signs for and": lambda question: question.replace(" and ", " & "),
    "the year": lambda question: re.sub(r"\bin (\d{4})\b", r"in the year \1", question),
    "American spelling": _american,
    "the USA": lambda question: re.sub(r"\bthe (US|United States)\b", "the USA", question),
    "a comma before the year": lambda question: question if LATER.search(question) else YEAR.sub(r", \1", question),
}


@pytest.mark.data
@pytest.mark.parametrize("name", LAWS)
def test_question_means_the_same_when_it_is_written_otherwise(name: str) -> None:
    write, start = LAWS[name], [*LAWS].index(name)
    changed = [question for case in ANSWERED[start % 4 :: 4] if not holds(case, question := write(case["question"]))]
    assert not changed


def holds(case: dict[str, Any], question: str) -> bool:
    """Tell whether the filter is that of the case, or more is told; a refusal says nothing wrong."""
    try:
        reading = read_question(question, TODAY)
    except UnreadableQuestion:
        return True
    told = set(" ".join(reading.not_understood).lower().split()) - set(" ".join(case.get("told", [])).lower().split())
    return bool(told) or written(reading) == _american(json.dumps(case["filter"], ensure_ascii=False).lower())


def written(reading: Reading) -> str:
    data = json.loads(reading.filter.model_dump_json(by_alias=True, exclude_defaults=True), parse_int=str)
    return _american(json.dumps(data, ensure_ascii=False).lower())
