"""The command `dragoman`."""

import typer

from app.commands.ask import ask
from app.commands.browser import browser
from app.commands.bulk import bulk
from app.commands.config import config
from app.commands.curation import actors, events
from app.commands.export import export
from app.commands.extract import extract
from app.commands.ingest import delete, ingest, reread, resolve
from app.commands.keys import keys
from app.commands.lists import imports
from app.commands.operation import backup, doctor, restore
from app.commands.scheduling import feeds, jobs, worker
from app.commands.serving import serve, up
from app.commands.tools import mcp

dragoman = typer.Typer(
    help="News articles in, a knowledge graph of diplomacy out.", no_args_is_help=True, pretty_exceptions_enable=False
)
for command in (
    up,
    serve,
    worker,
    extract,
    ingest,
    reread,
    resolve,
    delete,
    ask,
    export,
    browser,
    doctor,
    backup,
    restore,
    mcp,
):
    dragoman.command()(command)
dragoman.add_typer(actors, name="actors")
dragoman.add_typer(events, name="events")
dragoman.add_typer(feeds, name="feeds")
dragoman.add_typer(jobs, name="jobs")
dragoman.add_typer(imports, name="import")
dragoman.add_typer(bulk, name="bulk")
dragoman.add_typer(keys, name="keys")
dragoman.add_typer(config, name="config")


def main() -> None:
    """Run the command line."""
    dragoman()
