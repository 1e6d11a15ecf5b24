"""Items -> items: a verb and the thing or the party that it is done to, which together say an act: "tears up the nuclear deal", "bans British MPs"."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from app.ask.items import Item
from app.ask.lexicon import Act, Term, is_past, load_question_words, stem
from app.ask.names import is_leader
from app.ask.runs import is_adjective
from app.ask.sorts import HEAD, PARTIES
from app.ask.verbs import inflect
from ingest.places import find_place

# sorts of what may say more of the thing
BETWEEN = {"word", "unsupported", "filler", "country", "organization", "sector"}
ACTING = {"noun", "verb", "marker"}  # sorts of a thing that would be an act of its own
# types of what is done to the one with whom the thing was shared
AGAINST = {"rejection", "sanction", "request", "coercion"}
RANKS = {"new", "top", "senior", "army", "military", "chief", "former"}
ASKING = {"did", "does", "do"}  # before a verb that has no ending then
TO = Item("to", (Term("marker", ("goals",)),), False, False, "with")
WITH = "with"
UNKNOWN = {"word", "unsupported"}
DOERS = ("source", "participant", "visitor", "mediator", "appointer")  # roles of who does an act
FURTHEST = 4  # words from the verb to the thing


def turn_acts(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take a verb for the act that it says with its thing or its party; the words between them keep their own meaning."""
    found = list(items)
    for at, item in enumerate(found[:-1]):
        acts = _acts_of(item)
        if at == 0 or not acts or is_adjective(found[at - 1 : at]):
            continue  # "Tunisian trade union strikes"
        named = _find_thing(found, at, acts)
        kind = named[0] if named else _find_done_to(found, at, acts) or _find_borne(found, at, acts)
        if kind is None or (item.sort == "verb" and kind in item.values):
            continue
        found[at] = item._replace(terms=(Term("verb", (kind,)),), capital=False)
        if named:
            found[named[1]] = _told(found[named[1]], kind)
            found[at + 1 : named[1]] = [_without_name(one) for one in found[at + 1 : named[1]]]
            if kind in AGAINST and [one.words.lower() for one in found[named[1] + 1 : named[1] + 2]] == ["with"]:
                found[named[1] + 1] = TO
    return tuple(found)


def _acts_of(item: Item) -> tuple[tuple[str, Act], ...]:
    """Give the acts that a verb may be a part of; one that the lists of questions do not know has those that texts are read for."""
    verb = item.words.lower()
    unknown = item.sort in UNKNOWN and not item.capital
    return _verbs().get(verb, ()) + (_read_verbs().get(verb, ()) if unknown else ())


def _find_thing(items: Sequence[Item], at: int, acts: Sequence[tuple[str, Act]]) -> tuple[str, int] | None:
    """Find the type that the verb has with the thing behind it, and where that stands."""
    for position in range(at + 1, min(at + 1 + FURTHEST, len(items))):
        thing = items[position]
        key = stem(thing.words)
        act = next((one for one in acts if key in _things(one[1])), None)
        kind = act[0] if act else None
        read = act in _read_verbs().get(items[at].words.lower(), ())
        said = read and thing.sort == "noun" and kind in thing.values  # "files a complaint"
        if kind is not None and not said and not _goes_on(items[position + 1 : position + 2]):
            return kind, position
        brand = _is_name(thing) and not is_leader(thing.words) and position + 1 < len(items)  # "tests Agni missile"
        if thing.words.lower() == WITH and position > at + 1 and items[at + 1].sort in PARTIES:
            continue  # "hits Brazil with tariffs"
        if thing.owner and (_is_name(thing) or thing.sort == "country"):
            continue  # "revokes Petro's visa"
        if thing.sort not in BETWEEN or (_is_name(thing) and not brand) or thing.owner:
            return None
    return None


