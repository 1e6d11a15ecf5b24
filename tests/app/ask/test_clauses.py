"""A second clause is told, and acts and parties in a row are one."""

from datetime import date

import pytest

from app.ask.reading import read_question

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("states that recognised Kosovo and sanctioned Serbia", "and sanctioned"),
        ("meetings of Iran with Russia and of Turkey with Syria", "and of Turkey"),
        ("visits by Modi to China and by Xi to India", "and by Xi"),
        ("who met Assad and who met Erdogan", "who"),
        ("has Turkey, which is a NATO member, threatened Greece", "which"),
        ("did any minister who visited Damascus meet Assad", "meet"),
        ("Chinese criticism of Japan and Japanese criticism of China", "and criticism"),
        ("sanctions that Russia imposed after talks when he met Kerry", "met"),
        ("visits to Iran and meetings with Iraq", "and meetings"),
    ],
)
def test_second_clause_is_told(question: str, told: str) -> None:
    assert told in " ".join(read_question(question, TODAY).not_understood)


@pytest.mark.parametrize(
    ("question", "types"),
    [
        ("meetings, visits and phone calls between Modi and Putin", ("meeting", "visit", "call")),
        ("meetings as well as calls of Zelensky with Meloni", ("meeting", "call")),
        ("agreements between Iran and Iraq signed in Baghdad", ("agreement",)),
        ("sanctions and threats by the US against Venezuela", ("sanction", "threat")),
        ("attacks and protests in Iraq", ("assault", "protest")),
        ("Egypt hosted Hamas and Fatah for talks", ("meeting", "negotiation")),
    ],
)
def test_acts_in_a_row_are_all_asked(question: str, types: tuple[str, ...]) -> None:
    reading = read_question(question, TODAY)
    assert reading.filter.type == types
    assert not reading.not_understood
