"""Items -> items: what an agreement or talks are about, which is no party to them: "refugee deal", "Syria talks between Russia and the US"."""

from collections.abc import Sequence
from itertools import takewhile

from app.ask.items import IN, Item, retake, spell
from app.ask.lexicon import folds_of, stem
from app.ask.names import is_leader
from app.ask.runs import is_adjective, names_country
from app.ask.segments import AUXILIARIES, is_aimed
from app.ask.sorts import HEAD, OFFICIAL
from graph.ids import fold
from ingest.places import find_place, is_known_place

# Adjectives that say what parties agree on or do together, and not for whom they act: "military pact".
KINDS = {"military", "troop", "parliamentary", "judicial", "religious", "intelligence", "police", "media"}
TOGETHER = {"agreement", "cooperation", "aid", "support", "pledge"}
MATTERS = {"REF", "BUS", "EDU", "CRM"}  # sectors of which a word before "deal" or "talks" is what these are about
# "military coup", which no army did as such
TAKING = {"coup", "takeover", "intervention", "base", "presence", "parade", "rule", "occupation"}
MEANS = {"action", "option", "force"}  # in a headline too: "Military Action"
SPIES = {"agency", "service", "agent", "master", "network", "ring"}  # "spy agencies", but "spy swap"
# What is given is no service of spies: "intelligence passed to Ukraine".
GIVEN = {"given", "passed", "handed", "provided", "supplied", "shared", "sold", "leaked", "sent"}
TOLD_IN = {"reports", "report", "articles", "news", "stories", "coverage", "reporting"}
TELLING = {"on", "about", "of"}
NAMING = {"between", "of", "among", "attended by", "involving"}
HOSTED = {"host", "hosts", "hosted", "convenes", "convened"}
TALKS = {"meeting", "negotiation", "call", "visit"}


