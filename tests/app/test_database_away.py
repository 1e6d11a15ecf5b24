"""Neo4j is killed under the service: readiness turns red at once and green again, reads are told to come again, and nothing fails within."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest

from bench.made import load_made
from graph.migrations import migrate
from graph.server.configuration import Resources
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.store import Store
from tests.app.test_shutdown import serving

SOON = (
    20.0  # seconds: 2 to 4 on an idle machine; the driver alone would try for 30, and several reads one after the other
)
READS = (
    "/v1/events", "/v1/meetings?between=Iran&between=Syria", "/v1/ask?q=meetings between Iran and Syria", "/v1/actors?q=Iran", "/v1/aggregate?by=month",
    "/v1/facets?field=type", "/v1/relations?a=Iran&b=Syria", "/v1/network?between=Iran", "/v1/paths?from=Iran&to=Syria", "/v1/triples",
    "/v1/export/events.csv", "/v1/export/events.parquet", "/v1/offices?country=Syria", "/v1/review", "/v1/decisions", "/v1/events/evt-x", "/v1/articles/art-x",
)  # fmt: skip


class Service(NamedTuple):
    """A service with a database of its own."""

    neo4j: ManagedNeo4j
    client: httpx.Client
    log: Path


@pytest.fixture(scope="module")
def service(neo4j_jars: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder, resources = tmp_path_factory.mktemp("away"), Resources(heap="512m", page_cache="64m")
    with ManagedNeo4j.start(folder / "neo4j", neo4j_jars, Ports.free(), resources) as server:
        with Store.connect(server.uri, server.user, server.password) as store:
            migrate(store)
            load_made(store, folder / "made.tsv.gz", 2_000)
        with (
            serving(server.login, folder, 5) as (_, port),
            httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120) as client,
        ):
            yield Service(server, client, folder / "log")


def kill(server: ManagedNeo4j) -> None:
    os.kill(server.pid, signal.SIGKILL)
    while server.is_alive:
        time.sleep(0.1)


def get(client: httpx.Client, address: str) -> httpx.Response:
    begun = time.monotonic()
    answer = client.get(address)
    assert time.monotonic() - begun < SOON, address
    return answer


def test_service_tells_that_the_database_is_away_and_goes_on_when_it_is_back(service: Service) -> None:
    client = service.client
    assert client.get("/readyz").status_code == 200
    before = client.get("/v1/events?limit=50").text
    kill(service.neo4j)
    red = get(client, "/readyz")
    assert (red.status_code, "Neo4j does not answer" in red.json()["checks"]["database"]) == (503, True)
    assert get(client, "/livez").status_code == 200
    assert "dragoman_graph_up 0.0" in get(client, "/metrics").text
    with ThreadPoolExecutor(4) as pool:  # each waits some seconds for the database
        answers = list(pool.map(lambda address: get(client, address), READS))
    for address, answer in zip(READS, answers, strict=True):
        told = (answer.status_code, answer.headers["content-type"], answer.json()["type"])
        assert told == (503, "application/problem+json", "/problems/database-unreachable"), address
        assert int(answer.headers["retry-after"]) > 0
    service.neo4j.revive()
    assert client.get("/readyz").json()["ready"]
    assert client.get("/v1/events?limit=50").text == before
    assert "Traceback" not in service.log.read_text()


def test_export_that_the_database_leaves_breaks_off_and_is_told_in_one_line(service: Service) -> None:
    with service.client.stream("GET", "/v1/export/events.jsonl") as answer:
        parts = answer.iter_raw(1000)
        next(parts)
        kill(service.neo4j)
        with pytest.raises(httpx.RemoteProtocolError):
            list(parts)
    service.neo4j.revive()
    assert service.client.get("/readyz").json()["ready"]
    assert "failed: GET /v1/export/events.jsonl: Neo4j does not answer" in service.log.read_text()
    assert "Traceback" not in service.log.read_text()
