"""Items -> items: a string of keywords, whose order does not say who did what, nor what is a place: "Qatar blockade Saudi Arabia UAE Egypt"."""

from collections.abc import Sequence
from itertools import takewhile

from app.ask.brands import is_disputed
from app.ask.items import ABOUT, AND, IN, Item, spell
from app.ask.keyword_towns import HELD, is_town_run, leave_lands_of_towns, runs_of, take_part_of_land, take_town
from app.ask.lexicon import load_question_words, stem
from app.ask.matters import KINDS
from app.ask.names import is_body, is_leader, split_names
from app.ask.runs import is_adjective, kind_of, names_country
from app.ask.segments import AUXILIARIES, is_aimed
from app.ask.sorts import HEAD, PARTIES, STATES
from graph.ontology import get_event_type
from graph.organizations import find_organization
from ingest.places import is_known_place

ASKING = AUXILIARIES | {"who", "whom", "which", "what", "whose", "is", "are", "where", "when"}
# What two states do to each other somewhere.
FOUGHT = {
    stem(word)
    for word in (
        "clash",
        "clashes",
        "skirmish",
        "skirmishes",
        "fighting",
        "border closure",
        "shelling",
        "exchange of fire",
    )
}
TALKED = {"meeting", "negotiation"}
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
    after = [item for item in items[at + 1 :] if item.sort != "unsupported"]
    finite = items[at].words.endswith("s") and not items[at].words.endswith("ings") if after else False
    several = sum(item.sort in STATES for item in after) > 1 and not any(item.sort == "and" for item in after)
    verb = finite and not several and (items[at].find("verb") or _is_turned(items[at]))
    held = bool(verb) and items[at].values == ("protest",) and not _is_turned(items[at]) and is_town_run(after)
    return _count_parties(items[:at]) == 1 and bool(verb) and not held  # "Iraq protests Basra"


def _count_parties(before: Sequence[Item]) -> int:
    """Count who is named before a word that they may do: one in "French president Emmanuel Macron", two in "Putin Xi"."""
    named = [item for item in before if item.sort in {*PARTIES, "word"}]
    words = list(takewhile(lambda item: item.sort == "word", reversed(named)))[::-1]
    led = named[: len(named) - len(words)]
    if words and led and led[-1].sort in HEAD:
        led = led[:-1]
    if led and len(led) < len(named) and _acts(led[-1]):
        led = led[:-1]
    if len(led) > 1 and led[-1].sort in HEAD and _acts(led[-2]):
        led = [*led[:-2], led[-1]]
    return len(led) + (len(split_names([item.words for item in words])) if words else 0)


def _is_turned(noun: Item) -> bool:
    return "" in load_question_words().turned.get(stem(noun.words), {})


