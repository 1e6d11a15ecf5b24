"""Items -> items: a string of keywords, whose order does not say who did what, nor what is a place: "Qatar blockade Saudi Arabia UAE Egypt"."""

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from app.ask.lexicon import Term, load_question_words, stem
from app.ask.lexing import Item
from app.ask.names import is_leader
from app.ask.runs import is_adjective
from app.ask.segments import is_aimed
from graph.ids import fold
from graph.ontology import get_event_type
from ingest.places import find_place, is_known_place

ABOUT = Item("about", (Term("marker", ("topics",)),), False, False)
IN = Item("in", (Term("marker", ("places",)),), False, False)
STATES = {"country", "organization", "capital"}
PARTIES = STATES | {"office", "sector", "people"}
HELD = {"assault", "coercion", "mobilization", "protest", "concession"}  # what is done in a land, and not said about it
MODAL = {"will", "would", "could", "can", "may", "might"}
SORTS = PARTIES | {"word", "noun", "anything", "unsupported", "region"}


def turn_keywords(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take from a string of keywords what only grammar could say, and give what others talk about its small word."""
    if len(items) < 3 or not all(map(_is_keyword, items)) or _is_headline(items):
        return tuple(items)
    for turn in (_between_states, _about_disputed, _about_land, _in_town, _undirected):
        items = turn(items)
    return tuple(items)


def _is_keyword(item: Item) -> bool:
    return item.sort in SORTS and not item.owner and item.words.lower() not in MODAL


def _is_headline(items: Sequence[Item]) -> bool:
    """Tell "Ecuador raids Mexican embassy" and "Israel strikes Gaza", where the second word is what the first does."""
    at = next((i for i, item in enumerate(items) if item.sort == "noun"), len(items))
    before = [item for item in items[:at] if item.sort in {*PARTIES, "word"}]
    after = items[at + 1 :]
    verb = bool(after) and items[at].words.endswith("s") and (items[at].find("verb") or _is_turned(items[at]))
    return len(before) == 1 and bool(verb)


def _is_turned(noun: Item) -> bool:
    return "" in load_question_words().turned.get(stem(noun.words), {})


def _between_states(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take "strikes" for attacks where two states stand before them, which strike no work together: "Israel Iran strikes"."""
    at = next((i for i, item in enumerate(items) if item.sort == "noun"), len(items))
    states = [item for item in items[:at] if item.sort == "country"]
    kind = load_question_words().turned.get(stem(items[at].words), {}).get("") if at < len(items) else None
    if len(states) < 2 or kind is None or is_adjective(states[-1:]):
        return tuple(items)
    return (*items[:at], items[at]._replace(terms=(Term("noun", (kind,)),)), *items[at + 1 :])


def _undirected(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take the verb from a noun among bare states: "blockade" says nothing of who did it, but "US support" does."""
    at = next((i for i, item in enumerate(items) if item.sort == "noun" and item.find("verb")), None)
    states = [item for item in items if item.sort in STATES]
    if at is None or not is_aimed(items[at].values) or len(states) < 2 or _acts(states[0]):
        return tuple(items)
    before = [item for item in items[:at] if item.sort in {*PARTIES, "word"}]
    finite = len(before) == 1 and before[0].sort != "country"  # "Taliban capture Kabul"
    noun = items[at]._replace(terms=tuple(term for term in items[at].terms if term.sort != "verb"))
    return tuple(items) if finite else (*items[:at], noun, *items[at + 1 :])


def _acts(state: Item) -> bool:
    return is_adjective([state]) or state.words.removeprefix("the ").isupper()


def _about_disputed(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "Pakistan India Kashmir accusations" as "… about Kashmir": what two others dispute is no third party."""
    at = next((i for i, item in enumerate(items) if fold(item.words) in _disputed()), None)
    others = [item for item in items if item.sort in STATES or is_leader(item.words)]
    others = [item for item in others if at is None or item is not items[at]]
    acts = any(item.sort == "noun" for item in items)
    if at is None or not acts or len(others) < 2:
        return tuple(items)
    held = any(HELD & set(item.values) for item in items if item.sort == "noun")
    return (*items[:at], *items[at + 1 :], IN if held else ABOUT, items[at])


@cache
def _disputed() -> frozenset[str]:
    return frozenset(map(fold, load_question_words().disputed))


def _about_land(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "Putin Erdogan phone call Syria" as "… about Syria": words that two exchange are about the land behind them, for they have no place."""
    at = next((i for i, item in enumerate(items) if item.sort == "noun"), None)
    if at is None or not _is_said(items[at]):
        return tuple(items)
    land = list(takewhile(lambda item: item.sort in {"country", "word"}, items[at + 1 :]))
    parties = [item for item in items[:at] if item.sort in STATES or item.sort == "word"]
    if not land or len(items) > at + 1 + len(land) or len(parties) < 2:
        return tuple(items)
    named = len(land) == 1 and land[0].sort == "country" and not is_adjective(land)
    return (*items[: at + 1], ABOUT, *land) if named else tuple(items)


def _in_town(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "defence ministers NATO Brussels meeting" as "… meeting in Brussels": a town is nobody beside parties, wherever it stands behind them."""
    spans = [span for span in _runs(items) if _is_town(items[slice(*span)])]
    others = [item for item in items if item.sort in PARTIES]
    speaks = any(
        get_event_type(name).family == "speech" for item in items if item.sort == "noun" for name in item.values
    )
    if len(spans) != 1 or not others or spans[0][0] == 0 or speaks or not any(item.sort == "noun" for item in items):
        return tuple(items)
    start, end = spans[0]
    return (*items[:start], *items[end:], IN, *items[start:end])


def _runs(items: Sequence[Item]) -> list[tuple[int, int]]:
    """Find where unlisted words stand together."""
    starts = [i for i, item in enumerate(items) if item.sort == "word" and (i == 0 or items[i - 1].sort != "word")]
    return [(i, i + len(list(takewhile(lambda item: item.sort == "word", items[i:])))) for i in starts]


def _is_town(run: Sequence[Item]) -> bool:
    name = " ".join(item.words for item in run)
    named = all(item.capital for item in run) or is_known_place(name)
    return named and not is_leader(name) and find_place(name) is not None


def _is_said(act: Item) -> bool:
    return act.values == ("call",)