def turn_reports(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell the reports of an act, and ask for the act: "reports on clashes in Rafah", but not "articles about North Korea"."""
    at = next((i for i, item in enumerate(items) if item.sort != "filler"), len(items))
    told, of = items[at : at + 1], items[at + 1 : at + 2]
    if not told or told[0].words.lower() not in TOLD_IN or not of or of[0].words.lower() not in TELLING:
        return tuple(items)
    led = takewhile(lambda item: item.find("marker") is None, items[at + 2 :])
    if not any(item.sort == "noun" for item in led):
        return tuple(items)
    said = told[0].taken_as("unsupported")
    return (*items[:at], said, of[0].taken_as("filler"), *items[at + 2 :])


def turn_lands(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell the land that others talk about: "Syria talks between Russia and the US", "the Libya conference"."""
    return retake(items, _is_talked_about, "unsupported")


def turn_scenes(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "Madagascar protests" and "protests Sudan" as "protests in …", where people protest, but not "Chinese protests" and "Japan protests over Dokdo"."""
    named = [item for item in items if item.sort != "filler"]
    asks = any(item.words.lower() in AUXILIARIES | {"who", "whom"} for item in items)
    if asks or len(named) != 2 or not (_is_scene(*named) or _is_scene(*named[::-1])):
        return tuple(items)
    act, land = sorted(named, key=lambda item: item.sort == "country")
    return (act, IN, land)


def _is_scene(land: Item, act: Item) -> bool:
    bare = (
        land.sort == "country"
        and not land.owner
        and not is_adjective([land])
        and not land.words.removeprefix("the ").isupper()
    )
    return bare and act.sort == "noun" and act.values == ("protest",)


def turn_seats(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "Turkey Afrin offensive" as "Turkey offensive in Afrin"; what follows "talks" may be about the land, and is left."""
    for at, land in enumerate(items):
        bare = names_country(land) and not land.owner
        alone = not any(one.sort in {"country", "and", "word", "organization", "capital"} for one in items[:at])
        for town in (items[at + 1 : at + 3], items[at + 1 : at + 2]) if bare and alone else ():
            behind = items[at + 1 + len(town) :]
            if _is_town(town) and behind and _is_held(behind[0]):
                return (*items[: at + 1], behind[0], IN, *town, *behind[1:])
    return tuple(items)


def _is_held(act: Item) -> bool:
    return act.sort == "noun" and not set(act.values) & (TALKS | {"sanction"})


def _is_town(items: Sequence[Item]) -> bool:
    """Tell a town or land that is nobody's name and no government's."""
    name = spell(items)
    named = all(item.sort == "word" and not item.owner for item in items) and not is_leader(name)
    shown = is_known_place(name) or all(item.capital for item in items)
    return named and shown and (find_place(name) is not None or fold(name) in folds_of("lands"))


def turn_cities(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "the Singapore summit of Trump and Kim" as "the summit in Singapore"; one that meets another is a party: "Singapore summit with Malaysia"."""
    found = list(items)
    for at in range(len(found) - 1):
        city, act = found[at], found[at + 1]
        if fold(city.words).removeprefix("the ") in folds_of("cities") and _is_seat(
            found[at - 1 : at], city, act, found[at + 2 :]
        ):
            found[at : at + 2] = [act, IN, city]
            break
    return tuple(found)


def _is_seat(before: Sequence[Item], city: Item, act: Item, after: Sequence[Item]) -> bool:
    met = act.sort == "noun" and set(act.values) <= {"meeting", "negotiation"} and not city.owner
    # "Malaysia and Singapore summit", "Malaysia Singapore summit"
    joined = any(one.sort in {"and", "country"} for one in before)
    second = any(one.words.lower() in {"with", "on", "about"} for one in after)
    called = stem(act.words) in {"summit", "conference"}
    return met and not joined and ((called and not second) or _count_parties(after) > 1)


def _is_talked_about(before: Sequence[Item], item: Item, after: Sequence[Item]) -> bool:
    if item.sort != "country" or item.owner or is_adjective([item]) or item.words.removeprefix("the ").isupper():
        return False
    hosted = any(one.words.lower() in HOSTED and one.find("verb") for one in before[-1:])  # "Oman hosts Iran talks"
    if any(one.sort not in {"filler", "marker"} for one in before[-1:]) and not hosted:
        return False  # "Russia Ukraine talks"
    at = next((i for i, one in enumerate(after) if one.sort not in {"word", "unsupported"} or one.capital), len(after))
    talks = at < len(after) and after[at].sort == "noun" and set(after[at].values) <= {"meeting", "negotiation"}
    conference = talks and stem(after[at].words) == "conference"
    return talks and (conference or hosted or _count_parties(after[at + 1 :]) > 1)


def _count_parties(after: Sequence[Item]) -> int:
    """Count the parties that "between" or "attended by" names."""
    start = next((i for i, item in enumerate(after) if item.words.lower() in NAMING), len(after))
    named = takewhile(lambda item: item.sort in {*OFFICIAL, "and", "word", "filler", *HEAD}, after[start + 1 :])
    return sum(
        item.sort in {"country", "organization", "capital"} or (item.sort == "word" and item.capital) for item in named
    )


def turn_matters(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell what a "refugee deal" is about from refugees who take part."""
    return retake(items, _is_matter, "unsupported")


def _is_kind(item: Item, after: Item) -> bool:
    """Tell what says of which kind an act or a coup is: "general agreement", "military pact"."""
    word = item.words.lower()
    took = word == "military" and stem(after.words) in TAKING and not after.capital
    act = set(after.values) if after.sort == "noun" else set()
    return took or (bool(act) and (word == "general" or (word in KINDS and act <= TOGETHER)))


def _is_means(item: Item, after: Item) -> bool:
    """Tell what is threatened or used from an army: "military action", "the military option"."""
    word = after.words.lower()
    small = after.sort == "word" and (not after.capital or word in MEANS)
    return item.words.lower() == "military" and small and stem(word) == word


def _is_matter(_before: Sequence[Item], item: Item, behind: Sequence[Item]) -> bool:
    sector = item.find("sector")
    if sector is None or item.owner or not behind:
        return False
    after = behind[0]
    if _is_kind(item, after) or _is_means(item, after):
        return True
    if (
        sector.values[0] == "BUS"
        and after.sort == "noun"
        and "sanction" in after.values
        and stem(item.words) == item.words.lower()
    ):
        return True  # "bank sanctions"
    if sector.values[0] == "REL" and "agreement" in after.values:
        return True  # "China Vatican bishops agreement"
    if sector.values[0] not in MATTERS:
        given = stem(item.words) == "intelligence" and after.words.lower() in GIVEN
        return given or (stem(item.words) == "spy" and after.sort == "word" and stem(after.words) not in SPIES)
    return (after.sort == "noun" and not is_aimed(after.values)) or (after.sort == "word" and not after.capital)
