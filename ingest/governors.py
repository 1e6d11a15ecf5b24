"""Token -> the words above it that may say whether it took place, each with how it bears on what lies below.

What a word says passes down the parse to its complement, through nouns, prepositions and coordination. Of two verbs that are
coordinated the first lends the second its auxiliaries, never its own meaning: who "agreed to a truce and met X" has met.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from spacy.tokens import Token

from ingest.clauses import FINITE, PASSIVE, SUBJECT
from ingest.phrases import TRANSPARENT, lemma_of
from ingest.wordlists import words

MAX_CLIMB = 4  # steps; "of" and quantities count for nothing
UPWARD = {
    "xcomp",
    "ccomp",
    "dobj",
    "pobj",
    "prep",
    "pcomp",
    "nsubjpass",
    "nsubj",
    "csubj",
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
    "under",
}
POINTING = {"aim", "hint", "hope"}  # "aimed at", "hinted at" a visit: no circumstance
SIMULTANEOUS = {"at", "during", "in", "before", "until"}
FUTURE = {"will", "shall", "'ll", "’ll", "wo"}
AWAITED = words("awaited")
TAKING_PART = words("taking_part")
GIVING_UP = {"cancel", "postpone", "boycott", "scrap", "abandon", "skip", "shun"}
OCCURRING = words("occurring")
AFTERMATHS = words("aftermaths")
STATED = words("stated")
NOBODY = {"none", "nobody", "neither", "nor"}
MODIFYING = {"forward", "off", "out"}  # what parsers call an adverb of "look forward", "call off"

Bearing = Literal["self", "governs", "shares", "beside", "tells"]


class Link(NamedTuple):
    """A word on the way up, and how it bears on what lies below it.

    "governs": all that it means counts; "shares": only its auxiliaries and its negation; "tells": only its auxiliaries, as of
    the verb whose subject a meeting is; "beside": nothing of it.
    """

    token: Token
    bearing: Bearing


def iter_links(trigger: Token) -> Iterator[Link]:
    """Yield the trigger and what governs it, up to the clause that could change whether it took place."""
    token, below, bearing, climbed = trigger, trigger, "self", 0
    while climbed < MAX_CLIMB:
        yield Link(token, bearing)  # type: ignore[arg-type]
        if bearing in {"governs", "tells"} and token.lemma_ == "be" and (below.dep_ in SUBJECT or below.i > token.i):
            yield from (Link(child, "governs") for child in token.children if child.dep_ == "acomp")
        if _is_top(token):
            return
        if token.dep_ == "prep" and token.lower_ in CIRCUMSTANCE and lemma_of(token.head) not in POINTING:
            yield from _beyond_circumstance(token)
            return
        bearing = _bearing_of_head(token, bearing)
        if bearing == "beside" and trigger.tag_ == token.head.tag_ == "VB":
            bearing = "shares"  # "must stop helping X and leave", where parsers join "leave" to "helping"
        aside = token.dep_ == "pobj" and token.head.head.lemma_ == "sideline"  # "meets X on the sidelines of a summit"
        below, token = token, token.head.head.head if aside else token.head
        climbed += not (is_free_step(token) or bearing in {"shares", "beside"})


def is_free_step(token: Token) -> bool:
    """Tell what counts for no step: a quantity and its "of", and the "of" of a gerund ("no intention of meeting X")."""
    if token.lemma_.lower() in TRANSPARENT:
        return True
    whole = token.head.lemma_.lower() in TRANSPARENT or any(child.dep_ == "pcomp" for child in token.children)
    return token.lower_ == "of" and whole


def _is_top(token: Token) -> bool:
    """Tell whether nothing above a word says whether it took place."""
    if (token.dep_ not in UPWARD and not _is_called_for(token)) or token.head == token:
        return True
    if token.dep_ == "nsubj" and token.head.pos_ not in {"VERB", "AUX"}:
        return True
    if token.dep_ == "prep" and (token.lower_ == "because" or lemma_of(token.head) in AFTERMATHS):
        return True  # "stayed away because of the invasion", "may end the inquiry into the murder"
    if token.dep_ in {"advcl", "xcomp"} and has_to(token) and lemma_of(token.head) in GIVING_UP:
        return any(child.dep_ == "dobj" for child in token.head.children)  # "cancelled the talks to protest"
    if token.dep_ in {"acl", "advcl"} and token.tag_ != "VB":
        return not (is_stated(token) or _is_gerund_beside(token))
    # "the row was never settled, and India and Pakistan fought": a clause of its own
    return token.dep_ == "conj" and any(child.dep_ in SUBJECT | PASSIVE for child in token.children)


def _is_called_for(verb: Token) -> bool:
    """Recognise an infinitive with its own subject, which the parser may take for a relative clause: "calls for Chile to sign"."""
    return verb.dep_ == "relcl" and verb.tag_ == "VB" and "for" in marks_of(verb)


def _is_gerund_beside(verb: Token) -> bool:
    """Recognise a gerund right after its governor, which the parser may take for an adverbial: "ruled out meeting X"."""
    before = verb.doc[max(verb.left_edge.i - 1, 0)]
    return (
        verb.tag_ == "VBG"
        and verb.dep_ == "advcl"
        and (before == verb.head or (before.head == verb.head and before.dep_ == "prt"))
    )


def is_stated(clause: Token) -> bool:
    """Tell whether a clause is what reports, claims or evidence say ("denied reports that they had met")."""
    return clause.dep_ == "acl" and clause.head.lemma_.lower() in STATED and "that" in marks_of(clause)


def _beyond_circumstance(preposition: Token) -> Iterator[Link]:
    """Yield what is still to come above a circumstance: "will sign at a summit", "is due to sign at a summit"."""
    verb = preposition.head
    if preposition.lower_ in SIMULTANEOUS and (auxiliaries_of(verb) & FUTURE or _is_awaited(verb)):
        yield Link(verb, "governs")
        yield Link(verb.head, "governs")


def _is_awaited(verb: Token) -> bool:
    """Tell what is expected of somebody, "is due to sign", from what somebody undertakes: "agreed at a summit to sign"."""
    if verb.dep_ not in {"xcomp", "acl"} or verb.tag_ != "VB":
        return False
    return lemma_of(verb.head) in AWAITED or (
        has_to(verb) and lemma_of(verb) in TAKING_PART
    )  # "willing to take part in talks"


def _bearing_of_head(token: Token, bearing: Bearing | str) -> Bearing:
    """Tell how the head of a word bears on it."""
    if bearing == "beside" and not _is_finite(token):
        return "beside"  # "had planned to rest but met X": the planning was of the rest
    if token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"}:
        return "shares" if _shares_auxiliaries(token) else "beside"
    if token.dep_ == "conj":
        return "shares"
    if token.dep_ == "nsubj" and token.head.lemma_.lower() not in OCCURRING:
        return "tells"  # "the talks failed to end the row", "the summit urged Kenya"
    return "governs"


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in FINITE or any(child.dep_ == "aux" and child.tag_ in {*FINITE, "MD"} for child in verb.children)


def _shares_auxiliaries(verb: Token) -> bool:
    """Tell whether a coordinated verb has the auxiliaries of the one before: "will rest and meet X", not "did not rest but met X"."""
    own = any(child.dep_ in {"aux", "auxpass"} and child.lower_ != "to" for child in verb.children)
    same = verb.tag_ == verb.head.tag_ and verb.tag_ in {"VB", "VBG", "VBN"}
    same = same or (verb.head.tag_ == "VB" and verb.tag_ == "VBP")  # "will rest and then travel", as taggers see it
    return same and not own and bool(auxiliaries_of(verb.head) or verb.head.dep_ in UPWARD | {"relcl", "dep"})


def auxiliaries_of(token: Token) -> set[str]:
    """Give the auxiliaries of a verb as printed, in small letters."""
    return {child.lower_ for child in token.children if child.dep_ in {"aux", "auxpass"}}


def has_to(verb: Token) -> bool:
    """Tell an infinitive with its "to": "plans to sign"."""
    return verb.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)


def marks_of(token: Token) -> set[str]:
    """Give the words that open the clause of a verb: "if", "that"."""
    marks = {child.lower_ for child in token.children if child.dep_ == "mark"}
    if token.dep_ in {"ccomp", "xcomp", "conj"} and token.head.dep_ == "advcl":
        marks |= {child.lower_ for child in token.head.children if child.dep_ == "mark"}
    return marks


def is_denied(token: Token) -> bool:
    """Tell whether a word is denied by "not" or "no", on itself or on who does it ("no minister came", "neither X nor Y met")."""
    for child in token.children:
        if child.dep_ == "neg" and not _is_only(child):
            return True
        if (child.dep_ == "det" and child.lower_ == "no") or (child.lower_ in NOBODY and child.i < token.i):
            return True
        if child.dep_ in SUBJECT | PASSIVE and is_nobody(child):
            return True
    return token.dep_ == "conj" and token.left_edge.i > 0 and token.doc[token.left_edge.i - 1].lower_ == "nor"


def _is_only(negation: Token) -> bool:
    """Recognise "not only X but Y", where both are said."""
    return negation.i + 1 < len(negation.doc) and negation.nbor(1).lower_ in {"only", "just", "merely", "least"}


def is_nobody(subject: Token) -> bool:
    """Tell a subject that stands for none: "no minister", "neither X nor Y", "none of them"."""
    if subject.lower_ in NOBODY:
        return True
    return any(child.lower_ in {"no", "neither"} and child.dep_ in {"det", "preconj"} for child in subject.children)


def wording_of(token: Token) -> str:
    """Give the lemma of a governor with its particle: "call off", "look forward"."""
    particle = next(
        (
            child.lower_
            for child in token.children
            if child.dep_ == "prt" or (child.dep_ == "advmod" and child.lower_ in MODIFYING and child.i == token.i + 1)
        ),
        None,
    )
    return f"{lemma_of(token)} {particle}" if particle else lemma_of(token)


def iter_wordings(links: list[Link]) -> Iterator[str]:
    """Yield how governors may be listed: alone, before an infinitive ("threaten to"), or with what they govern ("drop plan")."""
    for below, link in pairwise(links):
        if link.bearing != "governs":
            continue
        yield wording_of(link.token)
        word = below.token
        if word.tag_ == "VB" and word.dep_ in {"xcomp", "acl", "advcl"} and "to" in auxiliaries_of(word):
            yield from ("yet to" for child in link.token.children if child.lower_ == "yet")  # "has yet to sign"
            yield from (f"{wording_of(link.token)} to", f"{link.token.lower_} to")
        if link.token.dep_ == "acomp":
            yield f"{lemma_of(link.token)} to"  # not "opened talks"
        if word.dep_ in {"dobj", "nsubjpass"}:
            yield f"{wording_of(link.token)} {lemma_of(word)}"


def iter_phrases(links: list[Link]) -> Iterator[str]:
    """Yield the prepositions under which the trigger stands, with the word that they belong to: "without", "instead of", "decide against"."""
    for token, _ in links:
        if token.dep_ == "conj":
            joined = [c for c in token.head.children if c.dep_ == "cc" and c.i < token.i]
            yield from (f"{inner.lower_} {c.lower_}" for c in joined[-1:] for inner in c.children)  # "rather than"
        elif token.dep_ in {"prep", "cc"} or token.lower_ == "instead":
            yield token.lower_
            yield f"{lemma_of(token.head)} {token.lower_}"
            yield from (f"{inner.lower_} {token.lower_}" for inner in token.children if inner.dep_ == "advmod")
