"""Bulk extraction as a process on Ray: killed half-way it goes on, and gives what one machine gives."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pyarrow.parquet
import pytest

from app.intake import Intake
from graph.export import iter_canonical
from graph.model import Article
from graph.server.login import Login
from graph.store import Store
from graph.writer import save
from ingest.bulk.parts import Manifest, write_manifest, write_part
from ingest.version import extractor_version
from tests.site import sentence

ARTICLES = 240
WAIT = 300.0  # seconds: 120 were too few at a load of 10


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    lines = [
        {"id": f"a{n:03}", "text": " ".join(sentence(3 * n + k) for k in range(3)), "published": "2024-05-16"}
        for n in range(ARTICLES)
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines) + "{broken\n")
    return path


def command(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "app", "bulk", *map(str, words)]


def run(*words: str | Path, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*words), env=os.environ | settings, capture_output=True, text=True, timeout=WAIT, check=False
    )


def output(folder: Path) -> Path:
    return folder / f"extractor={extractor_version()}"


def records(folder: Path) -> list[tuple[str, str]]:
    tables = [pyarrow.parquet.read_table(path) for path in sorted(output(folder).glob("articles-*.parquet"))]
    return sorted((row["article"], row["extraction"]) for table in tables for row in table.to_pylist())


@contextmanager
def extracting(*words: str | Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run an extraction; at the end it is killed with all that Ray started for it, at once."""
    process = subprocess.Popen(command("extract", *words), stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        family = family_of(process)
        for member in (*family, process):
            with suppress(psutil.NoSuchProcess):
                member.kill()
        process.wait()
        assert not psutil.wait_procs(family, 30)[1], "processes of Ray are left"


def family_of(process: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """Find what a program started; nothing where it has ended."""
    try:
        return psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def listening(process: subprocess.Popen[bytes]) -> set[str]:
    """Find the addresses at which a program and what it started take connections."""
    found = set()
    for member in (psutil.Process(process.pid), *family_of(process)):
        with suppress(psutil.NoSuchProcess):
            found |= {one.laddr.ip for one in member.net_connections("inet") if one.status == psutil.CONN_LISTEN}
    return found


def test_killed_extraction_goes_on_and_gives_what_one_machine_gives(file: Path, tmp_path: Path, intake: Intake) -> None:
    out = tmp_path / "out"
    with extracting(file, out, "--workers", "1", "--part-bytes", "6000") as first:
        end = time.monotonic() + WAIT
        while len(list(output(out).glob("done-*.json"))) < 3 and first.poll() is None and time.monotonic() < end:
            time.sleep(0.02)
        assert first.poll() is None, "it ended before it could be killed"
        assert listening(first) <= {"127.0.0.1", "::1", "::ffff:127.0.0.1"}
    done = {path.name: path.stat().st_mtime_ns for path in output(out).glob("done-*.json")}
    assert not (output(out) / "manifest.json").exists()
    unfinished = run("load", output(out))
    assert (unfinished.returncode, "goes on where it was" in unfinished.stderr) == (2, True)

    again = run("extract", file, out, "--workers", "2", "--part-bytes", "6000", "--json")
    report = json.loads(again.stdout)
    assert (again.returncode, report["articles"], report["rejected"]) == (1, ARTICLES, 1)
    assert report["parts_known"] == len(done) < report["parts"]
    assert {name: (output(out) / name).stat().st_mtime_ns for name in done} == done, "a part was read twice"

    given = [Article.model_validate_json(line) for line in file.read_text().splitlines()[:-1]]
    expected = intake.extract(given)
    assert records(out) == sorted(
        (a.model_dump_json(), e.model_dump_json()) for a, e in zip(given, expected, strict=True)
    )
    claims = [
        row for path in output(out).glob("claims-*.parquet") for row in pyarrow.parquet.read_table(path).to_pylist()
    ]
    assert len(claims) == sum(len(e.claims) for e in expected) == report["claims"]
    assert {row["type"] for row in claims} == {"meeting"}
    assert all(len(row["participants"]) == len(row["countries"]) == len(row["roles"]) for row in claims)


def test_load_gives_the_graph_of_ingest_and_again_changes_nothing(
    tmp_path: Path, intake: Intake, store: Store, neo4j_server: Login
) -> None:
    settings = {
        "DRAGOMAN_NEO4J_URI": neo4j_server.uri,
        "DRAGOMAN_NEO4J_USER": neo4j_server.user,
        "DRAGOMAN_NEO4J_PASSWORD": neo4j_server.password,
    }
    given = [Article(id=f"a{n:03}", text=sentence(n), published="2024-05-16") for n in range(20)]
    read = list(zip(given, intake.extract(given), strict=True))
    older = [(one.model_copy(update={"text": one.text + " "}), found) for one, found in read[15:17]]
    parts = [
        write_part(tmp_path, "u1", [*older, *read[::2]], []),
        write_part(tmp_path, "u2", [*read[1::2], read[16]], []),
    ]
    write_manifest(tmp_path, Manifest(extractor=extractor_version(), parts=tuple(parts)))

    loaded = json.loads(run("load", tmp_path, "--json", **settings).stdout)
    assert (loaded["new"], loaded["unchanged"], loaded["replaced"]) == (20, 0, 0)
    graph = list(iter_canonical(store))
    again = json.loads(run("load", tmp_path, "--json", **settings).stdout)
    assert (again["new"], again["unchanged"], again["replaced"]) == (0, 20, 0)
    assert list(iter_canonical(store)) == graph
    save(store, read, extractor_version())
    assert list(iter_canonical(store)) == graph
    part = tmp_path / "articles-u1.parquet"
    part.write_bytes(part.read_bytes()[:-1])
    damaged = run("load", tmp_path, **settings)
    assert (damaged.returncode, "was changed" in damaged.stderr, "Traceback" in damaged.stderr) == (2, True, False)


@pytest.mark.parametrize("missing", ["ray", "pyarrow"])
def test_missing_extra_is_named(missing: str, file: Path, tmp_path: Path) -> None:
    program = f"import sys; sys.modules[{missing!r}] = None; from app.cli import main; main()"
    words = [sys.executable, "-c", program, "bulk", "extract", str(file), str(tmp_path / "out")]
    done = subprocess.run(words, capture_output=True, text=True, timeout=WAIT, check=False)
    assert (done.returncode, "pip install 'dragoman[bulk]'" in done.stderr) == (2, True)
    assert "Traceback" not in done.stderr


def test_cluster_and_pipeline_that_are_not_there_are_told(file: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    nobody = run("extract", file, tmp_path, "--address", f"127.0.0.1:{port}")
    unknown = run("extract", file, tmp_path, DRAGOMAN_SPACY_MODEL="no_such_pipeline")
    for done, says in ((nobody, f"no Ray cluster answers at 127.0.0.1:{port}"), (unknown, "no_such_pipeline")):
        assert (done.returncode, says in done.stderr, "Traceback" in done.stderr) == (2, True, False)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["extract", "x"], "name the input"),
        (["extract", "none.jsonl", "out"], "no JSONL"),
        (["load", "."], "did not end"),
    ],
)
def test_wrong_use_ends_with_a_message(words: list[str], says: str) -> None:
    done = run(*words)
    assert (done.returncode, says in done.stderr, "Traceback" in done.stderr) == (2, True, False)
