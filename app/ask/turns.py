"""Items -> items: what the words beside it make of a word, before a question is split."""

from collections.abc import Sequence
from itertools import takewhile

from app.ask.kinds import NUMBERS
from app.ask.lexicon import Term, load_question_words, stem
from app.ask.lexing import Item
from app.ask.names import is_leader
from app.ask.runs import BODY, COMMON, HEAD, is_adjective
from app.ask.segments import RECEIVING, is_aimed, name_of
from ingest.places import find_place, is_known_place

MATTERS = {"REF", "BUS"}  # sectors of which a word before "deal" or "talks" is what these are about
REQUESTS = {"tell", "show", "find", "see", "know", "search", "list", "display"}  # of who asks, before anybody is named
NAMED = {"country", "organization", "capital", "office"}
ASKED = {"did", "do", "does"}
POSTS = {"to", "for", "on"}
COUNTERPARTS = {"counterpart", "counterparts"}
# What is given is no service of spies: "intelligence passed to Ukraine".
GIVEN = {"given", "passed", "handed", "provided", "supplied", "shared", "sold", "leaked", "sent"}


def turn_items(items: Sequence[Item]) -> tuple[Item, ...]:
    """Turn every word that another beside it gives another meaning"""
    return turn_nouns(
        turn_requests(
            turn_matters(
                turn_counterparts(
                    turn_delegations(
                        turn_posts(turn_homes(turn_members(turn_deputies(turn_verbs(turn_opening(items))))))
                    )
                )
            )
        )
    )


