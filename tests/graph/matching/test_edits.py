"""How two tokens differ, and what that says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.matching.edits import MOST, differences, odds

tokens = st.text(alphabet="abcdefghiklmnostuvwyz", min_size=1, max_size=9)


def test_neighbouring_letters_are_one_difference() -> None:
    assert [d.written for d in differences("tymoshenko", "timoshenko")] == ["i>y-"]
    assert [d.written for d in differences("kadafi", "qadhafi")] == ["k>q^", ">h-"]
    assert [d.written for d in differences("motaki", "mottaki")] == ["=>==-"]


@pytest.mark.parametrize(
    ("left", "right"),
    [("kadafi", "qadafi"), ("tymoshenko", "timoshenko"), ("yanukovich", "yanukovych"), ("qasem", "qassem"), ("karl", "carl"), ("gillard", "gillardova")],
)  # fmt: skip
def test_spellings_differ_as_spellings_do(left: str, right: str) -> None:
    assert odds(left, right)[0] > 1


@pytest.mark.parametrize(
    ("left", "right"), [("kelly", "kerry"), ("collins", "cummins"), ("mario", "maria"), ("halef", "halfon")]
)
def test_names_differ_as_names_do(left: str, right: str) -> None:
    assert odds(left, right)[1] < -0.5


@given(tokens, tokens)
def test_odds_are_bounded_and_the_order_does_not_matter(left: str, right: str) -> None:
    found = odds(left, right)
    assert found == odds(right, left)
    assert all(-MOST <= one <= MOST for one in found)


@given(tokens)
def test_the_same_token_does_not_differ(token: str) -> None:
    assert list(differences(token, token)) == []
    assert odds(token, token) == (0.0, MOST)
