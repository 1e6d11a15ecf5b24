"""What a command leaves out of the driver of Neo4j: NumPy, pandas and PyArrow, which it imports wherever they are installed."""

import sys
from types import ModuleType

TABLES = "neo4j._optional_deps"  # where the driver looks for them, to take their values as parameters: none of ours is of them


class _Lacking(ModuleType):
    """Has None for each package, as the driver does itself where there is none."""

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


def omit_tables() -> None:
    """Keep them out of this process, where the driver is not there yet: they were 0.4 of the 1.3 seconds that `ask` took to start, and 80 MB."""
    sys.modules.setdefault(TABLES, _Lacking(TABLES))
