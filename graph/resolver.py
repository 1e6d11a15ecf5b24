"""Touched atoms -> clusters, in a transaction: find candidates by key, judge them, and cluster whatever hangs together.

What hangs together is the set of atoms connected by strong links, shared votes and decisions. Only that is computed anew,
from the set alone, so that neither the order of articles nor the size of the graph matters.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

from graph.clustering import Judgement, Pair, Question, Verdicts, cluster, pair
from graph.ids import key_of
from graph.store import Row, Transaction
from graph.weighing import load_scale


class Keyed(NamedTuple):
    """An atom with the keys under which it is found, those by which it finds others, how many claims it is, and the id it proposes."""

    atom: Any
    own: tuple[int, ...]
    wanted: tuple[int, ...]
    size: int = 1
    vote: str | None = None


class Layer(NamedTuple):
    """One kind of atom: how it is loaded, judged and ranked. `prune` drops links that the set of all links makes doubtful.

    `strangers` tells whether two that cannot be judged exclude each other: two names without a likeness do, two claims do
    not, for one may name only a side that the other leaves out.
    """

    question: str
    load: Callable[[Transaction, Collection[str]], Mapping[str, Keyed]]
    judge: Callable[[Any, Any], Judgement | None]
    rank: Callable[[Any], tuple[object, ...]]
    prune: Callable[[Mapping[str, Keyed], Mapping[Pair, Judgement], Verdicts], Collection[Pair]]
    strangers: bool


def regroup(
    transaction: Transaction, layer: Layer, touched: Collection[str], around: Collection[str]
) -> tuple[tuple[str, ...], ...]:
    """Cluster anew what hangs together with atoms that are new or changed, and with those around what is gone."""
    before = {row["id"] for row in transaction.run("near_atoms", ids=sorted({*touched, *around}))}
    relink(transaction, layer, touched)
    start = {*touched, *around, *before}
    return group(transaction, layer, start)


def group(transaction: Transaction, layer: Layer, start: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """Cluster all that hangs together with some atoms."""
    verdicts, members = _reach(transaction, layer, start)
    atoms = layer.load(transaction, members)
    judged = {
        (row["low"], row["high"]): Judgement(score=row["score"], conflict=row["conflict"])
        for row in transaction.run("links_among", ids=sorted(atoms))
    }
    doubtful = layer.prune(atoms, judged, verdicts)
    transaction.run(
        "mark_doubtful", rows=[{"low": low, "high": high} for low, high in sorted(doubtful)], ids=sorted(atoms)
    )
    kept = {both: judgement for both, judgement in judged.items() if both not in doubtful}
    threshold = load_scale(layer.question).threshold
    question = Question(threshold, lambda atom: layer.rank(atoms[atom].atom), _conflicts(layer, atoms, judged))
    clusters = cluster(atoms, kept, verdicts, question)
    _mark_open(transaction, clusters, [both for both, judgement in judged.items() if judgement.score >= threshold])
    return clusters


def _conflicts(
    layer: Layer, atoms: Mapping[str, Keyed], judged: Mapping[Pair, Judgement]
) -> Callable[[str, str], bool]:
    """Give what tells whether two atoms exclude each other; a pair that no key brought together is judged when it is asked for."""

    def excludes(left: str, right: str) -> bool:
        both = pair(left, right)
        known = judged.get(both)
        judgement = known or layer.judge(atoms[both[0]].atom, atoms[both[1]].atom)
        return layer.strangers if judgement is None else judgement.conflict

    return lru_cache(maxsize=None)(excludes)


def _mark_open(transaction: Transaction, clusters: tuple[tuple[str, ...], ...], strong: list[Pair]) -> None:
    """Put strong links that joined nothing on the review list, and take from it those that did."""
    where = {atom: members for members in clusters for atom in members}
    rows = [{"low": low, "high": high, "open": where[low] != where[high]} for low, high in sorted(strong)]
    transaction.run("mark_open", rows=rows)


def weight(score: float, left: int, right: int) -> float:
    """Say how much a decision on a pair matters: the likelier it is and the more claims would move, in powers of two, the more."""
    return round(score * min(left, right).bit_length(), 4)


def relink(transaction: Transaction, layer: Layer, touched: Collection[str]) -> None:
    """Find and judge the candidates of some atoms again."""
    atoms = layer.load(transaction, touched)
    rows = [{"id": key, "keys": list(atom.own), "vote": atom.vote} for key, atom in sorted(atoms.items())]
    transaction.run("save_keys", rows=rows)
    wanted = [{"id": key, "keys": list(atom.wanted)} for key, atom in sorted(atoms.items()) if atom.wanted]
    found = {row["id"]: row["others"] for row in transaction.run("find_candidates", rows=wanted)}
    others = layer.load(transaction, sorted({other for group in found.values() for other in group} - set(atoms)))
    everybody = {**others, **atoms}
    pairs = {pair(key, other) for key, group in found.items() for other in group if other in everybody}
    transaction.run("clear_links", ids=sorted(atoms))
    transaction.run("save_links", rows=list(_links(layer, everybody, sorted(pairs))))


def _links(layer: Layer, atoms: Mapping[str, Keyed], pairs: Iterable[Pair]) -> Iterator[Row]:
    """Yield what is worth remembering: likely pairs, and pairs that propose one id, joined or not."""
    least, threshold = load_scale(layer.question).consider, load_scale(layer.question).threshold
    for low, high in pairs:
        judgement = layer.judge(atoms[low].atom, atoms[high].atom)
        twin = atoms[low].vote is not None and atoms[low].vote == atoms[high].vote
        if judgement and (judgement.score >= least or twin):
            yield {
                "weight": weight(judgement.score, atoms[low].size, atoms[high].size),
                "open": judgement.score < threshold and not judgement.conflict,
                "low": low,
                "high": high,
                "twin": twin,
                **judgement.model_dump(exclude={"why"}),
                "why": list(judgement.why),
            }


def _reach(transaction: Transaction, layer: Layer, start: Collection[str]) -> tuple[Verdicts, set[str]]:
    """Find all atoms that hang together with some, and the decisions about them."""
    least = load_scale(layer.question).threshold
    seen: set[str] = set()
    verdicts = Verdicts()
    frontier = set(start)
    while frontier:
        seen |= frontier
        verdicts = _plus(verdicts, find_verdicts(transaction, frontier))
        rows = transaction.run("strong_neighbours", ids=sorted(frontier), least=least)
        decided = {atom for both in verdicts.same if frontier & set(both) for atom in both}
        frontier = ({row["id"] for row in rows} | decided) - seen
    return verdicts, seen


def _plus(left: Verdicts, right: Verdicts) -> Verdicts:
    return Verdicts(same=left.same | right.same, apart=left.apart | right.apart)


def find_verdicts(transaction: Transaction, atoms: Collection[str]) -> Verdicts:
    """Find what the decisions in force say about some atoms."""
    same: set[Pair] = set()
    apart: set[Pair] = set()
    for row in transaction.run("find_verdicts", keys=[key_of("atom", atom) for atom in sorted(atoms)]):
        pairs = {pair(a, b) for a, b in product(row["left"], row["right"]) if a != b}
        (same if row["judgement"] == "same" else apart).update(pairs)
    return Verdicts(same=frozenset(same), apart=frozenset(apart))
