"""What is asked at the start is what is asked later: the same texts, with parameters of the same kinds, so that nobody waits for a plan."""

from collections.abc import Callable
from datetime import date
from math import ceil, log10
from typing import Any

import pytest

from graph import preparing
from graph.aggregates import aggregate, find_counterparts, relate
from graph.answers import EventQuery, Side
from graph.preparing import prepare
from graph.queries import find_events
from graph.store import Store

IRAN, SYRIA = (Side(words=code, countries=(code,)) for code in ("IRN", "SYR"))
DAY = date(2024, 5, 16)
PAGES = (
    EventQuery(),
    EventQuery(end=DAY),
    EventQuery(countries=("IRN",), categories=("CONSULT",)),
    EventQuery(types=("meeting", "visit"), start=DAY, end=DAY),
    EventQuery(sides=(IRAN,), sectors=("MIL",), end=DAY),
    EventQuery(sides=(IRAN, SYRIA), roles=("host",), office="foreign minister", place="Tehran"),
    EventQuery(sides=(IRAN, SYRIA), types=("meeting",), start=DAY),
    EventQuery(words="talks on water", sides=(IRAN,)),
)
Asked = list[tuple[str, tuple[tuple[str, Any], ...]]]


def kind_of(value: object) -> object:
    """What the database plans a value by: its type, and the magnitude of a text."""
    return ceil(log10(len(value))) if isinstance(value, str) and value else type(value)


@pytest.fixture
def asked(store: Store, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What is sent to the database, which answers it: texts with the kinds of their parameters."""
    sent: Asked = []
    read: Callable[..., Any] = store._read

    def note(query: Any, parameters: dict[str, Any]) -> Any:
        sent.append((query.text, tuple(sorted((name, kind_of(value)) for name, value in parameters.items()))))
        return read(query, parameters)

    monkeypatch.setattr(store, "_read", note)
    return sent


def test_questions_are_planned_before_they_are_asked(
    store: Store, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "WORTH", 0)
    prepare(store)
    prepared = set(asked)
    asked.clear()
    for query in PAGES:
        find_events(store, query)
    for by in (("type",), ("year",), ("country",), ("month", "type")):
        for query in PAGES:
            aggregate(store, query, by)
    relate(store, PAGES[5], "year")
    find_counterparts(store, PAGES[4])
    assert set(asked) - prepared == set()


def test_a_small_graph_is_asked_for_pages_alone(store: Store, asked: Asked) -> None:
    prepare(store)
    assert len(asked) == len(preparing.FIRST) + 1
