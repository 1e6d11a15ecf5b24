"""Hold resolution to its floors on records whose people and days are known: python eval/resolution.py [--shared FOLDER] [--pin] [--show]

Every fifth record of the US state travels is written as a short report (who travelled where and when, and the record's own
first sentence), extracted and saved in a database of its own. The records name the traveller by an id and the days, so that
it can be counted how many pairs of mentions of one traveller are one actor, how many pairs of mentions in one actor are one
traveller's, and how many joined events join records of other days or countries.
"""

import gzip
import json
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from eval.gate import find_shared, load_floors, not_run, open_empty, parser_for, pin, print_figures, raised, verdict  # noqa: E402
from graph.ids import fold  # noqa: E402
from graph.model import Article  # noqa: E402
from graph.writer import save  # noqa: E402
from ingest.pipeline import Extractor  # noqa: E402

BASELINE = "resolution-baseline"
EVERY = 5
BATCH = 50
NAMED = """
MATCH (a:Article)-[:STATES]->(:Claim)-[r:NAMES]->(n:Person) RETURN DISTINCT a.id AS article, n.id AS actor, r.name AS name
"""
JOINED = "MATCH (e:Event) WHERE e.articles > 1 RETURN e.title AS title, COLLECT { MATCH (e)<--(:Claim)<--(a:Article) RETURN DISTINCT a.id } AS ids"

Record = dict[str, Any]


def read_records(folder: Path) -> list[Record]:
    """Read every fifth travel."""
    with gzip.open(folder / "visits_and_travels.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [record for record in map(json.loads, lines) if record["kind"] == "travel"][::EVERY]


def write_article(record: Record) -> Article:
    """Write a record as a short report."""
    day = date.fromisoformat(record["start_date"])
    office = "President" if record["role"].startswith("President") else "Secretary of State"
    head = f"{office} {record['traveller']} visited {record['country']} on {day:%B} {day.day}, {day.year}."
    first = re.split(r"(?<=\.)\s", record.get("remarks") or "", maxsplit=1)[0]
    return Article(
        id=record["id"], text=f"{head} {first}", published=record.get("end_date") or day, publisher=record["id"]
    )


def measure(records: list[Record], show: bool) -> dict[str, float]:
    """Extract, save and count."""
    extractor = Extractor.load()
    articles = [write_article(record) for record in records]
    with open_empty() as (store, query):
        read = list(zip(articles, extractor.extract_all(articles), strict=True))
        for start in range(0, len(read), BATCH):
            save(store, read[start : start + BATCH])
        named, joined = query(NAMED), query(JOINED)
    return count_people(records, named, show) | count_events(records, joined, show)


def count_people(records: list[Record], named: list[Record], show: bool) -> dict[str, float]:
    """Count the pairs of mentions of one traveller, and of one actor."""
    known = {record["id"]: record for record in records}
    mentions = [
        (row["actor"], known[row["article"]]["traveller_id"]) for row in named
        if fold(known[row["article"]]["traveller"]).split()[-1] in fold(row["name"]).split()
    ]  # fmt: skip
    both, actors, people = Counter(mentions), Counter(a for a, _ in mentions), Counter(p for _, p in mentions)
    right = _pairs(both)
    if show:
        for (actor, person), count in sorted(both.items(), key=lambda entry: entry[0][1]):
            if count < actors[actor] or count < people[person]:
                print(f"  {person}: {count} of {people[person]} mentions in {actor}, which has {actors[actor]}")
    return {
        "mentions of travellers": float(len(mentions)),
        "actors: precision of pairs": round(right / _pairs(actors), 4),
        "actors: recall of pairs": round(right / _pairs(people), 4),
    }


def _pairs(counts: Counter[Any]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values()) or 1


def count_events(records: list[Record], joined: list[Record], show: bool) -> dict[str, float]:
    """Count the joined events whose records agree in country and touch in time."""
    known = {record["id"]: record for record in records}
    right = 0
    for row in joined:
        told = [known[id_] for id_ in row["ids"]]
        fits = len({record["country"] for record in told}) == 1 and _touch(told)
        right += fits
        if show and not fits:
            print(f"  {row['title']}: {[(r['traveller'], r['country'], r['start_date'], r['end_date']) for r in told]}")
    return {
        "events joined": float(len(joined)),
        "events: precision of joins": round(right / len(joined), 4) if joined else 1.0,
    }


def _touch(told: list[Record]) -> bool:
    ends = [record.get("end_date") or record["start_date"] for record in told]
    return max(record["start_date"] for record in told) <= min(ends)


def main() -> int:
    """Measure, print and compare with the floors."""
    options = parser_for(__doc__).parse_args()
    folder = find_shared(options.shared, "data/us_state_visits")
    if folder is None:
        return not_run("the state travels")
    figures, floors = measure(read_records(folder), bool(options.show)), load_floors(BASELINE)
    fallen = print_figures(figures, floors)
    if options.pin:
        pinned = {name: value for name, value in figures.items() if name.startswith(("actors", "events:"))}
        pin(BASELINE, raised(pinned, floors, options.allow_regression))
    return verdict(fallen, options.allow_regression)


if __name__ == "__main__":
    sys.exit(main())
