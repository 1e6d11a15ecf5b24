"""Columns are known by common names, and every name that is understood is understood in any spelling."""

import pytest

from graph.model import Article
from ingest.sources.columns import NAMES, NoTextColumn, find_columns, get_columns, read_row

EVERY_NAME = [(field, name) for field, names in NAMES.items() for name in names]


@pytest.mark.parametrize(("field", "name"), EVERY_NAME, ids=[name for _, name in EVERY_NAME])
@pytest.mark.parametrize("spell", [str.upper, str.title, lambda name: f" {name.replace('_', ' ')} "])
def test_every_name_is_found_in_any_spelling(field: str, name: str, spell: type[str]) -> None:
    assert find_columns(["colour", spell(name)]) == {field: 1}


def test_every_field_is_one_of_an_article() -> None:
    assert set(NAMES) <= set(Article.model_fields)


def test_no_name_stands_for_two_fields() -> None:
    assert len({name for _, name in EVERY_NAME}) == len(EVERY_NAME)


def test_the_first_of_two_columns_with_one_name_counts() -> None:
    assert find_columns(["text", "text"]) == {"text": 0}


def test_a_long_list_of_columns_is_cut_in_the_message() -> None:
    with pytest.raises(NoTextColumn, match=r'"c0", .*"c19", \.\.\.\. Understood: text: text, body'):
        get_columns([f"c{n}" for n in range(300)])


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Thu, 16 May 2024 23:10:00 -0400", "2024-05-16"),
        ("16 May 2024 23:10:00 GMT", "2024-05-16"),
        (" 2024-05-16 ", "2024-05-16"),
        ("2024-05-16T23:59:59Z", "2024-05-16"),
        ("16 May 2024", "2024-05-16"),
        ("May 16, 2024", "2024-05-16"),
        ("05/16/2024", "2024-05-16"),
        ("16.05.2024", "2024-05-16"),
    ],
)
def test_a_date_gives_the_printed_day(words: str, day: str) -> None:
    article = read_row("news.csv", 2, {"text": "They met.", "published": words})
    assert isinstance(article, Article), article
    assert str(article.published) == day


@pytest.mark.parametrize("words", ["31 Feb 2024 10:00:00 GMT", "16 Abc 2024", "06/05/2024", "yesterday"])
def test_what_is_no_date_is_told(words: str) -> None:
    assert "YYYY-MM-DD" in getattr(read_row("news.csv", 2, {"text": "They met.", "published": words}), "reason", "")
