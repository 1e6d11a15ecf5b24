"""A land that others talk about is told and no party; one that talks itself is a party."""

from datetime import date

import pytest

from app.ask.reading import read_question

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "parties", "told"),
    [
        ("Syria talks in Geneva between Russia and the US", ("country:RUS", "country:USA"), "Syria"),
        ("Cyprus talks between Greece and Turkey", ("country:GRC", "country:TUR"), "Cyprus"),
        ("the Libya conference attended by Erdogan and Putin", ("person:Erdogan", "person:Putin"), "Libya"),
        ("Syria peace conference in Geneva", (), "Syria"),
    ],
)
def test_land_that_others_talk_about_is_told(question: str, parties: tuple[str, ...], told: str) -> None:
    reading = read_question(question, TODAY)
    assert reading.filter.between == parties
    assert told in " ".join(reading.not_understood)


@pytest.mark.parametrize(
    ("question", "parties"),
    [
        ("Iran talks with France and Germany", ("country:IRN", "country:FRA", "country:DEU")),
        ("Russia Ukraine talks", ("country:RUS", "country:UKR")),
        ("Syrian talks between Russia and Turkey", ("country:SYR", "country:RUS", "country:TUR")),
        ("US talks with Iran", ("country:USA", "country:IRN")),
    ],
)
def test_land_that_talks_is_a_party(question: str, parties: tuple[str, ...]) -> None:
    assert read_question(question, TODAY).filter.between == parties


@pytest.mark.parametrize(
    ("question", "parties"),
    [
        ("Zarif (Iran) met Kerry (US) in Vienna", ("person:Zarif", "person:Kerry")),
        ("Zarif from Iran met Kerry from the US", ("person:Zarif", "person:Kerry")),
        ("meetings of Sudan (RSF) with Egypt", ("org:Rapid Support Forces", "country:EGY")),
    ],
)
def test_state_of_a_name_is_no_second_party(question: str, parties: tuple[str, ...]) -> None:
    assert read_question(question, TODAY).filter.between == parties


@pytest.mark.data
@pytest.mark.parametrize(
    ("question", "sides", "place"),
    [
        ("Ethiopia Tigray ceasefire", ("country:ETH",), "Tigray"),
        ("Sudan El Fasher attack 2025", ("country:SDN",), "El Fasher"),
        ("Turkey Afrin offensive", ("country:TUR",), "Afrin"),
        ("France New Caledonia riots", ("country:FRA",), "New Caledonia"),
        ("Peru Boluarte protests", ("person:Boluarte",), None),
        ("Turkish Afrin offensive", ("country:TUR",), "Afrin"),
        ("India Pakistan Kashmir clashes", ("country:IND", "country:PAK"), "Kashmir"),
    ],
)
def test_town_between_a_country_and_an_act_is_its_place(
    question: str, sides: tuple[str, ...], place: str | None
) -> None:
    asked = read_question(question, TODAY).filter
    assert (asked.between, asked.place) == (sides, place)
