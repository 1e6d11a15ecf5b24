"""Measure bulk extraction on one and two workers against the extractor in this process, on the same articles in the same run.

    python -m bench.bulk ARTICLES [ROUNDS]

ARTICLES is anything that `dragoman ingest` reads. Rates are of the time between the first and the last part, so that the
start of Ray and of the language pipelines does not count; that is printed by itself.
"""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from app.settings import quieten_ray
from graph.model import Article
from ingest.bulk.parts import Part
from ingest.bulk.units import plan_units
from ingest.pipeline import Extractor
from ingest.sources.files import read_sources

PARTS = 24


def measure_plain(articles: list[Article]) -> float:
    """Give articles a second of the extractor alone."""
    extractor = Extractor.load()
    list(extractor.extract_all(articles[:50]))
    begun = time.perf_counter()
    list(extractor.extract_all(articles))
    return len(articles) / (time.perf_counter() - begun)


def measure_bulk(file: Path, workers: int) -> tuple[float, float, int]:
    """Give articles a second between the first and the last part, seconds to the first, and bytes written."""
    from ingest.bulk.extraction import run_bulk  # it imports Ray, which reads the environment then

    done: list[tuple[float, int]] = []

    def told(part: Part) -> None:
        done.append((time.perf_counter(), part.articles))

    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        run_bulk(plan_units([file], file.stat().st_size // PARTS + 1), Path(folder), None, (None, workers), told)
        written = sum(path.stat().st_size for path in Path(folder).rglob("*.parquet"))
    first = done[workers - 1][0]  # by then every worker has given its first
    return sum(count for _, count in done[workers:]) / (done[-1][0] - first), first - begun, written


def main() -> int:
    """Run the comparison."""
    quieten_ray()
    articles = [a for a in read_sources(sys.argv[1:2]) if isinstance(a, Article)]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        file.write_text("".join(article.model_dump_json() + "\n" for article in articles))
        plain = median(measure_plain(articles) for _ in range(rounds))
        print(f"{len(articles)} articles, {sum(len(a.text) for a in articles) / len(articles):.0f} characters each")
        print(f"extractor alone   {plain:7.1f} articles/s")
        for workers in (1, 2):
            found = [measure_bulk(file, workers) for _ in range(rounds)]
            rate, start, size = (median(one[place] for one in found) for place in range(3))
            print(
                f"bulk, {workers} worker{'s' if workers > 1 else ' '}   {rate:7.1f} articles/s, {rate / workers:.1f} a worker, ratio {rate / plain:.2f}; "
                f"first part after {start:.0f} s; {size / len(articles):.0f} bytes an article"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
