"""Token -> who does it, to whom, and for whom a word speaks: the grammar that `ingest.arguments` names places in.

Labels are those of spaCy's English models (ClearNLP style). Every function yields head tokens, conjuncts included, so
"Iran and Syria signed" has two subjects. Passive voice, relative clauses, control ("agreed to meet", "is due to visit") and
light verbs ("held talks") are undone here. The words that need it are in `ingest/data/grammar.yaml`.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.phrases import after_preposition, spread
from ingest.wordlists import words

SUBJECT = {"nsubj", "csubj"}
PASSIVE = {"nsubjpass", "csubjpass"}
FINITE = {"VBD", "VBZ", "VBP"}
RELATIVE = {"who", "which", "that", "whom"}
CONTROLLED = {"xcomp", "conj", "advcl", "ccomp", "acomp", "pcomp", "dep", "attr", "oprd"}
TIMES = {"after", "before", "since", "without"}
MAX_CLIMB = 5  # "the comments at the opening of a meeting": more steps up than this link unrelated words
INTENTIONS = words("intentions")
OWN_AIMS = words("own_aims")
VOICES = words("voices")
REALMS = words("realms")
KINDS = words("kinds")
DONE_TO = words("done_to")
ATTACKS = words("attacks")
TELLING = words("telling")
SPANS = words("spans")
NEUTRAL = words("neutral")
SMALL = words("small")
SETTING = words("setting")
DESCRIBING = words("describing")
GIVING = words("giving")
APPRAISING = words("appraising")
JOURNEYS = words("journeys")
NAMED = {"PERSON", "GPE", "ORG", "NORP"}  # labels of the model


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive: it has a passive subject or auxiliary, or is a bare past participle on a noun."""
    if any(child.dep_ in PASSIVE or child.dep_ == "auxpass" for child in verb.children):
        return True
    finite = any(child.dep_ in SUBJECT or child.dep_ == "aux" for child in verb.children)
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


def _antecedent(word: Token, verb: Token) -> Iterator[Token]:
    """Replace a relative pronoun by the noun that its clause describes."""
    if word.lower_ in RELATIVE and verb.dep_ == "relcl":
        yield verb.head
    else:
        yield from spread(word)


def children_of(verb: Token, labels: set[str]) -> Iterator[Token]:
    """Yield the words that hang on a verb under one of the labels; a relative pronoun gives way to its noun."""
    for child in verb.children:
        if child.dep_ in labels:
            yield from _antecedent(child, verb)
        elif "dobj" in labels and child.lower_ in DESCRIBING and child.i == verb.i + 1:
            # "accuses neighbouring Chile": no verb, though parsed so; but one in "met X, visiting Chile"
            yield from children_of(child, {"dobj"})


def iter_subjects(verb: Token, climbs: int = MAX_CLIMB) -> Iterator[Token]:
    """Yield who does the verb, whatever its voice; borrow from the governing verb when it has no subject itself."""
    if is_passive(verb):
        yield from after_preposition(verb, "by")
        for child in verb.children:  # "was stopped and searched by the police"
            if child.dep_ == "conj" and child.tag_ == "VBN" and not any(c.dep_ == "agent" for c in verb.children):
                yield from after_preposition(child, "by")
        return
    own = list(children_of(verb, SUBJECT)) or [
        subject for aux in verb.children if aux.dep_ == "aux" for subject in children_of(aux, SUBJECT)
    ]  # "Britain has, it is said, sent ships": the parser may hang the subject on "has"
    if own:
        yield from own
        yield from _companions(verb)
    elif swallowed := _after_weekday(verb) or _after_opening(verb):
        yield swallowed
    elif (
        climbs and verb.dep_ == "acl" and verb.tag_ == "VB"
    ):  # "announced plans to withdraw", "Iran's decision to halt"
        yield from (
            inner for inner in after_preposition(verb.head, "for") if inner.i < verb.i
        )  # "plans for X to meet Y"
        yield from iter_owners(verb.head)
        yield from iter_nationals(verb.head)
        yield from iter_holders(verb.head, climbs - 1)
    elif climbs and verb.dep_ in {"relcl", "acl"}:
        yield from spread(verb.head)
        if verb.head.dep_ == "attr" and verb.tag_ == "VB":  # "became the second country to ratify"
            yield from iter_subjects(verb.head.head, climbs - 1)
    elif climbs and verb.dep_ in CONTROLLED:
        yield from _borrowed_subjects(verb, climbs)


def _companions(verb: Token) -> Iterator[Token]:
    """Yield who acts beside the subject: "the president, along with the chancellor, said"."""
    for subject in (child for child in verb.children if child.dep_ in SUBJECT):
        for word in (*subject.children, *verb.children):
            if word.lower_ in {"along", "together"} and word.i < verb.i:
                yield from after_preposition(word, "with")


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


def _after_opening(verb: Token) -> Token | None:
    """Find the subject that the parser joins to a name before the comma: "Having met X, President Y flew to Lima"."""
    last = verb.nbor(-1) if verb.i else verb
    if verb.tag_ not in FINITE or last.dep_ not in {"conj", "appos"} or last.pos_ not in {"NOUN", "PROPN"}:
        return None
    opening = any(child.dep_ in {"prep", "advcl"} and child.is_ancestor(last) for child in verb.children)
    return last if opening and last.left_edge.i and last.left_edge.nbor(-1).lower_ == "," else None