def _find_done_to(items: Sequence[Item], at: int, acts: Sequence[tuple[str, Act]]) -> str | None:
    """Find the type of a verb that somebody before it does to somebody behind it, where as a noun it says something else: "US arms Taiwan"."""
    verb, doer = items[at].words.lower(), items[at - 1]
    if doer.sort == "status" and at > 1:
        doer = items[at - 2]  # "UAE denies arming RSF"
    junta = doer.sort == "word" and at > 1 and items[at - 2].sort in PARTIES  # "Myanmar's junta frees"
    if not (doer.sort in PARTIES or _is_name(doer) or junta) or doer.owner:
        return None
    after = [item for item in items[at + 1 : at + 1 + FURTHEST] if item.sort != "filler"]
    ranked = len(after) > 1 and after[0].words.lower() in RANKS and after[1].sort in HEAD  # "fires top general"
    after = after[1:] if ranked else after
    named = bool(after) and (
        _is_name(after[0]) or (after[0].sort in {"country", "organization"} and not is_adjective(after))
    )
    if not after or _goes_on(after[1:2]) or (named and _is_thing(after[1:2])):
        return None
    sort = "name" if _is_name(after[0]) else "people" if after[0].sort in HEAD else after[0].sort
    seat = sort == "capital" or (sort == "name" and not is_leader(after[0].words) and find_place(after[0].words))
    town = ["town"] if seat else []
    for kind, act in acts:
        several = at > 1 and items[at - 2].sort == "and"  # "Niger, Mali and Burkina Faso quit ECOWAS"
        asked = several or any(item.words.lower() in ASKING for item in items[:at])
        base = verb in act.verbs and doer.sort != "sector" and not asked  # "US arms"; but "troops leave Niger"
        if {sort, *town} & set(act.parties) and not base and (not act.doers or doer.sort in act.doers):
            return kind
    return None


def _find_borne(items: Sequence[Item], at: int, acts: Sequence[tuple[str, Act]]) -> str | None:
    """Find the type of what somebody bears from somebody named behind it: "Mali suspended by the African Union"."""
    verb, before, after = items[at].words.lower(), items[at - 1], items[at + 1]
    acted = any(item.sort in {"noun", "verb"} for item in items[:at])  # "withdrawal from Somalia ordered by Trump"
    if after.words.lower() != "by" or not is_past(verb) or before.owner or acted:
        return None
    sort = "name" if _is_name(before) else "people" if before.sort in HEAD else before.sort
    return next((kind for kind, act in acts if sort in act.parties and not act.doers), None)


def _is_name(item: Item) -> bool:
    return item.sort == "word" and (item.capital or is_leader(item.words))


def _is_thing(after: Sequence[Item]) -> bool:
    """Tell what is called after a name: "fires Kinzhal missiles", "suspends CSTO membership"."""
    return bool(after) and after[0].sort in {"word", "unsupported"} and not after[0].capital


def _goes_on(after: Sequence[Item]) -> bool:
    """Tell the first half of a double noun: "seeks aid talks"."""
    return bool(after) and after[0].sort == "noun"


def _told(thing: Item, kind: str) -> Item:
    """Tell the thing, of which the type of the act says nothing; people who are sent or withdrawn do not act."""
    if thing.sort == "sector":
        return thing._replace(terms=(Term("filler"),), capital=False)
    other = thing.sort in ACTING and kind not in thing.values  # "reaches a trade deal" has one type
    told = (Term("unsupported"),) if other else thing.terms
    # "Tests Agni Missile"
    return thing._replace(terms=told, capital=thing.capital and not (other or thing.sort == "word"))


def _without_name(between: Item) -> Item:
    """Tell what the thing is called, which is nobody: "Agni missile"; "with" leads to the thing, and to no party."""
    if between.words.lower() == WITH:
        return between.taken_as("filler")
    named = _is_name(between) and not between.owner
    return between._replace(terms=(Term("unsupported"),), capital=False) if named else between


@cache
def _verbs() -> Mapping[str, tuple[tuple[str, Act], ...]]:
    """Map each form of a verb to the acts that it may be a part of, with their types."""
    return _by_form((kind, act) for kind, acts in load_question_words().acts.items() for act in acts)


@cache
def _read_verbs() -> Mapping[str, tuple[tuple[str, Act], ...]]:
    """Map the forms of the verbs by which texts are read, as tools/acts.py takes them from the patterns."""
    data = json.loads(files("app.data").joinpath("acts.json").read_text(encoding="utf-8"))
    return _by_form((entry.pop("type"), Act(**entry)) for entry in data["acts"])


def _by_form(acts: Iterable[tuple[str, Act]]) -> Mapping[str, tuple[tuple[str, Act], ...]]:
    irregular = load_question_words().irregular
    found: dict[str, list[tuple[str, Act]]] = {}
    for kind, act in acts:
        for form in (form for verb in act.verbs for form in inflect(verb, irregular)):
            found.setdefault(form, []).append((kind, act))
    return {form: tuple(several) for form, several in found.items()}


@cache
def _things(act: Act) -> frozenset[str]:
    return frozenset(map(stem, act.objects))
