"""`dragoman import officeholders`: who held which office, from a list, into the graph."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.commands.ending import SOME_FAILED, explained
from app.commands.eventdata import gdelt, icews, polecat
from app.commands.extract import describe
from app.commands.options import AsJson
from app.database import open_store
from graph.listings import save_list
from graph.officeholding import Tenure
from ingest.officeholders import read_officeholders
from ingest.sources.records import Unreadable

imports = typer.Typer(help="Bring in what others have listed or coded.", no_args_is_help=True)
for command in (icews, gdelt, polecat):
    imports.command()(command)


@imports.command()
def officeholders(
    file: Path,
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="the day of which a list without dates tells")] = None,
    name: Annotated[str | None, typer.Option("--list", help="what the list is called in answers; the file's name if not given")] = None,
    as_json: AsJson = False,
) -> None:  # fmt: skip
    """Save a list of officeholders; importing a newer form of it replaces the older."""
    with explained() as settings:
        read = list(read_officeholders(file, as_of.date() if as_of else None))
        refused = [item for item in read if isinstance(item, Unreadable)]
        with open_store(settings) as store:
            report = save_list(store, name or file.name, [item for item in read if isinstance(item, Tenure)])
    for fault in refused:
        print(f"dragoman: {describe(fault)}", file=sys.stderr)
    told = f"{report.tenures} offices of {report.people} people; {report.dropped} dropped; {len(refused)} lines refused"
    print(report.model_dump_json() if as_json else told)
    if refused:
        raise typer.Exit(SOME_FAILED)
