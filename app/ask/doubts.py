"""Segments and the filter -> what stands in the filter as a guess, and what a second clause says: both are told."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.ask.items import Item
from app.ask.lexicon import folds_of, forms_of, load_question_words, stem
from app.ask.loose import find_loose
from app.ask.names import hides_leader, is_body, is_leader
from app.ask.odd_topics import find_odd_topic
from app.ask.runs import ACRONYM, COMMON
from app.ask.segments import MUTUAL, TARGETED_ON, Segment
from app.ask.strays import find_strays
from app.ask.typos import is_near_country
from app.filters import EventFilter
from graph.countries import country_names, find_capital, load_countries
from graph.ids import fold
from graph.ontology import get_event_type
from graph.organizations import find_organization
from ingest.places import find_place, is_known_place

# which companies and armed groups do and bear as much as people
DIRECT = {"sanction", "aid", "agreement", "cooperation", "assault"}
PEOPLES = re.compile(r"(?:ish|ese|ian|ean)$")  # "Kurdish and Syrian officials"
GIVEN = {"concession", "coercion"}  # of towns and lands as much as by people: "handed over Macau"
AGREED = {"agreement"}
FRIENDLY = {"support", "aid", "pledge", "visit", "meeting", "call", "cooperation"}  # "support against IS" is not for it
JOINT = {"with", "alongside", "together with"}
WHOSE = {"government", "authority", "counterpart", "party"}


def find_doubts(segments: Sequence[Segment], chosen: EventFilter, *, caseless: bool) -> Iterator[str]:
    """Yield the words of a question, `caseless` where it has no capitals, that the filter has by a guess only, and those that begin a clause of their own."""
    for side in chosen.between:
        form, _, name = side.partition(":")
        town = form == "person" and _ends_in_town(name, acts=chosen.type not in {(), ("visit",)})
        if form == "person" and (town or hides_leader(name) or _is_land(name) or _names_treaty(name, segments)):
            yield name
        if (
            form == "org"
            and " " in name
            and find_organization(name) is None
            and any(map(is_leader, re.split(r"[\s-]", name)))
        ):
            yield name  # "Putin Modi Xi Tianjin SCO"
    if chosen.place and _misspells_land(chosen.place):
        yield chosen.place
    for before, segment in pairwise(segments):
        yield from _mayors(before, segment)
    yield from find_loose(segments, chosen)
    yield from find_strays(segments, chosen)
    for segment in segments:
        if segment.part == "topic":
            yield from find_odd_topic(segment, chosen)
            if caseless and segment.marker == "on" and chosen.topic and TARGETED_ON & set(chosen.type):
                yield chosen.topic  # "sanctions on dodik", as it is written
        elif segment.part != "time":
            yield from _odd_place(segment, chosen)
            yield from _visited(segment, chosen)
            yield from _odd_relations(segment, chosen)
            yield from _odd_names(segment.items, chosen)
            yield from _nobodys(segment)
            yield from _minorities(segment.items)
            yield from _left_open(segment)
            yield from _odd_bodies(segment, chosen)
            yield from _two_titles(segment.items)
            yield from _two_sided(segment.items, chosen)


def _names_treaty(name: str, segments: Sequence[Segment]) -> bool:
    """Tell what only a treaty is called after: "Good Friday agreement"."""
    if " " not in name or is_leader(name):
        return False
    last = name.rsplit(maxsplit=1)[-1]
    pairs = (pair for segment in segments for pair in pairwise(segment.items))
    return any(a.words.endswith(last) and not a.owner and b.sort == "noun" and AGREED & set(b.values) for a, b in pairs)


def _mayors(before: Segment, segment: Segment) -> Iterator[str]:
    """Tell the capital of which somebody is mayor, who acts for the town and not for the state."""
    local = bool(before.items) and stem(before.items[-1].words).endswith("mayor")
    first = next((item for item in segment.items if item.sort != "filler"), None)
    if local and segment.marker == "of" and first is not None and first.sort == "capital":
        yield f"of {first.words}"


def _misspells_land(place: str) -> bool:
    """Tell a small town a letter off a country: "who visited Algeri"."""
    listed = place in load_countries() or is_known_place(place) or find_capital(place) is not None
    return not listed and is_near_country(place)


def _is_land(name: str) -> bool:
    """Tell a land that no list of states has: "Vichy France", "Port Said"."""
    last = country_names().get(fold(name).split()[-1]) if " " in name else None
    within = last is not None and last.usage == "name" and not is_leader(name.split(maxsplit=1)[0])
    return within or (" " in name and not is_leader(name) and find_place(name) is not None)


def _ends_in_town(name: str, *, acts: bool) -> bool:
    """Tell the town at the end of words that no list has, where nothing is done or somebody comes, or a leader stands before: "Okonjo Lagos"."""
    first, *more = name.split()
    led = is_leader(first) and len(more) > 1
    return bool(more) and (led or not acts) and not is_leader(name) and find_place(more[-1]) is not None


def _visited(segment: Segment, chosen: EventFilter) -> Iterator[str]:
    """Tell whom nobody knows and who is visited, which may be a place: "visiting Yad Vashem"."""
    for act, item in pairwise(segment.items):
        if act.sort == "verb" and "visit" in act.values and item.sort == "word":
            people = (side.removeprefix("person:") for side in chosen.between if side.startswith("person:"))
            yield from (name for name in people if name.startswith(item.words) and not is_leader(name))


def _odd_place(segment: Segment, chosen: EventFilter) -> Iterator[str]:
    """Tell a name with an article that no gazetteer has: "in the Bible", but not "in Neom"."""
    led = segment.part == "place" and [item.words.lower() for item in segment.items[:1]] == ["the"]
    if led and chosen.place and chosen.place not in load_countries() and find_place(chosen.place) is None:
        yield chosen.place


def _odd_relations(segment: Segment, chosen: EventFilter) -> Iterator[str]:
    """Tell a small word that says nothing of acts like those asked: "meetings against Iran", "sanctions with the EU"."""
    named = any(item.sort in {"country", "capital", "organization", "word"} for item in segment.items)
    if segment.part != "parties" or not named or not chosen.type:
        return
    aimed = [get_event_type(name).plover not in MUTUAL for name in chosen.type]
    joint = segment.marker in JOINT and all(aimed) and "support" not in chosen.type  # but "solidarity with"
    # "demands for withdrawal from Rafah"
    asked_of = segment.marker == "from" and "request" in chosen.type and chosen.topic
    unlisted = any(
        item.sort == "word" and not is_leader(item.words) and f"person:{item.words}" in chosen.between
        for item in segment.items
    )
    friendly = not any(aimed) or set(chosen.type) <= FRIENDLY
    hostile = segment.marker in {"against", "versus", "vs"} and friendly
    if joint or hostile or (asked_of and unlisted):
        yield " ".join([segment.marker, *(item.written for item in segment.items)]).replace(" ,", ",").strip(" ,")


def _odd_names(items: Sequence[Item], chosen: EventFilter) -> Iterator[str]:
    """Tell a word that stands for a person though it may be a people, a company or a thing: "the Kurds", "sanctions on Huawei"."""
    for position, (before, item, after) in enumerate(zip([None, *items], items, [*items[1:], None], strict=False)):
        if item.sort != "word" or f"person:{item.words}" not in chosen.between or is_leader(item.words):
            continue
        if before is not None and before.words == "," and _is_closed(items[:position]):
            yield item.words
        elif (before is not None and before.sort in {"office", "people"}) or _is_beside_leader(items, item):
            continue  # "CIA director Burns", "Carter and Begin"
        taken = before is not None and before.words.lower() in forms_of("taken")  # "Ethiopia occupies Badme"
        if taken or _is_unsure(before, item, after) or _is_thing(before, item, chosen):
            yield item.words


def _is_closed(before: Sequence[Item]) -> bool:
    """Tell a list that "and" has ended, after which a comma brings something else: "A, B and C, Crans-Montana"."""
    return any(item.sort == "and" and item.words != "," for item in before)


def _is_unsure(before: Item | None, item: Item, after: Item | None) -> bool:
    """Tell from the words beside it a word that may be a people or only an adjective: "the Kurds", "hosts Islamic summit"."""
    article = before is not None and before.words.lower() == "the"
    people = PEOPLES.search(item.words) and after is not None and (after.sort in {"and", "country"} or _is_small(after))
    led = before is not None and before.sort == "verb" and after is not None and after.sort == "noun"
    region = after is not None and after.sort == "region"  # "Open Balkan"
    said = any(one is not None and one.sort == "verb" and not GIVEN & set(one.values) for one in (before, after))
    town = not said and not item.owner and find_place(item.words) is not None  # "talks between Spain and Gibraltar"
    return article or led or region or town or bool(people)


def _is_small(item: Item) -> bool:
    return item.sort in {"word", "unsupported"} and not item.capital  # "Kurdish fighters"


def _is_thing(before: Item | None, item: Item, chosen: EventFilter) -> bool:
    """Tell from its letters, or from what is done, a word that may be no person: "S-400", "sanctions on Rosneft", "Irak"."""
    bare = before is None or before.sort in {"filler", "noun", "verb"}
    aimed = (bool(DIRECT & set(chosen.type)) and not item.owner) or not chosen.type
    odd = re.search(r"\d", item.words) or COMMON.search(item.words) or is_near_country(item.words)
    return bool(odd) or (bare and aimed)


def _odd_bodies(segment: Segment, chosen: EventFilter) -> Iterator[str]:
    """Tell letters that no list has and that nothing makes somebody: "JSON list of exercises"."""
    for before, item, after in zip([None, *segment.items], segment.items, segment.items[1:], strict=False):
        listed = (
            item.sort != "word" or f"org:{item.words}" not in chosen.between or is_body(item.words) or "+" in item.words
        )
        led = before is None or before.sort in {"filler", "verb"}
        bare = segment.part == "head" and led and not item.owner
        sealed = after.sort == "noun" and (AGREED & set(after.values) or (before is not None and before.words == "the"))
        if not listed and after.sort == "office":
            yield item.words  # "Catalan ministers"
        elif not listed and bare and ACRONYM.fullmatch(item.words) and (sealed or after.sort in {"filler", "word"}):
            yield item.words


def _is_beside_leader(items: Sequence[Item], item: Item) -> bool:
    at = items.index(item)
    beside = [
        items[i + step] for i, step in ((at - 1, -1), (at + 1, 1)) if 0 < i < len(items) - 1 and items[i].sort == "and"
    ]
    return any(is_leader(one.words) for one in beside)


def _nobodys(segment: Segment) -> Iterator[str]:
    """Tell a government of which nobody says whose it is: "protests against the government in Belgrade"."""
    named = False
    for item, after in zip(segment.items, [*segment.items[1:], None], strict=False):
        named = item.sort != "and" and (named or item.sort not in {"filler", "people", "noun", "verb"})
        last = after is None and segment.following == "of"
        if not named and not last and item.sort == "people" and stem(item.words) in WHOSE:
            yield item.words


def _minorities(items: Sequence[Item]) -> Iterator[str]:
    """Tell people of one country named after another: "Bosnian Serbs" act for neither."""
    for first, second in pairwise(items):
        lands = first.sort == second.sort == "country" and not first.owner
        if lands and _names_people(second) and not first.words.removeprefix("the ").isupper():
            yield f"{first.words} {second.words}"


def _names_people(item: Item) -> bool:
    known = country_names().get(fold(item.words))
    return known is not None and known.usage in {"adjective", "demonym"}


def _left_open(segment: Segment) -> Iterator[str]:
    """Tell "those" that a small word goes on with: "only those in Doha"."""
    if segment.following and segment.items and segment.items[-1].words.lower() in {"those", "ones"}:
        yield f"{segment.items[-1].words} {segment.following}"


def _two_titles(items: Sequence[Item]) -> Iterator[str]:
    """Tell the first of two titles before one name, which may be another's: "prime minister and foreign minister Mohammed"."""
    sorts = [item.sort for item in items]
    for i in range(len(items) - 3):
        if (
            sorts[i : i + 4] == ["office", "and", "office", "word"]
            and items[i + 3].capital
            and items[i + 1].words != ","
        ):
            yield items[i].words


def _two_sided(items: Sequence[Item], chosen: EventFilter) -> Iterator[str]:
    """Tell a noun that may be another act where a party does it, "the Ukrainian strikes"; and a country of two, or a part of one: "Congo"."""
    turned = load_question_words().turned
    for item in items:
        acted = item.sort == "noun" and "" in turned.get(stem(item.words), {}) and item.values[0] in chosen.type
        if acted and turned[stem(item.words)][""] not in chosen.type and chosen.between:
            yield item.words
        if item.words.lower().removeprefix("the ") in folds_of("unsure_lands") or (
            item.sort == "organization" and item.words.endswith("+")
        ):
            yield item.words  # "OPEC+", which has more members than the OPEC that texts are read for
