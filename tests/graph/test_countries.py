import pytest

from graph.countries import UnknownCountry, country_names, find_capital, find_country, get_country, load_countries
from graph.organizations import find_organization, load_organizations
from tests.cases import Case, in_lots

pytestmark = pytest.mark.data


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Iran", "IRN"), ("Iranian", "IRN"), ("IRN", "IRN"), ("ir", "IRN"), ("Islamic Republic of Iran", "IRN"), ("the United States", "USA"),
        ("U.S.", "USA"),
        ("DPRK", "PRK"), ("Türkiye", "TUR"), ("turkiye", "TUR"), ("Georgia", "GEO"), ("Côte d'Ivoire", "CIV"),
        ("North Korean", "PRK"), ("Palestinians", "PSE"), ("no", "NOR"),
    ],
)  # fmt: skip
def test_country_is_found_by_what_a_user_writes(words: str, code: str) -> None:
    found = find_country(words)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("words", ["Tehran", "Paris", "Zarif", "", "Atlantis"])
def test_other_words_are_no_country(words: str) -> None:
    assert find_country(words) is None


def test_capital_is_found_as_a_capital() -> None:
    found = find_capital("tehran")
    assert found is not None
    assert found.code == "IRN"


def test_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownCountry):
        get_country("ZZZ")


@in_lots(Case(code, (code,)) for code in sorted(load_countries()))
def test_country_has_the_words_to_find_it(code: str) -> None:
    country = get_country(code)
    assert len(code) == 3
    assert len(country.alpha2) == 2
    names = country_names()
    for word in (country.name, *country.names, *country.adjectives):
        found = find_country(word)
        assert found is not None, word
        assert found.code == code, f"{word!r} is claimed by {found.code} and {code}"
    assert names


@in_lots(Case(name, (name,)) for name in sorted(load_organizations()))
def test_organization_names_known_members_and_sectors(name: str) -> None:
    organization = load_organizations()[name]
    assert all(code in load_countries() for code in organization.members)
    assert organization.country is None or organization.country in load_countries()
    assert organization.part_of is None or load_organizations()[organization.part_of].part_of is None
    for word in organization.names:
        found = find_organization(word)
        assert found is not None
        assert found.name == name, f"{word!r} is claimed twice"
