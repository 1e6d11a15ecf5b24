"""Articles -> extractions on several processor cores, in the order in which the articles came."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from graph.model import Article, Extraction
from ingest.crew import WorkerDied
from ingest.explanation import Explanation
from ingest.pipeline import BATCH, Extractor

AHEAD = 2  # batches waiting for each worker: enough to keep it busy, few enough to keep memory flat
Read = TypeVar("Read", Extraction, Explanation)


@cache
def _extractor(model: str | None) -> Extractor:
    return Extractor.load(model)


def extract_batch(model: str | None, articles: list[Article]) -> list[Extraction]:
    """Extract a batch in the process that calls; its language pipeline is loaded once."""
    return list(_extractor(model).extract_all(articles))


def explain_batch(model: str | None, articles: list[Article]) -> list[Explanation]:
    """Explain a batch in the process that calls."""
    return list(_extractor(model).explain_all(articles))


def read_in_parallel(
    work: Callable[[str | None, list[Article]], list[Read]],
    articles: Iterable[Article],
    model: str | None,
    workers: int,
) -> Iterator[Read]:
    """Do `extract_batch` or `explain_batch` on several processes; raise WorkerDied when one of them ends.

    A worker starts anew rather than as a copy of this process, which may hold threads.
    """
    source, waiting = iter(articles), deque[Future[list[Read]]]()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            while True:
                while len(waiting) < workers * AHEAD and (batch := list(islice(source, BATCH))):
                    waiting.append(pool.submit(work, model, batch))
                if not waiting:
                    return
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise WorkerDied(WorkerDied.__doc__) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
