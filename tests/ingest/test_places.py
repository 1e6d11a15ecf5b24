import subprocess
import sys

import pytest

from graph.countries import load_countries
from ingest.places import find_place, load_known


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        ("Tehran", "IRN", 35.7, 51.4),
        ("TEHRAN", "IRN", 35.7, 51.4),
        ("Teheran", "IRN", 35.7, 51.4),
        ("Cairo", "EGY", 30.1, 31.2),
        ("Vienna", "AUT", 48.2, 16.4),
        ("Geneva, Switzerland", "CHE", 46.2, 6.1),
        ("Paris", "FRA", 48.9, 2.3),
        ("Paris, Texas", "USA", 33.7, -95.6),
        ("Washington", "USA", 38.9, -77.0),
        ("Washington, D.C.", "USA", 38.9, -77.0),
        ("New York", "USA", 40.7, -74.0),
        ("New York City", "USA", 40.7, -74.0),
        ("Texas", "USA", 29.8, -95.4),
        ("St. Petersburg", "RUS", 59.9, 30.3),
        ("Mecca", "SAU", 21.4, 39.8),
        ("The Hague", "NLD", 52.1, 4.3),
        ("Kiev", "UKR", 50.5, 30.5),
        ("Sana'a", "YEM", 15.4, 44.2),
        ("Montreal", "CAN", 45.5, -73.6),
        ("Jerusalem", "ISR", 31.8, 35.2),
        ("Ramallah", "PSE", 31.9, 35.2),
        ("Sevastopol", "UKR", 44.6, 33.5),
        ("Camp David", "USA", 39.6, -77.5),
        ("the Golan Heights", "SYR", 33.0, 35.8),
        ("Gaza", "PSE", 31.5, 34.5),
        ("Gaza Strip", "PSE", 31.4, 34.4),
        ("West Bank", "PSE", 32.0, 35.2),
        ("Crimea", "UKR", 45.3, 34.4),
        ("Sharm el-Sheikh", "EGY", 27.9, 34.3),
        ("Davos", "CHE", 46.8, 9.8),
        ("Red Sea", None, 20.0, 38.5),
        ("Kashmir", None, 34.3, 75.5),
    ],
)
def test_finds_a_place(name, country, latitude, longitude):
    place = find_place(name)
    assert place.country == country
    assert (place.latitude, place.longitude) == pytest.approx((latitude, longitude), abs=0.2)


@pytest.mark.parametrize(
    ("name", "country"), [("Iran", "IRN"), ("Jordan", "JOR"), ("Georgia", "GEO"), ("the United States", "USA")]
)
def test_places_a_country_at_its_capital(name, country):
    place = find_place(name)
    assert (place.name, place.country) == (load_countries()[country].name, country)
    assert place.latitude is not None


@pytest.mark.parametrize(
    "name",
    ["Of", "Content", "Most", "Iranian", "Hamas", "Google", "THR", "Kerry", "March", "", "...", "Bush", "the"],
)  # fmt: skip
def test_leaves_other_words(name):
    assert find_place(name) is None


def test_writes_the_capitals_of_a_dateline_as_a_name():
    assert find_place("DUBAI").name == "Dubai"


def test_every_place_of_the_data_lies_on_earth():
    for place in load_known().places.values():
        assert -90 <= place.latitude <= 90
        assert -180 <= place.longitude <= 180
        assert place.country is None or len(place.country) == 3


def test_reads_nothing_before_it_is_asked():
    code = "import ingest.places as p; assert p.load_gazetteer.cache_info().currsize == 0"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
