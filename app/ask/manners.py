"""What follows a small word -> whether it says how, when or who told it, and not about what: "over dinner", "in the New York Times"."""

import re
from collections.abc import Sequence
from functools import cache

from app.ask.items import Item
from app.ask.lexicon import load_question_words
from graph.ids import fold

ARTICLE = re.compile(r"^(?:the|an?|its|their|his|her)\s+", re.I)
OUTLETS = {"in", "on", "from", "by", "via", "at"}  # after these a newspaper has told it, and takes no part


def is_manner(after: Sequence[Item]) -> bool:
    """Tell whether the words up to the next small word are no topic; `after` begins behind the small word."""
    end = next((at for at, item in enumerate(after) if _is_end(item)), len(after))
    words, longer = _bare(after[:end]), _bare(after)
    return bool(words) and (
        words in _listed("manners")
        or (words.split()[-1] in _listed("manner_ends"))
        or any(longer.startswith(f"{head} ") for head in _listed("manner_heads"))
    )


def is_outlet(marker: str, after: Sequence[Item]) -> bool:
    """Tell a newspaper or agency that reports: "from Reuters", "in the Guardian"."""
    first = next((item for item in after if item.words.lower() not in {"the", "a", "an"}), None)
    return marker in OUTLETS and first is not None and ARTICLE.sub("", fold(first.words)) in _listed("outlets")


def _is_end(item: Item) -> bool:
    """Tell where the words end that a small word leads; "of" goes on: "the rise of China" is a topic."""
    return item.words == "," or (item.find("marker") is not None and item.words.lower() != "of")


def _bare(items: Sequence[Item]) -> str:
    return ARTICLE.sub("", " ".join(item.words.lower() for item in items))


@cache
def _listed(which: str) -> frozenset[str]:
    return frozenset(ARTICLE.sub("", fold(words)) for words in getattr(load_question_words(), which))
