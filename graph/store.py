"""The connection to Neo4j: read a statement, or write several in one transaction."""

import logging
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextvars import ContextVar
from types import TracebackType
from typing import Any, LiteralString, Self, TypeVar

import neo4j
from neo4j import (
    READ_ACCESS,
    Driver,
    GraphDatabase,
    ManagedTransaction,
    NotificationDisabledClassification,
    NotificationMinimumSeverity,
    Query,
    Session,
)
from neo4j.exceptions import (
    AuthError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph.absence import tell_absence
from graph.native import Row, row_of
from graph.statements import sent, sent_for

# The driver tells of broken connections itself, and Python prints that where nobody set up a log: what is raised says it.
logging.getLogger("neo4j").addHandler(logging.NullHandler())
# A label that a new graph does not have yet is no fault; the test of the statements runs without this.
UNSEEN = [NotificationDisabledClassification.UNRECOGNIZED]
UNKNOWN = ""  # the state of a read that tells no bookmark: no later state is the same
STATES: ContextVar[list[str] | None] = ContextVar("STATES", default=None)
"""Where it is set, each read notes the bookmark that it read at: the first tells how old the answer made of them is at most."""
Result = TypeVar("Result")
READ_LIMIT = 30.0  # seconds a read may take in the database before it is ended there
WRITE_LIMIT = 300.0
PATIENCE = 30.0  # seconds in which a database that is away may be back, as after a restart
AGAIN = 0.5  # seconds to the first try; each is a third later. The driver's own, which double, slept 8 more after a restart of 5
STREAM_LIMIT = 3600.0  # an export to a slow reader
SCHEMA_TRIES = 6  # of a statement of a migration, which two processes may apply at once


class DatabaseUnreachable(Exception):
    """Neo4j does not answer. Start it (`dragoman up`), or set DRAGOMAN_NEO4J_URI to the one that runs."""


class WrongCredentials(Exception):
    """Neo4j refuses user or password. Set DRAGOMAN_NEO4J_USER and DRAGOMAN_NEO4J_PASSWORD, or the _FILE form."""


class QueryTooSlow(Exception):
    """The database ended a query at its time limit. Narrow the question: name a side, a type or a period."""


class Store:
    """Holds a driver for the one database of Neo4j Community."""

    def __init__(self, driver: Driver, limit: float = READ_LIMIT, database: str = "neo4j") -> None:
        self._driver, self._limit, self._database = driver, limit, database

    @classmethod
    def connect(cls, uri: str, user: str, password: str, limit: float = READ_LIMIT, patience: float = PATIENCE) -> Self:
        """Connect and check that the database answers; raise DatabaseUnreachable or WrongCredentials.

        A read that takes longer than `limit` seconds is ended in the database. One that is away is tried again for `patience` seconds.
        """
        if not uri.startswith(("bolt", "neo4j")):
            raise DatabaseUnreachable(f"{uri} is no address of a Neo4j server: it begins with bolt:// or neo4j://")
        try:
            driver = GraphDatabase.driver(
                uri,
                auth=(user, password),
                notifications_min_severity=NotificationMinimumSeverity.WARNING,
                notifications_disabled_classifications=UNSEEN,
                connection_acquisition_timeout=10,
                connection_timeout=5,
                max_transaction_retry_time=patience,
                initial_retry_delay=AGAIN,
                retry_delay_multiplier=1.3,
            )
        except (DriverError, ValueError) as error:
            raise DatabaseUnreachable(f"{uri} is no address of a Neo4j server: {error}") from error
        store = cls(driver, limit)
        try:
            store.check()
        except BaseException:
            driver.close()
            raise
        return store

    def check(self) -> None:
        """Raise DatabaseUnreachable or WrongCredentials unless the database answers."""
        try:
            self._driver.verify_connectivity()
        except AuthError as error:
            raise WrongCredentials("Neo4j refuses the user name or password") from error
        except (DriverError, Neo4jError, OSError) as error:
            raise DatabaseUnreachable(tell_absence(error)) from error

    def read(self, name: str, /, **parameters: Any) -> list[Row]:
        """Run a statement of graph/cypher in a read transaction and give its rows."""
        text, given = sent_for(name, parameters)
        query = Query(text, timeout=self._limit, metadata={"statement": name})
        try:
            return self._read(query, given)
        except (ServiceUnavailable, DriverError) as error:
            raise DatabaseUnreachable(tell_absence(error)) from error
        except Neo4jError as error:
            if error.code and "TransactionTimedOut" in error.code:
                raise QueryTooSlow(f"the query ran longer than {self._limit:g} seconds") from error
            _raise_passing(error)
            raise

    def _read(self, query: Query, parameters: Row) -> list[Row]:
        """Read at once, which takes half the time of a managed transaction; by one, with its patience, where that fails as a restart makes it."""
        try:
            with self._driver.session(database=self._database, default_access_mode=READ_ACCESS) as session:
                rows = [row_of(record) for record in session.run(query, parameters)]
                _note(_state_of(session))
                return rows
        except (ServiceUnavailable, SessionExpired, TransientError):
            _note(UNKNOWN)
            found = self._driver.execute_query(
                query, parameters, database_=self._database, routing_=neo4j.RoutingControl.READ
            )
            return [row_of(record) for record in found.records]

    def read_state(self) -> str:
        """Give the bookmark of the last commit: as long as it is the same, so is the graph. Raises DatabaseUnreachable."""
        try:
            try:
                return self._read_state()
            except (ServiceUnavailable, SessionExpired):  # a connection that had ended, as after a restart
                return self._read_state()
        except (DriverError, TransientError) as error:
            raise DatabaseUnreachable(tell_absence(error)) from error

    def _read_state(self) -> str:
        with self._driver.session(database=self._database, default_access_mode=READ_ACCESS) as session:
            session.run("RETURN 1").consume()
            return _state_of(session)

    def stream(self, name: str, /, *, ahead: int = 1000, **parameters: Any) -> Iterator[Row]:
        """Yield the rows of a read statement as they arrive, in constant memory; raise DatabaseUnreachable, also in the middle.

        The database makes `ahead` rows before it waits for the reader. Whoever stops reading ends it in the database too.
        """
        text, given = sent_for(name, parameters)
        query = Query(text, timeout=STREAM_LIMIT, metadata={"statement": name})
        try:
            with self._driver.session(
                database=self._database, default_access_mode=READ_ACCESS, fetch_size=ahead
            ) as session:
                for record in session.run(query, given):
                    yield row_of(record)
        except (ServiceUnavailable, DriverError, TransientError) as error:
            raise DatabaseUnreachable(tell_absence(error)) from error

    def write(self, work: Callable[["Transaction"], Result], *, once: bool = False) -> Result:
        """Run all of `work` in one write transaction, repeated by the driver when the server asks for it.

        Where the connection ends while it is committed, nobody knows whether it was. It is run once more, since running it again changes
        nothing; work of which that is not true is to be done `once`.
        """

        @neo4j.unit_of_work(timeout=WRITE_LIMIT)
        def run(transaction: ManagedTransaction) -> Result:
            return work(Transaction(transaction))

        try:
            try:
                return self._write(run)
            except IncompleteCommit:
                if once:
                    raise
                return self._write(run)
        except (ServiceUnavailable, DriverError) as error:
            raise DatabaseUnreachable(tell_absence(error)) from error
        except TransientError as error:
            _raise_passing(error)
            raise

    def _write(self, run: Callable[[ManagedTransaction], Result]) -> Result:
        with self._driver.session(database=self._database) as session:
            return session.execute_write(run)

    def rehearse(self, work: Callable[["Transaction"], Result], limit: float = WRITE_LIMIT) -> Result:
        """Run `work` in a write transaction of so many seconds that is rolled back: what it would do, without doing it."""
        try:
            with (
                self._driver.session(database=self._database) as session,
                session.begin_transaction(timeout=limit) as transaction,
            ):
                result = work(Transaction(transaction))
                transaction.rollback()
                return result
        except (ServiceUnavailable, DriverError) as error:
            raise DatabaseUnreachable(tell_absence(error)) from error

    def read_alone(self, name: str, /, limit: float, **parameters: Any) -> list[Row] | None:
        """Run a statement of graph/cypher while nobody writes; None where somebody does for `limit` seconds.

        What is read beside a commit may have a part of it: the database puts one thing after the other in its place.
        """
        try:
            return self.rehearse(
                lambda transaction: transaction.run("take_lock") or transaction.run(name, **parameters), limit
            )
        except Neo4jError as error:
            if error.code and any(
                word in error.code for word in ("TransactionTimedOut", "LockClientStopped", "Terminated")
            ):
                return None
            _raise_passing(error)
            raise

    def run_schema(self, *statements: LiteralString) -> None:
        """Run one statement of a migration by itself: schema and data may not share a transaction, and it may divide itself into several.

        Several statements, all of schema, are one transaction.
        """
        for attempt in range(SCHEMA_TRIES):
            try:
                self._run_schema(statements)
            except Neo4jError as error:
                # Another process makes the same schema, as `up` and a command do on a new database.
                is_race = isinstance(error, TransientError) or "RuleAlreadyExists" in (error.code or "")
                if not is_race or attempt == SCHEMA_TRIES - 1:
                    raise
                time.sleep(random.uniform(0, 2**attempt / 4))
            else:
                return

    def _run_schema(self, statements: Sequence[LiteralString]) -> None:
        with self._driver.session(database=self._database) as session:
            if len(statements) == 1:
                session.run(statements[0]).consume()
                return
            with session.begin_transaction() as transaction:
                for statement in statements:
                    transaction.run(statement).consume()

    def explain(self, statement: LiteralString, **parameters: Any) -> Any:
        """Give the summary of a statement that is planned but not run."""
        return self._driver.execute_query(*sent(statement, parameters), database_=self._database).summary

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _raise_passing(error: Neo4jError) -> None:
    """Raise DatabaseUnreachable where the server stops, starts or is overloaded; lack of memory is the work's own fault and would come again."""
    if isinstance(error, TransientError) and "OutOfMemory" not in (error.code or ""):
        raise DatabaseUnreachable(f"Neo4j cannot work now: {error.message}") from error


def _note(state: str) -> None:
    if (states := STATES.get()) is not None:
        states.append(state)


def _state_of(session: Session) -> str:
    return "".join(sorted(session.last_bookmarks().raw_values))


class Transaction:
    """One open write transaction."""

    def __init__(self, transaction: ManagedTransaction | neo4j.Transaction) -> None:
        self._transaction = transaction

    def run(self, name: str, /, **parameters: Any) -> list[Row]:
        """Run a statement of graph/cypher and give its rows; one over empty lists alone has nothing to do and is not sent."""
        lists = [value for value in parameters.values() if isinstance(value, list | tuple)]
        if lists and not any(lists):
            return []
        return [row_of(record) for record in self._transaction.run(*sent_for(name, parameters))]

    def stream(self, name: str, /, **parameters: Any) -> Iterator[Row]:
        """Yield the rows of a statement of graph/cypher as they arrive, in constant memory."""
        return (row_of(record) for record in self._transaction.run(*sent_for(name, parameters)))
