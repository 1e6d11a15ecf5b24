"""What one new article costs in a large graph: python -m bench.million FOLDER [ROWS], FOLDER having the ICEWS sets.

Two graphs are filled, one with a fiftieth of the rows, one with all. Into both the same new articles are saved, about
people and countries that stand in thousands of events and about some that stand in none. Prints the median of each, and
the ratio of the large graph to the small one, which must stay near 1.
"""

import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from bench.icews import ROWS, fill
from bench.resolution import CACHE, tell_meeting
from graph.migrations import migrate
from graph.model import Actor
from graph.server.configuration import Resources
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.server.progress import bring_jars
from graph.store import Store
from graph.writer import delete_articles, save

ROUNDS = 15
SMALL = 50
PROBES = (
    ("Vladimir Putin", "RUS", "Donald Trump", "USA", "person"), ("Hillary Clinton", "USA", "Sergey Lavrov", "RUS", "person"),
    ("Russia", "RUS", "United States", "USA", "country"), ("Iran", "IRN", "Syria", "SYR", "country"),
    ("Boutros Kalmas", "LBN", "Tirana Okelo", "KEN", "person"),
)  # fmt: skip


def measure(store: Store) -> float:
    """Save new articles one by one, in rounds over all probes; give the median in milliseconds once the database is warm."""
    times: dict[str, list[float]] = {probe[0]: [] for probe in PROBES}
    for turn in range(ROUNDS):
        for i, probe in enumerate(PROBES):
            number = turn * len(PROBES) + i
            ends = tuple(Actor(id=f"a{n}", kind=probe[4], name=probe[2 * n], country=probe[2 * n + 1]) for n in (0, 1))  # type: ignore[arg-type]
            begun = time.perf_counter()
            save(store, [tell_meeting(number, ends, date(2013, 3, 1) + timedelta(number))])
            times[probe[0]].append((time.perf_counter() - begun) * 1000)
    for name, spent in times.items():
        print(
            f"  {name:18} first {spent[0]:8.0f} ms, then median {median(spent[ROUNDS // 3 :]):6.0f} ms, worst {max(spent[ROUNDS // 3 :]):6.0f} ms"
        )
    begun = time.perf_counter()
    delete_articles(store, ["art-2"])
    print(f"  one of them deleted again: {(time.perf_counter() - begun) * 1000:.0f} ms")
    return median([spent for every in times.values() for spent in every[ROUNDS // 3 :]])


def run_one(folder: Path, limit: int) -> float:
    """Fill a graph, measure in it, and throw it away."""
    resources = Resources(heap="4g", page_cache="4g")
    with tempfile.TemporaryDirectory() as home:
        begun = time.perf_counter()
        fill(Path(home), folder, limit, resources)
        with (
            ManagedNeo4j.start(Path(home), bring_jars(CACHE), Ports.free(), resources) as server,
            Store.connect(server.login.uri, server.login.user, server.login.password) as store,
        ):
            migrate(store)
            print(f"{limit} rows in {time.perf_counter() - begun:.0f} s: {store.read('count_graph')[0]}", flush=True)
            return measure(store)


if __name__ == "__main__":
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else ROWS
    small, large = (run_one(Path(sys.argv[1]), count) for count in (rows // SMALL, rows))
    print(
        f"one new article: {small:.0f} ms in the small graph, {large:.0f} ms in the large one, ratio {large / small:.2f}"
    )
