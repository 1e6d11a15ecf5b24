"""Items -> items: the role that a question gives a party outright: "in which Qatar was a mediator", "with France as host"."""

from collections.abc import Sequence
from itertools import takewhile

from app.ask.items import Item, retake
from app.ask.lexicon import stem
from app.ask.names import count_leading
from app.ask.sorts import NAMED

ROLES = {
    "host": "hosts", "mediator": "mediators", "visitor": "visitors", "guest": "visitors", "target": "targets", "source": "sources",
}  # fmt: skip
SAYING = {"was", "is", "were", "are", "as", "acted", "acts", "acting", "served", "serves", "serving"}
LINKS = SAYING | {"has", "have", "had", "been", "being", "a", "an", "the", "main", "in", "role", "of"}
LEADING = {"in which", "at which", "for which", "during which", "where", "when", "with", "in", "that"}
TEAMS = {"delegation", "team", "mission"}


def turn_capacities(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "meetings in which Qatar was a mediator" as "meetings", "as mediator" and "Qatar"."""
    found = list(items)
    at = 1
    while at < len(found):
        party = _party_before(found, at) if found[at].words.lower() in ROLES and not found[at].owner else None
        if party is None or (found[at + 1 : at + 2] and found[at + 1].words.lower() == "of"):
            at += 1
            continue
        start = next((i for i in range(party, 0, -1) if found[i - 1].words.lower() not in LEADING), 0)
        role = found[at].words.lower()
        marker = Item.of(f"as {role}", "marker", ROLES[role])
        found[start : at + 1] = [marker, *found[party : party + 1]]
        at = start + 2
    return tuple(found)


def turn_chairs(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take "chairs talks" for what somebody does there, and for no office."""
    return retake(items, _presides, "unsupported")


def _presides(before: Sequence[Item], item: Item, after: Sequence[Item]) -> bool:
    thing = next((one for one in after if one.sort != "filler"), None)
    return (
        bool(before)
        and item.words.lower() in {"chairs", "chair", "co-chairs"}
        and thing is not None
        and thing.sort == "noun"
    )


def turn_led(items: Sequence[Item]) -> tuple[Item, ...]:
    """Leave out the delegation that somebody leads, who takes part for it: "a US delegation headed by Brett McGurk visited Erbil"."""
    for at in range(1, len(items) - 1):
        if items[at].words.lower() not in {"led by", "headed by"}:
            continue
        leader = _leading_office(items[at + 1 :])
        if leader and _is_team_of(items[:at]):  # "a delegation of Pakistan led by the foreign minister"
            return (*items[: at - 3], items[at - 1], *leader, *items[at + 1 + len(leader) :])
        if stem(items[at - 1].words) not in TEAMS:
            continue
        start = at - 1
        while start > 0 and items[start - 1].sort in {
            "country",
            "organization",
            "unsupported",
            "word",
            "sector",
            "filler",
        }:
            start -= 1
        sent = [item for item in items[start : at - 1] if item.sort != "filler"]
        # "an Indian delegation led by the foreign minister"
        if leader and any(item.sort == "country" for item in sent):
            return (*items[:start], *sent, *leader, *items[at + 1 + len(leader) :])
        titled = list(takewhile(lambda item: item.sort in {"filler", "office", "country", "people"}, items[at + 1 :]))
        run = list(takewhile(lambda item: item.sort == "word", items[at + 1 + len(titled) :]))
        if run and (run[0].capital or count_leading([item.words for item in run])):
            silent = [item.taken_as("filler") for item in items[start : at + 1] if not _says_more(item)]
            told = [item for item in items[start : at + 1] if _says_more(item)]
            return (*items[:start], *told, *silent, *items[at + 1 :])
    return tuple(items)


def _leading_office(after: Sequence[Item]) -> Sequence[Item]:
    """Give the office that leads, where nobody is named behind it, with the small words before it: "led by the foreign minister"."""
    small = list(takewhile(lambda item: item.sort == "filler", after))
    office, behind = after[len(small) : len(small) + 1], after[len(small) + 1 : len(small) + 2]
    named = any(item.sort == "word" or item.words.lower() == "of" for item in behind)
    return (*small, *office) if office and office[0].sort == "office" and not named else ()


def _is_team_of(before: Sequence[Item]) -> bool:
    of = [item.words.lower() for item in before[-2:-1]] == ["of"]
    return of and before[-1].sort == "country" and len(before) > 2 and stem(before[-3].words) in TEAMS


def _says_more(item: Item) -> bool:
    """Tell "high-level" and a name, of which the one who leads says nothing."""
    return item.sort in {"unsupported", "word"} and item.words.lower() not in {"team"}


def _party_before(items: Sequence[Item], at: int) -> int | None:
    """Find who is said to have the role, with nothing between but "was a" and the like."""
    party = next((i for i in range(at - 1, -1, -1) if items[i].words.lower() not in LINKS), None)
    if party is None or items[party].sort not in NAMED or items[party].owner:
        return None
    said = SAYING & {item.words.lower() for item in items[party + 1 : at]}
    named = items[party].sort != "word" or items[party].capital
    return party if said and named else None
