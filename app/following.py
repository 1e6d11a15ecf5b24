"""How far somebody is who follows changes, as a cursor; and a change as the API and the command show it."""

from typing import Any

from app.cursors import BadCursor, read_cursor
from app.shown import show
from graph.changes import ChangedEvent, Place


def read_place(cursor: str, question: str) -> Place:
    """Read a place from the cursor of a question; raise BadCursor."""
    position = read_cursor(cursor, question)
    if len(position) != len(Place._fields):
        raise BadCursor("the cursor is not one of changes: take it from `next` or `later`")
    return Place(*position)


def show_change(change: ChangedEvent) -> dict[str, Any]:
    """Show a change with the fields of `ChangeView`."""
    shown = change._asdict()
    told = shown.pop("told")
    return shown | {"event": show(told) if told else None}
