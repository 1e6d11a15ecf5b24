"""Profiles of a whole graph -> its actors: resolved, named, with their offices, and written to tables."""

import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import NamedTuple

from graph.actors import derive_actor, derive_offices, office_bodies
from graph.assignment import actor_of
from graph.layers import ACTORS, key_profile
from graph.native import Row
from graph.offline.tables import Tables
from graph.profiles import Profile
from graph.resolver import Keyed, links_of
from graph.whole_resolution import Judge, iter_pairs, resolve_all

HELD = ("title", "from", "to", "listed", "organization", "body", "country")


class Cast(NamedTuple):
    """Who is who: the actor of each profile, the offices that people held as capacity follows from them, and the rows of all of it."""

    owners: dict[str, str]
    held: dict[str, list[Row]]
    actors: list[Row]
    offices: list[Row]
    links: list[Row]


def key_profiles(profiles: Mapping[str, Profile]) -> dict[str, Keyed]:
    """Give profiles their keys, sorted by name: what is known of one name is asked for together."""
    ordered = sorted(profiles.values(), key=lambda profile: (profile.name, profile.id))
    return {profile.id: key_profile(profile) for profile in ordered}


def keep_profiles(atoms: Mapping[str, Keyed], path: Path) -> None:
    """Write profiles to a file for the processes that judge them."""
    with path.open("wb") as file:
        pickle.dump(atoms, file, pickle.HIGHEST_PROTOCOL)


def link_profiles(path: Path, part: int, parts: int, advance: Callable[[int], None]) -> list[Row]:
    """Judge a part of the pairs of the profiles in a file: those of one name, which has a profile in every decade, together; tell `advance` how many."""
    with path.open("rb") as file:
        atoms: Mapping[str, Keyed] = pickle.load(file)
    names = (list(group) for _, group in groupby(atoms, lambda key: atoms[key].atom.name))
    leading = [key for group in islice(names, part, None, parts) for key in group]
    found: list[Row] = []
    for pairs in iter_pairs(atoms, leading):
        found += links_of(ACTORS, atoms, pairs)
        advance(len(pairs))
    return found


def cast_profiles(atoms: Mapping[str, Keyed], judge: Judge) -> Cast:
    """Resolve profiles into actors by their links, and derive what is shown of them."""
    resolved = resolve_all(ACTORS, atoms, judge)
    groups = ([atoms[key].atom for key in sorted(cluster)] for cluster in resolved.clusters)
    members: dict[str, list[Profile]] = {actor_of(group): group for group in groups}
    owners = {profile.id: actor for actor, group in members.items() for profile in group}
    actors = [derive_actor(actor, group) for actor, group in sorted(members.items())]
    bodies = _bodies(group for group in members.values())
    offices = [
        row | {"target": owners.get(row["target"], row["target"])}
        for actor, group in members.items()
        for row in derive_offices(actor, group)
    ]
    actors += [body for key, body in bodies.items() if key not in owners and key not in members]
    return Cast(owners, _held(offices), actors, offices, resolved.links)


def _bodies(groups: Iterable[Sequence[Profile]]) -> dict[str, Row]:
    """Give the bodies and countries for which offices are held, as rows of actors."""
    unsaid = {"aliases": None, "sector": None, "wikidata": None}
    return {body["id"]: body | unsaid for group in groups for body in office_bodies(group)}


def _held(offices: Iterable[Row]) -> dict[str, list[Row]]:
    """Give offices as `claims_of_events` gives them, by actor."""
    held: dict[str, list[Row]] = {}
    for row in offices:
        held.setdefault(row["person"], []).append({key: row[key] for key in HELD})
    return held


def write_cast(tables: Tables, cast: Cast, atoms: Mapping[str, Keyed], now: str) -> None:
    """Write profiles, actors, offices, and what joins them."""
    for key, atom in atoms.items():
        tables.add("profiles", atom.atom.row())
        tables.link("of", key, cast.owners[key])
        for number in atom.own:
            tables.link("keyed_profiles", key, number)
    for number in sorted({number for atom in atoms.values() for number in atom.own}):
        tables.add("keys", {"id": number})
    for actor in cast.actors:
        tables.add("actors", actor | {"since": now})
    for office in cast.offices:
        tables.add("held", office, office["person"], office["target"])
    for link in cast.links:
        tables.add("alike_profiles", link, link["low"], link["high"])
