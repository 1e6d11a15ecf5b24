"""The questions of questions.yaml, read once for all tests of a session: `ALL`, and `ANSWERED`, those that mean a filter."""

from pathlib import Path
from typing import Any

from graph.datafile import read_yaml

FILE = Path(__file__).with_name("questions.yaml")
ALL: list[dict[str, Any]] = read_yaml(FILE.read_text(encoding="utf-8"), FILE.name)
ANSWERED = [case for case in ALL if "filter" in case]
