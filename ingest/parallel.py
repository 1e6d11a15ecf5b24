"""Articles -> extractions on several processor cores, in the order in which the articles came."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from multiprocessing import active_children, get_context
from typing import Generic, Self, TypeVar

from graph.model import Article, Extraction
from ingest.crew import WorkerDied, end_with_parent
from ingest.explanation import Explanation
from ingest.pipeline import BATCH, Extractor

AHEAD = 2  # batches waiting for each worker: enough to keep it busy, few enough to keep memory flat
CONTEXT = get_context("spawn")  # a worker starts anew rather than as a copy of this process, which may hold threads
Read = TypeVar("Read", Extraction, Explanation)
Work = Callable[[str | None, list[Article]], list[Read]]


@cache
def _extractor(model: str | None) -> Extractor:
    return Extractor.load(model)


def extract_batch(model: str | None, articles: list[Article]) -> list[Extraction]:
    """Extract a batch in the process that calls; its language pipeline is loaded once."""
    return list(_extractor(model).extract_all(articles))


def explain_batch(model: str | None, articles: list[Article]) -> list[Explanation]:
    """Explain a batch in the process that calls."""
    return list(_extractor(model).explain_all(articles))


class Readers(Generic[Read]):
    """Processes that do `extract_batch` or `explain_batch` while this one does something else; they end with it."""

    def __init__(self, work: Work[Read], model: str | None, workers: int) -> None:
        self._work: Work[Read] = work
        self._model, self._workers = model, workers
        self._others = {child.pid for child in active_children()}
        self._pool = self._make()

    @property
    def ahead(self) -> int:
        """Tell how many batches keep all of them busy."""
        return self._workers * AHEAD

    def _make(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._workers, CONTEXT, _begin)

    def begin(self, articles: Sequence[Article]) -> "Future[list[Read]]":
        """Begin to read a batch. Where the process that reads it ends, so do all others, and new ones take what comes then."""
        try:
            return self._pool.submit(self._work, self._model, list(articles))
        except BrokenProcessPool:
            self._pool.shutdown(wait=False)
            self._pool = self._make()
            return self._pool.submit(self._work, self._model, list(articles))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        for child in active_children():  # Python would wait for what is being read, which nobody wants any more
            if child.pid not in self._others:
                child.terminate()


def _begin() -> None:
    """Leave Ctrl-C to the process that reads for others: it ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()


def result_of(reading: "Future[list[Read]]") -> list[Read]:
    """Wait for a batch; raises WorkerDied where the process that read it ended, or what reading raises."""
    try:
        return reading.result()
    except BrokenProcessPool as error:
        raise WorkerDied(WorkerDied.__doc__) from error


def read_in_parallel(work: Work[Read], articles: Iterable[Article], model: str | None, workers: int) -> Iterator[Read]:
    """Do `extract_batch` or `explain_batch` on several processes; raise WorkerDied when one of them ends."""
    source, waiting = iter(articles), deque["Future[list[Read]]"]()
    with Readers(work, model, workers) as readers:
        while True:
            while len(waiting) < readers.ahead and (batch := list(islice(source, BATCH))):
                waiting.append(readers.begin(batch))
            if not waiting:
                return
            yield from result_of(waiting.popleft())
