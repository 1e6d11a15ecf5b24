"""What a place is called and where it lies, said otherwise by each article: the same for any order, and nobody else's event changes."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.judgements import history_of
from graph.model import Place, When
from graph.placing import agree, least_place
from graph.queries import get_event
from graph.store import Store
from graph.writer import save
from tests.factory import TEXT, article, claim, extraction, person

SAID = (
    Place(name="Tehran", country="IRN", latitude=35.7, longitude=51.4),
    Place(name="TEHRAN", country="IRN", latitude=35.6944, longitude=51.4215),
    Place(name="Tehran", country="IRN", latitude=None, longitude=None),
)
PEOPLE = (person(), person("a2", "Samir Nasser", "SYR"))
places = st.fixed_dictionaries(
    {"id": st.just("plc-1"), "name": st.sampled_from(("Rabat", "RABAT", "rabat")),
     "latitude": st.sampled_from((None, 34.02, 34.0132)), "longitude": st.sampled_from((-6.83, -6.8326))}
).map(lambda place: place if place["latitude"] else place | {"longitude": None})  # fmt: skip


def told(number: int, place: Place) -> tuple:
    """A meeting of its own, a month after the one before."""
    of = article(f"art-{number}", text=f"{TEXT} Number {number}.", published=date(2024, number + 1, 16))
    day = date(2024, number + 1, 15)
    when = When(start=day, end=day, precision="day", text="Wednesday")
    return of, extraction(of, PEOPLE, (claim(f"clm-{number}", place=place, when=when),))


@given(st.lists(places, min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_order_does_not_matter(rows: list, random) -> None:
    shuffled = random.sample(rows, len(rows))
    assert agree({}, rows) == agree({}, shuffled) == agree({"plc-1": rows[0]}, shuffled)


@given(places, places)
def test_what_is_known_stays(one: dict, other: dict) -> None:
    both = least_place(one, other)
    assert not both["name"].isupper() or (one["name"].isupper() and other["name"].isupper())
    assert (both["latitude"] is None) == (one["latitude"] is None and other["latitude"] is None)
    assert (both["latitude"], both["longitude"]) in [(place["latitude"], place["longitude"]) for place in (one, other)]


def place_of(store: Store, claim_id: str) -> Place:
    (row,) = store.read("claims_to_match", ids=[claim_id])
    found = get_event(store, row["event"]).place
    assert found
    return Place(name=found.name, country=found.country, latitude=found.latitude, longitude=found.longitude)


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_a_graph_says_the_same_of_a_place_for_any_order_of_articles(store: Store, order: tuple[int, ...]) -> None:
    for number in order:
        save(store, [told(number, SAID[number])])
    expected = Place(name="Tehran", country="IRN", latitude=35.6944, longitude=51.4215)
    assert [place_of(store, f"clm-{number}") for number in order] == [expected] * 3


def test_an_article_that_says_a_place_otherwise_changes_no_other_event(store: Store) -> None:
    save(store, [told(0, SAID[0])])
    (row,) = store.read("claims_to_match", ids=["clm-0"])
    for number in range(1, 5):
        save(store, [told(number, Place(name="TEHRAN", country="IRN", latitude=35.7 + number / 100, longitude=51.4))])
    assert place_of(store, "clm-4") == SAID[0]
    assert len(history_of(store, row["event"]).versions) == 1
