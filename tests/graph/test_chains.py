"""Chains of events between two sides, over a graph that was made by hand."""

from collections.abc import Iterator
from datetime import date

import pytest

from graph.actor_queries import find_actor_ids
from graph.answers import EventQuery, Side
from graph.chains import find_chains
from graph.store import Store
from graph.writer import save
from tests.graph.test_aggregates import PEOPLE, tell

# Kiani (Iran) - Nasser (Syria) - Demir (Turkey) - Okelo (Kenya) - Moreau (France) - Silva (Brazil), and two who met nobody else.
PAIRS = (
    ("Kiani", "Nasser"),
    ("Nasser", "Demir"),
    ("Demir", "Okelo"),
    ("Okelo", "Moreau"),
    ("Moreau", "Silva"),
    ("Haugen", "Lindqvist"),
)
LANDS = {"Moreau": "FRA", "Silva": "BRA", "Haugen": "NOR", "Lindqvist": "SWE"}


@pytest.fixture(scope="module")
def graph(open_store) -> Iterator[Store]:
    with pytest.MonkeyPatch.context() as patch, open_store() as store:
        for name, land in LANDS.items():
            patch.setitem(PEOPLE, name, land)
        happenings = [
            tell(str(number), "meeting" if number != 3 else "sanction", date(2012, number, 1), None, tuple((name, "participant") for name in pair))
            for number, pair in enumerate(PAIRS, 1)
        ]  # fmt: skip
        save(store, happenings)
        yield store


def land(code: str) -> Side:
    return Side(words=code, countries=(code,))


def man(store: Store, name: str) -> Side:
    return Side(words=name, actors=find_actor_ids(store, f"Rustam {name}"))


def chained(store: Store, one: Side, other: Side, **query: tuple[str, ...]) -> list[str]:
    chains = find_chains(store, (one, other), EventQuery.model_validate(query))
    return [" - ".join(name.removeprefix("Rustam ") for name in chain.names) for chain in chains]


def test_who_met_are_joined_by_that_event(graph: Store) -> None:
    assert chained(graph, man(graph, "Kiani"), man(graph, "Nasser")) == ["Kiani - Nasser"]
    assert chained(graph, man(graph, "Nasser"), man(graph, "Kiani")) == ["Nasser - Kiani"]


def test_country_is_whoever_acted_for_it(graph: Store) -> None:
    assert chained(graph, land("IRN"), land("SYR")) == ["Kiani - Nasser"]
    assert chained(graph, land("IRN"), man(graph, "Demir")) == ["Kiani - Nasser - Demir"]


@pytest.mark.parametrize(
    ("code", "chain"),
    [
        ("TUR", "Kiani - Nasser - Demir"),
        ("KEN", "Kiani - Nasser - Demir - Okelo"),
        ("FRA", "Kiani - Nasser - Demir - Okelo - Moreau"),
    ],
)
def test_chain_is_as_long_as_it_must_be(code: str, chain: str, graph: Store) -> None:
    assert chained(graph, land("IRN"), land(code)) == [chain]
    assert chained(graph, land(code), land("IRN")) == [" - ".join(reversed(chain.split(" - ")))]


def test_events_stand_in_the_order_of_the_chain(graph: Store) -> None:
    (chain,) = find_chains(graph, (land("IRN"), land("KEN")), EventQuery())
    assert [event.start.month for event in chain.events if event.start] == [1, 2, 3]
    for event, one, other in zip(chain.events, chain.actors, chain.actors[1:], strict=False):
        assert {one, other} <= {seat.id for seat in event.participants}


def test_nothing_joins_who_are_farther_apart_or_have_no_event_in_common(graph: Store) -> None:
    assert chained(graph, land("IRN"), land("BRA")) == []
    assert chained(graph, land("IRN"), land("NOR")) == []
    assert chained(graph, land("IRN"), land("JPN")) == []
    assert chained(graph, land("IRN"), Side(words="nobody")) == []


def test_only_events_of_the_types_join(graph: Store) -> None:
    assert chained(graph, land("IRN"), land("TUR"), types=("meeting",)) == ["Kiani - Nasser - Demir"]
    assert chained(graph, land("IRN"), land("KEN"), types=("meeting",)) == []
