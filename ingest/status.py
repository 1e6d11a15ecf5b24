"""Trigger -> status: happened, ongoing, planned, proposed, conditional or denied, from negation, mood, tense and governors."""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Token

from graph.datafile import read_yaml_resource
from graph.model import Status
from ingest.clauses import SUBJECT, is_reported_future
from ingest.errands import is_errand
from ingest.governors import (
    FUTURE,
    Link,
    auxiliaries_of,
    has_to,
    is_denied,
    is_free_step,
    is_stated,
    iter_links,
    iter_phrases,
    iter_wordings,
    marks_of,
    wording_of,
)
from ingest.grammar import JOURNEYS
from ingest.phrases import TRANSPARENT, lemma_of
from ingest.wordlists import words

TEMPORAL = {"once", "when", "after", "until", "before"}
OPEN_ENDED = {"before", "until"}
CALLED_OFF = words("called_off")
AHEAD = words("ahead")
SUGGESTED = words("suggested")
RANKS = words("ranks")
VEHICLES = words("vehicles")
FACTIVE = words("factive")


class Signs(NamedTuple):
    """The words that point to one status; of what `dismissals` say nothing took place, and `exclusions` that are denied leave it open."""

    governors: frozenset[str]
    phrases: frozenset[str]
    modals: frozenset[str]
    marks: frozenset[str]
    dismissals: frozenset[str]
    exclusions: frozenset[str]


@cache
def load_signs() -> dict[str, Signs]:
    """Load `ingest/data/status.yaml`, statuses in the order in which they are tried."""
    data = read_yaml_resource("ingest.data", "status.yaml")
    return {name: Signs(*(frozenset(entry.get(key, ())) for key in Signs._fields)) for name, entry in data.items()}


def find_ahead(links: list[Link]) -> Status | None:
    """Tell by the words of a noun that it is still to come: "his upcoming visit", "a proposed round of talks", "the cancelled summit"."""
    nouns = [links[0].token]
    nouns += [t for t, _ in links[1:3] if t.lemma_.lower() in TRANSPARENT and t.pos_ == "NOUN"]
    near = [child for noun in nouns for child in noun.children if child.i < noun.i or child.dep_ == "acl"]
    said = {child.lower_ for child in near}
    if said & CALLED_OFF:
        return "denied"
    days = [c for c in near if c.dep_ == "poss" and (c.lower_ == "tomorrow" or c.left_edge.lower_ == "next")]
    if days or said & AHEAD:  # "next week's summit"
        return "planned"
    return "proposed" if said & SUGGESTED else None


def _has_condition(links: list[Link]) -> bool:
    """Tell whether what is planned hangs on a condition ("will leave if ...", "announced plans to leave if ...")."""
    marks = load_signs()["conditional"].marks - {"whether"}
    return any(child.dep_ == "advcl" and marks_of(child) & marks for token, _ in links for child in token.children)


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


def _find_polarity(links: list[Link]) -> Status | None:
    """Tell what is denied from what is open: what nobody has "decided whether" to do is not denied."""
    if "whether" in marks_of(links[0].token):
        return "conditional"
    heard = [link for link in links if link.bearing != "beside"]
    if any(
        _is_denied_by(links, link)
        for link in [link for link in heard if link.token.dep_ != "prep" or not is_free_step(link.token)][:3]
    ):
        return "denied"
    conditions = load_signs()["conditional"].marks
    return "conditional" if any(marks_of(token) & conditions for token, _ in links) else None


def _is_denied_by(links: list[Link], link: Link) -> bool:
    """Tell whether a negation reaches the trigger: not through "but", nor from what a meeting did not achieve."""
    if link.bearing == "tells" or not is_denied(link.token):
        return False
    if link.bearing != "self" and lemma_of(link.token) in FACTIVE:
        return False  # "did not mention the talks": they go on
    below = links[max(links.index(link) - 1, 0)].token
    return link.bearing != "shares" or not any(c.lower_ == "but" and c.i < below.i for c in link.token.children)


def _spoken_links(links: list[Link]) -> list[Link]:
    """Cut what says whether something was uttered: the first verb, and what governs its infinitive or gerund."""
    first = next((n for n, link in enumerate(links) if link.token.pos_ in {"VERB", "AUX"}), None)
    if first is None:
        return links[:1]
    if first and links[0].token.pos_ == "NOUN":
        return links[first : first + 1]  # "favours sanctions for its refusal": it has refused
    last = first
    while last + 1 < len(links) and (_is_controlled(links[last].token) or links[last + 1].bearing == "shares"):
        last += 1
    last += last + 1 < len(links) and links[last].token.dep_ == "dobj"  # "dropped plans to condemn X"
    return links[first : last + 1]


