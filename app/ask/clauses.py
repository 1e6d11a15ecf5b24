"""Segments -> the words that begin a second clause: one filter has one act between parties, and what another clause says is told."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.ask.items import Item
from app.ask.segments import Segment, is_aimed
from app.ask.sorts import STATES

PRONOUNS = {"he", "she", "they", "it", "we", "i"}
ASKING = {"who", "whom", "which", "what", "whose"}
ASIDE = {"who", "whose", "whom"}  # behind the act they say more of somebody than who did it
UNREAD = {"topic", "time"}  # parts that stand or are told whole


def find_clauses(segments: Sequence[Segment], told: Sequence[str]) -> Iterator[str]:
    """Yield the words by which a question goes on to a second act, with parties of its own: "recognised Kosovo and sanctioned Serbia"."""
    said = {word for words in told for word in (words, *words.split())}
    items = list(_in_order(segments))
    yield from _second_parties(segments)
    yield from _relatives(items)
    last: int | None = None
    for at, item in enumerate(items):
        if item.sort not in {"noun", "verb"} or item.words in said:
            continue
        if last is not None and (words := _second_act(items, last, at)):
            yield words
        last = at


def _in_order(segments: Sequence[Segment]) -> Iterator[Item]:
    """Give the items of a question with the small words between its parts."""
    for segment in segments:
        if segment.marker:
            yield Item.of(segment.marker, "marker")
        if segment.part not in UNREAD:
            yield from segment.items


def _second_act(items: Sequence[Item], last: int, at: int) -> str | None:
    """Give the word for a second act that has parties of its own, and the pronoun or "and" before it."""
    between = [item for item in items[last + 1 : at] if item.words.lower() in PRONOUNS or item.sort != "filler"]
    if _is_done_to(items[last : at + 1]):
        return items[last].words
    if between and between[-1].words.lower() in PRONOUNS and items[at].find("verb"):
        return f"{between[-1].words} {items[at].words}"
    joint = next((i for i in range(len(between) - 1, -1, -1) if between[i].sort == "and"), None)
    if not between:
        return None
    if joint is None:
        said = _is_said(items, last) and _is_said(items, at)
        # "X ceasefire Y protocol"
        listed = items[last].sort == items[at].sort == "noun" and any(map(_is_party, between))
        apart = (said or (listed and not any(item.sort == "marker" for item in between))) and _is_other(
            items[last], items[at]
        )
        return items[at].words if apart else None
    own = between[joint + 1 :]
    alone = not own or (items[at].sort == "noun" and len(own) == 1 and own[0].sort == "country")
    return f"and {items[at].words}" if alone and any(map(_is_party, between[:joint])) else None


def _is_done_to(said: Sequence[Item]) -> bool:
    """Tell a verb of what is done to somebody that is done to an act here: "called a summit", "visited the talks"."""
    verb, *between, act = said
    bare = all(item.sort == "filler" and not item.find("marker") for item in between)
    other = act.sort == "noun" and not set(act.values) & set(verb.values)
    return bare and other and verb.sort == "verb" and set(verb.values) in ({"call"}, {"visit"})


def _is_said(items: Sequence[Item], at: int) -> bool:
    """Tell a verb that says what somebody does: "met", "also visit Tehran"."""
    item, after = items[at], items[at + 1 : at + 2]
    return item.sort == "verb" or (item.find("verb") is not None and any(map(_is_party, after)))


def _is_other(first: Item, second: Item) -> bool:
    """Tell two acts from one that is said twice: "agreed and signed", "hosted talks"."""
    return not is_aimed((*first.values, *second.values)) and first.words.lower() not in {"hosted", "hosts", "host"}


def _is_party(item: Item) -> bool:
    return item.sort in STATES or (item.sort == "word" and item.capital)


def _second_parties(segments: Sequence[Segment]) -> Iterator[str]:
    """Tell a part that "and" joins to the one before, as if the act were done again: "of Iran with Russia and of Turkey with Syria"."""
    for before, segment in pairwise(segments):
        again = segment.part == "parties" and before.part != "head" and before.items and before.items[-1].sort == "and"
        if again and any(map(_is_party, segment.items)) and before.items[-1].words != ",":
            yield f"and {segment.marker} {' '.join(item.written for item in segment.items)}".replace(" ,", ",")


def _relatives(items: Sequence[Item]) -> Iterator[str]:
    """Tell a second question, and what is said besides of a party: "who met Assad and who met Erdogan", "Turkey, which is a member"."""
    acted = False
    for at, item in enumerate(items):
        again = acted and at > 0 and item.words.lower() in ASIDE and _says(items[at + 1 :])
        if again or _asks_again(items[:at], item, acted=acted):
            yield item.words
        acted = acted or item.sort in {"noun", "verb"}


def _asks_again(before: Sequence[Item], item: Item, *, acted: bool) -> bool:
    if not before or before[-1].sort != "and" or item.words.lower() not in ASKING:
        return False
    comma = before[-1].words == ","
    return (acted and not comma) or (comma and item.words.lower() in {"which", "whose"})


def _says(after: Sequence[Item]) -> bool:
    """Tell a clause, "Rouhani, who was then president", from "who met whom in 2012" and "who, when"."""
    return bool(after) and after[0].sort not in {"marker", "and"} and after[0].words.lower() not in ASKING
