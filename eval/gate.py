"""What the accuracy gates share: their options, the folder of labelled data, pinned floors, and a database of their own."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from neo4j import GraphDatabase

from graph.migrations import migrate
from graph.server.artifacts import CACHE_NAME
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.server.progress import bring_jars
from graph.store import Store

HERE = Path(__file__).resolve().parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dragoman" / CACHE_NAME
SLACK = 0.002  # what another machine's rounding may change
Figures = Mapping[str, float]
Query = Callable[[str], list[dict[str, Any]]]


def parser_for(description: str | None, show: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Make the parser of the options that all gates have."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", help="the folder of labelled data, instead of DRAGOMAN_SHARED")
    if show:
        parser.add_argument("--show", choices=show, help="print these mistakes")
    else:
        parser.add_argument("--show", action="store_true", help="print the mistakes")
    parser.add_argument("--allow-regression", metavar="REASON", help="let a figure fall; it takes an ADR as well")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what was measured")
    return parser


def find_shared(given: str | None, folder: str, *files: str) -> Path | None:
    """Find a folder of labelled data that has some files."""
    found = Path(given or os.environ.get("DRAGOMAN_SHARED") or HERE.parent.parent / "shared") / folder
    return found if found.is_dir() and all((found / name).is_file() for name in files) else None


def not_run(what: str) -> int:
    """Say that the data is not here; with CI=true that is a failure."""
    print(f"NOT RUN: {what} are not here; name the shared folder in DRAGOMAN_SHARED", file=sys.stderr)
    return 1 if os.environ.get("CI") == "true" else 0


def load_floors(name: str) -> dict[str, Any]:
    """Load the pinned floors of a gate."""
    path = HERE / f"{name}.json"
    return json.loads(path.read_text()) if path.exists() else {}


def pin(name: str, floors: Mapping[str, Any]) -> None:
    """Write the floors of a gate."""
    (HERE / f"{name}.json").write_text(json.dumps(floors, indent=1) + "\n")


def raised(figures: Figures, floors: Figures, lowered: str | None) -> dict[str, float]:
    """Raise floors to what was measured; they fall only where that is allowed."""
    return {key: round(value if lowered else max(value, floors.get(key, value)), 4) for key, value in figures.items()}


def print_figures(figures: Figures, floors: Figures) -> list[str]:
    """Print figures beside their floors; give those that fell."""
    fallen = [name for name, floor in floors.items() if figures.get(name, 0.0) < floor - SLACK]
    for name, value in figures.items():
        floor = f"{floors[name]:9.4f}" if name in floors else ""
        print(f"{name:48} {value:9.4f} {floor}{' FELL' if name in fallen else ''}")
    return fallen


def verdict(fallen: Sequence[str], allowed: str | None) -> int:
    """Say what fell; give the exit code."""
    if fallen:
        print("\nBelow the floor:", *fallen, sep="\n  ")
        print(f"allowed: {allowed}" if allowed else "Mend it, or say why: --allow-regression")
    return 1 if fallen and not allowed else 0


@contextmanager
def open_empty() -> Iterator[tuple[Store, Query]]:
    """Start an empty database for the moment; give its store, and what sends it a query of the gate's own."""
    with (
        tempfile.TemporaryDirectory() as home,
        ManagedNeo4j.start(Path(home), bring_jars(CACHE), Ports.free()) as server,
        Store.connect(server.login.uri, server.login.user, server.login.password) as store,
        GraphDatabase.driver(server.login.uri, auth=(server.login.user, server.login.password)) as driver,
    ):
        migrate(store)
        yield store, lambda text: [record.data() for record in driver.execute_query(text).records]  # type: ignore[arg-type]
