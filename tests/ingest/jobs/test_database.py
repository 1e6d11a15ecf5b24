import sqlite3
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path
from threading import Barrier

from ingest.jobs.database import open_engine
from ingest.jobs.tables import metadata

SHORT = 0.2  # seconds
TOGETHER, TIMES = 8, 8  # more than API, worker and a command, so that a refusal that is rare shows


def test_who_open_a_new_database_at_once_all_find_its_tables(tmp_path: Path) -> None:
    for time in range(TIMES):
        begin = Barrier(TOGETHER)

        def make(url: str = f"sqlite:///{tmp_path}/{time}.sqlite", begin: Barrier = begin) -> set[str]:
            begin.wait()
            engine = open_engine(url)
            try:
                with engine.connect() as connection:
                    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
                    return {name for (name,) in found}
            finally:
                engine.dispose()

        with ThreadPoolExecutor(TOGETHER) as pool:
            made = [pool.submit(make) for _ in range(TOGETHER)]
        assert all(set(metadata.tables) <= one.result() for one in made)


def test_who_opens_while_another_writes_a_new_database_waits_for_it(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "jobs.sqlite", isolation_level=None)) as other:
        other.execute("CREATE TABLE begun (word)")
        other.execute("BEGIN IMMEDIATE")  # here SQLite refuses who would write ahead, without waiting
        with ThreadPoolExecutor(1) as pool:
            opened = pool.submit(open_engine, f"sqlite:///{tmp_path}/jobs.sqlite")
            assert not wait([opened], timeout=SHORT).done
            other.execute("COMMIT")
            engine = opened.result()
        with engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        engine.dispose()
