"""Who is called somebody's counterpart: by name, of the country that is told, and never of the other's."""

from collections.abc import Callable

import pytest

from graph.model import Extraction

NAMED = [
    ("Kenyan Foreign Minister Amina Odera met her Chadian counterpart Idris Mahamat in Oslo.", ("Amina Odera", "KEN"), ("Idris Mahamat", "TCD")),
    ("German Chancellor Ulrike Brand held talks with her French counterpart, Paul Lemaire, in Paris.", ("Ulrike Brand", "DEU"), ("Paul Lemaire", "FRA")),
    ("Foreign Minister Omar Sule of Niger met his counterpart from Chad, Idris Mahamat, in Oslo.", ("Omar Sule", "NER"), ("Idris Mahamat", "TCD")),
    ("Foreign Minister Omar Sule met his Chadian opposite number, Idris Mahamat, in Oslo.", ("Omar Sule", None), ("Idris Mahamat", "TCD")),
    ("In Mexico City, Foreign Minister Ernesto Padron met his Mexican colleague Lucia Arriaga on Monday.", ("Ernesto Padron", None), ("Lucia Arriaga", "MEX")),
    ("Irish Prime Minister Sean Burke travelled to Dublin and met Ireland's foreign minister, Conor Geraghty.", ("Sean Burke", "IRL"), ("Conor Geraghty", "IRL")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "one", "other"), NAMED, ids=[case[2][0] + str(i) for i, case in enumerate(NAMED)])
def test_a_counterpart_has_name_and_country(
    text: str, one: tuple, other: tuple, read: Callable[[str], Extraction]
) -> None:
    found = read(text)
    people = {(actor.name, actor.country) for actor in found.actors if actor.kind == "person"}
    assert {one, other} <= people
    meeting = next(claim for claim in found.claims if claim.type == "meeting")
    names = {actor.id: actor.name for actor in found.actors}
    assert {names[seat.actor] for seat in meeting.participants} == {one[0], other[0]}


def test_a_counterpart_without_a_name_stays_a_description(read: Callable[[str], Extraction]) -> None:
    found = read("Kenyan Foreign Minister Amina Odera met her Chadian counterpart in Oslo.")
    assert ("Chadian counterpart", "group", "TCD") in {(a.name, a.kind, a.country) for a in found.actors}


def test_a_place_after_a_title_is_no_name(read: Callable[[str], Extraction]) -> None:
    found = read("Amina Odera met the Norwegian foreign minister, Oslo police said.")
    assert "Oslo" not in {actor.name for actor in found.actors if actor.kind == "person"}


def test_a_minister_is_not_of_the_country_whose_minister_he_meets(read: Callable[[str], Extraction]) -> None:
    text = (
        "Foreign Minister Behrouz Kazemi conferred with Syria's Nabil Haddour in Damascus on Wednesday. "
        "Syria needs power plants, and Syrian companies cannot build them."
    )
    assert {(a.name, a.country) for a in read(text).actors} >= {("Behrouz Kazemi", None), ("Nabil Haddour", "SYR")}
