"""Fill a database that is kept, for `bench/queries.py`: python -m bench.fill FOLDER HOME [ROWS], FOLDER having the ICEWS sets, HOME the database."""

import sys
import time
from pathlib import Path

from neo4j import GraphDatabase

from bench.icews import CREATE_MET, fill
from bench.resolution import CACHE
from graph.migrations import migrate
from graph.server.configuration import Resources
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.server.progress import bring_jars
from graph.store import Store

ROWS = 1_020_000  # all three sets


def main() -> int:
    """Fill it, and say how long it took."""
    folder, home = Path(sys.argv[1]), Path(sys.argv[2])
    rows = int(sys.argv[3]) if len(sys.argv) > 3 else ROWS
    home.mkdir(parents=True, exist_ok=True)
    with (
        ManagedNeo4j.start(home, bring_jars(CACHE), Ports.free(), Resources(heap="4g", page_cache="4g")) as server,
        Store.connect(server.login.uri, server.login.user, server.login.password) as store,
        GraphDatabase.driver(server.login.uri, auth=(server.login.user, server.login.password)) as driver,
    ):
        migrate(store)
        begun = time.perf_counter()
        fill(lambda text, **batch: driver.execute_query(text, batch), folder, rows)
        with driver.session() as session:
            session.run(CREATE_MET).consume()
        print(f"{rows} rows in {time.perf_counter() - begun:.0f} s: {store.read('count_graph')[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
