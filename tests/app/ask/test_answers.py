"""What a user is shown of a question: the address asks for the same events as the filter."""

from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from app.ask.answers import explain
from app.ask.reading import read_question
from app.filters import EventFilter
from tests.app.ask.questions import ANSWERED
from tests.cases import Case, in_lots

TODAY = date(2026, 11, 24)


def parse_address(address: str) -> EventFilter:
    """Read the query string as the service does: a field of several values is a list."""
    given = parse_qs(urlsplit(address).query)
    lists = {name for name, field in EventFilter.model_fields.items() if str(field.annotation).startswith("tuple")}
    return EventFilter.model_validate({name: values if name in lists else values[0] for name, values in given.items()})


@pytest.mark.data
@in_lots(Case(case["question"], (case,)) for case in ANSWERED)
def test_address_asks_for_what_the_filter_says(case: dict[str, Any]) -> None:
    reading = read_question(case["question"], TODAY)
    asked = parse_address(explain(reading, lambda _name, _kind: ()).address)
    assert asked.model_copy(update={"sort": "newest", "limit": EventFilter().limit}) == reading.filter
