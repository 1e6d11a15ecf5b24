"""All atoms of a new graph -> clusters and links, at once and in memory: what `graph.resolver` comes to when they arrive one by one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from graph.clustering import Pair, Verdicts, pair
from graph.native import Row
from graph.resolver import Keyed, Layer, group_atoms
from graph.weighing import load_scale

Judge = Callable[[Mapping[str, Keyed]], Iterable[Row]]
"""Gives the links of the pairs of atoms that share a key, as `links_of` does, in any order."""


class Resolved(NamedTuple):
    """Clusters of atoms, and the links worth remembering."""

    clusters: list[tuple[str, ...]]
    links: list[Row]


def resolve_all(layer: Layer, atoms: Mapping[str, Keyed], judge: Judge) -> Resolved:
    """Judge whatever shares a key, and cluster what hangs together; no decision is in force."""
    links = {(row["low"], row["high"]): row for row in map(as_saved, judge(atoms))}
    clusters: list[tuple[str, ...]] = []
    marked: dict[Pair, Row] = {}
    for members in _components(layer, atoms, links):
        if len(members.atoms) == 1:  # links are between two of a component, so that it has none
            clusters.append(tuple(members.atoms))
            continue
        within = {both: links[both] for both in members.links}
        found, rows = group_atoms(layer, {key: atoms[key] for key in members.atoms}, within, Verdicts())
        clusters += found
        marked |= {(row["low"], row["high"]): row for row in rows}
    return Resolved(clusters, [marked.get(both, row) for both, row in links.items()])


def iter_pairs(atoms: Mapping[str, Keyed], leading: Iterable[str]) -> Iterator[list[Pair]]:
    """Yield for each of some atoms its pairs with those after it which have a key that it has.

    The keys by which an atom is found must be those by which it finds, as they are for profiles.
    """
    place = {key: number for number, key in enumerate(atoms)}
    found: dict[int, list[str]] = {}
    for key, atom in atoms.items():
        for own in atom.own:
            found.setdefault(own, []).append(key)
    for key in leading:
        after = {other for own in atoms[key].own for other in found[own] if place[other] > place[key]}
        yield [pair(key, other) for other in sorted(after, key=place.__getitem__)]


def as_saved(link: Row) -> Row:
    """Give a link the properties with which `save_links` saves it."""
    return link | {"review": link["weight"] if link["open"] else None, "doubtful": None}


class Component(NamedTuple):
    """Atoms that hang together, and the links among them."""

    atoms: list[str]
    links: list[Pair]


def _components(layer: Layer, atoms: Mapping[str, Keyed], links: Mapping[Pair, Row]) -> Iterator[Component]:
    """Part the atoms where no link is strong and no id is proposed by both; links within a part come with it, weak ones too."""
    least = load_scale(layer.question).threshold
    part = {key: [key] for key in atoms}
    for (low, high), row in links.items():
        if (row["twin"] or (row["score"] >= least and not row["conflict"])) and part[low] is not part[high]:
            small, large = sorted((part[low], part[high]), key=len)
            large.extend(small)
            part.update(dict.fromkeys(small, large))
    within: dict[int, list[Pair]] = {}
    for low, high in links:
        if part[low] is part[high]:
            within.setdefault(id(part[low]), []).append((low, high))
    for key, members in part.items():
        if members[0] == key:
            yield Component(members, within.get(id(members), []))
