"""The resolution of a transaction: profiles into actors, then claims into events; what moved is told."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from graph.actors import label_of
from graph.assignment import actor_of, events_of
from graph.layers import ACTORS, EVENTS
from graph.listed_profiles import profile_of_listing
from graph.native import Row, native
from graph.profiles import Profile, add_up
from graph.resolver import regroup
from graph.store import Transaction
from graph.tally import Tally
from graph.versions import NO_SNAPSHOT, Snapshot, take_snapshot


class Moved(NamedTuple):
    """What a resolution of actors changed: actors to derive again, and claims whose parties are other actors now.

    `known` has what was said of events whose quotations moved, which may be of other claims.
    """

    actors: set[str]
    claims: set[str]
    known: Snapshot = NO_SNAPSHOT


class Counted(NamedTuple):
    """Profiles that were counted: all that are left, those whose evidence is another than before, and the actors of the others."""

    left: set[str]
    changed: set[str]
    actors: set[str]


def add_profiles(transaction: Transaction, fresh: dict[str, Profile]) -> Counted:
    """Add what new claims or lists say to the profiles that the graph has."""
    rows = transaction.run("load_profiles", ids=sorted(fresh))
    summed = add_up([*(Profile.of(row["profile"]) for row in rows), *fresh.values()])
    transaction.run("save_profiles", rows=[profile.row() for profile in summed.values()])
    return _counted(rows, summed)


def _counted(rows: list[Row], summed: Mapping[str, Profile]) -> Counted:
    """Compare profiles with what was known of them."""
    known = {row["profile"]["id"]: (Profile.of(row["profile"]).evidence, row["actor"]) for row in rows if row["actor"]}
    same = {key for key, profile in summed.items() if key in known and known[key][0] == profile.evidence}
    return Counted(set(summed), set(summed) - same, {known[key][1] for key in same})


def profiles_in(names: list[Row]) -> dict[str, Profile]:
    """Give the profiles in the names of whole claims."""
    tally = Tally()
    tally.add_claims(names)
    return tally.profiles()


def recount_profiles(transaction: Transaction, ids: Collection[str]) -> tuple[Counted, set[str]]:
    """Add profiles up again from the claims and lists that are left; give what changed, and the atoms around those that went."""
    rows = transaction.run("load_profiles", ids=sorted(ids))
    around = {row["id"] for row in transaction.run("near_atoms", ids=sorted(ids))}
    named = Tally()
    named.add_alike(native(row) for row in transaction.run("names_of_profiles", ids=sorted(ids)))
    listed = [native(row) for row in transaction.run("listings_of_profiles", ids=sorted(ids))]
    left = add_up([*named.profiles().values(), *map(profile_of_listing, listed)])
    transaction.run("save_profiles", rows=[profile.row() for profile in left.values()])
    transaction.run("delete_profiles", ids=sorted(set(ids) - set(left)))
    return _counted(rows, left), around - set(ids)


def resolve_actors(
    transaction: Transaction, touched: Collection[str], around: Collection[str], renamed: Collection[str] = ()
) -> Moved:
    """Decide again to which actors profiles belong; claims and quotations follow them, and those of `renamed` in any case."""
    clusters, atoms = regroup(transaction, ACTORS, touched, around)
    wanted = {
        key: actor for members in clusters for actor in [actor_of(atoms[k].atom for k in members)] for key in members
    }
    changed: list[Row] = [
        {"profile": key, "actor": actor, "before": atoms[key].home, "label": label_of(atoms[key].atom)}
        for key, actor in sorted(wanted.items()) if actor != atoms[key].home
    ]  # fmt: skip
    transaction.run("assign_profiles", rows=changed)
    moving = [
        {"profile": key, "actor": wanted[key]}
        for key in sorted({*renamed, *(r["profile"] for r in changed)})
        if key in wanted
    ]
    moved = transaction.run("move_names", rows=moving)
    known = take_snapshot(transaction, {row["id"] for row in transaction.run("events_quoting", rows=moving)}, ())
    transaction.run("move_quotes", rows=moving)
    ends = {row[end] for row in changed for end in ("actor", "before") if row[end]}
    holders = {row["id"] for row in transaction.run("holders_of_offices", ids=sorted(ends))}
    again = ends | holders | {wanted[key] for key in touched if key in wanted}
    return Moved(again, {row["claim"] for row in moved}, known)


def resolve_events(transaction: Transaction, touched: Collection[str], around: Collection[str]) -> set[str]:
    """Decide again of which events claims tell; give the events that gained, lost or changed one."""
    clusters, atoms = regroup(transaction, EVENTS, touched, around)
    wanted = events_of(clusters, {key: atom.vote or key for key, atom in atoms.items()})
    changed = [{"claim": key, "event": event} for key, event in sorted(wanted.items()) if event != atoms[key].home]
    transaction.run("assign_claims", rows=changed)
    left = {home for row in changed if (home := atoms[row["claim"]].home)}
    return left | {row["event"] for row in changed} | {wanted[key] for key in touched if key in wanted}
