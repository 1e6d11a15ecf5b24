import pytest

from graph.ids import digest, fold


@pytest.mark.parametrize(
    ("left", "right"),
    [("José  Manuel-Barroso", "jose manuel barroso"), ("Türkiye", "turkiye"), ("U.S.", "u s"), ("Åland", "aland")],
)
def test_fold_makes_spellings_of_one_name_equal(left: str, right: str) -> None:
    assert fold(left) == right


def test_digest_is_the_same_everywhere() -> None:
    assert digest("per", "person", "arash kiani", "IRN") == "per-rmqvnhgbpppm2wxb"


def test_digest_tells_parts_apart() -> None:
    assert digest("x", "ab", "c") != digest("x", "a", "bc")
