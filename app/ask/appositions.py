"""Items -> items: the title that commas put beside a name, which is no second party: "Lavrov, the Russian foreign minister, met Fidan"."""

from collections.abc import Sequence

from app.ask.items import Item, quote, spell
from app.ask.lexicon import stem
from app.ask.names import is_leader, lands_of

BODIES = {"country", "organization", "capital"}
RANKS = {"top", "new", "then", "former", "long-time", "veteran", "current"}
LEAST = 2  # items before and behind which a comma may stand between a name and a title


def turn_appositions(items: Sequence[Item]) -> tuple[Item, ...]:
    """Make fillers of a title behind or before a name, and tell whole what "a" leads: "Turkey, a NATO member, criticised Sweden"."""
    found = list(items)
    for at in range(1, len(found) - 1):
        if found[at].words != ",":
            continue
        if end := _aside(found, at):
            found[at + 1 : end] = [_told(found[at + 1 : end]), *[_silent(item) for item in found[at + 2 : end]]]
        elif end := _title_behind(found, at):
            sure = _is_sure(found, end, _name_before(found, at) or "")
            found[at:end] = [_silent(found[at]), *_said(found[at + 1 : end], sure=sure)]
        elif start := _title_before(found, at):
            end = _end_of_name(found, at + 1)
            sure = _is_sure(found, end, _name_before(found, end) or "")
            found[start - 1 : at + 1] = [*_said(found[start - 1 : at], sure=sure), _silent(found[at])]
    return tuple(found)


def turn_groups(items: Sequence[Item]) -> tuple[Item, ...]:
    """Make fillers of the title of several that commas put beside their names: "the presidents of Russia and China, Putin and Xi, met"."""
    found = list(items)
    for at, item in enumerate(items):
        if item.sort not in {"office", "people"} or stem(item.words) == item.words.lower():
            continue
        start, end, lands = _group(items, at)
        if lands < LEAST:
            continue
        if items[end : end + 1] and items[end].words == "," and _names_after(items, end + 1) == lands:
            found[start : end + 1] = map(_silent, items[start : end + 1])
        elif start > 0 and items[start - 1].words == "," and _names_until(items, start - 1) == lands:
            found[start - 1 : end] = map(_silent, items[start - 1 : end])
    return tuple(found)


def _group(items: Sequence[Item], at: int) -> tuple[int, int, int]:
    """Find where the title of several begins and ends, and how many lands it names: "the Russian and Chinese presidents"."""
    start, end = at, at + 1
    if items[end : end + 1] and items[end].words.lower() == "of":
        end = _end_of_list(items, end + 1, BODIES)
    else:
        while start > 0 and (items[start - 1].sort == "country" or items[start - 1].sort == "and"):
            start -= 1
    lands = sum(item.sort in BODIES for item in items[start:end])
    return start - (start > 0 and items[start - 1].words.lower() == "the"), end, lands


def _end_of_list(items: Sequence[Item], start: int, sorts: set[str]) -> int:
    """Find where a list ends that "and" closes, so that the comma behind it is none of its own."""
    end, closed = start, False
    while end < len(items) and (
        items[end].sort in sorts or items[end].words.lower() == "the" or (items[end].sort == "and" and not closed)
    ):
        closed = closed or (items[end].sort == "and" and items[end].words != ",")
        end += 1
    return end


def _names_after(items: Sequence[Item], start: int) -> int:
    """Count the names of a list that a comma, an act or the end closes."""
    end = _end_of_list(items, start, {"word"})
    closed = end == len(items) or items[end].words == "," or items[end].sort in {"verb", "noun", "marker"}
    return _count_names(items[start:end]) if closed else 0


def _names_until(items: Sequence[Item], end: int) -> int:
    start = end
    while start > 0 and (_is_name(items[start - 1]) or items[start - 1].sort == "and"):
        start -= 1
    return _count_names(items[start:end])


def _count_names(items: Sequence[Item]) -> int:
    """Count names, each of one word or several, between the words that join them."""
    named = [_is_name(item) for item in items if item.sort != "and"]
    joints = sum(item.sort == "and" for item in items)
    return joints + 1 if named and all(named) else 0


