"""What each article says about an event: its sentences, and whom it names where."""

from collections.abc import Iterable
from typing import Self

from pydantic import Field

from app.views import EventView, EvidenceView, SourceView
from graph.answers import EventAnswer, NamedActor
from graph.model import Kind, Record


class MentionView(Record):
    """Where an article names an actor: code points of its text."""

    actor: str
    name: str = Field(description="what the actor is called, which may differ from the words there")
    kind: Kind
    start: int
    end: int


class ClaimView(Record):
    """What one article says about an event: its sentences, and whom it names where."""

    id: str
    event: str
    article: SourceView
    evidence: tuple[EvidenceView, ...]
    mentions: tuple[MentionView, ...] = Field(description="whom it names, and where in the article")

    @classmethod
    def all_of(cls, event: EventAnswer, named: Iterable[NamedActor]) -> tuple[Self, ...]:
        """Group the evidence of an event, and whom its claims name, by the claim that they belong to."""
        mentions: dict[str, list[MentionView]] = {}
        for one in named:
            mentions.setdefault(one.claim, []).append(MentionView(**one.model_dump(exclude={"claim"})))
        found: dict[str, list[EvidenceView]] = {}
        for sentence in EventView.of(event).evidence:
            found.setdefault(sentence.claim, []).append(sentence)
        return tuple(
            cls(
                id=claim,
                event=event.id,
                article=said[0].article,
                evidence=tuple(said),
                mentions=tuple(mentions.get(claim, ())),
            )
            for claim, said in found.items()
        )
