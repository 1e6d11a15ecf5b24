"""Learn the weights by which names are compared: python -m tools.learn_names FOLDER writes graph/matching/data/names.json.

FOLDER has `politician_names` (names of politicians from Wikidata, CC0: labelled pairs, and persons) and `cia_world_leaders_2019` (public
domain). The pairs of two people among the labelled are easy: no two are in two scripts, hardly any have alike names, and few would ever be
compared in a graph. So three kinds of pairs of two people are made: people of one country in two scripts, people of whom one name is the
same and the other alike, and people whose names meet under a key. Three quarters of the people are learned from.
"""

import csv
import gzip
import hashlib
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from graph.matching.features import FEATURES, LIKE, SCRIPTS, compare, likeness
from graph.matching.model import widen
from graph.matching.names import name_keys
from graph.matching.sounds import plain_spelling
from graph.matching.tokens import nicknames, read_name, script_of
from graph.matching.variants import relation
from tools.learn_variants import read_spellings

TARGET = Path(__file__).parent.parent / "graph" / "matching" / "data" / "names.json"
THRESHOLD = 0.5  # above it one person is likelier than two: precision and recall in docs/names.md
THRESHOLD_OTHERS = 0.7  # in two scripts: at 0.5 strangers are taken for one in 7 of 100 pairs
POLITICIANS, LEADERS, TOKENS = "politician_names", "cia_world_leaders_2019", "name_token_transliterations"
RIDGE = 1.0
HIDDEN, DECAY = 10, 10.0  # units of the network and what their weights cost: 6 to 12 and 0.3 to 10 were tried
MADE = 1 / 3  # weight of a made pair: three are made for each real pair of two scripts
DRAWN = 80
NEAR = 0.05  # weight of a made pair of alike names: there are ten for each real pair in Latin letters
UNLIKE, SPARED = 0.12, 10  # weight of a pair that only meets
MEAN = FEATURES.index("mean")
CANDIDATES = 300_000
MET, SPELT = "made, under one key", "made, another spelling"
NAMESAKES = {0: "made, given name alike", -1: "made, surname alike"}


class Example(NamedTuple):
    """Two names and whether they are one person's."""

    left: str
    right: str
    same: bool
    people: tuple[str, str]
    kind: str
    weight: float = 1.0


class Person(NamedTuple):
    """Somebody of a list."""

    id: str
    country: str
    names: list[str]


def is_held_out(person: str) -> bool:
    """Tell whether a person is kept for validation: every fourth."""
    return int(hashlib.md5(person.encode()).hexdigest(), 16) % 4 == 0


def read_pairs(folder: Path) -> list[Example]:
    """Read the labelled pairs."""
    with gzip.open(folder / POLITICIANS / "pairs.tsv.gz", "rt", encoding="utf-8") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return [Example(r["name1"], r["name2"], r["label"] == "same", (r["id1"], r["id2"]), r["kind"]) for r in rows]


def make_strangers(folder: Path, pairs: list[Example]) -> list[Example]:
    """Make pairs of two people in two scripts: of 80 drawn the most alike, and two at random."""
    drawn = random.Random(7)
    people: dict[str, dict[str, str]] = {}
    pools: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    with gzip.open(folder / POLITICIANS / "persons.jsonl.gz", "rt", encoding="utf-8") as lines:
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


def read_people(folder: Path) -> Iterator[Person]:
    """Yield the people of the lists with their names in Latin letters."""
    with gzip.open(folder / POLITICIANS / "persons.jsonl.gz", "rt", encoding="utf-8") as lines:
        for person in map(json.loads, lines):
            names = [entry["name"] for entry in person["names"]]
            yield Person(person["wikidata"], person["country"], [name for name in names if script_of(name) == "latin"])
    with gzip.open(folder / LEADERS / "leaders.tsv.gz", "rt", encoding="utf-8") as lines:
        for country, name in sorted({(row["country"], row["name"]) for row in csv.DictReader(lines, delimiter="\t")}):
            yield Person(f"{country}/{name}", country, [name])


