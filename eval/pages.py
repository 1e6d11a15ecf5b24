"""Score the reading of pages against labels: the body beside bare trafilatura, the day of publication beside bare htmldate.

    python eval/pages.py [FOLDER ...] [--show] [--workers N]

A folder holds pages and labels.jsonl beside them, one object a line: "file" (name in the folder, may end in .gz), "url", and what
is known of the page: "text" (the body, paragraphs separated by line breaks), or "with" and "without" (lists of pieces that
the body has and has not), and "published" (YYYY-MM-DD, or null where the page does not say). Other keys are ignored.
Without a folder it takes the pages of our own tests. Exits 1 where the mean F1 of words, or of pieces, is below that of
`trafilatura.extract(html)`, or fewer than 95 % of the days are right; a day that is unknown counts as right only where
the label has none.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import trafilatura
from htmldate import find_date

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from ingest.pages.encoding import decode_page  # noqa: E402
from ingest.pages.kinds import NoArticle  # noqa: E402
from ingest.pages.page import parse_page  # noqa: E402

OURS = HERE.parent / "tests" / "ingest" / "pages"
WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]|\w+")
LEAST = 0.95  # share of right days
GOOD = 0.98  # F1 below which a page is shown


class Score(NamedTuple):
    """What one page got: F1 of ours and of bare trafilatura, and whether the days are right; None where its label says nothing."""

    file: str
    ours: float | None
    bare: float | None
    day: bool | None
    bare_day: bool | None
    said: str


def read_bytes(path: Path) -> bytes:
    """Read a page as it was sent, unpacked."""
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def count_words(text: str) -> Counter[str]:
    """Count the words of a text without case; a Chinese, Japanese or Thai character is a word."""
    return Counter(WORD.findall(text.casefold()))


def word_f1(found: str, label: str) -> float:
    """Give the F1 of the words of a text as a bag."""
    have, want = count_words(found), count_words(label)
    shared = (have & want).total()
    return 2 * shared / (have.total() + want.total()) if have or want else 1.0


def piece_f1(found: str, inside: Sequence[str], outside: Sequence[str]) -> float:
    """Give the F1 of pieces that the body has to have, against those that it must not have; spaces do not count."""
    text = "".join(found.split())
    hits, false = (sum("".join(piece.split()) in text for piece in pieces) for pieces in (inside, outside))
    return 2 * hits / (hits + false + len(inside)) if inside or false else 1.0


def body_f1(found: str, label: Mapping[str, Any]) -> float | None:
    """Score a body by what its label has of it."""
    if "text" in label:
        return word_f1(found, label["text"])
    return piece_f1(found, label["with"], label["without"]) if "with" in label else None


def score_page(folder: Path, label: Mapping[str, Any]) -> Score:
    """Score one page."""
    html = decode_page(read_bytes(folder / label["file"]), None)
    bare = (trafilatura.extract(html) or "") if "text" in label or "with" in label else ""
    bare_day = find_date(html, url=label["url"], original_date=True) if "published" in label else None
    try:
        page = parse_page(html, label["url"])
        text, found, said = page.text, page.published.isoformat() if page.published else None, ""
    except NoArticle as error:
        text, found, said = "", None, f": {error}"
    days = (found == label["published"], bare_day == label["published"]) if "published" in label else (None, None)
    said = f"{found} for {label.get('published')}, bare {bare_day}{said}"
    return Score(label["file"], body_f1(text, label), body_f1(bare, label), *days, said)


def score_folder(folder: Path, workers: int = 1) -> tuple[Score, ...]:
    """Score the labelled pages of a folder."""
    lines = (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    labels = [json.loads(line) for line in lines if line.strip()]
    if workers == 1:
        return tuple(score_page(folder, label) for label in labels)
    with ProcessPoolExecutor(workers) as pool:
        return tuple(pool.map(partial(score_page, folder), labels, chunksize=8))


def mean(values: Iterable[float | None]) -> float | None:
    """Give the mean of those that are known."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def main() -> int:
    """Score the folders that are named; print one line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[OURS / "open", OURS / "aside"])
    parser.add_argument(
        "--show", action="store_true", help="print the pages that are worse than bare, or of a wrong day"
    )
    parser.add_argument("--workers", type=int, default=1, help="processes that read pages")
    given = parser.parse_args()
    print(f"{'folder':24} {'pages':>5} {'F1':>7} {'bare':>7} {'days':>7} {'bare':>7}")
    passed = True
    for folder in given.folders:
        scores = score_folder(folder, given.workers)
        means = [mean(column) for column in list(zip(*scores, strict=True))[1:5]]
        ours, bare, days, _ = means
        print(f"{folder.name:24} {len(scores):5} " + " ".join("      -" if m is None else f"{m:7.4f}" for m in means))
        passed = passed and (ours or 0.0) >= (bare or 0.0) and (1.0 if days is None else days) >= LEAST
        for score in scores if given.show else ():
            if score.day is False or (score.ours is not None and (score.ours < (score.bare or 0) or score.ours < GOOD)):
                print(f"  {score.file:32} {score.ours} {score.bare} {score.said}")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
