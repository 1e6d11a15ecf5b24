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
TRANSPARENT = {
    "thousand",
    "hundred",
    "dozen",
    "score",
    "ten",
    "million",
    "number",
    "majority",
    "crowd",
    "group",
    "some",
    "many",
    "most",
    "all",
    "several",
    "lot",
    "handful",
    "none",
    "both",
    "one",
    "two",
    "three",
    "few",
    "total",
    "rest",
    "part",
    "half",
    "series",
    "package",
    "round",
    "set",
    "kind",
    "batch",
    "establishment",
    "imposition",
    "creation",
}
JOINED = {
    "ceasefire",
    "cooperate",
    "cooperation",
    "coordinate",
    "airstrike",
    "buildup",
    "pullout",
    "pullback",
    "reelect",
    "reopen",
}
JOINED_TAILS = {"fire", "operate", "operation", "ordinate", "strike", "up", "out", "back", "elect", "open"}
WRONG_LEMMAS = {"hop": "hope", "stag": "stage"}  # what the rules of spaCy's lemmatizer make of "hopes" and "staged"
INTENTIONS = {
    "plan",
    "decision",
    "intention",
    "effort",
    "attempt",
    "step",
    "move",
    "measure",
    "right",
    "power",
    "offer",
    "threat",
    "promise",
    "time",
}
BEFORE_AND_AFTER = {
    "after",
    "before",
    "since",
    "following",
    "until",
}  # "signed after a meeting with X": X met, and did not sign
REACHING = {"to", "against"}  # how far a phrase with them may hang below the verb's object
VOICES = {
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "statement",
    "communique",
    "resolution",
    "office",
    "delegation",
    "representative",
    "declaration",
    "letter",
    "message",
    "source",
    "decision",
    "team",
    "leadership",
}
MAX_CLIMB = 5  # "the comments at the opening of a meeting": more steps up than this link unrelated words


def lemma_of(token: Token) -> str:
    """Give the lemma of a word, of "cease-fire" as if it were written together."""
    lemma = token.lemma_.lower()
    if (
        lemma in JOINED_TAILS
        and token.i > 1
        and token.nbor(-1).text == "-"
        and not token.nbor(-1).whitespace_
        and not token.nbor(-2).whitespace_
    ):
        joined = token.nbor(-2).lower_ + lemma
        return joined if joined in JOINED else lemma
    return WRONG_LEMMAS.get(lemma, lemma)


def spread(head: Token) -> Iterator[Token]:
    """Yield a token and everything coordinated with it; of a quantity also what is counted ("thousands of protesters")."""
    for token in (head, *head.conjuncts):
        yield token
        if token.lemma_.lower() in TRANSPARENT or token.like_num:
            yield from _after(token, "of")


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive: it has a passive subject or auxiliary, or is a bare past participle on a noun."""
    if any(child.dep_ in PASSIVE or child.dep_ == "auxpass" for child in verb.children):
        return True
    finite = any(child.dep_ in SUBJECT or child.dep_ == "aux" for child in verb.children)
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and not finite  # "when asked": the asker is not told


def is_reported_future(verb: Token) -> bool:
    """Tell whether "would" is the past of "will": the clause depends on a finished verb and on no "if" ("said it would sign")."""
    clause = verb
    while clause.dep_ in {"conj", "xcomp"} and clause.head.pos_ == "VERB" and clause.head is not clause:
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
        if child.dep_ in {"prep", "agent", "dative", "prt", "advmod"}:
            if child.lower_ == preposition and child.dep_ != "advmod":
                for inner in child.children:
                    if inner.dep_ in {"pobj", "pcomp"}:
                        yield from spread(inner)
            elif any(inner.dep_ == "prep" and inner.lower_ == preposition for inner in child.children):
                yield from _after(child, preposition)  # "pulled out of Gaza"


def iter_subjects(verb: Token, climbs: int = MAX_CLIMB) -> Iterator[Token]:
    """Yield who does the verb, whatever its voice; borrow from the governing verb when it has no subject itself."""
    if is_passive(verb):
        yield from _after(verb, "by")
        return
    own = list(_children(verb, SUBJECT))
    if own:
        yield from own
        yield from _companions(verb)
    elif swallowed := _after_weekday(verb):
        yield swallowed
    elif (
        climbs and verb.dep_ == "acl" and verb.tag_ == "VB"
    ):  # "announced plans to withdraw", "Iran's decision to halt"
        yield from iter_owners(verb.head)
        yield from iter_holders(verb.head, climbs - 1)
    elif climbs and verb.dep_ in {"relcl", "acl"}:
        yield from spread(verb.head)
    elif climbs and verb.dep_ in CONTROLLED:
        yield from _borrowed_subjects(verb, climbs)


def _companions(verb: Token) -> Iterator[Token]:
    """Yield who acts beside the subject: "the president, along with the chancellor, said"."""
    for subject in (child for child in verb.children if child.dep_ in SUBJECT):
        for word in (*subject.children, *verb.children):
            if word.lower_ in {"along", "together"} and word.i < verb.i:
                yield from _after(word, "with")


def _after_weekday(verb: Token) -> Token | None:
    """Find the subject that the parser joins to a day: "On Monday Smith will meet ..."."""
    for child in verb.children:
        if child.dep_ == "prep" and child.i < verb.i:
            for inner in child.children:
                if inner.dep_ == "pobj" and any(
                    word.text.endswith("day") and word.dep_ == "compound" for word in inner.children
                ):
                    return inner
    return None


def _borrowed_subjects(verb: Token, climbs: int) -> Iterator[Token]:
    """Yield the subject of a controlled verb: the object of "urged X to go", else the governor's subject."""
    governor = verb.head
    objects = [child for child in governor.children if child.dep_ == "dobj"]
    if verb.dep_ in {"xcomp", "ccomp"} and objects and objects[0].lemma_.lower() not in INTENTIONS:
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


