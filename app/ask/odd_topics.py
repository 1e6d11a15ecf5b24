"""A topic in the filter -> the topic again, where it holds what is none: a day, a pronoun, how something went, where somebody stood."""

import re
from collections.abc import Iterator
from functools import cache

from app.ask.items import Item
from app.ask.lexicon import folds_of, load_question_words
from app.ask.segments import TARGETED_ON, Segment, is_aimed
from app.ask.sorts import HEAD
from app.ask.spans import MONTH
from app.filters import EventFilter
from ingest.places import is_known_place

LANDS = {"island", "islands", "peninsula"}  # of somewhere; "the Kuril Islands" are talked about
# A day, or somebody who does something: "on the day he met".
TIMES = re.compile(
    r"\b(?:first|last|second) time\b"
    r"|\b(?:days?|weeks?|months?|years?|decades?|centur(?:y|ies)|hours?|minutes?|seasons?|spring|summer|autumn|winter|he|she|they|it|him|them|itself|himself|i|we|my|which|who|whom|what|when|where|did|does)\b"
    rf"|^\d+$|\d+[./]\d|{MONTH}\.?\s+\d|\d\s+{MONTH}\b|\b(?:1[89]|20)\d\d\b|\d(?:st|nd|rd|th)\b",
    re.I,
)
# How it went, how often, and by whose help: "the nuclear programme failed again"; and kin, who are somebody.
TURNS = re.compile(
    r"^(?:fear|lack|want) of\b|\bsake$|\b(?:sons?|daughters?|wife|husband|brothers?|sisters?|family|widow|anything|again|twice|once"
    r"|online|upon|failed|failing|ended|led|began|started|resumed|collapsed"
    r"|stalled|secretly|openly|via|through|behind|using|aboard|outside|like|said|says|alongside|bound)\b",
    re.I,
)

# What begins something else than a topic: "the nuclear programme that failed", "on gas unlike Iraq".
CLAUSES = re.compile(
    r"\b(?:unlike|minus|bar|save|despite|owing|regardless|because|although|though|unless|whether|than|that|how|why|whereas|whenever|wherever|lest|notwithstanding"
    r"|irrespective|contrary|pending|considering|given|having|according|mostly|mainly|chiefly|worth|plus|alia)\b| (?:limit|max|page|top) \d+$",
    re.I,
)
# What somebody is to be brought to: "the nuclear programme to deter Iraq", but not "return to northern Syria".
AIMS = re.compile(
    r" to (?!the |all |any |its |their |his |her |new |both |other |some |north|south|east|west|central)[a-z]+ [A-Z]"
)
AGAINST = re.compile(r" against (?:the )?[A-Z]")  # "the AMIA bombing against Iran", who may be accused
DONE = re.compile(r" [a-z]{2,}(?<!spe)(?<!gre)(?<!ne)(?<!se)(?<!fe)ed$")  # "the nuclear programme, unconfirmed"
EXTENT = re.compile(
    r" to (?:the|a|some) (?:great |certain )?(?:surprise|delight|dismay|relief|anger|annoyance|benefit|detriment|extent|point|joy|shock|horror)\b",
    re.I,
)
FATES = re.compile(
    r" (?:born|married|loyal|opposed|known|close|due|prior|subject|free|short|far|bound|\d+ ?km)(?: (?:to|in|for|as|of|from|with)\b.*)?$",
    re.I,
)


@cache
def _asides() -> re.Pattern[str]:
    """Write how and how much somebody talked, and what came of it: "the nuclear programme briefly", "… and won", "… to end the war"."""
    words = load_question_words()
    last, aims, ends = ("|".join(map(re.escape, part)) for part in (words.trailing, words.aims, words.endings))
    adverb = rf"(?!(?:{'|'.join(words.no_adverbs)})$)[a-z]{{2,}}ly"
    return re.compile(rf" (?:{adverb}|{last}|to (?:{aims})\b.*)$| and (?:{ends})\b", re.I)