def _coordinated_with(verb: Token) -> Token | None:
    """Find the verb that a finite one goes on with where the parser hung it on an infinitive: "urged X to free them and thanked Y"."""
    above = verb.head
    finite = verb.tag_ in {"VBD", "VBZ", "VBN"} or any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children)
    if verb.dep_ != "conj" or not finite or above.tag_ != "VB" or not any(c.lower_ == "to" for c in above.children):
        return None
    while above.tag_ in {"VB", "VBG"} and above.dep_ in CONTROLLED | {"acl"} and above.head != above:
        above = above.head
    return above if above.pos_ in {"VERB", "AUX"} else None


def _is_told_beside(verb: Token) -> bool:
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


def _borrowed_subjects(verb: Token, climbs: int) -> Iterator[Token]:
    """Yield the subject of a controlled verb: the object of "urged X to go", else the governor's subject."""
    governor = verb.head
    if (first := _coordinated_with(verb)) is not None:
        yield from iter_subjects(first, climbs - 1)
        return
    if _is_told_beside(verb):
        yield from iter_subjects(governor.head, climbs - 1)
        return
    objects = [child for child in governor.children if child.dep_ == "dobj"]
    controlled = objects and objects[0].lemma_.lower() not in INTENTIONS and governor.lemma_.lower() not in OWN_AIMS
    if verb.dep_ in {"xcomp", "ccomp"} and controlled:
        yield from children_of(governor, {"dobj"})
        return
    passive = list(children_of(governor, PASSIVE))
    if passive:
        yield from passive
        return
    while governor.pos_ not in {"VERB", "AUX"} and governor.dep_ != "ROOT" and climbs:
        governor, climbs = governor.head, climbs - 1
    ahead = verb.i < governor.i or verb.head.lower_ in TIMES  # but not "was accused of giving aid"
    if verb.dep_ == "pcomp" and ahead and is_passive(governor):  # "after holding talks, X was praised"
        yield from children_of(governor, PASSIVE)
    else:
        yield from iter_subjects(governor, climbs - 1)


def iter_objects(verb: Token) -> Iterator[Token]:
    """Yield to whom the verb is done: object, passive subject, or the noun that a relative or participle describes."""
    if is_passive(verb):
        marked = any(child.dep_ in PASSIVE for child in verb.children)
        yield from children_of(verb, PASSIVE if marked else SUBJECT)  # the parser may miss that a subject is passive
        if verb.dep_ == "acl":
            yield from spread(verb.head)
        elif verb.dep_ in CONTROLLED and not any(child.dep_ in PASSIVE for child in verb.children):
            yield from iter_objects(verb.head) if is_passive(verb.head) else children_of(verb.head, SUBJECT)
        if verb.lemma_.lower() in GIVING:
            yield from children_of(verb, {"dobj"})  # "was offered a loan"
        return
    yield from children_of(verb, {"dobj"})
    filled = any(
        child.dep_ == "dobj" or (child.lower_ in RELATIVE and child.dep_ in SUBJECT) for child in verb.children
    )
    if verb.dep_ == "relcl" and not filled:
        yield from spread(verb.head)
    elif not filled:  # "met President Ozols November 22": the parser makes a name of the person and the month
        dates = [child for child in verb.children if child.dep_ == "npadvmod" and child.ent_type_ == "DATE"]
        yield from (
            word for day in dates for word in day.children if word.ent_type_ in NAMED and word.dep_ == "compound"
        )


def iter_voiced(word: Token) -> Iterator[Token]:
    """Yield for whom a spokesman or a statement speaks: "a spokesman for the government", "the ministry's statement"; "the kingdom of Chile" is Chile."""
    if word.lemma_.lower() in REALMS:
        yield from after_preposition(word, "of")
    if word.lemma_.lower() in VOICES:
        for preposition in ("for", "of", "from", "by"):
            yield from after_preposition(word, preposition)
        yield from (child for child in word.children if child.dep_ in {"poss", "compound", "nmod"})
        if word.dep_ == "dobj":  # "passed a resolution calling for ..."
            yield from iter_subjects(word.head)


def iter_holders(noun: Token, climbs: int = MAX_CLIMB) -> Iterator[Token]:
    """Yield who holds what a noun names: the subject of the verb that governs it ("X held talks", "X spoke in a meeting")."""
    head = noun.head
    if not climbs or noun.dep_ == "ROOT" or (head.pos_ == "ADJ" and noun.lower_ not in {"to", "for"}):
        return  # "is open to talks" may hold them, "is optimistic about talks" need not
    if noun.dep_ == "nsubjpass":
        yield from after_preposition(head, "by")
    elif noun.dep_ in {"dobj", "attr", "oprd"} and head.pos_ in {"VERB", "AUX"}:
        yield from iter_subjects(head)
    elif noun.dep_ in {"pobj", "prep", "agent", "conj", "appos", "dobj", "pcomp", "advmod", "npadvmod", "acomp"}:
        if head.pos_ in {"VERB", "AUX"} and head.dep_ != "prep":  # "following" is a preposition too
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
    yield from after_preposition(noun, "of")
    yield from after_preposition(noun, "by")


def iter_nationals(noun: Token) -> Iterator[Token]:
    """Yield the country or body before what it means to do: "the Israeli decision to withdraw", "a U.S. offer to mediate"."""
    if noun.lemma_.lower() in INTENTIONS:
        yield from (
            c for c in noun.children if c.i < noun.i and c.ent_type_ in {"GPE", "NORP", "ORG"} and c.dep_ != "poss"
        )


def iter_doers(noun: Token) -> Iterator[Token]:
    """Yield whose act it is; of what is done to somebody only who does it: not X in "the killing of X", "X's arrest"."""
    if noun.lemma_.lower() not in DONE_TO:
        yield from iter_owners(noun)
        return
    if any(child.lower_ == "of" for child in noun.children):
        yield from (child for child in noun.children if child.dep_ == "poss")
    yield from after_preposition(noun, "by")
