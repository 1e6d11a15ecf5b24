"""The meetings of some events before and after -> what changes in how often pairs of actors met."""

from collections.abc import Collection, Iterable
from datetime import date
from itertools import combinations
from typing import NamedTuple

from graph.answers import EventAnswer
from graph.derivation import TOOK_PLACE
from graph.native import Row
from graph.ontology import get_event_type


class Meeting(NamedTuple):
    """A pair of actors, the lower id first, in a meeting that took place."""

    low: str
    high: str
    event: str
    day: date | None


def meetings_in(events: Iterable[EventAnswer]) -> set[Meeting]:
    """List the pairs of actors in those events that are meetings and took place."""
    held = (e for e in events if get_event_type(e.type).label == "Meeting" and e.status in TOOK_PLACE)
    return {
        Meeting(low, high, event.id, event.start)
        for event in held for low, high in combinations(sorted({seat.id for seat in event.participants}), 2)
    }  # fmt: skip


def meeting_changes(before: Collection[Meeting], after: Collection[Meeting]) -> list[Row]:
    """List the pairs that met more or less often than before, or on other days, with the days that came and went."""
    came, went = set(after) - set(before), set(before) - set(after)
    rows: dict[tuple[str, str], Row] = {}
    for meeting in sorted(came | went, key=str):
        row = rows.setdefault(
            meeting[:2], {"low": meeting.low, "high": meeting.high, "change": 0, "came": [], "went": []}
        )
        row["change"] += 1 if meeting in came else -1
        if meeting.day:
            row["came" if meeting in came else "went"].append(meeting.day)
    return [rows[pair] for pair in sorted(rows)]
