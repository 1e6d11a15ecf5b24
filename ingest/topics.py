"""Trigger -> topics: the noun phrases that say what a meeting or a statement was about."""

from collections.abc import Iterable, Iterator
from itertools import chain

from spacy.tokens import Span, Token

from graph.ontology import EventType
from ingest.governors import has_to
from ingest.matters import (
    ABOUT,
    CARRIED,
    DISCUSSING,
    DWELLING,
    OCCASIONS,
    TIMES,
    find_phrase,
    iter_complements,
    iter_content,
    iter_matters,
    iter_own_matters,
)
from ingest.parties import Cast
from ingest.phrases import lemma_of

SHORTEST = 3  # characters: parsers take the "re" of "re-election" for a word
MAX_TOPICS = 3  # the annotation guide's limit
NO_TIMES = {"DATE", "TIME"}
NO_MATTER = NO_TIMES | {"GPE", "LOC", "FAC", "PERSON", "MONEY", "CARDINAL", "PERCENT", "QUANTITY"}
BODILY = {"assault", "visit", "appointment"}  # what is hit, toured or held is no matter
WORDY = {
    "agreement",
    "protest",
    "concession",
    "negotiation",
    "sanction",
    "cooperation",
}  # acts told with their matter behind


def clause_of(trigger: Token) -> Token:
    """Give the verb whose clause a trigger belongs to."""
    token = trigger
    while token.pos_ not in {"VERB", "AUX"} and token.dep_ != "ROOT":
        token = token.head
    return token


def find_topics(cast: Cast, trigger: Token, kind: EventType, seated: Iterable[int]) -> list[str]:
    """Find what a trigger is about; `seated`: the tokens of its parties, which are no topics of it."""
    taken = frozenset(seated)
    told = [span for span in _iter_stated(trigger, kind) if span.root.ent_type_ not in NO_TIMES]
    told += [span for span in _iter_done(trigger, kind) if _is_thing(cast, span, _is_wordy(kind))]
    return without_repeats(text_of(_before_party(span, taken)) for span in told if span.root.i not in taken)


def _before_party(span: Span, seated: frozenset[int]) -> Span:
    """Cut a phrase before a party of the happening: "sanctions on Kenya" are sanctions."""
    for word in span:
        if word.i in seated and word.i > span.root.i + 1 and word.head.dep_ == "prep" and word.head.i > span.root.i:
            return span.doc[span.start : word.head.i]
    return span


def _is_thing(cast: Cast, span: Span, peopled: bool = False) -> bool:
    """Tell a matter from a party, a place, a day and a sum; `peopled`: a group may be one, as in "urged them to release the sailors"."""
    root = span.root
    private = peopled and any(party.kind == "group" for party in cast.at(root))
    if lemma_of(root) in OCCASIONS:
        return True  # "the Treaty of Lima", taken for a body
    return (private or not cast.at(root)) and root.ent_type_ not in NO_MATTER and root.lemma_.lower() not in TIMES


def text_of(span: Span) -> str:
    """Print a matter without quotation marks."""
    return " ".join(span.text.split()).strip("“”\"' ")


def without_repeats(topics: Iterable[str]) -> list[str]:
    """Keep of topics that say the same the first: "open debate on the treaty" says "treaty"."""
    kept: list[str] = []
    for topic in topics:
        if len(topic) >= SHORTEST and not any(_is_within(topic, known) or _is_within(known, topic) for known in kept):
            kept.append(topic)
    return kept


def _is_within(topic: str, other: str) -> bool:
    return f" {topic.lower()} " in f" {other.lower()} "


