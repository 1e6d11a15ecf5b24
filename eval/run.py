"""Score extraction against annotated articles and hold it to the pinned floors.

    python eval/run.py [--shared FOLDER] [--show wrong|missed|spurious] [--allow-regression REASON] [--pin] [--publish]

FOLDER (or the variable DRAGOMAN_SHARED, or ../shared) holds eval/articles, eval/gold and eval/score.py. A clone without it
says so and passes; with CI=true its absence is a failure. `--pin` raises the floors to what was measured; lowering one takes
--allow-regression with a reason, and an ADR.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from app.quality import Quality, load_quality  # noqa: E402
from eval.gate import find_shared, load_floors, not_run, parser_for, pin, verdict  # noqa: E402
from eval.publish import judge, load_scorer, publish  # noqa: E402

BASELINE = "baseline"
SETS = ("seed", "wikinews_dev")
SLACK = 0.002  # rounding in the scorer's third decimal


def extract_set(articles: Path, target: Path) -> None:
    """Extract a set of articles with the command that users have."""
    with target.open("w", encoding="utf-8") as out:
        subprocess.run(
            [sys.executable, "-m", "app", "extract", str(articles)],
            stdout=out,
            check=True,
            cwd=HERE.parent,
        )


def score_set(shared: Path, name: str, show: str | None) -> tuple[dict[str, Any], Quality]:
    """Extract and score one set; print what is asked for; give the scorer's result and what is published of it."""
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder, "predicted.jsonl")
        extract_set(shared / "articles" / f"{name}.jsonl", predicted)
        files = [
            "--articles",
            f"{shared}/articles/{name}.jsonl",
            "--gold",
            f"{shared}/gold/{name}.jsonl",
            "--pred",
            str(predicted),
        ]
        command = [sys.executable, str(shared / "score.py"), *files]
        if show:
            print(subprocess.run([*command, "--show", show], capture_output=True, text=True, check=True).stdout)
        result: dict[str, Any] = json.loads(
            subprocess.run([*command, "--json"], capture_output=True, text=True, check=True).stdout
        )
        gold = {entry["id"]: entry for entry in _read_lines(shared / "gold" / f"{name}.jsonl")}
        extractions = {entry["article"]["id"]: entry for entry in _read_lines(predicted)}
        quality = judge(load_scorer(shared / "score.py"), result, gold, extractions)
    return result, quality


def _read_lines(path: Path) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def iter_figures(result: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """Flatten a result to named figures; `bad_evidence` counts against, so its sign is turned."""
    yield "no bad evidence", float(-result["bad_evidence"])
    for name, value in result.items():
        if isinstance(value, dict) and "f1" in value:
            yield f"{name}: F1", value["f1"]
            yield f"{name}: precision", value["precision"]
        elif isinstance(value, dict) and value.get("accuracy") is not None:
            yield f"{name}: accuracy", value["accuracy"]


def print_table(name: str, result: dict[str, Any], floors: dict[str, float]) -> list[str]:
    """Print the figures of a set beside their floors; return the names that fell below."""
    fallen = []
    print(f"\n{name}: {result['articles']} articles")
    print(f"{'figure':44} {'measured':>9} {'floor':>9}")
    for figure, value in iter_figures(result):
        floor = floors.get(figure)
        mark = " " if floor is None or value >= floor - SLACK else " FELL"
        fallen += [f"{name}: {figure}"] if mark.strip() else []
        print(f"{figure:44} {value:9.3f} {'' if floor is None else f'{floor:9.3f}'}{mark}")
    for category, value in result["by category"].items():
        print(
            f"  {category:12} P {value['precision']:.2f}  R {value['recall']:.2f}  F1 {value['f1']:.2f}"
            f"  (found {value['found']}, spurious {value['spurious']}, missed {value['missed']})"
        )
    return fallen


def main() -> int:
    """Score every set, print the tables, compare with the floors."""
    parser = parser_for(__doc__, ["wrong", "missed", "spurious"])
    parser.add_argument("--publish", action="store_true", help="write app/data/quality.json and the README's table")
    options = parser.parse_args()
    shared = find_shared(options.shared, "eval", "score.py")
    if shared is None:
        return not_run("the annotated articles")
    floors: dict[str, dict[str, float]] = load_floors(BASELINE)
    fallen: list[str] = []
    for name in SETS:
        result, quality = score_set(shared, name, options.show)
        fallen += print_table(name, result, floors.get(name, {}))
        if options.pin:
            old = floors.get(name, {})
            floors[name] = {
                k: v if options.allow_regression else max(v, old.get(k, v)) for k, v in iter_figures(result)
            }
    if options.publish:
        publish(quality)
    elif quality != load_quality():
        fallen.append("the published figures are not those measured: run `make quality` and commit what it writes")
    if options.pin:
        pin(BASELINE, floors)
    return verdict(fallen, options.allow_regression)


if __name__ == "__main__":
    sys.exit(main())
