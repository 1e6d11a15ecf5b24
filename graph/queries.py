"""The questions that the graph answers: one function each, returning records."""

import re
from collections.abc import Iterable, Iterator, Sequence

from graph.answering import event_of
from graph.answers import (
    ArticleAnswer,
    EventAnswer,
    EventQuery,
    NamedActor,
    Page,
    Side,
)
from graph.derivation import NO_DAY
from graph.model import Article
from graph.native import Row, native
from graph.offices import titles_like
from graph.past import LAST, find_past_event, find_past_events
from graph.profile_ids import BODY
from graph.store import Store
from graph.texts import read_told, write_told
from graph.told import complete, rows_of

DATED = f"{NO_DAY}~"  # sorts after the positions of undated events, before all others
LUCENE = re.compile(r'([+\-&|!(){}\[\]^"~*?:\\/])')
IN_ORDER = {"find_events_of_side", "find_newest_events"}  # statements that read an index of positions, and no terms
TERMS = {"types": "type", "categories": "plover", "statuses": "status"}  # of a query: properties in the index of terms
OF_EVENT = (
    *TERMS,
    "start",
    "end",
    "as_of",
    "min_sources",
    "min_confidence",
)  # fields of a query that ask for properties of an event
OF_NEIGHBOURS = (
    "source",
    "target",
    "countries",
    "sectors",
    "roles",
    "office",
    "place",
    "topic",
    "reported_start",
    "reported_end",
)


class NotFound(LookupError):
    """Nothing in the graph has that id. Look it up with /v1/events, /v1/actors?q= or the list of ingested articles."""


def escape_words(words: str) -> str:
    """Make user words safe for a full-text query: every word is wanted, none is an operator."""
    plain = [LUCENE.sub(r"\\\1", word) for word in words.split() if word not in {"AND", "OR", "NOT", "TO"}]
    return " AND ".join(plain) or '""'


def filter_parameters(query: EventQuery) -> Row:
    """Give the parameters of `parts/wanted_events.cypher`."""
    return _parameters(query, _anchor(query))


def _parameters(query: EventQuery, anchor: str) -> Row:
    # An event's position begins with its first day.
    after = f"{query.end}{LAST}" if query.end else LAST
    known = query.model_dump(exclude={"words", "sort"})
    if anchor == "terms":  # what this index has seen to need not be read of each event that it finds
        known |= dict.fromkeys(TERMS, ())
    apart = _are_apart(query.sides)
    return known | {
        "anchor": anchor,
        "words": escape_words(query.words) if query.words else None,
        "terms": _terms(query) or None,
        "apart": apart,
        "office": titles_like(query.office) if query.office else None,
        "plain": not (query.words or any(known[field] for field in OF_EVENT)),
        "alone": apart and not any(known[field] for field in OF_NEIGHBOURS),
        "after": after,
        "before": "",
    }


def _anchor(query: EventQuery) -> str:
    """Name the index to start from: that of words, that of terms where they narrow the question, else that of positions, a part of which a period is."""
    if query.words:
        return "words"
    is_narrowed = query.sides or ((query.types or query.categories) and not query.end)
    return "terms" if is_narrowed else "position"


def _terms(query: EventQuery) -> str:
    """Write sides, types, categories and statuses for the full-text index of terms. Whom nobody knows is no party."""
    sides = (_any_of("parties", (*side.countries, *side.actors) or ("?",)) for side in query.sides)
    others = (_any_of(name, getattr(query, field)) for field, name in TERMS.items() if getattr(query, field))
    return " AND ".join((*sides, *others))


def _any_of(name: str, terms: Iterable[str]) -> str:
    """Want one of some terms; quoted, since Andorra's code is AND."""
    quoted = (f'"{term}"' for term in terms)
    return f"{name}:({' OR '.join(quoted)})"


def _are_apart(sides: Sequence[Side]) -> bool:
    """Tell whether no participant can stand on two sides: then an event that has a party of each has a participant for each.

    Somebody has one country at most, acts for one body at most, and no body for another: these apart are apart, mixed they are not.
    """
    if len(sides) < 2:
        return True
    parties = [party for side in sides for party in {*side.countries, *side.actors}]
    kinds = {actor[: len(BODY)] for side in sides for actor in side.actors}
    kinds |= {"country" for side in sides if side.countries}
    return len(parties) == len(set(parties)) and (len(kinds) <= 1 or kinds.isdisjoint({"country", BODY}))


