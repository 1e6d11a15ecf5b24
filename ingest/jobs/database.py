"""The database of jobs: SQLite in the data folder, or Postgres for several workers."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DataError,
    IntegrityError,
    InterfaceError,
    ProgrammingError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from ingest.jobs.errors import JobsUnreachable
from ingest.jobs.tables import metadata

# What a database raises that is away, locked, full or damaged, and what our own statements do wrong, which is something else.
FAULTS, OURS = (DatabaseError, InterfaceError, PoolTimeout), (DataError, IntegrityError, ProgrammingError)
LOCKED_FOR = 30_000  # milliseconds that a statement waits for SQLite's one writer
ASKED_AGAIN = 0.01  # seconds between two tries to write ahead


def open_engine(url: str) -> Engine:
    """Open the database and make its tables where they are missing; raise JobsUnreachable."""
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            Path(parsed.database or "").parent.mkdir(parents=True, exist_ok=True)
        engine = sa.create_engine(
            parsed.set(drivername="postgresql+psycopg") if parsed.get_backend_name() == "postgresql" else parsed
        )
        if engine.dialect.name == "sqlite":
            sa.event.listen(engine, "connect", _prepare_sqlite)
        _make_tables(engine)
    except (ArgumentError, SQLAlchemyError, OSError) as error:
        raise JobsUnreachable(f"the database of jobs cannot be used: {_plain(error)}") from error
    return engine


def _make_tables(engine: Engine) -> None:
    """Make the tables where they are missing; of several processes that do, as API and worker at a first start, one makes and the others find them."""
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # which Python's driver leaves out before a CREATE
        metadata.create_all(connection)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Let readers go on while one writes; writers wait for each other; every commit is on the disk when it returns."""
    connection.isolation_level = "IMMEDIATE"
    connection.execute(f"PRAGMA busy_timeout={LOCKED_FOR}").close()
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=FULL").close()


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Have a new database write ahead; asks again where another does so just now, since SQLite refuses then without waiting, whatever its busy_timeout."""
    end = time.monotonic() + LOCKED_FOR / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(ASKED_AGAIN)
        else:
            return


@contextmanager
def begin(engine: Engine) -> Iterator[Connection]:
    """Begin a transaction; raise JobsUnreachable where the database fails."""
    with reached(), engine.begin() as connection:
        yield connection


@contextmanager
def reached() -> Iterator[None]:
    """Raise JobsUnreachable where the database fails, whoever speaks to it: DBOS does too."""
    try:
        yield
    except OURS:
        raise
    except FAULTS as error:
        raise JobsUnreachable(f"the database of jobs cannot be used: {_plain(error)}") from error


def _plain(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    return str(cause).strip().split("\n", maxsplit=1)[0]


def written(moment: datetime) -> str:
    """Write a moment as the tables have it: in UTC, always with microseconds, so that text sorts as time does."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def now_written() -> str:
    """Write the present time."""
    return written(datetime.now(UTC))


def storable(text: str) -> str:
    """Write a text as databases take it: without NUL, and without the halves of letters that bad bytes of a command line become."""
    return text.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")
