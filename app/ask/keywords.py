"""Items -> items: a string of keywords, whose order does not say who did what, nor what is a place: "Qatar blockade Saudi Arabia UAE Egypt"."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import takewhile

from app.ask.lexicon import Term, load_question_words, stem
from app.ask.lexing import Item
from app.ask.names import is_body, is_leader
from app.ask.parts import is_seat
from app.ask.runs import PARTICLES, is_adjective, kind_of
from app.ask.segments import AUXILIARIES, is_aimed
from app.ask.strings import AND, IN
from graph.ids import fold
from graph.ontology import get_event_type
from graph.organizations import find_organization
from ingest.places import find_place, is_known_place

ABOUT = Item("about", (Term("marker", ("topics",)),), False, False)
STATES = {"country", "organization", "capital"}
PARTIES = STATES | {"office", "sector", "people"}
HELD = {"assault", "coercion", "mobilization", "protest", "concession"}  # what is done in a land, and not said about it
NOWHERE = {"sanction", "aid", "support", "appointment"}  # acts behind which a town is as often who bears them
UNSAID = (Term("unsupported"),)
ASKING = AUXILIARIES | {"who", "whom", "which", "what", "whose", "is", "are", "where", "when"}
MODAL = {"will", "would", "could", "can", "may", "might"}
SORTS = PARTIES | {"word", "noun", "anything", "unsupported", "region", "and"}


def turn_keywords(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take from a string of keywords what only grammar could say, and give what others talk about its small word."""
    asked = list(takewhile(lambda item: item.sort == "filler" and item.words.lower() not in ASKING, items))
    items = items[len(asked) :]  # "could you show me prisoner exchange Russia US Ankara"
    if len(items) < 2 or not all(map(_is_keyword, items)) or _is_headline(items):
        return (*asked, *items)
    for turn in TURNS:
        items = turn(items)
    return (*asked, *items)


def _is_keyword(item: Item) -> bool:
    return item.sort in SORTS and not item.owner and item.words.lower() not in MODAL


def _is_headline(items: Sequence[Item]) -> bool:
    """Tell "Ecuador raids Mexican embassy" and "Israel strikes Gaza", where the second word is what the first does."""
    at = next((i for i, item in enumerate(items) if item.sort == "noun"), len(items))
    before = [item for item in items[:at] if item.sort in {*PARTIES, "word"}]
    after = [item for item in items[at + 1 :] if item.sort != "unsupported"]
    finite = items[at].words.endswith("s") and not items[at].words.endswith("ings") if after else False
    several = sum(item.sort in STATES for item in after) > 1 and not any(item.sort == "and" for item in after)
    verb = finite and not several and (items[at].find("verb") or _is_turned(items[at]))
    held = bool(verb) and items[at].values == ("protest",) and not _is_turned(items[at]) and _is_town(after)
    return len(before) == 1 and bool(verb) and not held  # "Iraq protests Basra"


def _is_turned(noun: Item) -> bool:
    return "" in load_question_words().turned.get(stem(noun.words), {})


