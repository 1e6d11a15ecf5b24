"""A title that commas put beside a name is no second party; another party in a list is one."""

from datetime import date

import pytest

from app.ask.reading import read_question

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "parties"),
    [
        ("Lavrov, the Russian foreign minister, met Fidan", ("person:Lavrov", "person:Fidan")),
        ("Lavrov, Russia's foreign minister, met Fidan", ("person:Lavrov", "person:Fidan")),
        ("Lavrov, foreign minister of Russia, met Fidan", ("person:Lavrov", "person:Fidan")),
        ("the head of the LNA, Haftar, met Lavrov", ("person:Haftar", "person:Lavrov")),
        ("Haftar, the head of the LNA, met Lavrov", ("person:Haftar", "person:Lavrov")),
        ("the Russian foreign minister, Sergei Lavrov, met Fidan", ("person:Sergei Lavrov", "person:Fidan")),
        ("meetings of the UN envoy, Pedersen, with Assad", ("person:Pedersen", "person:Assad")),
        ("talks between Zarif, the Iranian foreign minister, and Kerry", ("person:Zarif", "person:Kerry")),
        ("Ban Ki-moon, UN secretary general, visited Gaza", ("person:Ban Ki-moon",)),
    ],
)
def test_title_beside_a_name_is_no_party(question: str, parties: tuple[str, ...]) -> None:
    asked = read_question(question, TODAY).filter
    assert asked.between == parties
    assert asked.office is None
    assert not asked.country


@pytest.mark.parametrize(
    ("question", "parties"),
    [
        ("calls between Macron, the German chancellor, and Putin", ("person:Macron", "country:DEU", "person:Putin")),
        ("meetings of Assad, Iranian officials and Hezbollah", ("person:Assad", "country:IRN", "org:Hezbollah")),
        ("talks between Lavrov, the US and Turkey", ("person:Lavrov", "country:USA", "country:TUR")),
        ("the foreign ministers of Iran, Russia and Turkey met", ("country:IRN", "country:RUS", "country:TUR")),
    ],
)
def test_list_goes_on_with_other_parties(question: str, parties: tuple[str, ...]) -> None:
    assert read_question(question, TODAY).filter.between == parties


def test_what_an_article_leads_beside_a_party_is_told() -> None:
    reading = read_question("Turkey, a NATO member, criticised Sweden", TODAY)
    assert reading.filter.between == ("country:TUR", "country:SWE")
    assert reading.not_understood == ("a NATO member",)
