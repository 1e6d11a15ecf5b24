"""A graph, whole, as lines of JSON and back: what a backup is made of. Ids, history and decisions are in it; indexes are made anew."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from neo4j.spatial import Point, WGS84Point
from neo4j.time import Date

from graph.migrations import DatabaseTooNew, load_migrations, migrate
from graph.model import Record
from graph.native import Row
from graph.store import Store, Transaction

PART = 5000  # rows a transaction
COPYING_LIMIT = 6 * 3600.0  # seconds; the writers wait meanwhile
MARK = "CREATE CONSTRAINT restored IF NOT EXISTS FOR (n:Restored) REQUIRE n.restored IS UNIQUE"
UNMARK = "DROP CONSTRAINT restored IF EXISTS"


class NotEmpty(Exception):
    """The database has a graph already. Restore into an empty one, or say that it is to be replaced (`--replace`)."""


class GraphSize(Record):
    """How much a graph holds, and the number of its last migration."""

    nodes: int
    relationships: int
    version: int


def copy_graph(store: Store, take: Callable[[str, Iterator[str]], None]) -> GraphSize:
    """Give `take` the lines of all nodes, then of all relationships, as they are at one moment: writers wait for the end.

    Nothing is written to the database. Raises DatabaseUnreachable.
    """

    def work(transaction: Transaction) -> GraphSize:
        transaction.run("take_lock")
        take("nodes", map(_line, transaction.stream("backup_nodes")))
        take("relationships", map(_line, transaction.stream("backup_relationships")))
        return _size(transaction.run("count_all")[0])

    return store.rehearse(work, COPYING_LIMIT)


def fill_graph(store: Store, size: GraphSize, nodes: Iterable[str], relationships: Iterable[str]) -> None:
    """Put a copied graph into an empty database and bring it up to date.

    Raises NotEmpty, DatabaseTooNew or DatabaseUnreachable. Stopped half-way it leaves a part, which `clear_graph` removes.
    """
    newest = load_migrations()[-1].version
    if size.version > newest:
        raise DatabaseTooNew(
            f"the backup has migration {size.version}, this Dragoman knows {newest}. Install the newer version."
        )
    if store.read("count_all")[0]["content"]:
        raise NotEmpty("the database has a graph already: restore into an empty one, or replace it by --replace")
    clear_graph(store)
    store.run_schema(MARK)
    _load(store, "restore_nodes", nodes)
    _load(store, "restore_relationships", relationships)
    _repeat(store, "restore_done")
    store.run_schema(UNMARK)
    migrate(store)


def clear_graph(store: Store) -> None:
    """Remove every node, those of the migrations too; constraints and indexes stay."""
    _repeat(store, "remove_nodes")


def is_empty(store: Store) -> bool:
    """Tell whether a database holds nothing at all, not even what was said before, but the marks of its migrations."""
    return bool(store.read("count_kept")[0]["nodes"] == 0)


def count_graph(store: Store) -> GraphSize:
    """Count what a database holds."""
    return _size(store.read("count_all")[0])


def _size(row: Row) -> GraphSize:
    return GraphSize(nodes=row["nodes"], relationships=row["relationships"], version=row["version"] or 0)


def _load(store: Store, statement: str, lines: Iterable[str]) -> None:
    for part in _parts(lines):
        store.write(lambda transaction, part=part: transaction.run(statement, rows=part), once=True)  # type: ignore[misc]


def _parts(lines: Iterable[str]) -> Iterator[list[Row]]:
    rows: list[Row] = []
    for line in lines:
        rows.append(json.loads(line, object_hook=_decode))
        if len(rows) == PART:
            yield rows
            rows = []
    yield rows


def _repeat(store: Store, statement: str) -> None:
    while store.write(lambda transaction: transaction.run(statement, limit=PART))[0]["left"]:
        pass


def _line(row: Row) -> str:
    written = {key: _encode(value) for key, value in row["properties"].items()}
    if written.pop("told", None):  # a third of the whole, and made anew from the rest
        written["untold"] = True
    return json.dumps(row | {"properties": written}, ensure_ascii=False)


def _encode(value: Any) -> Any:
    """Write what JSON has no form for: days, and points, which would pass for lists."""
    if isinstance(value, Date):
        return {"$day": value.iso_format()}
    return {"$point": [*value]} if isinstance(value, Point) else value


def _decode(value: Row) -> Any:
    if value.keys() == {"$day"}:
        return date.fromisoformat(value["$day"])
    return WGS84Point(value["$point"]) if value.keys() == {"$point"} else value
