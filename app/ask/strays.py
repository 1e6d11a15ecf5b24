"""Segments and the filter -> parties that nothing joins to what stands beside them, and what only their place among keywords says of them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.ask.items import Item, spell
from app.ask.lexicon import folds_of, is_past, stem
from app.ask.names import is_leader, lands_of
from app.ask.runs import is_adjective, names_country
from app.ask.segments import AUXILIARIES, Segment
from app.ask.sorts import HEAD, PARTIES, STATES
from app.ask.sufferers import SENDING
from app.filters import EventFilter
from graph.organizations import find_organization

KEYWORDS = PARTIES | {"word", "noun", "verb", "unsupported", "region", "anything"}
MANY = 3  # parties of which a verb among keywords does not say who did it to whom


def find_strays(segments: Sequence[Segment], chosen: EventFilter) -> Iterator[str]:
    """Yield the words that stand in the filter, or fell out of it, by a guess of what they have to do with others."""
    for segment in segments:
        if segment.part not in {"topic", "time"}:
            yield from _lands_behind_people(segment.items)
            yield from _lands_of_others(segment.items)
            yield from _lands_of_posts(segment.items)
        # "Biden Netanyahu phone call Rafah", which has no place
        if segment.part == "head" and chosen.type == ("call",):
            yield from (item.words for item in segment.items if item.words == chosen.place)
    items = [item for segment in segments for item in segment.items]
    if len(segments) == 1 and all(map(_is_keyword, items)):
        yield from _unclear_verbs(items, chosen)
        yield from _verbs_of_two(items, chosen)
        yield from _capitals(items, chosen)
        yield from _people_between(items, chosen)
        yield from _scenes(items, chosen)
        yield from _bodies_between(items, chosen)


def _is_keyword(item: Item) -> bool:
    return item.sort in KEYWORDS and not item.owner and item.words.lower() not in AUXILIARIES


def _lands_behind_people(items: Sequence[Item]) -> Iterator[str]:
    """Tell the state right behind those to whom something is done, which they need not be of: "Nicaragua expels bishops Vatican"."""
    for at, (head, land) in enumerate(pairwise(items)):
        done = any(item.sort == "verb" for item in items[:at])
        last = items[at + 2 : at + 3] == () or items[at + 2].sort == "unsupported"
        named = land.sort in STATES and not land.owner and not is_adjective([land])
        beside = head.sort in {"office", "sector"} or (
            head.sort == "word" and land.sort == "capital" and not head.owner
        )
        if done and last and named and beside:
            yield land.words  # "met Modi Kyiv" too


def _lands_of_posts(items: Sequence[Item]) -> Iterator[str]:
    """Tell the state behind whom a body sends somewhere: "UN envoy Bathily Libya resignation"."""
    for body, office, name, land in zip(items, items[1:], items[2:], items[3:], strict=False):
        sent = body.sort == "organization" and not body.owner and office.sort == "office" and not name.owner
        if sent and name.sort == "word" and names_country(land) and not land.owner:
            yield land.words


def _lands_of_others(items: Sequence[Item]) -> Iterator[str]:
    """Tell the state before a leader who is of another, with those of it between them: "Mongolia Putin visit", "Kenya army Witkoff India talks"."""
    for at, name in enumerate(items):
        if name.sort != "word" or not is_leader(name.words):
            continue
        start = at
        while start > 0 and items[start - 1].sort in HEAD and not items[start - 1].owner:
            start -= 1
        land = items[start - 1] if start else None
        # "foreign ministers Lavrov and Fidan"
        several = any(stem(head.words) != head.words.lower() for head in items[start:at])
        if land is None or land.sort != "country" or land.owner or several:
            continue
        led = lands_of(name.words)
        if led and land.values[0] not in led:
            yield spell(items[start - 1 : at])


def _unclear_verbs(items: Sequence[Item], chosen: EventFilter) -> Iterator[str]:
    """Tell the verb of several parties that no small word sorts: "South Africa US ambassador Rasool expelled"."""
    parties = [item for item in items if item.sort in STATES or (item.sort == "word" and item.capital)]
    last = items[-1]
    if chosen.office and last.words.lower() in folds_of("called_back") and len(parties) > 1:
        yield last.words  # "Algeria France ambassador recalled"
    bare = [item for item in items if names_country(item) and not item.words.isupper()]
    sent = last.sort == "verb" and last.words.lower().startswith(SENDING)
    first = items[0]
    if first.sort == "verb" and is_past(first.words) and first.words.lower().startswith(SENDING) and len(bare) > 1:
        yield first.words  # "expelled diplomats Sweden Iran"
    if sent and chosen.role and len(bare) > 1 and any(item.sort in HEAD for item in items):
        yield last.words  # "Somalia ambassador Ethiopia expelled", "Russia Moldova diplomats expelled"
    if (
        len(items) > 1
        and items[-2].words.lower().startswith(SENDING)
        and bare[-1:] == [last]
        and len(chosen.between) > 1
    ):
        named = any(side.startswith("person:") for side in chosen.between)
        yield from (last.words,) if named else ()  # "bishop Alvarez expelled Vatican"
    several = len(parties) >= MANY or (len(bare) > 1 and chosen.sector)  # "Ivory Coast Mali soldiers detained"
    if chosen.role and not chosen.office and several and last.sort == "verb":
        yield last.words


def _verbs_of_two(items: Sequence[Item], chosen: EventFilter) -> Iterator[str]:
    """Tell the verb behind two states that nothing joins, which both of them may do, or one to the other: "Honduras Taiwan break relations China"."""
    for first, second, act in zip(items, items[1:], items[2:], strict=False):
        bare = all(
            item.sort in STATES and not is_adjective([item]) and not item.words.isupper() for item in (first, second)
        )
        if bare and act.sort == "verb" and chosen.role and len(chosen.between) >= MANY:
            yield act.words


def _capitals(items: Sequence[Item], chosen: EventFilter) -> Iterator[str]:
    """Tell a capital that stands for its government beside others who are named otherwise, and may be where they met."""
    others = [item for item in items if item.sort in {"country", "organization"}]
    seats = [item for item in items if item.sort == "capital"]
    verbs = any(item.sort == "verb" for item in items)
    if verbs or not others or "visit" in chosen.type:
        return
    named = {item.values[0] for item in others}
    yield from (
        seat.words for seat in seats if f"country:{seat.values[0]}" in chosen.between and seat.values[0] not in named
    )


def _scenes(items: Sequence[Item], chosen: EventFilter) -> Iterator[str]:
    """Tell the state before "protests" and a body or people, which protests against them or sees protests: "Kazakhstan protests CSTO troops"."""
    for land, act, behind in zip(items, items[1:], items[2:], strict=False):
        protests = "protest" in chosen.type and act.words.lower() == "protests" and act.sort in {"noun", "verb"}
        bare = names_country(land) and f"country:{land.values[0]}" in chosen.between
        if protests and bare and behind.sort in {"organization", *HEAD}:
            yield land.words


def _bodies_between(items: Sequence[Item], chosen: EventFilter) -> Iterator[str]:
    """Tell the body of states behind a state, where two states do something that may only be about it: "Turkey Sweden NATO ratification"."""
    lands = [item for item in items if item.sort in {"country", "capital"}]
    for before, item in pairwise(items):
        body = find_organization(item.values[0]) if item.sort == "organization" else None
        asked = body is not None and body.sector == "IGO" and f"org:{body.name}" in chosen.between
        if asked and len(lands) > 1 and before.sort == "country":
            yield item.words


def _people_between(items: Sequence[Item], chosen: EventFilter) -> Iterator[str]:
    """Tell the people between two states where nothing is done, who need not be of the first: "Australia refugees Nauru"."""
    acts = any(item.sort in {"noun", "verb"} for item in items)
    for land, people, other in zip(items, items[1:], items[2:], strict=False):
        lands = land.sort == other.sort == "country" and not is_adjective([land]) and not land.words.isupper()
        if lands and not acts and chosen.sector and people.sort == "sector":
            yield people.words
