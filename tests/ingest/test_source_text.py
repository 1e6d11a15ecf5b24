"""The parsed text loses what hides words; offsets lead back to the article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.source_text import read_source

WRAPPED = (
    "The foreign minister of Norway met the president of Kenya in\nNairobi on Monday to talk about the new railway and about the\n"
    "visa rules that both countries want to change before the next\nsummit in May. It was their first meeting.\n\nA new paragraph."
)
LETTERS = st.text(alphabet="ab. \t\n\u00a0\u200f\u202b\ufeff\u200b\u200d😀é", max_size=80)


@pytest.mark.parametrize(
    ("original", "clean"),
    [
        ("Anton  Orlov\tmet \u00a0her.", "Anton Orlov met her."),
        ("\u202bIran\u202c and \u200fSyria", "Iran and Syria"),
        ("\ufeffOslo", "Oslo"),
        ("one\n\ntwo", "one\n\ntwo"),
        ("A heading\nThe text.", "A heading\nThe text."),
        (
            "IRAN'S MINISTER MEETS NATO CHIEF IN OSLO\nHe spoke of NATO.",
            "Iran's Minister Meets NATO Chief in Oslo\nHe spoke of NATO.",
        ),
        ("The UN and the EU met.", "The UN and the EU met."),
        ("👩\u200d⚖️ spoke", "👩\u200d⚖️ spoke"),
    ],
)
def test_what_hides_words_goes(original: str, clean: str) -> None:
    assert read_source(original).clean == clean


def test_broken_lines_are_joined_and_paragraphs_kept() -> None:
    clean = read_source(WRAPPED).clean
    assert "in Nairobi on Monday" in clean
    assert clean.count("\n") == 2


def test_a_name_across_a_broken_line_is_found_as_printed() -> None:
    source = read_source(WRAPPED)
    start = source.clean.index("in Nairobi")
    span = source.span(start, start + len("in Nairobi"))
    assert span.text == "in\nNairobi"
    assert WRAPPED[span.start : span.end] == span.text


@given(LETTERS)
def test_every_letter_leads_back_to_itself(original: str) -> None:
    source = read_source(original)
    for i, letter in enumerate(source.clean):
        span = source.span(i, i + 1)
        assert original[span.start : span.end] == span.text
        assert letter.lower() in span.text.lower() or (letter == " " and span.text.isspace())
