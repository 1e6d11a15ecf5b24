"""Learn how spellings of one name differ, and how names do: python -m tools.learn_edits FOLDER writes graph/matching/data/edits.json.

FOLDER has `name_token_transliterations` (name tokens of Wikidata with their transliterations, Merhav and Ash, COLING 2018; CC0) and
`politician_names` (Wikidata, CC0). Tokens that are written for one native form (Chinese is left out: it has one form for l and r), and those that
stand for each other in two names of one politician, are spellings of one name; tokens that look alike and share no form are two names.
"""

import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from rapidfuzz.distance import Levenshtein

from graph.matching.edits import Difference, differences
from graph.matching.features import LIKE, compare, likeness
from graph.matching.sounds import plain_spelling
from graph.matching.tokens import read_name
from graph.matching.variants import load_variants, relation
from tools.learn_names import is_held_out, is_latin
from tools.learn_names import read_pairs as read_labelled
from tools.learn_variants import NEAR, SHORTEST, read_spellings

TARGET = Path(__file__).parent.parent / "graph" / "matching" / "data" / "edits.json"
DRAWN = 60_000  # pairs of two names
DOUBT = 5.0  # what is known of a kind counts as so many differences
SEEN = 8  # differences seen less often have the odds of their kind
Seen = TypeVar("Seen")


def read_forms(folder: Path) -> list[tuple[str, str]]:
    """Read what stands for each other in two names of one person in Latin letters: "gillard", "gillardova". Persons kept for validation are left out."""
    found = set()
    for example in read_labelled(folder):
        if not example.same or not is_latin(example) or any(map(is_held_out, example.people)):
            continue
        short, long, matches, _ = compare(read_name(example.left), read_name(example.right))
        both = (sorted((short.tokens[m.left], long.tokens[m.right])) for m in matches if NEAR <= m.likeness < 1)
        found |= {(one, other) for one, other in both if Levenshtein.normalized_similarity(one, other) >= NEAR}
    return sorted(found)


def draw_names() -> list[tuple[str, str]]:
    """Draw pairs of two names that look alike."""
    known = [token for token in sorted(load_variants()) if len(token) >= SHORTEST and token.isalpha()]
    near: dict[str, list[str]] = defaultdict(list)
    for token in known:
        for key in _keys(token):
            near[key].append(token)
    drawn, found = random.Random(3), set()
    while len(found) < DRAWN:
        token = drawn.choice(known)
        other = drawn.choice(near[drawn.choice(_keys(token))])
        is_alike = likeness(token, other, False) >= LIKE and plain_spelling(token) != plain_spelling(other)
        if relation(token, other) < 0 and is_alike:
            found.add((min(token, other), max(token, other)))
    return sorted(found)


def _keys(token: str) -> tuple[str, ...]:
    return f"{token[:3]}...", f"...{token[-3:]}", "".join(c for c in token if c not in "aeiouy")[:3]


def fit(spellings: Iterable[tuple[str, str]], names: Iterable[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """Give the log odds of each difference and of each kind of difference, where it was seen often enough, and of all rare kinds together."""
    one, two = (list(_all(pairs)) for pairs in (spellings, names))
    sides = len(one), len(two)
    kinds = _tally([d.kind for d in one], [d.kind for d in two])
    rare = [both for both in kinds.values() if sum(both) < SEEN]
    rest = _odds((sum(a for a, _ in rare), sum(b for _, b in rare)), sides, 0.0)
    by_kind = {kind: _odds(both, sides, rest) for kind, both in kinds.items() if sum(both) >= SEEN}
    told = {
        d.written: _odds(both, sides, by_kind.get(d.kind, rest))
        for d, both in _tally(one, two).items()
        if sum(both) >= SEEN
    }
    return {"rest": {"odds": round(rest, 2)}, "kinds": _sorted(by_kind), "differences": _sorted(told)}


def _tally(one: Iterable[Seen], two: Iterable[Seen]) -> dict[Seen, tuple[int, int]]:
    of_one, of_two = Counter(one), Counter(two)
    return {seen: (of_one[seen], of_two[seen]) for seen in of_one | of_two}


def _all(pairs: Iterable[tuple[str, str]]) -> Iterator[Difference]:
    for left, right in pairs:
        yield from differences(left, right)


def _odds(counts: tuple[int, int], sides: tuple[int, int], before: float) -> float:
    """Give the log of how much more often a difference is seen in spellings; as if `DOUBT` more were seen as the odds before have it."""
    of_name = DOUBT / (math.exp(before) * sides[0] + sides[1])
    of_spelling = math.exp(before) * of_name
    return math.log(counts[0] / sides[0] + of_spelling) - math.log(counts[1] / sides[1] + of_name)


def _sorted(odds: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in sorted(odds.items())}


if __name__ == "__main__":
    folder_ = Path(sys.argv[1])
    spellings_ = {*read_spellings(folder_ / "name_token_transliterations"), *read_forms(folder_)}
    learned = fit(sorted(spellings_), draw_names())
    source = (
        "Wikidata name tokens, Merhav and Ash, COLING 2018, CC0, and names of politicians from Wikidata (EveryPolitician, CC0); "
        "made by tools/learn_edits.py"
    )
    TARGET.write_text(json.dumps({"source": source, **learned}, separators=(",", ":")) + "\n")
