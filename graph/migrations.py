"""Bring the database's constraints and indexes to what this version needs: numbered files, each applied once."""

import hashlib
import logging
import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from typing import LiteralString, NamedTuple, get_args

from neo4j.exceptions import ClientError, DatabaseError

from graph.model import Kind
from graph.ontology import load_event_types
from graph.store import Store, Transaction

log = logging.getLogger("dragoman")
NAME = re.compile(r"(\d{4})_(\w+)\.cypher")
MAKES = re.compile(r"CREATE (?:\w+ )?(CONSTRAINT|INDEX) (\w+) IF NOT EXISTS")
DROPS = re.compile(r"DROP (?:CONSTRAINT|INDEX) (\w+) IF EXISTS")
AT_ONCE = 4  # constraints that are made at a time: each reads all nodes of its label


class MigrationChanged(Exception):
    """An applied migration differs from its file. Restore the file, or start with a new database; never edit an applied one."""


class DatabaseTooNew(Exception):
    """The database was written by a newer Dragoman. Install that version, or name another database."""


class Migration(NamedTuple):
    """One numbered step."""

    version: int
    name: str
    text: str

    @property
    def checksum(self) -> str:
        """Give the SHA-256 of the file."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def statements(self) -> tuple[LiteralString, ...]:
        """Split the file at its semicolons."""
        return tuple(part.strip() for part in self.text.split(";\n") if part.strip())


def load_migrations() -> tuple[Migration, ...]:
    """Load all migrations in order."""
    found = []
    for entry in files("graph").joinpath("cypher", "migrations").iterdir():
        if match := NAME.fullmatch(entry.name):
            found.append(Migration(int(match[1]), match[2], entry.read_text(encoding="utf-8")))
    return tuple(sorted(found))


class Made(NamedTuple):
    """A constraint or an index, and the statement that makes it where it is not."""

    kind: str
    statement: LiteralString


def schema_of(migrations: Sequence[Migration]) -> dict[str, Made]:
    """Give by name the constraints and indexes that there are after migrations, in the order in which they are made."""
    made: dict[str, Made] = {}
    for statement in (statement for migration in migrations for statement in migration.statements):
        if found := MAKES.match(statement):
            made[found[2]] = Made(found[1], statement)
        elif dropped := DROPS.match(statement):
            made.pop(dropped[1], None)
    return made


def pending(store: Store) -> tuple[Migration, ...]:
    """List what is not yet applied; raise MigrationChanged or DatabaseTooNew."""
    applied = {row["version"]: row["checksum"] for row in store.read("list_migrations")}
    known = {migration.version: migration for migration in load_migrations()}
    newer = sorted(set(applied) - set(known))
    if newer:
        raise DatabaseTooNew(
            f"the database has migration {newer[-1]}, this Dragoman knows {max(known)}. Install the newer version."
        )
    for version, checksum in applied.items():
        if known[version].checksum != checksum:
            raise MigrationChanged(f"migration {version} ({known[version].name}) was changed after it was applied")
    return tuple(migration for version, migration in sorted(known.items()) if version not in applied)


def migrate(store: Store) -> tuple[Migration, ...]:
    """Apply what is pending, make again what is gone of the schema, and wait until the indexes serve.

    Every statement says IF NOT EXISTS, so two runs do no harm.
    """
    todo = pending(store)
    if todo == load_migrations():
        store.write(lambda transaction: transaction.run("name_labels", labels=_telling_labels()))
        _begin(store, todo)
        _record(store, todo)
    else:
        for migration in todo:
            for statement in migration.statements:
                store.run_schema(statement)
            _record(store, [migration])
    if _make_again(store) or todo:
        store.run_schema("CALL db.awaitIndexes(3600)")
    return todo


def _make_again(store: Store) -> tuple[str, ...]:
    """Make the constraints and indexes that somebody dropped, and name them: without one a question is slow or fails, and writing may double.

    One that cannot be made, since the graph has what it forbids, is told, here and by the doctor, and stops nothing.
    """
    there = {row["name"] for row in store.read("check_indexes")}
    gone = {name: made for name, made in schema_of(load_migrations()).items() if name not in there}
    for name, made in gone.items():
        try:
            store.run_schema(made.statement)
            log.warning("the %s %s was gone from the database: it is made again", made.kind.lower(), name)
        except (ClientError, DatabaseError) as error:
            log.warning("the %s %s is gone and cannot be made again: %s", made.kind.lower(), name, error.message)
    return tuple(gone)


def _telling_labels() -> list[str]:
    """List the labels that say most: the successor of Neo4j Browser colours a node by that of its labels which the database knew first."""
    return [kind.capitalize() for kind in get_args(Kind)] + [kind.label for kind in load_event_types().values()]


def _record(store: Store, migrations: Sequence[Migration]) -> None:
    def work(transaction: Transaction) -> None:
        for one in migrations:
            transaction.run("record_migration", version=one.version, name=one.name, checksum=one.checksum)

    store.write(work)


def _begin(store: Store, migrations: Sequence[Migration]) -> None:
    """Make constraints and indexes of a database that has none, as all migrations leave them: what is in it is of this version's shape.

    Indexes that are made in one transaction are filled together, in one reading of the graph.
    """
    made = schema_of(migrations)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(store.run_schema, (one.statement for one in made.values() if one.kind == "CONSTRAINT")))
    store.run_schema(*(one.statement for one in made.values() if one.kind == "INDEX"))
    dropped = ((DROPS.match(text), text) for one in migrations for text in one.statements)
    store.run_schema(*(text for found, text in dropped if found and found[1] not in made))
