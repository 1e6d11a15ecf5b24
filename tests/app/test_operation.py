"""Backup, restore and doctor by command line, each a process of its own, and what they say of files that are not whole."""

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from app.backups import BadBackup, read_manifest
from graph.export import iter_canonical
from graph.store import Store
from graph.writer import save
from ingest.jobs.feeds import FeedBook
from ingest.jobs.queue import JobQueue
from tests.app.test_cli import dragoman
from tests.factory import article, extraction


@pytest.fixture
def settings(store: Store, database, tmp_path: Path) -> dict[str, str]:
    save(store, [(article(), extraction())])
    login = {"neo4j_uri": database.uri, "neo4j_user": database.user, "neo4j_password": database.password}
    return login | {"data": str(tmp_path / "data")}


def feeds(settings: dict[str, str]) -> list[str]:
    with closing(JobQueue.open(f"sqlite:///{settings['data']}/jobs.sqlite")) as queue:
        return [feed.url for feed in FeedBook(queue).all()]


def test_everything_comes_back_from_a_backup(store: Store, settings: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "all.backup"
    before = list(iter_canonical(store))
    assert dragoman("feeds", "add", "https://news.example/rss", **settings).returncode == 0
    made = dragoman("backup", file, **settings)
    assert (made.returncode, file.stat().st_mode & 0o777, list(tmp_path.glob("*.part"))) == (0, 0o600, []), made.stderr
    assert "with jobs and feeds" in made.stdout

    refused = dragoman("restore", file, **settings)
    assert (refused.returncode, "--replace" in refused.stderr) == (2, True)
    other = article("art-9")
    save(store, [(other, extraction(other))])
    (tmp_path / "data" / "jobs.sqlite").unlink()
    restored = dragoman("restore", file, "--replace", "--json", **settings)
    assert restored.returncode == 0, restored.stderr
    assert json.loads(restored.stdout) == read_manifest(file).model_dump(mode="json")
    assert list(iter_canonical(store)) == before
    assert feeds(settings) == ["https://news.example/rss"]


def test_backup_takes_the_place_of_no_file_unless_told(settings: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "all.backup"
    file.write_bytes(b"of yesterday")
    refused = dragoman("backup", file, **settings)
    assert (refused.returncode, file.read_bytes(), "--overwrite" in refused.stderr) == (2, b"of yesterday", True)
    folder = dragoman("backup", tmp_path, "--overwrite", **settings)
    assert (folder.returncode, "is a folder" in folder.stderr) == (2, True)
    assert dragoman("backup", file, "--overwrite", **settings).returncode == 0
    assert read_manifest(file).graph.nodes


def test_restore_waits_for_no_worker(settings: dict[str, str], tmp_path: Path) -> None:
    import fcntl

    file = tmp_path / "all.backup"
    assert dragoman("backup", file, **settings).returncode == 0
    (tmp_path / "data").mkdir(exist_ok=True)
    with (tmp_path / "data" / "jobs.sqlite.worker.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        refused = dragoman("restore", file, "--replace", **settings)
    assert (refused.returncode, "worker" in refused.stderr) == (2, True)


def test_doctor_finds_all_well_and_then_what_is_wrong(store: Store, settings: dict[str, str]) -> None:
    well = dragoman("doctor", **settings)
    assert (well.returncode, "WRONG" in well.stdout) == (0, False), well.stdout
    assert "every sentence of evidence stands in its article" in well.stdout
    store.run_schema("MATCH (e:Event) SET e.articles = 7")
    ill = dragoman("doctor", "--json", **settings)
    wrong = [check for line in ill.stdout.splitlines() if not (check := json.loads(line))["ok"]]
    assert (ill.returncode, [check["remedy"] for check in wrong]) == (1, ["dragoman resolve"])


def test_doctor_tells_of_a_database_that_does_not_answer(settings: dict[str, str]) -> None:
    ill = dragoman("doctor", **settings | {"neo4j_uri": "bolt://127.0.0.1:1"})
    assert (ill.returncode, "Traceback" in ill.stderr) == (1, False)
    assert "WRONG   database: Neo4j does not answer" in ill.stdout


def written(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("_", "."), text)
    return path


MANIFEST = '{"form": 1, "made": "2026-01-01", "graph": {"nodes": 0, "relationships": 0, "version": 1}, "jobs": false}'


@pytest.mark.parametrize(
    ("members", "words"),
    [({}, "no whole backup"), ({"manifest_json": "{"}, "no whole backup"), ({"manifest_json": MANIFEST.replace("1,", "2,", 1)}, "form 2")],
)  # fmt: skip
def test_a_file_that_is_no_backup_is_refused(members: dict[str, str], words: str, tmp_path: Path) -> None:
    with pytest.raises(BadBackup, match=words):
        read_manifest(written(tmp_path / "x", **members))


def test_a_damaged_or_cut_file_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "x", manifest_json=MANIFEST, nodes_jsonl="some lines" * 50, relationships_jsonl="")
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"some lines", b"some limes", 1))
    with pytest.raises(BadBackup, match=r"damaged: nodes\.jsonl"):
        read_manifest(path)
    path.write_bytes(whole[:-30])
    with pytest.raises(BadBackup, match="no backup, or not whole"):
        read_manifest(path)


def test_a_running_sqlite_is_copied_as_it_is_at_one_moment(settings: dict[str, str], tmp_path: Path) -> None:
    assert dragoman("feeds", "add", "https://news.example/rss", **settings).returncode == 0
    with closing(sqlite3.connect(tmp_path / "data" / "jobs.sqlite")) as other:
        other.execute("BEGIN IMMEDIATE")
        assert dragoman("backup", tmp_path / "b", **settings).returncode == 0
    assert read_manifest(tmp_path / "b").jobs
