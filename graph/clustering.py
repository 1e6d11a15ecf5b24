"""Judged pairs -> clusters: which atoms (profiles of actors, claims of events) are one, for any order of arrival the same.

Not single linkage, which lets A and C meet through a B that resembles both: a cluster has a centre, each member must
resemble the centre itself, and no two members may exclude each other. What people decided comes before all that.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import product
from typing import NamedTuple

from graph.model import Record

Pair = tuple[str, str]


class Judgement(NamedTuple):
    """How far two atoms seem to be one, from 0 to 1, and whether they exclude each other, whatever else they share.

    `tell` puts what speaks for and against it into words: of ten pairs that are judged nine are forgotten.
    """

    score: float
    conflict: bool = False
    tell: Callable[[], tuple[str, ...]] = tuple

    @property
    def why(self) -> tuple[str, ...]:
        """Give the reasons."""
        return self.tell()


class Verdicts(Record):
    """What decisions say of pairs of atoms; both hold pairs in order."""

    same: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()


def pair(left: str, right: str) -> Pair:
    """Write two atoms as a pair, the lower id first."""
    return (left, right) if left < right else (right, left)


class Clusters:
    """The clusters while they grow: who is where, and who may join whom."""

    def __init__(self, atoms: Iterable[str], verdicts: Verdicts, conflict: Callable[[str, str], bool]) -> None:
        self._members: dict[str, tuple[str, ...]] = {atom: (atom,) for atom in atoms}
        self._verdicts = verdicts
        self._conflict = conflict

    def join(self, left: str, right: str) -> None:
        """Make one cluster of those of two atoms."""
        together = tuple(sorted({*self._members[left], *self._members[right]}))
        for atom in together:
            self._members[atom] = together

    def of(self, atom: str) -> tuple[str, ...]:
        """Give the cluster of an atom."""
        return self._members[atom]

    def are_one(self, left: str, right: str) -> bool:
        """Tell whether two atoms are in one cluster; its members share one tuple, and of a thousand copies all pairs are asked for."""
        return self._members[left] is self._members[right]

    def excluded(self, left: str, right: str) -> bool:
        """Tell whether any two members of the clusters exclude each other; a decision speaks before a score."""
        return any(self._excludes(*both) for both in product(self.of(left), self.of(right)))

    def _excludes(self, left: str, right: str) -> bool:
        both = pair(left, right)
        if both in self._verdicts.apart or both in self._verdicts.same:
            return both in self._verdicts.apart
        return self._conflict(*both)

    def all(self) -> tuple[tuple[str, ...], ...]:
        """List the clusters, sorted."""
        return tuple(sorted(set(self._members.values())))


class Question(NamedTuple):
    """What is asked of the links: from which score on they join, what ranks first in a cluster, and who excludes whom.

    Whoever `bears` the name of the centre is one with it: what resembles the president of the nineties resembles him. `part` gives a name that
    is a part only, as a surname: such atoms first join whole names, any that resemble the centre, and the surname without a country that
    resembles the one with its country goes where that does.
    """

    threshold: float
    rank: Callable[[str], tuple[object, ...]]
    conflict: Callable[[str, str], bool]
    bears: Callable[[str, str], bool] = lambda atom, centre: atom == centre
    part: Callable[[str], str | None] = lambda _atom: None


def cluster(
    atoms: Collection[str], judged: Mapping[Pair, Judgement], verdicts: Verdicts, question: Question
) -> tuple[tuple[str, ...], ...]:
    """Cluster atoms; the lowest rank of a cluster is its centre. Pairs not judged do not resemble, but may exclude each other.

    The result depends on the sets only: links are taken by falling score, those of one score by ids, and between parts of names last.
    """
    clusters = Clusters(atoms, verdicts, question.conflict)
    for left, right in sorted(verdicts.same - verdicts.apart):
        if left in atoms and right in atoms and not _set_apart(clusters, verdicts, left, right):
            clusters.join(left, right)
    strong = [
        both for both, judgement in judged.items() if judgement.score >= question.threshold and not judgement.conflict
    ]
    parts = {atom for both in strong for atom in both if question.part(atom)}
    for left, right in sorted(strong, key=lambda both: (parts.issuperset(both), -judged[both].score, both)):
        if clusters.are_one(left, right) or clusters.excluded(left, right):
            continue
        if _centred({*clusters.of(left), *clusters.of(right)}, judged, verdicts, question):
            clusters.join(left, right)
    return clusters.all()


def _set_apart(clusters: Clusters, verdicts: Verdicts, left: str, right: str) -> bool:
    """Tell whether decisions forbid what other decisions ask for: then they stay apart, and the review list shows it."""
    return any(pair(*both) in verdicts.apart for both in product(clusters.of(left), clusters.of(right)))


def _centred(members: set[str], judged: Mapping[Pair, Judgement], verdicts: Verdicts, question: Question) -> bool:
    """Tell whether every member resembles the centre, or is a part of a name and resembles one that does, or was decided to be the same as one that does."""
    first = min(members, key=lambda atom: (question.rank(atom), atom))
    centre = {atom for atom in members if question.bears(atom, first)}

    def resembles(atom: str, others: Iterable[str]) -> bool:
        found = (judged.get(pair(one, atom)) for one in others)
        return any(judgement is not None and judgement.score >= question.threshold for judgement in found)

    near = {atom for atom in members if atom == first or resembles(atom, centre)}
    parts = {atom: part for atom in members if (part := question.part(atom))}
    wholes = near - set(parts)
    beside = {
        atom
        for atom, part in parts.items()
        if resembles(atom, [*wholes, *(one for one in near if parts.get(one) == part)])
    }
    decided = {end for both in verdicts.same if near & set(both) for end in both}
    return members <= near | beside | decided
