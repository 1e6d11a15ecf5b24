"""The first load of event data: while the managed database is empty, Neo4j's own importer makes it, in a tenth of the time of transactions.

Each step works in a folder of its own beside the database, which is put in its place only when it is whole: after a kill at any time the
database is as it was, or it is complete.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from graph.native import Row
from graph.offline.actors import Cast, cast_profiles, keep_profiles, key_profiles, link_profiles, write_cast
from graph.offline.around import Around, write_around
from graph.offline.days import Days, write_days
from graph.offline.division import divide_days
from graph.offline.spool import Spool, keep_latest
from graph.offline.tables import Tables, import_arguments, write_headers
from graph.profiles import Profile, add_up
from graph.resolver import Keyed
from graph.server.configuration import Resources
from graph.server.holder import take_lock
from graph.server.importing import finish_import, import_folder, put_in_place, run_import
from graph.versions import now_written
from ingest.crew import Crew, no_search_for_cycles
from ingest.eventdata.spooling import Counts, DataFile, spool_file

Showing = Callable[[str], AbstractContextManager[Callable[[int], None]]]


class Managed(NamedTuple):
    """A managed database: its data folder, the jars of Neo4j, and what it may take of the machine."""

    home: Path
    jars: Sequence[Path]
    resources: Resources


class Loaded(NamedTuple):
    """What was loaded: the rows of each file, claims, and texts that came more than once."""

    counts: tuple[Counts, ...]
    claims: int
    repeated: int


def load_first(database: Managed, files: Sequence[DataFile], showing: Showing) -> Loaded:
    """Make a database, which must be empty and not running, of files; `showing` shows each step.

    Raises UnfitText where it cannot, ServerError, UnknownForm and OSError; the database is then as it was.
    """
    home = database.home.resolve()
    home.mkdir(parents=True, exist_ok=True)
    with take_lock(home):
        finish_import(home)
        with import_folder(home) as folder:
            with Crew() as crew, no_search_for_cycles():
                with showing("Reading rows") as advance:
                    tasks = [(file, folder / f"{number}.spool") for number, file in enumerate(files)]
                    read = crew.work(spool_file, tasks, advance)
                spools = keep_latest(spool for spool, _ in read)
                stored = [one for spool in spools for one in spool.stored]
                if not stored:
                    return Loaded(tuple(counts for _, counts in read), 0, 0)
                _write_tables(folder, spools, crew, showing)
            with showing("Importing"):
                run_import(folder, database.jars, import_arguments(folder), database.resources)
            put_in_place(home, folder)
    repeated = sum(len(spool.stored) for spool, _ in read) - len(stored)
    return Loaded(tuple(counts for _, counts in read), sum(one.claims for one in stored), repeated)


def _write_tables(folder: Path, spools: Sequence[Spool], crew: Crew, showing: Showing) -> None:
    now = now_written()
    with Tables(folder, "all") as tables:
        with showing("Comparing names") as advance:
            atoms = key_profiles(add_up(profile for spool in spools for profile in spool.profiles.values()))
            cast = cast_profiles(atoms, lambda _: _compare(folder, atoms, crew, advance))
            write_cast(tables, cast, atoms, now)
        with showing("Writing claims") as advance:
            around = _write_claims(folder, spools, cast, Work(crew, now, advance))
        write_around(tables, around, {row["id"] for row in cast.actors}, now)
    write_headers(folder)


def _compare(folder: Path, atoms: Mapping[str, Keyed], crew: Crew, advance: Callable[[int], None]) -> list[Row]:
    """Judge the pairs of profiles that share a key, every so many by each process."""
    keep_profiles(atoms, folder / "profiles")
    tasks = [(folder / "profiles", part, crew.size) for part in range(crew.size)]
    return [row for rows in crew.work(link_profiles, tasks, advance) for row in rows]


class Work(NamedTuple):
    """Who writes, since when all of it is said, and whom to tell of it."""

    crew: Crew
    now: str
    advance: Callable[[int], None]


def _write_claims(folder: Path, spools: Sequence[Spool], cast: Cast, work: Work) -> Around:
    unnamed: dict[str, Profile] = {}
    bare = [spool._replace(profiles=unnamed) for spool in spools]
    shares = divide_days(spools, work.crew.size)
    tasks = [(folder, str(n), Days(days, bare, cast.owners, cast.held, work.now)) for n, days in enumerate(shares)]
    around = Around.nothing()
    for found in work.crew.work(write_days, tasks, work.advance):
        around.add(found)
    return around
