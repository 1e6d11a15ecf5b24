"""Question and filter -> what only the question as it was written shows: the words before a colon, "and" at its start, "both", a town beside an act."""

import re
from collections.abc import Iterator

from app.ask.names import is_body, is_leader
from app.ask.senses import country_of, is_party
from app.filters import EventFilter
from graph.countries import find_capital, load_countries
from graph.ontology import get_event_type
from graph.organizations import find_organization

LABEL = re.compile(r"\W*(\w[^:?]{1,60}):\s")
ASKED = re.compile(
    r"(?:and |so )?(?:who|whom|what|which|when|where|how|did|do|does|has|have|had|is|are|was|were)\b", re.I
)
POINTING = re.compile(r"\b(?:he|she|it|they|him|her|them|his|their|its)\b", re.I)
SEQUEL = re.compile(r"\W*(and|also)\b", re.I)
SHARED = re.compile(r"\b(?:who|whom|which|what)\b[^,]*?\b(?:did|do|does|have|has|had) (both)\b", re.I)


def find_asides(question: str, chosen: EventFilter) -> Iterator[str]:
    """Yield the words of a question that stand beside what it asks, or point outside it."""
    yield from _label(question, chosen)
    yield from _town_of_matter(question, chosen)
    yield from _sequel(question, chosen)
    yield from _shared(question, chosen)


def _label(question: str, chosen: EventFilter) -> Iterator[str]:
    """Tell a name in front of a colon that may be what the rest is about: "Nord Stream: talks with Putin"."""
    label = LABEL.match(question)
    if label and (land := find_capital(label[1])) and f"country:{land.code}" in chosen.between:
        yield label[1]  # "Helsinki: Brezhnev and Ford"
    if label and (code := country_of(label[1])) and f"country:{code}" in chosen.between and len(chosen.between) > 1:
        words = question[label.end() :].split()
        others = any(is_party(" ".join(words[:end])) for end in (1, 2, 3))
        yield from (label[1],) if chosen.role and others else ()  # "Nigeria: Boko Haram kills dozens"
    if label and {f"person:{label[1]}", f"org:{label[1]}"} & set(chosen.between):
        listed = is_leader(label[1]) or is_body(label[1]) or find_organization(label[1]) is not None
        yield from () if listed else (label[1],)
    if label and _names_party(label[1]) and _asks_of_others(question[label.end() :]):
        yield label[1]  # "Assange deal: did Canberra talk to Washington?"


def _asks_of_others(rest: str) -> bool:
    """Tell a question that has parties of its own, and does not point at those before the colon."""
    return ASKED.match(rest) is not None and not POINTING.search(rest) and _names_party(rest)


def _names_party(text: str) -> bool:
    words = re.findall(r"[\w'-]+", text)
    return any(is_party(" ".join(words[at : at + length])) for at in range(len(words)) for length in (1, 2, 3))


def _town_of_matter(question: str, chosen: EventFilter) -> Iterator[str]:
    """Tell the town that no small word makes the place of what somebody says, which is as often about it: "Netherlands Srebrenica apology"."""
    said = all(get_event_type(name).family == "speech" or name == "sanction" for name in chosen.type)
    sorry = "concession" in chosen.type and re.search(r"\bapolog", question, re.I)
    named = map(country_of, (chosen.topic or "").split())
    lodged = chosen.type == ("protest",) and any(named)  # "Tokyo protests over Chinese drills"
    if not chosen.place or not chosen.type or not (said or sorry or lodged) or chosen.place in load_countries():
        return
    if not re.search(rf"\b(?!between|and|with|by|of)[a-z]+ (?:the )?{re.escape(chosen.place)}\b", question):
        yield chosen.place


def _sequel(question: str, chosen: EventFilter) -> Iterator[str]:
    """Yield the word by which a question goes on from one before it, which nobody remembers: "and Syria?"."""
    led = SEQUEL.match(question)
    if led and not chosen.type:
        yield led[1]


def _shared(question: str, chosen: EventFilter) -> Iterator[str]:
    """Yield "both" where each of two met the same people by himself: the filter asks them all in one meeting."""
    if len(chosen.between) > 1 and (shared := SHARED.search(question)):
        yield shared[1]
