"""Watch the memory of the extraction over many articles, and compare one process with several.

    python bench/memory.py ARTICLES.jsonl [COUNT] [WORKERS]

Reads the articles again and again, each time with other ids, until COUNT (default 20000) are read; prints the resident memory of this
process every tenth of the way. With WORKERS, the same articles are also read by as many processes, to see how that scales.
"""

import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice

import psutil

from graph.model import Article
from ingest.parallel import extract_batch, read_in_parallel
from ingest.pipeline import Extractor
from ingest.sources.files import read_sources


def iter_articles(path: str, count: int) -> Iterator[Article]:
    """Yield `count` articles, those of the file in turn."""
    loaded = [item for item in read_sources([path]) if isinstance(item, Article)]
    for number, article in enumerate(islice(cycle(loaded), count)):
        yield article.model_copy(update={"id": f"{article.id}-{number}"})


def main() -> int:
    """Run the measurement."""
    path, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    extractor, process = Extractor.load(), psutil.Process()
    start = time.perf_counter()
    for number, _ in enumerate(extractor.extract_all(iter_articles(path, count)), start=1):
        if number % max(1, count // 10) == 0:
            rate = number / (time.perf_counter() - start)
            print(
                f"{number:7} articles  {process.memory_info().rss / 2**20:7.0f} MB  {rate:6.1f} articles/s", flush=True
            )
    alone = count / (time.perf_counter() - start)
    if len(sys.argv) > 3:
        workers, start = int(sys.argv[3]), time.perf_counter()
        for _ in read_in_parallel(extract_batch, iter_articles(path, count), None, workers):
            pass
        together = count / (time.perf_counter() - start)
        print(
            f"{workers} workers: {together:.1f} articles/s, {together / alone:.2f} times one process (start included)"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
