"""What a user writes for a party or a state: checked, and a bloc stands for any of its members."""

import pytest

from app.filters import EventFilter
from app.sides import check_state, states_of


@pytest.mark.parametrize(
    ("words", "state"),
    [("Iranian", "IRN"), ("bloc:Gulf states", "bloc:Gulf Cooperation Council"), ("BLOC:Baltics", "bloc:Baltic states")],
)
def test_state_is_written_by_its_code_and_a_bloc_by_its_name(words: str, state: str) -> None:
    assert check_state(words) == state


@pytest.mark.parametrize("words", ["bloc:Narnia", "Narnia", "bloc:", "GCC"])
def test_what_is_neither_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"is no (country|bloc)|write country"):
        check_state(words)


def test_bloc_stands_for_its_members() -> None:
    assert states_of("bloc:Baltic states") == ("EST", "LTU", "LVA")
    assert states_of("IRN") == ("IRN",)
    asked = EventFilter(country=("bloc:Baltics", "Poland")).to_query(lambda name, kind: ())
    assert asked.countries == ("EST", "LTU", "LVA", "POL")
