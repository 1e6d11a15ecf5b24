"""A hyphen stands between two parties or inside one name."""

from collections.abc import Sequence

import pytest

from app.ask.hyphens import split_pair


@pytest.mark.parametrize(
    ("word", "after", "parts"),
    [
        ("Iran-Syria", ["talks"], ("Iran", "and", "Syria")),
        ("Olmert-Abbas", ["talks"], ("Olmert", "and", "Abbas")),
        ("Ben-Gurion", ["visit"], ()),
        ("Amir-Abdollahian", ["visit"], ()),
        ("British-Iranian", ["Nazanin", "Zaghari-Ratcliffe"], ()),
        ("British-Iranian", ["talks"], ("British", "and", "Iranian")),
        ("Saudi-led", ["bombing"], ("Saudi", "led")),
    ],
)
def test_hyphen_parts_two_or_joins_one(word: str, after: Sequence[str], parts: tuple[str, ...]) -> None:
    assert split_pair(word, (), after) == parts
