"""The lock of a worker's name: two of one name would do the same work. Apart from the worker, so that to hold it loads no DBOS."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import Engine, make_url

from ingest.jobs.errors import WorkerRuns

LOCK = 0x64_7261_676F  # "drago", for Postgres's advisory locks


@contextmanager
def only_one(url: str, name: str, engine: Engine) -> Iterator[None]:
    """Hold the lock of a worker's name, which ends with the process however that ends; raise WorkerRuns."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        with Path(f"{parsed.database}.{name}.lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise WorkerRuns(f"a worker called {name!r} runs already: two would do the same work") from error
            yield
        return
    with engine.connect() as connection:
        held = connection.exec_driver_sql(
            "SELECT pg_try_advisory_lock(%s, hashtext(%s))", (LOCK % 2**31, name)
        ).scalar()
        if not held:
            raise WorkerRuns(f"a worker called {name!r} runs already: set DRAGOMAN_WORKER to another name")
        yield
