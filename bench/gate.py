"""Whether the service still answers about as fast as its database: python -m bench.gate [ROWS]; ends with 1 where it does not.

A graph of made rows (`bench/made.py`), a Neo4j and a service of its own, as in `bench/queries.py`. Each question is asked twice in turn, once
over HTTP and once through the bare driver, and the median of the ratios is compared with a bound. Pairs and medians stand noise, and no
time of a clock is a bound: it may run on a busy machine. The bounds are far above what was measured, since the graph is small: the database
answers in a few milliseconds, beside which the cost of HTTP counts more than at a million events, where 1.5 is aimed at.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median

from neo4j import READ_ACCESS, Driver, GraphDatabase

from bench.made import load_made
from bench.queries import Case, Http, export_all, make_cases, serving
from bench.resolution import CACHE
from graph.answers import EventQuery
from graph.migrations import migrate
from graph.queries import filter_parameters
from graph.server.configuration import Resources
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.server.progress import bring_jars
from graph.statements import sent_for
from graph.store import Store
from graph.streams import PAGE, PAGES_AHEAD
from graph.told import keep_told

ROWS = 6_000
KNOWN, ASKED = 10, 30  # questions of a kind: to warm up with, to measure
EXPORTS = 5
BOUNDS = {
    "meetings of a pair": 2.5, "relations by month": 2.5, "timeline of an actor": 2.5, "facet of an actor": 2.5,
    "full-text search": 2.5, "export": 2.5,
}  # fmt: skip


def timed(work: Callable[[], object]) -> float:
    """Do something; give the seconds that it took."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def compare(case: Case, driver: Driver, http: Http) -> list[float]:
    """Ask each question of a kind both ways, the first in turn; give the ratios of service to driver."""
    questions = list(islice(case.questions, KNOWN + ASKED))
    if len(questions) <= KNOWN:
        raise SystemExit(f"{case.name}: the graph gives {len(questions)} questions, more than {KNOWN} are needed")
    for question in questions[:KNOWN]:
        question.bare(driver)
        http.ask(question)
    ratios = []
    for number, question in enumerate(questions[KNOWN:]):
        ways = (lambda q=question: http.ask(q), lambda q=question: q.bare(driver))
        spent = {way: timed(ways[way]) for way in ((0, 1) if number % 2 else (1, 0))}
        ratios.append(spent[0] / spent[1])
    return ratios


def stream_bare(driver: Driver) -> None:
    """Read all events as the export does, and do nothing with them but to read their texts as JSON."""
    everything = filter_parameters(EventQuery())
    with driver.session(database="neo4j", default_access_mode=READ_ACCESS, fetch_size=PAGES_AHEAD) as session:
        for row in session.run(*sent_for("stream_events", everything | {"page": PAGE})):
            for told in row["events"]:
                json.loads(told)


def iter_ratios(rows: int) -> Iterator[tuple[str, list[float]]]:
    """Fill a graph, start a service on it, and yield the ratios of each kind of question, and of the export of all."""
    with (
        tempfile.TemporaryDirectory() as folder,
        ManagedNeo4j.start(Path(folder, "neo4j"), bring_jars(CACHE), Ports.free(), Resources()) as server,
        GraphDatabase.driver(
            server.uri, auth=(server.user, server.password), notifications_min_severity="OFF"
        ) as driver,
    ):
        with Store.connect(server.uri, server.user, server.password) as store:
            migrate(store)
            load_made(store, Path(folder, "made.tsv.gz"), rows)
            while keep_told(store):
                pass
        driver.execute_query("CALL db.awaitIndexes(300)")
        with serving(server, Path(folder, "service")) as port:
            http = Http(port)
            for case in make_cases(driver):
                yield case.name, compare(case, driver, http)
            export_all(port)
            yield (
                "export",
                [timed(lambda: export_all(port)) / timed(lambda: stream_bare(driver)) for _ in range(EXPORTS)],
            )


def main() -> int:
    """Measure, tell, and compare with the bounds."""
    slow = False
    for name, ratios in iter_ratios(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS):
        ratio, bound = median(ratios), BOUNDS[name]
        slow |= ratio > bound
        print(
            f"{name:22} {ratio:5.2f} of the bare driver, median of {len(ratios):2}, at most {bound:.1f}{'  TOO SLOW' if ratio > bound else ''}"
        )
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
