"""`dragoman config show`: every setting with its value."""

import json

import typer

from app.commands.ending import explained
from app.settings import PREFIX, Settings

config = typer.Typer(help="Look at the settings.", no_args_is_help=True)


@config.command()
def show(as_json: bool = typer.Option(False, "--json", help="as one JSON object")) -> None:
    """Show every setting, its value and what it does; passwords are hidden."""
    with explained() as settings:
        values = settings.model_dump(mode="json")
        if as_json:
            print(json.dumps(values))
            return
        for name, field in Settings.model_fields.items():
            print(f"{PREFIX}{name.upper()}={'' if values[name] is None else values[name]}\n    {field.description}")


@config.callback()
def about() -> None:
    """Look at the settings."""