def _said(title: Sequence[Item], *, sure: bool) -> list[Item]:
    """Leave a title out, and tell it where it may be another party in a list."""
    return [_silent(item) for item in title] if sure else [_told(title), *map(_silent, title[1:])]


def _is_sure(items: Sequence[Item], end: int, name: str) -> bool:
    return not _goes_on(items, end) or bool(lands_of(name))


def _goes_on(items: Sequence[Item], end: int) -> bool:
    """Tell a list: "X, the president of Y, and Z"."""
    return end + 1 < len(items) and (items[end + 1].sort == "and" or _is_name(items[end + 1]))


def _silent(item: Item) -> Item:
    return item.taken_as("filler")


def _told(items: Sequence[Item]) -> Item:
    return Item.of(quote(items), "unsupported")


def _title_behind(items: Sequence[Item], at: int) -> int | None:
    """Find the end of a title behind a name: at the comma that closes it, or at the end of all."""
    name = _name_before(items, at)
    end = _end_of_title(items, at + 1)
    return end if name and end and _is_closed(items, end, name, _lands(items[at + 1 : end])) else None


def _title_before(items: Sequence[Item], at: int) -> int | None:
    """Find where a title begins that ends before the comma, one more than its place, where a name and a comma follow."""
    start = next((i for i in range(max(0, at - 5), at) if _end_of_title(items, i) == at), None)
    end = _end_of_name(items, at + 1)
    name = spell(items[at + 1 : end])
    led = start is not None and (start == 0 or items[start - 1].words != ",")
    closed = led and bool(name) and _is_closed(items, end, name, _lands(items[start:at]))
    return start + 1 if closed and start is not None else None


def _aside(items: Sequence[Item], at: int) -> int | None:
    """Find the end of what "a" or "an" says of a party: "Turkey, a NATO member,"."""
    if items[at + 1].words.lower() not in {"a", "an"} or not (_is_name(items[at - 1]) or items[at - 1].sort in BODIES):
        return None
    end = next((i for i in range(at + LEAST, len(items)) if items[i].words == ","), len(items))
    plain = all(
        item.sort not in {"verb", "marker", "refused"} or item.words.lower() == "of" for item in items[at + 1 : end]
    )
    return end if plain and end > at + LEAST else None


def _end_of_title(items: Sequence[Item], start: int) -> int | None:
    """Find where a title ends that begins at a place: "the Russian foreign minister", "Russia's foreign minister", "head of the LNA"."""
    at = start
    while at < len(items) and items[at].words.lower() in {"the", "its", "their", "his", "her", *RANKS}:
        at += 1
    if at < len(items) and items[at].sort in BODIES:
        at += 1
    if (
        at >= len(items)
        or items[at].sort not in {"office", "people"}
        or stem(items[at].words) != items[at].words.lower()
    ):
        return None
    at += 1
    if at < len(items) and items[at].words.lower() == "of":
        of = at + 2 if items[at + 1 : at + 2] and items[at + 1].words.lower() == "the" else at + 1
        return of + 1 if of < len(items) and (items[of].sort in BODIES or _is_name(items[of])) else None
    return at


def _is_closed(items: Sequence[Item], end: int, name: str, lands: Sequence[str]) -> bool:
    """Tell a title that a comma closes, or the end; where a list goes on only the list of leaders tells it from another party."""
    if end == len(items):
        return True
    if items[end].words != ",":
        return False
    led = lands_of(name)
    return not _goes_on(items, end) or not led or bool(set(lands) & led)


def _lands(items: Sequence[Item]) -> list[str]:
    return [item.values[0] for item in items if item.sort == "country"]


def _end_of_name(items: Sequence[Item], start: int) -> int:
    end = start
    while end < len(items) and _is_name(items[end]):
        end += 1
    return end


def _name_before(items: Sequence[Item], at: int) -> str | None:
    """Give the name that ends before a place; None where none does."""
    start = at
    while start > 0 and _is_name(items[start - 1]):
        start -= 1
    return spell(items[start:at]) or None


def _is_name(item: Item) -> bool:
    return item.sort == "word" and (item.capital or is_leader(item.words)) and not item.owner
