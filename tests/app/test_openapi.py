"""The description of the API is the one that is committed: a change of it is seen in a review."""

import json

from tools.openapi import PAGE, describe


def test_the_description_is_the_one_that_was_committed() -> None:
    assert json.loads(describe()) == json.loads(PAGE.read_text(encoding="utf-8")), (
        "run `make data` and look at what changed"
    )
