"""Items -> items: what the words beside it make of a word, before a question is split."""

from collections.abc import Sequence
from itertools import takewhile

from app.ask.acts import turn_acts
from app.ask.appositions import turn_appositions, turn_groups
from app.ask.capacities import turn_capacities, turn_chairs, turn_led
from app.ask.contents import turn_afterthoughts, turn_contents
from app.ask.demands import turn_demands
from app.ask.fates import turn_denials, turn_fates, turn_recalls
from app.ask.items import Item
from app.ask.keywords import turn_keywords
from app.ask.lexicon import Term, folds_of, is_past, stem
from app.ask.matters import turn_cities, turn_lands, turn_matters, turn_reports, turn_scenes, turn_seats
from app.ask.names import BODY, is_leader, lands_of
from app.ask.objects import turn_objects, turn_vetoes
from app.ask.regions import turn_regions
from app.ask.rewordings import turn_rewordings
from app.ask.runs import COMMON, PARTICLES, names_country
from app.ask.sorts import HEAD, OFFICIAL
from app.ask.strings import turn_strings
from app.ask.things import turn_things
from app.ask.titles import turn_titles
from app.ask.turned import turn_nouns
from app.ask.wants import NUMBERS

OPENERS = {"who", "whom", "which", "what", "when", "where", "how", "whether", "that", "did", "does", "all", "any"}
ORDINALS = {"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
ASKED = {"did", "do", "does"}
PERFECT = {"has", "have", "had"}
# behind these somebody else acts
INVERTING = {"what", "when", "where", "how", "whom", "how often", "how many times", "times", "year", "month"}
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
    if start == 0 and first.words.lower() in folds_of("describing") and after and not after[0].capital:
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


def turn_inverted(items: Sequence[Item]) -> tuple[Item, ...]:
    """Put the verb of a learner behind who acts: "what did promise Japan" for "what did Japan promise"; but not "who did meet Putin"."""
    for at, item in enumerate(items[1:-2], 1):
        verb, word = items[at + 1].find("verb"), items[at + 1].words.lower()
        done = item.words.lower() in PERFECT and is_past(word)
        base = item.words.lower() in ASKED and stem(items[at + 1].words) == word
        if verb is None or not (base or done) or items[at - 1].words.lower() not in INVERTING:
            continue
        led = list(takewhile(lambda one: one.words.lower() == "the", items[at + 2 :]))
        who = list(takewhile(_is_somebody, items[at + 2 + len(led) :]))
        act = items[at + 1]._replace(terms=(verb,) if verb else ())
        end = at + 2 + len(led) + len(who)
        return (*items[: at + 1], *led, *who, act, *items[end:]) if who else tuple(items)
    return tuple(items)


def _is_somebody(item: Item) -> bool:
    return item.sort in OFFICIAL or (item.sort == "word" and item.capital)


def _is_adverb(opening: Sequence[Item]) -> bool:
    return opening[0].words.endswith("ly") and [item.words for item in opening[1:]] == [","]


def _asks_on(after: Sequence[Item]) -> bool:
    """Tell that a question begins here, after a comma or without one."""
    words = [item.words.lower() for item in after[:2]]
    if not words or words[-1 if words[0] == "," else 0] in OPENERS:
        return bool(words)
    # "Suppose Turkey attacked"
    return names_country(after[0]) and not after[0].owner


def _goes_with_name(item: Item) -> bool:
    return item.sort == "verb" or (item.sort == "word" and (item.capital or item.words in PARTICLES))


def turn_requests(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell "what did Zarif tell Mogherini", where somebody else tells than in "tell me"."""
    named = next((i for i, item in enumerate(items) if item.sort in OFFICIAL or _is_name(item)), len(items))
    return tuple(
        item._replace(terms=_told(items[i + 1 :])) if i > named and item.words.lower() in folds_of("requests") else item
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
            found[i : i + 2] = [item.taken_as("filler") for item in found[i : i + 2]]
    return tuple(found)


def _names_home(items: Sequence[Item], at: int) -> bool:
    """Tell "King Abdullah of Jordan" and "Zarif from Iran met" from "the flight of Zarif from Iran to Oman"."""
    word, after = items[at].words.lower(), items[at + 2 : at + 3]
    acts = bool(after) and after[0].sort == "verb"
    if word not in {"of", "from"} or (word == "from" and any(item.words.lower() == "to" for item in after)):
        return False
    name = items[at - 1]
    led = is_leader(name.words)
    land = items[at + 1].find("country")
    if led and land and (lands := lands_of(name.words)) and land.values[0] not in lands:
        return False  # "criticism by Zelensky of France"
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
    named = names_country(after[0]) and not after[0].owner
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


# In this order, since each reads what the ones before it left.
TURNS = (
    turn_opening, turn_closing, turn_regions, turn_contents, turn_reports, turn_chairs, turn_capacities, turn_led, turn_groups, turn_appositions,
    turn_fates, turn_recalls, turn_denials, turn_demands, turn_inverted, turn_afterthoughts, turn_acts, turn_verbs, turn_titles,
    turn_rewordings, turn_homes,
    turn_strings, turn_keywords, turn_matters, turn_cities, turn_scenes, turn_seats, turn_lands, turn_requests, turn_goods, turn_vetoes,
    turn_objects, turn_things, turn_nouns,
)  # fmt: skip
