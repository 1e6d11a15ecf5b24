"""Items and the filter -> the words that changed nothing in it: they must be told, whatever reader let them fall."""

from collections.abc import Iterator, Sequence

from app.ask.drafts import HOSTS
from app.ask.items import Item
from app.ask.lexicon import stem
from app.ask.names import is_leader
from app.ask.runs import names_country
from app.ask.segments import AUXILIARIES, Segment, is_led_by_body
from app.filters import EventFilter
from graph.ontology import get_event_type

RULING = {"government", "authority"}
SILENT = {"filler", "marker", "and", "people", "members", "anything", "status", "refused"}
TITLES = {"country", "office", "sector", "organization"}


def find_unused(segments: Sequence[Segment], chosen: EventFilter, told: Sequence[str]) -> Iterator[str]:
    """Yield the words of a question that stand neither in the filter nor among those told; a topic and a time are told whole."""
    said = " ".join(told).lower()
    lands = {item.values[0] for segment in segments for item in segment.items if item.sort == "country"}
    people = [side.removeprefix("person:").lower() for side in chosen.between if side.startswith("person:")]
    for segment, after in zip(segments, [*segments[1:], None], strict=False):
        if segment.part in {"topic", "time"}:
            continue
        yield from _governments(segment, after, people)
        for position, item in enumerate(segment.items):
            if item.sort == "people" and (
                _is_anothers(segment.items[:position])
                or _is_part(segment.items[:position], item)
                or _is_beside(segment.items, position)
                or _is_wide(segment.items, position)
            ):
                yield item.words
            again = item.sort == "capital" and item.values[0] in lands and item.words not in (chosen.place or "")
            if item.sort in SILENT or item.words.lower() in said or (_is_used(item, chosen) and not again):
                continue
            named = _behind(after) if position == len(segment.items) - 1 else ()
            apart = (
                item.sort == "organization"
                and not item.owner
                and segment.marker != "of"
                and _stands_before_name(segment.items[position:])
            )
            if (
                apart
                or _is_posted(segment.items, position)
                or not _is_title([*segment.items[position:], *named], chosen, told)
            ):
                yield item.words


def _behind(after: Segment | None) -> Sequence[Item]:
    """Give the state and the name behind an office: "the Secretary General", "of NATO Jens Stoltenberg"."""
    return after.items if after and after.marker == "of" and is_led_by_body(after.items) else ()


def _stands_before_name(after: Sequence[Item]) -> bool:
    """Tell a body from a title: "Sudan RSF Burhan talks", where no office joins it to the leader behind it."""
    return len(after) > 1 and after[1].sort == "word" and is_leader(after[1].words)


def _is_posted(items: Sequence[Item], at: int) -> bool:
    """Tell the land for which somebody is sent: "UN envoy Yemen Griffiths"."""
    named = at > 0 and items[at - 1].sort == "office" and [item.sort for item in items[at + 1 : at + 2]] == ["word"]
    return named and names_country(items[at])


def _is_alone(after: Sequence[Item]) -> bool:
    """Tell one unlisted word right behind an adjective, which may be a part of its name: "Georgian Dream"."""
    goes_on = len(after) > 1 and after[1].sort == "word" and after[1].capital
    return after[0].capital and not goes_on and not is_leader(after[0].words)


def _is_anothers(before: Sequence[Item]) -> bool:
    """Tell "Erdogan's party", which is not Erdogan."""
    return bool(before) and before[-1].sort == "word" and before[-1].owner


def _is_part(before: Sequence[Item], item: Item) -> bool:
    """Tell "Washington state", which is another place."""
    return item.words == "state" and bool(before) and before[-1].sort == "capital"


def _is_one_of_several(after: Sequence[Item], name: Item) -> bool:
    """Tell a single name behind people, who are others: "sanctions Iranian officials Navalny"."""
    at = next(i for i, item in enumerate(after) if item is name)
    plural = (item.sort in {"people", "sector"} and stem(item.words) != item.words.lower() for item in after[:at])
    return any(plural) and not any(item.sort == "and" for item in after)


