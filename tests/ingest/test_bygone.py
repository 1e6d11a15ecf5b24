"""States that are gone act as others do in reports of their time; what only goes back to one is no party."""

from collections.abc import Callable

import pytest

from graph.model import Extraction

Reader = Callable[[str], Extraction]


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Premier Nikolai Orlov of the Soviet Union visited Kenya on Monday.", {"SUN", "KEN"}),
        ("Soviet Foreign Minister Andrei Grom met with Czechoslovak President Gustav Hasek on Monday.", {"SUN", "CSK"}),
        ("Yugoslavia and East Germany signed a treaty in 1968.", {"YUG", "DDR"}),
        ("President Mikhail Orlov of U.S.S.R. visited Kenya on May 30, 1990.", {"SUN", "KEN"}),
    ],
)
def test_a_state_that_is_gone_is_a_party(text: str, countries: set[str], read: Reader) -> None:
    claims = read(text).claims
    assert {seat.country for claim in claims for seat in claim.participants} == countries


@pytest.mark.parametrize(
    "text",
    [
        "The former Soviet republic of Georgia signed an agreement with Russia on Monday.",
        "Ex-Soviet officials met Kenyan officials in Nairobi on Monday.",
        "Leaders of the post-Soviet states met Kenyan officials on Monday.",
        "Officials of the former Yugoslavia met Kenyan officials on Monday.",
    ],
)
def test_what_goes_back_to_one_is_no_party(text: str, read: Reader) -> None:
    found = read(text)
    assert found.claims
    assert not {"SUN", "YUG"} & {seat.country for claim in found.claims for seat in claim.participants}


def test_a_town_lies_in_the_state_that_is_gone(read: Reader) -> None:
    found = read(
        "Secretary of State James Baker traveled to Moscow, Soviet Union, on Monday. He met with President Mikhail Orlov."
    )
    assert {claim.place.country for claim in found.claims if claim.place} == {"SUN"}
    assert {seat.country for claim in found.claims for seat in claim.participants} == {"USA", "SUN"}