def make_namesakes(people: Iterable[Person]) -> list[Example]:
    """Make pairs of two people who have one of their names in common and the other alike: "Judith Collins", "Judith Cummins".

    Somebody lends a surname, and a given name, to another of his country: the most alike one, and one of those alike.
    What may be spellings of one name is left out.
    """
    drawn = random.Random(11)
    lent: dict[tuple[str, int], dict[str, tuple[str, str]]] = defaultdict(dict)
    named = [(person, read_name(person.names[0])) for person in people if person.names]
    named = [(person, name) for person, name in named if len(name.tokens) > 1]
    for person, name in named:
        for end in NAMESAKES:
            lent[person.country, end].setdefault(name.tokens[end], (name.shown[end], person.id))
    made = []
    for person, name in named:
        for end, kind in NAMESAKES.items():
            token = name.tokens[end]
            others = (one for one in lent[person.country, end].items() if are_two_names(token, one[0]))
            alike = sorted(((likeness(token, other, False), *lender) for other, lender in others), reverse=True)
            alike = [one for one in alike if one[0] >= LIKE]
            for _, shown, lender in {alike[0], drawn.choice(alike)} if alike else ():
                turned = list(name.shown)
                turned[end] = shown
                made.append(Example(" ".join(name.shown), " ".join(turned), False, (person.id, lender), kind, NEAR))
    return made


def make_candidates(people: Iterable[Person]) -> list[Example]:
    """Draw pairs of two people of two countries whose names meet under a key: what is compared in a graph, most of it unlike.

    Of those that are unlike one in `SPARED` stands for all.
    """
    drawn = random.Random(13)
    met: dict[str, list[tuple[Person, str]]] = defaultdict(list)
    for person in people:
        for name in person.names:
            for key in name_keys(name):
                met[key].append((person, name))
    keys = sorted(key for key, names in met.items() if len({person.country for person, _ in names}) > 1)
    seen, made = set(), []
    while len(seen) < CANDIDATES:
        (one, left), (two, right) = drawn.sample(met[drawn.choice(keys)], 2)
        if one.country == two.country or (left, right) in seen:
            continue
        seen.add((left, right))
        is_alike = compare(read_name(left), read_name(right)).features[MEAN] >= LIKE
        if is_alike or len(seen) % SPARED == 0:
            made.append(Example(left, right, False, (one.id, two.id), MET, UNLIKE * (1 if is_alike else SPARED)))
    return made


def make_spellings(folder: Path, people: Iterable[Person]) -> list[Example]:
    """Make pairs of one person's names of which tokens are written in another way that is known for them: "Ziad Qasem", "Ziyad Qassem"."""
    drawn = random.Random(17)
    others: dict[str, list[str]] = defaultdict(list)
    for one, other in read_spellings(folder / TOKENS):
        others[one].append(other)
        others[other].append(one)
    made = []
    for person in people:
        name = read_name(person.names[0]) if person.names else None
        if name is None or len(name.tokens) < 2:
            continue
        turned = [drawn.choice([token, *others[token]]) if token in others else token for token in name.tokens]
        if turned != list(name.tokens):
            made.append(Example(" ".join(name.tokens), " ".join(turned), True, (person.id, person.id), SPELT, NEAR))
    return made


def are_two_names(left: str, right: str) -> bool:
    """Tell whether two tokens are no spellings of one name: neither known for it, nor sounding the same, nor short for each other."""
    return (
        left != right
        and relation(left, right) <= 0
        and plain_spelling(left) != plain_spelling(right)
        and not nicknames().get(left, frozenset()) & nicknames().get(right, frozenset())
    )


def is_latin(example: Example) -> bool:
    """Tell whether both names are in Latin letters."""
    return script_of(example.left) == script_of(example.right) == "latin"


