"""Trigger -> status: happened, ongoing, planned, proposed, conditional or denied, from negation, mood, tense and governors."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from graph.datafile import read_yaml_resource
from graph.model import Status
from ingest.grammar import JOURNEYS, PASSIVE, SUBJECT, is_reported_future
from ingest.phrases import lemma_of
from ingest.wordlists import words

MAX_CLIMB = 4
UPWARD = {
    "xcomp",
    "ccomp",
    "dobj",
    "pobj",
    "prep",
    "pcomp",
    "nsubjpass",
    "nsubj",
    "attr",
    "conj",
    "acl",
    "advcl",
    "acomp",
    "oprd",
}
# "announced during a visit": the verb above such a preposition says nothing about whether the visit took place.
CIRCUMSTANCE = {
    "during",
    "after",
    "before",
    "since",
    "following",
    "amid",
    "at",
    "in",
    "with",
    "despite",
    "until",
    "as",
}

SIMULTANEOUS = {"at", "during", "in", "before"}
PREVENTION = words("prevention")
AIMS = words("aims")
AHEAD = words("ahead")
SUGGESTED = words("suggested")
AWAITED = words("awaited")
FUTURE = {"will", "shall", "'ll", "’ll", "wo"}
REFUSALS = words("refusals")
OWN_WISHES = words("own_wishes")
RANKS = words("ranks")


class Signs(NamedTuple):
    """The words that point to one status; `dismissals` of `allegations` deny what these say."""

    governors: frozenset[str]
    modals: frozenset[str]
    marks: frozenset[str]
    allegations: frozenset[str]
    dismissals: frozenset[str]


@cache
def load_signs() -> dict[str, Signs]:
    """Load `ingest/data/status.yaml`, statuses in the order in which they are tried."""
    data = read_yaml_resource("ingest.data", "status.yaml")
    return {name: Signs(*(frozenset(entry.get(key, ())) for key in Signs._fields)) for name, entry in data.items()}


def _chain(trigger: Token) -> Iterator[Token]:
    """Yield the trigger and the words that govern it, up to the clause that could change whether it took place."""
    token = trigger
    for _ in range(MAX_CLIMB):
        yield token
        if token.dep_ not in UPWARD or token.head == token:
            return
        if token.dep_ == "nsubj" and token.head.pos_ not in {"VERB", "AUX"}:
            return
        if token.dep_ in {"acl", "advcl"} and token.tag_ != "VB" and not _is_alleged(token):
            return
        if token.dep_ == "prep" and token.lower_ in CIRCUMSTANCE and lemma_of(token.head) != "aim":  # "aimed at": aims
            if token.lower_ in SIMULTANEOUS and (_auxiliaries(token.head) & FUTURE or _is_awaited(token.head)):
                yield token.head  # "will sign at a summit", "is due to sign at a summit": the summit is still to come
                yield token.head.head
            return
        if token.dep_ == "conj" and any(child.dep_ in SUBJECT | PASSIVE for child in token.children):
            return  # "the row was never settled, and India and Pakistan fought": a clause of its own
        aside = token.dep_ == "pobj" and token.head.head.lemma_ == "sideline"  # "meets X on the sidelines of a summit"
        token = token.head.head.head if aside else token.head


def _find_ahead(trigger: Token) -> Status | None:
    """Tell by the words of a noun that it is still to come: "his upcoming visit", "a proposed summit", "talks scheduled with"."""
    words = {child.lower_ for child in trigger.children if child.i < trigger.i or child.dep_ == "acl"}
    days = [
        c for c in trigger.children if c.dep_ == "poss" and (c.lower_ == "tomorrow" or c.left_edge.lower_ == "next")
    ]
    if days:  # "next week's summit"
        return "planned"
    return "planned" if words & AHEAD else "proposed" if words & SUGGESTED else None


def _is_awaited(verb: Token) -> bool:
    """Tell what is expected of somebody, "is due to sign", from what somebody undertakes: "agreed at a summit to sign"."""
    return verb.dep_ == "xcomp" and verb.tag_ == "VB" and lemma_of(verb.head) in AWAITED


def _is_alleged(token: Token) -> bool:
    """Tell whether a clause is what reports or claims say ("denied reports that they had met")."""
    return (
        token.dep_ == "acl"
        and token.head.lemma_.lower() in load_signs()["denied"].allegations
        and "that" in _marks(token)
    )


def _auxiliaries(token: Token) -> set[str]:
    return {child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}}


def _is_negated(token: Token) -> bool:
    if any(child.dep_ == "neg" for child in token.children):
        return True
    return any(child.dep_ == "det" and child.lower_ == "no" for child in token.children)


def _marks(token: Token) -> set[str]:
    marks = {child.lower_ for child in token.children if child.dep_ == "mark"}
    if token.dep_ in {"ccomp", "xcomp", "conj"} and token.head.dep_ == "advcl":
        marks |= {child.lower_ for child in token.head.children if child.dep_ == "mark"}
    return marks


def _has_condition(chain: list[Token]) -> bool:
    """Tell whether what is planned hangs on a condition ("will leave if ...", "announced plans to leave if ...")."""
    marks = load_signs()["conditional"].marks - {"whether"}
    return any(child.dep_ == "advcl" and _marks(child) & marks for token in chain for child in token.children)


def _is_progressive(token: Token) -> bool:
    reported = token.dep_ == "ccomp" and token.head.tag_ in {"VBD", "VBN"}  # "said that it was working": it is
    tags = {"VBZ", "VBP", "VBN"} | ({"VBD"} if reported else set())
    present = any(child.dep_ == "aux" and child.lemma_ == "be" and child.tag_ in tags for child in token.children)
    return token.tag_ == "VBG" and present


def _is_under_way(noun: Token) -> bool:
    """Recognise a journey that somebody is on: "is on a two-day visit", "speaking in Oslo as part of her first visit"."""
    if noun.dep_ != "pobj" or lemma_of(noun) not in JOURNEYS:
        return False
    part = noun.head.lower_ == "of" and noun.head.head.lower_ == "part" and noun.head.head.head.lower_ == "as"
    on = noun.head.lower_ == "on" and noun.head.head.lemma_ == "be" and noun.head.head.tag_ in {"VBZ", "VBP"}
    return part or on


def _lemma(token: Token) -> str:
    particle = next((child.lower_ for child in token.children if child.dep_ == "prt"), None)
    return f"{lemma_of(token)} {particle}" if particle else lemma_of(token)


def _find_polarity(chain: list[Token]) -> Status | None:
    """Tell what is denied from what is open: what nobody has "decided whether" to do is not denied."""
    if "whether" in _marks(chain[0]):
        return "conditional"
    if any(_is_negated(token) for token in chain[:3]):
        return "denied"
    conditions = load_signs()["conditional"].marks
    return "conditional" if any(_marks(token) & conditions for token in chain) else None


def read_status(trigger: Token, is_speech_act: bool = False, done_when_announced: bool = False) -> Status:
    """Read the status of what a trigger names.

    A speech act counts as done when it was uttered, whatever it is about. Who announces a visit plans one; who announces
    a resignation or sanctions has done it (`done_when_announced`).
    """
    chain = list(_chain(trigger))
    if is_speech_act:
        verbs = [token for token in chain if token.pos_ in {"VERB", "AUX"}]
        chain = (verbs[:2] if verbs and verbs[0].dep_ == "xcomp" and verbs[0].tag_ == "VB" else verbs[:1]) or chain[:1]
    signs = load_signs()
    if polarity := _find_polarity(chain):
        return polarity
    dismissals = signs["denied"].dismissals  # "denied that they had met" tells of no meeting, "announced that" does
    governors = {_lemma(token) for token in chain[1:] if not _is_reporting(token) or _lemma(token) in dismissals}
    governors -= {"due"} if any(token.dep_ == "prep" and token.lower_ == "due" for token in chain) else set()
    governors |= {f"{token.lemma_.lower()} to" for token in chain[1:] if token.dep_ == "acomp"}  # not "opened talks"
    if any(_is_alleged(token) and _lemma(token.head.head) in dismissals for token in chain):
        return "denied"
    if done_when_announced and trigger.pos_ in {"NOUN", "PROPN"}:
        governors.discard("announce")
    modals = set().union(*(_auxiliaries(token) for token in chain))
    if "would" in modals and any(is_reported_future(token) for token in chain):
        modals = modals - {"would"} | {"will"}
    ahead = _find_ahead(trigger)
    for status in ("denied", "proposed", "planned"):
        if ahead and status != "denied":
            return ahead
        if governors & signs[status].governors or modals & signs[status].modals:
            return "conditional" if status == "planned" and not is_speech_act and _has_condition(chain) else status
    if _is_still_to_come(trigger, chain, is_speech_act):
        return "planned"
    return "happened" if is_speech_act or not _is_going_on(trigger, chain, governors) else "ongoing"


def _is_still_to_come(trigger: Token, chain: list[Token], is_speech_act: bool) -> bool:
    """Tell what somebody is to do, sets out to do, or has only the means for."""
    return (
        any(_is_infinitive_of_be(token) for token in chain)  # "is to travel to Oslo for talks"
        or ("for" in _marks(trigger) and _has_to(trigger))  # "there is time for Chile to sign"
        or _is_ahead(trigger)
        or _is_purpose(trigger)
        or (not is_speech_act and _is_unfulfilled(trigger))
    )


def _is_going_on(trigger: Token, chain: list[Token], governors: set[str]) -> bool:
    """Tell what is still going on; a speech act never is: who "is urging" or "has been pushing" has said so."""
    progressive = any(_is_progressive(token) for token in chain[:2]) or _is_under_way(trigger)
    return progressive or bool(governors & load_signs()["ongoing"].governors)


def is_refused(trigger: Token) -> bool:
    """Tell whether somebody refused to do it ("refused to recognize X", "its refusal to sign")."""
    return any(token.lemma_.lower() in REFUSALS for token in list(_chain(trigger))[1:])


def is_asked_of_another(trigger: Token) -> bool:
    """Tell whether somebody else is asked to do it ("urged all to reject violence"): what is asked for was not yet said."""
    governor = trigger.head
    if (
        trigger.dep_ not in {"xcomp", "ccomp", "advcl"}
        or trigger.tag_ != "VB"
        or governor.pos_ != "VERB"
        or governor.lemma_.lower() in OWN_WISHES
    ):
        return False
    return governor.lemma_.lower() in load_signs()["proposed"].governors


def _is_reporting(token: Token) -> bool:
    """Tell whether a governor only reports a finished clause ("announced that they had met")."""
    return any(
        c.dep_ == "ccomp" and (_auxiliaries(c) & {"had", "has", "have"} or c.tag_ == "VBD") for c in token.children
    )


def _has_to(trigger: Token) -> bool:
    return trigger.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in trigger.children)


def _is_purpose(trigger: Token) -> bool:
    """Recognise what somebody set out to do: "arrived to meet the president", not "went on to accuse", "became the latest to sign"."""
    return trigger.dep_ == "advcl" and _has_to(trigger) and not _is_outcome(trigger.head)


def _is_outcome(verb: Token) -> bool:
    """Tell a verb whose infinitive was done: "went on to", "became the latest country to"."""
    if lemma_of(verb) == "go":
        return any(child.dep_ == "prt" and child.lower_ == "on" for child in verb.children)
    ranked = (inner for child in verb.children if child.dep_ == "attr" for inner in (child, *child.children))
    return lemma_of(verb) in {"become", "be"} and any(word.lower_ in RANKS for word in ranked)


def _is_unfulfilled(trigger: Token) -> bool:
    """Recognise what a noun only makes possible ("efforts to sign", "until May to withdraw"), but not "the first leader to visit"."""
    words = {child.lemma_.lower() for child in trigger.head.children} | {trigger.head.lemma_.lower()}
    return trigger.dep_ == "acl" and _has_to(trigger) and not words & RANKS


def _is_ahead(trigger: Token) -> bool:
    """Recognise what is still to come: "ahead of the president's visit"."""
    return trigger.dep_ == "pobj" and trigger.head.lower_ == "of" and trigger.head.head.lower_ == "ahead"


def _is_infinitive_of_be(trigger: Token) -> bool:
    """Recognise "is to meet": an infinitive that hangs on the verb be."""
    return trigger.dep_ == "xcomp" and trigger.head.lemma_ == "be" and _has_to(trigger)


def is_prevented(trigger: Token) -> bool:
    """Tell what somebody was to be kept from ("stop militants from firing rockets")."""
    return trigger.dep_ == "pcomp" and trigger.head.lower_ == "from" and trigger.head.head.lemma_.lower() in PREVENTION


def is_aimed_at(trigger: Token) -> bool:
    """Tell what an effort is made for ("in an effort to restart talks"): it may never come about."""
    return any(t.dep_ == "acl" and _has_to(t) and t.head.lemma_.lower() in AIMS for t in _chain(trigger))
