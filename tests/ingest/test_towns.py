"""A town beside its country: no person, no capital that is called alike, and in that country where no list has it."""

from collections.abc import Callable

import pytest

from graph.model import Extraction

Reader = Callable[[str], Extraction]

JOURNEYS = [
    ("Secretary of State John Kerry traveled to Cartagena, Colombia, on Monday.", "Cartagena", "COL"),
    ("The Iranian foreign minister flew to Mar del Plata, Argentina, on Monday.", "Mar del Plata", "ARG"),
    ("Condoleezza Rice traveled to Kingston, Canada, on Tuesday.", "Kingston", "CAN"),
    ("President Maria Gomez of Peru traveled to Ciudad Almena, Mexico, on Monday.", "Ciudad Almena", "MEX"),
    ("Minister Lars Holm of Norway met Chadian officials in Panama City, Florida, on Monday.", "Panama City", "USA"),
    ("Minister Lars Holm of Norway met Chadian officials in Bangalore.", "Bangalore", "IND"),
]


@pytest.mark.parametrize(("text", "town", "country"), JOURNEYS, ids=[case[1] for case in JOURNEYS])
def test_a_town_lies_in_the_country_that_the_text_gives(text: str, town: str, country: str, read: Reader) -> None:
    found = read(text)
    places = {(claim.place.name, claim.place.country) for claim in found.claims if claim.place}
    assert (town, country) in places
    assert town not in {actor.name for actor in found.actors}


def test_the_host_is_the_country_of_the_town(read: Reader) -> None:
    found = read("Condoleezza Rice traveled to Kingston, Canada, on Tuesday.")
    countries = {actor.country for actor in found.actors if actor.kind == "country"}
    assert countries == {"CAN"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Minister Lars Holm wrote a letter to Hugo Chavez, Venezuela's president.", "Hugo Chavez"),
        ("Minister Lars Holm met Robert Fico, Slovakia's prime minister, in Oslo.", "Robert Fico"),
    ],
)
def test_a_person_before_the_country_of_an_office_stays_one(text: str, name: str, read: Reader) -> None:
    assert name in {actor.name for actor in read(text).actors if actor.kind == "person"}


def test_a_town_before_others_lies_in_their_country(read: Reader) -> None:
    found = read("Secretary of State John Kerry traveled to Cordoba, Rosario, Argentina, on Monday.")
    assert {claim.place.country for claim in found.claims if claim.place} == {"ARG"}
    assert {actor.name for actor in found.actors if actor.kind != "country"} == {"John Kerry"}


def test_a_country_that_the_model_takes_for_an_organization_is_one(read: Reader) -> None:
    found = read("Secretary of State James Baker traveled to Kishenev, Moldova, on February 11, 1992.")
    assert {(actor.kind, actor.country) for actor in found.actors if actor.kind != "person"} == {("country", "MDA")}


def test_a_list_of_governments_is_no_town(read: Reader) -> None:
    found = read("Talks between Tehran, Russia and Turkey were held in Astana.")
    assert {"IRN", "RUS", "TUR"} <= {actor.country for actor in found.actors}
