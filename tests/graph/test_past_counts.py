"""What was counted at a time is counted again as it was, after articles were withdrawn and actors merged."""

from datetime import UTC, datetime
from typing import Any, get_args

import pytest

from graph.aggregates import Dimension, aggregate, aggregate_each, find_counterparts, relate
from graph.answers import EventQuery, Side
from graph.decisions import Request, decide
from graph.ends import Seats
from graph.networks import find_network
from graph.queries import find_events
from graph.store import Store
from graph.streams import exported, iter_events
from graph.writer import delete_articles, save
from tests.graph.test_aggregates import HAPPENINGS, IRAN, SYRIA, tell
from tests.graph.test_decisions import BY, ids

DIMENSIONS = get_args(Dimension)
CROSSED = (("month", "type"), ("country", "type"), ("type", "year"), ("actor", "role"))
QUERIES = {
    "Iran": EventQuery(sides=(IRAN,)), "meetings": EventQuery(types=("meeting",)), "nobody": EventQuery(sides=(Side(words="?", actors=("per-none",)),)),
}  # fmt: skip


def all_told(store: Store, at: str | None) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name, query in QUERIES.items():
        asked = query.model_copy(update={"as_of": at})
        told |= {f"{name} by {by}": aggregate(store, asked, (by,)) for by in DIMENSIONS}
        told |= {f"{name} by {by}": aggregate(store, asked, by) for by in CROSSED}  # type: ignore[arg-type]
        told[f"{name} without itself"] = aggregate(store, asked, ("actor",), told_of=Seats(others=True))
        told[f"{name}, who does it"] = aggregate(store, asked, ("country",), told_of=Seats(who="source"))
        told[f"{name}, two of many"] = aggregate(store, asked, ("country",), 2)
        told[f"{name}, facets"] = aggregate_each(store, asked, ("type", "year"))
    for by in ("month", "year"):
        told[f"relations by {by}"] = relate(store, EventQuery(sides=(IRAN, SYRIA), as_of=at), by)
    return told


def counterparts(store: Store, at: str | None) -> list[Any]:
    found = find_counterparts(store, QUERIES["Iran"].model_copy(update={"as_of": at})).items
    return [one.model_copy(update={"types": tuple(sorted(one.types))}) for one in found]


def test_counts_of_a_time_are_those_that_were_given_then(store: Store) -> None:
    save(store, [tell(*happening) for happening in HAPPENINGS])
    before, others, network = all_told(store, None), counterparts(store, None), find_network(store, EventQuery())
    then = datetime.now(UTC).isoformat(timespec="microseconds")
    left, right = ids(store, "Rustam Kiani", "Rustam Okelo")
    decide(store, Request(kind="merge", left=left, right=right, **BY))
    delete_articles(store, ["art-2", "art-4"])
    assert len(find_events(store, EventQuery()).items) == 4
    after = all_told(store, then)
    assert {key for key in before if after[key] != before[key]} == set()
    assert counterparts(store, then) == others
    past = find_network(store, EventQuery(as_of=then))
    assert (past.events, past.edges) == (network.events, network.edges)
    assert all_told(store, None) != before


def test_export_of_a_time_has_the_events_of_then(store: Store) -> None:
    save(store, [tell(*happening) for happening in HAPPENINGS])
    then = datetime.now(UTC).isoformat(timespec="microseconds")
    before = {event.id: event for event in iter_events(store, EventQuery())}
    delete_articles(store, ["art-1", "art-5"])
    after = {event.id: event for event in iter_events(store, EventQuery(as_of=then))}
    assert after == before


def test_counterparts_come_page_by_page_now_and_then(store: Store) -> None:
    save(store, [tell(*happening) for happening in HAPPENINGS])
    then = datetime.now(UTC).isoformat(timespec="microseconds")
    for at in (None, then):
        query = QUERIES["Iran"].model_copy(update={"as_of": at})
        seen, after = [], None
        while True:
            page = find_counterparts(store, query, 1, after)
            seen += [(one.name, one.events) for one in page.items]
            after = page.next
            if after is None:
                break
        assert seen == [("Rustam Nasser", 3), ("Rustam Demir", 1)]


def test_stream_tells_of_events_what_a_list_does(store: Store) -> None:
    save(store, [tell(*happening) for happening in HAPPENINGS])
    listed = {event.id: exported(event) for event in find_events(store, EventQuery()).items}
    streamed = {event.id: event for event in iter_events(store, EventQuery())}
    assert streamed == listed


def test_event_that_is_deleted_during_an_export_is_left_out(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.streams.PAGE", 1)
    monkeypatch.setattr("graph.streams.PAGES_AHEAD", 1)
    save(store, [tell(*happening) for happening in HAPPENINGS])
    events = iter_events(store, EventQuery())
    first = next(events)
    store.run_schema("MATCH (e:Event) DETACH DELETE e")
    rest = list(events)
    assert first.id
    assert len(rest) < len(HAPPENINGS) - 1
