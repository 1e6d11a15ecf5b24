"""`dragoman ask`: a question answered in the terminal, with evidence."""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from app.ask.answers import Explained, explain, listed
from app.ask.reading import Reading, UnreadableQuestion, read_question
from app.ask.telling import Told, tell
from app.commands.ending import WRONG_USAGE, explained
from app.database import open_store
from app.sides import Names
from app.views import EventView
from graph.model import Kind
from graph.queries import explain_nothing, find_actor_ids, find_events
from graph.store import Store


def ask(
    question: str = typer.Argument(
        ..., help='such as "meetings between Iranian and Syrian officials", or - to read one a line'
    ),
    explain_only: bool = typer.Option(False, "--explain", help="show how it is understood; needs no database"),
    as_json: bool = typer.Option(False, "--json", help="one JSON object a question"),
    today: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="the day from which `last month` is counted")
    ] = None,
) -> None:
    """Answer a question in plain English from the graph."""
    with explained() as settings:
        day = today.date() if today else datetime.now(UTC).date()
        questions = [line.strip() for line in sys.stdin if line.strip()] if question == "-" else [question]
        readings = [reading for one in questions if (reading := _read(one, as_json, day))]
        if explain_only:
            for reading in readings:
                _explain(reading, as_json)
        elif readings:
            with open_store(settings) as store:
                for reading in readings:
                    _answer(reading, store, as_json)
    if len(readings) < len(questions):
        raise typer.Exit(WRONG_USAGE)


def _read(question: str, as_json: bool, today: date) -> Reading | None:
    try:
        return read_question(question, today)
    except UnreadableQuestion as error:
        if as_json:
            print(
                json.dumps(
                    {"question": question, "error": str(error), "suggestions": error.said.suggestions},
                    ensure_ascii=False,
                )
            )
        else:
            print(f"dragoman: {error}. Ask, for example:", *error.said.suggestions[:3], sep="\n  ", file=sys.stderr)
        return None


def _explain(reading: Reading, as_json: bool) -> None:
    shown = explain(reading, lambda _name, _kind: ())
    print(json.dumps(shown.model_dump(mode="json"), ensure_ascii=False) if as_json else _describe(shown))


def _describe(shown: Explained) -> str:
    left = f"\nnot understood: {', '.join(shown.not_understood)}" if shown.not_understood else ""
    return f"understood: {json.dumps(shown.filter, ensure_ascii=False)}{left}\naddress: {shown.address}\n{shown.cypher}"


def _answer(reading: Reading, store: Store, as_json: bool) -> None:
    names = _names(store)
    where = listed(reading)
    query = where.to_query(names)
    page = find_events(store, query, where.limit)
    told = tell(store, reading, query)
    events = tuple(EventView.of(event) for event in page.items)
    why = None if events else explain_nothing(store, query)
    if as_json:
        shown = {
            "understood": explain(reading, names).model_dump(mode="json"),
            **told.model_dump(mode="json"),
            "events": [e.model_dump(mode="json") for e in events],
            "why": why,
        }
        print(json.dumps(shown, ensure_ascii=False))
        return
    if reading.not_understood:
        print(f"Not understood: {', '.join(reading.not_understood)}")
    print(_numbers(told) or "\n\n".join("\n".join(_lines(event)) for event in events) or why)


def _numbers(told: Told) -> str:
    """Write the number or the ranking that was asked; nothing where events were."""
    if told.number is not None:
        return f"{told.number} event{'' if told.number == 1 else 's'}"
    cells = told.counts.cells if told.counts else ()
    return "\n".join(
        f"{cell.events:>7}  {cell.labels[0].name or cell.labels[0].value or 'not known'}" for cell in cells
    )


def _names(store: Store) -> Names:
    def find(words: str, kind: Kind | None) -> tuple[str, ...]:
        return find_actor_ids(store, words, kind)

    return find


def _lines(event: EventView) -> Iterator[str]:
    """Write an event for people: what and when, who in which capacity, about what, and the sentences that say so."""
    day = event.when.start.isoformat() if event.when.start else f"“{event.when.text}”" if event.when.text else "no date"
    yield f"{day}  {event.title}  [{event.type}, {event.status}, {event.confidence:.2f}]"
    for seat in event.participants:
        capacity = ", ".join(filter(None, (seat.office, seat.country, seat.sector)))
        yield f"    {seat.name} ({seat.role}{': ' + capacity if capacity else ''})"
    if event.topics:
        yield f"    about: {'; '.join(event.topics)}"
    for sentence in event.evidence:
        source = ", ".join(
            filter(None, (sentence.article.publisher, str(sentence.article.published or ""), sentence.article.url))
        )
        yield f"    “{' '.join(sentence.text.split())}”"
        yield f"        {sentence.article.id} [{sentence.start}:{sentence.end}]{' ' + source if source else ''}"
