"""The live service keeps to its own description, whatever is sent: schemathesis over every operation, with a real graph behind."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from time import sleep

import pytest
import uvicorn

from app.api import create_app
from app.intake import Intake
from app.jobs import run_ingest
from app.settings import Settings
from graph.migrations import migrate
from graph.server.ports import Ports
from graph.store import Store
from ingest.jobs.queue import JobQueue
from ingest.sources.files import read_sources

CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,unsupported_method"
)
SECONDS = 60


@pytest.fixture
def service(neo4j_server, intake: Intake, samples: Path, tmp_path: Path) -> Iterator[str]:
    port = Ports.free().http
    with (
        closing(JobQueue.open(f"sqlite:///{tmp_path}/jobs.sqlite")) as queue,
        Store.connect(neo4j_server.uri, neo4j_server.user, neo4j_server.password) as store,
    ):
        store.run_schema("MATCH (n) DETACH DELETE n")
        migrate(store)
        run_ingest(read_sources([str(samples)]), intake, store, lambda _count: None)
        app = create_app(Settings(port=port), store, intake, queue)
        running = uvicorn.Server(uvicorn.Config(app, port=port, log_level="critical"))
        thread = Thread(target=running.run)
        thread.start()
        while not running.started:
            sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        running.should_exit = True
        thread.join(30)


def test_no_request_finds_a_fault(service: str, tmp_path: Path) -> None:
    command = [
        str(Path(sys.executable).with_name("st")), "run", f"{service}/openapi.json", "--phases", "examples,coverage,fuzzing", "--checks", CHECKS,
        "--max-examples", "3", "--max-time", str(SECONDS), "--seed", "24112026", "--no-color",
    ]  # fmt: skip
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=SECONDS * 4, check=False, env=dict(os.environ)
    )
    said = "\n".join(
        line[:300] for line in done.stdout.splitlines() if re.match(r"^(- |\[\d|__|\d+ |Test cases|    curl)", line)
    )
    assert done.returncode == 0, said[-6000:]
    tested = re.search(r"Tested: (\d+)", done.stdout)
    assert tested
    assert int(tested[1]) > 50
