"""Questions to a graph of their own."""

from datetime import date

from graph.actor_queries import find_actor_ids, find_actors
from graph.answers import EventQuery
from graph.reasons import explain_nothing
from graph.store import Store
from graph.writer import save
from tests.factory import article, claim, extraction, person


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


def test_surname_means_all_who_bear_it_though_somebody_is_called_only_so(store: Store) -> None:
    names = {"Kiani": "SYR", "Bita Kiani": "IRN", "Kiani Nasser": "JOR"}
    for i, (name, country) in enumerate(names.items()):
        of = article(f"art-{i}")
        save(store, [(of, extraction(of, actors=(person("a1", name, country), person("a2", "Lars Holm", "NOR"))))])
    known = {actor.name: actor.id for actor in find_actors(store, "kiani").items}
    assert set(find_actor_ids(store, "Kiani", "person")) == {known["Kiani"], known["Bita Kiani"]}
    assert find_actor_ids(store, "Bita Kiani") == (known["Bita Kiani"],)


def test_period_that_leaves_nothing_says_what_it_leaves_out(store: Store) -> None:
    asked = EventQuery(start=date(2020, 1, 1), end=date(2020, 12, 31))
    day, undated = article("day"), article("undated")
    save(store, [(day, extraction(day))])
    assert explain_nothing(store, asked).endswith("Without the period it would be 1.")
    save(
        store, [(day, extraction(day, claims=())), (undated, extraction(undated, claims=(claim("clm-u", when=None),)))]
    )
    assert explain_nothing(store, asked).endswith("Without the period it would be 1, 1 of them without a date.")
