"""Doc -> triggers: the words of a text that patterns know, each with what a pattern misses around it."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from ingest.arguments import iter_after
from ingest.clauses import PASSIVE, SUBJECT, is_reported_future
from ingest.grammar import SPANS, iter_objects, iter_subjects
from ingest.nominals import nouns_of
from ingest.patterns import Pattern, load_patterns
from ingest.phrases import JOINED_TAILS, TRANSPARENT, lemma_of
from ingest.wordlists import WRONG_LEMMAS, words

PARTS: dict[str, tuple[str, ...]] = {  # universal part of speech -> the parts under which patterns list such words
    "VERB": ("verb", "adjective"),
    "AUX": ("verb", "modal"),
    "NOUN": ("noun",),
    "PROPN": ("noun",),
    "ADJ": ("adjective",),
}
UNDERTAKING = words("undertaking")
UNDERTAKINGS = words("undertakings")
GOING_ON = {"continue", "keep", "start", "begin"}
MAX_CARRIERS = 5  # "is not ready to say": further up, a negation denies something else


class Trigger(NamedTuple):
    """A word of the text that a pattern recognised."""

    token: Token
    pattern: Pattern


class Stopped(NamedTuple):
    """A word that a pattern knows, and why it made no claim."""

    token: Token
    pattern: Pattern
    reason: str


class Check(NamedTuple):
    """What a pattern may ask of the words around its trigger, by the field that asks, and what a user is told where it fails."""

    field: str
    is_missing: Callable[[Token, Pattern], bool]
    reason: str

    def applies(self, pattern: Pattern) -> bool:
        """Tell whether a pattern asks for this."""
        return getattr(pattern, self.field) not in (False, (), {}, "any")


@cache
def _by_word() -> dict[tuple[str, str], tuple[tuple[Pattern, tuple[Check, ...]], ...]]:
    """Give the patterns of a word, each with the checks that it asks for: most ask for one or two."""
    index: dict[tuple[str, str], list[tuple[Pattern, tuple[Check, ...]]]] = {}
    for pattern in (*load_patterns(), *nouns_of(load_patterns())):
        asked = tuple(check for check in CHECKS if check.applies(pattern))
        for word in pattern.words:
            index.setdefault((pattern.part, word), []).append((pattern, asked))
    return {key: tuple(patterns) for key, patterns in index.items()}


def find_triggers(doc: Doc) -> Iterator[Trigger | Stopped]:
    """Find the words that patterns know, in order, and what stops those that are no triggers; a word may be in several patterns."""
    for token in _iter_listed(doc):
        for part in PARTS.get(token.pos_, ()):
            for pattern, asked in _by_word().get((part, _word(token, part)), ()):
                obstacle = next((check.reason for check in asked if check.is_missing(token, pattern)), None)
                yield Stopped(token, pattern, obstacle) if obstacle else Trigger(token, pattern)


@cache
def _listed() -> frozenset[int]:
    """Give spaCy's numbers of all words of all patterns, and of those that only `lemma_of` makes into one."""
    words = {word for _, word in _by_word()} | JOINED_TAILS | WRONG_LEMMAS.keys()
    return frozenset(map(get_string_id, words))


def _iter_listed(doc: Doc) -> Iterator[Token]:
    """Yield the words that may be a trigger: most words are in no pattern, and their numbers tell without a look at each."""
    listed = _listed()
    for i, (word, lower, lemma) in enumerate(doc.to_array(["ORTH", "LOWER", "LEMMA"]).tolist()):
        if lower in listed or lemma in listed or word != lower:
            yield doc[i]


def _word(token: Token, part: str) -> str:
    """Give the form by which patterns know a word: its lemma, but a modal and an adjective as they stand.

    spaCy's lemma of "would" is "will", and that of the adjective "opposed" may be the verb's.
    """
    return token.lower_ if part in {"modal", "adjective"} else lemma_of(token)


def _objects(token: Token) -> set[str]:
    return {lemma_of(word) for word in iter_objects(token)}


def _before(token: Token) -> set[str]:
    return {child.lemma_.lower() for child in token.children if child.i < token.i}


