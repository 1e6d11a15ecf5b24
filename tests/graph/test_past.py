"""What was known at a time stays answerable: before a correction, before a merge, before a deletion."""

from datetime import UTC, datetime

import pytest

from graph.actor_queries import get_actor
from graph.answers import EventQuery, Side
from graph.decisions import Request, decide
from graph.judgements import (
    compare_two,
    explain_actor,
    explain_event,
    find_candidates,
    find_current,
    history_of,
)
from graph.queries import NotFound, find_events, get_event
from graph.store import Store
from graph.writer import delete_articles, save
from tests.graph.test_decisions import BY, NAMES, ids, meeting

IRAN = Side(words="Iran", countries=("IRN",))


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def titles(store: Store, as_of: str | None, **fields) -> list[str]:
    return [event.title for event in find_events(store, EventQuery(as_of=as_of, **fields)).items]


def test_nothing_was_known_before_the_first_article(store: Store) -> None:
    before = now()
    save(store, NAMES)
    assert titles(store, before) == []
    assert titles(store, now()) == titles(store, None)
    assert len(titles(store, None)) == 2


def test_deleted_article_is_still_known_in_the_past(store: Store) -> None:
    save(store, NAMES)
    then = now()
    (event,) = [e for e in find_events(store, EventQuery()).items if "Kiani" in e.title]
    delete_articles(store, ["one"])
    assert titles(store, None) == ["Bahram Tabrizi (IRN) met Samir Nasser (SYR) in Tehran"]
    assert len(titles(store, then, sides=(IRAN,))) == 2
    assert len(titles(store, then, sides=(IRAN,), min_sources=2)) == 0
    assert get_event(store, event.id, then) == event
    with pytest.raises(NotFound):
        get_event(store, event.id)


def test_past_pages_join_without_gap(store: Store) -> None:
    save(store, [meeting(f"n{i}", "Arash Kiani", f"2024-0{i}-10") for i in range(1, 8)])
    then = now()
    delete_articles(store, ["n2", "n5"])
    seen, after = [], None
    while True:
        page = find_events(store, EventQuery(as_of=then), 2, after)
        seen += [event.start.month for event in page.items if event.start]
        after = page.next
        if after is None:
            break
    assert seen == [7, 6, 5, 4, 3, 2, 1]


def test_merge_is_not_known_before_it_was_decided_and_old_ids_lead_on(store: Store) -> None:
    save(store, NAMES)
    then = now()
    left, right = ids(store, "Arash Kiani", "Bahram Tabrizi")
    decide(store, Request(kind="merge", left=left, right=right, **BY))
    gone = ({left, right} - set(ids(store, "Bahram Tabrizi"))) or ({left, right} - set(ids(store, "Arash Kiani")))
    (old,) = gone
    (kept,) = {left, right} - gone
    assert find_current(store, old) == kept
    assert {get_actor(store, old, then).name, get_actor(store, kept, then).name} == {"Arash Kiani", "Bahram Tabrizi"}
    with pytest.raises(NotFound):
        get_actor(store, old)
    assert len(titles(store, then, sides=(Side(words="x", actors=(kept,)),))) == 2
    told = history_of(store, kept)
    assert [d.kind for d in told.decisions] == ["merge"]
    assert [v.until is None for v in told.versions] == [True, False]


def test_event_explains_itself(store: Store) -> None:
    save(
        store,
        [
            meeting("one", "Arash Kiani"),
            meeting("two", "Arash Kiani", status="denied"),
            meeting("x", "Arash Kiani", "2024-05-19"),
        ],
    )
    event = next(e for e in find_events(store, EventQuery(statuses=())).items if e.articles == 2)
    why = explain_event(store, event.id)
    assert [(c.id, c.status, c.rules) for c in why.claims] == [
        ("clm-one", "happened", ("meeting.meet",)), ("clm-two", "denied", ("meeting.meet",)),
    ]  # fmt: skip
    assert why.disputed == event.disputed == ("status",)
    assert why.joined
    assert any("takes part in both" in reason for reason in why.joined[0].why)
    other = next(e for e in find_events(store, EventQuery()).items if e.articles == 1)
    apart = compare_two(store, event.id, other.id)
    assert any("days lie between their dates" in reason for reason in apart.links[0].why)
    assert not apart.links[0].joined


def test_uncertain_pair_waits_for_a_decision_and_leaves_the_list_with_it(store: Store) -> None:
    save(store, [meeting("one", "Arash Kiani"), meeting("two", "Kiani", "2024-08-01")])
    found = [c for c in find_candidates(store, "actor", 10) if {c.left_name, c.right_name} == {"Arash Kiani", "Kiani"}]
    if not found:
        people = ids(store, "Arash Kiani")
        assert {p.name for p in explain_actor(store, people[0]).profiles} == {"Arash Kiani", "Kiani"}
        return
    decide(store, Request(kind="not_same", left=found[0].left, right=found[0].right, **BY))
    assert not find_candidates(store, "actor", 10)


def test_two_actors_wait_for_a_decision_once_however_many_of_their_names_are_near(store: Store) -> None:
    told = [
        meeting(f"{name[:1]}{year}", name, f"{year}-05-15")
        for name in ("Arash Kiani", "Kiani")
        for year in (2004, 2034)
    ]
    save(store, told)
    pairs = [frozenset((one.left_id, one.right_id)) for one in find_candidates(store, None, 50)]
    assert len(pairs) == len(set(pairs))
