"""What the service costs over its database, at a million events: python -m bench.queries HOME [SECONDS] [CASE ...]

HOME is a folder with a database that `bench/fill.py` filled. Starts Neo4j and the service on it, and asks five kinds of
questions, each about many pairs, people and words, by one client and by sixteen that wait for each answer: once over HTTP, once
the same statements with the same parameters through the bare driver, with what they tell
read as JSON. Prints p50 and p95 in milliseconds and the ratios. The clients share the
two cores with what they measure. `first` asks what was not asked before, `again` the same once more. At the end all events are exported.
"""

import http.client
import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import combinations, cycle
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple
from urllib.parse import urlencode

from neo4j import Driver, GraphDatabase, RoutingControl

from app.filters import EventFilter, MeetingFilter
from bench.resolution import CACHE
from graph.aggregates import aggregate_parameters, relation_parameters
from graph.answers import EventQuery, Side
from graph.ends import ALL_SEATS
from graph.native import Row
from graph.queries import event_parameters, statement_of
from graph.server.configuration import Resources
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.server.progress import bring_jars
from graph.statements import sent_for
from graph.store import Store
from graph.told import keep_told

CLIENTS = (1, 16)
QUESTIONS = 900  # of each kind
FEWEST = 60
BOUND = 60.0  # seconds for all of them at most
SEED = 20141
SAMPLE = """
MATCH (e:Event) WHERE e.position > $from AND e.position < $to WITH e LIMIT 3000
RETURN e.title AS title, e:Meeting AS met, COLLECT { MATCH (e)<-[p:TOOK_PART]-(n) RETURN {id: n.id, kind: n.kind, country: p.country} } AS seats
"""
Bare = Callable[[Driver], None]


class Question(NamedTuple):
    """One question: the address that asks it, and what asks the database alone."""

    address: str
    bare: Bare


class Case(NamedTuple):
    """A kind of question."""

    name: str
    questions: tuple[Question, ...]


def ask_driver(driver: Driver, statement: str, parameters: Row) -> list[Row]:
    """Run a statement as the driver's manual does, in the form in which the service sends it."""
    text, given = sent_for(statement, parameters)
    found = driver.execute_query(text, given, database_="neo4j", routing_=RoutingControl.READ)
    return [record.data() for record in found.records]


def events_asked(path: str, where: EventFilter, query: EventQuery) -> Question:
    """Ask for a page of events."""

    def bare(driver: Driver) -> None:
        (found,) = ask_driver(driver, statement_of(query), event_parameters(query, where.limit))
        for _, told in found["events"]:
            json.loads(told)

    return Question(f"{path}?{where.query_string()}", bare)


def pairs_asked(pairs: Sequence[tuple[str, str]]) -> Iterator[Case]:
    """Ask for meetings of pairs, and for their relations by month."""
    meetings, relations = [], []
    for one, other in pairs:
        sides = tuple(Side(words=f"country:{code}", countries=(code,)) for code in (one, other))
        where = MeetingFilter(between=(sides[0].words, sides[1].words))
        meetings.append(events_asked("/v1/meetings", where, where.to_query(lambda _name, _kind: ())))
        statement, parameters = relation_parameters(EventQuery(sides=sides), "month")
        address = f"/v1/relations?{urlencode({'a': sides[0].words, 'b': sides[1].words})}"
        relations.append(Question(address, lambda d, s=statement, p=parameters: (ask_driver(d, s, p), None)[1]))
    yield Case("meetings of a pair", tuple(meetings))
    yield Case("relations by month", tuple(relations))


def actors_asked(actors: Sequence[str]) -> Iterator[Case]:
    """Ask for the events of actors, and for how many there are of each type."""
    timelines, facets = [], []
    for actor in actors:
        where = EventFilter(between=(actor,))
        query = where.to_query(lambda name, _kind: (name,))
        timelines.append(events_asked("/v1/events", where, query))
        statement, parameters = aggregate_parameters(query, ("type",), 10, ALL_SEATS)
        address = f"/v1/facets?{urlencode({'between': actor, 'field': 'type'})}"
        facets.append(Question(address, lambda d, s=statement, p=parameters: (ask_driver(d, s, p), None)[1]))
    yield Case("timeline of an actor", tuple(timelines))
    yield Case("facet of an actor", tuple(facets))


def words_asked(words: Sequence[str]) -> Iterator[Case]:
    """Ask for events by words of their evidence."""
    asked = []
    for each in words:
        where = EventFilter(q=each)
        asked.append(events_asked("/v1/events", where, where.to_query(lambda _name, _kind: ())))
    yield Case("full-text search", tuple(asked))


def make_cases(driver: Driver) -> tuple[Case, ...]:
    """Draw what is asked from the graph: pairs, actors and words of random events, so that the frequent come up as they do in the news."""
    drawn = random.Random(SEED)
    rows: list[Row] = []
    for year in range(2005, 2019):
        found = driver.execute_query(SAMPLE, {"from": f"{year}-{drawn.randint(1, 9):02}", "to": f"{year + 1}"})
        rows += [record.data() for record in found.records]
    drawn.shuffle(rows)
    lands = [sorted({s["country"] for s in row["seats"] if s["country"]}) for row in rows if row["met"]]
    pairs = list(dict.fromkeys(pair for codes in lands for pair in combinations(codes, 2)))[:QUESTIONS]
    actors = list(dict.fromkeys(s["id"] for row in rows for s in row["seats"]))[:QUESTIONS]
    words = list(dict.fromkeys(" ".join(w for w in row["title"].split()[:2] if w.isalpha()) for row in rows))
    return (*pairs_asked(pairs), *actors_asked(actors), *words_asked([w for w in words if w][:QUESTIONS]))


