"""Compare the whole extraction with the bare language pipeline on the same articles in the same run.

    python bench/extract.py ARTICLES.jsonl [ROUNDS]

Prints articles a second of both and their ratio, round by round alternating, so that a noisy machine hits both alike.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from graph.model import Article
from ingest.language import load_language
from ingest.pipeline import Extractor
from ingest.sources.files import read_sources


def measure(work: Callable[[], object]) -> float:
    """Time one piece of work in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> int:
    """Run the comparison."""
    articles = [a for a in read_sources(sys.argv[1:2]) if isinstance(a, Article)]
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    nlp = load_language()
    extractor = Extractor(load_language())
    texts = [article.text for article in articles]
    list(extractor.extract_all(articles))  # loads the gazetteer and all data
    bare, whole = [], []
    for _ in range(rounds):
        bare.append(measure(lambda: list(nlp.pipe(texts, batch_size=16))))
        whole.append(measure(lambda: list(extractor.extract_all(articles))))
    count = len(articles)
    print(f"{count} articles, {sum(map(len, texts))} characters, {rounds} rounds, from {Path(sys.argv[1]).name}")
    print(f"bare pipeline   {count / median(bare):8.1f} articles/s")
    print(f"extraction      {count / median(whole):8.1f} articles/s")
    print(f"ratio           {median(bare) / median(whole):8.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
