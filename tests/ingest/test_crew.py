"""Processes that work together: results in order, a count of all, and none that outlives its parent."""

import os
import subprocess
import sys
import time
from collections.abc import Callable

import psutil
import pytest

from ingest.crew import Crew, WorkerDied


def double(number: int, advance: Callable[[int], None]) -> int:
    advance(number)
    return 2 * number


def fail(number: int, advance: Callable[[int], None]) -> int:
    raise ValueError(f"{number} is not liked")


def die(number: int, advance: Callable[[int], None]) -> int:
    os._exit(number)


def test_results_come_in_order_and_are_counted() -> None:
    counted: list[int] = []
    with Crew() as crew:
        assert crew.work(double, [(3,), (1,), (2,)], counted.append) == [6, 2, 4]
        assert crew.work(double, [(5,)], counted.append) == [10]
    assert sum(counted) == 11


def test_what_a_process_raises_is_raised_here() -> None:
    with Crew() as crew, pytest.raises(ValueError, match="7 is not liked"):
        crew.work(fail, [(7,)], lambda _: None)


def test_death_of_a_process_is_told() -> None:
    with Crew() as crew, pytest.raises(WorkerDied):
        crew.work(die, [(1,)], lambda _: None)


LINGER = """
from ingest.crew import Crew
import tests.ingest.test_crew as here
with Crew() as crew:
    print(crew.work(here.sleep, [(0,)], lambda _: None))
"""


def sleep(number: int, advance: Callable[[int], None]) -> int:
    print(os.getpid(), flush=True)
    time.sleep(600)
    return number


def test_processes_end_with_a_parent_that_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", LINGER], stdout=subprocess.PIPE, text=True)
    assert parent.stdout
    worker = psutil.Process(int(parent.stdout.readline()))
    parent.kill()
    parent.wait()
    worker.wait(60)
    assert not worker.is_running()
    parent.stdout.close()
