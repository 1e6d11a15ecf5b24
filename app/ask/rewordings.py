"""Items -> items: other ways of saying one thing, written as the one that is read: "sanctions Russia imposed" is "sanctions by Russia"."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import takewhile

from app.ask.items import BY, TO, Item, spell
from app.ask.lexicon import Term, folds_of, stem
from app.ask.names import is_leader
from app.ask.roles import is_passive
from app.ask.runs import is_adjective, kind_of
from app.ask.segments import is_aimed
from app.ask.sorts import HEAD, PARTIES, STATES
from app.ask.titles import is_town
from ingest.places import is_known_place

THAT = Item.of("that", "filler")
VISITS = Item.of("visits", "noun", "visit")
Turn = Callable[[Sequence[Item]], tuple[Item, ...]]
AND = (Term("and"),)
VISITED = Item.of("visited", "verb", "visit")
ACTIVITIES = Item.of("activities", "anything")
RELATIVE = {"that", "which"}
HELPING = {"has", "have", "had", "did", "also", "ever"}
ACTING = {"acted", "acting", "acts", "act"}
SPEAKING_FOR = {"represented", "representing", "represents"}
ASKED = {"did", "does", "do"}
ASKING = {*ASKED, "has", "have", "had", "is", "are", "was", "were"}
DOING = {"do", "done", "doing"}
UP_TO = ["been", "up", "to"]
EVERYBODY = {"everyone", "everybody", "anyone", "anybody", "those", "all"}
MEMBERS = {"state", "party", "side", "nation", "citizen", "national", "counterpart", "figure"}  # of whom "of" says more
JOINING = {"and", "as well as", "&", ","}
ABOUT = {"topics", "times"}  # markers behind which words are told as they stand
OPEN = {"on", "for", "over", "into"}


def join_acts(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "met or hosted" as "met and hosted": the types of a filter are alternatives, unlike its parties."""
    if not any(item.words.lower() == "or" for item in items):
        return tuple(items)
    return tuple(
        item._replace(words="and", terms=AND)
        if item.words.lower() == "or" and _is_act(before) and _is_act(after)
        else item
        for before, item, after in zip([THAT, *items], items, [*items[1:], THAT], strict=False)
    )


def _is_act(item: Item) -> bool:
    return item.find("verb") is not None or item.sort == "noun"


