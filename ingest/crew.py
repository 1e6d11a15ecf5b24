"""The same work on several things at once, a process for each processor core, with a count of all that a bar can show."""

import gc
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.sharedctypes import Synchronized
from typing import Any, Self, TypeVar

Result = TypeVar("Result")
Advance = Callable[[int], None]
LOOK = 0.2  # seconds between two looks at the count
STEP = 500  # things that a process does before it counts them
MOST = 8  # processes
CONTEXT = get_context("spawn")  # not a copy of this process, which may hold threads


class WorkerDied(Exception):
    """A worker process ended, most often for lack of memory. Use fewer --workers, or split what is read."""


class Count:
    """Counts what a process did, and adds it to the count of all in steps."""

    total: "Synchronized[int] | None" = None

    def __init__(self) -> None:
        self._own = 0

    def advance(self, count: int) -> None:
        """Count so many things more."""
        self._own += count
        if self._own >= STEP:
            self.flush()

    def flush(self) -> None:
        """Add what is counted to the count of all."""
        if self.total is not None:
            with self.total.get_lock():
                self.total.value += self._own
        self._own = 0


class Crew:
    """Processes that wait for work; they end with this one, however it ends."""

    def __init__(self) -> None:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        self.size = min(cores or 1, MOST)
        self._total, self._told = CONTEXT.Value("q", 0), 0
        self._pool = ProcessPoolExecutor(self.size, CONTEXT, _begin, (self._total,))

    def work(self, work: Callable[..., Result], tasks: Sequence[tuple[Any, ...]], advance: Advance) -> list[Result]:
        """Do `work(*task, advance)` for each task, and give the results in order; raise WorkerDied, or what the work raises."""
        futures = [self._pool.submit(_do, work, task) for task in tasks]
        try:
            while True:
                done, left = wait(futures, LOOK, FIRST_EXCEPTION)
                now = self._total.value
                advance(now - self._told)
                self._told = now
                if not left or any(future.exception() for future in done):
                    return [future.result() for future in futures]
        except BrokenProcessPool as error:
            raise WorkerDied("a process ended, most often for lack of memory: nothing was loaded") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)


def _begin(total: "Synchronized[int]") -> None:
    Count.total = total
    end_with_parent()


def end_with_parent() -> None:
    """End this process when the one that began it ends, however it does."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:
    """End when the parent does: nobody waits for the result any more."""
    parent.join()
    os._exit(1)


def _do(work: Callable[..., Result], task: tuple[Any, ...]) -> Result:
    count = Count()
    try:
        with no_search_for_cycles():
            return work(*task, count.advance)
    finally:
        count.flush()


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Leave cycles alone while things are made by the million which have none: looking for them took a fifth of the time and found nothing."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
