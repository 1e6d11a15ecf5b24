"""A reprint is a copy whatever its headline, dateline or length; another report of the same day is not."""

import subprocess
import sys

import pytest

from graph.copies import LEAST_WORDS, is_copy, resemblance, sketch

WIRE = (
    "The foreign ministers of Ruritania and Syldavia met in the border town of Klow on Monday and agreed to reopen three "
    "crossings that had been closed since the dispute over river tolls began two years ago. Minister Hana Voss told "
    "reporters that lorries would be let through from the first of next month and that a joint commission of engineers would "
    "look at the dams. Her colleague Pavel Brandt spoke of a new page between neighbours, but he would not say whether the "
    "compensation that Syldavian farmers ask for had been on the table. The talks were the first at this level since the two "
    "governments recalled their ambassadors. Observers from the Danube Commission attended the closing session. "
    "A second round is to follow in the Ruritanian capital before the end of spring, and the presidents may join it there."
)
OTHER = (
    "Ruritania and Syldavia will reopen three border crossings next month, their foreign ministers announced after talks in "
    "Klow. Hana Voss and Pavel Brandt also set up a commission on the dams along the river, the cause of a quarrel that "
    "has kept traders waiting for two years. Farmers in Syldavia have asked for money; nothing was said about it on Monday. "
    "Both sides called the meeting useful. Diplomats expect the ambassadors to return to their posts within weeks."
)


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param("KLOW (Syldavian News) - " + WIRE, id="dateline"),
        pytest.param("Crossings to open after two years, ministers say. " + WIRE, id="another headline"),
        pytest.param(WIRE[: len(WIRE) // 2], id="cut in the middle"),
        pytest.param(WIRE + " " + OTHER[:200], id="a paragraph added"),
        pytest.param(WIRE.upper().replace(".", " ."), id="capitals and spaces"),
        pytest.param(WIRE.replace("Monday", "Tuesday").replace("three", "3").replace("lorries", "trucks"), id="edited"),
    ],
)
def test_reprint_is_a_copy_and_shares_a_key(copy: str) -> None:
    left, right = sketch(WIRE), sketch(copy)
    assert left
    assert right
    assert is_copy(left, right)
    assert set(left.keys) & set(right.keys)


def test_another_report_of_the_same_talks_is_no_copy() -> None:
    left, right = sketch(WIRE), sketch(OTHER)
    assert left
    assert right
    assert resemblance(left, right) < 0.15


def test_short_text_is_not_judged() -> None:
    assert sketch(" ".join(WIRE.split()[: LEAST_WORDS - 1])) is None


def test_sketch_is_the_same_in_another_process() -> None:
    program = f"from graph.copies import sketch; print(sketch({WIRE!r}).hashes[:5])"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    found = sketch(WIRE)
    assert found
    assert told.stdout.strip() == str(found.hashes[:5])
