"""The meetings of some events before and after -> what changes in how often pairs of actors met."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from graph.store import Row, native


class Meeting(NamedTuple):
    """A pair of actors, the lower id first, in a meeting that took place."""

    low: str
    high: str
    event: str
    day: date | None


def read_meetings(rows: Iterable[Row]) -> set[Meeting]:
    """Read the rows of `met_in_events`."""
    return {Meeting(**native(row)) for row in rows}


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
