"""`site`: a news site on loopback with three pages, a feed and a sitemap. `fetcher`: a fetcher that may reach it, and waits for nothing."""

from collections.abc import Iterator

import pytest

from ingest.fetching.fetcher import Clock, Fetcher
from tests.ingest.fetching.server import QUICK, Server, serving
from tests.site import publish


@pytest.fixture
def site() -> Iterator[Server]:
    with serving() as server:
        publish(server, range(3))
        yield server


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(QUICK, clock=Clock(sleep=lambda _s: None)) as fetcher:
        yield fetcher