def turn_opening(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take the commas before the first word that says something, and the capital from a common noun there: "Reports that Turkey", but not "Williams met"."""
    start = next((i for i, item in enumerate(items) if item.sort not in {"filler", "and"}), len(items))
    asked = [item for item in items[:start] if item.sort == "filler"]
    if start == len(items):
        return tuple(asked)
    first, after = items[start], items[start + 1 : start + 2]
    if first.words.lower() in NUMBERS:
        return (*asked, first._replace(capital=False), *items[start + 1 :])  # "Two Egyptian diplomats"
    named = first.owner or is_leader(first.words) or any(_goes_with_name(item) for item in after)
    if start == 0 and first.sort == "word" and " " not in first.words and not named and COMMON.search(first.words):
        first = first._replace(capital=False)
    return (*asked, first, *items[start + 1 :])


def turn_verbs(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take a noun for a verb where a question does: "which presidents did Putin visit"."""
    found: list[Item] = []
    asked = False
    for item in items:
        verb = item.find("verb")
        base = asked and item.sort == "noun" and stem(item.words) == item.words.lower()
        asked = item.words.lower() in ASKED or (asked and item.sort not in {"noun", "verb", "marker"})
        found.append(item._replace(terms=tuple(dict.fromkeys((verb, *item.terms)))) if verb and base else item)
    return tuple(found)


def turn_deputies(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "deputy defence minister" as one office."""
    found: list[Item] = []
    for item in items:
        if (
            found
            and found[-1].words.lower() in {"deputy", "deputies"}
            and not found[-1].owner
            and item.sort == "office"
        ):
            title = Term("office", (f"deputy {item.values[0]}",))
            found[-1] = item._replace(words=f"{found[-1].words} {item.words}", terms=(title,))
        else:
            found.append(item)
    return tuple(found)


def _goes_with_name(item: Item) -> bool:
    return item.sort == "verb" or (item.sort == "word" and item.capital)


def turn_requests(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell "what did Zarif tell Mogherini", where somebody else tells than in "tell me"."""
    named = next(
        (i for i, item in enumerate(items) if item.sort in NAMED or (item.sort == "word" and item.capital)), len(items)
    )
    return tuple(
        item._replace(terms=(Term("unsupported"),)) if i > named and item.words.lower() in REQUESTS else item
        for i, item in enumerate(items)
    )


def turn_homes(items: Sequence[Item]) -> tuple[Item, ...]:
    """Leave out the country of a name, which is no second party: "King Abdullah of Jordan met"."""
    found = list(items)
    for i in range(1, len(found) - 1):
        if found[i].words.lower() == "of" and _is_person(found[:i]) and _is_land(found[i + 1 : i + 3]):
            found[i : i + 2] = [item._replace(terms=(Term("filler"),)) for item in found[i : i + 2]]
    return tuple(found)


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


def turn_delegations(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take a delegation that goes somewhere for a visit, where nothing else is done: "Sudanese delegations to Israel"."""
    at = next((i for i, item in enumerate(items[:-2]) if item.words.lower() in {"delegation", "delegations"}), None)
    if at is None or items[at + 1].words.lower() != "to" or any(item.sort in {"noun", "verb"} for item in items):
        return tuple(items)
    land = items[at + 2].sort in {"country", "capital"} or _is_town(items[at + 2])
    visit = items[at]._replace(terms=(Term("noun", ("visit",)),)) if land else items[at]
    return (*items[:at], visit, *items[at + 1 :])


def turn_counterparts(items: Sequence[Item]) -> tuple[Item, ...]:
    """Give a counterpart the capacity named before, "the Egyptian foreign minister and his Sudanese counterpart"; nobody says which one a name has."""
    found: list[Item] = []
    for position, item in enumerate(items):
        term = _shared(item, found, items[position + 1 : position + 2])
        found.append(item._replace(terms=(term,)) if term else item)
    return tuple(found)


def _shared(item: Item, before: Sequence[Item], after: Sequence[Item]) -> Term | None:
    """Find what a counterpart is: an office or sector said before; "his counterpart Wang Yi" is told by name, and one of officials is an official."""
    if item.words.lower() not in COUNTERPARTS or any(one.words.lower() == "of" for one in after):
        return None
    held = next((one for one in reversed(before) if one.sort in HEAD), None)
    named = any(one.sort == "word" and one.capital for one in after) and not item.owner
    if named or (held is not None and held.sort == "people"):
        return None
    posted = bool(before) and before[-1].sort in {"country", "capital"}
    return held.terms[0] if held and posted else Term("unsupported")


def turn_matters(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell what a "refugee deal" is about from refugees who take part."""
    return tuple(
        item._replace(terms=(Term("unsupported"),)) if _is_matter(item, after) else item
        for item, after in zip(items, [*items, None][1:], strict=True)
    )


def _is_matter(item: Item, after: Item | None) -> bool:
    sector = item.find("sector")
    if sector is None or item.owner or after is None:
        return False
    if sector.values[0] not in MATTERS:
        return stem(item.words) == "intelligence" and after.words.lower() in GIVEN
    return (after.sort == "noun" and not is_aimed(after.values)) or (after.sort == "word" and not after.capital)


def turn_posts(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "the ambassador to Sudan" as one office whose country is told, and "appointed as minister" without its "as"."""
    found: list[Item] = []
    position = 0
    while position < len(items):
        item = items[position]
        if found and _names_post(found, items[position:]):
            words = f"{item.words} {items[position + 1].words}"
            found.append(Item(words, (Term("unsupported"),), False, items[position + 1].owner))
            position += 1
        elif item.words.lower() == "as" and _is_named(found, items[position + 1 :]):
            found.append(item._replace(terms=(Term("and"),)))
        else:
            found.append(item)
        position += 1
    return tuple(found)


def _names_post(before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Tell "the envoy for Yemen visits" from "the visit of the envoy to Yemen": a word for events must follow, save after "for", or none stand there at all."""
    office, named = before[-1], any(item.sort == "verb" and "appointment" in item.values for item in before)
    posted = office.find("office") is not None and stem(office.words) in map(stem, load_question_words().posted)
    word = after[0].words.lower()
    if (
        not posted
        or word not in POSTS
        or len(after) < 2
        or after[1].sort not in {"country", "organization", "region", "capital"}
        or any(item.sort in HEAD for item in after[2:3])  # "the adviser to the Iraqi president"
    ):
        return False
    acts = [any(item.sort in {"noun", "verb"} for item in part) for part in (before, after[2:])]
    return word == "for" or named or acts[1] or not acts[0]


def _is_named(before: Sequence[Item], after: Sequence[Item]) -> bool:
    named = any("appointment" in item.values for item in before)
    thing = next((item for item in after if item.sort != "filler"), None)
    return named and thing is not None and thing.sort in {"office", "country"}


def turn_members(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "members of the GCC" as "GCC members"."""
    found = list(items)
    for i in range(len(found) - 2):
        of = found[i].find("members") and found[i + 1].words.lower() == "of"
        if of and found[i].words.lower().startswith("member") and found[i + 2].sort == "organization":
            found[i : i + 3] = [found[i + 2], found[i], Item("", (Term("filler"),), False, False)]
    return tuple(found)


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
    """Write "aid received by Yemen" as "aid to Yemen"."""
    found: list[Item] = []
    for item in items:
        goes_to = item.words.lower() == "by" and len(found) > 1 and found[-1].words.lower() in RECEIVING
        if goes_to and found[-2].sort == "noun" and is_aimed(found[-2].values):
            found[-1] = item._replace(words="to", terms=(Term("marker", ("goals",)),))
        else:
            found.append(item)
    return found


def _gets_act(after: Sequence[Item]) -> bool:
    """Tell "received aid" from "received the Syrian president"."""
    thing = next((item for item in after if item.sort not in {"filler", "word", "unsupported"}), None)
    return thing is not None and thing.sort == "noun" and is_aimed(thing.values)


def _turned(item: Item, before: Sequence[Item], after: Sequence[Item]) -> Item:
    table = load_question_words().turned.get(stem(item.words), {})
    lands = [earlier.values[0] for earlier in before if earlier.sort in {"country", "capital"}]
    if after and "" in table and (after[0].sort in {"country", "capital"} or _is_town(after[0])):
        return item._replace(terms=(Term(item.sort, (table[""],)), Term("verb", (table[""],))))
    for position, following in enumerate(after if table else ()):
        if following.sort in {"noun", "verb"}:
            break
        if following.words.lower() == "in" and not _is_abroad(lands, after[position + 1 :]):
            break
        if following.words.lower() in table and _is_aim(following, after[position + 1 :]):
            return item._replace(terms=(Term(item.sort, (table[following.words.lower()],)),))
    return item


def _is_abroad(lands: Sequence[str], after: Sequence[Item]) -> bool:
    """Tell "Israeli strikes in Syria" from "strikes in Greece" and "French strikes in Paris"."""
    named = name_of(list(takewhile(lambda item: item.sort in {"filler", "country", "capital", "word"}, after)))
    place = find_place(named)
    return bool(lands) and place is not None and place.country not in lands


def _is_aim(marker: Item, after: Sequence[Item]) -> bool:
    """Tell what is struck from what is struck about: "strikes against Syria", but not "against the pension reform"."""
    thing = next((item for item in after if item.sort != "filler"), None)
    return marker.words.lower() == "for" or thing is None or thing.capital or thing.sort != "word"


def _is_town(item: Item) -> bool:
    """Tell a town or region: "Israel strikes Gaza"."""
    return item.sort == "word" and (is_known_place(item.words) or (item.capital and find_place(item.words) is not None))
