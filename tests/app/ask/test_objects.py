"""What somebody condemns, welcomes or refuses is what it is about; whom he does so to is a party."""

from datetime import date

import pytest

from app.ask.reading import read_question

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "sides", "topic"),
    [
        ("Kenya condemned the bombing of Mogadishu", ("country:KEN",), "bombing of Mogadishu"),
        ("Norway welcomed Chad's agreement with Sudan", ("country:NOR", "country:TCD"), "agreement with Sudan"),
        ("condemnation of the killing of aid workers by Norway", ("country:NOR",), "killing of aid workers"),
        ("Brazil rejects tariffs on steel", ("country:BRA",), "tariffs on steel"),
        ("Chile supports sanctions by the EU", ("country:CHL", "org:European Union"), None),
        ("Ghana condemned Togo", ("country:GHA", "country:TGO"), None),
        ("Ghana refuses talks with Togo", ("country:GHA", "country:TGO"), None),
        ("criticism of Peru over logging", ("country:PER",), "logging"),
        ("Ghana's support for Togo in the war", ("country:GHA", "country:TGO"), None),
    ],
)
def test_object_is_a_topic_and_its_owner_a_party(question: str, sides: tuple[str, ...], topic: str | None) -> None:
    asked = read_question(question, TODAY).filter
    assert (asked.between, asked.topic) == (sides, topic)


@pytest.mark.parametrize(
    ("question", "role", "topic"),
    [
        ("the Polish veto on Austria", "target", None),
        ("Russian vetoes on Syria", "source", "Syria"),
    ],
)
def test_veto_on_a_state_stops_it_save_by_the_five_who_veto_what_is_talked_about(
    question: str, role: str, topic: str | None
) -> None:
    asked = read_question(question, TODAY).filter
    assert (asked.role, asked.topic) == ((role,), topic)
