"""Profiles of a whole graph -> its actors: resolved, named, with their offices, and written to tables."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from graph.assignment import actor_of
from graph.clustering import Pair
from graph.derivation import derive_actor, derive_offices, office_bodies
from graph.layers import ACTORS, key_profile
from graph.offline.tables import Tables
from graph.profiles import Profile
from graph.resolver import Keyed, links_of
from graph.store import Row
from graph.whole_resolution import Judge, resolve_all


class Cast(NamedTuple):
    """Who is who: the actor of each profile, the offices that people held as capacity follows from them, and the rows of all of it."""

    owners: dict[str, str]
    held: dict[str, list[Row]]
    actors: list[Row]
    offices: list[Row]
    links: list[Row]


def link_profiles(pairs: Sequence[Pair], atoms: Mapping[str, Keyed], advance: Callable[[int], None]) -> list[Row]:
    """Judge pairs of profiles; tell `advance` how many."""
    found = list(links_of(ACTORS, atoms, pairs))
    advance(len(pairs))
    return found


def cast_profiles(profiles: Mapping[str, Profile], judge: Judge) -> Cast:
    """Resolve profiles into actors by their links, and derive what is shown of them."""
    resolved = resolve_all(ACTORS, {key: key_profile(profile) for key, profile in profiles.items()}, judge)
    members = {
        actor_of(profiles[key] for key in cluster): [profiles[key] for key in sorted(cluster)]
        for cluster in resolved.clusters
    }
    owners = {profile.id: actor for actor, group in members.items() for profile in group}
    actors = [derive_actor(actor, group) for actor, group in sorted(members.items())]
    bodies = _bodies(group for group in members.values())
    offices = [
        row | {"target": owners.get(row["target"], row["target"])}
        for actor, group in members.items()
        for row in derive_offices(actor, group)
    ]
    actors += [body for key, body in bodies.items() if key not in owners and key not in members]
    return Cast(owners, _held(offices, {row["id"]: row["country"] for row in actors}), actors, offices, resolved.links)


def _bodies(groups: Iterable[Sequence[Profile]]) -> dict[str, Row]:
    """Give the bodies and countries for which offices are held, as rows of actors."""
    unsaid = {"aliases": None, "sector": None, "wikidata": None}
    return {body["id"]: body | unsaid for group in groups for body in office_bodies(group)}


def _held(offices: Iterable[Row], countries: Mapping[str, str | None]) -> dict[str, list[Row]]:
    """Give offices as `claims_of_events` gives them, by actor."""
    held: dict[str, list[Row]] = {}
    for row in offices:
        office = {key: row[key] for key in ("title", "from", "to", "listed")} | {"country": countries[row["target"]]}
        held.setdefault(row["person"], []).append(office)
    return held


def write_cast(tables: Tables, cast: Cast, profiles: Mapping[str, Profile], now: str) -> None:
    """Write profiles, actors, offices, and what joins them."""
    for key, profile in profiles.items():
        tables.add("profiles", profile.row())
        tables.link("of", key, cast.owners[key])
    for number in sorted({number for profile in profiles.values() for number in key_profile(profile).own}):
        tables.add("keys", {"id": number})
    for profile in profiles.values():
        for number in key_profile(profile).own:
            tables.link("keyed_profiles", profile.id, number)
    for actor in cast.actors:
        tables.add("actors", actor | {"since": now})
    for office in cast.offices:
        tables.add("held", office, office["person"], office["target"])
    for link in cast.links:
        tables.add("alike_profiles", link, link["low"], link["high"])
