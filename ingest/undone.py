"""Trigger -> whether it was left undone: refused, prevented, only asked of somebody or aimed at, or planned before it came about."""

from spacy.tokens import Token

from ingest.clauses import SUBJECT
from ingest.governors import MAX_CLIMB, auxiliaries_of, has_to, is_nobody, iter_links, iter_phrases, iter_wordings
from ingest.phrases import lemma_of
from ingest.status import load_signs
from ingest.wordlists import words

PREVENTION = words("prevention")
AIMS = words("aims")
REFUSALS = words("refusals")
UNDONE = words("undone")
AWAITED = words("awaited")
PUTTING_OFF = {"postpone", "cancel", "call off", "scrap", "put off", "delay"}
OWN_WISHES = words("own_wishes")
VEHICLES = words("vehicles")
TURNING = {"on", "upon", "for"}
TOPICAL = {"on", "about", "over", "toward", "towards", "regarding"}
SETTLING = words("settling")
GOALS = words("goals")


def is_refused(trigger: Token) -> bool:
    """Tell whether somebody refused to do it ("refused to recognize X", "its refusal to sign")."""
    return bool({*iter_wordings(list(iter_links(trigger)))} & REFUSALS)


def is_left_undone(trigger: Token) -> bool:
    """Tell what nobody did, or somebody failed to do ("no minister came", "left without imposing sanctions"), not what somebody denies."""
    if any(child.dep_ == "neg" for child in trigger.children):
        return True
    links = list(iter_links(trigger))
    left = {*iter_wordings(links)} & UNDONE or {*iter_phrases(links)} & load_signs()["denied"].phrases
    return bool(left) or any(_is_nobodys(token) for token, bearing in links if bearing != "beside")


def _is_nobodys(verb: Token) -> bool:
    """Tell what nobody did: "no minister came"."""
    subjects = (child for child in verb.children if child.dep_ in SUBJECT)
    return any(is_nobody(child) for child in subjects)


def is_asked_of_another(trigger: Token) -> bool:
    """Tell whether somebody else is asked to do it ("urged all to reject violence"): what is asked for was not yet said."""
    governor = trigger.head
    if (
        trigger.dep_ not in {"xcomp", "ccomp", "advcl"}
        or trigger.tag_ != "VB"
        or governor.pos_ != "VERB"
        or governor.lemma_.lower() in OWN_WISHES
        or _is_call(governor)
    ):
        return False
    return governor.lemma_.lower() in load_signs()["proposed"].governors


def _is_call(verb: Token) -> bool:
    """Tell "called the king to thank him", a vehicle of what is said, from "called on the king to thank them"."""
    things = any(child.dep_ == "dobj" for child in verb.children)
    return (
        verb.lemma_.lower() in VEHICLES
        and things
        and not any(c.dep_ == "prep" and c.lower_ in TURNING for c in verb.children)
    )


def is_prevented(trigger: Token) -> bool:
    """Tell what somebody was to be kept from ("stop militants from firing rockets", "kept Chile from holding talks")."""
    token = trigger
    for _ in range(MAX_CLIMB):
        if token.dep_ == "pcomp" and token.head.lower_ == "from" and token.head.head.lemma_.lower() in PREVENTION:
            return True
        token = token.head
    return False


def is_aimed_at(trigger: Token) -> bool:
    """Tell what an effort is made for ("in an effort to restart talks"): it may never come about."""
    return any(t.dep_ == "acl" and has_to(t) and t.head.lemma_.lower() in AIMS for t, _ in iter_links(trigger))


def is_only_topic(trigger: Token) -> bool:
    """Tell what is only talked or thought about: "talks on ending the war", "aimed at improving ties", "serious about signing"."""
    return any(_is_matter(token) for token, bearing in iter_links(trigger) if bearing != "beside")


def _is_matter(verb: Token) -> bool:
    if verb.tag_ != "VBG":
        return False
    if verb.dep_ in {"xcomp", "ccomp"}:
        return lemma_of(verb.head) == "discuss"
    preposition, above = verb.head, verb.head.head
    if verb.dep_ != "pcomp" or preposition.dep_ != "prep" or lemma_of(above) in SETTLING:
        return False  # "agreed on lifting sanctions"
    return preposition.lower_ in TOPICAL or (preposition.lower_ in {"at", "of"} and lemma_of(above) in GOALS)


def is_put_off(trigger: Token) -> bool:
    """Tell what was postponed or cancelled: "their meeting has been postponed"."""
    links = list(iter_links(trigger))
    return bool({token.lemma_.lower() for token, _ in links} & PUTTING_OFF or {*iter_wordings(links)} & PUTTING_OFF)


def was_expected(trigger: Token) -> bool:
    """Tell what was to come at a time that is past: "was due to meet", "had been scheduled to meet"."""
    links = list(iter_links(trigger))
    past = any(word.tag_ == "VBD" and word.lemma_ in {"be", "have"} for t, _ in links for word in (t, *t.children))
    return past and any(token.lemma_.lower() in AWAITED or token.lower_ in AWAITED for token, _ in links)


def was_overtaken(trigger: Token) -> bool:
    """Tell what was a plan before the time of which the text tells: "had said that he was going to travel"."""
    return any("had" in auxiliaries_of(token) for token, _ in iter_links(trigger))
