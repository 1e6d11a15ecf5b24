"""Learn the weights by which names are compared: python -m tools.learn_names FOLDER writes graph/matching/data/names.json.

FOLDER has `pairs.tsv.gz` and `persons.jsonl.gz`, names of politicians from Wikidata (CC0). The labelled pairs hold no two
people in two scripts, so that a model would learn that another script alone means the same person: pairs of people of one
country, one in Latin letters and one not, are made from the list of persons. Three quarters of the people are learned from.
"""

import csv
import gzip
import hashlib
import json
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from graph.matching.features import compare
from graph.matching.model import widen
from graph.matching.tokens import read_name, script_of

TARGET = Path(__file__).parent.parent / "graph" / "matching" / "data" / "names.json"
THRESHOLD = 0.7  # precision 0.98 on people not learned from, see docs/names.md
RIDGE = 1.0
MADE = 1 / 3  # weight of a made pair: three are made for each real pair of two scripts
DRAWN = 80


class Example(NamedTuple):
    """Two names and whether they are one person's."""

    left: str
    right: str
    same: bool
    people: tuple[str, str]
    kind: str
    weight: float = 1.0


def is_held_out(person: str) -> bool:
    """Tell whether a person is kept for validation: every fourth."""
    return int(hashlib.md5(person.encode()).hexdigest(), 16) % 4 == 0


def read_pairs(folder: Path) -> list[Example]:
    """Read the labelled pairs."""
    with gzip.open(folder / "pairs.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return [Example(r["name1"], r["name2"], r["label"] == "same", (r["id1"], r["id2"]), r["kind"]) for r in rows]


def make_strangers(folder: Path, pairs: list[Example]) -> list[Example]:
    """Make pairs of two people in two scripts: of 80 drawn the most alike, and two at random."""
    drawn = random.Random(7)
    people: dict[str, dict[str, str]] = {}
    pools: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    with gzip.open(folder / "persons.jsonl.gz", "rt", encoding="utf-8") as lines:
        for person in map(json.loads, lines):
            people[person["wikidata"]] = person
            for entry in person["names"]:
                if script_of(entry["name"]) != "latin":
                    for where in (person["country"], "anywhere"):
                        pools[entry["script"], where].append((person["wikidata"], entry["name"]))
    made = []
    for pair in pairs:
        if pair.same and pair.kind.startswith("cross") and pair.people[0] in people:
            made += _strangers(pair, people[pair.people[0]], pools, drawn)
    return made


def _strangers(pair: Example, person: dict, pools: dict, drawn: random.Random) -> list[Example]:  # type: ignore[type-arg]
    latin, other = sorted((pair.left, pair.right), key=lambda name: script_of(name) != "latin")
    script = next((entry["script"] for entry in person["names"] if entry["name"] == other), None)
    near, far = pools[script, person["country"]], pools[script, "anywhere"]
    pool = drawn.sample(near, min(DRAWN // 2, len(near))) + drawn.sample(far, min(DRAWN // 2, len(far)))
    others = [both for both in pool if both[0] != person["wikidata"]]
    if not others:
        return []
    name = read_name(latin)

    def alike(both: tuple[str, str]) -> float:
        return compare(name, read_name(both[1])).features[2]

    chosen = [max(others, key=alike), drawn.choice(others), drawn.choice(others)]
    return [Example(latin, n, False, (person["wikidata"], who), "made-cross", MADE) for who, n in chosen]


def fit(examples: list[Example]) -> dict[str, object]:
    """Fit the weights by penalised maximum likelihood."""
    rows = np.array([widen(compare(read_name(e.left), read_name(e.right)).features) for e in examples])
    target = np.array([e.same for e in examples], dtype=float)
    weight = np.array([e.weight for e in examples])
    means, scales = rows.mean(0), rows.std(0) + 1e-9
    rows = (rows - means) / scales

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:  # type: ignore[type-arg]
        points = rows @ parameters[1:] + parameters[0]
        value = weight @ (np.logaddexp(0, points) - target * points) + RIDGE / 2 * parameters[1:] @ parameters[1:]
        error = weight * (1 / (1 + np.exp(-points)) - target)
        return value, np.concatenate(([error.sum()], rows.T @ error + RIDGE * parameters[1:]))

    found = minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 3000}).x

    def plain(values: np.ndarray) -> list[float]:  # type: ignore[type-arg]
        return [round(float(value), 5) for value in values]

    return {"bias": plain(found[:1])[0], "means": plain(means), "scales": plain(scales), "weights": plain(found[1:])}


if __name__ == "__main__":
    folder_ = Path(sys.argv[1])
    labelled = read_pairs(folder_)
    known = [e for e in (*labelled, *make_strangers(folder_, labelled)) if not any(map(is_held_out, e.people))]
    source_ = "names of politicians from Wikidata (EveryPolitician, CC0); made by tools/learn_names.py"
    TARGET.write_text(json.dumps({"source": source_, "threshold": THRESHOLD, **fit(known)}) + "\n")
