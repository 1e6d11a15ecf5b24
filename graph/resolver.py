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
from graph.native import Row
from graph.store import Transaction
from graph.weighing import load_scale

LINK = ("low", "high", "score", "conflict", "weight", "review", "doubtful")  # what is read of a link, in this order


class Keyed(NamedTuple):
    """An atom with the keys under which it is found, and those by which it finds others.

    `size` is how many claims it is, `vote` the id that it proposes, `home` the actor or event that it belongs to.
    """

    atom: Any
    own: tuple[int, ...]
    wanted: tuple[int, ...]
    size: int = 1
    vote: str | None = None
    home: str | None = None


class Grouped(NamedTuple):
    """Clusters, and the atoms in them."""

    clusters: tuple[tuple[str, ...], ...]
    atoms: Mapping[str, Keyed]


class Layer(NamedTuple):
    """One kind of atom: how it is loaded, judged and ranked, which `bears` the name of another, and of which a part of a name alone is told.

    `prune` drops links that the set of all links makes doubtful.
    `hopes` tells quickly of two whether a judgement can be worth remembering.

    `strangers` tells whether two that cannot be judged exclude each other: two names without a likeness do, two claims do
    not, for one may name only a side that the other leaves out.
    """

    question: str
    load: Callable[[Transaction, Collection[str]], Mapping[str, Keyed]]
    judge: Callable[[Any, Any], Judgement | None]
    rank: Callable[[Any], tuple[object, ...]]
    bears: Callable[[Any, Any], bool]
    part: Callable[[Any], str | None]
    prune: Callable[[Mapping[str, Keyed], Mapping[Pair, Judgement], Verdicts], Collection[Pair]]
    strangers: bool
    hopes: Callable[[Any, Any], bool] = lambda *_: True


def regroup(transaction: Transaction, layer: Layer, touched: Collection[str], around: Collection[str]) -> Grouped:
    """Cluster anew what hangs together with atoms that are new or changed, and with those around what is gone."""
    before = {row["id"] for row in transaction.run("near_atoms", ids=sorted({*touched, *around}))}
    known = relink(transaction, layer, touched)
    verdicts, members = _reach(transaction, layer, {*touched, *around, *before})
    loaded = layer.load(transaction, members - set(known))
    return _group(
        transaction,
        layer,
        {key: loaded.get(key) or known[key] for key in members if key in loaded or key in known},
        verdicts,
    )


def _group(transaction: Transaction, layer: Layer, atoms: Mapping[str, Keyed], verdicts: Verdicts) -> Grouped:
    """Cluster atoms that hang together."""
    links = {(row["low"], row["high"]): row for row in iter_links(transaction, atoms)}
    clusters, marked = group_atoms(layer, atoms, links, verdicts)
    transaction.run("mark_links", rows=[row for row in marked if row != links[row["low"], row["high"]]])
    return Grouped(clusters, atoms)


def iter_links(transaction: Transaction, atoms: Collection[str]) -> Iterator[Row]:
    """Yield how atoms resemble each other. They come by the atom: a row for each of a million links would take five times as long."""
    for row in transaction.run("links_among", ids=sorted(atoms)):
        for link in row["links"]:
            yield dict(zip(LINK, (row["low"], *link), strict=True))


def group_atoms(
    layer: Layer, atoms: Mapping[str, Keyed], links: Mapping[Pair, Row], verdicts: Verdicts
) -> tuple[tuple[tuple[str, ...], ...], list[Row]]:
    """Cluster atoms that hang together by their links; give the clusters, and the links as they are to be marked for it."""
    judged = {both: Judgement(score=row["score"], conflict=row["conflict"]) for both, row in links.items()}
    doubtful = layer.prune(atoms, judged, verdicts)
    kept = {both: judgement for both, judgement in judged.items() if both not in doubtful}
    threshold = load_scale(layer.question).threshold
    question = Question(
        threshold,
        rank=lambda atom: layer.rank(atoms[atom].atom),
        conflict=_conflicts(layer, atoms, judged),
        bears=lambda atom, centre: atom == centre or layer.bears(atoms[atom].atom, atoms[centre].atom),
        part=lambda atom: layer.part(atoms[atom].atom),
    )
    clusters = cluster(atoms, kept, verdicts, question)
    where = {atom: members for members in clusters for atom in members}
    return clusters, [_marked(row, where, both in doubtful, threshold) for both, row in sorted(links.items())]


def _marked(row: Row, where: Mapping[str, tuple[str, ...]], doubtful: bool, threshold: float) -> Row:
    """Mark a link: strong ones that joined nothing go on the review list, those that did are taken from it."""
    review = row["review"]
    if row["score"] >= threshold:
        review = row["weight"] if where[row["low"]] != where[row["high"]] and not row["conflict"] else None
    return row | {"review": review, "doubtful": doubtful or None}


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


def weight(score: float, left: int, right: int) -> float:
    """Say how much a decision on a pair matters: the likelier it is and the more claims would move, in powers of two, the more."""
    return round(score * min(left, right).bit_length(), 4)


def relink(transaction: Transaction, layer: Layer, touched: Collection[str]) -> Mapping[str, Keyed]:
    """Find and judge the candidates of some atoms again; give all of them as they were loaded."""
    atoms = layer.load(transaction, touched)
    pairs = find_pairs(transaction, atoms)
    others = layer.load(transaction, {key for both in pairs for key in both} - set(atoms))
    everybody = {**others, **atoms}
    known = [both for both in pairs if everybody.keys() >= set(both)]
    transaction.run("save_links", ids=sorted(atoms), rows=list(links_of(layer, everybody, known)))
    return everybody


def find_pairs(transaction: Transaction, atoms: Mapping[str, Keyed]) -> list[Pair]:
    """Save the keys of atoms, and pair each with whatever has a key that it looks for, sorted."""
    rows = [
        {"id": key, "keys": list(atom.own), "wanted": list(atom.wanted), "vote": atom.vote}
        for key, atom in sorted(atoms.items())
    ]
    found = transaction.run("meet", rows=rows)
    return sorted({pair(row["id"], other) for row in found for other in row["others"]})


def links_of(layer: Layer, atoms: Mapping[str, Keyed], pairs: Iterable[Pair]) -> Iterator[Row]:
    """Yield what is worth remembering: likely pairs, and pairs that propose one id, joined or not."""
    least, threshold = load_scale(layer.question).consider, load_scale(layer.question).threshold
    for low, high in pairs:
        one, other = atoms[low], atoms[high]
        twin = one.vote is not None and one.vote == other.vote
        judgement = layer.judge(one.atom, other.atom) if twin or layer.hopes(one.atom, other.atom) else None
        if judgement and (judgement.score >= least or twin):
            yield {
                "weight": weight(judgement.score, atoms[low].size, atoms[high].size),
                "open": judgement.score < threshold and not judgement.conflict,
                "low": low,
                "high": high,
                "twin": twin,
                "score": judgement.score,
                "conflict": judgement.conflict,
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
