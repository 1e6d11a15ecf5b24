"""Draft and filter -> what a question said of the parties that the filter has no room for: who hosted, a second capacity."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from app.ask.drafts import HOSTS, Draft
from app.ask.ends import BEARERS, DOERS, find_open_ends
from app.ask.items import Item, spell
from app.ask.lexicon import forms_of, load_question_words, load_terms, stem, stems_of
from app.ask.names import is_leader
from app.ask.roles import is_one_way, is_passive, without_parties
from app.ask.segments import Segment, name_of, words_of
from app.ask.senses import LED
from app.filters import EventFilter

# what people do themselves
LEAVING = {"resign", "step down", "quit", "take office", "leave office", "stand down", "abdicate", "retire"}
EXILING = ("deport", "expel", "expulsion", "exile", "banish")
OBLIGED = {"have", "has", "had"}
TAKEN_AS = {"mediator": "mediation"}  # the type that says so by itself


def find_losses(segments: Sequence[Segment], draft: Draft, chosen: EventFilter) -> Iterator[str]:
    """Yield the words for what the finished filter does not keep of what the readers understood."""
    yield from find_open_ends(draft, chosen)
    yield from _capacities(draft, chosen)
    yield from _mediators(draft, chosen)
    yield from _appointers(segments, chosen)
    for before, segment in pairwise(segments):
        yield from _sent_away(before, segment)
    for at, segment in enumerate(segments):
        yield from _seats(segment, chosen)
        yield from _seated(segment, [one.marker for one in segments[at + 1 : at + 2]], chosen)
        if segment.part not in {"topic", "time"}:
            yield from _hosts(segment, chosen)
            yield from _undone(segment)
            yield from _narrower(segment.items, chosen)
            yield from _sent(segment, [one.marker for one in segments[at + 1 :]], chosen)


def _appointers(segments: Sequence[Segment], chosen: EventFilter) -> Iterator[str]:
    """Yield who appoints or dismisses, of whom alone the filter finds as well who appointed him: "dismissed by Putin", "whom did Putin dismiss"."""
    if chosen.type != ("appointment",) or len(chosen.between) != 1 or chosen.office or chosen.sector:
        return
    for segment in segments:
        named = [item for item in segment.items if item.sort != "filler"]
        asked = any(item.words.lower() == "did" for item in segment.items)
        if segment.marker == "by":
            yield words_of(segment)
        elif segment.part == "head" and asked and len(named) > 1 and stem(named[-1].words) not in LEAVING:
            yield name_of(named)


def find_to_come(items: Sequence[Item], told: Sequence[str], *, ordered: bool) -> Iterator[str]:
    """Yield what somebody is or has to do, where the filter asks what was done: "Trump, Netanyahu to meet", "had to resign".

    Where the events are `ordered` the first says no more than to have to: "the first leader to visit Kyiv".
    """
    for who, to, act in zip(items, items[1:], items[2:], strict=False):
        must = who.words.lower() in OBLIGED
        named = who.sort in {"country", "capital", "organization"} or (
            who.sort == "word" and (who.capital or is_leader(who.words))
        )
        words = f"{who.words} {to.words}" if must else f"{to.words} {act.words}"
        if (
            ((named and not ordered) or must)
            and to.words.lower() == "to"
            and act.find("verb") is not None
            and not any(words in one for one in told)
        ):
            yield words


def find_uncounted(segments: Sequence[Segment], chosen: EventFilter) -> Iterator[str]:
    """Yield the act of which a ranking counts who does it and who bears it alike: "which countries were sanctioned most often"."""
    if chosen.between:
        return
    for item in (item for segment in segments if segment.part == "head" for item in segment.items):
        passive = item.sort == "verb" and is_passive([one.words for one in segments[0].items])
        if item.sort in {"noun", "verb"} and (is_one_way(item.values) or (passive and "visit" in item.values)):
            yield item.words


def _capacities(draft: Draft, chosen: EventFilter) -> Iterator[str]:
    """Tell a capacity that is asked of one country only and was said of two: "visit of the Egyptian foreign minister to the Sudanese one"."""
    if chosen.office and not chosen.role and any(side.startswith("bloc:") for side in chosen.between):
        # "visits to France by African presidents", where the bloc has no role of its own
        yield from (tie.words for tie in draft.ties if tie.role in DOERS | BEARERS and tie.countries)
    for tie in draft.ties:
        same = tie.office in {None, chosen.office} and tie.sector in {None, *chosen.sector}
        if (
            (tie.office or tie.sector)
            and same
            and not set(without_parties(tie.countries, chosen.between)) <= set(chosen.country)
        ):
            yield tie.words


def _mediators(draft: Draft, chosen: EventFilter) -> Iterator[str]:
    """Tell who mediates where another's capacity is asked: "Egypt's mediation between the RSF and the Sudanese army"."""
    if "mediation" in chosen.type and "mediator" not in chosen.role:
        yield from (f"mediation by {tie.words}" for tie in draft.ties if tie.role == "mediator" and tie.countries)


