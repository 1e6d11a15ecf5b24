"""Items of a string of keywords -> items: the town in it, and the state that only says where that is: "Mossad chief Barnea Doha Hamas talks"."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from app.ask.brands import is_disputed
from app.ask.items import AND, IN, Item, spell
from app.ask.lexicon import folds_of, stem
from app.ask.lexing import COMPASS
from app.ask.names import is_body, is_leader
from app.ask.parts import is_seat
from app.ask.runs import PARTICLES, is_adjective, names_country
from app.ask.segments import is_aimed
from app.ask.sorts import HEAD, PARTIES
from graph.ids import fold
from graph.ontology import get_event_type
from graph.organizations import find_organization
from ingest.places import find_place, is_city_name, is_known_place

HELD = {"assault", "coercion", "mobilization", "protest", "concession"}  # what is done in a land, and not said about it
MUTUAL = {"meeting", "negotiation", "agreement", "cooperation", "mediation", "visit"}
NOWHERE = {"sanction", "aid", "support", "appointment"}  # acts behind which a town is as often who bears them
LED_BY_BODY = 2  # the capital behind a noun and a body: "meeting OPEC Vienna"


def leave_lands_of_towns(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell the state whose town stands behind it, and the one for which a body sends somebody: "US troops Niger Agadez", "Libya UN envoy"."""
    parties = sum(item.sort in {"country", "organization"} or is_leader(item.words) for item in items)
    held = {
        at
        for at, item in enumerate(items)
        if item.sort == "country"
        and not is_adjective([item])
        and (_owns_town(items[at:]) or _is_served(items[at:]) or (at and _owns_capital(items[at:])))
    }
    held = (held if parties > 1 else set()) | _homes(items) | _hosts(items)
    return tuple(item.taken_as("unsupported") if at in held else item for at, item in enumerate(items))


def _homes(items: Sequence[Item]) -> set[int]:
    """Find two states right before the leaders of both: "Zimbabwe South Africa Mnangagwa Ramaphosa meeting"."""
    names = [at for at, item in enumerate(items) if item.sort == "word" and is_leader(item.words)]
    first = names[0] if len(names) > 1 else 0
    lands = [at for at in range(max(first - 2, 0), first) if names_country(items[at])]
    return set(lands) if len(lands) > 1 else set()


def _hosts(items: Sequence[Item]) -> set[int]:
    """Find the state of the capital where a leader was: "Vietnam Russia Putin Hanoi visit"."""
    led = any(item.sort == "word" and is_leader(item.words) for item in items)
    seats = {item.values[0] for item in items if item.sort == "capital"} if led else set()
    lands = [at for at, item in enumerate(items) if item.sort == "country" and not is_adjective(items[at:])]
    staffed = {at for at in lands if items[at + 1 : at + 2] and items[at + 1].sort in HEAD}  # "Mongolia president"
    return {at for at in lands if items[at].values[0] in seats} - staffed


def _owns_town(items: Sequence[Item]) -> bool:
    """Tell a state before a town in it."""
    run = [items[1:][a:b] for a, b in runs_of(items[1:]) if a == 0]
    place = find_place(spell(run[0])) if run and is_town_run(run[0]) else None
    disputed = bool(run) and is_disputed(spell(run[0]))
    return place is not None and not disputed and place.country == items[0].values[0]


def _owns_capital(items: Sequence[Item]) -> bool:
    """Tell a state before its capital: "US withdrawal Afghanistan Kabul"."""
    return len(items) > 1 and items[1].sort == "capital" and items[1].values == items[0].values


def _is_served(items: Sequence[Item]) -> bool:
    return [item.sort for item in items[1:3]] == ["organization", "office"]


