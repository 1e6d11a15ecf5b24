"""Bulk extraction as a process on Ray: killed half-way it goes on, and gives what one machine gives."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pyarrow.parquet
import pytest

from app.intake import Intake
from graph.export import iter_canonical
from graph.model import Article, Extraction
from graph.server.login import Login
from graph.store import Store
from graph.writer import save
from ingest.version import extractor_version
from tests.site import sentence

ARTICLES = 240
WAIT = 120.0


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


def kill_tree(process: subprocess.Popen[bytes]) -> None:
    """Kill a program and all that Ray started for it, at once."""
    family = psutil.Process(process.pid).children(recursive=True)
    for member in (psutil.Process(process.pid), *family):
        if member.is_running():
            member.kill()
    process.wait()
    psutil.wait_procs(family, 30)


def test_killed_extraction_goes_on_and_gives_what_one_machine_gives(
    file: Path, tmp_path: Path, intake: Intake, store: Store, neo4j_server: Login
) -> None:
    out = tmp_path / "out"
    first = subprocess.Popen(
        command("extract", file, out, "--workers", "1", "--part-bytes", "6000"), stderr=subprocess.DEVNULL
    )
    end = time.monotonic() + WAIT
    while len(list(output(out).glob("done-*.json"))) < 3 and first.poll() is None and time.monotonic() < end:
        time.sleep(0.02)
    assert first.poll() is None, "it ended before it could be killed"
    kill_tree(first)
    done = {path.name: path.stat().st_mtime_ns for path in output(out).glob("done-*.json")}
    assert not (output(out) / "manifest.json").exists()
    unfinished = run("load", output(out))
    assert (unfinished.returncode, "goes on where it was" in unfinished.stderr) == (2, True)

    again = run("extract", file, out, "--workers", "2", "--part-bytes", "6000", "--json")
    report = json.loads(again.stdout)
    assert (again.returncode, report["articles"], report["rejected"], report["parts_known"]) == (
        1,
        ARTICLES,
        1,
        len(done),
    )
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

    check_load(output(out), store, neo4j_server, given, expected)


def check_load(
    folder: Path, store: Store, login: Login, given: list[Article], expected: tuple[Extraction, ...]
) -> None:
    settings = {
        "DRAGOMAN_NEO4J_URI": login.uri,
        "DRAGOMAN_NEO4J_USER": login.user,
        "DRAGOMAN_NEO4J_PASSWORD": login.password,
    }
    loaded = json.loads(run("load", folder, "--json", **settings).stdout)
    assert (loaded["new"], loaded["unchanged"]) == (ARTICLES, 0)
    graph = list(iter_canonical(store))
    again = json.loads(run("load", folder, "--json", **settings).stdout)
    assert (again["new"], again["unchanged"]) == (0, ARTICLES)
    assert list(iter_canonical(store)) == graph
    save(store, list(zip(given, expected, strict=True)), extractor_version())
    assert list(iter_canonical(store)) == graph
    part = next(folder.glob("articles-*.parquet"))
    part.write_bytes(part.read_bytes()[:-1])
    damaged = run("load", folder, **settings)
    assert (damaged.returncode, "was changed" in damaged.stderr, "Traceback" in damaged.stderr) == (2, True, False)


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
