"""What became known since a time: events that came, that are told otherwise and that are gone, in the order of their last changes.

Whoever follows them, from one place to the next, has what the graph has (ADR 75).
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from graph.answers import EventAnswer, EventQuery
from graph.native import Row
from graph.past import matches, with_former_ids
from graph.queries import filter_parameters
from graph.store import Store
from graph.texts import read_told
from graph.told import texts_of
from graph.versions import ALWAYS

Change = Literal["new", "changed", "gone"]
ROWS = 500  # that are read at once
MOST_ROWS = 10_000  # that are looked at for one page: the time of an answer has an end, and the next one goes on
WHEN = frozenset({"start", "end", "precision", "date_text"})  # fields of an answer that are told as one
PATIENCE = 1.0  # seconds to wait for a writer
LATEST = "~"  # sorts after every id


class Place(NamedTuple):
    """How far somebody is who follows changes.

    He has seen those up to `at` and `id`, in a round that began when `begun` was the latest change; before it he had what the graph
    had at `since` or later, so that whatever he has was still said after that.
    """

    since: str
    begun: str
    at: str
    id: str

    @classmethod
    def of_time(cls, since: str) -> "Place":
        """Begin after a time (ISO 8601, UTC); with "" at the beginning."""
        return cls(since, "", since, LATEST if since else "")


class ChangedEvent(NamedTuple):
    """One change. `told` is the event's text now, None where it is gone for who asks; `differs` names the fields that are told otherwise."""

    change: Change
    at: str
    id: str
    title: str
    told: str | None
    differs: tuple[str, ...]
    events: tuple[str, ...]
    """Of what is gone: the events that its claims tell of now."""


class ChangePage(NamedTuple):
    """Some changes, where to go on, and whether there is more already."""

    items: tuple[ChangedEvent, ...]
    place: Place
    more: bool


class LastKnown(NamedTuple):
    """An event's text, and since when it is told so (ISO 8601, UTC)."""

    since: str
    told: str


class _Seen(NamedTuple):
    """A row that was looked at: what was said before and is said now, as far as it meets the filter."""

    row: Row
    former: tuple[EventAnswer, ...]
    """What was said since `Place.since` and is said no more."""
    before: EventAnswer | None
    """That of it which was said at `Place.since`."""
    told: str | None
    now: EventAnswer | None
    """Of `told`, where it had to be read."""

    @property
    def is_change(self) -> bool:
        return bool(self.former or self.told)


def find_changes(store: Store, query: EventQuery, place: Place, limit: int) -> ChangePage:
    """Find what changed after a place of those events that meet a query now, or met it when who asks may have been told of them.

    A page may be short of `limit` where much had to be looked at; `more` tells whether to go on at once. Raises DatabaseUnreachable.

    The latest change is read first, and nothing after it is told: while rows are read others may be written, and a later one could be seen
    where an earlier one was not.
    """
    if not query.is_answerable:
        return ChangePage((), place, more=False)
    latest = _latest_whole(store, place.at)
    place = place._replace(begun=place.begun or latest)
    wanted, found, looked = with_former_ids(store, query), list[_Seen](), 0
    while True:
        rows = store.read("find_changes", **_parameters(query, place, latest))
        for seen in _look(store, wanted, rows, place.since):
            if seen.is_change and len(found) == limit:
                return ChangePage(_tell(store, found), place, more=True)
            place = place._replace(at=seen.row["at"], id=seen.row["id"])
            found += [seen] if seen.is_change else []
        looked += len(rows)
        if len(rows) < ROWS:  # the round is at its end
            after = Place(place.begun, "", max(latest, place.at), LATEST)
            return ChangePage(_tell(store, found), after, more=False)
        if looked >= MOST_ROWS:
            return ChangePage(_tell(store, found), place, more=True)


def find_last_known(store: Store, query: EventQuery, limit: int) -> tuple[LastKnown, ...]:
    """Find the events that meet a query and became known or changed last, these first. Raises DatabaseUnreachable."""
    if not query.is_answerable:
        return ()
    known = filter_parameters(query) | {"limit": limit}
    if known["anchor"] == "position":  # an order of its own needs an index of its own
        known["anchor"] = "since"
    rows = store.read("find_last_known", **known)
    texts = texts_of(store, [row["told"] for row in rows])
    return tuple(LastKnown(row["since"], texts[row["told"]]) for row in rows if row["told"] in texts)


def _latest_whole(store: Store, known: str) -> str:
    """Give the time of the latest change of which the whole commit is to be seen; `known` is such a time.

    Nobody commits while the lock of writers is held. Where a writer keeps it for long, all before the latest change are whole, for he began
    when they were.
    """
    latest: str = store.read("latest_change", before=ALWAYS)[0]["at"] or known
    if latest <= known:
        return known
    rows = store.read_alone("latest_change", PATIENCE, before=ALWAYS) or store.read("latest_change", before=latest)
    return max(rows[0]["at"] or known, known)


def _parameters(query: EventQuery, place: Place, latest: str) -> Row:
    """Give the parameters of the statement: no index has seen the sides, which is said by words being asked for."""
    known = filter_parameters(query) | {"words": query.words or LATEST, "plain": False}
    known |= {"types": query.types, "categories": query.categories, "statuses": query.statuses}
    return known | {"since": place.since, "until": latest, "at": place.at, "id": place.id, "limit": ROWS}


def _look(store: Store, query: EventQuery, rows: Sequence[Row], since: str) -> Iterator[_Seen]:
    """Read before and now, and forget each that does not meet the query. The database has looked at what is new, save for words."""
    texts = texts_of(store, [row["told"] for row in rows if row["told"]])
    for row in rows:
        known = [(one["since"] or "", read_told(one["answer"])) for one in row["former"]]
        met = [(begun, event) for begun, event in known if matches(query, event)]
        told = texts.get(row["told"])
        now = read_told(told) if told and (known or query.words) else None
        yield _Seen(
            row,
            tuple(event for _, event in met),
            next((event for begun, event in met if begun <= since), None),
            told if now is None or matches(query, now) else None,
            now,
        )


def _tell(store: Store, found: Sequence[_Seen]) -> tuple[ChangedEvent, ...]:
    """Name each change, and lead on from what is gone."""
    claims = sorted({sentence.claim for seen in found if not seen.told for sentence in seen.former[-1].evidence})
    rows = store.read("events_of_claims", ids=claims) if claims else []
    event_of = {row["claim"]: row["event"] for row in rows}
    return tuple(_describe(seen, event_of) for seen in found)


def _describe(seen: _Seen, event_of: dict[str, str]) -> ChangedEvent:
    at, id_, told = seen.row["at"], seen.row["id"], seen.told
    if told is None:
        last = seen.former[-1]
        events = {event_of[said.claim] for said in last.evidence if said.claim in event_of}
        return ChangedEvent("gone", at, id_, last.title, None, (), tuple(sorted(events)))
    now = seen.now or read_told(told)
    if seen.before is None:
        return ChangedEvent("new", at, id_, now.title, told, (), ())
    return ChangedEvent("changed", at, id_, now.title, told, _differences(seen.before, now), ())


def _differences(before: EventAnswer, now: EventAnswer) -> tuple[str, ...]:
    """Name the fields that are told otherwise, those of time as `when`."""
    fields = [name for name in EventAnswer.model_fields if getattr(before, name) != getattr(now, name)]
    return tuple(dict.fromkeys("when" if name in WHEN else name for name in fields))
