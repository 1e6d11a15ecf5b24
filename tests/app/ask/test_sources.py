"""A number of sources that a question asks for is taken out of it; other words about sources are left."""

import pytest

from app.ask.sources import take_sources


@pytest.mark.parametrize(
    ("question", "rest", "least"),
    [
        ("meetings reported by at least two sources", "meetings", 2),
        ("meetings of Iran with more than two independent sources", "meetings of Iran", 3),
        ("strikes, confirmed by 3 or more outlets, in Syria", "strikes , in Syria", 3),
        ("talks that were reported by multiple sources in 2012", "talks in 2012", 2),
        ("meetings of two or more states", "meetings of two or more states", 0),
        ("meetings reported by Reuters", "meetings reported by Reuters", 0),
        ("meetings with exactly two sources", "meetings with exactly two sources", 0),
    ],
)
def test_number_of_sources_is_taken_out(question: str, rest: str, least: int) -> None:
    taken = take_sources(question)
    assert (" ".join(taken.rest.split()), taken.least) == (rest, least)
