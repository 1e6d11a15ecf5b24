"""Fixtures for the reading of text.

extractor: the real language pipeline, loaded once a session (half a second). read: sentence -> extraction.
"""

from collections.abc import Callable

import pytest

from graph.model import Article, Extraction
from ingest.pipeline import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.fixture(scope="session")
def read(extractor: Extractor) -> Callable[[str], Extraction]:
    return lambda text: extractor.extract(Article(id="test", text=text))