def turn_acting(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "people who acted for Iran" as "people of Iran": whoever the filter finds for a country acted for it."""
    found: list[Item] = []
    for at, item in enumerate(items):
        words = [one.words.lower() for one in items[at : at + 3]]
        if words[0] in SPEAKING_FOR and at and len(words) > 1 and items[at + 1].sort in {*STATES, "filler"}:
            found.append(item._replace(words="of", terms=BY.terms))
        elif len(words) == 3 and words[0] in ACTING and words[1] == "for" and items[at + 2].sort in {*STATES, "filler"}:
            while found and found[-1].words.lower() in {"who", "that", "which", "have", "has", "had", "was", "were"}:
                found.pop()
            found.append(item._replace(words="of", terms=BY.terms))
        elif not (found and found[-1].words == "of" and at and items[at - 1].words.lower() in ACTING):
            found.append(item)
    return tuple(found)


def turn_stays(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "Macron was in Cairo" as "Macron visited Cairo", where nothing else is done."""
    if any(one.sort in {"noun", "verb", "anything"} for one in items):
        return tuple(items)
    for at in range(2, len(items)):
        led = items[at].words.lower() == "in" or (
            items[at].words.lower() == "at" and any(map(_is_town, items[at + 1 : at + 2]))
        )
        was = items[at - 1].words.lower() in {"was", "were", "been"} and led
        who = [one for one in items[: at - 1] if one.sort != "filler"]
        if was and who and _party_at(who, 0) and any(one.sort in {"office", "word"} for one in who):
            return (*items[: at - 1], VISITED, TO, *items[at + 1 :])
    return tuple(items)


def turn_threats(items: Sequence[Item]) -> tuple[Item, ...]:
    """Leave whom somebody threatens to attack, who is threatened, and tell with what: "threatened to attack Iran"."""
    for at, (act, to, done) in enumerate(zip(items, items[1:], items[2:], strict=False)):
        threat = act.sort == "verb" and "threat" in act.values
        if threat and to.words.lower() == "to" and done.find("verb") and _party_at(items, at + 3):
            told = Item.of(f"to {done.words}", "unsupported")
            return (*items[: at + 1], told, *items[at + 3 :])
    return tuple(items)


def turn_holders(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "the president of China" as "China's president", so that what he does is read as what the Chinese president does."""
    found: list[Item] = []
    at = 0
    while at < len(items):
        held = _holder(items, at)
        if held and not _is_told_whole(items[:at]):
            land, after = held
            found += [land._replace(owner=True), items[at]._replace(owner=land.owner)]
            at = after
        else:
            found.append(items[at])
            at += 1
    return tuple(found)


def _holder(items: Sequence[Item], at: int) -> tuple[Item, int] | None:
    """Find the state of whom somebody is, and where the words for it end: "of the Gambia"; None where several are named or nobody is."""
    if items[at].sort not in HEAD or stem(items[at].words) in MEMBERS or items[at].owner:
        return None
    if [one.words.lower() for one in items[at + 1 : at + 2]] != ["of"]:
        return None
    led = list(takewhile(lambda one: one.words.lower() == "the", items[at + 2 :]))
    end = at + 2 + len(led)
    if end == len(items) or items[end].sort != "country" or is_adjective([items[end]]):
        return None
    after = [one for one in items[end + 1 : end + 4] if one.words.lower() != "the"]
    named = bool(items[:at]) and items[at - 1].sort in {"word", "country", "organization"}  # "Iran's envoy of"
    goes_on = bool(after) and (after[0].sort in {"country", "organization"} and not items[end].owner)
    several = stem(items[at].words) != items[at].words.lower() and [one.sort for one in after[:1]] == ["and"]
    run = list(takewhile(lambda one: one.sort == "word", items[end + 1 :]))
    goes_on = goes_on or kind_of(spell(run).title()) == "org"  # "of US Central Command"
    shared = several and len(after) > 1 and after[1].sort in STATES  # "the presidents of Russia and China"
    return None if named or goes_on or shared else (items[end], end + 1)


def _is_told_whole(before: Sequence[Item]) -> bool:
    """Tell what a topic or a time begins, of which the words stay as they are: "about the president of Iran"."""
    marker = next((one for one in reversed(before) if one.find("marker")), None)
    if marker is None:
        return False
    group = marker.find("marker")
    acts = [value for one in before if one.sort in {"noun", "verb"} for value in one.values]
    return (group is not None and group.values[0] in ABOUT) or (marker.words.lower() in OPEN and not is_aimed(acts))


def turn_done(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "sanctions that Russia imposed" as "sanctions by Russia", and "aid Yemen received" as "aid to Yemen"."""
    for at, item in enumerate(items):
        if item.sort != "noun" or not (is_aimed(item.values) or "visit" in item.values):
            continue
        led = list(takewhile(lambda one: one.words.lower() in RELATIVE, items[at + 1 :]))
        asked = [one for one in items[at + 1 + len(led) :][:1] if one.words.lower() in ASKED]
        start = at + 1 + len(led) + len(asked)
        who = _party_at(items, start)
        helped = list(takewhile(lambda one: one.words.lower() in HELPING, items[start + len(who) :]))
        end = start + len(who) + len(helped)
        verb = items[end].words.lower() if end < len(items) else ""
        if not who or verb not in folds_of("doing") | folds_of("getting"):
            continue
        marker = TO if verb in folds_of("getting") else BY
        return (*items[: at + 1], marker, *who, *items[end + 1 :])
    return tuple(items)


def turn_doings(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "what did Merkel do in March" and "what has Iran been up to" as "activities of Merkel in March"; no other act is asked for."""
    words = [one.words.lower() for one in items]
    if (
        words[:1] != ["what"]
        or words[1] not in ASKING
        or any(one.sort in {"noun", "verb", "anything"} for one in items)
    ):
        return tuple(items)
    at = next((at for at, word in enumerate(words) if at > 1 and (word in DOING or words[at : at + 3] == UP_TO)), None)
    if at is None:
        return tuple(items)
    rest = at + (1 if words[at] in DOING else len(UP_TO))
    if words[rest : rest + 1] in (["to"], ["against"]):  # no filter says of any act who did it to whom
        return tuple(items)
    return (ACTIVITIES, BY, *(one for one in items[2:at] if one.sort != "filler"), *items[rest:])


def turn_made(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write the learner's "the visit that made the king of Spain" as "the visit by the king of Spain"."""
    for at, item in enumerate(items):
        led = list(takewhile(lambda one: one.words.lower() in RELATIVE | {"who"}, items[at + 1 :]))
        start = at + 2 + len(led)
        made = [one.words.lower() for one in items[start - 1 : start]] == ["made"]
        who = _party_at(items, start) if made and item.sort == "noun" and "visit" in item.values else ()
        if who:
            return (*items[: at + 1], BY, *items[start:])
    return tuple(items)


def _party_at(items: Sequence[Item], start: int) -> Sequence[Item]:
    """Give the words for the party that begins here; none where nobody is named, or a comma or "and" comes first."""
    who = list(takewhile(_is_of_party, items[start:]))
    named = [one for one in who if one.sort != "filler"]
    return who if named and who[0].sort != "and" and not who[-1].owner else ()


def _is_of_party(item: Item) -> bool:
    named = item.sort == "word" and (item.capital or is_leader(item.words))
    return item.sort in PARTIES or named or item.words.lower() in {"the", *JOINING}


def turn_everybody(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "everyone Germany sanctioned" as "everyone that Germany sanctioned"."""
    found: list[Item] = []
    for at, item in enumerate(items):
        found.append(item)
        if item.words.lower() not in EVERYBODY:
            continue
        who = _party_at(items, at + 1)
        acts = items[at + 1 + len(who) : at + 2 + len(who)]
        found += [THAT] if who and acts and acts[0].sort == "verb" else []
    return tuple(found)


def turn_seen_towns(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "was Geneva visited" and "Moscow's visitors" as visits to the town, whose state a capital is no party for there."""
    items = _toured(items)
    at = next((i for i, one in enumerate(items) if one.words.lower() == "visited" or stem(one.words) == "visitor"), 0)
    before = items[:at]
    towns = [one for one in before if one.sort not in {"filler", "and"}]
    if len(towns) != 1 or not _is_town(towns[0]):
        return tuple(items)
    if items[at].words.lower() == "visited":
        passive = is_passive([one.words for one in before]) and items[at].find("verb")
        return (VISITS, TO, towns[0], *items[at + 1 :]) if passive else tuple(items)
    owned = towns[0].owner and before[-1] is towns[0]
    return (*before[:-1], items[at], TO, towns[0]._replace(owner=False), *items[at + 1 :]) if owned else tuple(items)


def _toured(items: Sequence[Item]) -> Sequence[Item]:
    """Write "tours of Geneva" as "tours to Geneva"."""
    return [
        TO if one.words.lower() == "of" and stem(before.words) == "tour" and _is_town(after) else one
        for before, one, after in zip([THAT, *items], items, [*items[1:], THAT], strict=False)
    ]


def turn_on_visit(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write "Lavrov on an official visit to Cairo" as "Lavrov visit to Cairo"."""
    for at, item in enumerate(items[:-1]):
        small = list(takewhile(lambda one: one.sort == "filler", items[at + 1 :]))
        noun = items[at + 1 + len(small) : at + 2 + len(small)]
        who = at > 0 and (items[at - 1].sort in PARTIES or items[at - 1].capital) and not items[at - 1].owner
        acts = any(one.sort in {"noun", "verb"} for one in items[:at])
        if item.words.lower() == "on" and who and not acts and noun and "visit" in noun[0].values:
            return (*items[:at], *items[at + 1 + len(small) :])
    return tuple(items)


def _is_town(item: Item) -> bool:
    return item.sort == "capital" or is_town(item) or is_known_place(item.words)


@cache
def _turns() -> tuple[tuple[frozenset[str], Turn], ...]:
    """List what turns something, in this order, each with the words without which it turns nothing: most questions have none of them."""
    return (
        (frozenset(ACTING | SPEAKING_FOR), turn_acting),
        (frozenset({"was", "were", "been"}), turn_stays),
        (frozenset({"to"}), turn_threats),
        (frozenset({"of"}), turn_holders),
        (frozenset({"made"}), turn_made),
        (folds_of("doing") | folds_of("getting"), turn_done),
        (frozenset({*DOING, *UP_TO}), turn_doings),
        (frozenset(EVERYBODY), turn_everybody),
        (frozenset({"visited", "visitor", "visitors", "tour", "tours"}), turn_seen_towns),
        (frozenset({"on"}), turn_on_visit),
    )


def turn_rewordings(items: Sequence[Item]) -> tuple[Item, ...]:
    """Write what may be said in several ways in the one that the readers know."""
    words = {item.words.lower() for item in items}
    for led_by, turn in _turns():
        if not led_by.isdisjoint(words):
            items = turn(items)
    return tuple(items)
