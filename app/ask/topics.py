"""A part after "about" -> the topic that it asks for, and the words that are none."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.ask.drafts import Draft
from app.ask.items import Item, quote
from app.ask.lexicon import load_question_words
from app.ask.manners import ARTICLE, is_manner
from app.ask.names import is_leader
from app.ask.segments import DISCUSSING, Segment, is_aimed, name_of, words_of
from app.ask.sorts import HEAD
from app.ask.towns import is_place
from ingest.places import is_known_place

SEASONS = {"spring", "summer", "autumn", "fall", "winter", "early", "late", "mid"}
SITES = {"border", "borders", "frontier", "front", "frontline", "coast", "soil", "territory"}

# "The issue of water" is water, which is how articles name it.
ISSUE = re.compile(r"^(?:issue|matter|question|subject|topic|theme)s? of (?:the )?(?=\w)", re.I)


def read_topic(draft: Draft, segment: Segment) -> None:
    """Read a part after "about": the words as they stand, without articles at the front."""
    if _says_otherwise(draft, segment):
        draft.not_understood.append(words_of(segment))
        return
    items = _trim(draft, segment)
    if segment.marker == "over" and draft.asked_types in (["aid"], ["assault"]) and draft.place is None:
        country = items[0].find("country") if len(items) == 1 else None
        if country or is_place(items):
            # "airdrops over Gaza", "shot down over Poland"
            draft.place = country.values[0] if country else name_of(items)
            return
    if DISCUSSING in segment.marker and not draft.types and not draft.verbs:
        draft.types += load_question_words().several["discussion"]
        # "Erdogan to discuss Syria"
        draft.not_understood += [segment.marker] if segment.marker.startswith("to ") else []
    items = _first_of_several(draft, items)
    words = quote(items).replace(" ,", ",")
    words = ISSUE.sub("", ARTICLE.sub("", words))
    named = len(items) == 1 and items[0].sort == "word" and items[0].capital and not is_known_place(words)
    if draft.anything and not (draft.types or draft.verbs) and (is_leader(words) or (named and draft.topic is None)):
        draft.not_understood += [] if is_leader(words) else [words]
        draft.sides.append(f"person:{words}")  # "anything on Modi"
    elif words and draft.topic is None:
        draft.topic = words
    elif words:
        draft.not_understood.append(words)


def _first_of_several(draft: Draft, items: list[Item]) -> list[Item]:
    """Keep the first of several matters and tell the others: articles give each as a topic of its own, but "the war in Ukraine and Gaza" as one."""
    end = next((i for i, item in enumerate(items) if item.sort == "and" or item.find("marker")), len(items))
    rest = items[end:]
    acts = bool(draft.types or draft.verbs)
    if not acts or not rest or rest[0].sort != "and" or any(item.find("marker") for item in rest):
        return items
    draft.not_understood.append(quote(rest).removeprefix(", "))
    return items[:end]


def _says_otherwise(draft: Draft, segment: Segment) -> bool:
    """Tell "meetings for Arab leaders", with them or about them, what is struck, "attacks on ships", and where somebody stands: "the army on the border"."""
    people = any(item.sort in HEAD for item in segment.items) and not is_aimed(draft.asked_types)
    struck = bool({"assault", "coercion"} & set(draft.asked_types))
    nothing = not (draft.types or draft.verbs or draft.anything)
    stands = nothing and bool(segment.items) and segment.items[-1].words.lower() in SITES
    flown = segment.marker == "over" and "mobilization" in draft.asked_types  # "missile launches over Japan"
    if nothing and segment.marker == "over" and any(tie.sector == "MIL" for tie in draft.ties):
        return True  # "warplanes over the Baltic Sea"
    if is_manner(segment.items) or (flown and any(item.sort == "country" for item in segment.items)):
        return True
    parties = segment.marker == "for" and not is_aimed(draft.asked_types) and names_parties(segment.items)
    return parties or (segment.marker == "for" and people) or (segment.marker == "on" and (struck or stands))


def _trim(draft: Draft, segment: Segment) -> list[Item]:
    """Take the articles from the front of a topic, and from its end what belongs to no topic."""
    items = list(segment.items)
    while items and items[0].sort == "filler":
        items.pop(0)
    while items and _is_over(segment, items):
        left = items.pop()
        draft.not_understood += [] if left.sort in {"filler", "and"} else [left.words]
    return items


def _is_over(segment: Segment, items: Sequence[Item]) -> bool:
    """Tell a last word that belongs to no topic: a season, or as in "a deal for Aleppo reached by Russia"."""
    last = items[-1]
    done = len(items) > 1 and segment.following == "by" and _is_participle(last)
    return last.sort in {"filler", "and"} or last.words.lower() in SEASONS or done


def _is_participle(item: Item) -> bool:
    return item.sort in {"word", "unsupported"} and not item.capital and item.words.endswith("ed")


def names_parties(items: Sequence[Item]) -> bool:
    """Tell several parties that "and" joins from what something is about."""
    named = [item for item in items if item.sort != "filler"]
    owned = [item for before, item in pairwise(named) if before.sort == "country" and before.owner and item.capital]
    parties = [item for item in named if item.sort in {"country", "organization"} or is_leader(item.words)]
    parties += [item for item in owned if item not in parties]
    joined = any(item.sort == "and" for item in named)
    return joined and len(parties) > 1 and all(item in parties or item.sort in {"and", *HEAD} for item in named)
