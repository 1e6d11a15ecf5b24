"""Token -> the words that fill its grammatical places: subject, object, owner, holder, and each preposition.

The places are what patterns name (`ingest/data/patterns`); the grammar beneath them is that of `ingest.grammar`.
"""

from collections.abc import Callable, Iterable, Iterator

from spacy.tokens import Token

from ingest.clauses import GIVING, PASSIVE, SUBJECT, is_passive
from ingest.grammar import (
    ATTACKS,
    DONE_TO,
    JOURNEYS,
    NEUTRAL,
    SETTING,
    TELLING,
    children_of,
    iter_doers,
    iter_holders,
    iter_objects,
    iter_owners,
    iter_subjects,
)
from ingest.phrases import after_preposition, spread

BEFORE_AND_AFTER = {"after", "before", "since", "following", "until"}  # "signed after a meeting with X": X did not sign
BETWEEN = {"between", "among"}
PARTNERS = {"with", "between"}
COMPANY = {"accompany", "join", "flank"}
ATTENDANCE = {"attend", "join"}
SETTING_LABELS = {"DATE", "TIME", "GPE", "LOC", "FAC"}
MAX_SETTING = 7  # tokens: "a meeting later this week in the capital with X"
FIRST_PHRASES = {"by", "of", "from"}
SENT = {"ambassador", "envoy", "representative", "adviser", "advisor", "delegate"}  # "to Chile" is part of their title
REACHING = {"to", "against"}  # how far a phrase with them may hang below the verb's object


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
        beside += [c for c in token.children if c.dep_ == "acl" and c.tag_ == "VBN"]  # "has talks scheduled with X"
    elif token.dep_ == "nsubj" and preposition in BETWEEN:  # "talks resumed between Norway and Kenya"
        beside += [token.head, *(child for child in token.head.children if child.dep_ == "dobj")]
    elif token.pos_ == "VERB":
        things = [child for child in token.children if child.dep_ in {"dobj", "nsubjpass", "attr", "oprd"}]
        beside += [inner for thing in things for inner in spread(thing)]
        beside += [token.head] if token.dep_ == "acl" and token.tag_ == "VBN" else []
        beside += [
            inner
            for child in token.children
            if (child.dep_ == "prep" or (child.dep_ == "agent" and not is_passive(token)))  # "spoke by telephone"
            and child.lower_ not in BEFORE_AND_AFTER
            for inner in child.children
            if inner.dep_ == "pobj" and not (inner.i < token.i and inner.lemma_.lower() in JOURNEYS)
        ]
    for word in beside:
        found = [inner for inner in after_preposition(word, preposition) if not _is_day(inner)]
        if found:  # "imposed sanctions on Kenya on Monday": on Kenya
            yield from found
            return
    if token.pos_ == "NOUN" and (beyond := list(_after_first_phrase(token, preposition))):
        yield from beyond
    elif preposition in REACHING:
        for thing in beside[1:]:
            yield from _after_deep(thing, preposition)
    elif preposition in PARTNERS and token.pos_ == "NOUN":
        yield from _after_setting(token, preposition)


def _after_first_phrase(noun: Token, preposition: str) -> Iterator[Token]:
    """Look behind who does it or to whom it is done, where parsers hang what follows: "an attack by Kenya on Chile", "the release of sailors by Chile"."""
    for child in noun.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in FIRST_PHRASES - {preposition}:
            for inner in child.children:
                if (
                    inner.dep_ == "pobj" and inner.lemma_.lower() not in SENT | DONE_TO
                ):  # "protest of the killing by soldiers"
                    yield from after_preposition(inner, preposition)


def _is_day(token: Token) -> bool:
    """Tell a day from a name to which the parser joins one ("met with President X Monday")."""
    return token.ent_type_ in {"DATE", "TIME"} and not any(child.ent_type_ == "PERSON" for child in token.children)


def _after_setting(noun: Token, preposition: str) -> Iterator[Token]:
    """Look for a phrase that only a day or place parts from its noun, where parsers hang it elsewhere: "a meeting later today with X"."""
    verb = noun.head if noun.dep_ == "nsubj" and noun.head.i > noun.i and preposition in BETWEEN else noun
    for token in noun.doc[verb.i + 1 : verb.i + 1 + MAX_SETTING]:
        if token.lower_ == preposition:
            for inner in token.children:
                if inner.dep_ == "pobj":
                    yield from spread(inner)
            return
        if token.ent_type_ not in SETTING_LABELS and token.lower_ not in SETTING:
            return