def _is_controlled(word: Token) -> bool:
    """Tell a word whose governor says whether it was uttered: "is due to condemn", "left without condemning"."""
    if word.pos_ in {"VERB", "AUX"}:
        return word.tag_ in {"VB", "VBG"} and word.dep_ in {"xcomp", "acl", "pcomp", "conj"}
    return word.dep_ == "acomp" or word.lower_ in {
        "of",
        "without",
        "against",
        "from",
        "than",
        "before",
    }


def _is_dismissed(links: list[Link]) -> bool:
    """Tell what somebody denies to have happened: "denied reports that", "denied having met X", "there was no evidence that"."""
    dismissals = load_signs()["denied"].dismissals
    for below, link in pairwise(links):
        said = below.token.dep_ in {"ccomp", "xcomp"} and link.bearing == "governs"
        after = link.token.i < below.token.i  # not "X accuses Y, a charge Y denies"
        if said and after and wording_of(link.token) in dismissals:
            return True
    nouns = [token.head for token, _ in links if is_stated(token)]
    return any(is_denied(noun) or wording_of(noun.head) in dismissals for noun in nouns)


def _governors(links: list[Link], signs: Mapping[str, Signs]) -> set[str]:
    """Give what governs the trigger, as the signs list it; "denied that they had met" tells of no meeting, "announced that" does."""
    dismissals = signs["denied"].dismissals
    counted = [
        link
        for n, link in enumerate(links)
        if not n or not _is_reporting(link.token) or wording_of(link.token) in dismissals
    ]
    governors = {*iter_wordings(counted)}
    return governors - ({"due"} if any(t.dep_ == "prep" and t.lower_ == "due" for t, _ in links) else set())


def read_status(trigger: Token, is_speech_act: bool = False, done_when_announced: bool = False) -> Status:
    """Read the status of what a trigger names.

    A speech act counts as done when it was uttered, whatever it is about. Who announces a visit plans one; who announces
    a resignation or sanctions has done it (`done_when_announced`).
    """
    links = list(iter_links(trigger))
    signs = load_signs()
    if _is_dismissed(links):
        return "denied"
    if is_speech_act:
        links = _spoken_links(links)
    governors = _governors(links, signs)
    if polarity := _find_polarity(links):
        return "proposed" if polarity == "denied" and governors & signs["denied"].exclusions else polarity
    if done_when_announced and trigger.pos_ in {"NOUN", "PROPN"}:
        governors.discard("announce")
    status = _find_governed(links, governors)
    if status == "planned" and not is_speech_act and not find_ahead(links) and _has_condition(links):
        return "conditional"
    if status or _is_still_to_come(trigger, links, is_speech_act):
        return status or "planned"
    return "happened" if is_speech_act or not _is_going_on(trigger, links, governors) else "ongoing"


def _find_governed(links: list[Link], governors: set[str]) -> Status | None:
    """Find the status that governors, prepositions, modals or the words of a noun give, denial first."""
    signs = load_signs()
    modals = set().union(*(auxiliaries_of(token) for token, bearing in links if bearing != "beside"))
    if "would" in modals and any(is_reported_future(token) for token, _ in links):
        modals = modals - {"would"} | {"will"}
    phrases = {*iter_phrases(links)}
    if ahead := find_ahead(links):
        return "denied" if (governors & signs["denied"].governors or phrases & signs["denied"].phrases) else ahead
    for status, sign in signs.items():
        if status != "ongoing" and (governors & sign.governors or modals & sign.modals or phrases & sign.phrases):
            return status  # type: ignore[return-value]
    return "proposed" if any(_is_subjunctive(token) for token, _ in links) else None


def is_conditional(trigger: Token) -> bool:
    """Tell what hangs on an if: "if the court decides not to accept their arguments"."""
    return any(marks_of(token) & {"if", "unless"} for token, bearing in iter_links(trigger) if bearing != "beside")