class Http:
    """A client that keeps its connection."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port)

    def ask(self, question: Question) -> None:
        """Ask, and read the whole answer."""
        try:
            answer, body = self._get(question.address)
        except http.client.RemoteDisconnected:  # it was idle for longer than the service keeps a connection
            self._connection.close()
            answer, body = self._get(question.address)
        if answer.status != 200:
            raise SystemExit(f"{question.address} was answered with {answer.status}: {body[:300]!r}")

    def _get(self, address: str) -> tuple[http.client.HTTPResponse, bytes]:
        self._connection.request("GET", address)
        answer = self._connection.getresponse()
        return answer, answer.read()


def run_clients(
    clients: int, questions: Iterator[Question], seconds: float, make: Callable[[], Callable[[Question], None]]
) -> list[float]:
    """Let clients ask one question after the other, for some seconds at most; give the milliseconds of each answer."""
    spent: list[float] = []
    faults: list[BaseException] = []
    until = time.perf_counter() + seconds
    lock = threading.Lock()

    def work() -> None:
        try:
            ask = make()
            while time.perf_counter() < until:
                with lock:
                    question = next(questions, None)
                if question is None:
                    return
                begun = time.perf_counter()
                ask(question)
                spent.append((time.perf_counter() - begun) * 1000)
        except BaseException as fault:  # noqa: BLE001 - told by the thread that waits
            faults.append(fault)

    threads = [threading.Thread(target=work) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    return spent


def told(spent: Sequence[float]) -> str:
    """Write p50 and p95."""
    cuts = quantiles(spent, n=20)
    return f"{cuts[9]:7.1f} {cuts[18]:7.1f} ms {len(spent):6}"


@contextmanager
def serving(server: ManagedNeo4j, folder: Path) -> Iterator[int]:
    """Run the service for a database, as a user would; give its port."""
    port = Ports.free().http
    login = server.login
    settings = {"NEO4J_URI": login.uri, "NEO4J_PASSWORD": login.password, "PORT": str(port), "DATA": str(folder)}
    environment = os.environ | {f"DRAGOMAN_{name}": value for name, value in settings.items()}
    running = subprocess.Popen([sys.executable, "-m", "app", "serve"], env=environment)
    try:
        for _ in range(600):
            try:
                Http(port).ask(Question("/livez", lambda _driver: None))
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        running.terminate()
        running.wait(30)


def main() -> int:
    """Run the comparison."""
    home, seconds = Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 8.0
    with (
        ManagedNeo4j.start(home, bring_jars(CACHE), Ports.free(), Resources(heap="3g", page_cache="4g")) as server,
        GraphDatabase.driver(
            server.login.uri, auth=(server.login.user, server.login.password), notifications_min_severity="OFF"
        ) as driver,
        serving(server, home / "service") as port,
    ):
        with Store.connect(server.login.uri, server.login.user, server.login.password) as store:
            while keep_told(store):
                pass
        wanted = sys.argv[3:]
        for case in make_cases(driver):
            if wanted and not any(word in case.name for word in wanted):
                continue
            if len(case.questions) < FEWEST:
                print(
                    f"{case.name}: this graph gives {len(case.questions)} questions, {FEWEST} are needed: fill it with more rows"
                )
                continue
            known, *unasked = (case.questions[start :: len(CLIENTS) + 1] for start in range(len(CLIENTS) + 1))
            run_clients(4, cycle(known), seconds, lambda: lambda q: q.bare(driver))  # warms database and service
            run_clients(4, cycle(known), seconds, lambda: Http(port).ask)
            for clients, asked in zip(CLIENTS, unasked, strict=True):
                bare = run_clients(clients, iter(asked), BOUND, lambda: lambda q: q.bare(driver))
                first = run_clients(clients, iter(asked), BOUND, lambda: Http(port).ask)
                again = run_clients(clients, cycle(asked), seconds, lambda: Http(port).ask)
                ratio = [o / b for o, b in zip(quantiles(first, n=20), quantiles(bare, n=20), strict=True)]
                print(
                    f"{case.name:20} {clients:3}  driver {told(bare)}  service first {told(first)}  ratio {ratio[9]:.2f} {ratio[18]:.2f}"
                    f"  again {told(again)}",
                    flush=True,
                )
        if not wanted:
            print(export_all(port))
    return 0


def export_all(port: int) -> str:
    """Export every event as JSON lines; say how many a second."""
    begun, lines = time.perf_counter(), 0
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/v1/export/events.jsonl")
    answer = connection.getresponse()
    while block := answer.read1(1 << 20):
        lines += block.count(b"\n")
    spent = time.perf_counter() - begun
    return f"export of {lines} rows: {spent:.0f} s, {lines / spent:.0f} rows/s"


if __name__ == "__main__":
    sys.exit(main())
