"""What stands in a filter by a guess is told, and what is sure is not."""

import re
from datetime import date
from typing import Any

import pytest

from app.ask.names import is_leader
from app.ask.reading import UnreadableQuestion, read_question
from tests.app.ask.questions import ALL
from tests.cases import Case, in_lots

FIRST = {"Xi", "Kim", "Zelensky"}  # beside these a word may be their own given name: "Xi Okonjo"
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("meetings between Iranian officials and the Kurds", "Kurds"),
        ("deliveries of S-300 systems to Iran by Russia", "S-300"),
        ("sanctions on Metallon by the EU", "Metallon"),
        ("meetings between Kurdish and Syrian officials", "Kurdish"),
        ("meetings between Iran and Irak", "Irak"),
        ("talks with Bosnian Serbs", "Bosnian Serbs"),
        ("Okonjo Putin call", "Okonjo Putin"),
        ("meetings against Iran", "against Iran"),
        ("sanctions on Iran with the EU", "with the EU"),
        ("protests against the government in Belgrade", "government"),
        ("prime minister and foreign minister Tariq Salim met Kerry", "prime minister"),
        ("Ukrainian strikes in Crimea", "strikes"),
        ("visits to the Congo", "Congo"),
        ("XKCD list of visits to Iran", "XKCD"),
        ("Okonjo Putin Tianjin SCO", "Okonjo Putin Tianjin SCO"),
        ("Qatar hosts Islamic summit", "Islamic"),
        ("whom did Lavrov meet on the day before", "day"),
    ],
)
def test_guess_is_told(question: str, told: str) -> None:
    assert told in " ".join(read_question(question, TODAY).not_understood)


@pytest.mark.parametrize(
    "question",
    [
        "CIA director Burns met Putin",
        "sanctions on Huawei by the US",
        "cooperation with Wagner",
        "solidarity with Ukraine",
        "meetings of Carter and Begin",
        "Israeli strikes in Syria",
        "strikes in Greece",
        "protests against the government of Serbia",
        "the P5+1 talks with Iran",
        "US and Chinese officials met",
    ],
)
def test_what_is_sure_is_not_told(question: str) -> None:
    assert not read_question(question, TODAY).not_understood


def _named(case: dict[str, Any]) -> list[str]:
    sides = case.get("filter", {}).get("between", [])
    names = [side.removeprefix("person:") for side in sides if side.startswith("person:")]
    names = [name for name in names if name not in FIRST]
    return [name for name in names if is_leader(name) and name[0].isupper() and name in case["question"]]


@pytest.mark.data
@in_lots(Case(f"{case['question']} ({name})", (case, name)) for case in ALL for name in _named(case))
def test_somebody_whom_no_list_has_takes_the_place_of_a_leader_or_is_told(case: dict[str, Any], name: str) -> None:
    question = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "Okonjo", case["question"])
    try:
        reading = read_question(question, TODAY)
    except UnreadableQuestion:
        return
    sides = [side.replace(name, "Okonjo") for side in case["filter"]["between"]]
    assert "Okonjo" in " ".join(reading.not_understood) or list(reading.filter.between) == sides
