"""Which words are a person's name: all that a title announces, nothing of the title, and no town."""

from collections.abc import Callable

import pytest

from graph.model import Extraction

Reader = Callable[[str], Extraction]

# Names of which the model sees a part only, or with a part of the title.
WHOLE = [
    ("President Mokgotsi Erik Kealebe Masiri of Botswana visited Kenya on Monday.", "Mokgotsi Erik Kealebe Masiri", "President", "BWA"),
    ("U.S. Secretary of State Antone Jon Blinkner met Kenyan officials in Nairobi.", "Antone Jon Blinkner", "U.S. Secretary of State", "USA"),
    ("Emir Sheikh Hamdan bin Isa al-Khalidi of Bahrain visited France on Monday.", "Hamdan bin Isa al-Khalidi", "Emir", "BHR"),
    ("Chinese State Councilor Dai Benguo met Kenyan officials in Nairobi.", "Dai Benguo", "Chinese State Councilor", "CHN"),
    ("Grand Duchess Charlotta of Luxembourg visited Kenya on Tuesday.", "Charlotta", "Grand Duchess", "LUX"),
    ("Turkish President Ahmed Nejdet Sezar and Prime Minister Recai Tayib Ardogan met Kenyan officials.", "Ahmed Nejdet Sezar", "Turkish President", "TUR"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "office", "country"), WHOLE, ids=[case[1] for case in WHOLE])
def test_a_title_announces_the_whole_name(text: str, name: str, office: str, country: str, read: Reader) -> None:
    found = read(text)
    names = {actor.id: actor.name for actor in found.actors}
    seats = {(names[seat.actor], seat.office, seat.country) for claim in found.claims for seat in claim.participants}
    assert (name, office, country) in seats


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kenyan officials met Prime Minister al-Mareki and Chad's foreign minister.", "al-Mareki"),
        ("Kenyan officials met President Valery Giscart d'Estaing in Geneva.", "Valery Giscart d'Estaing"),
        ("Kenyan officials met with President Raegan November 22 in Geneva.", "Raegan"),
        ("Kenyan officials met President Yushenko Tuesday in Geneva.", "Yushenko"),
        ("Kenyan officials met General Abdul Rashid Dostam and Chad's foreign minister.", "Abdul Rashid Dostam"),
    ],
)
def test_a_name_ends_where_the_day_or_the_next_party_begins(text: str, name: str, read: Reader) -> None:
    assert name in {actor.name for actor in read(text).actors if actor.kind == "person"}


def test_a_title_with_an_apostrophe_is_known(read: Reader) -> None:
    found = read("The chargé d'affaires, Paul Moreau, met Kenyan officials in Nairobi.")
    names = {actor.id: actor.name for actor in found.actors}
    offices = {names[seat.actor]: seat.office for claim in found.claims for seat in claim.participants}
    assert offices["Paul Moreau"] == "chargé d'affaires"
