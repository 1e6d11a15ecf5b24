"""The ICEWS sets in a database that is kept or measured: filled as `dragoman import icews` fills an empty one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.firstload import Managed, load_first
from bench.resolution import CACHE
from graph.server.configuration import Resources
from graph.server.progress import bring_jars
from ingest.eventdata.spooling import DataFile

SETS = {"icews05_15": 461_329, "icews18": 468_558, "icews14": 90_730}  # rows
ROWS = sum(SETS.values())


@contextmanager
def _saying(step: str) -> Iterator[Callable[[int], None]]:
    print(f"  {step}", flush=True)
    yield lambda _count: None


def fill(home: Path, folder: Path, rows: int = ROWS, resources: Resources | None = None) -> None:
    """Make the database of a data folder, which must have none, of so many rows of all sets: of each the first, in proportion."""
    files = [DataFile(folder / name, most=-(-size * rows // ROWS)) for name, size in SETS.items()]
    load_first(Managed(home, bring_jars(CACHE), resources or Resources(heap="4g", page_cache="4g")), files, _saying)