def fit(examples: list[Example]) -> dict[str, object]:
    """Fit the weights by penalised maximum likelihood."""
    rows = np.array([widen(compare(read_name(e.left), read_name(e.right)).features) for e in examples])
    target = np.array([e.same for e in examples], dtype=float)
    weight = np.array([e.weight for e in examples])
    means, scales = rows.mean(0), rows.std(0)
    scales[scales < 1e-6] = 1.0  # features that are the same in all
    rows = (rows - means) / scales

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:  # type: ignore[type-arg]
        points = rows @ parameters[1:] + parameters[0]
        value = weight @ (np.logaddexp(0, points) - target * points) + RIDGE / 2 * parameters[1:] @ parameters[1:]
        error = weight * (1 / (1 + np.exp(-points)) - target)
        return value, np.concatenate(([error.sum()], rows.T @ error + RIDGE * parameters[1:]))

    found = minimize(loss, np.zeros(rows.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 3000}).x

    return {
        "bias": round(float(found[0]), 5), "means": _rounded(means), "scales": _rounded(scales),
        "weights": _rounded(found[1:]),
    }  # fmt: skip


def fit_network(examples: list[Example]) -> dict[str, object]:
    """Fit a layer of `HIDDEN` units by penalised maximum likelihood, and give its weights for features as they are."""
    plain = len(FEATURES) - len(SCRIPTS)
    rows = np.array([compare(read_name(e.left), read_name(e.right)).features[:plain] for e in examples])
    target = np.array([e.same for e in examples], dtype=float)
    weight = np.array([e.weight for e in examples])
    means, scales = rows.mean(0), rows.std(0)
    rows = (rows - means) / scales
    ends = np.cumsum([plain * HIDDEN, HIDDEN, HIDDEN])

    def parts(found: np.ndarray) -> tuple[np.ndarray, ...]:  # type: ignore[type-arg]
        inner, biases, outer, bias = np.split(found, ends)
        return inner.reshape(plain, HIDDEN), biases, outer, bias

    def loss(found: np.ndarray) -> tuple[float, np.ndarray]:  # type: ignore[type-arg]
        inner, biases, outer, bias = parts(found)
        units = np.tanh(rows @ inner + biases)
        points = units @ outer + bias
        value = weight @ (np.logaddexp(0, points) - target * points) + DECAY / 2 * ((inner**2).sum() + outer @ outer)
        error = weight * (1 / (1 + np.exp(-points)) - target)
        back = np.outer(error, outer) * (1 - units**2)
        own = (rows.T @ back + DECAY * inner).ravel(), back.sum(0), units.T @ error + DECAY * outer, [error.sum()]
        return value, np.concatenate(own)

    start = np.random.RandomState(0).randn(ends[-1] + 1) / np.sqrt(plain)
    inner, biases, outer, bias = parts(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 1000}).x)
    inner /= scales[:, None]
    return {
        "biases": _rounded(biases - means @ inner), "weights": [_rounded(unit) for unit in inner.T],
        "bias": round(float(bias[0]), 5), "outer": _rounded(outer),
    }  # fmt: skip


def _rounded(values: np.ndarray) -> list[float]:  # type: ignore[type-arg]
    return [round(float(value), 5) for value in values]


def _learned_from(examples: Iterable[Example]) -> list[Example]:
    return [example for example in examples if not any(map(is_held_out, example.people))]


if __name__ == "__main__":
    folder_ = Path(sys.argv[1])
    labelled, people_ = read_pairs(folder_), list(read_people(folder_))
    made_ = (*make_spellings(folder_, people_), *make_namesakes(people_), *make_candidates(people_))
    latin_ = filter(is_latin, (*labelled, *made_))
    others_ = (
        *labelled,
        *make_strangers(folder_, labelled),
    )  # with those in Latin letters: there are few in some scripts
    source_ = (
        "names of politicians from Wikidata (EveryPolitician, CC0) and of ministers (CIA World Leaders 2019, public domain); "
        "made by tools/learn_names.py"
    )
    fitted_ = {"latin": fit_network(_learned_from(latin_)), "others": fit(_learned_from(others_))}
    TARGET.write_text(
        json.dumps({"source": source_, "threshold": THRESHOLD, "threshold_others": THRESHOLD_OTHERS, **fitted_}) + "\n"
    )
