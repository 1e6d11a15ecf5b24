"""The description of the API is the one that is committed: a change of it is seen in a review."""

import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tools.openapi import PAGE, bare_app, describe


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


def test_first_requests_may_ask_for_the_description_while_it_is_made(hasty_threads: None) -> None:
    with bare_app() as app, ThreadPoolExecutor(4) as pool:
        made = [pool.submit(app.openapi) for _ in range(4)]
        assert all(one.result() is made[0].result() for one in made)


def test_the_description_is_the_one_that_was_committed() -> None:
    assert json.loads(describe()) == json.loads(PAGE.read_text(encoding="utf-8")), (
        "run `make data` and look at what changed"
    )
