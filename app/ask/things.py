"""Items -> items: the thing that is judged, which an event is about and nobody in it: "rejected the Chinese peace plan", "praised the Abraham Accords"."""

from collections.abc import Sequence
from itertools import takewhile

from app.ask.items import ABOUT, Item, quote
from app.ask.lexicon import stem, stems_of
from app.ask.objects import SPEAKING, goes_on
from app.ask.roles import is_passive
from app.ask.runs import is_adjective
from app.ask.sorts import STATES
from app.ask.sufferers import PEOPLE
from graph.ontology import get_event_type

ARTICLES = {"the", "a", "an", "its", "their", "his", "her", "this", "that"}
TAILS = {"of", "on", "for", "in", "to", "between", "with"}  # by which a thing goes on: "resolution on Syria"
MATTERS = {"over", "about", "because of", "regarding"}  # behind these stands what it was about
SMALL = {"word", "unsupported", "noun"}


def turn_things(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "rejected the Chinese peace plan" as "rejected Chinese about peace plan", as texts are read; where nothing says more of what it was about.

    A noun has the same behind "of": "rejection of the peace plan".
    """
    for at, item in enumerate(items):
        noun = item.sort == "noun" and [one.words.lower() for one in items[at + 1 : at + 2]] == ["of"]
        done = item.sort == "verb" and not is_passive([one.words for one in items[:at]])
        if not set(item.values) <= SPEAKING or not (noun or done):
            continue
        found = _find_thing(items, at + (2 if noun else 1), noun=noun)
        if any(one == ABOUT or one.words.lower() in MATTERS for one in items[at:]) or (found is None and not noun):
            return tuple(items)
        if found is None:
            continue
        start, end = found
        words = quote(items[start:end])
        thing = Item.of(words, "word")
        led = at + 1 if noun and all(one.sort == "filler" for one in items[at + 2 : start]) else start
        return (*items[:led], ABOUT, thing, *items[end:])
    return tuple(items)


def _find_thing(items: Sequence[Item], start: int, *, noun: bool) -> tuple[int, int] | None:
    """Find where a thing stands behind a verb, or the "of" of a noun: its first word and the end; None where it may be somebody."""
    led = list(takewhile(lambda item: item.sort == "filler" and item.words.lower() in ARTICLES, items[start:]))
    at = start + len(led)
    whose = list(takewhile(lambda item: item.sort in STATES and _is_whose(item), items[at:]))
    body = any(item.sort == "organization" and not item.owner for item in whose)
    run = list(takewhile(lambda item: item.sort in SMALL and item.find("marker") is None, items[at + len(whose) :]))
    caseless = not any(item.capital for item in items)
    if not run or not _is_thing(run, led=bool(led or whose) and not body, caseless=caseless and not led):
        return None
    end = at + len(whose) + len(run)
    after = items[end : end + 1]
    by = noun and bool(after) and after[0].words.lower() == "by"  # "rejection of the peace plan by Hamas"
    if after and not by and not _may_follow(run[-1], after[0], body=body):
        return None
    if after and after[0].words.lower() in TAILS:
        end = _end_of(items, end)
    lands = list(takewhile(lambda item: item.sort == "country", whose))  # "North Macedonia's EU negotiations"
    return at + (len(lands) if body else len(whose)), end


def _may_follow(last: Item, after: Item, *, body: bool) -> bool:
    """Tell what goes on with a thing from whose it was and from the topic behind it: "the missile tests of North Korea", "Egypt's proposal on the dam"."""
    word = after.words.lower()
    if after.sort not in {"filler", "marker", "and"} or word in {"by", "from", "against"}:
        return False  # "condemned missile tests North Korea"
    if last.sort == "noun" and word in {"of", "with"}:
        return goes_on(last, after)
    return body or word != "on"


def _is_whose(item: Item) -> bool:
    return item.owner or item.sort == "organization" or is_adjective([item]) or item.words.isupper()


def _is_thing(run: Sequence[Item], *, led: bool, caseless: bool) -> bool:
    """Tell the name of a thing: by its last word, or by the small words that lead to it."""
    last = run[-1]
    word = last.words.lower()
    if last.owner or word.endswith("ly") or PEOPLE.search(word) or caseless:
        return False
    if last.sort == "noun" and any(get_event_type(name).family == "speech" for name in last.values):
        return False  # "denies Israel's accusations"
    called = last.sort == "noun" or stem(word) in stems_of("things") or stem(word) in stems_of("situations")
    if any(item.capital for item in run):
        return called and (last.capital or led)  # "the Abraham Accords", "the Nord Stream 2 pipeline"
    return called or led


def _end_of(items: Sequence[Item], start: int) -> int:
    """Find where the words behind a thing end: at a comma, an act, or a small word for another part."""
    for end in range(start + 1, len(items)):
        item = items[end]
        if (
            item.words == ","
            or item.sort == "verb"
            or (item.find("marker") and item.words.lower() not in TAILS - {"in"})
        ):
            return end
    return len(items)
