"""The questions of questions.yaml, read once for all tests of a session: `ALL`, and `ANSWERED`, those that mean a filter."""

from datetime import date
from pathlib import Path
from typing import Any

from app.ask.reading import Reading, UnreadableQuestion, read_question
from graph.datafile import read_yaml

TODAY = date(2026, 11, 24)
FILE = Path(__file__).with_name("questions.yaml")
ALL: list[dict[str, Any]] = read_yaml(FILE.read_text(encoding="utf-8"), FILE.name)
ANSWERED = [case for case in ALL if "filter" in case]


def read(question: str) -> Reading | None:
    """Read a question on the day of the tests; None where it is refused."""
    try:
        return read_question(question, TODAY)
    except UnreadableQuestion:
        return None
