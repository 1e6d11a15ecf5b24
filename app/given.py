"""Ids of actors in a question: taken as they are given, and looked up only where nothing is found so."""

from collections.abc import Callable
from functools import cache
from typing import TypeVar

from app.filters import EventWords
from app.sides import ACTOR_ID, Names
from graph.answers import EventQuery
from graph.profile_ids import BODY

Found = TypeVar("Found")


def find_as_given(
    where: EventWords, names: Names, find: Callable[[EventQuery], Found], is_found: Callable[[Found], bool]
) -> tuple[EventQuery, Found]:
    """Answer a question; where nothing is found, with the actors to whom its ids belong by now. Gives the query that was answered, too.

    To look up whose an id is takes as long as to count: a question about what was known at a time needs it, others seldom do.
    """
    known = cache(names)
    query = where.to_query(known if where.as_of else _taken_as_given(known))
    found = find(query)
    if is_found(found) or (now := where.to_query(known)) == query:
        return query, found
    return now, find(now)


def _taken_as_given(names: Names) -> Names:
    """Take an id for that of an actor without looking: an actor has that of one of its profiles, so that one which takes part in anything is its own.

    Those who act for an organization may do so by another of its profiles, and are looked for.
    """
    return lambda name, kind: (name,) if ACTOR_ID.fullmatch(name) and not name.startswith(BODY) else names(name, kind)
