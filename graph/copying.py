"""Articles -> which of them are copies of one text: a wire report that ten papers print is one source."""

from collections.abc import Iterable, Mapping, Sequence

from graph.copies import Sketch, is_copy, resemblance, sketch
from graph.model import Article
from graph.native import Row
from graph.resolver import Keyed, find_pairs
from graph.store import Transaction


def sketch_articles(articles: Iterable[Article]) -> dict[str, Sketch]:
    """Sketch the texts of articles by id; those that are too short have none."""
    sketches = ((article.id, sketch(article.text)) for article in articles)
    return {key: found for key, found in sketches if found}


def link_copies(transaction: Transaction, ids: Sequence[str], sketches: Mapping[str, Sketch]) -> tuple[str, ...]:
    """Link articles with those of which they are copies; give those of `ids` that are."""
    pairs = find_pairs(transaction, {key: Keyed(found, found.keys, found.keys) for key, found in sketches.items()})
    others = sorted({key for both in pairs for key in both} - set(sketches))
    rows = transaction.run("load_sketches", ids=others)
    known = {row["id"]: Sketch.model_validate_json(row["sketch"]) for row in rows} | dict(sketches)
    links = [_link(low, high, known) for low, high in pairs if is_copy(known[low], known[high])]
    transaction.run("save_links", ids=ids, rows=links)
    return tuple(sorted(set(ids) & {row[end] for row in links for end in ("low", "high")}))


def _link(low: str, high: str, sketches: dict[str, Sketch]) -> Row:
    score = round(resemblance(sketches[low], sketches[high]), 4)
    why = [f"copies of one text: {score:.0%} of their phrases are the same"]
    return {
        "low": low,
        "high": high,
        "score": score,
        "conflict": False,
        "twin": False,
        "why": why,
        "weight": 0.0,
        "open": False,
    }