def statement_of(query: EventQuery) -> str:
    """Name the statement that finds a page of events: one side, a type or nothing but time is read in the order of its index."""
    if query.sort == "oldest":
        return "find_earliest_events"
    if query.words or len(query.sides) > 1:
        return "find_events"
    return "find_events_of_side" if query.sides else "find_newest_events"


def event_parameters(query: EventQuery, limit: int = 50, after: tuple[str, ...] | None = None) -> Row:
    """Give the parameters with which the statement of a query answers it."""
    known = _parameters(query, "" if statement_of(query) in IN_ORDER else _anchor(query))
    if query.sort == "oldest":
        known["before"] = after[0] if after else DATED
    elif after:
        known["after"] = min(after[0], known["after"])
    return known | {"limit": limit + 1}


def find_events(
    store: Store, query: EventQuery, limit: int = 50, after: tuple[str, ...] | None = None
) -> Page[EventAnswer]:
    """Find events that match a query; go on after a page with its `next`.

    Newest first has the undated ones at the end, oldest first leaves them out.
    """
    if query.as_of and query.is_answerable:
        current = _unchanged(store, query, limit, after)
        return find_past_events(store, query, current, limit, after[0] if after else LAST)
    page = find_told(store, query, limit, after)
    return Page(items=tuple(map(read_told, page.items)), next=page.next)


def find_told(store: Store, query: EventQuery, limit: int = 50, after: tuple[str, ...] | None = None) -> Page[str]:
    """Find events as `find_events` does, each as the text that is told of it (`graph/told.py`)."""
    if not query.is_answerable:
        return Page(items=())
    if query.as_of:
        past = find_events(store, query, limit, after)
        return Page(items=tuple(map(write_told, past.items)), next=past.next)
    found = _read_page(store, query, limit, after)
    return Page(items=tuple(complete(store, [text for _, text in found[:limit]])), next=_last(found, limit))


def _last(found: Sequence[Sequence[str]], limit: int) -> tuple[str, ...] | None:
    return (found[limit - 1][0],) if len(found) > limit else None


def _read_page(store: Store, query: EventQuery, limit: int, after: tuple[str, ...] | None) -> list[list[str]]:
    """Read a page of events, and one more where there is one: position, and what is told or the id."""
    found: list[list[str]] = store.read(statement_of(query), **event_parameters(query, limit, after))[0]["events"]
    return found


def _unchanged(store: Store, query: EventQuery, limit: int, after: tuple[str, ...] | None) -> Iterator[EventAnswer]:
    """Yield the events that are said as they were at `query.as_of`."""
    return map(read_told, complete(store, [text for _, text in _read_page(store, query, limit, after)]))


def get_events(store: Store, ids: list[str]) -> tuple[EventAnswer, ...]:
    """Get events by their ids, in the order of the ids."""
    found = rows_of(store, ids)
    return tuple(event_of(found[key]) for key in ids if key in found)


def mentions_of_event(store: Store, id: str) -> tuple[NamedActor, ...]:  # noqa: A002
    """Find where the claims of an event name whom."""
    return tuple(NamedActor(**row) for row in store.read("mentions_of_event", id=id))


def get_event(store: Store, id: str, as_of: str | None = None) -> EventAnswer:  # noqa: A002
    """Get one event, as it was known at a time where one is given; raise NotFound."""
    if as_of:
        past = find_past_event(store, id, as_of)
        if past is None:
            raise NotFound(f"there was no event {id!r} at {as_of}")
        return past
    found = get_events(store, [id])
    if not found:
        raise NotFound(f"there is no event {id!r}")
    return found[0]


def get_article(store: Store, id: str) -> ArticleAnswer:  # noqa: A002
    """Get one article with its text; raise NotFound."""
    rows = store.read("get_article", id=id)
    if not rows:
        raise NotFound(f"there is no article {id!r}")
    article = {key: native(value) for key, value in rows[0]["article"].items()}
    fields = ("id", "url", "title", "author", "publisher", "published", "language", "licence", "text")
    return ArticleAnswer(
        **{key: article.get(key) for key in fields}, claims=rows[0]["claims"], events=tuple(rows[0]["events"])
    )


def find_article_ids(store: Store, ids: Sequence[str]) -> frozenset[str]:
    """Find which of these articles the graph has."""
    return frozenset(row["id"] for row in store.read("find_articles", ids=list(ids)))


def find_read_otherwise(store: Store, extractor: str, after: str, limit: int) -> tuple[Article, ...]:
    """Find articles that another version of the extractor read, after an id."""
    rows = store.read("list_read_otherwise", extractor=extractor, after=after, limit=limit)
    return tuple(
        Article(**{k: native(v) for k, v in row["article"].items() if k in Article.model_fields}) for row in rows
    )
