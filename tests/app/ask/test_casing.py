"""A question means the same in small letters, in capitals and as a headline, or tells what it lost."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from app.ask.casing import settle_case
from app.ask.reading import UnreadableQuestion, read_question
from tests.app.ask.questions import ANSWERED
from tests.cases import Case, in_lots

TODAY = date(2026, 11, 24)
# Nothing but its capitals tells the name here: "Abdullah go" could be one, and so could the army of Libya be meant.
NEEDS_CAPITALS = {
    "how did the meeting between Obama and Abdullah go",
    "Libyan National Army offensive against Tripoli",
}


def written_as_headline(question: str) -> str:
    return re.sub(r"(?<![\w'’.])[a-z]", lambda match: match[0].upper(), question)


WRITINGS = {"small": str.lower, "capitals": str.upper, "headline": written_as_headline}
WRITTEN = [
    Case(f"{case['question']} ({name})", (case, write))
    for case in ANSWERED
    if case["question"] not in NEEDS_CAPITALS
    for name, write in WRITINGS.items()
]


@pytest.mark.data
@in_lots(WRITTEN)
def test_question_means_the_same_however_it_is_written_or_tells_what_it_lost(
    case: dict[str, Any], write: Callable[[str], str]
) -> None:
    try:
        reading = read_question(write(case["question"]), TODAY)
    except UnreadableQuestion:
        return
    meant = json.dumps(case["filter"], ensure_ascii=False).lower()
    written = reading.filter.model_dump_json(by_alias=True, exclude_defaults=True)
    read = json.dumps(json.loads(written, parse_int=str), ensure_ascii=False)
    told = set(" ".join(reading.not_understood).lower().split())
    assert (
        read.lower() == meant
        or told - set(" ".join(case.get("told", [])).lower().split())
        or guesses(reading, told, case)
    )


def guesses(reading: Any, told: set[str], case: dict[str, Any]) -> bool:
    """Tell whether a person who is asked for is told too, for the name may be none, or one who is asked no more, or a place."""
    lost = set(case["filter"].get("between", [])) - set(reading.filter.between)
    people = [side.partition(":")[2].lower() for side in (*reading.filter.between, *lost) if side.startswith("person:")]
    places = {case["filter"].get("place")} - {None, reading.filter.place}
    return any(set(name.lower().split()) <= told for name in (*people, *places))


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("us condemnation of israel", "US condemnation of israel"),
        ("tell us about un sanctions", "tell us about UN sanctions"),
        ("list for us the visits of the eu to iran", "list for us the visits of the EU to iran"),
        ("kim jong un in moscow", "kim jong un in moscow"),
        ("talks of the e3 and the p5+1", "talks of the E3 and the P5+1"),
        ("Meetings Between NATO And Iran", "meetings between NATO and iran"),
        ("Obama Xi", "Obama Xi"),
        ("Talks in the us", "Talks in the US"),
    ],
)
def test_capitals_are_put_where_they_say_something(question: str, text: str) -> None:
    assert settle_case(question).text == text


def test_names_of_a_headline_keep_their_capitals() -> None:
    reading = read_question("Meetings Between Barzani And Maliki In Baghdad", TODAY)
    assert reading.filter.between == ("person:Barzani", "person:Maliki")
    assert reading.filter.place == "Baghdad"
