"""An event keeps its id while most of it stays; an actor that of its largest profile, of equals the earliest."""

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


def sized(id: str, era: int | None, claims: int) -> Profile:  # noqa: A002
    return Profile(id=id, kind="person", spellings=("A",), era=era, claims=claims)


def test_of_actors_profiles_of_like_size_the_earliest_names_it() -> None:
    assert actor_of([sized("x", 201, 1), sized("y", 199, 3), sized("a", None, 0)]) == "y"


def test_a_new_spelling_does_not_rename_an_actor_of_many_claims() -> None:
    assert actor_of([sized("x", 201, 9000), sized("y", 199, 3), sized("a", 200, 800)]) == "x"
