"""Score the reading of pages against labels: words of the body beside bare trafilatura, and days of publication.

    python eval/pages.py [FOLDER ...] [--show]

A folder holds pages and labels.jsonl beside them, one object a line: "file" (name in the folder, may end in .gz), "url", "text" (the body,
paragraphs separated by line breaks), "published" (YYYY-MM-DD, or null where the page does not say). Other keys are ignored.
Without a folder it takes the pages of our own tests. Exits 1 where the mean F1 of words is below that of
`trafilatura.extract(html)`, or fewer than 95 % of the days are right; a day that is unknown counts as right only where
the label has none.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import trafilatura

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from ingest.pages.encoding import decode_page  # noqa: E402
from ingest.pages.kinds import NoArticle  # noqa: E402
from ingest.pages.page import parse_page  # noqa: E402

OURS = HERE.parent / "tests" / "ingest" / "pages"
WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]|\w+")
LEAST = 0.95  # share of right days


class Score(NamedTuple):
    """What one page got: F1 of ours and of bare trafilatura, and the days that are right."""

    file: str
    ours: float
    bare: float
    day: bool
    bare_day: bool
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


def score_page(folder: Path, label: dict[str, str | None]) -> Score:
    """Score one page."""
    file, text, day = str(label["file"]), str(label["text"]), label["published"]
    html = decode_page(read_bytes(folder / file), None)
    bare = trafilatura.extract(html) or ""
    dated = trafilatura.bare_extraction(html, url=label["url"], with_metadata=True)
    bare_day = getattr(dated, "date", None)
    try:
        page = parse_page(html, label["url"])
    except NoArticle as error:
        return Score(file, 0.0, word_f1(bare, text), False, bare_day == day, str(error))
    found = page.published.isoformat() if page.published else None
    said = f"{found} for {day}, bare {bare_day}"
    return Score(file, word_f1(page.text, text), word_f1(bare, text), found == day, bare_day == day, said)


def score_folder(folder: Path) -> tuple[Score, ...]:
    """Score the labelled pages of a folder."""
    lines = (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(score_page(folder, json.loads(line)) for line in lines if line.strip())


def main() -> int:
    """Score the folders that are named; print one line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[OURS / "open", OURS / "aside"])
    parser.add_argument(
        "--show", action="store_true", help="print the pages that are worse than bare, or of a wrong day"
    )
    given = parser.parse_args()
    print(f"{'folder':24} {'pages':>5} {'F1':>7} {'bare':>7} {'days':>7} {'bare':>7}")
    passed = True
    for folder in given.folders:
        scores = score_folder(folder)
        ours, bare, days, bare_days = (sum(column) / len(scores) for column in list(zip(*scores, strict=True))[1:5])
        print(f"{folder.name:24} {len(scores):5} {ours:7.4f} {bare:7.4f} {days:7.4f} {bare_days:7.4f}")
        passed = passed and ours >= bare and days >= LEAST
        for score in scores if given.show else ():
            if score.ours < score.bare or not score.day or score.ours < 0.98:
                print(f"  {score.file:32} {score.ours:.4f} {score.bare:.4f} {score.said}")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
