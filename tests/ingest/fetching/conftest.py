"""`server`: a misbehaving web server on loopback. `fetcher`: a fetcher that may reach it, and waits for nothing."""

from collections.abc import Iterator

import pytest

from ingest.fetching.fetcher import Clock, Fetcher
from tests.ingest.fetching.server import QUICK, Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def fetcher(slept: list[float]) -> Iterator[Fetcher]:
    with Fetcher(QUICK, clock=Clock(sleep=slept.append, jitter=lambda: 1.0)) as fetcher:
        yield fetcher
