"""What the service answers: one method for each thing, records out, all pages of a list one after the other."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from app.claimviews import ClaimView
from app.client.answers import Answer, Changes, Counts
from app.client.parsing import Shown, part, read, read_json, to_pairs
from app.client.transport import Pairs, Transport
from app.filters import EventConditions, EventFilter, MeetingFilter
from app.views import ActorView, ArticleView, EventView
from app.wholes import written_whole
from graph.answers import HeldOffice, Holder, Undated
from graph.model import Kind

PAGE = 100  # items that are asked for at once when a list is followed
Filter = TypeVar("Filter", bound=EventConditions)


class Reader:
    """Reads from a service. Every method raises ServiceError or one of its kinds."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def get(self, path: str, **parameters: Any) -> Any:
        """Ask for any address of the service, `/v1/relations` say, and give its JSON."""
        return read_json(self._transport.send("GET", path, to_pairs(parameters)))

    def events(self, where: EventFilter | None = None, **conditions: Any) -> Iterator[EventView]:
        """Yield all events that match, page after page as they are asked for: `events(between=("Iran", "Syria"), start="2023")`.

        Conditions are the fields of EventFilter, and narrow `where`. Raises pydantic's ValidationError for a wrong one.
        """
        return self._follow("/v1/events", _narrow(EventFilter, where, conditions), EventView)

    def meetings(self, where: MeetingFilter | None = None, **conditions: Any) -> Iterator[EventView]:
        """Yield all meetings that match; see `events`."""
        return self._follow("/v1/meetings", _narrow(MeetingFilter, where, conditions), EventView)

    def events_of(self, actor: str, where: EventFilter | None = None, **conditions: Any) -> Iterator[EventView]:
        """Yield all events of an actor that match; see `events`."""
        return self._follow(f"/v1/actors/{part(actor)}/events", _narrow(EventFilter, where, conditions), EventView)

    def changes(self, later: str | None = None, *, since: str | None = None, **conditions: Any) -> Iterator[Changes]:
        """Yield what became known after a time, all events without one, page after page in the order in which it did.

        Keep `later` of a page when its items are dealt with, and give it the next time: then only what changed since comes, under the
        same conditions, which are those of `events` save `as_of`, `sort` and `cypher`. A page may have no items.
        """
        where = _narrow(EventConditions, None, conditions)
        pairs = [] if later else [*to_pairs({"since": since, "limit": PAGE}), *where.parameters()]
        return (read(Changes, page) for page in self._each(later or "/v1/changes", pairs))

    def event(self, id: str, as_of: str | None = None) -> EventView:  # noqa: A002
        """Get one event, with `as_of` as it was known then; raises NotFound."""
        return read(EventView, self.get(f"/v1/events/{part(id)}", as_of=as_of))

    def claims(self, event: str) -> tuple[ClaimView, ...]:
        """Get what each article says about an event; raises NotFound."""
        return tuple(read(ClaimView, claim) for claim in self.get(f"/v1/events/{part(event)}/claims"))

    def ask(self, question: str, limit: int = 50, undated: Undated = "left_out") -> Answer:
        """Ask in plain English; raises BadRequest with questions that can be read in `problem.suggestions`."""
        data = self.get("/v1/ask", q=question, limit=limit, undated=undated)
        answer = data["answer"]
        events = tuple(read(EventView, item) for item in answer["items"])
        told = {"number": data.get("number"), "counts": data.get("counts"), "undated": data.get("undated", 0)}
        return Answer(understood=data["understood"], events=events, why=answer["why"], next=answer["next"], **told)

    def follow(self, address: str | None) -> Iterator[EventView]:
        """Yield the events from an address on, such as `next` of an answer; nothing from None."""
        return self._pages(address, (), EventView)

    def actors(self, words: str | None = None, kind: Kind | None = None) -> Iterator[ActorView]:
        """Yield the actors that words of a name fit, the best first; without words all."""
        return self._pages("/v1/actors", to_pairs({"q": words, "kind": kind, "limit": PAGE}), ActorView)

    def actor(self, id: str, as_of: str | None = None) -> ActorView:  # noqa: A002
        """Get one actor, under an id that was merged since too; raises NotFound."""
        return read(ActorView, self.get(f"/v1/actors/{part(id)}", as_of=as_of))

    def offices_of(self, actor: str, at: str | date | None = None) -> tuple[HeldOffice, ...]:
        """Get the offices of an actor, those of a year, month or day where one is given; raises NotFound."""
        return tuple(read(HeldOffice, held) for held in self.get(f"/v1/actors/{part(actor)}/offices", at=at))

    def holders(
        self, country: str | None = None, office: str | None = None, at: str | date | None = None
    ) -> tuple[Holder, ...]:
        """Get who held an office: `holders("Syria", "foreign minister", "2016")`."""
        return tuple(read(Holder, one) for one in self.get("/v1/offices", country=country, office=office, at=at))

    def article(self, id: str) -> ArticleView:  # noqa: A002
        """Get one article with its text; raises NotFound."""
        return read(ArticleView, self.get(f"/v1/articles/{part(id)}"))

    def counts(self) -> Counts:
        """Get how much the graph holds."""
        return read(Counts, self.get("/v1/size"))

    def aggregate(
        self, by: str | Sequence[str], where: EventFilter | None = None, **conditions: Any
    ) -> Mapping[str, Any]:
        """Count events by month, type, pair, place or source, or by two of them crossed, as plain JSON."""
        return self._get_filtered("/v1/aggregate", {"by": by}, _narrow(EventFilter, where, conditions))

    def relations(self, a: str, b: str, by: str = "month", **parameters: Any) -> Mapping[str, Any]:
        """Get the relations of two parties over time, as plain JSON."""
        return dict(self.get("/v1/relations", a=a, b=b, by=by, **parameters))

    def counterparts(self, actor: str, **parameters: Any) -> Iterator[Mapping[str, Any]]:
        """Yield with whom an actor took part in events, most often first, as plain JSON; raises NotFound."""
        return self._items(f"/v1/actors/{part(actor)}/counterparts", to_pairs(parameters))

    def network(self, **parameters: Any) -> Mapping[str, Any]:
        """Get the network of actors, as plain JSON."""
        return dict(self.get("/v1/network", **parameters))

    def export(self, form: str, where: EventFilter | None = None, **conditions: Any) -> str:
        """Get matching events as csv, jsonl, geojson, graphml, ttl or jsonld; raises ValueError for parquet, which is no text: see `save_export`."""
        if form == "parquet":
            raise ValueError("parquet is no text: write it to a file with `save_export`")
        filled = _narrow(EventFilter, where, conditions)
        return self._transport.send("GET", f"/v1/export/events.{part(form)}", filled.parameters()).text

    def save_export(self, path: Path, form: str, where: EventFilter | None = None, **conditions: Any) -> None:
        """Write matching events to a file that appears when it is whole, in any format, parquet too, and in constant memory."""
        pairs = _narrow(EventFilter, where, conditions).parameters()
        with written_whole(path) as file:
            self._transport.download(f"/v1/export/events.{part(form)}", pairs, file)

    def _get_filtered(self, path: str, more: Mapping[str, Any], where: EventFilter) -> Mapping[str, Any]:
        return dict(read_json(self._transport.send("GET", path, [*to_pairs(more), *where.parameters()])))

    def _follow(self, path: str, where: EventFilter, of: type[Shown]) -> Iterator[Shown]:
        asked = where if "limit" in where.model_fields_set else where.model_copy(update={"limit": PAGE})
        return self._pages(path, asked.parameters(), of)

    def _pages(self, address: str | None, pairs: Pairs, of: type[Shown]) -> Iterator[Shown]:
        return (read(of, item) for item in self._items(address, pairs))

    def _items(self, address: str | None, pairs: Pairs) -> Iterator[Any]:
        return (item for page in self._each(address, pairs) for item in page["items"])

    def _each(self, address: str | None, pairs: Pairs) -> Iterator[Any]:
        """Yield the pages of a list, each when it is asked for."""
        while address is not None:
            page = read_json(self._transport.send("GET", address, pairs))
            yield page
            address, pairs = page["next"], ()


def _narrow(of: type[Filter], where: Filter | None, conditions: Mapping[str, Any]) -> Filter:
    """Add conditions to a filter, checked as one."""
    known = where.model_dump(exclude_unset=True) if where else {}
    return of(**{**known, **conditions})
