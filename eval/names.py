"""Score the comparison of names against labelled pairs and hold it to the pinned floors.

    python eval/names.py [--shared FOLDER] [--allow-regression REASON] [--pin] [--show wrong|missed]

FOLDER (or the variable DRAGOMAN_SHARED, or ../shared) holds data/politician_names and data/cia_world_leaders_2019. A clone without it says so and passes;
with CI=true its absence is a failure. `--pin` raises the floors to what was measured; lowering one takes --allow-regression
with a reason, and an ADR.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from eval.gate import find_shared, load_floors, not_run, parser_for, pin, raised, verdict  # noqa: E402
from graph.matching.names import compare_names, name_keys  # noqa: E402
from graph.matching.tokens import script_of  # noqa: E402
from tools.learn_names import (  # noqa: E402
    LEADERS,
    POLITICIANS,
    Example,
    is_held_out,
    make_candidates,
    make_namesakes,
    make_strangers,
    read_pairs,
    read_people,
)

BASELINE = "names-baseline"
NEEDED = (f"{POLITICIANS}/pairs.tsv.gz", f"{POLITICIANS}/persons.jsonl.gz", f"{LEADERS}/leaders.tsv.gz")
CURVE = (0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98)
TAKEN = ("strangers in two scripts", "alike names of two people", "names of two people that meet under a key")
SLACK = 0.002  # a score that falls on the other side of the threshold by another machine's rounding


class Judged(NamedTuple):
    """A labelled pair with the score it got."""

    example: Example
    score: float
    is_one: bool


class Counts(NamedTuple):
    """How many pairs of one person and of two there are, and how many of each are taken for one person's."""

    same: int
    found: int
    different: int
    wrong: int

    @property
    def recall(self) -> float:
        """Give the share of one person's pairs that are found."""
        return self.found / self.same if self.same else 1.0

    def precision(self, different_for_one: float | None = None) -> float:
        """Give the precision, here or where so many different pairs come for one of the same person."""
        weight = different_for_one * self.same / self.different if different_for_one and self.different else 1.0
        taken = self.found + weight * self.wrong
        return self.found / taken if taken else 1.0

    @property
    def share_wrong(self) -> float:
        """Give the share of pairs of two people that are taken for one person's."""
        return self.wrong / self.different if self.different else 0.0

    def f1(self, different_for_one: float | None = None) -> float:
        """Give the harmonic mean of precision and recall."""
        precision, recall = self.precision(different_for_one), self.recall
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def judge(examples: Iterable[Example]) -> list[Judged]:
    """Compare the names of each pair."""
    found = ((example, compare_names(example.left, example.right)) for example in examples)
    return [Judged(example, match.score, match.same) for example, match in found]


def count(judged: Iterable[Judged], threshold: float | None = None) -> Counts:
    """Count what is found and what is wrong as it is judged, or above a threshold."""
    tally = [0, 0, 0, 0]
    for (_, _, same, *_), score, is_one in judged:
        tally[0 if same else 2] += 1
        tally[1 if same else 3] += is_one if threshold is None else score > threshold
    return Counts(*tally)


def not_learned(judged: Iterable[Judged]) -> list[Judged]:
    """Keep the pairs with a person that the model was not learned from."""
    return [item for item in judged if any(map(is_held_out, item.example.people))]


def share_with_key(judged: Iterable[Judged], latin: bool) -> float:
    """Give the share of one person's pairs whose names meet under a key."""
    pairs = [e for e, _, _ in judged if e.same and (not latin or script_of(e.left) == script_of(e.right) == "latin")]
    return sum(bool(set(name_keys(e.left)) & set(name_keys(e.right))) for e in pairs) / len(pairs)


class Made(NamedTuple):
    """Made pairs of two people: in two scripts, of alike names, and of names that meet under a key."""

    strangers: list[Judged]
    namesakes: list[Judged]
    candidates: list[Judged]


def iter_figures(pairs: list[Judged], made: Made) -> Iterator[tuple[str, float]]:
    """Name the figures that are held to floors; two people taken for one count against, so their sign is turned."""
    everything, held = count(pairs), count(not_learned(pairs))
    ratio = everything.different / everything.same
    yield "all: precision", everything.precision()
    yield "all: recall", everything.recall
    yield "all: F1", everything.f1()
    yield "not learned: precision", held.precision()
    yield "not learned: precision at the file's ratio", held.precision(ratio)
    yield "not learned: recall", held.recall
    yield "not learned: F1", held.f1()
    yield "not learned: F1 at the file's ratio", held.f1(ratio)
    yield (
        "all: minus the share of strangers in two scripts taken for one",
        -count(made.strangers).share_wrong,
    )
    for kind, judged in zip(TAKEN, made, strict=True):
        yield (
            f"not learned: minus the share of {kind} taken for one",
            -count(not_learned(judged)).share_wrong,
        )
    yield "keys: share of one person's pairs that meet", share_with_key(pairs, latin=False)
    yield "keys: share of one person's Latin pairs that meet", share_with_key(pairs, latin=True)


