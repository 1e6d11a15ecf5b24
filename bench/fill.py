"""Fill a database that is kept, for `bench/queries.py`: python -m bench.fill FOLDER HOME [ROWS], FOLDER having the ICEWS sets, HOME the database."""

import sys
import time
from pathlib import Path

from bench.icews import ROWS, fill
from bench.resolution import CACHE
from graph.migrations import migrate
from graph.server.configuration import Resources
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.server.progress import bring_jars
from graph.store import Store


def main() -> int:
    """Fill it, and say how long it took until all indexes served."""
    folder, home = Path(sys.argv[1]), Path(sys.argv[2])
    rows = int(sys.argv[3]) if len(sys.argv) > 3 else ROWS
    resources = Resources(heap="4g", page_cache="4g")
    begun = time.perf_counter()
    fill(home, folder, rows, resources)
    with (
        ManagedNeo4j.start(home, bring_jars(CACHE), Ports.free(), resources) as server,
        Store.connect(server.login.uri, server.login.user, server.login.password) as store,
    ):
        migrate(store)
        print(f"{rows} rows in {time.perf_counter() - begun:.0f} s: {store.read('count_graph')[0]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
