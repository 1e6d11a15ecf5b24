"""Verb -> its clause: active or passive, future in the past, and whether it goes on with another verb."""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.wordlists import words

SUBJECT = {"nsubj", "csubj"}
PASSIVE = {"nsubjpass", "csubjpass"}
FINITE = {"VBD", "VBZ", "VBP"}
CONTROLLED = {"xcomp", "conj", "advcl", "ccomp", "acomp", "pcomp", "dep", "attr", "oprd"}
GIVING = words("giving")


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive: it has a passive subject or auxiliary, or is a bare past participle on a noun."""
    if any(child.dep_ in PASSIVE or child.dep_ == "auxpass" for child in verb.children):
        return True
    finite = any(child.dep_ in SUBJECT or child.dep_ == "aux" for child in verb.children)
    if verb.lower_ == "taken" and not any(child.dep_ == "aux" for child in verb.children):
        return True  # "a German woman taken hostage"
    bare = verb.tag_ == "VBN" and not finite and not any(c.dep_ == "dobj" for c in verb.children)
    if bare and verb.dep_ in {"conj", "xcomp"}:
        return verb.head.tag_ == "VBN" and is_passive(verb.head)  # "were arrested and jailed", "was reported killed"
    if verb.tag_ != "VBN" or verb.dep_ not in {"acl", "advcl"} or finite:
        return False  # "when asked": the asker is not told
    return not (verb.dep_ == "acl" and _is_past_tense(verb))


def _is_past_tense(verb: Token) -> bool:
    """Tell a past tense that the parser took for a participle: "six jets bombed the port", "Chile, a member, called for calm"."""
    children = list(verb.children)
    acts = any(child.dep_ == "dobj" for child in children) and verb.lemma_.lower() not in GIVING
    aside = any(child.dep_ == "appos" and child.i < verb.i for child in verb.head.children)
    return acts or (verb.head.dep_ == "ROOT" and aside and not any(child.dep_ == "agent" for child in children))


def is_reported_future(verb: Token) -> bool:
    """Tell whether "would" is the past of "will": the clause depends on a finished verb and on no "if" ("said it would sign")."""
    clause = verb
    while clause.dep_ in {"conj", "xcomp"} and clause.head.pos_ == "VERB" and clause.head != clause:
        clause = clause.head
    if clause.dep_ != "ccomp" or clause.head.tag_ not in {"VBD", "VBN"}:
        return False
    return not any(
        mark.dep_ == "mark" and mark.lower_ in {"if", "unless"} for word in (clause, verb) for mark in _marks(word)
    )


def _marks(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        yield child
        if child.dep_ == "advcl":
            yield from child.children


def coordinated_with(verb: Token) -> Token | None:
    """Find the verb that a finite one goes on with where the parser hung it on an infinitive: "urged X to free them and thanked Y"."""
    above = verb.head
    finite = verb.tag_ in {"VBD", "VBZ", "VBN"} or any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)
    if verb.dep_ != "conj" or not finite or above.tag_ != "VB" or not any(c.lower_ == "to" for c in above.children):
        return None
    while above.tag_ in {"VB", "VBG"} and above.dep_ in CONTROLLED | {"acl"} and above.head != above:
        above = above.head
    return above if above.pos_ in {"VERB", "AUX"} else None


def is_told_beside(verb: Token) -> bool:
    """Tell a verb that goes on with who speaks, not with what is said: "officials said fighting could go on and urged restraint".

    It stands in the tense of the saying, while what is said stands in another one or only describes.
    """
    told = verb.head
    if verb.dep_ != "conj" or told.dep_ != "ccomp" or verb.tag_ not in FINITE or told.head.tag_ != verb.tag_:
        return False
    if any(child.dep_ == "neg" or child.lower_ == "nor" for child in (*told.children, *verb.children)):
        return False
    perfect = told.tag_ == "VBN"  # "had sent ships and urged" may well go on with who sent them
    if perfect and any(child.dep_ in SUBJECT | PASSIVE and child.pos_ in {"PROPN", "PRON"} for child in told.children):
        return False
    if perfect and not any(child.dep_ in {"aux", "auxpass"} for child in told.children):
        return False  # a past tense that the parser took for a participle
    return (told.tag_ != verb.tag_ and not is_passive(told)) or told.lemma_ == "be"