def _seats(segment: Segment, chosen: EventFilter) -> Iterator[str]:
    """Tell a small word that gives a seat of which the filter says nothing: "hosted by Macron"."""
    if segment.role and segment.role not in chosen.role and TAKEN_AS.get(segment.role) not in chosen.type:
        yield segment.marker
    for item in segment.items:
        led = LED.get(item.words)
        if led and led not in chosen.role and TAKEN_AS.get(led) not in chosen.type:
            yield item.words.strip("-")


def _seated(segment: Segment, after: Sequence[str], chosen: EventFilter) -> Iterator[str]:
    """Tell who hosted where the place stands between: "hosted in Istanbul by Erdogan"."""
    if segment.marker.startswith("hosted ") and after == ["by"] and "host" not in chosen.role:
        yield segment.marker


def _hosts(segment: Segment, chosen: EventFilter) -> Iterator[str]:
    """Tell that somebody hosted, save where it is asked or a town did: "who hosted the talks", but not "Geneva hosts talks"."""
    if "host" in chosen.role:
        return
    for position, item in enumerate(segment.items):
        before = spell(segment.items[:position])
        town = bool(chosen.place) and str(chosen.place) in before
        # "received in Tehran"
        alone = item.words.lower().startswith("receiv") and len(chosen.between) < 2 and not chosen.office
        if item.words.lower() in HOSTS and item.find("verb") and not (town or alone):
            yield item.words


def _sent_away(before: Segment, segment: Segment) -> Iterator[str]:
    """Tell where people are sent, who bears nothing: "migrants deported to Libya"."""
    sent = any(stem(item.words).startswith(EXILING) for item in before.items if item.sort in {"noun", "verb"})
    if sent and segment.marker == "to":
        yield words_of(segment)


def _undone(segment: Segment) -> Iterator[str]:
    """Tell who called something off, who may be no party to it: "talks that were cancelled by Qatar"."""
    if segment.following == "by" and segment.items and segment.items[-1].sort == "status":
        yield f"{segment.items[-1].words} by"


def _narrower(items: Sequence[Item], chosen: EventFilter) -> Iterator[str]:
    """Tell a noun for one kind of what its type is: "joint military exercises"."""
    for item in items:
        if item.sort != "noun" or not set(item.values) & set(chosen.type):
            continue
        if stem(item.words) in stems_of("narrower"):
            yield item.words
        elif kind := _kind_within(item.words):
            yield item.words[: len(kind)]


@lru_cache(maxsize=1 << 10)
def _kind_within(words: str) -> str:
    """Give what says more than the type in a noun of several words, of which the last alone means the same: "drone" in "drone attacks"."""
    kind, _, head = words.rpartition(" ")
    if not kind or stem(kind) in stems_of("plain"):
        return ""
    whole, alone = (
        {value for term in load_terms().get(stem(phrase), ()) if term.sort == "noun" for value in term.values}
        for phrase in (words, head)
    )
    alone |= set(load_question_words().turned.get(stem(head), {}).values())  # "strikes", which "drone strikes" are
    return kind if whole & alone else ""


def _sent(segment: Segment, markers: Sequence[str], chosen: EventFilter) -> Iterator[str]:
    """Tell which way a letter went between two parties: the type has no direction."""
    way = next((marker for marker in markers if marker in {"to", "from"}), None)
    if "call" not in chosen.type or len(chosen.between) < 2:
        return
    for item in segment.items:
        if item.sort == "verb" and item.words.lower() in forms_of("sent"):
            yield item.words
        elif item.sort == "noun" and way and stem(item.words) in stems_of("sent"):
            yield f"{item.words} {way}"