def _of_all(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "military leaders Niger Mali" as "Niger and Mali military leaders": several people before states in a row are of each."""
    heads = list(takewhile(lambda item: item.sort in {"office", "sector", "people"}, items))
    states = list(takewhile(names_country, items[len(heads) :]))
    several = bool(heads) and stem(heads[-1].words) != heads[-1].words.lower()
    if not several or all(item.sort == "people" for item in heads) or len(states) < 2:
        return tuple(items)
    listed = [one for state in states for one in (state, AND)][:-1]
    return (*listed, *heads, *items[len(heads) + len(states) :])


def _of_either(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "Japan China foreign minister meeting" as "foreign minister, Japan and China": nothing says whose minister one is behind two states."""
    at = next((i for i, item in enumerate(items) if item.sort == "office"), 0)
    one = stem(items[at].words) == items[at].words.lower()
    if not (one and _follows_two(items, at)) or [item.sort for item in items[at + 1 : at + 2]] != ["noun"]:
        return tuple(items)
    return (items[at], AND, items[0], AND, *items[1:at], *items[at + 1 :])


def _troops_of_either(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "North Korea Russia troops in Kursk" as "troops, North Korea and Russia": where nothing is done, nothing says whose they are."""
    at = next((i for i, item in enumerate(items) if item.sort == "sector"), 0)
    # "military training base"
    called = items[at + 1 : at + 2] and items[at].words.lower() in KINDS and items[at + 1] != IN
    if called or not _follows_two(items, at) or any(item.sort == "noun" for item in items):
        return tuple(items)
    return (items[at], AND, items[0], AND, items[1], *items[at + 1 :])


def _follows_two(items: Sequence[Item], at: int) -> bool:
    return at == 2 and all(item.sort == "country" and not _acts(item) for item in items[:at])


def _between_states(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take "strikes" for attacks of two states or leaders, which strike no work together: "Israel Iran strikes"."""
    at = next((i for i, item in enumerate(items) if item.sort == "noun"), len(items))
    states = [item for item in items if item.sort == "country" or (item.sort == "word" and is_leader(item.words))]
    kind = load_question_words().turned.get(stem(items[at].words), {}).get("") if at < len(items) else None
    if len(states) < 2 or kind is None or is_adjective(items[at - 1 : at]):
        return tuple(items)
    return (*items[:at], items[at].taken_as("noun", kind), *items[at + 1 :])


def _undirected(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take the verb from a noun among bare states: "blockade" says nothing of who did it, but "US support" does."""
    at = next((i for i, item in enumerate(items) if item.sort == "noun"), None)
    states = [item for item in items if item.sort in STATES]
    led = bool(states) and _acts(states[0]) and items.index(states[0]) < (at or 0)  # "US support"
    if at is None or not states or led or not (is_aimed(items[at].values) or "visit" in items[at].values):
        return tuple(items)
    before = [item for item in items[:at] if item.sort in {*PARTIES, "word"}]
    behind = [item for item in items[at + 1 :] if item.sort in STATES]
    if (
        len(before) == 1
        and len(behind) < 2
        and not (_is_one(before[0]) or is_known_place(before[0].words))
        and items[at].find("verb")
    ):
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
    at = next((i for i, item in enumerate(items) if is_disputed(item.words)), None)
    others = [item for item in items if item.sort in STATES - {"capital"} or is_leader(item.words)]
    others = [item for item in others if at is None or item is not items[at]]
    acts = any(item.sort == "noun" for item in items)
    if at is None or not acts or len(others) < 2:
        return tuple(items)
    held = any(HELD - {"protest"} & set(item.values) for item in items if item.sort == "noun")
    return (*items[:at], *items[at + 1 :], IN if held else ABOUT, items[at])


def _about_land(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "Putin Erdogan phone call Syria" as "… about Syria": what two say to each other has no place, and is about the land or sea behind it."""
    at = next((i for i, item in enumerate(items) if item.sort == "noun"), len(items))
    named = [item.words for item in items[:at] if item.sort == "word"]
    parties = [*(item.words for item in items[:at] if item.sort in STATES), *(split_names(named) if named else ())]
    land = items[at + 1 :]
    if not land or land[0].sort not in {"country", "word"} or is_adjective(land) or len(parties) < 2:
        return tuple(items)
    whole = all(item.sort in {"word", "noun"} for item in land[1:])
    called = items[at].values == ("call",) and land[0].sort == "country" and whole
    said = all(get_event_type(name).family == "speech" or name in TALKED for name in items[at].values)
    water = is_disputed(spell(land)) or (
        not TALKED & set(items[at].values)
        and all(item.sort == "word" for item in land)
        and land[-1].words.lower().split()[-1] in load_question_words().waters
    )
    return (*items[: at + 1], ABOUT, *land) if called or (said and water) else tuple(items)


def _without_unlisted(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell unlisted words with capitals beside two states, which are as often a town or a thing as somebody: "India China clashes Ladakh".

    Behind what two states do to each other on the ground they are its place too: "Cambodia Thailand clashes Preah Vihear".
    """
    states = [item for item in items if item.sort in STATES and not is_adjective([item])]
    runs = [(a, b) for a, b in runs_of(items) if items[a - 1] not in {IN, ABOUT} and _may_be_thing(items[a:b])]
    last = [(a, b) for a, b in runs if a and b == len(items)]
    behind = [(a, b) for a, b in last if items[a - 1].sort == "noun"]
    led = [(a, b) for a, b in last if b - a == 1 and _are_several(items[a - 1])]  # "G7 finance ministers Stresa"
    told = runs if len(states) > 1 else [*behind, *led] if states else []
    lone = {at for a, b in told for at in range(a, b) if a == 0 or not _is_title(items[a - 1])}
    left = [item.taken_as("unsupported") if at in lone else item for at, item in enumerate(items)]
    fought = [a for a, _ in behind if len(states) > 1 and a in lone and stem(items[a - 1].words) in FOUGHT]
    scenes = [*fought, *(a for a, _ in led if states and a in lone)]
    if scenes and IN not in items:
        start = scenes[0]
        told_whole = Item.of(spell(items[start:]), "unsupported")
        return (*left[:start], IN, *items[start:], told_whole)
    sat = [a for a, b in runs if b - a == 1 and a in lone and _is_seat_of_talks(items, a)] if len(states) > 1 else []
    if sat and IN not in items:
        return (*left[: sat[0]], *left[sat[0] + 1 :], IN, items[sat[0]], items[sat[0]].taken_as("unsupported"))
    return tuple(left)


def _is_seat_of_talks(items: Sequence[Item], at: int) -> bool:
    """Tell the word between states and their talks, which were there as likely as not: "Lebanon Israel Naqoura talks"."""
    act = items[at + 1] if at + 1 < len(items) else None
    talks = act is not None and act.sort == "noun" and set(act.values) <= {"meeting", "negotiation"}
    return talks and at > 0 and items[at - 1].sort in STATES


def _are_several(item: Item) -> bool:
    """Tell "finance ministers", behind whom a single name is no one of them."""
    return item.sort == "office" and stem(item.words) != item.words.lower()


def _leave_last_people(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell the people behind what others agreed, which may be about them: "China Vatican agreement bishops"."""
    *before, last = items
    agreed = bool(before) and before[-1].sort == "noun" and "agreement" in before[-1].values
    led = any(item.sort in STATES or item.sort == "word" for item in before)
    return (*before, last.taken_as("unsupported")) if agreed and led and last.sort in HEAD else tuple(items)


def _is_title(item: Item) -> bool:
    """Tell the title of one, before a name: "president Osmani", but not "defence ministers Shangri-La"."""
    return item.sort in {"office", "people"} and stem(item.words) == item.words.lower()


def _may_be_thing(run: Sequence[Item]) -> bool:
    """Tell words that no list has: "Scarborough Shoal"; but not "Wang Yi", and none in small letters."""
    name = spell(run)
    known = kind_of(name) == "org" or any(map(_is_listed, run)) or is_leader(name)
    things = any(item.words.lower() in load_question_words().things for item in run)
    return run[0].capital and (things or not known)


def _is_listed(item: Item) -> bool:
    return is_leader(item.words) or is_body(item.words) or kind_of(item.words) == "org"


TURNS = (
    _leave_last_people,
    _of_all,
    _of_either,
    leave_lands_of_towns,
    _between_states,
    _about_disputed,
    _about_land,
    take_part_of_land,
    take_town,
    _troops_of_either,
    _undirected,
    _without_unlisted,
)
