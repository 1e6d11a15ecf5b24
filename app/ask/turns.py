"""Items -> items: what the words beside it make of a word, before a question is split."""

from collections.abc import Sequence
from itertools import takewhile

from app.ask.acts import turn_acts
from app.ask.appositions import turn_appositions, turn_groups
from app.ask.capacities import turn_capacities, turn_chairs, turn_led
from app.ask.contents import turn_contents
from app.ask.demands import turn_demands
from app.ask.fates import turn_denials, turn_fates, turn_recalls
from app.ask.keywords import turn_keywords
from app.ask.lexicon import Term, load_question_words, stem
from app.ask.lexing import Item
from app.ask.matters import turn_cities, turn_lands, turn_matters, turn_reports, turn_scenes, turn_seats
from app.ask.names import BODY, is_leader
from app.ask.objects import turn_objects, turn_vetoes
from app.ask.regions import turn_regions
from app.ask.runs import COMMON, is_adjective
from app.ask.segments import RECEIVING, is_aimed, name_of
from app.ask.sorts import HEAD, OFFICIAL
from app.ask.strings import turn_strings
from app.ask.things import turn_things
from app.ask.titles import is_town, turn_titles
from app.ask.wants import NUMBERS
from graph.organizations import find_organization
from ingest.places import find_place

