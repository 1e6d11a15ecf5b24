"""Questions to a graph of their own."""

from graph.actor_queries import find_actor_ids, find_actors
from graph.answers import EventQuery
from graph.reasons import explain_nothing
from graph.store import Store
from graph.writer import save
from tests.factory import article, extraction, person


def test_empty_graph_says_so(store: Store) -> None:
    assert "no events yet" in explain_nothing(store, EventQuery())


def test_namesake_of_another_country_is_another_actor(store: Store) -> None:
    of = article("x")
    save(store, [(of, extraction(of, actors=(person("a1"), person("a2", "Arash Kiani", "SYR"))))])
    assert len(find_actor_ids(store, "Arash Kiani")) == 2


def test_actors_of_one_surname_come_page_by_page(store: Store) -> None:
    for i, name in enumerate(("Bita Kiani", "Cyrus Kiani", "Dara Kiani")):
        of = article(f"art-{i}")
        save(store, [(of, extraction(of, actors=(person("a1", name), person("a2", "Samir Nasser", "SYR"))))])
    seen, after = [], None
    while True:
        page = find_actors(store, "kiani", limit=1, after=after)
        seen += [actor.name for actor in page.items]
        if page.next is None:
            break
        after = page.next
    assert sorted(seen) == ["Bita Kiani", "Cyrus Kiani", "Dara Kiani"]
