"""Actors by name or id: who is called so, by which ids questions find them, and what they are called."""

import re
from collections.abc import Collection, Mapping, Sequence

from graph.answering import actor_of_row
from graph.answers import ActorAnswer, Page, Side
from graph.bodies import body_named
from graph.countries import get_country
from graph.described import body_words, national_words
from graph.ids import fold
from graph.model import Kind
from graph.namesakes import Wanted, find_namesakes
from graph.native import Row
from graph.organizations import find_organization, organs_of
from graph.past import find_past_actor
from graph.profile_ids import BODY
from graph.queries import NotFound
from graph.store import Store

BEST = 1e9  # above every full-text score: the first page
ACTOR_ID = re.compile(r"(per|org|cty|grp)-[a-z0-9-]+")
MAX_NAMESAKES = 50  # actors that one name may mean in a question
MAX_BODIES = 200  # ids by which people act for these, of the 1,024 terms that a full-text query may have


def name_actors(store: Store, ids: Collection[str]) -> Mapping[str, Row]:
    """Give name, kind and country of those of some actors that there are, by id."""
    rows = store.read("names_of_actors", ids=sorted(ids)) if ids else ()
    return {row.pop("id"): row for row in rows}


def name_side(side: Side, names: Mapping[str, Row]) -> str:
    """Name a side as a reader would: "country:PER" is Peru, an id what the actor is called (`names` as `name_actors` gives them)."""
    if len(side.countries) == 1 and not side.actors:
        return get_country(side.countries[0]).name
    if side.words in side.actors:
        return str(names.get(side.words, {"name": side.words})["name"])
    prefix, _, rest = side.words.partition(":")
    return rest or prefix


def find_actors(
    store: Store, words: str | None, kind: Kind | None = None, limit: int = 50, after: tuple[str, ...] | None = None
) -> Page[ActorAnswer]:
    """Find actors by words of their name or aliases, best match first; without words list all in the order of their ids."""
    more: tuple[str, ...] | None
    if words:
        score, last = (float(after[0]), after[1]) if after else (BEST, "")
        rows = store.read("find_actors", words=_name_query(words), kind=kind, score=score, after=last, limit=limit + 1)
        more = (repr(rows[limit - 1]["score"]), rows[limit - 1]["actor"]["id"]) if len(rows) > limit else None
    else:
        rows = store.read("list_actors", kind=kind, after=after[0] if after else "", limit=limit + 1)
        more = (rows[limit - 1]["actor"]["id"],) if len(rows) > limit else None
    return Page(items=tuple(actor_of_row(row) for row in rows[:limit]), next=more)


def _name_query(words: str) -> str:
    """Want every word of a name, whole or as a beginning ("Abd" finds "Abdul")."""
    return " AND ".join(f"({word} OR {word}*)" for word in fold(words).split()) or '""'


def find_actor_ids(store: Store, name: str, kind: Kind | None = None) -> tuple[str, ...]:
    """Find the ids of the actors that a name can mean: those called exactly so, else those whose name holds all its words, else a body of the same.

    "Kerry" means those called so, of whom articles told no more, and those whose surname it is.
    An id means the actor that it belongs to now, and itself; an organization has those by which people act for it, too.
    """
    if name.startswith(BODY) and ACTOR_ID.fullmatch(name):
        return _with_bodies(store, [name], [name])
    if ACTOR_ID.fullmatch(name):
        return tuple(dict.fromkeys((name, *(row["id"] for row in store.read("find_current", id=name)))))
    rows = store.read("find_actors", words=_name_query(name), kind=kind, score=BEST, after="", limit=MAX_NAMESAKES)
    exact = [row for row in rows if fold(name) in _names_of(row)]
    if exact and len(fold(name).split()) == 1:
        exact = [row for row in rows if row in exact or (row["actor"]["kind"] == "person" and _has_surname(row, name))]
    known = find_organization(name) if kind in (None, "organization") else None
    bodies = [body_named(one, None).id for one in (known.name, *organs_of(known.name))] if known else []
    found = [row["actor"]["id"] for row in exact or rows]
    if not found and kind in (None, "organization"):
        found = _find_body(store, name)
    return _with_bodies(store, found, bodies)


def _find_body(store: Store, name: str) -> list[str]:
    """Find a body by what tells it apart: "Nigerian police" is the "Police (Nigeria)" of event data."""
    (ids,) = find_namesakes(store, [Wanted(names=(name,), kinds=("organization",))])
    words = set(body_words(name))
    bodies = name_actors(store, ids)
    return [id_ for id_ in ids if (one := bodies.get(id_)) and words == national_words(one["name"], one["country"])]


def _names_of(row: Row) -> set[str]:
    return {fold(name) for name in (row["actor"]["name"], *(row["actor"].get("aliases") or ()))}


def _has_surname(row: Row, name: str) -> bool:
    return any(known.split()[-1:] == [fold(name)] for known in _names_of(row))


def _with_bodies(store: Store, actors: Sequence[str], bodies: Sequence[str]) -> tuple[str, ...]:
    """Add to the ids of actors those by which people act for the organizations among them, or for bodies by name."""
    ids = [one for one in actors if one.startswith(BODY)]
    found = store.read("ids_of_bodies", ids=ids, bodies=bodies, limit=MAX_BODIES) if ids or bodies else ()
    return tuple(dict.fromkeys((*actors, *(row["id"] for row in found))))


def get_actor(store: Store, id: str, as_of: str | None = None) -> ActorAnswer:  # noqa: A002
    """Get one actor, as it was known at a time where one is given; raise NotFound."""
    if as_of:
        past = find_past_actor(store, id, as_of)
        if past is None:
            raise NotFound(f"there was no actor {id!r} at {as_of}")
        return past
    rows = store.read("get_actors", ids=[id])
    if not rows:
        raise NotFound(f"there is no actor {id!r}")
    return actor_of_row(rows[0])
