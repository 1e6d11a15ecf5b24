"""A role that is said outright is asked of a country, and told of anybody else; who leads a delegation takes part for it."""

from datetime import date

import pytest

from app.ask.reading import read_question

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("meetings in which Kenya acted as mediator", ("mediator",)),
        ("visits with Norway as the host", ("host",)),
        ("sanctions where Peru is the target", ("target",)),
        ("meetings of Kenya with Chad as observers", ()),
        ("the mediator of Kenya met Chad", ()),
    ],
)
def test_role_is_asked_where_it_is_said(question: str, role: tuple[str, ...]) -> None:
    assert read_question(question, TODAY).filter.role == role


def test_role_of_a_person_is_told() -> None:
    assert "as host" in read_question("talks with Macron as host", TODAY).not_understood


@pytest.mark.parametrize(
    ("question", "sides"),
    [
        ("a Kenyan delegation led by Raila Odinga visited Juba", ("person:Raila Odinga",)),
        ("a Kenyan delegation visited Juba", ("country:KEN",)),
        ("talks between delegations from Chad and Libya led by their ministers", ("country:TCD", "country:LBY")),
    ],
)
def test_leader_of_a_delegation_takes_part_for_it(question: str, sides: tuple[str, ...]) -> None:
    assert read_question(question, TODAY).filter.between == sides


def test_who_chairs_talks_holds_no_office_there() -> None:
    reading = read_question("Ignazio Cassis chairs talks in Geneva", TODAY)
    assert reading.filter.between == ("person:Ignazio Cassis",)
    assert (reading.filter.office, reading.not_understood) == (None, ("chairs",))


@pytest.mark.parametrize(
    ("question", "tie"),
    [
        ("a Kenyan delegation led by the foreign minister met Chad", (("KEN",), "foreign minister")),
        ("a delegation of Kenya headed by the prime minister visited Juba", (("KEN",), "prime minister")),
        ("talks of a Kenyan team led by its army chief with Chad", (("KEN",), "army chief")),
        ("a delegation led by the Kenyan foreign minister met Chad", (("KEN",), "foreign minister")),
        ("the delegation led by the foreign minister met Chad", ((), "foreign minister")),
    ],
)
def test_office_that_leads_a_delegation_is_of_its_country(question: str, tie: tuple[tuple[str, ...], str]) -> None:
    asked = read_question(question, TODAY).filter
    assert (asked.country, asked.office) == tie
