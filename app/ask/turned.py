"""Items -> items: a noun that the words beside it make another act: "calls by France for talks", "aid received by Yemen", "Israel strikes Hodeidah"."""

from collections.abc import Sequence
from itertools import takewhile

from app.ask.items import ON, Item
from app.ask.lexicon import Term, load_question_words, stem
from app.ask.runs import is_adjective
from app.ask.segments import RECEIVING, is_aimed, name_of
from app.ask.sorts import HEAD, STATES
from app.ask.titles import is_town
from graph.organizations import find_organization
from ingest.places import find_place


def turn_nouns(items: Sequence[Item]) -> tuple[Item, ...]:
    """Give a noun the type that a small word after it makes of it: "calls by France for talks" are requests."""
    items = turn_received(part_calls(items))
    return tuple(
        Item(item.words, (Term("filler"),), item.capital, item.owner)
        if item.words.lower() in RECEIVING and (_gets_act(items[position + 1 :]) or _is_relative(items[:position]))
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
        item.taken_as("unsupported") if _got_act(before, item) else item
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


def part_calls(items: Sequence[Item]) -> list[Item]:
    """Write "Netanyahu-Trump call on hostages" as a call on something, where nobody is called on to do anything."""
    found: list[Item] = []
    for at, item in enumerate(items):
        before, after = items[max(at - 3, 0) : at], items[at + 1 :]
        two = len(before) == 3 and before[1].sort == "and" and before[1].words != ","
        asked = any(one.words.lower() == "to" for one in after)
        if item.words.lower() == "call on" and (two or (before and before[-1].owner)) and not asked:
            found += [item._replace(words="call", terms=(Term("noun", ("call",)),)), ON]
        else:
            found.append(item)
    return found


def _is_relative(before: Sequence[Item]) -> bool:
    """Tell "aid that Cuba received", where the act stands before who got it."""
    at = next((i for i in range(len(before) - 1, -1, -1) if before[i].sort in {"noun", "verb"}), None)
    led = at is not None and [item.words.lower() for item in before[at + 1 : at + 2]] in (["that"], ["which"])
    return led and at is not None and before[at].sort == "noun" and is_aimed(before[at].values)


def _gets_act(after: Sequence[Item]) -> bool:
    """Tell "received aid" from "received the Syrian president"."""
    thing = next((item for item in after if item.sort not in {"filler", "word", "unsupported"}), None)
    return thing is not None and thing.sort == "noun" and is_aimed(thing.values)


def _turned(item: Item, before: Sequence[Item], after: Sequence[Item]) -> Item:
    table = load_question_words().turned.get(stem(item.words), {})
    if item.values == (table.get(""),):
        return item  # turned already, of a string of keywords
    lands = [earlier.values[0] for earlier in before if earlier.sort in {"country", "capital"}]
    # "dismissed the Iraqi prime minister"
    ruled = item.values[:1] == ("appointment",) and any(one.sort in HEAD for one in after[1:2])
    if (
        after
        and "" in table
        and not ruled
        and (_is_struck(item, after[0]) or is_town(after[0]) or _hits(item, before, after[0]))
    ):
        return item._replace(terms=(Term(item.sort, (table[""],)), Term("verb", (table[""],))))
    for position, following in enumerate(after if table else ()):
        if following.sort in {"noun", "verb"}:
            break
        if following.words.lower() == "in" and not _is_abroad(lands, after[position + 1 :]):
            break
        if following.words.lower() in table and _is_aim(following, after[position + 1 :]):
            sort = item.sort if item.sort == "verb" else "noun"  # "statements" against somebody too
            return item._replace(terms=(Term(sort, (table[following.words.lower()],)),))
    return item


def _hits(act: Item, before: Sequence[Item], after: Item) -> bool:
    """Tell the state that strikes what has a name: "Israel strikes Hodeidah port"."""
    done = stem(act.words) == "strike" and act.words.endswith("s") and after.sort == "word" and after.capital
    return (
        done and bool(before) and before[-1].sort in STATES and not is_adjective(before[-1:]) and not before[-1].owner
    )


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
