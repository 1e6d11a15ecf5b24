"""Token -> the words that fill its grammatical places: subject, object, owner, holder, and each preposition.

Labels are those of spaCy's English models (ClearNLP style). Every function yields head tokens, conjuncts included, so
"Iran and Syria signed" has two subjects. Passive voice, relative clauses, control ("agreed to meet", "is due to
visit") and light verbs ("held talks") are undone here, so that a pattern names only the place it wants.
"""

from collections.abc import Callable, Iterator

from spacy.tokens import Token

SUBJECT = {"nsubj", "csubj"}
PASSIVE = {"nsubjpass", "csubjpass"}
RELATIVE = {"who", "which", "that", "whom"}
CONTROLLED = {"xcomp", "conj", "advcl", "ccomp", "acomp", "pcomp", "dep", "attr", "oprd"}
MAX_CLIMB = 5  # "the comments at the opening of a meeting": more steps up than this link unrelated words


def spread(head: Token) -> Iterator[Token]:
    """Yield a token and everything coordinated with it."""
    yield head
    yield from head.conjuncts


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive: it has a passive subject or auxiliary, or is a bare past participle on a noun."""
    if any(child.dep_ in PASSIVE or child.dep_ == "auxpass" for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def _antecedent(word: Token, verb: Token) -> Iterator[Token]:
    """Replace a relative pronoun by the noun that its clause describes."""
    if word.lower_ in RELATIVE and verb.dep_ == "relcl":
        yield verb.head
    else:
        yield from spread(word)


def _children(verb: Token, labels: set[str]) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in labels:
            yield from _antecedent(child, verb)


def _after(token: Token, preposition: str) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.lower_ == preposition:
            for inner in child.children:
                if inner.dep_ in {"pobj", "pcomp"}:
                    yield from spread(inner)


def iter_subjects(verb: Token, climbs: int = MAX_CLIMB) -> Iterator[Token]:
    """Yield who does the verb, whatever its voice; borrow from the governing verb when it has no subject itself."""
    if is_passive(verb):
        yield from _after(verb, "by")
        return
    own = list(_children(verb, SUBJECT))
    if own:
        yield from own
    elif climbs and verb.dep_ in {"relcl", "acl"}:
        yield from spread(verb.head)
    elif climbs and verb.dep_ in CONTROLLED:
        yield from _borrowed_subjects(verb, climbs)


def _borrowed_subjects(verb: Token, climbs: int) -> Iterator[Token]:
    """Yield the subject of a controlled verb: the object of "urged X to go", else the governor's subject."""
    governor = verb.head
    if verb.dep_ in {"xcomp", "ccomp"} and any(child.dep_ == "dobj" for child in governor.children):
        yield from _children(governor, {"dobj"})
        return
    passive = list(_children(governor, PASSIVE))
    if passive:
        yield from passive
        return
    while governor.pos_ not in {"VERB", "AUX"} and governor.dep_ != "ROOT" and climbs:
        governor, climbs = governor.head, climbs - 1
    yield from iter_subjects(governor, climbs - 1)


def iter_objects(verb: Token) -> Iterator[Token]:
    """Yield to whom the verb is done: object, passive subject, or the noun that a relative or participle describes."""
    if is_passive(verb):
        yield from _children(verb, PASSIVE)
        if verb.dep_ == "acl":
            yield from spread(verb.head)
        elif verb.dep_ in CONTROLLED and not any(child.dep_ in PASSIVE for child in verb.children):
            yield from iter_objects(verb.head) if is_passive(verb.head) else _children(verb.head, SUBJECT)
        return
    yield from _children(verb, {"dobj"})
    filled = any(
        child.dep_ == "dobj" or (child.lower_ in RELATIVE and child.dep_ in SUBJECT) for child in verb.children
    )
    if verb.dep_ == "relcl" and not filled:
        yield from spread(verb.head)


