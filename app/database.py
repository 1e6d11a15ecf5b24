"""Which database a command works with: the one that is named, the one that runs, or one started for the moment."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from app.settings import Settings
from graph.migrations import migrate
from graph.server.configuration import Resources
from graph.server.holder import find_running
from graph.server.login import Login
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.server.progress import bring_jars
from graph.store import PATIENCE, DatabaseUnreachable, Store


def start_managed(settings: Settings, ports: Ports | None = None) -> ManagedNeo4j:
    """Start the managed Neo4j, downloading it the first time; raises ServerError."""
    wanted = ports or Ports(bolt=settings.neo4j_bolt_port, http=settings.neo4j_http_port)
    resources = Resources(heap=settings.neo4j_heap, page_cache=settings.neo4j_page_cache)
    return ManagedNeo4j.start(settings.neo4j_home, bring_jars(settings.jars), wanted, resources, settings.kit)


def find_login(settings: Settings) -> Login | None:
    """Find the database that the settings name or that runs on the data folder."""
    if settings.neo4j_uri:
        return Login(uri=settings.neo4j_uri, user=settings.neo4j_user, password=settings.password())
    return find_running(settings.neo4j_home)


@contextmanager
def open_store(settings: Settings) -> Iterator[Store]:
    """Open the database, migrated; start the managed one for the moment when none runs.

    Raises ServerError, DatabaseUnreachable, WrongCredentials, MigrationChanged or DatabaseTooNew.
    """
    login = find_login(settings)
    if login:
        with connect(login, settings.query_seconds) as store:
            yield store
        return
    print("No database is running: starting one for this command (`dragoman up` keeps one running).", file=sys.stderr)
    with start_managed(settings, Ports.free()) as server, connect(server.login, settings.query_seconds) as store:
        yield store


@contextmanager
def connect(login: Login, limit: float, patience: float = PATIENCE) -> Iterator[Store]:
    """Connect to a database, with so many seconds for each read and for one that is away, and bring it up to date."""
    with Store.connect(login.uri, login.user, login.password, limit, patience) as store:
        migrate(store)
        yield store


class GraphDoor:
    """Holds the connection of a worker, which outlives the database: when that was away, it is looked for anew."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._store: Store | None = None
        self._lock = Lock()

    def open(self) -> Store:
        """Give the connection; raise DatabaseUnreachable, WrongCredentials, MigrationChanged or DatabaseTooNew."""
        with self._lock:
            if self._store is None:
                login = find_login(self._settings)
                if login is None:
                    raise DatabaseUnreachable("no database runs: start one with `dragoman up`")
                store = Store.connect(login.uri, login.user, login.password, self._settings.query_seconds)
                migrate(store)
                self._store = store
            return self._store

    def drop(self) -> None:
        """Close the connection, so that the next use looks for the database again."""
        with self._lock:
            if self._store is not None:
                self._store.close()
            self._store = None
