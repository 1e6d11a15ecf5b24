"""A part of the world is a party where its states are meant and its members are settled; elsewhere it is told."""

from datetime import date

import pytest

from app.ask.reading import read_question

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "bloc"),
    [
        ("African leaders met Putin in Sochi", "bloc:Africa"),
        ("meetings of Central Asian foreign ministers with Wang Yi", "bloc:Central Asia"),
        ("Did the Baltic states condemn Belarus", "bloc:Baltic states"),
        ("Which European countries recognised Palestine", "bloc:Council of Europe"),
        ("which gulf states condemned Iran", "bloc:Gulf Cooperation Council"),
        ("relations between China and Latin America", "bloc:Latin America"),
        ("Biden's Asia trip", "bloc:Asia"),
        ("Nordic and Baltic foreign ministers met in Riga", "bloc:Nordic Council"),
    ],
)
def test_states_of_a_region_are_a_party(question: str, bloc: str) -> None:
    reading = read_question(question, TODAY)
    assert bloc in reading.filter.between
    assert not reading.not_understood


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("protests in Africa", "Africa"),
        ("Western sanctions on Iran", "Western"),
        ("Balkan leaders gather in Tirana", "Balkan"),
        ("talks between Iran and the Europeans", "Europeans"),
        ("talks in the Caribbean between Cuba and Venezuela", "Caribbean"),
        ("Scandinavian foreign ministers meet in Oslo", "Scandinavian"),
        ("European sanctions on Russia", "European"),
    ],
)
def test_region_that_is_no_party_is_told(question: str, told: str) -> None:
    reading = read_question(question, TODAY)
    assert told in reading.not_understood
    assert not [side for side in reading.filter.between if side.startswith("bloc:")]


@pytest.mark.parametrize(
    ("question", "role", "office"),
    [
        ("African foreign ministers visited Moscow", ("visitor",), "foreign minister"),
        ("Macron's trips to Central Asia", ("host",), None),
        ("Did any Arab League member condemn the Abraham Accords", ("source",), None),
        ("Trump threatens tariffs on BRICS nations", ("target",), None),
        ("meetings of Baltic presidents with Zelensky", (), "president"),
    ],
)
def test_any_state_of_a_bloc_may_have_the_role_or_office(
    question: str, role: tuple[str, ...], office: str | None
) -> None:
    asked = read_question(question, TODAY).filter
    bloc = next(side for side in asked.between if side.startswith("bloc:"))
    state = next((f"{side[8:]}" for side in asked.between if side.startswith("country:")), None)
    assert asked.country in {(bloc,), (state,)}
    assert (asked.role, asked.office) == (role, office)


def test_state_that_acts_is_asked_sooner_than_the_bloc_that_bears_it() -> None:
    asked = read_question("Chinese loans to African countries", TODAY).filter
    assert (asked.country, asked.role) == (("CHN",), ("source",))


def test_region_is_not_the_body_or_state_of_a_longer_name() -> None:
    assert read_question("African Union leaders in Addis Ababa", TODAY).filter.between == ("org:African Union",)
    assert read_question("South African officials met Lavrov", TODAY).filter.between[0] == "country:ZAF"