def iter_voiced(word: Token) -> Iterator[Token]:
    """Yield for whom a spokesman or a statement speaks: "a spokesman for the government", "the ministry's statement"."""
    if word.lemma_.lower() in VOICES:
        for preposition in ("for", "of", "from", "by"):
            yield from _after(word, preposition)
        yield from (child for child in word.children if child.dep_ in {"poss", "compound", "nmod"})
        if word.dep_ == "dobj":  # "passed a resolution calling for ..."
            yield from iter_subjects(word.head)


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
        things = [child for child in token.children if child.dep_ in {"dobj", "nsubjpass", "attr", "oprd"}]
        beside += [inner for thing in things for inner in spread(thing)]
        beside += [token.head] if token.dep_ == "acl" and token.tag_ == "VBN" else []
        beside += [
            inner
            for child in token.children
            if child.dep_ == "prep" and child.lower_ not in BEFORE_AND_AFTER
            for inner in child.children
            if inner.dep_ == "pobj"
        ]
    for word in beside:
        found = list(_after(word, preposition))
        if found:
            yield from found
            return
    if preposition in REACHING:
        for thing in beside[1:]:
            yield from _after_deep(thing, preposition)


def _after_deep(thing: Token, preposition: str) -> Iterator[Token]:
    """Look for a preposition anywhere in an object, clauses left out: "send a force of 350 officers to Haiti"."""
    for child in thing.children:
        if child.dep_ in {"prep", "pobj", "dobj", "appos", "pcomp"}:
            yield from _after(child, preposition)
            yield from _after_deep(child, preposition)


def iter_addressees(verb: Token) -> Iterator[Token]:
    """Yield who is to act: the subject of a complement clause ("demanded that Iran halt", "waited for Iran to halt")."""
    for child in verb.children:
        if child.dep_ in {"ccomp", "xcomp", "advcl", "acl"}:
            if child.dep_ != "advcl" or any(mark.dep_ == "mark" and mark.lower_ == "for" for mark in child.children):
                yield from _children(child, SUBJECT | PASSIVE)


def iter_clause_objects(verb: Token) -> Iterator[Token]:
    """Yield to whom an announced act is done ("vowed to punish Kenya")."""
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"}:
            yield from iter_objects(child)
            for preposition in ("against", "with", "on"):
                yield from _after(child, preposition)


def iter_described(adjective: Token) -> Iterator[Token]:
    """Yield the noun that an adjective or participle stands before ("the visiting general")."""
    if adjective.dep_ == "amod":
        yield from spread(adjective.head)


def iter_object_owners(verb: Token) -> Iterator[Token]:
    """Yield whose thing the object is: "praised the army's work", "rejected the demands of Kenya", "the Kenyan plan"."""
    for thing in iter_objects(verb):
        yield from iter_owners(thing)
        yield from iter_modifiers(thing)


def iter_predicated(word: Token) -> Iterator[Token]:
    """Yield of what a word is said: "X is unacceptable", "X is a threat", "X remains committed"."""
    while word.dep_ == "conj":
        word = word.head
    if word.dep_ in {"acomp", "attr", "oprd"}:
        objects = [child for child in word.head.children if child.dep_ == "dobj"]
        yield from objects or iter_subjects(word.head)
    elif word.dep_ in {"ROOT", "ccomp", "advcl", "xcomp", "relcl"}:
        yield from iter_objects(word) if is_passive(word) else iter_subjects(word)


def iter_predicated_owners(word: Token) -> Iterator[Token]:
    """Yield whose thing it is of which a word is said: "Kenya's plan is unacceptable", "attacks by rebels are a crime"."""
    for thing in iter_predicated(word):
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
    "predicated": iter_predicated,
    "predicated-owner": iter_predicated_owners,
    "clause-object": iter_clause_objects,
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
