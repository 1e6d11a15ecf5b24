"""Items of parties -> items: what stands beside a body and is no party, its state, its organs, who wants to join it: "Egypt's Muslim Brotherhood"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.ask.items import Item
from app.ask.lexicon import Term, folds_of, stem
from app.ask.names import is_body
from app.ask.runs import is_adjective
from graph.organizations import find_organization

ORGANS = {"politburo"}  # bodies by themselves, and parts of the one before them
PEOPLES = re.compile(r"(?:ish|ian|ese|ean)$")
JOINED = {"IGO", "NGO"}  # sectors of bodies that belong to no state: "Iran's IAEA talks" are of both


def leave_bodies(items: Sequence[Item]) -> tuple[list[Item], list[str]]:
    """Leave out what stands beside a body and is no party; with the words of it that say more than the body."""
    if not any(item.sort in {"organization", "word"} for item in items[1:]):
        return list(items), []  # as in most questions
    rivals = [land.words for land, body in pairwise(items) if _is_rival(land, body)]
    kept, told = _without_owner(_without_group(_without_nationality(_of_other_lands(items))))
    kept, organs = _without_organs(kept)
    kept, aims = _without_aims(kept)
    return kept, [*rivals, *told, *organs, *aims]


def leave_people(name: str | None) -> tuple[str | None, list[str]]:
    """Leave a people before a listed body out of its name, to be told: "Kurdish YPG"."""
    people, _, body = (name or "").partition(" ")
    listed = body.isupper() and find_organization(body) is not None and find_organization(name or "") is None
    return (body, [people]) if listed and PEOPLES.search(people) else (name, [])


def _without_group(items: Sequence[Item]) -> list[Item]:
    """Leave out of what kind a body is and whose: "the Colombian guerrilla ELN", but not "Syrian rebels, Hezbollah"."""
    found = list(items)
    for land, group, body in zip(items, items[1:], items[2:], strict=False):
        named = (
            land.sort == "country" and not land.owner and stem(group.words) in folds_of("groups") and not group.owner
        )
        if named and _is_of(body, land.values[0]):
            found = [item for item in found if item is not land and item is not group]
    return found


def _is_of(body: Item, land: str) -> bool:
    """Tell whether a body may be of a country."""
    found = find_organization(body.values[0]) if body.sort == "organization" else None
    listed = found is not None and found.sector not in JOINED and found.country in {None, land}
    return listed or (body.sort == "word" and is_body(body.words))


def _without_owner(items: Sequence[Item]) -> tuple[list[Item], list[str]]:
    """Tell the state beside a body that several have: "Egypt's Muslim Brotherhood"."""
    lands = [
        land for land, body in pairwise(items)
        if land.sort == "country" and (land.owner or is_adjective([land])) and body.sort == "organization" and _is_of(body, land.values[0])
    ]  # fmt: skip
    return [item for item in items if item not in lands], [land.words for land in lands]


def _without_nationality(items: Sequence[Item]) -> list[Item]:
    """Leave out the country of a body that has one of its own: "the Iranian Revolutionary Guards" are one party."""
    return [
        item for item, after in zip(items, [*items[1:], None], strict=False) if not (after and _belongs_to(after, item))
    ]


def _of_other_lands(items: Sequence[Item]) -> list[Item]:
    """Take a parliament for that of the country before it: the "Philippine Senate" is not that of the United States."""
    legislature = (Term("sector", ("LEG",)),)
    return [
        item._replace(terms=legislature) if before is not None and _is_foreign(before, item) else item
        for before, item in zip([None, *items], items, strict=False)
    ]


def _is_foreign(country: Item, body: Item) -> bool:
    found = find_organization(body.values[0]) if body.sort == "organization" else None
    known = found is not None and found.sector == "LEG" and found.country is not None
    return known and found is not None and country.sort == "country" and found.country != country.values[0]


def _belongs_to(body: Item, country: Item) -> bool:
    found = find_organization(body.values[0]) if body.sort == "organization" else None
    return found is not None and country.sort == "country" and found.country == country.values[0]


def _is_rival(country: Item, body: Item) -> bool:
    """Tell the bare name of a state before a body that fights it, which may be another party or only says where: "Rwanda DRC M23 talks"."""
    found = find_organization(body.values[0]) if body.sort == "organization" else None
    fights = found is not None and found.sector in {"REB", "UAF"}
    return fights and _belongs_to(body, country) and not country.owner and not is_adjective([country])


def _without_organs(items: Sequence[Item]) -> tuple[list[Item], list[str]]:
    """Take out what is only a part of the body before it: "Hamas politburo members"."""
    organs = [
        item for before, item in pairwise(items)
        if before.sort == item.sort == "organization" and item.words.lower() in ORGANS
    ]  # fmt: skip
    return [item for item in items if item not in organs], [item.words for item in organs]


def _without_aims(items: Sequence[Item]) -> tuple[list[Item], list[str]]:
    """Take out what a state wants of a body, which takes no part: "Sweden's NATO bid", "Georgian EU membership"."""
    found, told = list(items), list[str]()
    for land, body, thing in zip(items, items[1:], items[2:], strict=False):
        led = land.sort == "country" and (land.owner or is_adjective([land]))
        if (
            led
            and body.sort == "organization"
            and not body.owner
            and thing.sort in {"word", "unsupported"}
            and not thing.capital
        ):
            found = [item for item in found if item is not body and item is not thing]
            told.append(f"{body.words} {thing.words}")
    return found, told
