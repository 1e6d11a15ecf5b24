"""The connection to Ray: processes on this machine, or a cluster that runs already."""

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import ray

LOGICAL = 4  # processors that Ray is told of at least: with 2 its own tasks wait for each other for ever
STORE = 200_000_000  # bytes of shared memory: only names of units and counts go through it
PATIENCE = 5.0  # seconds for a cluster to take a connection; Ray itself tries for minutes


@contextmanager
def connected(address: str | None, workers: int) -> Iterator[None]:
    """Start Ray on this machine for so many workers, or connect to a cluster; raise ConnectionError where none answers."""
    if address:
        _check_answers(address)
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR)
    else:
        ray.init(
            address="local", num_cpus=max(LOGICAL, workers + 1), include_dashboard=False, object_store_memory=STORE, log_to_driver=False,
            logging_level=logging.ERROR,
        )  # fmt: skip
    try:
        yield
    finally:
        ray.shutdown()


def _check_answers(address: str) -> None:
    """Raise ConnectionError where nobody listens; "auto" and the like, which have no port, are left to Ray."""
    host, _, port = address.rpartition("//")[2].rpartition(":")
    if not port.isdigit():
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), PATIENCE).close()
    except (OSError, OverflowError) as error:
        raise ConnectionError(f"no Ray cluster answers at {address}: {error}") from error
