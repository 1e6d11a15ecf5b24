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
        before = _run(items[:at][::-1], told)[::-1] if act.sort == "noun" else []
        behind = _run(items[at + 1 :], told)
        last = at + 1 + len(behind) == len(items) or act.sort == "verb"
        if run := before or (behind if last else []):
            return tuple(item.words for item in run)
    return ()


def _run(items: Sequence[Item], told: Collection[str]) -> list[Item]:
    """Give the words for a matter that stand first; none where another that is told goes on with them, as in a name: "munich security conference"."""
    run = list(takewhile(lambda item: _is_matter(item, told), items))
    goes_on = (item.words in told and item.sort in {"word", "unsupported"} for item in items[len(run) : len(run) + 1])
    return [] if any(goes_on) else run


def _is_matter(item: Item, told: Collection[str]) -> bool:
    return item.words in told and stem(item.words) in _matters() and not item.owner


@cache
def _matters() -> frozenset[str]:
    return frozenset(map(stem, load_question_words().subjects))
