"""Whose minister is meant by an agency that does not say: its own country's."""

import pytest

from graph.countries import load_countries
from graph.datafile import read_yaml_resource
from graph.ids import fold
from graph.model import Article
from ingest.home import load_agencies
from ingest.pipeline import Extractor

pytestmark = pytest.mark.data
DATA = read_yaml_resource("ingest.data", "agencies.yaml")


def country_of(case: dict[str, str], extractor: Extractor) -> str | None:
    read = extractor.extract(
        Article(id="a", text=case["text"], publisher=case.get("publisher"), published="2019-03-14")
    )
    return next((actor.country for actor in read.actors if actor.name == case["person"]), None)


@pytest.mark.parametrize("case", DATA["finds"], ids=lambda case: case["text"][:30])
def test_an_official_without_a_country_is_of_the_agencys(case: dict[str, str], extractor: Extractor) -> None:
    assert country_of(case, extractor) == case["country"]


@pytest.mark.parametrize("case", DATA["ignores"], ids=lambda case: case["text"][:30])
def test_nobody_else_is(case: dict[str, str], extractor: Extractor) -> None:
    assert country_of(case, extractor) is None


def test_every_agency_is_of_one_known_country() -> None:
    names = [fold(name) for listed in DATA["agencies"].values() for name in listed]
    assert sorted(names) == sorted(set(names))
    assert set(DATA["agencies"]) <= set(load_countries())
    assert len(load_agencies()) == len(names)


def test_who_is_of_a_land_that_no_list_knows_is_not_of_the_agency(extractor: Extractor) -> None:
    text = "OSLO (NTB) -- President Edgar Tshomba of Katanga met Kenyan Foreign Minister Amina Odera on Monday."
    found = extractor.extract(Article(id="test", text=text, publisher="IRNA"))
    assert {actor.name: actor.country for actor in found.actors}["Edgar Tshomba"] is None
