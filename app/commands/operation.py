"""`dragoman backup`, `restore` and `doctor`: everything in one file and back, and whether all is as it must be."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from app.backups import Manifest, check_free, restore_backup, write_backup
from app.checks import Check, iter_checks
from app.commands.ending import SOME_FAILED, explained
from app.commands.options import AsJson
from app.database import find_login, open_store
from app.settings import Settings
from graph.server.errors import AlreadyRunning
from ingest.jobs.alone import only_one
from ingest.jobs.database import open_engine


def backup(
    file: Annotated[Path, typer.Argument(help="the file to write, such as dragoman.backup")],
    overwrite: Annotated[bool, typer.Option("--overwrite", help="write over a file that is there")] = False,
    as_json: AsJson = False,
) -> None:
    """Write graph, decisions, history, jobs and feeds to one file, while the service runs; whoever writes waits."""
    with explained() as settings:
        check_free(file, overwrite)
        with open_store(settings) as store:
            _report("Written to", file, write_backup(store, settings.jobs, file), as_json)


def restore(
    file: Annotated[Path, typer.Argument(help="a file that `dragoman backup` wrote")],
    replace: Annotated[bool, typer.Option("--replace", help="throw away the graph that there is")] = False,
    as_json: AsJson = False,
) -> None:
    """Put a backup into an empty database; the service must be stopped. The file is checked before anything changes."""
    with explained() as settings:
        _refuse_while_running(settings)
        with only_one(settings.jobs, settings.worker, open_engine(settings.jobs)), open_store(settings) as store:
            _report("Restored from", file, restore_backup(store, settings.jobs, file, replace), as_json)


def _refuse_while_running(settings: Settings) -> None:
    if not settings.neo4j_uri and find_login(settings):
        raise AlreadyRunning(f"a Dragoman works on {settings.data}: stop it before restoring")


def _report(done: str, file: Path, manifest: Manifest, as_json: bool) -> None:
    if as_json:
        print(manifest.model_dump_json())
        return
    kept = "with jobs and feeds" if manifest.jobs else "without jobs and feeds (use the tools of Postgres for these)"
    graph = manifest.graph
    print(f"{done} {file}: {graph.nodes:,} nodes, {graph.relationships:,} relationships, {kept}; made {manifest.made}")


def doctor(as_json: AsJson = False) -> None:
    """Check the installation and what must hold in the graph; exit code 1 when something is wrong, with what to do."""
    failed = False
    with explained() as settings:
        for check in iter_checks(settings):
            failed = failed or not check.ok
            print(json.dumps(check.model_dump(), ensure_ascii=False) if as_json else _line(check))
    if failed:
        print("dragoman: not all is well, see above", file=sys.stderr)
        raise typer.Exit(SOME_FAILED)


def _line(check: Check) -> str:
    advice = f"\n        {check.remedy}" if check.remedy else ""
    return f"{'ok    ' if check.ok else 'WRONG '}  {check.name}: {check.said}{advice}"
