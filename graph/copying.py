"""Articles -> which of them are copies of one text: a wire report that ten papers print is one source."""

from collections.abc import Sequence

from graph.clustering import pair
from graph.copies import Sketch, is_copy, resemblance, sketch
from graph.model import Article, Extraction
from graph.rows import article_row
from graph.store import Row, Transaction


def article_rows(items: Sequence[tuple[Article, Extraction, str]], extractor: str | None) -> list[Row]:
    """Make the rows of articles with the sketches of their texts."""
    return [article_row(article, print_, extractor) | _sketched(article) for article, _, print_ in items]


def _sketched(article: Article) -> Row:
    found = sketch(article.text)
    return {"sketch": found.model_dump_json() if found else None}


def link_copies(transaction: Transaction, ids: Sequence[str]) -> None:
    """Link articles with those of which they are copies."""
    sketches = _load(transaction, ids)
    transaction.run("clear_links", ids=ids)
    transaction.run(
        "save_keys",
        rows=[{"id": key, "keys": list(found.keys), "vote": None} for key, found in sorted(sketches.items())],
    )
    wanted = [{"id": key, "keys": list(found.keys)} for key, found in sorted(sketches.items())]
    found = {row["id"]: row["others"] for row in transaction.run("find_candidates", rows=wanted)}
    sketches |= _load(transaction, sorted({other for group in found.values() for other in group} - set(sketches)))
    pairs = {pair(key, other) for key, group in found.items() for other in group}
    transaction.run(
        "save_links",
        rows=[_link(low, high, sketches) for low, high in sorted(pairs) if is_copy(sketches[low], sketches[high])],
    )


def _load(transaction: Transaction, ids: Sequence[str]) -> dict[str, Sketch]:
    rows = transaction.run("load_sketches", ids=ids)
    return {row["id"]: Sketch.model_validate_json(row["sketch"]) for row in rows}


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
