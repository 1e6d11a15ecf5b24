"""Hold the resolution of events to its floors on happenings that several outlets tell of: python eval/retold.py [--show] [--pin]

`retold/happenings.yaml` has them: invented, each told by one to three reports in the words of different outlets, with others
beside it that are much like it. All are extracted and saved. Two reports of one happening should share an event, two of
different ones should not; reports in which no event was found are counted apart. The happenings held back are measured,
but `--show` does not tell of them.
"""

import sys
from itertools import combinations
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from eval.gate import load_floors, open_empty, parser_for, pin, print_figures, raised, verdict  # noqa: E402
from graph.clustering import pair  # noqa: E402
from graph.datafile import read_yaml  # noqa: E402
from graph.model import Article  # noqa: E402
from graph.store import Store  # noqa: E402
from graph.writer import save  # noqa: E402
from ingest.pipeline import Extractor  # noqa: E402

BASELINE = "retold-baseline"
BATCH = 7  # several transactions, as articles come
EVENTS = """
MATCH (a:Article)-[:STATES]->(c:Claim)-[:SUPPORTS|DISPUTES]->(e:Event)
RETURN e.id AS event, e.title AS title, a.id AS article, collect(c.id) AS claims
"""
Pairs = set[tuple[str, str]]


def read_happenings() -> list[dict[str, Any]]:
    """Read the happenings with their reports."""
    return list(read_yaml((HERE / "retold" / "happenings.yaml").read_text(encoding="utf-8"), "happenings.yaml"))


def is_held_back(report: str) -> bool:
    """Tell whether the errors of a report's happening are not to be read."""
    return int(report[1:3]) % 2 == 0


def same_happening(happenings: list[dict[str, Any]]) -> Pairs:
    """List the pairs of reports that tell of one happening."""
    told: dict[str, set[str]] = {}
    for happening in happenings:
        for report in happening["reports"]:
            for of in filter(None, (happening["id"], report.get("also"))):
                told.setdefault(of, set()).add(report["id"])
    return {pair(*both) for reports in told.values() for both in combinations(sorted(reports), 2)}


def same_event(
    store: Store, query: Any, happenings: list[dict[str, Any]]
) -> tuple[Pairs, set[str], list[dict[str, Any]]]:
    """Save all reports; list the pairs that share an event, and the reports in which any event was found."""
    fields = ("id", "publisher", "published", "text")
    articles = [Article(**{key: report[key] for key in fields}) for h in happenings for report in h["reports"]]
    items = list(zip(articles, Extractor.load().extract_all(articles), strict=True))
    for start in range(0, len(items), BATCH):
        save(store, items[start : start + BATCH])
    rows = query(EVENTS)
    events: dict[str, set[str]] = {}
    for row in rows:
        events.setdefault(row["event"], set()).add(row["article"])
    pairs = {pair(*both) for reports in events.values() for both in combinations(sorted(reports), 2)}
    return pairs, {row["article"] for row in rows}, rows


def score(gold: Pairs, found: Pairs, label: str) -> dict[str, float]:
    """Count precision and recall of pairs."""
    right = len(gold & found)
    return {
        f"{label}: pairs that are one": float(len(gold)),
        f"{label}: precision of joins": round(right / len(found), 4) if found else 1.0,
        f"{label}: recall of joins": round(right / len(gold), 4) if gold else 1.0,
    }


def held(pairs: Pairs) -> Pairs:
    """Keep the pairs with a report that is held back."""
    return {both for both in pairs if any(map(is_held_back, both))}


def measure(show: bool) -> dict[str, float]:
    """Save, count, and print the mistakes in happenings that are not held back."""
    happenings = read_happenings()
    gold = same_happening(happenings)
    with open_empty() as (store, query):
        found, read, rows = same_event(store, query, happenings)
    legible = {both for both in gold if set(both) <= read}
    for label, both in [("wrong", b) for b in found - gold] + [("missed", b) for b in legible - found]:
        if show and not held({both}):
            told = [f"{row['article']}: {row['title']}" for row in rows if row["article"] in both]
            print(f"  {label}: {both}", *sorted(told), sep="\n      ")
    if show:
        reports = {report["id"] for happening in happenings for report in happening["reports"]}
        print("  nothing read in:", *sorted(r for r in reports - read if not is_held_back(r)))
    counted = {"pairs of which both reports were read": round(len(legible) / len(gold), 4)}
    return counted | score(legible, found, "all") | score(held(legible), held(found), "held back")


def main() -> int:
    """Measure, print and compare with the floors."""
    options = parser_for(__doc__).parse_args()
    figures, floors = measure(bool(options.show)), load_floors(BASELINE)
    fallen = print_figures(figures, floors)
    if options.pin:
        shares = {name: value for name, value in figures.items() if "pairs that" not in name}
        pin(BASELINE, raised(shares, floors, options.allow_regression))
    return verdict(fallen, options.allow_regression)


if __name__ == "__main__":
    sys.exit(main())
