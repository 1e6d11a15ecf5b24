"""Token -> who does it, to whom, and for whom a word speaks: the grammar that `ingest.arguments` names places in.

Labels are those of spaCy's English models (ClearNLP style). Every function yields head tokens, conjuncts included, so
"Iran and Syria signed" has two subjects. Passive voice, relative clauses, control ("agreed to meet", "is due to visit") and
light verbs ("held talks") are undone here. The words that need it are in `ingest/data/grammar.yaml`.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from graph.datafile import read_yaml_resource

SUBJECT = {"nsubj", "csubj"}
PASSIVE = {"nsubjpass", "csubjpass"}
RELATIVE = {"who", "which", "that", "whom"}
CONTROLLED = {"xcomp", "conj", "advcl", "ccomp", "acomp", "pcomp", "dep", "attr", "oprd"}
MAX_CLIMB = 5  # "the comments at the opening of a meeting": more steps up than this link unrelated words
_WORDS = read_yaml_resource("ingest.data", "grammar.yaml")


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORDS[name].split())


TRANSPARENT = _words("transparent")
INTENTIONS = _words("intentions")
OWN_AIMS = _words("own_aims")
VOICES = _words("voices")
REALMS = _words("realms")
KINDS = _words("kinds")
DONE_TO = _words("done_to")
ATTACKS = _words("attacks")
TELLING = _words("telling")
SPANS = _words("spans")
NEUTRAL = _words("neutral")
JOINED = _words("joined")
JOINED_TAILS = _words("joined_tails")
SMALL = _words("small")
SETTING = _words("setting")
DESCRIBING = _words("describing")
WRONG_LEMMAS: dict[str, str] = _WORDS["wrong_lemmas"]


def lemma_of(token: Token) -> str:
    """Give the lemma of a word, of "cease-fire" as if it were written together."""
    lemma = token.lemma_.lower()
    before = token.doc[max(token.i - 2, 0) : token.i].text_with_ws.lower() if lemma in JOINED_TAILS else ""
    if before.endswith("-") and " " not in before:
        joined = before.removesuffix("-") + lemma
        return joined if joined in JOINED else lemma
    return WRONG_LEMMAS.get(lemma, lemma)


def spread(head: Token) -> Iterator[Token]:
    """Yield a token and everything coordinated with it; of a quantity also what is counted ("thousands of protesters")."""
    for token in (head, *head.conjuncts, *_listed_beside(head)):
        yield token
        if token.lemma_.lower() in TRANSPARENT or token.like_num:
            yield from after_preposition(token, "of")


def _acts(noun: Token) -> bool:
    """Tell a noun that does something or has it done to it from one in a phrase."""
    return noun.dep_ in SUBJECT | PASSIVE | {"dobj"} or (noun.dep_ == "pobj" and noun.head.dep_ == "agent")


def _listed_beside(head: Token) -> Iterator[Token]:
    """Yield what the parser hung on a place instead of listing it: "Norway, Chile and Peru", "North and South Korea"."""
    for child in head.children:
        if (
            child.lower_ == "of" and head.ent_type_ == "PERSON"
        ):  # "President X of Chad and President Y": Y is not Chad's
            homes = (inner for inner in child.children if inner.dep_ == "pobj" and inner.ent_type_ == "GPE")
            yield from (other for home in homes for other in home.conjuncts if other.ent_type_ == "PERSON")
        if child.dep_ not in {"appos", "nmod"} or not child.conjuncts:
            continue
        if child.ent_type_ == head.ent_type_ == "GPE":
            yield from (child, *child.conjuncts)
        elif (
            child.ent_type_ == "PERSON" and head.tag_ == "NN" and _acts(head)
        ):  # "the minister, X, and President Y": Y is no minister
            yield from child.conjuncts


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive: it has a passive subject or auxiliary, or is a bare past participle on a noun."""
    if any(child.dep_ in PASSIVE or child.dep_ == "auxpass" for child in verb.children):
        return True
    finite = any(child.dep_ in SUBJECT or child.dep_ == "aux" for child in verb.children)
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "advcl"} and not finite  # "when asked": the asker is not told


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
        elif child.lower_ in DESCRIBING and "dobj" in labels:  # "accuses neighbouring Chile": no verb, though parsed so
            yield from children_of(child, {"dobj"})


def after_preposition(token: Token, preposition: str) -> Iterator[Token]:
    """Yield what follows a preposition that hangs on a word."""
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative", "prt", "advmod"}:
            if child.lower_ == preposition and child.dep_ != "advmod":
                for inner in child.children:
                    if inner.dep_ in {"pobj", "pcomp"}:
                        yield from spread(inner)
            elif child.lower_ != "according" and any(
                inner.dep_ == "prep" and inner.lower_ == preposition for inner in child.children
            ):
                yield from after_preposition(child, preposition)  # "pulled out of Gaza"


def iter_subjects(verb: Token, climbs: int = MAX_CLIMB) -> Iterator[Token]:
    """Yield who does the verb, whatever its voice; borrow from the governing verb when it has no subject itself."""
    if is_passive(verb):
        yield from after_preposition(verb, "by")
        return
    own = list(children_of(verb, SUBJECT)) or [
        subject for aux in verb.children if aux.dep_ == "aux" for subject in children_of(aux, SUBJECT)
    ]  # "Britain has, it is said, sent ships": the parser may hang the subject on "has"
    if own:
        yield from own
        yield from _companions(verb)
    elif swallowed := _after_weekday(verb):
        yield swallowed
    elif (
        climbs and verb.dep_ == "acl" and verb.tag_ == "VB"
    ):  # "announced plans to withdraw", "Iran's decision to halt"
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


def _is_told_beside(verb: Token) -> bool:
    """Tell a verb that goes on with who speaks, not with what is said: "officials said fighting could go on and urged restraint"."""
    said = verb.head
    return (
        verb.dep_ == "conj"
        and verb.tag_ == "VBD"
        and said.tag_ == "VB"
        and said.dep_ == "ccomp"
        and said.head.tag_ == "VBD"
    )


def _borrowed_subjects(verb: Token, climbs: int) -> Iterator[Token]:
    """Yield the subject of a controlled verb: the object of "urged X to go", else the governor's subject."""
    governor = verb.head
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
        return
    yield from children_of(verb, {"dobj"})
    filled = any(
        child.dep_ == "dobj" or (child.lower_ in RELATIVE and child.dep_ in SUBJECT) for child in verb.children
    )
    if verb.dep_ == "relcl" and not filled:
        yield from spread(verb.head)


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