def _is_wide(items: Sequence[Item], at: int) -> bool:
    """Tell "national protests", "state support" and "the National Security Council", which are no people."""
    whose = at > 0 and items[at - 1].sort in {"country", "region", "organization"}
    wide = items[at].words.lower() == "national" or (items[at].words.lower() == "state" and not whose)
    return wide and [item.sort for item in items[at + 1 : at + 2]] in (["noun"], ["organization"])


def _is_beside(items: Sequence[Item], at: int) -> bool:
    """Tell a government named beside others of its country, of whom alone the filter asks: "the government and the opposition"."""
    before = [item for item in items[:at] if item.words.lower() != "the"][-2:]
    after = [item for item in items[at + 1 :] if item.words.lower() != "the"][:2]
    beside = [pair[side] for pair, side in ((before, 0), (after, 1)) if len(pair) == 2 and pair[1 - side].sort == "and"]
    return _rules(items[at]) and any(item.sort == "sector" for item in beside)


def _governments(segment: Segment, after: Segment | None, people: Sequence[str]) -> Iterator[str]:
    """Tell "the Assad government", "the government of Assad" and "Haftar's envoys", who are not he."""
    items = segment.items
    serving = bool(items) and items[-1].sort == "office"  # "an adviser to Zelensky"
    led = after is not None and (after.marker == "of" or (serving and after.marker in {"to", "for"}))
    of = [item for item in after.items if item.sort != "filler"][:1] if after and led else []
    for before, item, following in zip([None, *items], items, [*items[1:], None], strict=False):
        whose = of[0] if of and item is items[-1] else before
        if whose is None or whose.sort != "word" or not (_rules(item) or _serves(item, whose, following)):
            continue
        yield from (item.words for name in people if name.endswith(whose.words.lower()))


def _rules(item: Item) -> bool:
    return item.sort == "people" and stem(item.words) in RULING


def _serves(item: Item, whose: Item, following: Item | None) -> bool:
    """Tell an office that somebody has given to another, of whom no name follows."""
    named = following is not None and following.sort == "word" and following.capital
    return item.sort == "office" and whose.capital and not named and (whose.owner or following is None)


def _is_used(item: Item, chosen: EventFilter) -> bool:
    """Tell whether a word stands in the filter in any of its readings."""
    names = f"{' '.join(chosen.between)} {chosen.place or ''} {chosen.topic or ''}".lower()
    if item.words.lower().removeprefix("the ") in names:
        return True
    if item.words.lower() in HOSTS and "host" in chosen.role:
        return True
    values = {value for term in item.terms for value in term.values}
    asked = {*chosen.type, *chosen.country, *chosen.sector, *chosen.status, chosen.office, chosen.place}
    if (
        item.sort in {"noun", "verb"}
        and "call" in chosen.type
        and all(get_event_type(name).plover == "CONSULT" for name in item.values)
    ):
        return True  # "talked by phone"
    sides = {side.partition(":")[2] for side in chosen.between}
    return bool(values & (asked | sides))


def _is_title(after: Sequence[Item], chosen: EventFilter, told: Sequence[str]) -> bool:
    """Tell whether a word leads to a name that is asked: "Turkish Foreign Minister Ahmet Davutoglu", but not Russia in "NATO-Russia Council"."""
    if after[0].sort not in TITLES or after[0].find("region"):
        return False  # "Latin American leaders Lula inauguration"
    land = names_country(after[0])
    sides = [side for side in chosen.between if not (land and side.startswith("org:"))]
    for item in after[1:]:
        if item.sort == "organization" and (after[0].sort != "office" or _is_used(item, chosen)):
            return _is_used(item, chosen)
        if item.sort == "word":
            if _is_one_of_several(after, item):
                return False
            alone = land is False and after[0].sort == "country" and item is after[1] and _is_alone(after[1:])
            return not alone and any(item.words.lower() in side.lower() for side in sides) and item.words not in told
        if item.sort not in TITLES | SILENT - {"and"} or item.words.lower() in AUXILIARIES:
            return False
    return False
