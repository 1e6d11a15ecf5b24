"""One office under all its titles, and what only looks like it."""

import pytest

from graph.offices import has_one_holder, holds, load_office_classes, office_class


@pytest.mark.parametrize(
    ("title", "country", "office"),
    [
        ("Minister of Foreign Affairs", "IRN", "foreign minister"),
        ("Syrian Foreign Minister", "SYR", "foreign minister"),
        ("Foreign Minister of Iran", "IRN", "foreign minister"),
        ("acting South Korean foreign minister", "KOR", "foreign minister"),
        ("Secretary of State", "USA", "foreign minister"),
        ("Secretary of State", "GBR", "secretary of state"),
        ("Minister of Foreign Affairs, Immigration and Tourism", "BHS", "foreign minister"),
        ("Minister of Foreign Affairs II", "BRN", "minister of foreign affairs ii"),
        ("Syria's Foreign Minister", "SYR", "foreign minister"),
        ("United States’ Secretary of State", "USA", "foreign minister"),
        ("Deputy Foreign Minister", "IRN", "deputy foreign minister"),
        ("Former President", "USA", "former president"),
        ("Prime Minister of the United Kingdom", "GBR", "head of government"),
        ("Chancellor", "DEU", "head of government"),
        ("Chancellor", "GBR", "chancellor"),
        ("Envoy for the river", None, "envoy for the river"),
    ],
)
def test_title_means_an_office(title: str, country: str | None, office: str) -> None:
    assert office_class(title, country) == office


@pytest.mark.parametrize(
    ("asked", "printed", "meant"),
    [
        ("foreign minister", "Norwegian Minister of Foreign Affairs", True),
        ("Minister of Foreign Affairs", "Foreign Minister", True),
        ("defense minister", "Kenyan Defence Minister", True),
        ("secretary general", "Secretary-General", True),
        ("secretary-general", "Secretary General", True),
        ("president", "President of Chile", True),
        ("president", "King", False),
        ("head of state", "King", True),
        ("envoy for the river", "Envoy for the River", True),
        ("foreign minister", "Finance Minister", False),
        ("foreign minister", "", False),
        ("foreign minister", "Deputy Foreign Minister", False),
        ("foreign minister", "Vice Minister of Foreign Affairs", False),
        ("foreign minister", "Deputy Prime Minister and Foreign Minister", True),
        ("deputy foreign minister", "First Deputy Foreign Minister", True),
        ("president", "Vice President", False),
        ("president", "Former President", False),
        ("president", "Chinese Vice-President", False),
        ("president", "President of the Council of Ministers", False),
        ("president", "Adviser to the President", False),
        ("president", "Presidential envoy", False),
        ("president", "President-elect", False),
        ("president", "Acting President", True),
        ("president", "Lesotho President", True),
        ("president", "Envoy of the President", False),
        ("vice president", "First Vice President", True),
        ("prime minister", "Deputy Prime Minister", False),
        ("minister", "Deputy Minister for Ports", True),
        ("envoy", "Special Envoy of the President", True),
        ("chief", "NATO Secretary-General", True),
        ("head", "director general of the International Atomic Energy Agency", True),
        ("chief", "UN Deputy Secretary-General", False),
        ("chief", "Army Chief of Staff", True),
        ("chief", "Prime Minister", False),
        ("secretary general", "NATO chief", False),
    ],
)
def test_office_is_asked_for_under_any_of_its_names(asked: str, printed: str, meant: bool) -> None:
    assert holds(printed, asked) is meant


@pytest.mark.data
@pytest.mark.parametrize("entry", load_office_classes().values(), ids=lambda entry: entry.name)
def test_every_title_of_the_table_leads_to_its_office(entry) -> None:
    for title in entry.titles:
        assert office_class(title) == entry.name
    for title, countries in entry.only.items():
        for country in countries:
            assert office_class(title, country) == entry.name
    assert has_one_holder(entry.name) == entry.one
