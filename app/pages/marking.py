"""A text and what stands in it -> its parts in order, each with what it is: nothing is lost, added or nested."""

from collections.abc import Iterable
from itertools import pairwise

from app.views import EventView, EvidenceView
from graph.answers import NamedActor
from graph.model import Record


class Part(Record):
    """A stretch of a sentence, and what it is: the trigger, a name, or nothing special."""

    text: str
    mark: str | None = None


class Stretch(Record):
    """A stretch of an article from `start` (code points), and the events that it is evidence of."""

    start: int
    text: str
    events: tuple[str, ...] = ()


def mark_sentence(said: EvidenceView, named: Iterable[NamedActor]) -> tuple[Part, ...]:
    """Mark the words that told of the event, and whatever names those who took part, in a sentence of evidence."""
    spans = [(said.trigger.start, said.trigger.end, "trigger")]
    spans += [(one.start, one.end, f"kind-{one.kind}") for one in named if one.claim == said.claim]
    parts: list[Part] = []
    here = said.start
    for start, end, mark in sorted(spans):
        if here <= start < end <= said.end:
            parts += [Part(text=_cut(said, here, start)), Part(text=_cut(said, start, end), mark=mark)]
            here = end
    return tuple(part for part in (*parts, Part(text=_cut(said, here, said.end))) if part.text)


def _cut(said: EvidenceView, start: int, end: int) -> str:
    return said.text[start - said.start : end - said.start]


def mark_article(id: str, text: str, events: Iterable[EventView]) -> tuple[Stretch, ...]:  # noqa: A002
    """Cut an article's text where evidence begins and ends; a sentence of several events has all of them."""
    spans = [
        (said.start, said.end, event.id) for event in events for said in event.evidence if said.article.id == id
    ] + [(said.start, said.end, event.id) for event in events for said in event.quotes if said.article == id]
    edges = sorted(
        {0, len(text), *(edge for start, end, _ in spans for edge in (start, end) if 0 <= edge <= len(text))}
    )
    return tuple(
        Stretch(
            start=start,
            text=text[start:end],
            events=tuple(dict.fromkeys(event for first, last, event in spans if first <= start and end <= last)),
        )
        for start, end in pairwise(edges)
    )
