"""A new database is put in the place of the old one whole, whatever was killed on the way."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.offline.tables import TABLES, Tables, import_arguments, write_headers
from graph.server.configuration import Resources
from graph.server.errors import ImportFailed
from graph.server.importing import (
    PARTS,
    READY,
    finish_import,
    has_database,
    import_folder,
    put_in_place,
    run_import,
)
from graph.server.ports import Ports
from graph.server.process import ManagedNeo4j
from graph.store import Store

LIMIT = 600  # seconds: a quarter of a minute where nothing else runs
RESOURCES = Resources(heap="512m", page_cache="64m")


def write(folder: Path, words: str) -> None:
    for part in PARTS:
        (folder / "data" / part).mkdir(parents=True)
        (folder / "data" / part / "store").write_text(words)


def stored(home: Path) -> list[str]:
    return [(home / "data" / part / "store").read_text() for part in PARTS]


def test_new_database_replaces_the_old_one(tmp_path: Path) -> None:
    write(tmp_path, "old")
    with import_folder(tmp_path) as folder:
        write(folder / "new", "new")
        put_in_place(tmp_path, folder)
    assert stored(tmp_path) == ["new", "new"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_move_that_was_killed_is_finished_at_the_next_start(tmp_path: Path, moved: int) -> None:
    write(tmp_path, "old")
    write(tmp_path / READY, "new")
    for part in PARTS[:moved]:
        (tmp_path / "data" / part / "store").write_text("new")
        (tmp_path / READY / "data" / part / "store").unlink()
        (tmp_path / READY / "data" / part).rmdir()
    assert has_database(tmp_path)
    finish_import(tmp_path)
    assert stored(tmp_path) == ["new", "new"]
    assert not (tmp_path / READY).exists()


def test_import_that_was_killed_leaves_the_old_database_and_goes(tmp_path: Path) -> None:
    write(tmp_path, "old")
    write(tmp_path / "import-abc" / "new", "half")
    finish_import(tmp_path)
    assert stored(tmp_path) == ["old", "old"]
    assert not (tmp_path / "import-abc").exists()


def test_failed_import_says_why(tmp_path: Path, neo4j_jars: tuple[Path, ...]) -> None:
    with import_folder(tmp_path) as folder:
        with Tables(folder, "0") as tables:
            tables.add("keys", {"id": 7})
            tables.add("topics", {"name": "wheat"})
            tables.link("about", "evt-missing", "wheat")
        write_headers(folder)
        with pytest.raises(ImportFailed, match="Group 'Event' not found"):
            run_import(folder, neo4j_jars, import_arguments(folder), Resources(heap="256m"))
    assert not has_database(tmp_path)


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """End what takes longer."""

    def end(*_: object) -> None:
        raise TimeoutError(f"it took more than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def text_of(number: int) -> str:
    """Write a text of many lines, with what CSV must quote, whose lines and length are unlike those of all others."""
    lines = (f"{number}.{line}\tthe envoy said \"no, {number * line}\", and 'left' é" for line in range(700 + number))
    return "\n".join(lines)


def test_every_text_of_many_lines_comes_back_whole_from_tables_of_more_than_8_mib(
    tmp_path: Path, neo4j_jars: tuple[Path, ...]
) -> None:
    texts = {f"art-{number}": text_of(number) for number in range(280)}
    with at_most(LIMIT):
        with import_folder(tmp_path) as folder:
            with Tables(folder, "0") as tables:
                for key, text in texts.items():
                    tables.add("articles", dict.fromkeys(TABLES["articles"].keys) | {"id": key, "text": text})
            write_headers(folder)
            assert sum(file.stat().st_size for file in folder.glob("articles-*.csv")) > 9 << 20
            run_import(folder, neo4j_jars, import_arguments(folder), RESOURCES)
            put_in_place(tmp_path, folder)
        with (
            ManagedNeo4j.start(tmp_path, neo4j_jars, Ports.free(), RESOURCES) as server,
            Store.connect(server.uri, server.user, server.password) as store,
        ):
            found = {row["properties"]["id"]: row["properties"]["text"] for row in store.read("dump_nodes")}
    assert sorted(found) == sorted(texts)
    assert [key for key, text in texts.items() if found[key] != text] == []
