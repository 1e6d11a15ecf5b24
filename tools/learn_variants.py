"""Learn which name tokens are spellings of one, and which many bear: python -m tools.learn_variants FOLDER writes graph/matching/data/variants.json.

FOLDER has the name tokens of Wikidata with their transliterations (Merhav and Ash, COLING 2018; CC0): four tables
`latin`, `native`, `count`. Two Latin tokens are spellings of one name when both are written for one native form. The counts are people of
Wikidata, in each table those with a name in that script: the highest sum of a token says how many bear it.
"""

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from graph.matching.tokens import fold_token, read_name

TABLES = ("arabic", "chinese", "hebrew", "russian")
EXACT = ("arabic", "hebrew", "russian")  # Chinese has one form for l and r
TARGET = Path(__file__).parent.parent / "graph" / "matching" / "data" / "variants.json"
TWICE = 2  # an alignment seen once is wrong too often
SHARE = 0.01  # of a native form's mentions
OFTEN = 0.02  # of a native form's mentions, of tokens that are surely written for it
NEAR = 0.4  # of two spellings; those less alike are wrong alignments
SHORTEST = 3  # letters
MANY = 15  # people of one table who bear a token: 5,600 tokens, "Bush" and "Salman", not "Obama" and "Peres"
KNOWN = 4  # mentions from which on a token counts as known


def read_table(path: Path) -> Iterator[tuple[str, str, int]]:
    """Yield Latin token, native form and count."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            latin, native, count = line.rstrip("\n").split("\t")
            yield fold_token(latin), native, int(count)


def count_forms(folder: Path, tables: Iterable[str], shortest: int) -> dict[tuple[str, str], Counter[str]]:
    """Count for each native form of some tables how often which Latin token of so many letters or more is written for it."""
    forms: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for table in tables:
        for latin, native, count in read_table(folder / f"{table}.tsv.gz"):
            if len(latin) >= shortest:
                forms[table, native][latin] += count
    return forms


def learn(folder: Path) -> dict[str, list[int]]:
    """Map each known token to the numbers of the native forms that it shares with another."""
    forms = count_forms(folder, TABLES, 2)
    total: Counter[str] = Counter()
    for counts in forms.values():
        total.update(counts)
    members: dict[str, set[int]] = defaultdict(set)
    for number, (_, counts) in enumerate(sorted(forms.items())):
        kept = [t for t, n in counts.items() if n >= max(TWICE, SHARE * counts.total())]
        for token in kept if len(kept) > 1 else ():
            members[token].add(number)
    return {token: sorted(members.get(token, ())) for token in sorted(total) if total[token] >= KNOWN}


def read_spellings(folder: Path) -> list[tuple[str, str]]:
    """Read pairs of spellings of one name."""
    found = set()
    for counts in count_forms(folder, EXACT, SHORTEST).values():
        kept = sorted(t for t, n in counts.items() if n >= max(TWICE, OFTEN * counts.total()))
        found |= {both for both in combinations(kept, 2) if Levenshtein.normalized_similarity(*both) >= NEAR}
    return sorted(found)


def count_bearers(folder: Path) -> dict[str, int]:
    """Count the people who bear a token, of tokens that many bear; as names are read, so "Abdullah" is one token as "Abd Allah" is."""
    most: Counter[str] = Counter()
    for table in TABLES:
        here: Counter[str] = Counter()
        for latin, _, count in read_table(folder / f"{table}.tsv.gz"):
            here.update(dict.fromkeys(read_name(latin).tokens[:1], count))
        most |= here
    return {token: count for token, count in sorted(most.items()) if count >= MANY}


if __name__ == "__main__":
    source = "Wikidata name tokens, Merhav and Ash, COLING 2018, CC0; made by tools/learn_variants.py"
    folder = Path(sys.argv[1])
    learned = {"source": source, "tokens": learn(folder), "bearers": count_bearers(folder)}
    TARGET.write_text(json.dumps(learned, separators=(",", ":")) + "\n")
