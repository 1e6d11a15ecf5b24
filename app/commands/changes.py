"""`dragoman changes`: what became known since a time, or since the command was run last."""

import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from app.commands.chosen import BadFilter, Question, Where, read_words
from app.commands.ending import explained
from app.cursors import BadCursor, write_cursor
from app.database import open_store
from app.filters import EventWords
from app.following import read_place, show_change
from app.periods import BadDate, parse_beginning
from app.settings import BadSetting
from app.shown import write
from app.views import EventView
from app.wholes import written_whole
from graph.actor_queries import find_actor_ids
from graph.changes import ChangedEvent, Place, find_changes

PAGE = 500
SIGNS = {"new": "+", "changed": "~", "gone": "-"}


class BadPlace(BadSetting):
    """The file does not say how far this question was followed. Name another file, or remove it to begin anew."""


def changes(
    question: Question = None,
    where: Where = None,
    since: Annotated[
        str | None, typer.Option(help="a day, from its beginning, or a time: 2026-11-23T18:00Z; all events without it")
    ] = None,
    place: Annotated[
        Path | None, typer.Option(help="a file that remembers how far you are: the next run tells only what came after")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="a JSON line for each change, with the whole event")] = False,
) -> None:
    """Tell which events became known, are told otherwise or are gone since a time, or since it was asked last."""
    with explained() as settings:
        words = read_words(question, where)
        if words.as_of:
            raise BadFilter("as_of: changes lead to what is known now: leave it out, and write --since")
        at = _read_place(place, words, since)
        with open_store(settings) as store:
            query, more = words.to_query(partial(find_actor_ids, store)), True
            while more:
                found, at, more = find_changes(store, query, at, PAGE)
                for one in found:
                    print(write(show_change(one)).decode() if as_json else _line(one))
                sys.stdout.flush()  # first what is told, then that it was told
                _keep_place(place, words, at)


def _read_place(path: Path | None, words: EventWords, since: str | None) -> Place:
    """Read how far a question was followed, which a file that is there knows better than `since`; raise BadPlace or BadFilter."""
    try:
        if path is None or not path.exists():
            return Place.of_time(parse_beginning(since) if since else "")
        return read_place(path.read_text(encoding="utf-8").strip(), words.query_string())
    except BadDate as error:
        raise BadFilter(f"--since: {error}") from None
    except (BadCursor, UnicodeDecodeError):
        raise BadPlace(
            f"{path} does not say how far this question was followed: name another file, or remove it to begin anew"
        ) from None


def _keep_place(path: Path | None, words: EventWords, at: Place) -> None:
    if path:
        with written_whole(path) as file:
            file.write(f"{write_cursor(at, words.query_string())}\n".encode())


def _line(change: ChangedEvent) -> str:
    """Write a change for people."""
    if change.told is None:
        now = f"  now {', '.join(change.events)}" if change.events else ""
        return f"{SIGNS[change.change]} {change.title}{now}"
    event = EventView.read(change.told)
    differs = f"  ({', '.join(change.differs)})" if change.differs else ""
    return f"{SIGNS[change.change]} {event.when}  {event.title}  [{event.type}, {event.status}]{differs}  {event.links.self}"
