"""The command `dragoman`."""

import typer

from app.commands.ask import ask
from app.commands.config import config
from app.commands.extract import extract
from app.commands.ingest import ingest
from app.commands.serving import serve, up

dragoman = typer.Typer(
    help="News articles in, a knowledge graph of diplomacy out.", no_args_is_help=True, pretty_exceptions_enable=False
)
for command in (up, serve, extract, ingest, ask):
    dragoman.command()(command)
dragoman.add_typer(config, name="config")


def main() -> None:
    """Run the command line."""
    dragoman()
