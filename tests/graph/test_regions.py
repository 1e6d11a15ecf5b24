"""Parts of the world as data: each has its source, states that there are, and words that mean nothing else."""

import pytest

from graph.countries import country_names, load_countries
from graph.ids import fold
from graph.organizations import load_organizations
from graph.regions import Region, find_bloc, load_regions

REGIONS = pytest.mark.parametrize("region", load_regions().values(), ids=lambda region: region.name)


@REGIONS
def test_region_says_who_its_members_are_in_one_way(region: Region) -> None:
    assert bool(region.body) != bool(region.source and region.members)


@REGIONS
def test_members_of_a_region_are_states_in_order(region: Region) -> None:
    assert set(region.members) <= set(load_countries())
    assert list(region.members) == sorted(set(region.members))


@REGIONS
def test_body_of_a_region_has_members(region: Region) -> None:
    assert region.body is None or load_organizations()[region.body].members


@REGIONS
def test_words_of_a_region_name_no_state(region: Region) -> None:
    assert not [word for word in (*region.names, *region.adjectives) if fold(word) in country_names()]


@pytest.mark.parametrize(
    ("words", "name", "member", "stranger"),
    [
        ("Central Asian", "Central Asia", "UZB", "MNG"),
        ("the Gulf states", "Gulf Cooperation Council", "OMN", "IRQ"),
        ("European", "Council of Europe", "CHE", "RUS"),
        ("Africa", "Africa", "EGY", "YEM"),
        ("GCC", "Gulf Cooperation Council", "QAT", "YEM"),
        ("Southeast Asian", "Southeast Asia", "TLS", "CHN"),
    ],
)
def test_words_mean_a_bloc(words: str, name: str, member: str, stranger: str) -> None:
    bloc = find_bloc(words)
    assert bloc is not None
    assert bloc.name == name
    assert member in bloc.members
    assert stranger not in bloc.members


@pytest.mark.parametrize(
    "words", ["Western", "Middle East", "Balkan", "Scandinavian", "Global South", "World Bank", "Iran"]
)
def test_parts_of_the_world_whose_members_are_disputed_are_no_bloc(words: str) -> None:
    assert find_bloc(words) is None


def test_subregions_of_africa_lie_in_it() -> None:
    africa = set(load_regions()["Africa"].members)
    parts = [
        set(load_regions()[name].members)
        for name in ("Sub-Saharan Africa", "North Africa", "West Africa", "East Africa")
    ]
    assert all(part <= africa for part in parts)
    assert parts[0] | parts[1] == africa
