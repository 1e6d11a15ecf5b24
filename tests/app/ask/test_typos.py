"""Misspelt words of questions: mended where one word alone can be meant, and left where another word is near."""

import pytest

from app.ask.typos import mend


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("meetngs", "meetings"),
        ("recieve", "receive"),
        ("sanctons", "sanctions"),
        ("visitts", "visits"),
        ("officals", "officials"),
        ("presedent", "president"),
        ("beween", "between"),
        ("Syira", "syria"),
        ("Isreal", "israel"),
        ("Kazakstan", "kazakhstan"),
    ],
)
def test_misspelling_is_mended(written: str, meant: str) -> None:
    assert mend(written) == meant


@pytest.mark.parametrize(
    "word",
    [
        "tanks",
        "protect",
        "walks",
        "prisoners",
        "handball",
        "Malik",
        "Hollande",
        "Netanyahu",
        "pairs",
        "prices",
        "selling",
        "Cameron",
    ],
)
def test_other_word_is_left(word: str) -> None:
    assert mend(word) is None
