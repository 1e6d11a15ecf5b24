"""Items -> items: what an agreement or talks are about, which is no party to them: "refugee deal", "Syria talks between Russia and the US"."""

from collections.abc import Sequence
from itertools import takewhile

from app.ask.lexicon import Term, stem
from app.ask.lexing import Item
from app.ask.runs import HEAD, is_adjective
from app.ask.segments import is_aimed

# Adjectives that say what parties agree on or do together, and not for whom they act: "military pact".
KINDS = {"military", "parliamentary", "judicial", "religious", "intelligence", "police", "media"}
TOGETHER = {"agreement", "cooperation", "aid", "support", "pledge"}
MATTERS = {"REF", "BUS"}  # sectors of which a word before "deal" or "talks" is what these are about
SPIES = {"agency", "service", "agent", "master", "network", "ring"}  # "spy agencies", but "spy swap"
# What is given is no service of spies: "intelligence passed to Ukraine".
GIVEN = {"given", "passed", "handed", "provided", "supplied", "shared", "sold", "leaked", "sent"}
NAMING = {"between", "among", "attended by", "involving"}
NAMED = {"country", "organization", "capital", "office"}


def turn_lands(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell the land that others talk about: "Syria talks between Russia and the US", "the Libya conference"."""
    return tuple(
        item._replace(terms=(Term("unsupported"),)) if _is_talked_about(items[:at], item, items[at + 1 :]) else item
        for at, item in enumerate(items)
    )


def _is_talked_about(before: Sequence[Item], item: Item, after: Sequence[Item]) -> bool:
    if item.sort != "country" or item.owner or is_adjective([item]) or item.words.removeprefix("the ").isupper():
        return False
    if any(one.sort not in {"filler", "marker"} for one in before[-1:]):
        return False  # "Russia Ukraine talks"
    at = next((i for i, one in enumerate(after) if one.sort not in {"word", "unsupported"} or one.capital), len(after))
    talks = at < len(after) and after[at].sort == "noun" and set(after[at].values) <= {"meeting", "negotiation"}
    conference = talks and stem(after[at].words) == "conference"
    return talks and (conference or _count_parties(after[at + 1 :]) > 1)


def _count_parties(after: Sequence[Item]) -> int:
    """Count the parties that "between" or "attended by" names."""
    start = next((i for i, item in enumerate(after) if item.words.lower() in NAMING), len(after))
    named = takewhile(lambda item: item.sort in {*NAMED, "and", "word", "filler", *HEAD}, after[start + 1 :])
    return sum(
        item.sort in {"country", "organization", "capital"} or (item.sort == "word" and item.capital) for item in named
    )


def turn_matters(items: Sequence[Item]) -> tuple[Item, ...]:
    """Tell what a "refugee deal" is about from refugees who take part."""
    return tuple(
        item._replace(terms=(Term("unsupported"),)) if _is_matter(item, after) else item
        for item, after in zip(items, [*items, None][1:], strict=True)
    )


def _is_matter(item: Item, after: Item | None) -> bool:
    sector = item.find("sector")
    if sector is None or item.owner or after is None:
        return False
    if item.words.lower() == "general" and after.sort == "noun":
        return True  # "general agreement"
    if (
        sector.values[0] == "BUS"
        and after.sort == "noun"
        and "sanction" in after.values
        and stem(item.words) == item.words.lower()
    ):
        return True  # "bank sanctions"
    if item.words.lower() in KINDS and after.sort == "noun" and set(after.values) <= TOGETHER:
        return True
    if sector.values[0] not in MATTERS:
        given = stem(item.words) == "intelligence" and after.words.lower() in GIVEN
        return given or (stem(item.words) == "spy" and after.sort == "word" and stem(after.words) not in SPIES)
    return (after.sort == "noun" and not is_aimed(after.values)) or (after.sort == "word" and not after.capital)