def take_part_of_land(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "airstrikes northern Syria" as "airstrikes in Syria", and tell the part: what has a point of the compass is no party."""
    for at, (point, land) in enumerate(pairwise(items)):
        noun = at > 0 and items[at - 1].sort == "noun" and bool(HELD & set(items[at - 1].values))
        if noun and point.words.lower() in COMPASS and names_country(land):
            return (*items[: at + 1], *items[at + 2 :], IN, land)
    return tuple(items)


def take_town(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "defence ministers NATO Brussels meeting" as "… meeting in Brussels": a town is nobody beside parties; a second one is told."""
    nouns = {name for item in items if item.sort == "noun" for name in item.values}
    sheltered = any(item.sort == "noun" and item.words.lower().endswith("asylum") for item in items)
    if (nouns & NOWHERE and not sheltered) or any(get_event_type(name).family == "speech" for name in nouns):
        return tuple(items)
    spans = [
        span
        for span in runs_of(items)
        if (span[0] == 0 or items[span[0] - 1].sort != "marker")
        and not _is_named(items, span)
        and is_town_run(items[slice(*span)])
        and (nouns or _is_behind_body(items, span))
    ]
    if not spans and (at := _find_scene(items, nouns)) is not None:
        spans = [(at, at + 1)]
    others = [item for item in items if item.sort in PARTIES]
    others += [item for start, end in spans for item in items[end : end + 1] if is_leader(item.words)]
    if not spans or not others or (spans[0][0] == 0 and not _leads_to_party(items[spans[0][1] :])):
        return tuple(items)
    (start, end), *more = spans
    loose = {at for at in {end, len(items) - 1} if _is_loose(items, at)}  # "foreign ministers meeting Aqaba Syria"
    told = {i for a, b in more for i in range(a, b)} | loose
    left = [item.taken_as("unsupported") if i in told else item for i, item in enumerate(items)]
    beside = {*HEAD, "word"}  # "king White House Trump", "Barnea Doha Witkoff"
    parted = (
        [AND] if start and end < len(items) and items[start - 1].sort in beside and items[end].sort == "word" else []
    )
    return (*left[:start], *parted, *left[end:], IN, *items[start:end])


def _leads_to_party(after: Sequence[Item]) -> bool:
    """Tell a town in front of somebody, whose name it does not begin: "Goma EU talks", "Kyiv Pakistan president visit"."""
    return after[:1] != () and (
        after[0].sort in {"organization", "office"} or is_leader(after[0].words) or _is_staffed(after)
    )


def _is_staffed(after: Sequence[Item]) -> bool:
    return [item.sort for item in after[:2]] == ["country", "office"]


def _is_named(items: Sequence[Item], span: tuple[int, int]) -> bool:
    """Tell the name behind a title from a small town that is called so: "UN envoy Holguin Nicosia"."""
    start, end = span
    titled = (
        start > 0
        and items[start - 1].sort == "office"
        and stem(items[start - 1].words) == items[start - 1].words.lower()
    )
    return titled and end < len(items) and not is_known_place(spell(items[start:end]))


def _is_loose(items: Sequence[Item], at: int) -> bool:
    """Tell a state at the end of a string with a town, which may be where that is or what was talked about."""
    last = at == len(items) - 1 and names_country(items[at])
    seated = last and items[at - 1].sort == "capital"  # "GCC foreign ministers Riyadh Yemen"
    behind = last and items[at - 1].sort in {"noun", "word"}
    return seated or (behind and any(item.sort == "noun" for item in items[:at]))


def _is_behind_body(items: Sequence[Item], span: tuple[int, int]) -> bool:
    """Tell the town at the end behind people or a body, where nothing is done: "Russia Wagner Bakhmut", "foreign ministers Kazan"."""
    before = items[span[0] - 1] if span[0] else None
    led = before is not None and (
        is_body(before.words) or before.sort in {"office", "sector", "people", "organization"}
    )
    return led and span[1] == len(items)


def _find_scene(items: Sequence[Item], nouns: AbstractSet[str]) -> int | None:
    """Find the capital, land or house of a government that only says where: "prisoner exchange Russia US Ankara", "Xi White House visit"."""
    seats = [i for i, item in enumerate(items) if i and is_seat(item.words)]
    beside = {"word", "noun", "and", *HEAD, "country"}
    led = any(item.sort == "word" and is_leader(item.words) for item in items)
    if seats and led and all(item.sort in beside for i, item in enumerate(items) if i not in seats):
        return seats[0]
    if (
        not nouns
        and fold(items[-1].words) in folds_of("cities")
        and any(item.sort in {"office", "people"} for item in items)
    ):
        return len(items) - 1  # "defence ministers Singapore"
    capitals = [i for i, item in enumerate(items) if item.sort == "capital"]
    lands = [i for i, item in enumerate(items) if item.sort == "country"]
    if not capitals and len(lands) == 1 and "protest" in nouns and _is_beside(items, lands[0]):
        return lands[0]  # "Bangladesh protests Hasina resignation"
    if len(capitals) != 1:
        return None
    own = any(items[land].values == items[capitals[0]].values for land in lands)
    if own:  # "Zambia Zimbabwe leaders Lusaka"
        met = len(lands) > 1 and capitals[0] == len(items) - 1 and items[-2].sort in HEAD and not nouns
        # "talks Cairo Ethiopia Sudan Egypt"
        listed = len(lands) > 2 and capitals[0] > 0 and items[capitals[0] - 1].sort == "noun"
        return capitals[0] if met or (listed and nouns <= MUTUAL) else None
    visited = nouns == {"visit"} and len(lands) < LED_BY_BODY and _is_visited(items, capitals[0])
    return capitals[0] if visited or _is_where(items, capitals[0], nouns, len(lands)) else None


def _is_visited(items: Sequence[Item], at: int) -> bool:
    """Tell "visit Kyiv Pakistan president" from "Moscow foreign minister visit", whose minister that is."""
    came = any(item.sort == "office" or (item.sort == "word" and is_leader(item.words)) for item in items)
    return came and [item.sort for item in items[at + 1 : at + 2]] != ["office"]


def _is_beside(items: Sequence[Item], land: int) -> bool:
    bare = not is_adjective(items[land : land + 1]) and not items[land].words.isupper()
    parties = [item for i, item in enumerate(items) if i != land and item.sort in PARTIES]
    return bare and not parties and any(item.sort == "noun" for item in items[max(land - 1, 0) : land + 2])


def _is_where(items: Sequence[Item], at: int, nouns: AbstractSet[str], lands: int) -> bool:
    """Tell a capital beside other parties from a government."""
    last, led = at == len(items) - 1, items[0].sort == "noun"
    named = at > 0 and items[at - 1].sort == "word" and items[at - 1].capital
    people = named or any(item.sort in {"word", "office"} for item in items[:at])
    struck = bool(nouns & HELD) and not lands and people and not led  # "Hamas leader Haniyeh Tehran assassination"
    mutual = bool(nouns) and not any(is_aimed([name]) for name in nouns)
    # "Mossad chief Barnea Doha Hamas talks", "opposition Machado Oslo"
    met = named and (mutual or (last and not nouns))
    sat = last and not nouns and not lands and at > 1 and any(one.sort in {"organization", "office"} for one in items)
    alone = [item.sort for item in items[at + 1 :]] in ([], ["country"], ["unsupported"])  # "… Riyadh Yemen"
    staffed = items[0].sort == "organization" and items[at - 1].sort == "office" and alone and (mutual or not nouns)
    told = items[0].values != ("visit",) and bool(nouns)
    bare = any(item.sort == "country" and not _acts(item) for item in items)
    fights = not nouns or bool(nouns & HELD)  # of "Hamas Cairo talks" nobody knows
    fighters = any(
        item.sort in HEAD or (fights and item.sort == "organization" and not _is_union(item)) for item in items
    )
    done = at == 2 and items[1].find("verb") is not None and items[0].sort == "organization"  # "Taliban capture Kabul"
    known = bool(nouns) and nouns <= HELD | MUTUAL
    beside = at > 0 and not (bare or done) and fighters and known  # "Israeli strike Doha Hamas leaders"
    came = last and not nouns and not bare and fighters and at > 1  # "Afghan Taliban delegation Oslo"
    leaders = any(is_leader(spell(items[a:b])) or is_leader(items[b - 1].words) for a, b in runs_of(items))
    led_by = at + 1 < len(items) and items[at + 1].sort == "word" and is_leader(items[at + 1].words)
    # "peace accord Kuala Lumpur Trump"
    talked = led_by and bool(nouns) and nouns <= MUTUAL and items[at - 1].sort == "noun"
    stood = last and led and named and not lands and bool(nouns) and nouns <= {"protest", "assault"}
    if stood:
        return True  # "protest Putin Vienna"
    if leaders and at > 0 and (not nouns or nouns == {"aid"} or talked):
        return True  # "Myanmar junta Beijing Min Aung Hlaing", "Assad Moscow asylum"
    sits = led and last and not lands and at == LED_BY_BODY and items[1].sort == "organization" and mutual
    if beside or came or sits:
        return True
    fronted = at == 1 and not lands and led and told  # "drone attack Abu Dhabi Houthis", "protests Tehran"
    return fronted or struck or met or sat or staffed or (last and lands > 1 and led and bool(nouns & HELD))


def _acts(land: Item) -> bool:
    return is_adjective([land]) or land.words.isupper()


def _is_union(body: Item) -> bool:
    """Tell a body of states, which a capital may be a party beside: "EU Ankara talks"."""
    known = find_organization(body.values[0])
    return known is not None and known.sector == "IGO"


def runs_of(items: Sequence[Item]) -> list[tuple[int, int]]:
    """Find where unlisted words stand together; those with capitals and those without apart, and what stands behind a body."""
    runs: list[tuple[int, int]] = []
    for at, item in enumerate(items):
        before = items[at - 1] if at else None
        goes_on = before is not None and before.sort == "word" and not is_body(before.words)
        if item.sort != "word":
            continue
        alike = before is not None and (before.capital == item.capital or _is_particle(before, item))
        if runs and goes_on and alike and not _parts_town(items[runs[-1][0] : at], item):
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _parts_town(run: Sequence[Item], item: Item) -> bool:
    """Tell the town before a leader, "G7 summit Hiroshima Zelensky", and behind a name: "Imamoglu Istanbul"."""
    behind = item.capital and is_city_name(item.words) and len(run) == 1 and not is_leader(f"{spell(run)} {item.words}")
    if behind and find_place(f"{spell(run)} {item.words}") is None:
        return True
    named = is_leader(spell(run)) or is_leader(f"{spell(run)} {item.words}")
    return is_leader(item.words) and not named and find_place(spell(run)) is not None


def _is_particle(before: Item, item: Item) -> bool:
    return bool({before.words.lower(), item.words.lower()} & PARTICLES)


def is_town_run(run: Sequence[Item]) -> bool:
    """Tell a town of a gazetteer that is no leader's name."""
    name = spell(run)
    named = all(item.capital for item in run) or is_known_place(name)
    return named and not is_leader(name) and find_place(name) is not None