def find_odd_topic(segment: Segment, chosen: EventFilter) -> Iterator[str]:
    """Yield the topic that a part gave the filter, where more than a topic stands in it."""
    topic = chosen.topic
    last = [item for item in segment.items if item.sort not in {"and", "filler"}][-1:]
    if not topic or not all(item.words.removeprefix("the ") in topic for item in last):
        return
    if (
        TIMES.search(topic)
        or TURNS.search(topic)
        or any(pattern.search(topic) for pattern in (_asides(), CLAUSES, AIMS, DONE, EXTENT, FATES))
        or any(" " in item.words and item.words.islower() and item.sort == "unsupported" for item in segment.items)
        or _is_counted(segment)
        or _is_sentence(segment)
        or _names_bearers(segment, chosen)
        or _is_list(topic)
        or (AGAINST.search(topic) and is_aimed(chosen.type) and "request" not in chosen.type)
        or _names_asked(segment, topic, chosen)
        or _is_site(segment, topic, chosen)
        or _acts_for(segment, chosen)
    ):
        yield topic


def _acts_for(segment: Segment, chosen: EventFilter) -> bool:
    """Tell for whom somebody talks from what about: "who negotiated for Iran"."""
    named = [item for item in segment.items if item.sort != "filler"]
    talked = chosen.type == ("negotiation",) and not chosen.between
    return segment.marker == "for" and talked and all(item.sort in {"country", "organization"} for item in named)


def _is_counted(segment: Segment) -> bool:
    """Tell how often, of which the topic keeps a half: "the nuclear programme several times"."""
    return len(segment.items) > 1 and segment.items[-1].words.lower() in {"time", "times"}


def _is_sentence(segment: Segment) -> bool:
    """Tell a clause that says what somebody did: "discussed when Xi met Biden"."""
    named = [item for item in segment.items if item.sort not in {"filler", "and"}]
    return len(named) > 1 and named[1].sort == "verb" and named[1].find("noun") is None and _is_somebody(named[0])


def _is_somebody(item: Item) -> bool:
    return item.sort in {"country", "organization"} or (item.sort == "word" and item.capital)


def _names_bearers(segment: Segment, chosen: EventFilter) -> bool:
    """Tell people to whom something is done from what it is about: "sanctions on families of Russian officials"."""
    aimed = segment.marker == "on" and bool(chosen.type) and set(chosen.type) <= TARGETED_ON
    return aimed and any(item.sort in {"country", "organization", *HEAD} for item in segment.items)


def _is_list(topic: str) -> bool:
    """Tell a word behind a comma, which begins something else: "on M23, statements"."""
    return re.search(r", [^ ,]+$", topic) is not None and " and " not in topic


def _names_asked(segment: Segment, topic: str, chosen: EventFilter) -> bool:
    """Tell whom something may be asked of: "appeals for weapons to Germany", "demands on Finland"."""
    named = [item for item in segment.items if item.sort not in {"filler", "and"}]
    land = all(item.sort == "country" for item in named)
    led = all(item.sort in {"country", "marker"} for item in named) and " to " in topic
    if "accusation" in chosen.type and segment.marker == "of" and led:
        return True  # "accuse of Georgia to Russia"
    return "request" in chosen.type and (land or re.search(r"\bto [A-Z]\w*$", topic) is not None)


def _is_site(segment: Segment, topic: str, chosen: EventFilter) -> bool:
    """Tell where somebody may be from what is talked about: "on the island of Malta", "on the train to Kyiv", "troops on the Golan"."""
    if segment.marker != "on" or "negotiation" in chosen.type:
        return False
    words = topic.lower().split()
    of = words[0] in folds_of("sites") | LANDS and words[1:2] in (["of"], ["to"], ["from"], ["near"])
    return of or words[-1] in folds_of("sites") or ("MIL" in chosen.sector and is_known_place(topic))
