"""The command `dragoman`. A command brings in only what it needs itself: all of them together take seconds of imports."""

import gc
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

Command = Any  # of the click that typer carries inside, which has no public name
COMMANDS = {
    "up": "serving",
    "serve": "serving",
    "worker": "scheduling",
    "extract": "extract",
    "ingest": "ingest",
    "reread": "ingest",
    "resolve": "ingest",
    "delete": "ingest",
    "ask": "ask",
    "export": "export",
    "browser": "browser",
    "doctor": "operation",
    "backup": "operation",
    "restore": "operation",
    "mcp": "tools",
    "actors": "curation",
    "events": "curation",
    "feeds": "scheduling",
    "jobs": "scheduling",
    "import": "lists",
    "bulk": "bulk",
    "keys": "keys",
    "config": "config",
}
# New lists and tuples after which Python looks for cycles among them. Its own 700 are those of two events: half of an export's time went into that.
SEARCH_AFTER = 50_000
ATTRIBUTES = {"import": "imports"}  # others have the name of their command


class Commands(MutableMapping[str, Command]):
    """The commands by name, each brought in when it is asked for."""

    def __init__(self) -> None:
        self._loaded: dict[str, Command] = {}

    def __getitem__(self, name: str) -> Command:
        if name not in self._loaded:
            self._loaded[name] = _load(name)
        return self._loaded[name]

    def __setitem__(self, name: str, command: Command) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        raise TypeError("commands stay")

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _load(name: str) -> Command:
    found = getattr(import_module(f"app.commands.{COMMANDS[name]}"), ATTRIBUTES.get(name, name))
    if not isinstance(found, typer.Typer):
        alone = typer.Typer(add_completion=False)
        alone.command()(found)
        found = alone
    command = get_command(found)
    command.name = name
    return command


class Group(TyperGroup):
    """Takes its commands from the table above."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = Commands()


dragoman = typer.Typer(cls=Group, no_args_is_help=True, pretty_exceptions_enable=False)


@dragoman.callback()
def about() -> None:
    """News articles in, a knowledge graph of diplomacy out."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(SEARCH_AFTER)
    dragoman()
