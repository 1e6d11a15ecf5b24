"""Exception -> message and exit code: no traceback reaches a user."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from app.access.keys import BadLifetime, NoSuchKey
from app.ask.reading import UnreadableQuestion
from app.backups import BadBackup
from app.client import BadRequest, NoAddress, ServiceError
from app.client import NotFound as NothingThere
from app.extras import ExtraMissing
from app.settings import BadSetting, Settings, load_settings
from graph.backup import NotEmpty
from graph.decisions import BadDecision
from graph.migrations import DatabaseTooNew, MigrationChanged
from graph.queries import NotFound
from graph.server.errors import ServerError
from graph.store import DatabaseUnreachable, QueryTooSlow, WrongCredentials
from ingest.crew import WorkerDied
from ingest.eventdata.records import CutOffFile, UnknownForm
from ingest.fetching.addresses import BadAddress
from ingest.jobs.errors import FeedExists, FeedIsBusy, JobIsOpen, JobsUnreachable, NoSuchFeed, NoSuchJob, WorkerRuns
from ingest.jobs.schedules import BadSchedule
from ingest.language import ModelMissing
from ingest.officeholders import DayMissing, UnknownList


class NothingGiven(Exception):
    """A command was given nothing to work on. Give what the message names."""


OK, SOME_FAILED, WRONG_USAGE, UNREACHABLE = 0, 1, 2, 3
CODES: dict[type[Exception], int] = {
    BadSetting: WRONG_USAGE,
    ModelMissing: WRONG_USAGE,
    UnreadableQuestion: WRONG_USAGE,
    BadDecision: WRONG_USAGE,
    NoSuchKey: WRONG_USAGE,
    BadLifetime: WRONG_USAGE,
    BadBackup: WRONG_USAGE,
    NotEmpty: WRONG_USAGE,
    NothingGiven: WRONG_USAGE,
    ExtraMissing: WRONG_USAGE,
    NotFound: WRONG_USAGE,
    UnknownList: WRONG_USAGE,
    DayMissing: WRONG_USAGE,
    UnknownForm: WRONG_USAGE,
    CutOffFile: SOME_FAILED,
    BadAddress: WRONG_USAGE,
    BadSchedule: WRONG_USAGE,
    NoSuchFeed: WRONG_USAGE,
    NoSuchJob: WRONG_USAGE,
    FeedExists: WRONG_USAGE,
    FeedIsBusy: SOME_FAILED,
    JobIsOpen: SOME_FAILED,
    WorkerRuns: WRONG_USAGE,
    JobsUnreachable: UNREACHABLE,
    BadRequest: WRONG_USAGE,
    NothingThere: WRONG_USAGE,
    NoAddress: WRONG_USAGE,
    ServiceError: UNREACHABLE,
    OSError: WRONG_USAGE,
    WorkerDied: SOME_FAILED,
    ServerError: UNREACHABLE,
    DatabaseUnreachable: UNREACHABLE,
    WrongCredentials: UNREACHABLE,
    QueryTooSlow: UNREACHABLE,
    MigrationChanged: UNREACHABLE,
    DatabaseTooNew: UNREACHABLE,
}


@contextmanager
def explained() -> Iterator[Settings]:
    """Give the settings to a command and end it with message and exit code when something known goes wrong."""
    try:
        yield load_settings()
    except tuple(CODES) as error:
        print(f"dragoman: {error}", file=sys.stderr)
        code = next(CODES[parent] for parent in type(error).__mro__ if parent in CODES)
        raise typer.Exit(code) from None
    except KeyboardInterrupt:
        print("dragoman: stopped", file=sys.stderr)
        raise typer.Exit(130) from None
