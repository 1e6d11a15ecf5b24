"""What runs beside the API under `dragoman up`: the worker, so that reading articles never slows an answer, and the database.

Both are started again when they die.
"""

import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import getpid

from graph.server.errors import ServerError
from graph.server.process import ManagedNeo4j

log = logging.getLogger("dragoman")
LOOK = 0.5  # seconds between two looks whether it lives
PATIENCE = 15.0  # seconds that it has to end in order
LONGEST_PAUSE = 60.0  # seconds before it is started again
SETTLED = 60.0  # seconds of life after which a death is no sign of a fault at the start


@contextmanager
def worker_beside() -> Iterator[None]:
    """Keep a worker running until the end of the block; it also ends when this process does, however that ends."""
    with _beside(_keep):
        yield


@contextmanager
def kept_alive(server: ManagedNeo4j) -> Iterator[None]:
    """Start the database again whenever it dies, until the end of the block."""
    with _beside(lambda stop: _revive(server, stop)):
        yield


@contextmanager
def _beside(keep: Callable[[threading.Event], None]) -> Iterator[None]:
    """Run a keeper in a thread until the end of the block; it is told to stop, and waited for."""
    stop = threading.Event()
    keeper = threading.Thread(target=keep, args=(stop,))
    keeper.start()
    try:
        yield
    finally:
        stop.set()
        keeper.join()


def _revive(server: ManagedNeo4j, stop: threading.Event) -> None:
    while not stop.wait(LOOK):
        if not server.is_alive:
            log.warning("the database died: it is started again")
            try:
                server.revive()
            except ServerError as error:
                log.error("%s", error)  # noqa: TRY400 - the message says all
                stop.wait(LONGEST_PAUSE)


def _keep(stop: threading.Event) -> None:
    pause = 1.0
    while not stop.is_set():
        begun = time.monotonic()
        process = subprocess.Popen([sys.executable, "-m", "app", "worker", "--parent", str(getpid())])
        while process.poll() is None and not stop.wait(LOOK):
            pass
        if stop.is_set():
            _end(process)
            return
        pause = 1.0 if time.monotonic() - begun > SETTLED else min(pause * 2, LONGEST_PAUSE)
        log.warning("the worker ended with code %s: it is started again in %.0f s", process.returncode, pause)
        stop.wait(pause)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