def _after_deep(thing: Token, preposition: str) -> Iterator[Token]:
    """Look for a preposition anywhere in an object, clauses left out: "send a force of 350 officers to Haiti"."""
    for child in thing.children:
        if child.dep_ in {"prep", "pobj", "dobj", "appos", "pcomp"}:
            yield from after_preposition(child, preposition)
            yield from _after_deep(child, preposition)


def iter_addressees(verb: Token) -> Iterator[Token]:
    """Yield who is to act: the subject of a complement clause, of the verb or its object ("demanded that Iran halt", "fears that ...")."""
    for child in (*verb.children, *(inner for thing in iter_objects(verb) for inner in thing.children)):
        mark = next((mark.lower_ for mark in child.children if mark.dep_ == "mark"), None)
        told = (child.dep_, mark) in {
            ("advcl", "for"),
            ("relcl", "that"),
        }  # "waited for Iran to halt", "fears that Iran hides it"
        if child.dep_ in {"ccomp", "xcomp", "acl"} or told:
            yield from children_of(child, SUBJECT | PASSIVE)


def iter_addressee_owners(verb: Token) -> Iterator[Token]:
    """Yield whose doing a complement clause tells of: "concern that Kenya's plans will fail", "concern at reports that Kenya plans it"."""
    yield from _doers_of(iter_addressees(verb))
    for word in (verb, *iter_objects(verb)):
        for child in word.children:
            for thing in (inner for inner in child.children if child.dep_ == "prep" and inner.dep_ == "pobj"):
                for clause in thing.children:
                    if clause.dep_ == "acl" and any(mark.lower_ == "that" for mark in clause.children):
                        yield from children_of(clause, SUBJECT | PASSIVE)


def iter_clause_objects(verb: Token) -> Iterator[Token]:
    """Yield to whom an announced act is done ("vowed to punish Kenya", "a threat to punish Kenya")."""
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} or (child.dep_ == "acl" and child.tag_ == "VB"):
            yield from iter_objects(child)
            for preposition in ("against", "with", "on"):
                yield from after_preposition(child, preposition)


def _stands_before(word: Token, thing: Token) -> bool:
    """Tell whether a name begins right after a word, without an article."""
    first = word.nbor(1) if word.i + 1 < len(word.doc) else word
    return thing.pos_ == "PROPN" and first.pos_ != "DET" and thing.left_edge.i == first.i


def iter_described(adjective: Token) -> Iterator[Token]:
    """Yield the noun that an adjective or participle stands before ("the visiting general")."""
    if adjective.dep_ == "amod":  # not who stands before it: "President X and visiting President Y"
        yield from (token for token in spread(adjective.head) if token.i > adjective.i)
    elif adjective.dep_ == "csubj" or (adjective.dep_ == "pcomp" and adjective.head.lower_ in {"with", "by"}):
        # "talks with visiting President X": the parser takes the participle for a verb and the president for its object
        yield from (child for child in adjective.children if child.dep_ == "dobj" and _stands_before(adjective, child))


def _doers_of(things: Iterable[Token]) -> Iterator[Token]:
    for thing in things:
        yield from iter_doers(thing)
        yield from iter_modifiers(thing)


def iter_object_owners(verb: Token) -> Iterator[Token]:
    """Yield whose thing the object is: "praised the army's work", "rejected the demands of Kenya", "the Kenyan plan"."""
    return _doers_of(iter_objects(verb))


def iter_subject_owners(verb: Token) -> Iterator[Token]:
    """Yield whose thing does it: "an Israeli airstrike killed three", "killed by Israel's raid", "killed in an Israeli raid"."""
    for thing in (*iter_subjects(verb), *iter_after(verb, "in")):
        if thing.lemma_.lower() in ATTACKS:
            yield from iter_owners(thing)
            yield from iter_modifiers(thing)


def iter_subject_doers(verb: Token) -> Iterator[Token]:
    """Yield whose act the subject is: "delays by Kenya undermine the accord", "Kenya's raids", "the Kenyan blockade"."""
    return _doers_of(iter_subjects(verb))


def iter_predicated(word: Token) -> Iterator[Token]:
    """Yield of what a word is said: "X is unacceptable", "X is a threat", "X remains committed"."""
    while word.dep_ == "conj" or (word.dep_ == "amod" and word.head.dep_ == "attr" and word.head.lemma_ in NEUTRAL):
        word = word.head
    if word.dep_ in {"acomp", "attr", "oprd"}:
        objects = [child for child in word.head.children if child.dep_ == "dobj"]
        yield from objects or iter_subjects(word.head)
    elif word.dep_ in {"ROOT", "ccomp", "advcl", "xcomp", "relcl"}:
        yield from iter_objects(word) if is_passive(word) else iter_subjects(word)


