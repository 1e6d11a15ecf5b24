"""Token -> who does it, to whom, and for whom a word speaks: the grammar that `ingest.arguments` names places in.

Labels are those of spaCy's English models (ClearNLP style). Every function yields head tokens, conjuncts included, so
"Iran and Syria signed" has two subjects. Passive voice, relative clauses, control ("agreed to meet", "is due to visit") and
light verbs ("held talks") are undone here. The words that need it are in `ingest/data/grammar.yaml`.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.clauses import CONTROLLED, FINITE, GIVING, PASSIVE, SUBJECT, coordinated_with, is_passive, is_told_beside
from ingest.phrases import after_preposition, lemma_of, spread
from ingest.wordlists import words

RELATIVE = {"who", "which", "that", "whom"}
TIMES = {"after", "before", "since", "without"}
MAX_CLIMB = 5  # "the comments at the opening of a meeting": more steps up than this link unrelated words
INTENTIONS = words("intentions")
OWN_AIMS = words("own_aims")
OTHERS_AIMS = words("others_aims")
LEANED_ON = words("leaned_on")
UNDERGONE = words("undergone")
CHARGING = words("charging")
ACCUSING = {"of", "for", "with"}  # "accused of", "criticised for", "charged with": what follows is the object's doing
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
APPRAISING = words("appraising")
JOURNEYS = words("journeys")
NAMED = {"PERSON", "GPE", "ORG", "NORP"}  # labels of the model


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
    if own := _own_subjects(verb):
        yield from own
        yield from _companions(verb)
    elif swallowed := _after_weekday(verb) or _after_opening(verb):
        yield swallowed
    elif climbs:
        yield from _subjects_elsewhere(verb, climbs)


def _own_subjects(verb: Token) -> list[Token]:
    """Give the subjects of an active verb; of "Britain has, it is said, sent ships" the parser may hang it on "has"."""
    found = [subject for subject in children_of(verb, SUBJECT) if subject.text != "."]  # "in Lima. met with X"
    return found or [s for aux in verb.children if aux.dep_ == "aux" for s in children_of(aux, SUBJECT)]


def _subjects_elsewhere(verb: Token, climbs: int) -> Iterator[Token]:
    """Yield who does a verb that has no subject itself: the noun that it describes, or who does the verb before or above it."""
    if _goes_on(verb):
        yield from iter_subjects(verb.doc[verb.sent.start - 1].sent.root, climbs - 1)
    elif verb.dep_ == "acl" and verb.tag_ == "VB":
        yield from _subjects_of_aim(verb, climbs)
    elif verb.dep_ in {"relcl", "acl"}:
        yield from spread(verb.head)
        if verb.head.dep_ == "attr" and verb.tag_ == "VB":  # "became the second country to ratify"
            yield from iter_subjects(verb.head.head, climbs - 1)
    elif verb.dep_ in CONTROLLED:
        yield from _borrowed_subjects(verb, climbs)


def _goes_on(verb: Token) -> bool:
    """Tell a sentence that leaves out who did it, as chronicles do: "Arrived in Oslo on Monday. Met with the king."."""
    return verb.dep_ == "ROOT" and verb.tag_ == "VBD" and 0 < verb.i == verb.sent.start


def _subjects_of_aim(verb: Token, climbs: int) -> Iterator[Token]:
    """Yield who is to do what a noun aims at: "announced plans to withdraw", "Iran's decision to halt", "plans for X to meet Y"."""
    yield from (inner for inner in after_preposition(verb.head, "for") if inner.i < verb.i)
    own = [*iter_owners(verb.head), *iter_nationals(verb.head)]
    yield from own
    named = any(owner.pos_ != "PRON" for owner in own)
    if not named and not _is_told_of_others(verb.head):  # "protested against a minister's threat to": not who protested
        yield from iter_holders(verb.head, climbs - 1)


def _is_told_of_others(noun: Token) -> bool:
    """Tell what somebody only speaks of or stands against: "reported attempts to kill him", "foiled a plan to bomb the port"."""
    return noun.dep_ in {"dobj", "nsubjpass"} and lemma_of(noun.head) in OTHERS_AIMS | APPRAISING


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


def _borrowed_subjects(verb: Token, climbs: int) -> Iterator[Token]:
    """Yield the subject of a controlled verb: the object of "urged X to go", else the governor's subject."""
    governor = verb.head
    if (first := coordinated_with(verb)) is not None:
        yield from iter_subjects(first, climbs - 1)
        return
    if is_told_beside(verb):
        yield from iter_subjects(governor.head, climbs - 1)
        return
    if (controllers := _find_controllers(verb)) is not None:
        yield from controllers
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


def _find_controllers(verb: Token) -> list[Token] | None:
    """Find who does a verb that hangs on another where that is not its subject; None where it is, nobody where nobody is told."""
    governor = verb.head
    if asked := list(_asked_through(verb)):
        return asked
    if verb.dep_ == "pcomp" and governor.lower_ in ACCUSING and (judging := _verb_above(governor)) is not None:
        # "praised Kenya for freeing them"; what Kenya is "accused of" is no fact
        return list(iter_objects(judging)) if governor.lower_ == "for" else []
    aims = [child for child in governor.children if child.dep_ == "dobj" and child.lemma_.lower() in INTENTIONS]
    if verb.tag_ == "VB" and any(aim.i < verb.i and _is_told_of_others(aim) for aim in aims):
        return [
            inner for aim in aims for inner in (*iter_owners(aim), *iter_nationals(aim))
        ]  # "foiled a plot to bomb it"
    undergone = verb.lemma_.lower() in UNDERGONE and verb.dep_ in {"xcomp", "ccomp", "advcl"}
    if undergone or (verb.dep_ in {"xcomp", "ccomp"} and _has_object_of_its_own(governor)):
        return list(children_of(governor, {"dobj"})) or None  # "extradited X to face charges"
    return None


def _has_object_of_its_own(governor: Token) -> bool:
    """Tell "urged Kenya to go", "accused Kenya of going" from what the subject does: "staged a march to protest"."""
    objects = [child for child in governor.children if child.dep_ == "dobj"]
    own = governor.lemma_.lower() in OWN_AIMS
    return bool(objects) and objects[0].lemma_.lower() not in INTENTIONS and not own


def _verb_above(preposition: Token) -> Token | None:
    """Find the verb whose object a gerund after a preposition tells of, where parsers may hang the phrase on that object."""
    head = preposition.head
    if head.pos_ == "VERB":
        return head if _has_object_of_its_own(head) else None
    while head.dep_ == "conj":
        head = head.head
    return head.head if head.dep_ == "dobj" and head.head.lemma_.lower() in CHARGING else None


def _asked_through(verb: Token) -> Iterator[Token]:
    """Yield whom somebody calls on to do a thing: "called on Kenya to leave", "appealed to Kenya to leave"."""
    asking = verb.head
    if verb.tag_ != "VB" or verb.dep_ not in {"xcomp", "ccomp", "advcl"} or lemma_of(asking) not in LEANED_ON:
        return
    for preposition in ("on", "upon", "to", "with"):
        yield from after_preposition(asking, preposition)


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
        child.dep_ == "dobj"
        or child.lower_ in {"where", "when"}
        or (child.lower_ in RELATIVE and child.dep_ in SUBJECT)
        for child in verb.children
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
