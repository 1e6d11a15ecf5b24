"""Which events a command is about: a question in plain English, a filter as in an address, or both."""

from datetime import UTC, datetime
from typing import Annotated, get_origin
from urllib.parse import parse_qs

import typer
from pydantic import ValidationError

from app.ask.reading import read_question
from app.filters import EventWords
from app.settings import BadSetting
from graph.findings import list_faults

Question = Annotated[str | None, typer.Argument(help="which events, in plain English; all without it")]
Where = Annotated[str | None, typer.Option("--filter", help="which events, as in an address: 'between=Iran&from=2012'")]


class BadFilter(BadSetting):
    """The filter cannot be read. Write it as in the address of /v1/events, `between=Iran&between=Syria&from=2012`."""


def read_words(question: str | None, where: str | None) -> EventWords:
    """Read which events are meant, by a question and a filter that narrows it; raise BadFilter."""
    given = _parts(where)
    if question:
        asked = read_question(question, datetime.now(UTC).date())
        if asked.not_understood:
            raise BadFilter(f"not understood: {', '.join(asked.not_understood)}. Leave it out, or write --filter")
        for key, value in asked.filter.parameters():
            given.setdefault(key, []).append(value)
    fields = EventWords.model_fields.items()
    several = {field.alias or name for name, field in fields if get_origin(field.annotation) is tuple}
    if twice := [key for key, values in given.items() if len(values) > 1 and key not in several]:
        raise BadFilter(f"{', '.join(twice)}: give it once, in the question or in --filter")
    try:
        return EventWords.model_validate(
            {key: values if key in several else values[0] for key, values in given.items()}
        )
    except ValidationError as error:
        raise BadFilter("; ".join(list_faults(error))) from None


def _parts(where: str | None) -> dict[str, list[str]]:
    """Take a filter apart; raise BadFilter where it is none."""
    try:
        return parse_qs(where, keep_blank_values=True, strict_parsing=True) if where else {}
    except ValueError:
        raise BadFilter(f"{where!r} is no filter: write 'between=Iran&between=Syria&from=2012'") from None
