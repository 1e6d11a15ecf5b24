"""What a question says of its parties and the filter has no room for is told: hosts, directions between people, a second capacity."""

from datetime import date

import pytest

from app.ask.reading import read_question

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who hosted the talks between Iran and Saudi Arabia in 2023?", "hosted"),
        ("summit hosted by Macron", "hosted by"),
        ("Macron hosted Putin at Versailles", "hosted"),
        ("Sudan talks mediated by the African Union", "mediated by"),
        ("Netanyahu's criticism of Erdogan", "of Erdogan"),
        ("Did Trump threaten Kim Jong Un?", "threaten Kim Jong Un"),
        ("Putin praised by Trump", "Putin praised"),
        ("Erdogan visits Putin in Sochi", "visits Putin"),
        ("Houthi threats against Hezbollah", "against Hezbollah"),
        ("Putin's letter to Assad", "letter to"),
        ("Trump wrote to Erdogan", "wrote to"),
        ("letters from Sadat to Begin", "letters from"),
        ("joint military exercises between China and Russia", "joint military exercises"),
        ("North Korean drills in 2017", "drills"),
        ("visit of the Egyptian foreign minister to the Sudanese foreign minister", "the Egyptian foreign minister"),
        ("Lavrov and his Chinese counterpart in 2022", "counterpart"),
        ("the Turkish foreign minister's call with a counterpart", "counterpart"),
        ("intelligence passed to Ukraine by the US", "intelligence"),
        ("Armenia withdraws troops from Goris", "troops"),
        ("Modi at the Doha Forum in Doha", "Doha Forum"),
    ],
)
def test_what_the_filter_has_no_room_for_is_told(question: str, told: str) -> None:
    assert told in " ".join(read_question(question, TODAY).not_understood)


@pytest.mark.parametrize(
    "question",
    [
        "Has Saudi Arabia hosted Hamas leaders?",
        "talks hosted by Oman between the US and Iran",
        "Geneva hosts talks between Iran and Iraq",
        "talks hosted in Doha",
        "Netanyahu's criticism of Iran",
        "criticism of Netanyahu",
        "clashes between Hamas and Fatah",
        "attacks by Hamas and Hezbollah",
        "letters exchanged by Trump and Kim Jong Un",
        "Biden's call to Netanyahu",
        "the Egyptian foreign minister and his Sudanese counterpart met",
        "Iranian officials and their Saudi counterparts met",
        "Lavrov met his Chinese counterpart Wang Yi",
        "Turkish intelligence met Haftar",
        "cooperation between China and Russia",
    ],
)
def test_what_the_filter_says_is_not_told(question: str) -> None:
    assert not read_question(question, TODAY).not_understood


@pytest.mark.parametrize(
    ("question", "countries", "office", "sector"),
    [
        ("the Egyptian foreign minister met his Sudanese counterpart", ("EGY", "SDN"), "foreign minister", ()),
        ("Iranian generals and their Iraqi counterparts", ("IRN", "IRQ"), None, ("MIL",)),
        ("Armenian foreign minister Mirzoyan's talks with his Turkish counterpart", ("TUR",), "foreign minister", ()),
    ],
)
def test_counterpart_bears_the_capacity_said_before(
    question: str, countries: tuple[str, ...], office: str | None, sector: tuple[str, ...]
) -> None:
    asked = read_question(question, TODAY).filter
    assert (asked.country, asked.office, asked.sector) == (countries, office, sector)


@pytest.mark.parametrize(
    ("question", "place", "between"),
    [
        ("Rebels seized Goma", "Goma", ()),
        ("Russian troops shelled Kharkiv", "Kharkiv", ("country:RUS",)),
        ("Turkey arrested Kavala", None, ("country:TUR", "person:Kavala")),
        ("Russia invaded Georgia", None, ("country:RUS", "country:GEO")),
    ],
)
def test_town_that_is_taken_or_struck_is_a_place(question: str, place: str | None, between: tuple[str, ...]) -> None:
    asked = read_question(question, TODAY).filter
    assert (asked.place, asked.between) == (place, between)
