"""Measure how fast event data is read: the three ICEWS sets, against reading and splitting their lines.

    DRAGOMAN_SHARED=FOLDER python bench/eventdata.py [SET ...]

FOLDER (default: `shared` next to the repository) has the sets in data/. Both readings run in turn in this process, three times each, and the
best of each counts; the ratio says what our reading costs over the mere splitting on any machine. Memory is the highest resident size.
"""

import gzip
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from ingest.eventdata.rows import find_file, iter_rows

SHARED = Path(os.environ.get("DRAGOMAN_SHARED", Path(__file__).parent.parent.parent / "shared"))
SETS = ("icews05_15", "icews14", "icews18")
ROUNDS = 3


def split_lines(path: Path) -> Counter[str]:
    """Read and split the lines, as little as any reader must do."""
    count = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            count += len(line.rstrip("\n").split("\t")) > 1
    return Counter(lines=count)


def read_rows(path: Path) -> Counter[str]:
    """Read the rows as coded events."""
    return Counter(type(row).__name__ for row in iter_rows(path))


def measure(read: Callable[[Path], Counter[str]], path: Path) -> tuple[float, Counter[str]]:
    """Time one reading: rows a second, and what was read."""
    start = time.perf_counter()
    counts = read(path)
    return counts.total() / (time.perf_counter() - start), counts


def main() -> int:
    """Run the measurement."""
    for name in sys.argv[1:] or SETS:
        path = find_file(SHARED / "data" / name)
        rounds = [(measure(split_lines, path), measure(read_rows, path)) for _ in range(ROUNDS)]
        plain, ours = (max(speed for speed, _ in readings) for readings in zip(*rounds, strict=True))
        print(
            f"{name}: {ours:,.0f} rows/s (first {rounds[0][1][0]:,.0f}), lines {plain:,.0f}/s, ratio {plain / ours:.1f}, {dict(rounds[0][1][1])}"
        )
    print(f"highest memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
