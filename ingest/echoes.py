"""Drafts -> drafts: of two readings of one phrase, and of an act and its content, one is kept."""

from spacy.tokens import Token

from graph.ontology import get_event_type
from ingest.drafts import Draft

CONSENTING = {"agree", "consent", "accept"}
FUTURE = {"planned", "proposed"}
ASIDE = {"after", "before", "since", "besides", "while", "following"}


def _is_content(draft: Draft, spoken: set[int]) -> bool:
    """Tell whether an act is only what a request, a threat or a pledge is about ("threatened to bar ships")."""
    token = draft.triggers[0].token
    if get_event_type(draft.type).plover in {"CONSULT", "AGREE"}:
        return False
    if token.pos_ == "NOUN":  # "demanded a withdrawal", not "condemned an attack"
        verb = token.head  # "urged Kenya to provide support" as well as "demanded support"
        asked = verb.tag_ == "VB" and verb.dep_ in {"xcomp", "ccomp"} and verb.head.i in spoken
        return token.dep_ == "dobj" and (asked or (verb.i in spoken and draft.status in FUTURE))
    if token.tag_ not in {"VB", "VBG"}:
        return False
    for _ in range(3):
        if token.dep_ not in {"xcomp", "ccomp", "advcl", "conj", "pcomp", "prep", "acl"} or _is_aside(token):
            return False
        beside = token.dep_ == "conj"  # "condemned X and will urge Y": an act of its own
        token = token.head
        if token.i in spoken and not beside:
            verb = draft.triggers[0].token
            return verb.dep_ != "advcl" or verb.tag_ == "VB"  # "asked him to leave", not "asked him, leaving, ..."
    return False


def _is_aside(token: Token) -> bool:
    """Tell a phrase that tells of another act than its verb's: "condemned X after meeting Y"."""
    return token.dep_ == "prep" and token.lower_ in ASIDE


def _is_refusal(draft: Draft) -> bool:
    """Tell "will not agree", a rejection and no agreement, from "has not ratified"."""
    return draft.type == "agreement" and draft.status == "denied" and draft.triggers[0].token.lemma_ in CONSENTING


def _phrase_head(token: Token) -> Token:
    """Give the verb whose object a noun is, or for what it is done: "resumed negotiations", "thanked him for his support"."""
    if token.dep_ in {"dobj", "nsubjpass"}:
        return token.head
    if token.dep_ == "pobj" and token.head.dep_ == "prep" and token.head.lower_ == "for":
        return token.head.head
    return token


def without_echoes(drafts: list[Draft]) -> list[Draft]:
    """Drop the weaker of two readings of one phrase.

    A verb and its object tell of one happening ("resumed negotiations"), and an act that is only promised is a pledge.
    """
    by_token = {draft.triggers[0].token.i: draft for draft in drafts}
    promised = {draft.triggers[0].token.i for draft in drafts if draft.type == "pledge"}
    spoken = {
        draft.triggers[0].token.i
        for draft in drafts
        if get_event_type(draft.type).family == "speech" or draft.type == "agreement"
    }
    dropped = {
        id(draft)
        for draft in drafts
        if (draft.type != "pledge" and draft.status in FUTURE and draft.triggers[0].token.i in promised)
        or _is_content(draft, spoken)
    }
    refused = {draft.triggers[0].token.i for draft in drafts if draft.type == "rejection"}
    dropped |= {id(draft) for draft in drafts if _is_refusal(draft) and draft.triggers[0].token.i in refused}
    for draft in drafts:
        token = draft.triggers[0].token
        if (whole := by_token.get(token.head.i)) and _is_same_deed(whole, draft):
            whole.seats += [seat for seat in draft.seats if seat.party not in whole.parties]
            dropped.add(id(draft))
            continue
        other = by_token.get(_phrase_head(token).i)
        if other is None or other is draft or get_event_type(other.type).plover != get_event_type(draft.type).plover:
            continue
        of_words = token.dep_ == "pobj"  # "thanked him for his support", not "flew there for talks"
        if (of_words and get_event_type(draft.type).family == "speech") or (other.type != draft.type and not of_words):
            dropped.add(id(min((draft, other), key=lambda d: d.confidence)))
    return [draft for draft in drafts if id(draft) not in dropped]


def _is_same_deed(whole: Draft, part: Draft) -> bool:
    """Tell a verb that only says what for or in which way: "met to discuss", "agreed to extend the truce"."""
    token, kinds = part.triggers[0].token, {whole.type, part.type}
    if whole is part or token.tag_ != "VB" or token.dep_ not in {"xcomp", "advcl"}:
        return False
    return kinds == {"agreement"} or (kinds <= {"meeting", "negotiation"} and set(part.parties) <= set(whole.parties))
