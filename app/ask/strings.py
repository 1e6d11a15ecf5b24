"""Items -> items: names of leaders in a row with a town or somebody else behind them: "Kerry Lavrov Geneva", "Musharraf Vajpayee Agra summit"."""

from collections.abc import Sequence
from itertools import takewhile

from app.ask.lexicon import Term, load_question_words
from app.ask.lexing import Item
from app.ask.names import BODY, SUFFIX, count_leading, is_family, is_leader
from app.ask.runs import PARTICLES
from graph.ids import fold
from ingest.places import find_place

AND = Item("and", (Term("and"),), False, False)
IN = Item("in", (Term("marker", ("places",)),), False, False)


LEAST = 2  # leaders before a town without a capital


def turn_strings(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take the town behind leaders in a row for the place, and tell who is no leader and no town: "Trump Putin Alaska summit"."""
    for start in range(len(items)):
        run = list(takewhile(_is_name, items[start:]))
        if not run or (start and _is_name(items[start - 1])):
            continue
        leaders, rest = _leaders_in(run)
        if rest and rest[0].capital:  # "Kerry Lavrov Geneva chemical weapons"
            rest = list(takewhile(lambda item: item.capital or item.words.lower() in PARTICLES, rest))
            run = run[: sum(map(len, leaders)) + len(rest)]
        if len(leaders) > 1 and is_family(leaders[-1][0].words) and not is_leader(leaders[-1][0].words):
            pair = [one for leader in leaders for one in (*leader, AND)][:-1]
            return (*items[:start], *pair, *items[start + len(run) :])
        if len(leaders) > 1 and not rest:
            rest_of = items[start + len(run) :]
            apart = (AND,) if [one.sort for one in rest_of[:2]] == ["capital", "word"] else ()
            kept = [one for leader in leaders for one in (*leader, AND)][:-1]
            return (*items[:start], *kept, *apart, *rest_of)  # "Putin Xi Beijing Olympics"
        if not leaders or not rest or (start and items[start - 1].sort in {"office", "people"}):
            continue
        if not rest[0].capital and (
            len(leaders) < LEAST or len(rest) > 1 or not _is_town(rest, items[start + len(run) :])
        ):
            continue  # "modi putin kazan", but not "putin nuclear"
        kept = [one for leader in leaders for one in (*leader, AND)][:-1]
        after = items[start + len(run) :]
        name = " ".join(one.words for one in rest)
        if _is_town(rest, after):
            return (*items[:start], *kept, *_with_place(rest, after))
        if len(leaders) > 1 and not _is_body(rest, after):
            told = Item(name, (Term("unsupported"),), False, False)
            return (*items[:start], *kept, told, *after)
    return tuple(items)


def _is_name(item: Item) -> bool:
    return item.sort == "word" and not item.owner


def _leaders_in(run: Sequence[Item]) -> tuple[list[Sequence[Item]], Sequence[Item]]:
    """Divide a run into the leaders at its front and what is left behind them."""
    found: list[Sequence[Item]] = []
    left = list(run)
    while left and (count := count_leading([item.words for item in left[:4]])):
        count = next((end for end in range(count, 0, -1) if is_leader(" ".join(item.words for item in left[:end]))), 1)
        found.append(left[:count])
        left = left[count:]
    if found and len(left) == 1 and left[0].capital and is_family(left[0].words):
        return [*found, left], []  # "Kerry Abbas", behind whom no other name stands
    return found, left


def _is_town(rest: Sequence[Item], after: Sequence[Item]) -> bool:
    """Tell a town or land of a gazetteer, behind which nothing is done: "Arafat Geneva 1988"."""
    name = " ".join(item.words for item in rest)
    acts = bool(after) and after[0].sort == "verb"
    land = fold(name) in map(fold, load_question_words().lands)
    return len(rest) < 3 and not acts and (land or find_place(name) is not None)


def _is_body(rest: Sequence[Item], after: Sequence[Item]) -> bool:
    words = " ".join(item.words for item in rest)
    return bool(BODY.search(words) or SUFFIX.search(f" {words}")) or (bool(after) and after[0].sort == "organization")


def _with_place(rest: Sequence[Item], after: Sequence[Item]) -> tuple[Item, ...]:
    """Put the place behind the noun that follows it: "summit in Agra"."""
    end = 1 if after and after[0].sort == "noun" else 0
    behind = list(takewhile(_is_name, after[end:]))
    told = [one._replace(terms=(Term("unsupported"),)) for one in behind]  # a second town, or what they met about
    return (*after[:end], IN, *rest, *told, *after[end + len(told) :])
