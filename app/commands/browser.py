"""`dragoman browser`: the kit for Neo4j Browser as files, and the Browser itself, opened."""

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from app.commands.ending import NothingGiven, explained
from app.commands.options import AsJson
from app.database import find_login
from app.doors import SHOW_IMPORT, Doors, find_doors
from app.settings import Settings
from graph.browser.kit import ARCHIVE, COLLECTION, STYLE, write_kit
from graph.model import Record
from graph.server.login import Login

Successor = Annotated[bool, typer.Option("--successor", help="open the new interface instead of the classic one")]


class Opened(Record):
    """What was written, and where the Browser is."""

    folder: Path
    files: int
    doors: Doors | None
    opened: bool


def browser(
    folder: Annotated[Path, typer.Argument(help="where style and queries are written")] = Path("neo4j-browser"),
    show: Annotated[bool, typer.Option("--open/--no-open", help="open the Browser, or only tell where it is")] = True,
    successor: Successor = False,
    as_json: AsJson = False,
) -> None:
    """Open Neo4j Browser with Dragoman's style and guide, and write style and saved queries into a folder."""
    with explained() as settings:
        try:
            files = write_kit(folder)
        except OSError as error:
            raise NothingGiven(f"{folder} cannot be written: {error.strerror}") from error
        login = find_login(settings)
        doors = find_doors(settings) if login else None
        shown = bool(doors and show and _open(doors.successor if successor else doors.classic))
        done = Opened(folder=folder, files=len(files), doors=doors, opened=shown)
        print(done.model_dump_json() if as_json else "\n".join(_tell(done, login, settings)))


def _open(address: str) -> bool:
    """Open an address in a window; without a display, where only a browser for terminals is found, do nothing."""
    try:
        found = webbrowser.get()
    except webbrowser.Error:
        return False
    return type(found) is not webbrowser.GenericBrowser and found.open(address)


def _tell(done: Opened, login: Login | None, settings: Settings) -> list[str]:
    folder = done.folder
    lines = [f"{done.files} files in {folder}"]
    if login is None:
        lines.append("No database is running: `dragoman up` starts one, with its Browser.")
    if login and done.doors:
        lines += [
            f"Neo4j Browser  {done.doors.classic}{'  (opened)' if done.opened else ''}",
            f"Its successor  {done.doors.successor}",
            f"Password       {login.password}",
            f"Guide          comes by itself while the service runs, with the style; later `:play {settings.kit}/guide.html`",
        ]
    return [
        *lines,
        f"Style          drop {folder / STYLE} into the window",
        f"Queries        drop {folder / ARCHIVE} into the window: they become favourites in folders",
        f"Successor      import {folder / COLLECTION} in the panel of saved Cypher. Its import of styles is hidden; this line, written",
        f"               into the console of its page before it is opened again, shows it: {SHOW_IMPORT}",
    ]