def causes_of(token: Token) -> set[str]:
    """Give the head nouns of the subject, "in a crash", and the verb above ("the helicopter crashed, killing ten")."""
    clause = token.head if token.dep_ == "aux" else token  # of a modal its verb's
    words = {child.lemma_.lower() for child in clause.children if child.dep_ in {"nsubj", "csubj", "nsubjpass"}}
    words |= {token.head.lemma_.lower()} if token.dep_ in {"relcl", "acl"} else set()  # "talks involving two states"
    words |= {inner.lemma_.lower() for c in token.children if c.lower_ in {"due", "owing"} for inner in c.subtree}
    words |= {word.lemma_.lower() for preposition in ("in", "by") for word in iter_after(token, preposition)}
    return words | ({token.head.lemma_.lower()} if token.dep_ in {"advcl", "xcomp", "relcl", "conj"} else set())


def _doers(token: Token) -> set[str]:
    return {lemma_of(word) for word in iter_subjects(token)}


def _complements(token: Token) -> set[str]:
    heads = [child for child in token.children if child.dep_ in {"attr", "oprd", "acomp"}]
    heads += [inner for child in token.children if child.lower_ == "as" for inner in child.children]
    return {word.lemma_.lower() for head in heads for word in (head, *head.conjuncts)}


def _has_phrase(token: Token, wanted: dict[str, tuple[str, ...]]) -> bool:
    return any(
        word.lemma_.lower() in lemmas
        for preposition, lemmas in wanted.items()
        for word in iter_after(token, preposition)
    )


def _clauses(token: Token) -> set[str]:
    return {
        child.lemma_.lower()
        for child in token.children
        if child.dep_ in {"xcomp", "ccomp"}
        or (child.dep_ == "advcl" and child.tag_ in {"VB", "VBG"})
        or (child.dep_ == "acl" and child.tag_ == "VB")
    }  # "called the king to thank him", "agreed, saying", "a threat to leave"


def _clause_objects(token: Token) -> set[str]:
    clauses = [child for child in token.children if child.dep_ in {"xcomp", "ccomp"}]
    return {lemma_of(word) for clause in clauses for word in iter_objects(clause)}


def _tells_to_act(token: Token) -> bool:
    """Tell whether a verb has an infinitive or a clause with "should" that somebody is to carry out."""
    clauses = [child for child in token.children if child.dep_ in {"xcomp", "ccomp", "advcl"}]
    return any(
        child.tag_ == "TO" or child.lower_ in {"should", "must"} for clause in clauses for child in clause.children
    )


def _states_a_fact(token: Token) -> bool:
    """Tell "suggests that Kenya may have paid" from what somebody is to do: "suggests that Kenya pay"."""
    facts = {"may", "might", "could", "would", "will", "has", "have", "had", "is", "was"}
    clauses = (child for child in token.children if child.dep_ == "ccomp")
    return any(
        c.tag_ in {"VBD", "VBZ"} or any(w.dep_ in {"aux", "auxpass"} and w.lower_ in facts for w in c.children)
        for c in clauses
    )


def _has_condition(token: Token) -> bool:
    """Tell whether a clause with "if" or "unless" hangs on a verb."""
    clauses = (child for child in token.children if child.dep_ == "advcl")
    return any(inner.dep_ == "mark" and inner.lower_ in {"if", "unless"} for c in clauses for inner in c.children)


def is_negated(token: Token) -> bool:
    """Tell whether a word is denied by "not", "never" or "no", on itself or on what carries it ("has no plans to go")."""
    carriers = [token, *iter_objects(token)] if token.pos_ == "VERB" else [token]
    word = token
    while (
        not any(child.lower_ == "whether" for child in word.children)  # "has not decided whether to go"
        and word.dep_ in {"acomp", "attr", "xcomp", "acl", "pcomp", "prep"}
        and word.head != word
        and len(carriers) < MAX_CARRIERS
    ):
        word = word.head
        carriers.append(word)
    return any(
        child.dep_ == "neg" or child.lower_ == "never" or (child.dep_ == "det" and child.lower_ == "no")
        for carrier in carriers
        for child in carrier.children
    )


def _has_preposition(token: Token, wanted: tuple[str, ...]) -> bool:
    return any(child.dep_ in {"prep", "prt", "agent", "advmod"} and child.lower_ in wanted for child in token.children)


def _is_followed_by(token: Token, wanted: tuple[str, ...]) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor(1).lower_ in wanted