def _of_all(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "military leaders Niger Mali" as "Niger and Mali military leaders": several people before states in a row are of each."""
    heads = list(takewhile(lambda item: item.sort in {"office", "sector", "people"}, items))
    states = list(takewhile(lambda item: item.sort == "country" and not is_adjective([item]), items[len(heads) :]))
    several = bool(heads) and stem(heads[-1].words) != heads[-1].words.lower()
    if not several or all(item.sort == "people" for item in heads) or len(states) < 2:
        return tuple(items)
    listed = [one for state in states for one in (state, AND)][:-1]
    return (*listed, *heads, *items[len(heads) + len(states) :])


def _of_either(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "Japan China foreign minister meeting" as "foreign minister, Japan and China": nothing says whose minister one is behind two states."""
    at = next((i for i, item in enumerate(items) if item.sort == "office"), 0)
    one = at == 2 and stem(items[at].words) == items[at].words.lower()
    bare = all(item.sort == "country" and not _acts(item) for item in items[:at])
    if not (one and bare) or [item.sort for item in items[at + 1 : at + 2]] != ["noun"]:
        return tuple(items)
    return (items[at], AND, items[0], AND, *items[1:at], *items[at + 1 :])


def _between_states(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take "strikes" for attacks of two states, which strike no work together: "Israel Iran strikes"."""
    at = next((i for i, item in enumerate(items) if item.sort == "noun"), len(items))
    states = [item for item in items if item.sort == "country"]
    kind = load_question_words().turned.get(stem(items[at].words), {}).get("") if at < len(items) else None
    if len(states) < 2 or kind is None or is_adjective(items[at - 1 : at]):
        return tuple(items)
    return (*items[:at], items[at]._replace(terms=(Term("noun", (kind,)),)), *items[at + 1 :])


def _undirected(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take the verb from a noun among bare states: "blockade" says nothing of who did it, but "US support" does."""
    at = next((i for i, item in enumerate(items) if item.sort == "noun"), None)
    states = [item for item in items if item.sort in STATES]
    if at is None or not states or _acts(states[0]) or not (is_aimed(items[at].values) or "visit" in items[at].values):
        return tuple(items)
    before = [item for item in items[:at] if item.sort in {*PARTIES, "word"}]
    if len(before) == 1 and not _is_one(before[0]) and items[at].find("verb"):
        return tuple(items)  # "Taliban capture Kabul"
    noun = items[at]._replace(terms=tuple(term for term in items[at].terms if term.sort != "verb"))
    if len(before) == len(states) == 1 and "protest" in noun.values:
        return (noun, *items[:at], *items[at + 1 :])  # "Iraq protests Basra", which Iraq does not do
    return (*items[:at], noun, *items[at + 1 :])


def _is_one(party: Item) -> bool:
    """Tell a state or a body of states, which would need the ending of a verb."""
    body = find_organization(party.values[0]) if party.sort == "organization" else None
    return party.sort in {"country", "capital"} or (body is not None and body.sector == "IGO")


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
    """Write "Putin Erdogan phone call Syria" as "… about Syria": what two say to each other has no place, and is about the land or sea behind it."""
    at = next((i for i, item in enumerate(items) if item.sort == "noun"), len(items))
    parties = [item for item in items[:at] if item.sort in STATES or item.sort == "word"]
    land = items[at + 1 :]
    if not land or land[0].sort not in {"country", "word"} or is_adjective(land) or len(parties) < 2:
        return tuple(items)
    whole = all(item.sort in {"word", "noun"} for item in land[1:])
    called = items[at].values == ("call",) and land[0].sort == "country" and whole
    said = all(get_event_type(name).family == "speech" for name in items[at].values)
    water = (
        all(item.sort == "word" for item in land) and land[-1].words.lower().split()[-1] in load_question_words().waters
    )
    return (*items[: at + 1], ABOUT, *land) if called or (said and water) else tuple(items)


def _in_town(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "defence ministers NATO Brussels meeting" as "… meeting in Brussels": a town is nobody beside parties; a second one is told."""
    nouns = {name for item in items if item.sort == "noun" for name in item.values}
    if nouns & NOWHERE or any(get_event_type(name).family == "speech" for name in nouns):
        return tuple(items)
    spans = [span for span in _runs(items) if _is_town(items[slice(*span)]) and (nouns or _is_behind_body(items, span))]
    if not spans and (at := _find_scene(items, nouns)) is not None:
        spans = [(at, at + 1)]
    others = [item for item in items if item.sort in PARTIES]
    if not spans or not others or spans[0][0] == 0:
        return tuple(items)
    (start, end), *more = spans
    loose = _is_loose(items, end)  # "foreign ministers meeting Aqaba Syria"
    told = {i for a, b in more for i in range(a, b)} | ({end} if loose else set())
    left = [item._replace(terms=UNSAID) if i in told else item for i, item in enumerate(items)]
    return (*left[:start], *left[end:], IN, *items[start:end])


def _is_loose(items: Sequence[Item], at: int) -> bool:
    """Tell a state right behind the town at the end, which may be where that is or what was talked about."""
    last = at == len(items) - 1 and items[at].sort == "country" and not is_adjective(items[at:])
    return last and any(item.sort == "noun" for item in items[:at])


def _is_behind_body(items: Sequence[Item], span: tuple[int, int]) -> bool:
    """Tell the town behind a body at the end, where nothing is done: "Russia Wagner Bakhmut"."""
    return span[0] > 0 and span[1] == len(items) and is_body(items[span[0] - 1].words)


def _find_scene(items: Sequence[Item], nouns: AbstractSet[str]) -> int | None:
    """Find the capital, land or house of a government that only says where: "prisoner exchange Russia US Ankara", "Xi White House visit"."""
    seats = [i for i, item in enumerate(items) if i and is_seat(item.words)]
    if seats and all(item.sort in {"word", "noun", "and"} for i, item in enumerate(items) if i not in seats):
        return seats[0]
    capitals = [i for i, item in enumerate(items) if item.sort == "capital"]
    lands = [i for i, item in enumerate(items) if item.sort == "country"]
    if not capitals and len(lands) == 1 and "protest" in nouns and _is_beside(items, lands[0]):
        return lands[0]  # "Bangladesh protests Hasina resignation"
    if len(capitals) != 1 or any(items[land].values == items[capitals[0]].values for land in lands):
        return None
    return capitals[0] if _is_where(items, capitals[0], nouns, len(lands)) else None


def _is_beside(items: Sequence[Item], land: int) -> bool:
    bare = not is_adjective(items[land : land + 1]) and not items[land].words.isupper()
    parties = [item for i, item in enumerate(items) if i != land and item.sort in PARTIES]
    return bare and not parties and any(item.sort == "noun" for item in items[max(land - 1, 0) : land + 2])


def _is_where(items: Sequence[Item], at: int, nouns: AbstractSet[str], lands: int) -> bool:
    """Tell a capital beside other parties from a government."""
    last, led = at == len(items) - 1, items[0].sort == "noun"
    named = at > 0 and items[at - 1].sort == "word" and items[at - 1].capital
    people = named or any(item.sort in {"word", "office"} for item in items[:at])
    struck = bool(nouns & HELD) and not lands and people and not led  # "Hamas leader Haniyeh Tehran assassination"
    mutual = bool(nouns) and not any(is_aimed([name]) for name in nouns)
    met = named and (
        mutual or (last and not nouns)
    )  # "Mossad chief Barnea Doha Hamas talks", "opposition Machado Oslo"
    sat = last and not nouns and not lands and at > 1 and any(one.sort in {"organization", "office"} for one in items)
    protested = at == 1 and not lands and items[0].values == ("protest",)
    return protested or struck or met or sat or (last and lands > 1 and led and bool(nouns & HELD))


def _without_unlisted(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell a lone word with a capital beside two states, which is as often a town or a thing as somebody: "India China clashes Ladakh"."""
    states = [item for item in items if item.sort in STATES and not is_adjective([item])]
    alone = {
        a
        for a, b in _runs(items)
        if b - a == 1 and items[a].capital and not _is_listed(items[a]) and items[a - 1] not in {IN, ABOUT}
    }
    behind = {at for at in alone if at == len(items) - 1 and items[at - 1].sort == "noun"}
    alone = alone if len(states) > 1 else behind if states else set()
    if any(item.sort == "office" for item in items):
        return tuple(items)
    return tuple(item._replace(terms=UNSAID) if at in alone else item for at, item in enumerate(items))


def _is_listed(item: Item) -> bool:
    return is_leader(item.words) or is_body(item.words) or kind_of(item.words) == "org"


def _runs(items: Sequence[Item]) -> list[tuple[int, int]]:
    """Find where unlisted words stand together; those with capitals and those without apart, and what stands behind a body."""
    runs: list[tuple[int, int]] = []
    for at, item in enumerate(items):
        before = items[at - 1] if at else None
        goes_on = before is not None and before.sort == "word" and not is_body(before.words)
        if item.sort != "word":
            continue
        if runs and goes_on and before is not None and (before.capital == item.capital or _is_particle(before, item)):
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _is_particle(before: Item, item: Item) -> bool:
    return bool({before.words.lower(), item.words.lower()} & PARTICLES)


def _is_town(run: Sequence[Item]) -> bool:
    name = " ".join(item.words for item in run)
    named = all(item.capital for item in run) or is_known_place(name)
    return named and not is_leader(name) and find_place(name) is not None


TURNS = (_of_all, _of_either, _between_states, _about_disputed, _about_land, _in_town, _undirected, _without_unlisted)
