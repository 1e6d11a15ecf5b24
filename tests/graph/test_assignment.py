"""An event keeps its id while most of it stays; an actor keeps that of its earliest profile."""

from graph.assignment import actor_of, events_of
from graph.profiles import Profile

VOTES = {"a": "evt-1", "b": "evt-1", "c": "evt-2", "d": "evt-3"}


def test_event_has_the_id_for_which_most_claims_vote() -> None:
    assert set(events_of([("a", "b", "c", "d")], VOTES).values()) == {"evt-1"}


def test_event_keeps_its_id_when_a_minority_leaves_or_joins() -> None:
    assert events_of([("a", "b", "c")], VOTES)["a"] == events_of([("a", "b"), ("c", "d")], VOTES)["a"] == "evt-1"


def test_two_events_never_share_an_id() -> None:
    chosen = events_of([("a",), ("b", "c")], VOTES)
    assert chosen["b"] == chosen["c"] == "evt-1"
    assert chosen["a"] not in {"evt-1", "evt-2"}


def test_actor_is_named_by_its_earliest_profile() -> None:
    profiles = [Profile(id=i, kind="person", spellings=("A",), era=e) for i, e in (("x", 201), ("y", 199), ("a", None))]
    assert actor_of(profiles) == "y"
