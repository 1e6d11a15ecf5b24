"""A profile is one name, for one country, in one decade; its sums do not depend on the order of claims."""

from datetime import date
from itertools import permutations

import pytest

from graph.profile_ids import profile_id
from graph.profiles import MET, HeldTitle, Profile, add_up
from tests.factory import article, person

DAY = date(2016, 3, 1)


def of(**fields) -> Profile:
    return Profile(**{"id": "per-x", "kind": "person", "spellings": ("Arash Kiani",), "claims": 1, **fields})


def test_country_is_its_code() -> None:
    assert profile_id(person(kind="country", name="Iran", country="IRN"), article().id, DAY) == "cty-irn"


def test_person_is_one_across_articles_and_spellings_of_case() -> None:
    assert profile_id(person(name="Arash KIANI"), "x", DAY) == profile_id(person(name="arash kiani"), "y", DAY)


def test_namesakes_of_two_countries_are_two() -> None:
    assert profile_id(person(country="IRN"), "x", DAY) != profile_id(person(country="SYR"), "x", DAY)


def test_namesakes_of_two_decades_are_two_until_judged() -> None:
    assert profile_id(person(), "x", DAY) != profile_id(person(), "x", date(1976, 3, 1))


def test_unnamed_group_is_one_only_within_its_article() -> None:
    group = person(kind="group", name="two officials")
    assert profile_id(group, "x", DAY) != profile_id(group, "y", DAY)


def test_mentions_that_were_split_off_have_a_profile_of_their_own() -> None:
    assert profile_id(person(), "x", DAY, variant="dec-1") != profile_id(person(), "x", DAY)


PARTS = (
    of(
        first=DAY,
        last=DAY,
        offices=(HeldTitle(title="Envoy", country="IRN", start=DAY, end=DAY),),
        met=("per-a", "per-b"),
    ),
    of(
        spellings=("ARASH KIANI", "Árash Kiani"),
        sectors=(("MIL", 2),),
        claims=2,
        met=tuple(f"per-{i}" for i in range(40)),
    ),
    of(
        first=date(2014, 1, 1),
        last=date(2018, 1, 1),
        sectors=(("GOV", 1),),
        offices=(HeldTitle(title="Envoy", country="IRN", start=date(2014, 1, 1), end=DAY),),
    ),
)


@pytest.mark.parametrize("order", list(permutations(PARTS)), ids=lambda _: "")
def test_profiles_add_up_to_the_same_in_any_order(order: tuple[Profile, ...]) -> None:
    total = add_up(order)["per-x"]
    assert total == add_up(PARTS)["per-x"]
    assert (total.claims, total.first, total.last, len(total.met)) == (4, date(2014, 1, 1), date(2018, 1, 1), MET)
    assert [(o.start, o.end) for o in total.offices] == [(date(2014, 1, 1), DAY)]


def test_name_is_the_spelling_with_accents_and_without_capitals() -> None:
    assert add_up(PARTS)["per-x"].name == "Árash Kiani"


def test_profile_reads_what_it_wrote() -> None:
    total = add_up(PARTS)["per-x"]
    assert Profile.of(total.row()) == total


def test_lines_of_a_list_stay_apart_from_what_claims_say() -> None:
    listed = HeldTitle(title="Envoy", country="IRN", start=DAY, listed="leaders.csv")
    assert len(add_up([PARTS[0], of(offices=(listed,))])["per-x"].offices) == 2
