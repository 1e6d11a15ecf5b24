"""Scores -> what is published of them: `app/data/quality.json`, which the service serves, and the table in the README."""

import importlib.util
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.quality import Bin, Quality, Score

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = ROOT / "app" / "data" / "quality.json"
START, END = "<!-- quality: written by `make quality` -->", "<!-- end of quality -->"
EDGES = (0.0, 0.6, 0.7, 0.8, 0.9, 1.0)
HEADLINE, ALL, PARTICIPANTS = "headline (CONSULT+AGREE)", "all categories", "participants of found events"


def load_scorer(path: Path) -> Any:
    """Load the scorer, which is not part of this repository, as a module."""
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _pairs(scorer: Any, gold: dict[str, Any], predicted: dict[str, Any]) -> list[tuple[int, int]]:
    """Pair annotated events with claims as the scorer does: greedily, best first, each once."""
    actors = {actor["id"]: actor for actor in predicted["actors"]}
    candidates = sorted(
        (
            (scorer.pair(event, claim, actors)[0], i, j)
            for i, event in enumerate(gold["events"])
            for j, claim in enumerate(predicted["claims"])
        ),
        key=lambda found: -found[0],
    )
    pairs: dict[int, int] = {}
    for score, i, j in candidates:
        if score and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return sorted(pairs.items())


def _is_free(event: dict[str, Any]) -> bool:
    return bool(event.get("optional") or event.get("background"))


def iter_judged(
    scorer: Any, gold: dict[str, Any], predicted: dict[str, Any]
) -> Iterator[tuple[str, str, float | None]]:
    """Yield (type, found | missed | spurious, confidence) for every event and claim that counts."""
    pairs = dict(_pairs(scorer, gold, predicted))
    claims = predicted["claims"]
    for i, event in enumerate(gold["events"]):
        if i in pairs and not _is_free(event):
            yield event["type"], "found", claims[pairs[i]]["confidence"]
        elif i not in pairs and not _is_free(event):
            yield event["type"], "missed", None
    for j, claim in enumerate(claims):
        free = any(_is_free(event) and scorer.overlap(event, claim) for event in gold["events"])
        if j not in pairs.values() and not free:
            yield claim["type"], "spurious", claim["confidence"]


def _score(count: Counter[str]) -> Score:
    found, spurious, missed = count["found"], count["spurious"], count["missed"]
    precision = found / (found + spurious) if found + spurious else 0.0
    recall = found / (found + missed) if found + missed else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    shares = {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}
    return Score(**shares, found=found, spurious=spurious, missed=missed)


def judge(scorer: Any, result: dict[str, Any], gold: dict[str, Any], predicted: dict[str, Any]) -> Quality:
    """Put the scorer's result together with the figures by type and the curve of confidence."""
    types: defaultdict[str, Counter[str]] = defaultdict(Counter)
    bins: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for name, entry in gold.items():
        for kind, verdict, confidence in iter_judged(scorer, entry, predicted[name]):
            types[kind][verdict] += 1
            if confidence is not None:
                bins[next(n for n, edge in enumerate(EDGES[1:]) if confidence < edge or edge == 1.0)][verdict] += 1
    curve = (Bin(low=EDGES[n], high=EDGES[n + 1], claims=bins[n].total(), right=bins[n]["found"]) for n in sorted(bins))
    return Quality(
        articles=result["articles"],
        headline=Score(**result[HEADLINE]),
        all_types=Score(**result[ALL]),
        participants=Score(**result[PARTICIPANTS]),
        country=result["participant country"]["accuracy"],
        office=result["participant office"]["accuracy"],
        place=result["place"]["accuracy"],
        date=result["date"]["accuracy"],
        status=result["status"]["accuracy"],
        bad_evidence=result["bad_evidence"],
        categories={name: Score(**value) for name, value in sorted(result["by category"].items())},
        types={name: _score(count) for name, count in sorted(types.items())},
        confidence=tuple(curve),
    )


def _row(name: str, score: Score) -> str:
    counts = f"{score.found} | {score.spurious} | {score.missed}"
    return f"| {name} | {score.precision:.2f} | {score.recall:.2f} | {score.f1:.2f} | {counts} |"


def render(quality: Quality) -> str:
    """Write the figures as the README shows them."""
    rows = [
        f"Measured on {quality.articles} development articles:",
        "",
        "| events | precision | recall | F1 | found | spurious | missed |",
        "|---|---|---|---|---|---|---|",
        _row("**headline**: meetings, visits, calls, negotiations, mediation, agreements", quality.headline),
        _row("**all types**", quality.all_types),
        _row("participants of found events", quality.participants),
        *(_row(name, score) for name, score in quality.types.items()),
        "",
        f"Right in the events that were found: country of a participant {quality.country:.2f}, office {quality.office:.2f}, place "
        f"{quality.place:.2f}, date {quality.date:.2f}, status {quality.status:.2f}; evidence with wrong offsets: {quality.bad_evidence}.",
        "",
        "| confidence of the claim | claims | right |",
        "|---|---|---|",
        *(
            f"| {part.low:.1f} to {part.high:.1f} | {part.claims} | {part.right / part.claims:.2f} |"
            for part in quality.confidence
        ),
    ]
    return "\n".join(rows)


def publish(quality: Quality) -> None:
    """Write the figures into the package and the README."""
    PUBLISHED.write_text(json.dumps(quality.model_dump(), indent=1) + "\n", encoding="utf-8")
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    before, after = text[: text.index(START)], text[text.index(END) :]
    readme.write_text(f"{before}{START}\n{render(quality)}\n{after}", encoding="utf-8")
