"""`dragoman export`: every event that a filter or a question finds, in one of several formats."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from app.commands.chosen import Question, Where, read_words
from app.commands.ending import explained
from app.commands.options import AsJson
from app.commands.progress import Bar, showing
from app.database import open_store
from app.exports.formats import FORMATS, Form, write
from app.exports.head import NOTE, Head
from app.exports.tables import Shape
from app.wholes import written_whole
from graph.actor_queries import find_actor_ids
from graph.reasons import explain_nothing
from graph.streams import ExportedEvent, iter_events


def export(
    question: Question = None,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format", help="of the export; without it what the name of the file says, else csv", case_sensitive=False
        ),
    ] = None,
    where: Where = None,
    shape: Annotated[
        Shape, typer.Option(help="a row an event or a row a participant, in tables", case_sensitive=False)
    ] = "events",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="a file; standard output without it")] = None,
    as_json: AsJson = False,
) -> None:
    """Write every event that matches, without a cap; progress and the report go to standard error."""
    with explained() as settings:
        words, chosen = read_words(question, where), form or _form_of(output)
        address = f"/v1/export/events.{chosen}?{words.query_string()}".rstrip("?")
        head = Head(day=datetime.now(UTC).date().isoformat(), address=address, licence=settings.export_licence)
        with open_store(settings) as store, showing("events") as bar, _opened(output) as file:
            query = words.to_query(partial(find_actor_ids, store))
            counted = _Counted(iter_events(store, query), bar)
            for part in write(counted, chosen, head, shape):
                file.write(part)
            why = None if counted.count else explain_nothing(store, query)
        print(_report(counted.count, why, head, as_json), file=sys.stderr)


def _form_of(path: Path | None) -> Form:
    """Read the format from the name of the file, CSV where it says none."""
    return next((form for form in FORMATS if path and path.suffix.lower() == f".{form}"), "csv")


def _report(events: int, why: str | None, head: Head, as_json: bool) -> str:
    if as_json:
        told = {"events": events, "why": why, "licence": head.licence, "citation": head.citation, "note": NOTE}
        return json.dumps(told)
    return f"{events:,} events. {f'{why} ' if why else ''}Cite as: {head.citation}. Licence {head.licence}. {NOTE}"


class _Counted:
    """Counts events as they go by, and tells a bar."""

    def __init__(self, events: Iterator[ExportedEvent], bar: Bar) -> None:
        self._events, self._bar, self.count = events, bar, 0

    def __iter__(self) -> Iterator[ExportedEvent]:
        """Yield them all."""
        for event in self._events:
            self.count += 1
            self._bar.advance(1)
            yield event


@contextmanager
def _opened(path: Path | None) -> Iterator[BinaryIO]:
    """Open a file that appears under its name when it is whole, or standard output."""
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with written_whole(path) as file:
        yield file
