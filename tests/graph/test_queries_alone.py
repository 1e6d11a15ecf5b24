"""Questions to a graph of their own."""

from graph.answers import EventQuery
from graph.queries import explain_nothing, find_actor_ids
from graph.store import Store
from graph.writer import save
from tests.factory import article, extraction, person


def test_empty_graph_says_so(store: Store) -> None:
    assert "no events yet" in explain_nothing(store, EventQuery())


def test_namesake_of_another_country_is_another_actor(store: Store) -> None:
    of = article("x")
    save(store, [(of, extraction(of, actors=(person("a1"), person("a2", "Arash Kiani", "SYR"))))])
    assert len(find_actor_ids(store, "Arash Kiani")) == 2
