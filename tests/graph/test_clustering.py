"""Clusters have a centre, keep apart what excludes each other, obey decisions, and do not depend on order."""

import random

from hypothesis import given
from hypothesis import strategies as st

from graph.clustering import Judgement, Question, Verdicts, cluster, pair

NONE = Verdicts()


def judged(**scores: float) -> dict[tuple[str, str], Judgement]:
    return {(key[0], key[1]): Judgement(score=abs(score), conflict=score < 0) for key, score in scores.items()}


def ask(links: dict, rank=lambda atom: (atom,), threshold: float = 0.8) -> Question:
    return Question(threshold, rank, lambda a, b: (a, b) in links and links[a, b].conflict)


def clusters(links: dict, verdicts: Verdicts = NONE, atoms: str = "abcd", centre: str = "") -> list[str]:
    found = cluster(set(atoms), links, verdicts, ask(links, lambda atom: (atom != centre,)))
    return ["".join(members) for members in found]


def test_like_joins_like() -> None:
    assert clusters(judged(ab=0.9, cd=0.5)) == ["ab", "c", "d"]


def test_chain_is_not_one_cluster() -> None:
    assert clusters(judged(ab=0.9, bc=0.85, cd=0.82)) == ["ab", "cd"]


def test_all_may_resemble_one_centre_without_resembling_each_other() -> None:
    assert clusters(judged(ab=0.9, bc=0.85, bd=0.82), centre="b") == ["abcd"]


def test_members_that_exclude_each_other_are_apart_whatever_the_centre() -> None:
    assert clusters(judged(ab=0.9, bc=0.85, ac=-0.1), centre="b") == ["ab", "c", "d"]


def test_decision_joins_what_nothing_else_does() -> None:
    assert clusters({}, Verdicts(same=frozenset({("a", "d")}))) == ["ad", "b", "c"]


def test_decision_keeps_apart_what_resembles() -> None:
    assert clusters(judged(ab=0.99), Verdicts(apart=frozenset({("a", "b")}))) == ["a", "b", "c", "d"]


def test_decision_outweighs_a_conflict() -> None:
    links = judged(ab=-0.1, bc=0.9)
    assert clusters(links, Verdicts(same=frozenset({("a", "b")})), centre="b") == ["abc", "d"]


def test_decisions_that_contradict_each_other_leave_apart() -> None:
    same, apart = frozenset({("a", "b"), ("b", "c")}), frozenset({("a", "c")})
    assert clusters({}, Verdicts(same=same, apart=apart)) == ["ab", "c", "d"]


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")).filter(lambda p: p[0] < p[1]), st.floats(-1, 1)
    ),
    st.integers(),
)  # fmt: skip
def test_order_of_the_links_does_not_matter(scores: dict, seed: int) -> None:
    links = [(both, Judgement(score=abs(s), conflict=s < -0.9)) for both, s in scores.items()]
    shuffled = random.Random(seed).sample(links, len(links))
    question = ask(dict(links), threshold=0.6)
    first = cluster("abcdefgh", dict(links), NONE, question)
    assert first == cluster("hgfedcba", dict(shuffled), NONE, question)
    together = {pair(a, b) for members in first for a in members for b in members if a != b}
    assert not together & {both for both, judgement in links if judgement.conflict}


def test_what_resembles_one_of_the_centres_name_resembles_the_centre() -> None:
    links = judged(ab=0.95, bc=0.9)  # a and b are one name in two decades, c a surname near the later one
    named = Question(
        0.8, lambda atom: (atom != "a",), lambda _a, _b: False, lambda atom, centre: {atom, centre} <= set("ab")
    )
    assert cluster(set("abc"), links, NONE, named) == (("a", "b", "c"),)
    assert cluster(set("abc"), links, NONE, ask(links, lambda atom: (atom != "a",))) == (("a", "b"), ("c",))


def test_a_surname_joins_the_whole_name_before_other_surnames_and_takes_along_what_it_resembles() -> None:
    links = judged(ab=0.95, bc=0.99, ac=0.7)  # a is a whole name, b its surname with a country, c without one
    by_name = {"b": "chavez", "c": "chavez"}
    named = Question(0.8, lambda atom: (atom != "a",), lambda _a, _b: False, part=by_name.get)
    assert cluster(set("abc"), links, NONE, named) == (("a", "b", "c"),)
    other = named._replace(part={"b": "chavez", "c": "chaves"}.get)
    assert cluster(set("abc"), links, NONE, other) == (("a", "b"), ("c",))


def test_a_surname_may_resemble_another_name_than_the_centres() -> None:
    links = judged(
        ab=0.95, bc=0.9
    )  # a is whom most articles name, b the same with another spelling, c the surname of that
    named = Question(0.8, lambda atom: (atom != "a",), lambda _a, _b: False, part={"c": "robin"}.get)
    assert cluster(set("abc"), links, NONE, named) == (("a", "b", "c"),)
    assert cluster(set("abc"), links, NONE, named._replace(part=lambda _atom: None)) == (("a", "b"), ("c",))


def test_a_surname_that_fits_two_people_takes_nobody_along() -> None:
    links = judged(ac=0.95, bd=0.95, cd=0.99) | {("a", "b"): Judgement(score=0.1, conflict=True)}
    named = Question(
        0.8, lambda atom: (atom not in "ab",), lambda a, b: {a, b} == {"a", "b"}, part={"c": "bush", "d": "bush"}.get
    )
    assert cluster(set("abcd"), links, NONE, named) == (("a", "c"), ("b", "d"))