def iter_holders(noun: Token, climbs: int = MAX_CLIMB) -> Iterator[Token]:
    """Yield who holds what a noun names: the subject of the verb that governs it ("X held talks", "X spoke in a meeting")."""
    head = noun.head
    if not climbs or noun.dep_ == "ROOT":
        return
    if noun.dep_ == "nsubjpass":
        yield from _after(head, "by")
    elif noun.dep_ in {"dobj", "attr", "oprd"} and head.pos_ in {"VERB", "AUX"}:
        yield from iter_subjects(head)
    elif noun.dep_ in {"pobj", "prep", "agent", "conj", "appos", "dobj", "pcomp", "advmod", "npadvmod"}:
        if head.pos_ in {"VERB", "AUX"}:
            doers = list(
                iter_subjects(head)
            )  # "was signed by X after a meeting": X met; "X was seen at a meeting": X too
            yield from doers or (iter_objects(head) if is_passive(head) else ())
        else:
            yield from iter_holders(head, climbs - 1)


def iter_owners(noun: Token) -> Iterator[Token]:
    """Yield whose it is: "X's visit", "the visit of X", "the visit by X"."""
    for child in noun.children:
        if child.dep_ == "poss":
            yield from spread(child)
    yield from _after(noun, "of")
    yield from _after(noun, "by")


def iter_modifiers(noun: Token) -> Iterator[Token]:
    """Yield adjectives and nouns before a noun: "Iran-Syria talks", "Russian and Chinese officials"."""
    for child in noun.children:
        if child.dep_ in {"amod", "compound", "nmod"} and child.i < noun.i:
            yield from spread(child)
            yield from (inner for inner in child.children if inner.dep_ in {"compound", "nmod", "amod"})


def iter_after(token: Token, preposition: str) -> Iterator[Token]:
    """Yield what follows a preposition of the token, or of a word beside it to which the parser may have hung it.

    "held talks with X": the phrase belongs to the verb or to its object; both readings mean the same here.
    """
    beside = [token]
    if token.pos_ in {"NOUN", "PROPN"} and token.dep_ in {"dobj", "nsubjpass"}:
        beside.append(token.head)
    elif token.pos_ == "VERB":
        beside += [child for child in token.children if child.dep_ in {"dobj", "nsubjpass"}]
        beside += [
            inner
            for child in token.children
            if child.dep_ == "prep"
            for inner in child.children
            if inner.dep_ == "pobj"
        ]
    for word in beside:
        found = list(_after(word, preposition))
        if found:
            yield from found
            return


def iter_addressees(verb: Token) -> Iterator[Token]:
    """Yield who is to act: the subject of a complement clause ("demanded that Iran halt")."""
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp"}:
            yield from _children(child, SUBJECT | PASSIVE)


def iter_described(adjective: Token) -> Iterator[Token]:
    """Yield the noun that an adjective or participle stands before ("the visiting general")."""
    if adjective.dep_ == "amod":
        yield from spread(adjective.head)


def iter_object_owners(verb: Token) -> Iterator[Token]:
    """Yield whose thing the object is: "praised the army's work", "rejected the demands of Kenya", "the Kenyan plan"."""
    for thing in iter_objects(verb):
        yield from iter_owners(thing)
        yield from iter_modifiers(thing)


def iter_recipients(verb: Token) -> Iterator[Token]:
    """Yield the indirect object without a preposition ("gave Kenya aid")."""
    yield from _children(verb, {"dative"})


def iter_modal_subjects(modal: Token) -> Iterator[Token]:
    """Yield who should or will do something: the subject of a modal's verb, active or passive alike."""
    yield from _children(modal.head, SUBJECT)


def iter_reporters(word: Token) -> Iterator[Token]:
    """Yield who says the clause that a word stands in: the subject of the verb above a complement clause."""
    for verb in [word, *word.ancestors]:
        if verb.dep_ == "ccomp" and verb.head.pos_ == "VERB":
            yield from iter_subjects(verb.head)
            return


PLACES: dict[str, Callable[[Token], Iterator[Token]]] = {
    "subject": iter_subjects,
    "object": iter_objects,
    "holder": iter_holders,
    "owner": iter_owners,
    "modifier": iter_modifiers,
    "addressee": iter_addressees,
    "described": iter_described,
    "object-owner": iter_object_owners,
    "recipient": iter_recipients,
    "modal-subject": iter_modal_subjects,
    "reporter": iter_reporters,
}


def iter_place(token: Token, place: str) -> Iterator[Token]:
    """Yield the head tokens in a named place of a trigger; any other name is a preposition ("with", "between")."""
    if place in PLACES:
        yield from PLACES[place](token)
    else:
        yield from iter_after(token, place)
