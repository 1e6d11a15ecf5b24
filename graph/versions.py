"""What the graph said before: each change of an event or actor keeps the answer that it replaces, with the time it was given.

Reads with `as_of` are answered from these, so that what was known at a time, by the resolution of that time, stays quotable.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, TypeVar

from graph.answering import actor_of_row, event_of
from graph.answers import ActorAnswer, Difference, Effect, EventAnswer
from graph.derivation import position_of
from graph.ids import digest
from graph.native import Row
from graph.store import Transaction

SHOWN = 200  # changed events that a ruling lists; the count tells of the rest
ALWAYS = "~"  # sorts after every time
Answer = TypeVar("Answer")


class Snapshot(NamedTuple):
    """What the graph says of some events and actors, as answers, and since when it says so."""

    events: dict[str, EventAnswer]
    actors: dict[str, ActorAnswer]
    since: dict[str, str | None]

    def plus(self, earlier: "Snapshot") -> "Snapshot":
        """Prefer what was read earlier in the transaction, before it changed."""
        events = {**self.events, **earlier.events}
        return Snapshot(events, {**self.actors, **earlier.actors}, {**self.since, **earlier.since})


NO_SNAPSHOT = Snapshot({}, {}, {})


def and_of(transaction: Transaction, before: Snapshot, events: Collection[str]) -> Snapshot:
    """Add to what was read before what the graph says now of further events, which something is about to change."""
    return take_snapshot(transaction, set(events) - before.events.keys(), ()).plus(before)


def take_snapshot(transaction: Transaction, events: Collection[str], actors: Collection[str]) -> Snapshot:
    """Read what the graph says now."""
    rows = transaction.run("get_events", ids=sorted(events))
    people = transaction.run("get_actors", ids=sorted(actors))
    since = {
        row[kind]["id"]: row[kind].get("since") for kind, found in (("event", rows), ("actor", people)) for row in found
    }
    return Snapshot(
        {row["event"]["id"]: event_of(row) for row in rows},
        {row["actor"]["id"]: actor_of_row(row) for row in people},
        since,
    )


class Change(NamedTuple):
    """What the graph said before and says after a transaction, of all that it may have changed."""

    before: Snapshot
    after: Snapshot

    def effect(self) -> Effect:
        """Tell what differs."""
        actors = _differences(self.before.actors, self.after.actors, lambda actor: actor.name)
        events = _differences(self.before.events, self.after.events, lambda event: event.title)
        return Effect(actors=actors, events=events[:SHOWN], events_changed=len(events))


def _differences(
    before: Mapping[str, Answer], after: Mapping[str, Answer], name: Callable[[Answer], str]
) -> tuple[Difference, ...]:
    """List what came, went or changed, by id."""
    return tuple(
        Difference(
            id=key, change="gone" if key not in after else "new" if key not in before else "changed",
            before=name(before[key]) if key in before else None, after=name(after[key]) if key in after else None,
        )
        for key in sorted({*before, *after}) if before.get(key) != after.get(key)
    )  # fmt: skip


def keep_versions(transaction: Transaction, change: Change) -> None:
    """Keep what was said until now where it changed, and note since when the new is said."""
    now = stamp(transaction)
    before, after = change
    old: dict[str, EventAnswer | ActorAnswer] = {**before.events, **before.actors}
    new: dict[str, EventAnswer | ActorAnswer] = {**after.events, **after.actors}
    changed = sorted(key for key in {*old, *new} if old.get(key) != new.get(key))
    # What has no `since` was made by this very transaction, and nobody has seen it yet.
    rows = [_version(old[key], since, now) for key in changed if key in old and (since := before.since[key])]
    events = [key for key in changed if key in after.events]
    actors = [key for key in changed if key in after.actors]
    transaction.run("keep_versions", rows=rows, events=events, actors=actors, now=now)


def stamp(transaction: Transaction) -> str:
    """Give the time of a change: now, but after every other, whatever the clocks of other writers say, who are kept out by the lock."""
    now, latest = datetime.now(UTC), transaction.run("latest_change", before=ALWAYS)[0]["at"]
    if latest:
        now = max(now, datetime.fromisoformat(latest) + timedelta(microseconds=1))
    return _written(now)


def now_written() -> str:
    """Write the time as the graph keeps it: ISO 8601, UTC, to the microsecond, so that text sorts as time."""
    return _written(datetime.now(UTC))


def _written(time: datetime) -> str:
    return time.isoformat(timespec="microseconds")


def _version(answer: EventAnswer | ActorAnswer, since: str | None, until: str) -> Row:
    plain = {
        "id": digest("ver", answer.id, until),
        "of": answer.id,
        "since": since,
        "until": until,
        "answer": answer.model_dump_json(),
    }
    if isinstance(answer, ActorAnswer):
        return plain | {"kind": "actor"}
    claims = sorted({sentence.claim for sentence in answer.evidence})
    told = {
        "type": answer.type,
        "status": answer.status,
        "position": position_of(answer.start, answer.id, answer.reported),
    }
    return plain | told | {"kind": "event", "claims": claims}
