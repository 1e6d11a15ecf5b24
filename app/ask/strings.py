"""Items -> items: names of leaders in a row with a town or somebody else behind them: "Kerry Lavrov Geneva", "Musharraf Vajpayee Agra summit"."""

from collections.abc import Sequence
from itertools import takewhile

from app.ask.items import AND, IN, Item, spell
from app.ask.lexicon import Term, folds_of
from app.ask.names import BODY, SUFFIX, count_leading, is_family, is_leader
from app.ask.runs import PARTICLES
from graph.ids import fold
from ingest.places import find_place, is_city_name, is_known_place

Run = Sequence[Sequence[Item]]
LEAST = 2  # leaders before a town without a capital


def turn_strings(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take the town behind leaders in a row for the place, and tell who is no leader and no town: "Trump Putin Alaska summit"."""
    for start in range(len(items)):
        run = list(takewhile(_is_name, items[start:]))
        if not run or (start and _is_name(items[start - 1])):
            continue
        if (turned := _turn_run(items[:start], run, items[start + len(run) :])) is not None:
            return turned
    return tuple(items)


def _turn_run(before: Sequence[Item], run: Sequence[Item], after: Sequence[Item]) -> tuple[Item, ...] | None:
    """Turn a run of names between what stands before and after it; None where nothing is to be turned."""
    leaders, rest = _leaders_in(run)
    titled = bool(before) and before[-1].sort in {"office", "people"}
    town = len(run) == 1 and (is_known_place(run[0].words) or is_city_name(run[0].words))
    if titled and town and run[0].capital and not is_leader(run[0].words) and [item.sort for item in after] == ["noun"]:
        return (*before, *_with_place(run, after))  # "foreign minister Istanbul meeting"
    if titled and len(run) > 1 and run[-1].capital and is_known_place(run[-1].words) and not is_leader(spell(run)):
        return (*before, *run[:-1], *_with_place(run[-1:], after))  # "prime minister Kurti Brussels"
    if rest and rest[0].capital:  # "Kerry Lavrov Geneva chemical weapons"
        named = list(takewhile(lambda item: item.capital or item.words.lower() in PARTICLES, rest))
        rest, after = named, (*rest[len(named) :], *after)
    if not leaders or (titled and rest):
        return None
    turned = _part_by_town(leaders, rest, after) or _leave_rest(leaders, rest, after)
    return (*before, *turned) if turned else None


def _part_by_town(leaders: Run, rest: Sequence[Item], after: Sequence[Item]) -> tuple[Item, ...]:
    """Find the town that stands between leaders: "Kishida Camp David Biden", "Mahmoud Abbas Ramallah Blinken meeting"."""
    if not rest and after and after[0].sort == "capital":
        rest = [after[0], *takewhile(_is_name, after[1:])]
        after = after[len(rest) :]
    for end in range(1, len(rest)):
        others, left = _leaders_in(rest[end:])
        town = rest[0].sort == "capital" if end == 1 and rest[0].sort != "word" else _is_town(rest[:end], ())
        if others and not left and town:
            return (*_listed([*leaders, *others]), *_with_place(rest[:end], after))
    return ()


def _leave_rest(leaders: Run, rest: Sequence[Item], after: Sequence[Item]) -> tuple[Item, ...]:
    """Take what stands behind leaders for a town, or tell it; a word in small letters behind one is neither."""
    if not rest:
        return _apart(leaders, after)
    if not rest[0].capital and (len(leaders) < LEAST or len(rest) > 1 or not _is_town(rest, after)):
        return ()  # "modi putin kazan", but not "putin nuclear"
    if _is_town(rest, after):
        return (*_listed(leaders), *_with_place(rest, after))
    if len(leaders) > 1 and not _is_body(rest, after):
        return (*_listed(leaders), Item.of(spell(rest), "unsupported"), *after)
    return ()


def _apart(leaders: Run, after: Sequence[Item]) -> tuple[Item, ...]:
    """Part leaders from what follows: the capital before a word for what was there is the place, "Putin Xi Beijing Olympics"."""
    sorts = [one.sort for one in after[:2]]
    if len(leaders) == 1 and (sorts == ["capital", "organization"] or _is_fallen(after[:2])):
        return (*_listed(leaders), AND, *after[1:], IN, after[0])  # "Jaishankar Islamabad SCO", "Assad Damascus fall"
    if len(leaders) == 1 and sorts != ["capital", "capital"]:
        return ()
    if sorts == ["capital", "word"]:
        called = after[1]._replace(terms=(Term("unsupported"),), capital=False)
        return (*_listed(leaders), called, *after[2:], IN, after[0])
    if sorts == ["capital", "capital"]:  # "Szijjarto Minsk Moscow": the second is told
        second = after[1]._replace(terms=(Term("unsupported"),), capital=False)
        return (*_listed(leaders), second, *after[2:], IN, after[0])
    return (*_listed(leaders), *after)


def _is_fallen(after: Sequence[Item]) -> bool:
    """Tell a capital before a word in small letters, which says what was there."""
    return [one.sort for one in after] == ["capital", "word"] and not after[1].capital


def _listed(leaders: Run) -> list[Item]:
    return [one for leader in leaders for one in (*leader, AND)][:-1]


def _is_name(item: Item) -> bool:
    return item.sort == "word" and not item.owner


def _leaders_in(run: Sequence[Item]) -> tuple[list[Sequence[Item]], Sequence[Item]]:
    """Divide a run into the leaders at its front and what is left behind them."""
    found: list[Sequence[Item]] = []
    left = list(run)
    if _is_family_before_leader([item.words for item in left[:2]]):
        found.append([left.pop(0)])  # "Abbas Gantz"
    while left and (count := count_leading([item.words for item in left[:4]])):
        count = next((end for end in range(count, 0, -1) if is_leader(spell(left[:end]))), 1)
        found.append(left[:count])
        left = left[count:]
    if found and len(left) == 1 and left[0].capital and is_family(left[0].words):
        return [*found, left], []  # "Kerry Abbas", behind whom no other name stands
    return found, left


def _is_family_before_leader(names: Sequence[str]) -> bool:
    """Tell a family name that another may have as a given one, before a leader with whom it makes no name."""
    alone = len(names) > 1 and is_family(names[0]) and not is_leader(names[0])
    return alone and is_leader(names[1]) and not is_leader(" ".join(names))


def _is_town(rest: Sequence[Item], after: Sequence[Item]) -> bool:
    """Tell a town or land of a gazetteer, behind which nothing is done: "Arafat Geneva 1988"."""
    name = spell(rest)
    acts = bool(after) and after[0].sort == "verb"
    land = fold(name) in folds_of("lands")
    return len(rest) < 3 and not acts and (land or find_place(name) is not None)


def _is_body(rest: Sequence[Item], after: Sequence[Item]) -> bool:
    words = spell(rest)
    return bool(BODY.search(words) or SUFFIX.search(f" {words}")) or (bool(after) and after[0].sort == "organization")


def _with_place(rest: Sequence[Item], after: Sequence[Item]) -> tuple[Item, ...]:
    """Put the place behind the noun that follows it: "summit in Agra"."""
    end = 1 if after and after[0].sort == "noun" else 0
    behind = list(takewhile(_is_name, after[end:]))
    told = [one.taken_as("unsupported") for one in behind]  # a second town, or what they met about
    behind_all = after[end + len(told) :]
    if any(item.find("marker") for item in behind_all):
        return (*after[:end], IN, *rest, *told, *behind_all)
    joint = [AND] if behind_all and not end else []  # "Sharaa New York UN speech"
    return (*after[:end], *told, *joint, *behind_all, IN, *rest)
