"""The command `dragoman`. A command brings in only what it needs itself: all of them together take seconds of imports."""

import gc
import logging
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from app.omissions import omit_tables

Command = Any  # of the click that typer carries inside, which has no public name


class Entry(NamedTuple):
    """A command of the table: its module in `app.commands`, and what `--help` says of it, so that help brings in none of them."""

    module: str
    summary: str


COMMANDS = {
    "up": Entry(
        "serving", "Run the whole service on this machine: database, API and worker; Ctrl-C stops all of them."
    ),
    "serve": Entry(
        "serving",
        "Run the API alone, for a database that is named in the settings or runs already; `dragoman worker` does its jobs.",
    ),
    "worker": Entry(
        "scheduling",
        "Do the jobs of the queue and visit feeds when they are due, until Ctrl-C. `dragoman up` runs one by itself.",
    ),
    "extract": Entry("extract", "Read articles and write what is found, one JSON line an article, in order."),
    "ingest": Entry(
        "ingest",
        "Read articles and save them in the graph; saving again changes nothing.",
    ),
    "reread": Entry(
        "ingest",
        "Read stored articles again that an older version of the extractor read; only what reads otherwise now is replaced.",
    ),
    "resolve": Entry(
        "ingest",
        "Judge all actors and events again: after a new version with other evidence, or to check that nothing has drifted.",
    ),
    "delete": Entry("ingest", "Delete articles: their claims are withdrawn, and what these supported is recomputed."),
    "ask": Entry(
        "ask", "Answer a question in plain English from the graph; each line of standard input in turn with `-`."
    ),
    "export": Entry(
        "export", "Write every event that matches, without a cap; progress and the report go to standard error."
    ),
    "changes": Entry(
        "changes",
        "Tell which events became known, are told otherwise or are gone since a time, or since it was asked last.",
    ),
    "browser": Entry(
        "browser",
        "Open Neo4j Browser with Dragoman's style and guide, and write style and saved queries into a folder.",
    ),
    "doctor": Entry(
        "operation",
        "Check the installation and what must hold in the graph; exit code 1 when something is wrong, with what to do.",
    ),
    "backup": Entry(
        "operation",
        "Write graph, decisions, history, jobs and feeds to one file, while the service runs; whoever writes waits.",
    ),
    "restore": Entry(
        "operation",
        "Put a backup into an empty database; the service must be stopped. The file is checked before anything changes.",
    ),
    "mcp": Entry(
        "tools",
        "Offer the graph to a language model: read-only tools over standard input and output (Model Context Protocol).",
    ),
    "actors": Entry("curation", "Curate actors: every decision has an author and a reason, and can be undone."),
    "events": Entry("curation", "Curate events: every decision has an author and a reason, and can be undone."),
    "feeds": Entry("scheduling", "Feeds, sitemaps and lists that are visited by themselves."),
    "jobs": Entry("scheduling", "Work that was accepted, and what became of it."),
    "import": Entry("lists", "Bring in what others have listed or coded."),
    "bulk": Entry("bulk", "Extract on many cores or machines, and load what came of it."),
    "keys": Entry("keys", "Make, list and revoke the keys of the API."),
    "config": Entry("config", "Look at the settings."),
}
# New lists and tuples after which Python looks for cycles among them. Its own 700 are those of two events of an export.
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
    omit_tables()
    found = getattr(import_module(f"app.commands.{COMMANDS[name].module}"), ATTRIBUTES.get(name, name))
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

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """List the commands by their summaries."""
        whole = self.commands
        self.commands = {name: TyperCommand(name, help=entry.summary) for name, entry in COMMANDS.items()}
        super().format_help(ctx, formatter)
        self.commands = whole


dragoman = typer.Typer(cls=Group, no_args_is_help=True, pretty_exceptions_enable=False)


@dragoman.callback()
def about() -> None:
    """News articles in, a knowledge graph of diplomacy out."""


def main() -> None:
    """Run the command line. Where a command sets up no log, the report tells what failed, without the traceback that the log has."""
    logging.getLogger("dragoman").addHandler(logging.NullHandler())
    gc.set_threshold(SEARCH_AFTER)
    dragoman()