def print_figures(figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Print the figures beside their floors; return the names that fell below."""
    print(f"{'figure':66} {'measured':>9} {'floor':>9}")
    fallen = []
    for name, value in figures.items():
        floor = floors.get(name)
        fell = floor is not None and value < floor - SLACK
        fallen += [name] if fell else []
        print(f"{name:66} {value:9.4f} {'' if floor is None else f'{floor:9.4f}'}{' FELL' if fell else ''}")
    return fallen


def print_kinds(pairs: list[Judged]) -> None:
    """Print how many pairs of each kind are taken for one person's, among all and among those not learned from."""
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for item in pairs:
        kinds[item.example.kind].append(item)
    print(f"\n{'taken for one person, by kind':32} {'pairs':>6} {'right':>8}   {'not learned':>11} {'right':>8}")
    for _, items in sorted(kinds.items(), key=lambda entry: (entry[1][0].example.same, -len(entry[1]))):
        held = not_learned(items)
        shown = [f"{_share_right(part):8.3f}" if part else f"{'':8}" for part in (items, held)]
        print(f"{items[0].example.kind:32} {len(items):6} {shown[0]}   {len(held):11} {shown[1]}")


def _share_right(judged: list[Judged]) -> float:
    return sum(is_one == example.same for example, _, is_one in judged) / len(judged)


def print_curve(pairs: list[Judged], made: Made) -> None:
    """Print what each threshold gives for the people not learned from, with precision at the ratio of the whole file."""
    everything = count(pairs)
    ratio = everything.different / everything.same
    held, apart = not_learned(pairs), [not_learned(judged) for judged in made]
    print(
        f"\nnot learned from: {len(held)} pairs; {ratio:.2f} pairs of two people for one of the same in the whole file"
    )
    print(
        f"{'threshold':>9} {'precision':>10} {'re-weighted':>12} {'recall':>8} {'F1':>8} {'strangers':>10} {'alike':>8} {'met':>8}"
    )
    for at in CURVE:
        counts = count(held, at)
        taken = (count(judged, at).share_wrong for judged in apart)
        print(
            f"{at:9.2f} {counts.precision():10.4f} {counts.precision(ratio):12.4f} {counts.recall:8.4f}"
            f" {counts.f1(ratio):8.4f} {' '.join(f'{share:9.4f}' for share in taken)}"
        )


def print_mistakes(judged: list[Judged], show: str) -> None:
    """Print the pairs that are wrongly taken for one person's, or missed."""
    for example, score, is_one in not_learned(judged):
        if example.same == (show == "missed") and is_one != example.same:
            print(f"{score:.2f}  {example.kind:26} {example.left} | {example.right}")


def run(shared: Path, floors: dict[str, float], show: str | None) -> tuple[dict[str, float], list[str]]:
    """Measure, print the tables; give the figures and the names of those below their floors."""
    labelled, people = read_pairs(shared), list(read_people(shared))
    pairs = judge(labelled)
    kinds = make_strangers(shared, labelled), make_namesakes(people), make_candidates(people)
    made = Made(*(judge(examples) for examples in kinds))
    everything = [*pairs, *(item for judged in made for item in judged)]
    if show:
        print_mistakes(everything, show)
    figures = dict(iter_figures(pairs, made))
    print(f"{len(pairs)} labelled pairs, made {', '.join(f'{len(j)} {k}' for k, j in zip(TAKEN, made, strict=True))}")
    fallen = print_figures(figures, floors)
    print_kinds(everything)
    print_curve(pairs, made)
    return figures, fallen


def main() -> int:
    """Compare all names, print the tables, compare with the floors."""
    options = parser_for(__doc__, ["wrong", "missed"]).parse_args()
    shared = find_shared(options.shared, "data", *NEEDED)
    if shared is None:
        return not_run("the labelled names")
    floors = load_floors(BASELINE)
    figures, fallen = run(shared, floors, options.show)
    if options.pin:
        pin(BASELINE, raised(figures, floors, options.allow_regression))
    return verdict(fallen, options.allow_regression)


if __name__ == "__main__":
    sys.exit(main())
