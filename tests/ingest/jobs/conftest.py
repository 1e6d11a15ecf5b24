"""`queue`: a queue of jobs in SQLite, without a worker."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.jobs.queue import JobQueue


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[JobQueue]:
    queue = JobQueue.open(f"sqlite:///{tmp_path}/jobs.sqlite")
    yield queue
    queue.close()
