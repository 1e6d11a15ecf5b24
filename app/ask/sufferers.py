"""People without power beside what only power does -> whether they bear it: "journalists arrested Turkey"."""

import re
from itertools import takewhile

from app.ask.drafts import Draft
from app.ask.items import Item
from app.ask.lexicon import is_past, stem
from app.ask.segments import Piece, is_aimed
from app.ask.sorts import HEAD, STATES
from ingest.places import find_place

POWERS = {"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "REB", "UAF", "CRM", "IGO"}  # sectors that arrest and expel others
PEOPLE = re.compile(
    r"(?:ists?|ers?|ors?|ants?|ees?|men|man|women|woman|people|children|victims?|troops|kids|boys|girls)$"
)  # endings of words for people
SENDING = ("deport", "expel", "expulsion", "extradit", "exile", "banish")


def is_apart(piece: Piece) -> bool:
    """Tell who holds an office and has another name between him and the act: "Russian ambassador Ankara assassination", "Swiss president US tariffs"."""
    act = piece.after
    if act is None or act.sort != "noun" or not is_aimed(act.values) or not piece.is_subject or piece.asks:
        return False
    before = piece.segment.items[: piece.segment.items.index(act)]
    between = list(takewhile(lambda item: item.sort != "office", reversed(before)))[::-1]
    if len(between) == len(before) or any(item.owner or item.sort == "and" for item in before):
        return False
    if not between:
        bare = stem(act.words) == act.words.lower() and act == piece.segment.items[-1]
        return bare and piece.segment.following is None  # "US ambassador attack in Benghazi"
    named = between[0].sort == "word" and between[0].capital and find_place(between[0].words) is None
    return any(item.sort in STATES or item.capital for item in between[1 if named else 0 :])


def is_suffering(piece: Piece) -> bool:
    """Tell people without power before what only power does, who bear it if nothing says otherwise: "journalists arrested Turkey"."""
    act = piece.after
    if (
        act is None
        or not piece.is_subject
        or piece.asks
        or not act.values
        or set(act.values) - {"coercion", "sanction"}
    ):
        return False
    named = [item for item in piece.items if item.sort in STATES]
    seized = act.sort == "noun" and bool(named) and "coercion" in act.values  # "Belarus opposition arrests"
    heads = [item for item in piece.items if item.sort in HEAD]
    led = bool(named) and bool(heads) and piece.items.index(named[-1]) < piece.items.index(heads[0])
    sent = led and act.sort == "verb" and act.words.lower().startswith(SENDING)  # "Russian diplomats expelled Bulgaria"
    # "Azerbaijani journalists arrested Baku"
    held = led and act.sort == "verb" and "coercion" in act.values and _is_seat_behind(piece, act)
    passive = act.find("noun") is not None or is_past(act.words)
    return (seized or sent or held or not named) and passive and bool(heads) and all(map(_is_powerless, heads))


def _is_seat_behind(piece: Piece, act: Item) -> bool:
    """Tell an act behind which a capital alone stands, where it was done."""
    behind = piece.segment.items[piece.segment.items.index(act) + 1 :] if act in piece.segment.items else ()
    return [item.sort for item in behind] == ["capital"]


def _is_powerless(head: Item) -> bool:
    sector = head.find("sector")
    posted = head.sort in {"office", "people"} and stem(head.words.split()[-1]) in {
        "ambassador",
        "envoy",
        "diplomat",
        "consul",
    }
    return posted or (sector is not None and not POWERS & set(sector.values))


def names_sufferer(draft: Draft, piece: Piece) -> bool:
    """Tell the state behind an act that people without power before it bore: where it was, or who did it."""
    if piece.before is None or piece.is_subject or piece.segment.marker:
        return False
    if draft.sides and not piece.before.words.lower().startswith(SENDING):
        return False
    before = piece.segment.items[: piece.segment.items.index(piece.before)]
    return is_suffering(piece._replace(items=list(before), before=None, after=piece.before))