def _governors(token: Token) -> set[str]:
    """Give the lemmas of what governs a noun, seen through a quantity ("a series of talks was held")."""
    head = token.head
    found = {lemma_of(head)}
    if token.dep_ == "pobj":
        found.add(lemma_of(head.head))
        if head.lower_ == "of" and head.head.lemma_.lower() in TRANSPARENT | SPANS:
            found |= _governors(head.head)
    return found


def _is_future(token: Token) -> bool:
    """Tell whether a verb is promised: will, shall, going to, "is prepared to", "is ready to"; "would" when reported."""
    auxiliaries = {child.lower_ for child in token.children if child.dep_ == "aux"}
    if auxiliaries & {"will", "shall", "'ll", "’ll", "wo"} or ("would" in auxiliaries and is_reported_future(token)):
        return True
    if token.dep_ == "conj" and token.head.pos_ == "VERB" and not auxiliaries:
        return _is_future(token.head)
    if (
        token.dep_ == "xcomp" and token.head.lemma_.lower() in GOING_ON
    ):  # "will continue to support", "will keep helping"
        return _is_future(token.head)
    above = token.head.lemma_.lower()
    return (token.dep_ == "xcomp" and above in UNDERTAKING) or (token.dep_ == "acl" and above in UNDERTAKINGS)


# The cheapest first.
CHECKS = (
    Check(
        "preposition",
        lambda t, p: not _has_preposition(t, p.preposition),
        "no preposition that the rule needs follows",
    ),
    Check("governor", lambda t, p: not _governors(t) & set(p.governor), "no verb that the rule needs governs it"),
    Check(
        "not_governor",
        lambda t, p: bool(_governors(t) & set(p.not_governor)),
        "what governs it gives it another meaning",
    ),
    Check("modifier", lambda t, p: not _before(t) & set(p.modifier), "no word that the rule needs stands before it"),
    Check(
        "not_modifier",
        lambda t, p: bool(_before(t) & set(p.not_modifier)),
        "a word before it gives it another meaning",
    ),
    Check("object", lambda t, p: not _objects(t) & set(p.object), "its object is none of those that the rule knows"),
    Check("not_object", lambda t, p: bool(_objects(t) & set(p.not_object)), "its object gives it another meaning"),
    Check(
        "complement",
        lambda t, p: not _complements(t) & set(p.complement),
        "nothing that the rule knows is said of the party",
    ),
    Check("phrase", lambda t, p: not _has_phrase(t, p.phrase), "no phrase that the rule needs follows"),
    Check("not_phrase", lambda t, p: _has_phrase(t, p.not_phrase), "what follows gives it another meaning"),
    Check("cause", lambda t, p: not causes_of(t) & set(p.cause), "its subject is none of those that the rule knows"),
    Check("not_cause", lambda t, p: bool(causes_of(t) & set(p.not_cause)), "it was an accident"),
    Check(
        "not_doer", lambda t, p: _doers(t) & set(p.not_doer) != set(), "who or what does it gives it another meaning"
    ),
    Check("clause", lambda t, p: not _clauses(t) & set(p.clause), "the act that it announces is of another kind"),
    Check(
        "not_clause",
        lambda t, p: bool(_clauses(t) & set(p.not_clause)),
        "the act that it announces is of another kind",
    ),
    Check(
        "clause_object",
        lambda t, p: not _clause_objects(t) & set(p.clause_object),
        "the act that it announces is of another kind",
    ),
    Check(
        "finite",
        lambda t, _: not any(c.dep_ in SUBJECT | PASSIVE for c in t.children),
        "it has no subject of its own",
    ),
    Check(
        "infinitive",
        lambda t, _: t.dep_ == "amod" or not _tells_to_act(t),
        "nobody is told to do something",
    ),  # "allows wanted terrorists to go"
    Check("prescribes", lambda t, _: _states_a_fact(t), "its clause states how things are"),
    Check("at_once", lambda t, p: not _is_followed_by(t, p.preposition), "its preposition does not follow at once"),
    Check("condition", lambda t, _: not _has_condition(t), "no condition hangs on it"),
    Check("negated", lambda t, p: is_negated(t) != (p.negated == "yes"), "it is negated or should be"),
    Check("tense", lambda t, p: _is_future(t) != (p.tense == "future"), "its tense does not fit"),
)