REQUESTS = {
    "tell",
    "tells",
    "told",
    "telling",
    "show",
    "find",
    "see",
    "know",
    "know about",
    "search",
    "list",
    "display",
}  # of who asks, before anybody is named
OPENERS = {"who", "whom", "which", "what", "when", "where", "how", "whether", "that", "did", "does", "all", "any"}
ORDINALS = {"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
# What an act is or by what it is done, which begins a question with a capital.
DESCRIBING = {
    "naval", "aerial", "peace", "drone", "air", "sea", "border", "trade", "nuclear", "joint", "secret", "direct", "indirect", "hostage", "prisoner",
    "oil", "gas", "grain", "water", "arms", "weapons", "diplomatic", "economic", "humanitarian", "public", "verbal", "armed", "deadly", "mass", "street",
}  # fmt: skip
ASKED = {"did", "do", "does"}
RESTRICTING = {"sanction", "coercion"}  # types of what is laid on goods for the sake of who trades in them
TRADING = {"to", "from", "with"}


def turn_items(items: Sequence[Item]) -> tuple[Item, ...]:
    """Turn every word that another beside it gives another meaning."""
    for turn in TURNS:
        items = turn(items)
    return tuple(items)


def turn_opening(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take the commas before the first word that says something, and the capital from a common noun there: "Reports that Turkey", but not "Williams met"."""
    start = next((i for i, item in enumerate(items) if item.sort not in {"filler", "and"}), len(items))
    asked = [item for item in items[:start] if item.sort == "filler"]
    if start == len(items):
        return tuple(asked)
    first, after = items[start], items[start + 1 : start + 2]
    if first.words.lower() in {*NUMBERS, *ORDINALS}:
        return (*asked, first._replace(capital=False), *items[start + 1 :])  # "Two Egyptian diplomats"
    named = first.owner or is_leader(first.words) or any(_goes_with_name(item) for item in after)
    if (
        start == 0
        and first.sort == "word"
        and not is_leader(first.words)
        and (_asks_on(items[1:]) or _is_adverb(items[:2]))
    ):
        first = first._replace(capital=False)  # "Surprisingly, who met Lavrov", "Explain who met Lavrov"
    if start == 0 and first.words.lower() in DESCRIBING and after and not after[0].capital:
        first = first._replace(capital=False)  # "Naval blockade of Gaza"
    if start == 0 and first.sort == "word" and " " not in first.words and not named and COMMON.search(first.words):
        first = first._replace(capital=False)
    return (*asked, first, *items[start + 1 :])


def turn_closing(items: Sequence[Item]) -> tuple[Item, ...]:
    """Leave out the comma at the end, which stood before a date: "visits Beijing, April 2023"."""
    end = next((end for end in range(len(items), 0, -1) if items[end - 1].words != ","), 0)
    return tuple(items[:end])


def turn_verbs(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take a noun for a verb where a question does: "which presidents did Putin visit"."""
    found: list[Item] = []
    asked = False
    for item in items:
        verb = item.find("verb")
        base = asked and item.sort == "noun" and stem(item.words) == item.words.lower()
        asked = item.words.lower() in ASKED | {"who"} or (asked and item.sort not in {"noun", "verb", "marker"})
        found.append(item._replace(terms=tuple(dict.fromkeys((verb, *item.terms)))) if verb and base else item)
    return tuple(found)


def _is_adverb(opening: Sequence[Item]) -> bool:
    return opening[0].words.endswith("ly") and [item.words for item in opening[1:]] == [","]


def _asks_on(after: Sequence[Item]) -> bool:
    """Tell that a question begins here, after a comma or without one."""
    words = [item.words.lower() for item in after[:2]]
    if not words or words[-1 if words[0] == "," else 0] in OPENERS:
        return bool(words)
    return (
        after[0].sort == "country" and not is_adjective(after[:1]) and not after[0].owner
    )  # "Suppose Turkey attacked"


def _goes_with_name(item: Item) -> bool:
    return item.sort == "verb" or (item.sort == "word" and item.capital)


def turn_requests(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell "what did Zarif tell Mogherini", where somebody else tells than in "tell me"."""
    named = next((i for i, item in enumerate(items) if item.sort in OFFICIAL or _is_name(item)), len(items))
    return tuple(
        item._replace(terms=_told(items[i + 1 :])) if i > named and item.words.lower() in REQUESTS else item
        for i, item in enumerate(items)
    )


def _is_name(item: Item) -> bool:
    return item.sort == "word" and (item.capital or is_leader(item.words))


def _told(after: Sequence[Item]) -> tuple[Term, ...]:
    """Take "tells Putin to withdraw" for a request; what else is told is not understood."""
    before = list(takewhile(lambda item: item.words.lower() != "to", after))
    bare = len(before) < len(after) - 1 and not any(item.sort in {"noun", "verb"} for item in before)
    asks = bare and not after[len(before) + 1].capital and after[len(before) + 1].sort in {"word", "verb", "noun"}
    return (Term("verb", ("request",)),) if asks and before else (Term("unsupported"),)


def turn_homes(items: Sequence[Item]) -> tuple[Item, ...]:
    """Leave out the country of a name, which is no second party: "King Abdullah of Jordan met"."""
    found = list(items)
    for i in range(1, len(found) - 1):
        if _names_home(found, i) and _is_land(found[i + 1 : i + 3]):
            found[i : i + 2] = [item._replace(terms=(Term("filler"),)) for item in found[i : i + 2]]
    return tuple(found)


def _names_home(items: Sequence[Item], at: int) -> bool:
    """Tell "King Abdullah of Jordan" and "Zarif from Iran met" from "the flight of Zarif from Iran to Oman"."""
    word, after = items[at].words.lower(), items[at + 2 : at + 3]
    acts = bool(after) and after[0].sort == "verb"
    if word not in {"of", "from"} or (word == "from" and any(item.words.lower() == "to" for item in after)):
        return False
    name = items[at - 1]
    led = is_leader(name.words)
    alone = name.sort == "word" and not name.owner and (led or (at == 1 and name.capital and acts))
    return alone or (
        _is_person(items[:at]) and (word == "of" or acts or not after or after[0].sort in {"marker", "and"})
    )


def _is_person(before: Sequence[Item]) -> bool:
    """Tell whether a name stands here; at the front it needs a title, for there every word has a capital."""
    name = before[-1]
    led = len(before) > 1 and (before[-2].sort == "office" or before[-2].capital)
    return (
        name.sort == "word"
        and name.capital
        and not name.owner
        and (led or len(before) > 1)
        and not BODY.search(name.words)
    )


def _is_land(after: Sequence[Item]) -> bool:
    """Tell a country that nothing follows which acts for it: "of Jordan", but not "of Jordanian officials"."""
    named = after[0].sort == "country" and not after[0].owner and not is_adjective(after[:1])
    return named and not any(item.sort in HEAD for item in after[1:])


def turn_goods(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "embargo on arms to Sudan" and "sanctions on oil from Iran" as "arms embargo on Sudan": goods bear nothing, who trades in them does."""
    found = list(items)
    for start, item in enumerate(items[:-3]):
        on = items[start + 1]
        if item.sort != "noun" or not set(item.values) & RESTRICTING or on.words.lower() != "on":
            continue
        goods = list(takewhile(lambda one: one.sort in {"word", "unsupported"} and not one.capital, items[start + 2 :]))
        end = start + 2 + len(goods)
        if goods and items[end : end + 1] and items[end].words.lower() in TRADING and _is_party(items[end + 1 :]):
            found[start : end + 1] = [*goods, item, on]
    return tuple(found)


def _is_party(after: Sequence[Item]) -> bool:
    return bool(after) and after[0].sort in {"country", "organization"}


def turn_nouns(items: Sequence[Item]) -> tuple[Item, ...]:
    """Give a noun the type that a small word after it makes of it: "calls by France for talks" are requests."""
    items = turn_received(items)
    return tuple(
        Item(item.words, (Term("filler"),), item.capital, item.owner)
        if item.words.lower() in RECEIVING and _gets_act(items[position + 1 :])
        else _turned(item, items[:position], items[position + 1 :])
        for position, item in enumerate(items)
    )


def turn_received(items: Sequence[Item]) -> list[Item]:
    """Write "aid received by Yemen" as "aid to Yemen"; who got "visits received" nobody says."""
    found = [
        item._replace(words="to", terms=(Term("marker", ("goals",)),)) if _goes_to(before, item) else item
        for before, item in zip([None, *items], items, strict=False)
    ]
    return [
        item._replace(terms=(Term("unsupported"),)) if _got_act(before, item) else item
        for before, item in zip([None, *found], found, strict=False)
    ]


def _got_act(before: Item | None, item: Item) -> bool:
    return before is not None and before.sort == "noun" and item.words.lower() == "received"


def _goes_to(before: Item | None, item: Item) -> bool:
    """Tell "aid received by Yemen", and "visitors of Tehran", who went there."""
    word = item.words.lower()
    if before is not None and word == "of" and stem(before.words) == "visitor":
        return True
    if before is None or word != "received by":
        return False
    return before.sort == "noun" and is_aimed(before.values)


def _gets_act(after: Sequence[Item]) -> bool:
    """Tell "received aid" from "received the Syrian president"."""
    thing = next((item for item in after if item.sort not in {"filler", "word", "unsupported"}), None)
    return thing is not None and thing.sort == "noun" and is_aimed(thing.values)


def _turned(item: Item, before: Sequence[Item], after: Sequence[Item]) -> Item:
    table = load_question_words().turned.get(stem(item.words), {})
    if item.values == (table.get(""),):
        return item  # turned already, of a string of keywords
    lands = [earlier.values[0] for earlier in before if earlier.sort in {"country", "capital"}]
    ruled = item.values[:1] == ("appointment",) and any(
        one.sort in HEAD for one in after[1:2]
    )  # "dismissed the Iraqi prime minister"
    if after and "" in table and not ruled and (_is_struck(item, after[0]) or is_town(after[0])):
        return item._replace(terms=(Term(item.sort, (table[""],)), Term("verb", (table[""],))))
    for position, following in enumerate(after if table else ()):
        if following.sort in {"noun", "verb"}:
            break
        if following.words.lower() == "in" and not _is_abroad(lands, after[position + 1 :]):
            break
        if following.words.lower() in table and _is_aim(following, after[position + 1 :]):
            return item._replace(terms=(Term(item.sort, (table[following.words.lower()],)),))
    return item


def _is_struck(act: Item, after: Item) -> bool:
    """Tell a state, or a body that fights, behind "strike": "jets strike PKK targets", but not "dismissed the UN"."""
    body = find_organization(after.values[0]) if after.sort == "organization" else None
    fights = body is not None and body.sector in {"REB", "UAF", "MIL"} and stem(act.words) == "strike"
    return after.sort in {"country", "capital"} or fights


def _is_abroad(lands: Sequence[str], after: Sequence[Item]) -> bool:
    """Tell "Israeli strikes in Syria" from "strikes in Greece" and "French strikes in Paris"."""
    named = name_of(list(takewhile(lambda item: item.sort in {"filler", "country", "capital", "word"}, after)))
    place = find_place(named)
    return bool(lands) and place is not None and place.country not in lands


def _is_aim(marker: Item, after: Sequence[Item]) -> bool:
    """Tell what is struck from what is struck about: "strikes against Syria", but not "against the pension reform"."""
    thing = next((item for item in after if item.sort != "filler"), None)
    return marker.words.lower() == "for" or thing is None or thing.capital or thing.sort != "word"


# In this order, since each reads what the ones before it left.
TURNS = (
    turn_opening, turn_closing, turn_regions, turn_contents, turn_reports, turn_chairs, turn_capacities, turn_led, turn_groups, turn_appositions,
    turn_fates, turn_recalls, turn_denials, turn_demands, turn_acts, turn_verbs, turn_titles, turn_homes, turn_strings, turn_keywords, turn_matters,
    turn_cities, turn_scenes, turn_seats, turn_lands, turn_requests, turn_goods, turn_vetoes, turn_objects, turn_things, turn_nouns,
)  # fmt: skip
