"""Items and the words told -> the words that the evidence must have: what talks or an agreement are about, said right beside them: "trade talks"."""

from collections.abc import Collection, Sequence
from functools import cache
from itertools import takewhile

from app.ask.lexicon import load_question_words, stem
from app.ask.lexing import Item
from app.filters import EventFilter


def find_subject(items: Sequence[Item], told: Collection[str], chosen: EventFilter) -> tuple[str, ...]:
    """Give the words told that name a matter and stand right before the act that is asked, or right behind it: "nuclear arms talks", "removes tariffs".

    Articles keep no topic for these, but their sentences have the words.
    """
    for at, act in enumerate(items):
        if act.sort not in {"noun", "verb"} or not set(act.values) & set(chosen.type):
            continue
        before = (
            list(takewhile(lambda item: _is_matter(item, told), reversed(items[:at])))[::-1]
            if act.sort == "noun"
            else []
        )
        behind = list(takewhile(lambda item: _is_matter(item, told), items[at + 1 :]))
        last = at + 1 + len(behind) == len(items) or act.sort == "verb"
        if run := before or (behind if last else []):
            return tuple(item.words for item in run)
    return ()


def _is_matter(item: Item, told: Collection[str]) -> bool:
    return item.words in told and stem(item.words) in _matters() and not item.owner


@cache
def _matters() -> frozenset[str]:
    return frozenset(map(stem, load_question_words().subjects))
