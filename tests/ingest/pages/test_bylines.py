"""Who wrote is read out of bylines as they are printed; a desk, a role or the site itself is nobody."""

import pytest

from ingest.pages.bylines import read_byline


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (["By Ann Nilsen and Ivo Kelemen"], "Ann Nilsen; Ivo Kelemen"),
        (["ann.nilsen@news.example (Ann Nilsen)"], "Ann Nilsen"),
        (["Von Ann Nilsen, Redaktion Ausland"], "Ann Nilsen"),
        (["Ann Nilsen", "Ann Nilsen, our correspondent"], "Ann Nilsen"),
        (["Nilsen, Ann"], "Nilsen, Ann"),
        (["Staff Reporter"], None),
        (["Sample Post"], None),
        (["news.test"], None),
        (["3 hours ago"], None),
        ([], None),
    ],
)
def test_names_of_a_byline(given: list[str], names: str | None) -> None:
    assert read_byline(given, "Sample Post") == names
