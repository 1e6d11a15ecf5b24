"""Decisions: they bind before scores, can be tried, and undone they leave no trace but history."""

import json
from datetime import date

import pytest

from graph.decisions import BadDecision, Request, decide, undo
from graph.export import iter_canonical
from graph.model import When
from graph.store import Store
from graph.writer import save
from tests.factory import article, claim, extraction, participant, person


def dump(store: Store) -> tuple[str, ...]:
    return tuple(iter_canonical(store))


def nodes(store: Store, label: str) -> list[dict]:
    return [n["properties"] for n in map(json.loads, dump(store)) if label in n.get("labels", ())]


def on(day: str) -> When:
    return When(start=date.fromisoformat(day), end=date.fromisoformat(day), precision="day", text=day)


def meeting(id: str, name: str, day: str = "2024-05-15", **fields) -> tuple:  # noqa: A002
    """An article in which one of two people has a name of its own."""
    of = article(id, publisher=f"Paper {id}")
    actors = (person("a1", name), person("a2", "Samir Nasser", "SYR"))
    seats = (participant("a1", role="host"), participant("a2", "Samir Nasser", "SYR", role="visitor"))
    return of, extraction(of, actors, (claim(f"clm-{id}", participants=seats, when=on(day), **fields),))


NAMES = (meeting("one", "Arash Kiani"), meeting("two", "Bahram Tabrizi", "2024-08-01"))
BY = {"reason": "the ministry says so", "author": "ana"}


def ids(store: Store, *names: str) -> list[str]:
    known = {n["name"]: n["id"] for n in nodes(store, "Person")}
    return [known[name] for name in names]


def merge(store: Store, **fields):
    left, right = ids(store, "Arash Kiani", "Bahram Tabrizi")
    return decide(store, Request(kind="merge", left=left, right=right, **BY), **fields)


def test_merge_makes_one_actor_of_two(store: Store) -> None:
    save(store, NAMES)
    ruling = merge(store)
    assert len(nodes(store, "Person")) == 2
    assert {d.change for d in ruling.effect.actors} == {"gone", "changed"}
    assert [d.after for d in ruling.effect.events] == ["Arash Kiani (IRN) met Samir Nasser (SYR) in Tehran"]


def test_merge_and_undo_leave_the_same_bytes(store: Store) -> None:
    save(store, NAMES)
    before = dump(store)
    ruling = merge(store)
    assert dump(store) != before
    undo(store, ruling.decision.id, "ben", "it was his brother")
    assert dump(store) == before
    with pytest.raises(BadDecision, match="undone before, by ben"):
        undo(store, ruling.decision.id, "ben", "again")


def test_dry_run_tells_and_changes_nothing(store: Store) -> None:
    save(store, NAMES)
    before = dump(store)
    tried = merge(store, dry_run=True)
    assert dump(store) == before
    assert tried.effect == merge(store).effect


def test_same_decision_is_made_once(store: Store) -> None:
    save(store, NAMES)
    wanted = Request(kind="not_same", left="clm-one", right="clm-two", **BY)
    assert decide(store, wanted).decision == decide(store, wanted).decision
    assert len(nodes(store, "Decision")) == 1


def test_merged_actors_stay_merged_when_articles_come(store: Store) -> None:
    save(store, NAMES)
    merge(store)
    save(store, [meeting("three", "Bahram Tabrizi", "2024-09-09")])
    assert len(nodes(store, "Person")) == 2


def test_not_same_separates_what_evidence_joined(store: Store) -> None:
    save(store, [meeting("one", "Arash Kiani"), meeting("two", "Arash Kiani", "2024-05-15")])
    event = nodes(store, "Event")[0]
    assert event["articles"] == 2
    ruling = decide(store, Request(kind="not_same", left="clm-one", right="clm-two", **BY))
    assert [e["articles"] for e in nodes(store, "Event")] == [1, 1]
    undo(store, ruling.decision.id, "ana", "they were one after all")
    assert [(e["id"], e["articles"]) for e in nodes(store, "Event")] == [(event["id"], 2)]


def test_event_is_split_by_its_claims(store: Store) -> None:
    save(store, [meeting("one", "Arash Kiani"), meeting("two", "Arash Kiani"), meeting("three", "Arash Kiani")])
    (event,) = nodes(store, "Event")
    decide(store, Request(kind="split", left=event["id"], members=("clm-two",), **BY))
    found = {e["id"]: e["articles"] for e in nodes(store, "Event")}
    assert sorted(found.values()) == [1, 2]
    assert found[event["id"]] == 2


def test_actor_is_split_by_articles_and_the_article_keeps_to_it(store: Store) -> None:
    items = [meeting("one", "Arash Kiani", "2024-05-15"), meeting("two", "Arash Kiani", "2024-07-15")]
    save(store, items)
    before = dump(store)
    (one,) = ids(store, "Arash Kiani")
    ruling = decide(store, Request(kind="split", left=one, articles=("two",), **BY))
    people = [n for n in nodes(store, "Person") if n["name"] == "Arash Kiani"]
    assert len(people) == 2
    corrected = meeting("two", "Arash Kiani", "2024-07-16")
    save(store, [corrected])
    assert len([n for n in nodes(store, "Person") if n["name"] == "Arash Kiani"]) == 2
    save(store, [items[1]])
    undo(store, ruling.decision.id, "ana", "one man after all")
    assert dump(store) == before


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        ({"kind": "merge", "left": "per-nobody", "right": "evt-nothing"}, "nothing has the id 'per-nobody'"),
        ({"kind": "merge", "left": "clm-one"}, "wants `left` and `right`"),
        ({"kind": "merge", "left": "clm-one", "right": "clm-one"}, "the same one already"),
        ({"kind": "split", "left": "clm-one", "members": ("clm-one",)}, "somebody has to stay"),
        ({"kind": "split", "left": "clm-one", "members": ("clm-x",)}, "does not belong to"),
        ({"kind": "split", "left": "clm-one", "articles": ("one",)}, "by its claims"),
    ],
)
def test_senseless_decision_is_refused_with_the_reason(store: Store, request_: dict, says: str) -> None:
    save(store, NAMES)
    with pytest.raises(BadDecision, match=says):
        decide(store, Request(**request_, **BY))


def test_merge_of_two_kinds_leaves_no_label_behind(store: Store) -> None:
    """A person that was read as a body can be merged with itself, and the undoing takes every trace."""
    of = article("body")
    body = person("a1", "Kiani Office", kind="organization", offices=())
    save(store, [*NAMES, (of, extraction(of, (body, person("a2", "Samir Nasser", "SYR"))))])
    before = dump(store)
    (left,) = ids(store, "Arash Kiani")
    right = next(n["id"] for n in nodes(store, "Organization"))
    ruling = decide(store, Request(kind="merge", left=left, right=right, **BY))
    assert dump(store) != before
    undo(store, ruling.decision.id, "ana", "two after all")
    assert dump(store) == before
