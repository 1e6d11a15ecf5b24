"""Queries -> answers: a batch is two questions to the graph, however many queries it has."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from app.reconciliation.properties import PROPERTIES, Property, Value
from app.reconciliation.queries import BadQuery, Candidate, MatchQuery, MatchResult, TooManyQueries
from app.reconciliation.scoring import compare, describe, score_candidates
from app.reconciliation.written import ExtendQuery
from graph.ids import fold
from graph.judgements import find_current
from graph.model import Kind
from graph.namesakes import KINDS, KnownActor, Wanted, describe_actors, find_namesakes
from graph.store import Store

SUGGESTED = 0.5  # how alike a name in another spelling or script is at least to be suggested
BATCH = 50  # queries in a batch, and ten times as many ids in a question for properties
UNDATED: tuple[Kind, ...] = ("country",)  # whose days nobody asks for and that have events beyond counting


class Read(NamedTuple):
    """A query that was read, or what is wrong with it."""

    query: MatchQuery | None
    fault: str | None = None


def check_size(count: int, most: int = BATCH) -> None:
    """Raise TooManyQueries when a batch is larger than the manifest says."""
    if count > most:
        raise TooManyQueries(f"the batch has {count} entries, at most {most} are answered at once")


def read_each(items: Iterable[Any], parse: Callable[[Any], MatchQuery]) -> list[Read]:
    """Read each query by itself, so that one that cannot be read spoils no other."""
    return [_read(item, parse) for item in items]


def _read(item: Any, parse: Callable[[Any], MatchQuery]) -> Read:
    try:
        return Read(parse(item))
    except BadQuery as error:
        return Read(None, str(error))


def answer_batch(store: Store, reads: Sequence[Read]) -> tuple[MatchResult, ...]:
    """Answer a batch in its own order; raises DatabaseUnreachable or QueryTooSlow."""
    found = iter(find_candidates(store, [read.query for read in reads if read.query]))
    return tuple(MatchResult(candidates=next(found)) if read.query else MatchResult(fault=read.fault) for read in reads)


def find_candidates(store: Store, queries: Sequence[MatchQuery]) -> tuple[tuple[Candidate, ...], ...]:
    """Find and judge the candidates of each query."""
    lists = find_namesakes(store, [_wanted(query) for query in queries])
    dated = [kind for kind in KINDS if kind not in UNDATED]
    known = describe_actors(store, (id_ for ids in lists for id_ in ids), dated)
    return tuple(
        score_candidates(query, [known[id_] for id_ in ids if id_ in known]) for query, ids in zip(queries, lists, strict=True)
    )  # fmt: skip


def _wanted(query: MatchQuery) -> Wanted:
    """Look for the names of a query and for the other names that its row gives."""
    return Wanted(
        names=(*query.values_of("name"), *query.other_names),
        ids=query.values_of("id"),
        kinds=query.kinds if query.strict else (),
    )


def suggest_actors(store: Store, prefix: str, kind: Kind | None, first: int, limit: int) -> tuple[KnownActor, ...]:
    """Suggest actors for the beginning of a name or for an id, the likeliest first; without one nobody."""
    words = prefix.strip()
    if not words:
        return ()
    (ids,) = find_namesakes(store, [Wanted(names=(words,), ids=(words,), kinds=(kind,) if kind else (), begins=True)])
    known = describe_actors(store, ids, ())
    begun = [known[id_] for id_ in ids if id_ in known and _fits(known[id_], words)]
    ranked = sorted(begun, key=lambda one: (one.actor.id != words, not _begins(one, words), -one.actor.events))
    return tuple(ranked[first : first + limit])


def _fits(known: KnownActor, words: str) -> bool:
    """Tell whether each word begins one of a spelling, or the whole is likely a spelling of it, in another script say."""
    typed = fold(words).split()
    begun = any(
        all(any(word.startswith(begin) for word in fold(name).split()) for begin in typed) for name in known.spellings
    )
    return known.actor.id == words or begun or compare(words, known).weight >= SUGGESTED


def _begins(known: KnownActor, words: str) -> bool:
    return any(fold(name).startswith(fold(words)) for name in known.spellings)


def extend_actors(store: Store, query: ExtendQuery) -> dict[str, list[list[Value]]]:
    """Give for each id the values of each property, in the order of the query; an id that nobody has has none."""
    known = get_known(store, query.ids)
    return {
        id_: [_values(known.get(id_), PROPERTIES[wanted.id.lower()], wanted.settings) for wanted in query.properties]
        for id_ in query.ids
    }


def get_known(store: Store, ids: Sequence[str]) -> dict[str, KnownActor]:
    """Describe actors under the ids given: tables keep ids that were merged into others since."""
    known = dict(describe_actors(store, ids))
    moved = {id_: new for id_ in ids if id_ not in known and (new := find_current(store, id_))}
    current = describe_actors(store, moved.values()) if moved else {}
    return known | {id_: current[new] for id_, new in moved.items() if new in current}


def _values(known: KnownActor | None, of: Property, settings: Mapping[str, Any]) -> list[Value]:
    if known is None or of.values is None:
        return []
    limit = str(settings.get("limit") or "0")
    values = list(of.values(known))
    return values[: int(limit)] if limit.isdecimal() and int(limit) else values


def describe_briefly(known: KnownActor) -> dict[str, Any]:
    """Write an actor as suggestions show it."""
    actor = known.actor
    notable = [{"id": actor.kind, "name": actor.kind.capitalize()}]
    return {"id": actor.id, "name": actor.name, "description": describe(known), "notable": notable}
