"""Saving: twice changes nothing, order does not matter, a correction withdraws what it replaces."""

import json
from datetime import date
from itertools import permutations

import pytest

from graph.export import iter_canonical
from graph.model import Extraction, When
from graph.store import Store
from graph.writer import save
from tests.factory import article, claim, extraction, participant, person

MONTH = When(start=date(2024, 5, 1), end=date(2024, 5, 31), precision="month", text="May")


def dump(store: Store) -> tuple[str, ...]:
    return tuple(iter_canonical(store))


def nodes(store: Store, label: str) -> list[dict]:
    return [n["properties"] for n in map(json.loads, dump(store)) if label in n.get("labels", ())]


def told_by(id: str, publisher: str, **fields) -> tuple:  # noqa: A002
    of = article(id, publisher=publisher)
    return of, extraction(of, claims=(claim(f"clm-{id}", **fields),))


ITEMS = (
    told_by("one", "Sample Wire"),
    told_by("two", "Sample Post", confidence=0.7, topics=("training", "borders")),
    told_by("three", "Sample Wire", when=MONTH, place=None, status="planned"),
)


def test_saving_twice_changes_nothing(store: Store) -> None:
    first = save(store, ITEMS)
    before = dump(store)
    again = save(store, ITEMS)
    assert (len(first.new), again.new, len(again.unchanged)) == (3, (), 3)
    assert dump(store) == before


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_order_does_not_matter(order: tuple[int, ...], store: Store) -> None:
    for i in order:
        save(store, [ITEMS[i]])
    one_by_one = dump(store)
    save(store, [(a.model_copy(update={"text": "gone"}), Extraction(article=e.article)) for a, e in ITEMS])
    save(store, ITEMS)
    assert dump(store) == one_by_one


def test_two_articles_of_one_meeting_make_one_event(store: Store) -> None:
    save(store, ITEMS[:2])
    events = nodes(store, "Event")
    assert [(e["articles"], e["sources"], e["status"]) for e in events] == [(2, 2, "happened")]
    assert events[0]["title"] == "Arash Kiani (IRN) met Samir Nasser (SYR) in Tehran"


def test_one_publisher_counts_as_one_source(store: Store) -> None:
    save(store, [told_by("one", "Sample Wire"), told_by("two", "Sample Wire")])
    assert [(e["articles"], e["sources"]) for e in nodes(store, "Event")] == [(2, 1)]


def test_correction_equals_a_graph_that_only_saw_the_corrected_article(store: Store) -> None:
    right = told_by("one", "Sample Wire", participants=(participant("a1"),), topics=("rice",))
    save(store, [right])
    wanted = dump(store)
    save(store, [ITEMS[0]])
    assert dump(store) != wanted
    assert save(store, [right]).replaced == ("one",)
    assert dump(store) == wanted


def test_withdrawn_article_leaves_no_orphans(store: Store) -> None:
    save(store, ITEMS)
    save(store, [(a, Extraction(article=e.article)) for a, e in ITEMS])
    left = {label for n in map(json.loads, dump(store)) for label in n.get("labels", ())}
    assert left == {"Article", "Atom", "Source"}


def test_person_named_twice_is_one_node_with_all_names(store: Store) -> None:
    second = article("two")
    named = extraction(second, actors=(person("a1", aliases=("Kiani",)), person("a2", "Samir Nasser", "SYR")))
    save(store, [ITEMS[0], (second, named)])
    found = [n for n in nodes(store, "Person") if n["name"] == "Arash Kiani"]
    assert [n["aliases"] for n in found] == [["Kiani"]]


def test_meeting_is_counted_between_its_people(store: Store) -> None:
    save(store, ITEMS[:2])
    met = [r for r in map(json.loads, dump(store)) if r.get("type") == "MET"]
    assert [(r["properties"]["count"], r["properties"]["first"]) for r in met] == [(1, "2024-05-15")]


def test_denied_claim_disputes_the_event(store: Store) -> None:
    save(store, [told_by("one", "Sample Wire"), told_by("two", "Sample Post", status="denied", confidence=0.5)])
    kinds = {r["type"] for r in map(json.loads, dump(store)) if r.get("type") in {"SUPPORTS", "DISPUTES"}}
    assert kinds == {"SUPPORTS", "DISPUTES"}


def test_of_two_items_with_one_id_the_last_counts(store: Store) -> None:
    report = save(store, [ITEMS[0], (article("one", text="Nothing."), Extraction(article=ITEMS[0][1].article))])
    assert report.claims == 0


def test_office_is_held_for_a_country(store: Store) -> None:
    save(store, ITEMS[:1])
    held = [r for r in map(json.loads, dump(store)) if r.get("type") == "HELD"]
    assert {(r["end"][1], r["properties"]["title"]) for r in held} == {
        ("cty-irn", "Chief of Staff"),
        ("cty-syr", "Chief of Staff"),
    }


def test_claims_that_cannot_be_compared_meet_in_a_third(store: Store) -> None:
    """One article names the guest only by office, one gives nobody a country: the full one brings them together."""
    full = told_by("full", "Sample Wire")
    unnamed = article("unnamed", publisher="Sample Post")
    guests = (person("a1"), person("a2", "Syrian counterpart", "SYR", kind="group", offices=()))
    bare = article("bare", publisher="Sample Sun")
    nobodies = tuple(person(i, n, None, offices=()) for i, n in (("a1", "Arash Kiani"), ("a2", "Samir Nasser")))
    seats = (participant("a1", country=None), participant("a2", "Samir Nasser", None))
    save(
        store,
        [
            full,
            (unnamed, extraction(unnamed, guests)),
            (bare, extraction(bare, nobodies, (claim("clm-bare", participants=seats),))),
        ],
    )
    assert [(e["articles"], e["sources"]) for e in nodes(store, "Event")] == [(3, 3)]


def test_title_of_a_visit_names_the_visitor_first(store: Store) -> None:
    save(store, [(article(), extraction(claims=(claim(type="visit", cameo="042"),)))])
    assert [e["title"] for e in nodes(store, "Event")] == ["Samir Nasser (SYR) visited Arash Kiani (IRN) in Tehran"]


def test_text_without_an_author_is_known_again_by_what_it_was_before_there_were_authors() -> None:
    bare = article("a1")
    assert "author" not in bare.as_given()
    assert '"author":"Ann Nilsen"' in bare.model_copy(update={"author": "Ann Nilsen"}).as_given()
