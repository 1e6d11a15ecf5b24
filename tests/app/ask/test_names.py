"""Runs of words with capitals: the leaders of whom two stand in a row, and names that are one."""

import pytest

from app.ask.names import count_leading, is_leader, split_names
from graph.datafile import read_yaml_resource


@pytest.mark.parametrize(
    ("run", "names"),
    [
        ("Putin Erdogan", ("Putin", "Erdogan")),
        ("Angela Merkel Putin", ("Angela Merkel", "Putin")),
        ("Hillary Clinton", ("Hillary Clinton",)),
        ("merkel xi", ("merkel", "xi")),
        ("Lars Holm", ("Lars Holm",)),
        ("Putin Holm", ("Putin Holm",)),
    ],
)
def test_run_is_split_into_the_leaders_in_it(run: str, names: tuple[str, ...]) -> None:
    assert split_names(run.split()) == names


def test_given_name_of_a_leader_is_no_surname() -> None:
    assert is_leader("Merkel")
    assert not is_leader("Angela")


@pytest.mark.parametrize(
    ("words", "count"),
    [("putin nuclear", 1), ("kim jong un go", 3), ("obama raul castro havana", 3), ("coup", 0), ("nuclear putin", 0)],
)
def test_leaders_at_the_front_are_counted(words: str, count: int) -> None:
    assert count_leading(words.split()) == count


@pytest.mark.data
@pytest.mark.parametrize("kind", ["family_last", "whole"])
def test_every_figure_is_known_by_the_full_name(kind: str) -> None:
    figures = read_yaml_resource("app.data", "figures.yaml")[kind]
    assert len(set(figures)) == len(figures)
    assert all(is_leader(name) for name in figures)


def test_family_name_that_is_a_word_names_nobody_alone() -> None:
    assert is_leader("Brahimi")
    assert is_leader("al-Sharaa")
    assert not is_leader("Begin")