def iter_predicated_owners(word: Token) -> Iterator[Token]:
    """Yield whose thing it is of which a word is said: "Kenya's plan is unacceptable", "attacks by rebels are a crime"."""
    for thing in iter_predicated(word):
        yield from iter_doers(thing)
        yield from iter_modifiers(thing)


def iter_recipients(verb: Token) -> Iterator[Token]:
    """Yield the indirect object without a preposition: "gave Kenya aid", "Kenya was given aid"."""
    yield from children_of(verb, {"dative"})
    things = [child for child in verb.children if child.dep_ == "dobj"]
    if len(things) > 1 and verb.lemma_.lower() in GIVING:  # "gave Kenya and Chad a loan": the parser sees two objects
        yield from spread(things[0])
    elif things and is_passive(verb):
        yield from children_of(verb, PASSIVE)


def iter_possessors(noun: Token) -> Iterator[Token]:
    """Yield whose act a noun names whose "of" tells of another: "Norway's criticism of Kenya", "the condemnation of Kenya by Norway"."""
    yield from (inner for child in noun.children if child.dep_ == "poss" for inner in spread(child))
    yield from list(after_preposition(noun, "by")) or _after_first_phrase(noun, "by")


def iter_named_owners(noun: Token) -> Iterator[Token]:
    """Yield whose it is by name or description: "the minister's arrest"; whom "his arrest" means is too often open."""
    for owner in (child for child in noun.children if child.dep_ == "poss" and child.pos_ != "PRON"):
        yield from spread(owner)


def iter_listeners(noun: Token) -> Iterator[Token]:
    """Yield who is told something in talks or a call: "in a telephone conversation X briefed Y"."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun
    if verb.pos_ == "VERB" and verb.lemma_.lower() in TELLING and noun.head.lower_ in {"in", "during", "at", "by"}:
        yield from children_of(verb, {"dobj", "dative"})


def iter_modal_subjects(modal: Token) -> Iterator[Token]:
    """Yield who should or will do something: the subject of a modal's verb, active or passive alike."""
    yield from children_of(modal.head, SUBJECT)


def iter_reporters(word: Token) -> Iterator[Token]:
    """Yield who says the clause that a word stands in: the subject of the verb above a complement clause."""
    for verb in [word, *word.ancestors]:
        if verb.dep_ == "ccomp" and verb.head.pos_ == "VERB":
            yield from iter_subjects(verb.head)
            return


def iter_companions(verb: Token) -> Iterator[Token]:
    """Yield who is there beside the subject: "X, accompanied by Y, met Z"."""
    for word in (verb, *iter_subjects(verb)):
        for child in word.children:
            if child.dep_ in {"acl", "advcl"} and child.tag_ == "VBN" and child.lemma_.lower() in COMPANY:
                yield from after_preposition(child, "by")


def iter_attendees(noun: Token) -> Iterator[Token]:
    """Yield who came: "the meeting, attended by X and Y"."""
    for child in noun.children:
        if child.dep_ == "acl" and child.lemma_.lower() in ATTENDANCE:
            yield from after_preposition(child, "by")


PLACES: dict[str, Callable[[Token], Iterator[Token]]] = {
    "subject": iter_subjects,
    "object": iter_objects,
    "holder": iter_holders,
    "owner": iter_owners,
    "possessor": iter_possessors,
    "named-owner": iter_named_owners,
    "modifier": iter_modifiers,
    "addressee": iter_addressees,
    "addressee-owner": iter_addressee_owners,
    "described": iter_described,
    "object-owner": iter_object_owners,
    "subject-owner": iter_subject_owners,
    "subject-doer": iter_subject_doers,
    "predicated": iter_predicated,
    "predicated-owner": iter_predicated_owners,
    "clause-object": iter_clause_objects,
    "recipient": iter_recipients,
    "listener": iter_listeners,
    "modal-subject": iter_modal_subjects,
    "reporter": iter_reporters,
    "companion": iter_companions,
    "attendee": iter_attendees,
}


def iter_place(token: Token, place: str) -> Iterator[Token]:
    """Yield the head tokens in a named place of a trigger; any other name is a preposition ("with", "between")."""
    if place in PLACES:
        yield from PLACES[place](token)
    elif place.endswith("-owner"):  # "over-owner": "expressed concern over Israeli plans"
        yield from _doers_of(iter_after(token, place.removesuffix("-owner")))
    else:
        yield from iter_after(token, place)
