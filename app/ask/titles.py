"""Items -> items: titles and capacities that several words say: "deputy defence minister", "his Sudanese counterpart"."""

from collections.abc import Sequence

from app.ask.items import Item, retake
from app.ask.lexicon import Term, stem, stems_of
from app.ask.names import lands_of
from app.ask.runs import is_adjective, names_country
from app.ask.sorts import HEAD
from ingest.places import find_place, is_known_place

# Acts that "to" may go on from: what goes to somebody, or is said to him.
GOING = {"visit", "aid", "pledge", "request", "concession", "mobilization", "call", "threat", "appointment", "sanction"}
POSTS = {"to", "for", "on"}
RULING = {"government", "authority"}
COUNTERPARTS = {"counterpart", "counterparts"}


def turn_titles(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write every title of several words as one, with what "counterpart" and "delegation" stand for."""
    for turn in (turn_governments, turn_realms, turn_opposed, turn_deputies, turn_members, turn_seats, turn_missions):
        items = turn(items)
    return turn_counterparts(turn_delegations(turn_posts(items)))


def turn_governments(items: Sequence[Item]) -> tuple[Item, ...]:
    """Leave out the government whose state is named, whose "of" would say who acts: "mediation between the government of Colombia and the ELN"."""
    ruled = {
        at for at in range(len(items) - 2)
        if stem(items[at].words) in RULING and items[at].sort == "people" and items[at + 1].words.lower() == "of"
        and names_country(items[at + 2]) and not items[at + 2].owner
    }  # fmt: skip
    nothing = (Term("filler"),)
    return tuple(item._replace(terms=nothing) if {at, at - 1} & ruled else item for at, item in enumerate(items))


def turn_realms(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell who stands before the state that he leads: "Erdogan's Turkey attacked Syria"."""
    return retake(items, _rules, "unsupported")


def _rules(_before: Sequence[Item], name: Item, after: Sequence[Item]) -> bool:
    named = name.sort == "word" and name.owner and bool(after) and names_country(after[0])
    return named and after[0].values[0] in lands_of(name.words)


def turn_opposed(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell "opposition to sanctions" and "threats of force", which are nobody, from the opposition and the forces."""
    return retake(items, _is_nobody, "unsupported")


def _is_nobody(_before: Sequence[Item], item: Item, after: Sequence[Item]) -> bool:
    opposed = item.words.lower() == "opposition" and bool(after) and after[0].words.lower() == "to"
    return opposed or item.words.lower() == "force"


def turn_deputies(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "deputy defence minister" as one office."""
    found: list[Item] = []
    for item in items:
        if (
            found
            and found[-1].words.lower() in {"deputy", "deputies"}
            and not found[-1].owner
            and item.sort == "office"
        ):
            title = Term("office", (f"deputy {item.values[0]}",))
            found[-1] = item._replace(words=f"{found[-1].words} {item.words}", terms=(title,))
        else:
            found.append(item)
    return tuple(found)


def turn_seats(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell the body at which somebody acts for his country: "the UN ambassador of Guyana", "Russia's OSCE envoy"."""
    return retake(items, _is_seat, "unsupported")


def turn_missions(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell the land to which a body sends somebody: "UN Western Sahara envoy de Mistura"."""
    return retake(items, _is_mission, "unsupported")


def _is_mission(before: Sequence[Item], land: Item, after: Sequence[Item]) -> bool:
    sent = bool(before) and before[-1].sort == "organization" and not before[-1].owner
    return sent and land.sort == "country" and not land.owner and bool(after) and _is_posted(after[0])


def _is_seat(before: Sequence[Item], body: Item, after: Sequence[Item]) -> bool:
    """Tell "Guyana's UN ambassador" from "Yemen UN envoy", whom the UN has sent there."""
    if body.sort != "organization" or body.owner or not after or not _is_posted(after[0]):
        return False
    of = len(after) > 2 and after[1].words.lower() == "of" and after[2].sort == "country"
    land = before[-1] if before and before[-1].sort == "country" else None
    acts = land is not None and (land.owner or is_adjective([land]) or land.words.removeprefix("the ").isupper())
    return acts or (of and stem(after[0].words) in {"ambassador", "permanent representative"})


def _is_posted(office: Item) -> bool:
    return office.find("office") is not None and stem(office.words) in stems_of("posted")


def turn_posts(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "the ambassador to Sudan" as one office whose country is told, and "appointed as minister" without its "as"."""
    found: list[Item] = []
    position = 0
    while position < len(items):
        item = items[position]
        if found and _names_post(found, items[position:]):
            words = f"{item.words} {items[position + 1].words}"
            found.append(Item(words, (Term("unsupported"),), False, items[position + 1].owner))
            position += 1
        elif item.words.lower() == "as" and _is_named(found, items[position + 1 :]):
            found.append(item.taken_as("and"))
        else:
            found.append(item)
        position += 1
    return tuple(found)


def _names_post(before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Tell "the envoy for Yemen visits" from "the visit of the envoy to Yemen": a word for events must follow, save after "for", or none stand there at all."""
    office, named = (
        _office_of(before),
        (
            any(item.sort == "verb" and "appointment" in item.values for item in before)
            or [item.words.lower() for item in before[-2:-1]] == ["as"]  # "nomination as ambassador to Israel"
        ),
    )
    word = after[0].words.lower()
    if (
        not _is_posted(office)
        or word not in POSTS
        or len(after) < 2
        or after[1].sort not in {"country", "organization", "region", "capital"}
        or any(item.sort in HEAD for item in after[2:3])  # "the adviser to the Iraqi president"
    ):
        return False
    acts = [any(item.sort in {"noun", "verb"} for item in part) for part in (before, after[2:])]
    leads = any(GOING & set(item.values) for item in before if item.sort in {"noun", "verb"})  # "visit of the envoy to"
    return word == "for" or named or acts[1] or not (acts[0] and leads)


def _office_of(before: Sequence[Item]) -> Item:
    """Give the office that stands last, or before the country that it acts for: "the ambassador of Israel to"."""
    of = len(before) > 2 and before[-1].sort == "country" and before[-2].words.lower() == "of"
    return before[-3] if of else before[-1]


def _is_named(before: Sequence[Item], after: Sequence[Item]) -> bool:
    named = any("appointment" in item.values for item in before)
    thing = next((item for item in after if item.sort != "filler"), None)
    return named and thing is not None and thing.sort in {"office", "country"}


def turn_members(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "members of the GCC" as "GCC members"."""
    found = [
        item.taken_as("unsupported") if item.words.lower() == "member" and _is_one(before) else item
        for before, item in zip([None, *items], items, strict=False)
    ]  # "is Iran a member of BRICS"
    for i in range(len(found) - 2):
        of = found[i].find("members") and found[i + 1].words.lower() == "of"
        if of and found[i].words.lower().startswith("member") and found[i + 2].sort == "organization":
            found[i : i + 3] = [found[i + 2], found[i], Item.of("", "filler")]
    return tuple(found)


def _is_one(before: Item | None) -> bool:
    return before is not None and before.words.lower() in {"a", "the"}


def turn_delegations(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take a delegation that goes somewhere for a visit, where nothing else is done: "Sudanese delegations to Israel"."""
    at = next((i for i, item in enumerate(items[:-2]) if item.words.lower() in {"delegation", "delegations"}), None)
    to = None if at is None else next((i for i in range(at + 1, len(items) - 1) if not _is_of_name(items[i])), at)
    if (
        at is None
        or to is None
        or items[to].words.lower() != "to"
        or any(item.sort in {"noun", "verb"} for item in items)
    ):
        return tuple(items)
    land = items[to + 1].sort in {"country", "capital"} or is_town(items[to + 1])
    visit = items[at].taken_as("noun", "visit") if land else items[at]
    return (*items[:at], visit, *items[at + 1 :])


def _is_of_name(item: Item) -> bool:
    return item.sort == "word" and item.capital


def turn_counterparts(items: Sequence[Item]) -> tuple[Item, ...]:
    """Give a counterpart the capacity named before, "the Egyptian foreign minister and his Sudanese counterpart"; nobody says which one a name has."""
    found: list[Item] = []
    for position, item in enumerate(items):
        term = _shared(item, found, items[position + 1 : position + 2])
        found.append(item._replace(terms=(term,)) if term else item)
    return tuple(found)


def _shared(item: Item, before: Sequence[Item], after: Sequence[Item]) -> Term | None:
    """Find what a counterpart is: an office or sector said before; "his counterpart Wang Yi" is told by name, and one of officials is an official."""
    if item.words.lower() not in COUNTERPARTS or any(one.words.lower() == "of" for one in after):
        return None
    held = next((one for one in reversed(before) if one.sort in HEAD), None)
    named = any(one.sort == "word" and one.capital for one in after) and not item.owner
    if named or (held is not None and held.sort == "people"):
        return None
    posted = bool(before) and before[-1].sort in {"country", "capital"}
    return held.terms[0] if held and posted else Term("unsupported")


def is_town(item: Item) -> bool:
    """Tell a town or region: "Israel strikes Gaza"."""
    return item.sort == "word" and (is_known_place(item.words) or (item.capital and find_place(item.words) is not None))
