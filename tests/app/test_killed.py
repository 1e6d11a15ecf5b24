"""Worker, API and Neo4j are killed at random points of a run of 1,000 articles: the graph is the one of an undisturbed run."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

from app.intake import Intake
from app.jobs import run_ingest
from graph.export import iter_canonical
from graph.model import Article
from graph.server.configuration import Resources
from graph.server.login import USER, load_password
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.store import Store
from ingest.jobs.dead import count_dead
from ingest.jobs.queue import JobQueue
from tests.site import sentence

ARTICLES, A_POST, KILLS = 1000, 50, 20
SEED = random.randrange(1_000_000)  # shown when the test fails: put it here to see the same order of kills
LIMIT = 300.0  # seconds without any progress; how long the whole takes is the machine's affair
LOOK = 0.05
COUNT = 0.2  # seconds between two counts of what is done, which takes the queue 2 ms of the processor


def articles() -> list[Article]:
    first = date(2024, 1, 1)
    return [Article(id=f"a{n}", text=sentence(n), published=first + timedelta(days=n % 200)) for n in range(ARTICLES)]


class Keeper:
    """Keeps a program running, as a service manager does, and kills it on request."""

    def __init__(self, start: Callable[[], tuple[int, Callable[[], bool], Callable[[], None]]]) -> None:
        self._start = start
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._pid: int | None = None
        self._thread = threading.Thread(target=self._keep)
        self._thread.start()

    def _keep(self) -> None:
        while not self._stop.is_set():
            pid, is_alive, end = self._start()
            with self._lock:
                self._pid = pid
            while is_alive() and not self._stop.wait(LOOK):
                pass
            with self._lock:
                self._pid = None
            end()

    def kill(self) -> bool:
        """Kill it where it runs."""
        with self._lock:
            if self._pid is None:
                return False
            os.kill(self._pid, signal.SIGKILL)
            return True

    def close(self) -> None:
        self._stop.set()
        self._thread.join(60)


@pytest.fixture
def keepers(neo4j_jars: tuple[Path, ...], tmp_path: Path) -> Iterator[dict[str, Keeper]]:
    ports, api = Ports.free(), Ports.free().http
    resources = Resources(heap="512m", page_cache="64m")
    (tmp_path / "neo4j").mkdir()
    settings = {
        "DRAGOMAN_NEO4J_URI": f"bolt://127.0.0.1:{ports.bolt}", "DRAGOMAN_NEO4J_USER": USER, "DRAGOMAN_NEO4J_PASSWORD": load_password(tmp_path / "neo4j"),
        "DRAGOMAN_DATA": str(tmp_path), "DRAGOMAN_PORT": str(api),
    }  # fmt: skip

    def neo4j() -> tuple[int, Callable[[], bool], Callable[[], None]]:
        server = ManagedNeo4j.start(tmp_path / "neo4j", neo4j_jars, ports, resources)
        return server.pid, lambda: server.is_alive, server.stop

    def command(name: str) -> Callable[[], tuple[int, Callable[[], bool], Callable[[], None]]]:
        def start() -> tuple[int, Callable[[], bool], Callable[[], None]]:
            with (tmp_path / f"{name}.log").open("ab") as log:
                process = subprocess.Popen(
                    [sys.executable, "-m", "app", name], env=os.environ | settings, stdout=log, stderr=log
                )

            def end() -> None:
                process.terminate()
                process.wait(30)

            return process.pid, lambda: process.poll() is None, end

        return start

    kept = {"neo4j": Keeper(neo4j), "worker": Keeper(command("worker")), "serve": Keeper(command("serve"))}
    (tmp_path / "settings.json").write_text(json.dumps(settings))
    yield kept
    for name in ("serve", "worker", "neo4j"):
        kept[name].close()


def post_all(port: int, given: list[Article]) -> None:
    """Post articles until each lot was accepted; one whose answer was lost is posted again."""
    lots = [given[at : at + A_POST] for at in range(0, len(given), A_POST)]
    for lot in lots:
        body = json.dumps([article.model_dump(mode="json", include={"id", "text", "published"}) for article in lot])
        while True:
            try:
                with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
                    connection.request(
                        "POST", "/v1/articles", body, {"Content-Type": "application/json", "Prefer": "respond-async"}
                    )
                    if connection.getresponse().status == 202:
                        break
            except (OSError, HTTPException):
                time.sleep(LOOK)


def canonical(store: Store) -> list[str]:
    return list(iter_canonical(store))


def test_killed_run_ends_in_the_graph_of_an_undisturbed_one(
    keepers: dict[str, Keeper], store: Store, intake: Intake, tmp_path: Path
) -> None:
    given, chance, begun = articles(), random.Random(SEED), time.monotonic()
    settings = json.loads((tmp_path / "settings.json").read_text())
    posting = threading.Thread(target=post_all, args=(int(settings["DRAGOMAN_PORT"]), given))
    undisturbed = threading.Thread(target=run_ingest, args=(given, intake, store, lambda _count: None))
    posting.start()
    undisturbed.start()
    victims = [*["worker"] * 10, *["serve"] * 5, *["neo4j"] * 5]
    chance.shuffle(victims)
    points = sorted(chance.sample(range(ARTICLES - 20), KILLS))
    killed: list[tuple[int, str]] = []
    with closing(JobQueue.open(f"sqlite:///{tmp_path}/jobs.sqlite")) as queue:

        def progress() -> Counter[str]:
            return sum((Counter(job.items) for job in queue.recent(1000)), Counter())

        def wait_until(reached: Callable[[Counter[str]], bool]) -> Counter[str]:
            before, since = Counter[str](), time.monotonic()
            while not reached(done := progress()):
                if done != before:
                    before, since = done, time.monotonic()
                assert time.monotonic() - since < LIMIT, (SEED, killed, done)
                time.sleep(COUNT)
            return done

        for victim, point in zip(victims, points, strict=True):
            done = wait_until(lambda done, point=point: done.total() - done["waiting"] >= point)  # type: ignore[misc]
            time.sleep(chance.uniform(0, 0.5))  # anywhere in the batch
            while not keepers[victim].kill():
                time.sleep(LOOK)
            killed.append((done.total() - done["waiting"], victim))
        posting.join(LIMIT)
        done = wait_until(lambda done: done.total() >= ARTICLES and not done["waiting"])
        undisturbed.join(LIMIT)
        print(f"seed {SEED}, killed {killed}, in the end {dict(done)}, {time.monotonic() - begun:.0f} s")
        assert (count_dead(queue.engine), done["failed"]) == (0, 0), SEED
    with Store.connect(
        settings["DRAGOMAN_NEO4J_URI"], settings["DRAGOMAN_NEO4J_USER"], settings["DRAGOMAN_NEO4J_PASSWORD"]
    ) as other:
        assert canonical(other) == canonical(store), SEED
