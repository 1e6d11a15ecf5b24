"""Profiles are summed over claims in any order, each claim once."""

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from graph.profiles import MET, HeldTitle, remembered
from graph.tally import CROWD, Tally

DAYS = [date(2016, 3, day) for day in range(1, 5)]


def name(claim: str, start: int = 0, day: date = DAYS[0], **fields: Any) -> dict[str, Any]:
    plain = {
        "profile": "per-x",
        "namesake": "per-n",
        "kind": "person",
        "actor_country": "IRN",
        "era": 201,
        "name": "Arash Kiani",
    }
    said = {"aliases": None, "sector": None, "offices": "[]", "role": "participant"}
    return {**plain, **said, "claim": claim, "start": start, "day": day, **fields}


CLAIMS = [
    [name("a", sector="GOV"), name("a", 20, profile="per-y", namesake="per-m")],
    [name("b", day=DAYS[2], aliases=["Kiani"], offices='[{"title": "Envoy", "country": "IRN"}]')],
    [name("c", 5, DAYS[3], name="ARASH KIANI", sector="MIL"), name("c", 0, DAYS[3], sector="GOV")],
]


@pytest.mark.parametrize("order", list(permutations(CLAIMS)), ids=lambda _: "")
def test_sums_do_not_depend_on_the_order(order: list[list[dict[str, Any]]]) -> None:
    tally = Tally()
    for rows in order:
        tally.add_claims(rows)
    found = tally.profiles()["per-x"]
    assert (found.claims, found.first, found.last) == (3, DAYS[0], DAYS[3])
    assert found.spellings == ("Arash Kiani",), "the first mention of a claim counts"
    assert (found.aliases, found.sectors, found.met) == (("Kiani",), (("GOV", 2),), ("per-m",))
    assert found.offices == (HeldTitle(title="Envoy", country="IRN", start=DAYS[2], end=DAYS[2]),)


def test_rows_that_tell_of_many_claims_count_as_many() -> None:
    one_by_one, at_once = Tally(), Tally()
    for rows in CLAIMS[:1]:
        one_by_one.add_claims(rows)
    at_once.add_alike([CLAIMS[0][0] | {"claims": 1, "first": DAYS[0], "last": DAYS[0], "met": ["per-m"]}])
    assert at_once.profiles()["per-x"] == one_by_one.profiles()["per-x"]


def test_the_same_few_counterparts_are_remembered_of_a_crowd() -> None:
    crowd = [f"per-{number}" for number in range(3 * CROWD)]
    tally = Tally()
    for number, other in enumerate(crowd):
        tally.add_claims([name(str(number)), name(str(number), 9, profile=other, namesake=other)])
    assert tally.profiles()["per-x"].met == remembered(crowd)
    assert len(remembered(crowd)) == MET
