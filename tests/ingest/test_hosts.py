"""Whose officials a visitor meets: those of the country that he visits, and nobody's where more than one can be meant."""

from collections.abc import Callable
from datetime import date

import pytest

from graph.model import Article, Extraction
from ingest.pipeline import Extractor

Reader = Callable[[str], Extraction]


def acting(extraction: Extraction) -> dict[str, str | None]:
    names = {actor.id: actor.name for actor in extraction.actors}
    return {names[seat.actor]: seat.country for claim in extraction.claims for seat in claim.participants}


HOSTED = {
    "in the next sentence": (
        "U.S. Secretary of State Maria Rios arrived in Chisinau on Monday. She met with President Vasile Snegur and Foreign Minister Andrei Stratan.",
        {"Vasile Snegur": "MDA", "Andrei Stratan": "MDA"},
    ),
    "in the same sentence": (
        "The Norwegian foreign minister was in Baku on Tuesday for talks with President Ilhan Rustamov.",
        {"Ilhan Rustamov": "AZE"},
    ),
    "by where they meet": (
        "German Chancellor Ulrike Brand met President Luis Quispe in Lima on Monday.",
        {"Luis Quispe": "PER"},
    ),
    "by where they meet rather than the journey before": (
        "French President Paul Lemaire visited Kenya on Monday. He later met President Luis Quispe in Lima.",
        {"Luis Quispe": "PER"},
    ),
    "beside another guest": (
        "U.S. envoy John Hill visited Japan and met with Chinese Foreign Minister Yang Lu and Prime Minister Taro Asada.",
        {"Taro Asada": "JPN", "Yang Lu": "CHN"},
    ),
    "signing": (
        "Iranian President Hassan Roudani visited Dushanbe on Tuesday. President Emom Rahmonov and the Iranian leader signed an agreement.",
        {"Emom Rahmonov": "TJK"},
    ),
}
OPEN = {
    "two presidents": (
        "Norwegian Foreign Minister Lars Holm visited Lima. He met President Luis Quispe and President Ana Reyes.",
        ("Luis Quispe", "Ana Reyes"),
    ),
    "a summit": (
        "German Chancellor Ulrike Brand met President Luis Quispe at a summit in Nairobi on Monday.",
        ("Luis Quispe",),
    ),
    "a city where all meet": (
        "Norwegian Foreign Minister Lars Holm traveled to Geneva. He met with President Luis Quispe.",
        ("Luis Quispe",),
    ),
    "a body's president": (
        "Norwegian Foreign Minister Lars Holm visited Lima. He met Maria Gomez, president of the bank.",
        ("Maria Gomez",),
    ),
    "of where it says, though nobody knows it": (
        "Norwegian Foreign Minister Lars Holm visited Lima. He met President Edgar Tshomba of Katanga.",
        ("Edgar Tshomba",),
    ),
    "nobody comes from elsewhere": (
        "Foreign Minister Lars Holm met President Luis Quispe in Lima on Monday.",
        ("Luis Quispe", "Lars Holm"),
    ),
    "a former president": (
        "Norwegian Foreign Minister Lars Holm visited Lima. He met former President Luis Quispe.",
        ("Luis Quispe",),
    ),
}


@pytest.mark.parametrize(("text", "countries"), HOSTED.values(), ids=HOSTED)
def test_officials_act_for_the_country_visited(text: str, countries: dict[str, str], read: Reader) -> None:
    found = acting(read(text))
    assert {name: found.get(name) for name in countries} == countries


@pytest.mark.parametrize(("text", "names"), OPEN.values(), ids=OPEN)
def test_country_stays_open(text: str, names: tuple[str, ...], read: Reader) -> None:
    found = acting(read(text))
    assert set(names) & set(found)
    assert {found.get(name) for name in names} == {None}


def test_the_host_knows_that_a_president_of_the_country_is_another(read: Reader) -> None:
    text = (
        "Peruvian President Ana Reyes went home on Sunday. Norwegian Foreign Minister Lars Holm visited Lima on Monday. "
        "He met President Luis Quispe."
    )
    assert acting(read(text))["Luis Quispe"] is None


def test_the_meeting_is_where_the_visitor_is(read: Reader) -> None:
    found = read(
        "U.S. Secretary of State Maria Rios arrived in Chisinau on Monday. She met with President Vasile Snegur."
    )
    (meeting,) = [claim for claim in found.claims if claim.type == "meeting"]
    assert meeting.place
    assert (meeting.place.name, {seat.role for seat in meeting.participants}) == ("Chisinau", {"visitor", "host"})


JOURNEY = (
    "Norwegian Foreign Minister Lars Holm {} He met with President Egils Levitson and signed an agreement with Latvia."
)


@pytest.mark.parametrize(
    ("journey", "day"),
    [
        ("visited Riga on Tuesday.", date(2024, 5, 14)),
        ("visited Riga on Tuesday during a three-day tour.", None),
        ("arrived in Riga on Tuesday.", None),
        ("began a visit to Riga on Tuesday.", None),
        ("visited Riga on Tuesday. The weather was fine. The rivers were high. The roads were dry.", None),
    ],
)
def test_what_is_done_on_a_journey_of_a_day_has_its_day(journey: str, day: date | None, extractor: Extractor) -> None:
    article = Article(id="test", text=JOURNEY.format(journey), published=date(2024, 5, 15))
    days = {c.type: c.when and c.when.start for c in extractor.extract(article).claims if c.type != "visit"}
    assert days == {"meeting": day, "agreement": day}
