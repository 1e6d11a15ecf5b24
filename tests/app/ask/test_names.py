"""Runs of words with capitals: the leaders of whom two stand in a row, and names that are one."""

import pytest

from app.ask.names import is_leader, split_names


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
