"""What the client gives where the record of the service would bring its database or web framework along."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from app.views import ChangeView, EventView
from graph.model import Record


class Answer(Record):
    """How a question was understood, and the first events that answer it."""

    understood: Mapping[str, Any] = Field(description="`filter`, `not_understood`, `address`, `cypher`")
    events: tuple[EventView, ...]
    number: int | None = Field(default=None, description="how many events, where that is asked")
    counts: Mapping[str, Any] | None = Field(default=None, description="the ranking or timeline, where one is asked")
    undated: int = Field(
        default=0,
        description="events without a date that were first reported in the period that is asked, and are not among these",
    )
    why: str | None = Field(description="why there is nothing, null when there is something")
    next: str | None = Field(
        default=None, description="address of the rest of them, null when they are all here: give it to `follow`"
    )

    @property
    def not_understood(self) -> tuple[str, ...]:
        """Give the words that were left over."""
        return tuple(self.understood.get("not_understood", ()))


class Changes(Record):
    """Some changes, and the address of what comes after them, now or at any later time."""

    items: tuple[ChangeView, ...]
    later: str


class Saved(Record):
    """What saving did, by article id."""

    new: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    claims: int = 0
    events: int = 0


class DecisionView(Record):
    """A decision about actors or events."""

    id: str
    kind: Literal["same", "not_same", "merge", "split"]
    about: Literal["actor", "event"]
    judgement: Literal["same", "apart"]
    left: tuple[str, ...]
    right: tuple[str, ...]
    articles: tuple[str, ...] = ()
    reason: str
    author: str
    at: str
    undone: str | None = None
    undone_by: str | None = None


class Ruling(Record):
    """A decision with what it does."""

    decision: DecisionView
    dry_run: bool
    effect: Mapping[str, Any] = Field(default={}, description="actors and events that are made, ended or changed")


class Counts(Record):
    """How much the graph holds."""

    articles: int
    claims: int
    events: int
    actors: int
