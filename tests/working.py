"""Workers as processes, and waiting for what they do."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ingest.jobs.queue import JobQueue
from ingest.jobs.records import Job

WAIT = 180.0  # seconds: a worker loads its language pipeline in 2 to 6, on a machine that is busy otherwise in 60


@contextmanager
def working(settings: dict[str, str], end: int = signal.SIGTERM) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "worker"], env=os.environ | settings, stderr=subprocess.PIPE
    )
    try:
        yield process
    finally:
        process.send_signal(end)
        _, told = process.communicate(timeout=120)
        print(told.decode())


def wait_for(done: Callable[[], bool], seconds: float = WAIT) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


def ended(queue: JobQueue, job: str) -> Job:
    wait_for(lambda: queue.get(job).state not in ("waiting", "running"))
    return queue.get(job)
