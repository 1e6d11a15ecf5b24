"""Exception -> message and exit code: no traceback reaches a user."""

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from app.settings import Settings, load_settings


class NothingGiven(Exception):
    """A command was given nothing to work on. Give what the message names."""


OK, SOME_FAILED, WRONG_USAGE, UNREACHABLE = 0, 1, 2, 3
NOBODY_READS = 141  # what a shell tells of a program that a closed pipe ended
# By name, so that a command brings in only the modules that can raise them: all of these take two seconds.
CODES: dict[str, int] = {
    "app.settings.BadSetting": WRONG_USAGE,
    "ingest.language.ModelMissing": WRONG_USAGE,
    "app.ask.reading.UnreadableQuestion": WRONG_USAGE,
    "graph.decisions.BadDecision": WRONG_USAGE,
    "app.access.keys.NoSuchKey": WRONG_USAGE,
    "app.access.keys.BadLifetime": WRONG_USAGE,
    "app.backups.BadBackup": WRONG_USAGE,
    "app.backups.FileIsThere": WRONG_USAGE,
    "graph.backup.NotEmpty": WRONG_USAGE,
    "app.commands.ending.NothingGiven": WRONG_USAGE,
    "app.extras.ExtraMissing": WRONG_USAGE,
    "graph.queries.NotFound": WRONG_USAGE,
    "ingest.officeholders.UnknownList": WRONG_USAGE,
    "ingest.officeholders.DayMissing": WRONG_USAGE,
    "ingest.eventdata.records.UnknownForm": WRONG_USAGE,
    "ingest.eventdata.records.CutOffFile": SOME_FAILED,
    "ingest.fetching.addresses.BadAddress": WRONG_USAGE,
    "ingest.jobs.schedules.BadSchedule": WRONG_USAGE,
    "ingest.jobs.errors.NoSuchFeed": WRONG_USAGE,
    "ingest.jobs.errors.NoSuchJob": WRONG_USAGE,
    "ingest.jobs.errors.FeedExists": WRONG_USAGE,
    "ingest.jobs.errors.FeedIsBusy": SOME_FAILED,
    "ingest.jobs.errors.JobIsOpen": SOME_FAILED,
    "ingest.jobs.errors.WorkerRuns": WRONG_USAGE,
    "ingest.jobs.errors.JobsUnreachable": UNREACHABLE,
    "app.client.errors.BadRequest": WRONG_USAGE,
    "app.client.errors.NotFound": WRONG_USAGE,
    "app.client.errors.NoAddress": WRONG_USAGE,
    "app.client.errors.ServiceError": UNREACHABLE,
    "builtins.OSError": WRONG_USAGE,
    "ingest.crew.WorkerDied": SOME_FAILED,
    "graph.server.errors.ServerError": UNREACHABLE,
    "graph.store.DatabaseUnreachable": UNREACHABLE,
    "graph.store.WrongCredentials": UNREACHABLE,
    "graph.store.QueryTooSlow": UNREACHABLE,
    "graph.migrations.MigrationChanged": UNREACHABLE,
    "graph.migrations.DatabaseTooNew": UNREACHABLE,
}


@contextmanager
def explained() -> Iterator[Settings]:
    """Give the settings to a command and end it with message and exit code when something known goes wrong."""
    try:
        yield load_settings()
        sys.stdout.flush()
    except Exception as error:
        if isinstance(error, BrokenPipeError) and not _is_read():
            raise typer.Exit(NOBODY_READS) from None
        code = _code_of(type(error))
        if code is None:
            raise
        _tell(str(error), error)
        raise typer.Exit(code) from None
    except KeyboardInterrupt as stop:
        _tell("stopped", stop)
        raise typer.Exit(130) from None


def _tell(what: str, error: BaseException) -> None:
    for line in (what, *getattr(error, "__notes__", ())):
        print(f"dragoman: {line}", file=sys.stderr)


def _is_read() -> bool:
    """Tell whether anybody reads what is printed: `| head` ends when it has what it wanted. Then the rest goes nowhere."""
    asked = select.poll()
    asked.register(sys.stdout.fileno(), 0)
    if not any(flags & select.POLLERR for _, flags in asked.poll(0)):
        return True
    # What is held would be written once more when Python ends, and fail with a traceback.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return False


def _code_of(kind: type[BaseException]) -> int | None:
    """Give the exit code of an error that is known, or of the nearest known one that it is a kind of."""
    names = (f"{parent.__module__}.{parent.__qualname__}" for parent in kind.__mro__)
    return next((CODES[name] for name in names if name in CODES), None)
