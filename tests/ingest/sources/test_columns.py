"""Columns are known by common names, and every name that is understood is understood in any spelling."""

import pytest

from graph.model import Article
from ingest.sources.columns import NAMES, NoTextColumn, find_columns, get_columns, read_object, read_row
from ingest.sources.records import Unreadable

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


def test_an_object_may_go_by_the_names_of_columns() -> None:
    given = {
        "Headline": "Talks",
        "body": "Ada Holm met Jon Berg.",
        "published_at": "16 May 2024",
        "source": {"name": "Paper"},
        "rank": 3,
    }
    article = read_object("news.jsonl", 1, given)
    assert isinstance(article, Article)
    assert (article.text, article.title, str(article.published), article.publisher) == (
        given["body"],
        "Talks",
        "2024-05-16",
        None,
    )


def test_a_fields_own_name_comes_before_another_whatever_their_order() -> None:
    article = read_object(
        "news.jsonl", 1, {"content": "Not this.", "text": "This.", "date": "2020-01-01", "published": "2024-05-16"}
    )
    assert isinstance(article, Article)
    assert (article.text, str(article.published)) == ("This.", "2024-05-16")


@pytest.mark.parametrize(
    ("number", "day"), [(1715904000, "2024-05-17"), (1715904000000, "2024-05-17"), (999999999, "2001-09-09")]
)
def test_seconds_and_milliseconds_since_1970_are_days(number: int, day: str) -> None:
    article = read_object("news.jsonl", 1, {"text": "A.", "timestamp": 1, "published": number})
    assert isinstance(article, Article)
    assert str(article.published) == day


@pytest.mark.parametrize("given", [20240516, True, 3, "05/06/2024", "soon", {"day": 3}])
def test_what_may_be_two_days_or_none_is_refused_with_advice(given: object) -> None:
    refused = read_object("news.jsonl", 7, {"text": "A.", "published": given})
    assert isinstance(refused, Unreadable)
    assert "published" in refused.reason
