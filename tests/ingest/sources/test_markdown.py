"""What stands before a text in YAML says title, author and day; everything else is text."""

from datetime import date

import pytest

from graph.model import Article
from ingest.sources.markdown import read_text
from ingest.sources.records import Unreadable

TEXT = "# Talks\n\nPresident Maria Gomez met Chancellor Emil Brandt in Oslo on Wednesday.\n"


def read(text: str) -> Article:
    article = read_text("a.md", text)
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_says_what_it_knows_of_the_article(end: str) -> None:
    front = "---\ntitle: 'Talks: day one'\nauthors: [Ann Nilsen, Ivo Kelemen]\nDate: 2024-05-16 09:00:00 +0200\nlang: en\ntags: [oslo]\nid: intro\n---\n"
    article = read(front.replace("\n", end) + TEXT)
    assert (article.title, article.author, article.published) == (
        "Talks: day one",
        "Ann Nilsen, Ivo Kelemen",
        date(2024, 5, 16),
    )
    assert (article.language, article.text, article.id == "intro") == ("en", TEXT, False)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "---\n" + TEXT + "---\nMore.",
        "---\nOslo: the talks\n---\n" + TEXT,
        "---\ntitle: [\n---\n" + TEXT,
        "---\ntitle: a\ntitle: b\n---\n" + TEXT,
        "---\n" + "a: &a [*a, *a]\n---\n" + TEXT,
        "---\ntitle: Talks\n" + TEXT,
        "Words.\n---\ntitle: Talks\n---\n" + TEXT,
    ],
)
def test_what_is_no_front_matter_is_text(text: str) -> None:
    assert read(text).text == text


def test_front_matter_without_a_text_is_no_article() -> None:
    assert isinstance(read_text("a.md", "---\ntitle: Talks\n---\n"), Unreadable)


def test_day_that_cannot_be_read_is_told() -> None:
    found = read_text("a.md", "---\ndate: soon\n---\n" + TEXT)
    assert isinstance(found, Unreadable)
    assert "YYYY-MM-DD" in found.reason
