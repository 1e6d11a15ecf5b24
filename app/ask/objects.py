"""Items -> items: what is condemned, welcomed or refused, which an event is about: "condemned Russia's invasion of Ukraine", "the coup in Mali"."""

from collections.abc import Sequence

from app.ask.items import ABOUT, Item, quote
from app.ask.lexicon import Term, stem, stems_of
from app.ask.runs import is_adjective
from app.ask.segments import MUTUAL
from app.ask.sorts import STATES
from graph.ontology import get_event_type

SPEAKING = {"accusation", "support", "rejection"}
# Small words by which such a noun goes on; "by" and "for" lead to somebody or something else.
TAILS = {"of", "on", "against", "in", "between", "with", "into", "to", "from", "at"}
WIDE = TAILS - {"from", "of", "between"} | {"for", "over"}  # where it is told whose it was
ENDING = {"by", "for", "over", "after", "before", "since", "during", "when", "while", "about", ","}
PERMANENT = {"CHN", "FRA", "GBR", "RUS", "USA"}
AGAINST = (Term("marker", ("parties",)),)


def turn_objects(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "condemned Russia's invasion of Ukraine" as "condemned Russia about invasion of Ukraine", so that Ukraine is no party to it."""
    for at, item in enumerate(items):
        if item.sort not in {"verb", "noun"} or not set(item.values) <= SPEAKING:
            continue
        start = at + 1
        done = item.sort == "verb" or _is_verb(item, items[start:])
        if not done:
            tail = [one.words.lower() for one in items[start : start + 1]]
            if tail != ["of"] and not (tail == ["to"] and item.values == ("rejection",)):
                continue  # "objections to sanctions against Russia" too
            start += 1
        what = _find_object(items, start, set(item.values))
        if what is None:
            continue
        # "supports sanctions by the EU", "condemnation of the coup by France"
        ending = ENDING - {"by"} if done else ENDING
        end = next((i for i in range(what + 2, len(items)) if items[i].words.lower() in ending), len(items))
        words = quote(items[what:end])
        owned = any(one.sort in STATES or one.capital for one in items[start:what])
        led = items[: start if owned else at + 1]
        return (*led, *items[start:what], ABOUT, Item.of(words, "word"), *items[end:])
    return tuple(items)


def turn_vetoes(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take whom a state stops for the target: "the Turkish veto on Finland"; only of five a veto may be one on what the Security Council talks about."""
    for at in range(1, len(items) - 2):
        doer = next((one for one in reversed(items[:at]) if one.sort == "country"), None)
        state = items[at + 2]
        if (
            stem(items[at].words) == "veto"
            and items[at + 1].words.lower() == "on"
            and doer is not None
            and doer.values[0] not in PERMANENT
            and state.sort == "country"
            and not state.owner
        ):
            return (*items[: at + 1], items[at + 1]._replace(words="against", terms=AGAINST), *items[at + 2 :])
    return tuple(items)


def _is_verb(item: Item, after: Sequence[Item]) -> bool:
    """Tell "Hungary vetoes EU aid" from "Hungary's vetoes on aid"."""
    return item.find("verb") is not None and bool(after) and after[0].find("marker") is None


def _find_object(items: Sequence[Item], start: int, said: set[str]) -> int | None:
    """Find the noun for what is spoken of, with nothing before it but whose it was, and with a small word behind it."""
    for at in range(start, len(items) - 2):
        item = items[at]
        if (
            _is_whose(items[start:at])
            and _is_thing(item)
            and items[at + 1].words.lower() in (WIDE if item.sort == "noun" else WIDE - {"on", "over"})
        ):
            return next(i for i in range(at, start, -1) if items[i - 1].sort in STATES or items[i - 1].owner)
        anothers = item.sort == "noun" and _is_whose(items[start:at])  # "condemned Chinese criticism of Taiwan"
        if (anothers or _names_object(item, said)) and items[at + 1].words.lower() in TAILS and not item.owner:
            return at if goes_on(item, items[at + 1]) else None
        if item.sort not in STATES | {"filler"} and not (
            item.sort in {"word", "unsupported", "sector"} and not item.find("marker")
        ):
            return None
    return None


def _is_whose(before: Sequence[Item]) -> bool:
    """Tell whose something is: "US arms sales to Taiwan", "Pelosi's visit to Taiwan"."""
    return any(one.owner or (one.sort in STATES and (is_adjective([one]) or one.words.isupper())) for one in before)


def _is_thing(item: Item) -> bool:
    return not item.owner and (item.sort == "noun" or (item.sort in {"word", "unsupported"} and not item.capital))


def _names_object(item: Item, said: set[str]) -> bool:
    act = item.sort == "noun" and not set(item.values) & said
    return act or stem(item.words) in stems_of("situations")


def goes_on(what: Item, tail: Item) -> bool:
    """Tell "the invasion of Ukraine" from "the missile tests of North Korea", whose they were, and "talks with Vucic", who is refused them."""
    word = tail.words.lower()
    if what.sort != "noun":
        return True
    mutual = all(get_event_type(name).plover in MUTUAL for name in what.values)
    if mutual:
        return word == "between" or (word == "of" and "agreement" not in what.values)
    moved = {"mobilization", "threat", "request", "pledge"} & set(what.values)
    return not (word == "of" and moved) and word != "from"