def _iter_stated(trigger: Token, kind: EventType) -> Iterator[Span]:
    """Yield what the words say that something is about: after "about" or "on", the object of "discuss", before "talks"."""
    verb = clause_of(trigger)
    purposes = [child for child in verb.children if child.dep_ in {"xcomp", "advcl", "relcl"}]
    for discussing in [verb, *purposes]:
        if discussing.lemma_ in DISCUSSING:
            yield from _iter_discussed(discussing)
    around = [trigger, *([trigger.head] if trigger.dep_ in {"dobj", "pobj", "nsubjpass"} else [])]
    bodily = kind.name in BODILY and trigger.pos_ == "VERB"  # "travelled on a ship"
    for token in () if bodily else around:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in ABOUT:
                yield from iter_complements(child)
    if lemma_of(trigger) in OCCASIONS:
        yield from iter_own_matters(trigger)
        yield from _iter_told_of_talks(trigger)
        if trigger.dep_ == "dobj":  # "held a meeting to end the war"
            yield from chain.from_iterable(iter_content(p) for p in purposes if p.dep_ == "advcl" and has_to(p))


def _iter_told_of_talks(noun: Token) -> Iterator[Span]:
    """Yield what is said of talks: "the talks will focus on trade", "are expected to cover fishing", "were dominated by the war"."""
    verb = noun.head if noun.dep_ in {"nsubj", "nsubjpass"} else None
    while verb is not None and verb.lemma_.lower() not in DWELLING:
        verb = next((child for child in verb.children if child.dep_ == "xcomp"), None)
    for child in verb.children if verb is not None else ():
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ in ABOUT):
            yield from iter_complements(child)
        elif child.dep_ == "dobj":
            yield from chain.from_iterable(map(iter_matters, (child, *child.conjuncts)))


def _iter_discussed(verb: Token) -> Iterator[Span]:
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp", "pcomp"} and child.tag_ == "VBG":
            yield from filter(None, (find_phrase(child),))
        elif child.dep_ in {"dobj", "nsubjpass"}:
            for thing in (child, *child.conjuncts):
                yield from iter_matters(thing)


def _iter_done(trigger: Token, kind: EventType) -> Iterator[Span]:
    """Yield what an act is done to, asked for or blamed on, and what talks were held for."""
    if trigger.pos_ != "VERB":
        if _is_wordy(kind) and lemma_of(trigger) not in OCCASIONS:
            yield from iter_own_matters(trigger)
        return
    for child in trigger.children:
        if child.dep_ in {"dobj", "nsubjpass"} and kind.name not in BODILY:
            yield from chain.from_iterable(map(iter_matters, (child, *child.conjuncts)))
        elif child.dep_ == "prep" and child.lower_ in _leading(kind):
            yield from iter_complements(child)
        elif _is_matter_clause(child, kind):
            yield from iter_content(child)


def _is_matter_clause(clause: Token, kind: EventType) -> bool:
    """Tell what is asked, promised or agreed, and what people came together for: "met to end the war"."""
    purposeful = kind.family == "consult" or kind.name == "cooperation"
    if clause.dep_ == "advcl":
        return purposeful and has_to(clause)
    return clause.dep_ in {"xcomp", "ccomp"} and _is_wordy(kind)


def _leading(kind: EventType) -> frozenset[str]:
    """Give the prepositions that lead from a verb to its matter: "accused of", "called for", "met for"."""
    if _is_wordy(kind):
        return CARRIED - {"in", "with"}  # "condemn in the strongest terms", "celebrated it with fireworks"
    return frozenset({"for"} if kind.family == "consult" else ())


def _is_wordy(kind: EventType) -> bool:
    return kind.family == "speech" or kind.name in WORDY


def iter_statement_topics(cast: Cast, start: int, end: int) -> Iterator[str]:
    """Yield what a statement is about: its noun phrases of two words or more that are no party, place or time."""
    for head in cast.doc[start:end]:
        if head.pos_ == "NOUN" and head.dep_ in {"dobj", "pobj", "conj", "nsubjpass"} and head.lemma_ not in TIMES:
            yield from (text for s in iter_matters(head) if _is_thing(cast, s) and " " in (text := text_of(s)))
