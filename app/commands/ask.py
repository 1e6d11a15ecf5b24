"""`dragoman ask`: a question answered in the terminal, with evidence."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from functools import cache, partial
from typing import Annotated

import typer

from app.ask.answers import Explained, explain, listed
from app.ask.reading import Reading, UnreadableQuestion, read_question
from app.ask.telling import tell, with_undated
from app.client import BadRequest, Dragoman
from app.client.answers import Answer
from app.commands.ending import SOME_FAILED, WRONG_USAGE, explained
from app.commands.remote import open_service
from app.database import open_store
from app.views import EventView
from graph.actor_queries import find_actor_ids
from graph.answers import Undated
from graph.queries import find_told
from graph.reasons import explain_nothing
from graph.store import Store


def ask(
    question: Annotated[
        str, typer.Argument(help='such as "meetings between Iranian and Syrian officials", or - to read one a line')
    ],
    explain_only: Annotated[
        bool, typer.Option("--explain", help="show how it is understood; needs no database")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object a question")] = False,
    undated: Annotated[
        bool, typer.Option("--undated", help="where no article tells the day, count the day of the first report")
    ] = False,
    today: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="the day from which `last month` is counted")
    ] = None,
    service: Annotated[
        str | None,
        typer.Option(help="a service to ask instead of the database; its key stands in DRAGOMAN_SERVICE_KEY"),
    ] = None,
) -> None:
    """Answer a question in plain English from the graph; each line of standard input in turn with `-`."""
    with explained() as settings, ExitStack() as opened:
        day = today.date() if today else datetime.now(UTC).date()
        by_report: Undated = "reported" if undated else "left_out"
        read = partial(_read, day, by_report)
        if (service or settings.service) and not explain_only:
            client = opened.enter_context(open_service(settings, service))
            answer: Callable[[str], None] = partial(_answer_remotely, client, by_report, as_json)
        elif explain_only:
            answer = partial(_explain, read, as_json)
        else:
            # Read before a database is started for it.
            if question != "-" and not _told(read, question, as_json):
                raise typer.Exit(WRONG_USAGE)
            answer = partial(_answer, opened.enter_context(open_store(settings)), read, as_json)
        failed = sum(not _told(answer, one, as_json) for one in _questions(question))
    if failed:
        raise typer.Exit(SOME_FAILED if question == "-" else WRONG_USAGE)


def _read(today: date, undated: Undated, question: str) -> Reading:
    return with_undated(read_question(question, today), undated)


def _questions(given: str) -> Iterator[str]:
    if given != "-":
        yield given
        return
    yield from (line.strip() for line in sys.stdin if line.strip())


def _told(answer: Callable[[str], object], question: str, as_json: bool) -> bool:
    """Answer one question, in its place among the others; tell why where it cannot be read."""
    try:
        answer(question)
    except (UnreadableQuestion, BadRequest) as error:
        suggestions = _suggestions(error)
        if as_json:
            told = {
                "question": question,
                "error": str(error),
                "suggestions": suggestions,
                "filter": {},
                "not_understood": [question],
            }
            print(json.dumps(told | {"address": None, "cypher": None}, ensure_ascii=False))
        else:
            print(f"dragoman: {error}. Ask, for example:", *suggestions[:3], sep="\n  ", file=sys.stderr)
        return False
    return True


def _suggestions(error: UnreadableQuestion | BadRequest) -> tuple[str, ...]:
    if isinstance(error, UnreadableQuestion):
        return error.said.suggestions
    return error.problem.suggestions if error.problem else ()


def _explain(read: Callable[[str], Reading], as_json: bool, question: str) -> None:
    shown = explain(read(question), lambda _name, _kind: ())
    print(json.dumps(shown.model_dump(mode="json"), ensure_ascii=False) if as_json else _describe(shown))


def _describe(shown: Explained) -> str:
    left = f"\nnot understood: {', '.join(shown.not_understood)}" if shown.not_understood else ""
    return f"understood: {json.dumps(shown.filter, ensure_ascii=False)}{left}\naddress: {shown.address}\n{shown.cypher}"


def _answer(store: Store, read: Callable[[str], Reading], as_json: bool, question: str) -> None:
    """Answer from the database."""
    reading = read(question)
    names = cache(partial(find_actor_ids, store))  # the filter and its Cypher ask for the same
    where = listed(reading)
    query = where.to_query(names)
    events = tuple(EventView.read(told) for told in find_told(store, query, where.limit).items)
    understood = explain(reading, names).model_dump(mode="json")
    told = tell(store, reading, query).model_dump(mode="json")
    why = None if events else explain_nothing(store, query)
    _show(Answer(understood=understood, **told, events=events, why=why), as_json)


def _answer_remotely(client: Dragoman, undated: Undated, as_json: bool, question: str) -> None:
    """Answer by asking a service."""
    _show(client.ask(question, undated=undated), as_json)


def _show(answer: Answer, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer.model_dump(mode="json"), ensure_ascii=False))
        return
    if left := answer.understood["not_understood"]:
        print(f"Not understood: {', '.join(left)}")
    print(_numbers(answer) or "\n\n".join("\n".join(_lines(event)) for event in answer.events) or answer.why)
    if answer.undated:
        print(f"\n{answer.undated} more without a date, first reported in this period: --undated counts them in.")


def _numbers(answer: Answer) -> str:
    """Write the number or the ranking that was asked; nothing where events were."""
    if answer.number is not None:
        return f"{answer.number} event{'' if answer.number == 1 else 's'}"
    cells = answer.counts["cells"] if answer.counts else ()
    return "\n".join(
        f"{cell['events']:>7}  {cell['labels'][0]['name'] or cell['labels'][0]['value'] or 'not known'}"
        for cell in cells
    )


def _lines(event: EventView) -> Iterator[str]:
    """Write an event for people: what and when, who in which capacity, about what, and the sentences that say so."""
    yield f"{event.when}  {event.title}  [{event.type}, {event.status}, {event.confidence:.2f}]"
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