def _is_still_to_come(trigger: Token, links: list[Link], is_speech_act: bool) -> bool:
    """Tell what somebody is to do, sets out to do, or has only the means for."""
    light = (
        trigger.dep_ == "dobj" and lemma_of(trigger) not in JOURNEYS and not is_speech_act
    )  # not "arrived to begin a visit": it has begun
    deeds = (trigger, trigger.head) if light else (trigger,)  # "arrived to hold talks"
    return (
        any(_is_infinitive_of_be(token) for token, _ in links)  # "is to travel to Oslo for talks"
        or any(_is_before_the_future(token) for token, _ in links)
        or ("for" in marks_of(trigger) and has_to(trigger))  # "there is time for Chile to sign"
        or is_errand(trigger)
        or any(_is_purpose(deed) for deed in deeds)
        or (not is_speech_act and any(_is_unfulfilled(deed) for deed in deeds))
    )


def _is_going_on(trigger: Token, links: list[Link], governors: set[str]) -> bool:
    """Tell what is still going on; a speech act never is: who "is urging" or "has been pushing" has said so."""
    progressive = any(_is_progressive(token) for token, bearing in links[:2] if bearing != "beside") or _is_under_way(
        trigger
    )
    return progressive or bool(governors & load_signs()["ongoing"].governors)


def _is_reporting(token: Token) -> bool:
    """Tell whether a governor only reports a finished clause ("announced that they had met")."""
    return any(
        c.dep_ == "ccomp" and (auxiliaries_of(c) & {"had", "has", "have"} or c.tag_ == "VBD") for c in token.children
    )


def _is_purpose(trigger: Token) -> bool:
    """Recognise what somebody set out to do: "arrived to meet the president", not "went on to accuse", "became the latest to sign"."""
    if trigger.dep_ == "acl" and trigger.head.lower_ == "order" and trigger.head.head.lower_ == "in":
        return True
    if trigger.dep_ in {"xcomp", "ccomp"} and lemma_of(trigger.head) == "help":
        return _is_purpose(trigger.head)  # "is returning to help mediate"
    return trigger.dep_ == "advcl" and has_to(trigger) and not _is_outcome(trigger.head)


def _is_outcome(verb: Token) -> bool:
    """Tell a verb whose infinitive was done: "went on to", "became the latest country to", "wrote to warn", "resigned to protest"."""
    if lemma_of(verb) in VEHICLES and verb.tag_ != "VB" and not is_denied(verb):
        return True
    if lemma_of(verb) == "go":
        return any(child.dep_ == "prt" and child.lower_ == "on" for child in verb.children)
    ranked = (inner for child in verb.children if child.dep_ == "attr" for inner in (child, *child.children))
    return lemma_of(verb) in {"become", "be"} and any(word.lower_ in RANKS for word in ranked)


def _is_unfulfilled(trigger: Token) -> bool:
    """Recognise what a noun only makes possible ("efforts to sign", "until May to withdraw"), but not "the first leader to visit"."""
    words = {child.lemma_.lower() for child in trigger.head.children} | {trigger.head.lemma_.lower()}
    return trigger.dep_ == "acl" and has_to(trigger) and not words & RANKS


def _is_infinitive_of_be(trigger: Token) -> bool:
    """Recognise "is to meet" and "was to have met": an infinitive that hangs on the verb be."""
    perfect = trigger.tag_ == "VBN" and {"to", "have"} <= auxiliaries_of(trigger)
    return trigger.dep_ == "xcomp" and trigger.head.lemma_ == "be" and (has_to(trigger) or perfect)


def _is_before_the_future(clause: Token) -> bool:
    """Recognise what comes before something that is still to come: "will leave once they have signed"."""
    if clause.dep_ != "advcl" or not marks_of(clause) & TEMPORAL:
        return False
    if clause.tag_ == "VBZ" and marks_of(clause) & OPEN_ENDED:
        return True  # "hopes for a deal before he leaves"
    if not auxiliaries_of(clause.head) & FUTURE:
        return False
    return clause.tag_ in {"VBZ", "VBP"} or bool(auxiliaries_of(clause) & {"has", "have"})


def _is_subjunctive(verb: Token) -> bool:
    """Recognise what somebody insists on: "insisted that Chile sign", "proposed that the president visit"."""
    if verb.dep_ != "ccomp" or verb.tag_ not in {"VB", "VBP"} or "that" not in marks_of(verb) or auxiliaries_of(verb):
        return False
    return verb.head.tag_ == "VBD" and any(
        c.dep_ in SUBJECT and c.tag_ in {"NN", "NNP"} and not c.conjuncts for c in verb.children
    )
