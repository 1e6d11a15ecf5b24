from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from ingest.jobs.database import open_engine
from ingest.jobs.tables import metadata

TOGETHER, TIMES = 3, 8  # API, worker and a command; before, more than half of them were refused


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
