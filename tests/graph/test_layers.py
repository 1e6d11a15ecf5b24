"""What the set of all links makes doubtful: a report that names nobody and fits the meetings of two pairs of people."""

import pytest

from graph.model import Actor, Article, Extraction
from graph.store import Store
from graph.writer import save
from tests.factory import TEXT, article, claim, extraction, participant, person

SEATS = (participant("a1"), participant("a2", "Samir Nasser", "SYR", role="visitor"))


def told(number: int, one: str | None, other: str | None) -> tuple[Article, Extraction]:
    of = article(f"art-{number}", publisher=f"Paper {number}", text=f"{TEXT} Number {number}.")
    actors = tuple(
        person(key, name, country) if name else Actor(id=key, kind="country", name=country, country=country)
        for key, name, country in (("a1", one, "IRN"), ("a2", other, "SYR"))
    )
    return of, extraction(of, actors, (claim(f"clm-{number}", participants=SEATS),))


def events(store: Store) -> dict[str, str]:
    return {row["id"]: row["event"] for row in store.read("claims_to_match", ids=["clm-0", "clm-1", "clm-2"])}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)], ids=str)
def test_two_countries_that_met_are_the_one_pair_of_ministers_that_did(store: Store, order: tuple[int, ...]) -> None:
    items = [told(0, None, None), told(1, "Arash Kiani", "Samir Nasser"), told(2, "Arash Kiani", "Samir Nasser")]
    for number in order:
        save(store, [items[number]])
    assert len(set(events(store).values())) == 1


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)], ids=str)
def test_two_countries_that_met_are_neither_of_two_pairs(store: Store, order: tuple[int, ...]) -> None:
    items = [told(0, None, None), told(1, "Arash Kiani", "Samir Nasser"), told(2, "Bahram Vahidi", "Omar Haddad")]
    for number in order:
        save(store, [items[number]])
    assert len(set(events(store).values())) == 3
