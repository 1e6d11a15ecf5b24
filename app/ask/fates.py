"""Items -> items: what is said of people or of an act by a word that looks like an act: "jailed officials", "alleged meetings", "denied the accusations"."""

from collections.abc import Sequence

from app.ask.items import Item, retake
from app.ask.lexicon import Term, is_past, stem
from app.ask.names import is_leader
from app.ask.roles import PASSIVE
from app.ask.runs import is_adjective
from app.ask.sorts import HEAD, STATES
from graph.ontology import get_event_type

POSTED = {"ambassador", "envoy"}
RECALLING = {"recall", "recalls", "recalled", "withdraws", "withdrew"}
NEAR = 4  # words between an ambassador and the withdrawal
DENYING = {"deny", "denies", "denied"}


def turn_fates(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell what became of people, or what is said of an act, from what they do: "with jailed Russian officials", "alleged meetings", "official talks"."""
    return retake(items, _is_fate, "unsupported")


def _is_fate(earlier: Sequence[Item], item: Item, later: Sequence[Item]) -> bool:
    if not later:
        return False
    before, after = earlier[-1] if earlier else None, later[0]
    if item.words.lower() in {"alleged", "official"}:
        led = before is None or before.sort in {"filler", "marker"} or before.owner
        return after.sort == "noun" and led
    fronted = before is None and any(one.sort == "verb" for one in later)  # "Wounded Turkish soldiers attacked Syria"
    name = later[1] if len(later) > 1 else None
    named = name is not None and after.sort in HEAD and name.sort == "word" and (name.capital or is_leader(name.words))
    led = fronted or (before is not None and (before.sort == "marker" or (named and _qualifies(before))))
    land = before is not None and before.sort == "marker" and is_past(item.words)  # "visits to occupied Cyprus"
    people = after.sort in HEAD or (after.sort == "country" and (land or is_adjective([after])))
    done = is_past(item.words) or item.words.endswith("ing")
    return led and people and item.sort == "verb" and done and " " not in item.words


def _qualifies(before: Item) -> bool:
    """Tell what may stand before a participle that says more of somebody: "newly appointed envoy Kellogg", "the deposed president Bazoum"."""
    return before.owner or before.words.lower() in {"the", "a", "an"} or before.words.endswith("ly")


def turn_recalls(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take the withdrawal of an ambassador for a sanction: "ambassadors withdrawn from Khartoum"."""
    found: list[Item] = []
    for at, item in enumerate(items):
        if stem(item.words) in POSTED and _is_recalled(items[:at]):
            found.append(item.taken_as("unsupported"))
            continue
        if not _recalls(items[:at], item, items[at + 1 :]):
            found.append(item)
            continue
        act, _, ending = item.words.partition(" ")
        found.append(item._replace(words=act, terms=(Term(item.sort, ("sanction",)),)))
        found += [Item.of(ending, "marker", "parties")] if ending == "from" else []
    return tuple(found)


def _is_recalled(before: Sequence[Item]) -> bool:
    """Tell who is called home from the state named before him, for which he does not act: "Peru recalls Mexico envoy"."""
    called = len(before) > 2 and before[-2].words.lower() in RECALLING and before[-3].sort in STATES
    return called and before[-1].sort == "country" and not before[-1].owner


def _recalls(before: Sequence[Item], item: Item, after: Sequence[Item]) -> bool:
    near = [one for one in (*before[-NEAR:], *after[:NEAR]) if one.sort == "office"]
    posted = any(stem(one.words) in POSTED for one in near)
    return posted and item.words.lower().startswith("withdr") and item.sort in {"noun", "verb"}


def turn_denials(items: Sequence[Item]) -> tuple[Item, ...]:
    """Take "denied" before what somebody said for a rejection of that: "Iran denied Israel's accusations", but not "denied meeting Israelis"."""
    return retake(items, _denies, "verb", "rejection")


def _denies(before: Sequence[Item], item: Item, after: Sequence[Item]) -> bool:
    act = next((one for one in after if one.sort in {"noun", "verb", "marker"}), None)
    said = (
        act is not None and act.sort == "noun" and all(get_event_type(name).family == "speech" for name in act.values)
    )
    led = any(one.sort not in {"filler", "and"} or one.words.lower() == "who" for one in before)
    passive = bool(before) and before[-1].words.lower() in PASSIVE
    return said and led and not passive and item.words.lower() in DENYING
