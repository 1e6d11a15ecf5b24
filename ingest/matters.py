"""Noun or clause -> the noun phrases that say what it is about: "trade talks" and "a request for trade" are about trade."""

from collections.abc import Iterator
from itertools import chain

from spacy.tokens import Span, Token

from ingest.governors import has_to
from ingest.phrases import TRANSPARENT, lemma_of
from ingest.wordlists import words

LISTS = "topics.yaml"
ABOUT = words("about", LISTS)
CARRIED = words("carried", LISTS)
DISCUSSING = words("discussing", LISTS)
DWELLING = words("dwelling", LISTS)
OCCASIONS = words("occasions", LISTS)
CARRIERS = words("carriers", LISTS) | TRANSPARENT
MANNERS = words("manners", LISTS)
MATTER_ADJECTIVES = words("matter_adjectives", LISTS)
NARROWING = words("narrowing", LISTS)
MATTERS = words("matters", LISTS)
TIMES = words("times", LISTS)
AIMING = {"aim", "focus", "centre", "center", "concern", "concentrate"}
MODIFIERS = {"amod", "compound", "nmod", "npadvmod"}
NUMBERED = {"party", "nation", "way", "side"}  # "six-party talks": a name of theirs
NO_MATTER = {"CARDINAL", "ORDINAL", "DATE", "TIME", "MONEY", "PERSON", "NORP"}
NAMES = {"GPE", "LOC", "FAC", "ORG"}
JOINTS = {"and", "or", ",", "/"}
PHRASE_ENDS = {",", ";", ":", "—", "–", "”", '"', "("}
POINTING = {"such", "own", "same", "other"}
MAX_TOKENS = 10
MAX_DEPTH = 6  # "urged Kenya to return to talks on a deal on fishing"


def _ends_phrase(token: Token, head: Token) -> bool:
    clause = token.dep_ in {"relcl", "advcl"} or (token.dep_ == "acl" and not has_to(token))
    return token.text in PHRASE_ENDS or clause or (token.dep_ == "cc" and token.head == head)


def find_phrase(head: Token) -> Span | None:
    """Give a noun with its modifiers and prepositional phrases, without its article, cut at a clause or a comma."""
    doc, start, end = head.doc, head.left_edge.i, head.i + 1
    clauses = (child for child in head.subtree if child.dep_ in {"relcl", "advcl"} and child.i > head.i)
    last = min((clause.left_edge.i for clause in clauses if clause.left_edge.i > head.i), default=head.right_edge.i + 1)
    for token in doc[head.i + 1 : min(last, head.right_edge.i + 1)]:
        if _ends_phrase(token, head) or end - start >= MAX_TOKENS:
            break
        end = token.i + 1
    while end > head.i + 1 and doc[end - 1].pos_ not in {"NOUN", "PROPN", "NUM"}:
        end -= 1
    while start < head.i and (
        doc[start].pos_ in {"DET", "PUNCT", "PRON"} or doc[start].is_space or doc[start].lower_ in POINTING
    ):
        start += 1
    return doc[start:end] if head.pos_ in {"NOUN", "PROPN", "VERB"} else None


def iter_matters(noun: Token, depth: int = 0) -> Iterator[Span]:
    """Yield what a noun that somebody speaks of is about: itself, or the matter of a gathering, agreement or carrier."""
    lemma = lemma_of(noun)
    if lemma in OCCASIONS:
        found = list(iter_own_matters(noun, depth))
        yield from found
        if not found and (phrase := _find_name(noun)):
            yield phrase
    elif lemma in CARRIERS:
        yield from list(_iter_behind(noun, CARRIED, depth)) or _iter_before(noun)
    elif phrase := find_phrase(noun):
        yield phrase


def iter_own_matters(noun: Token, depth: int = 0) -> Iterator[Span]:
    """Yield what a gathering or agreement is about, or what a carrier carries, by the words behind and before it."""
    occasion = lemma_of(noun) in OCCASIONS
    discussed = ABOUT | {"of"} if noun.pos_ == "NOUN" else ABOUT  # not Lima in "the Treaty of Lima"
    yield from _iter_behind(noun, discussed if occasion else CARRIED, depth)
    if occasion:
        yield from _iter_before(noun)


def _iter_behind(noun: Token, prepositions: frozenset[str] | set[str], depth: int) -> Iterator[Span]:
    for child in noun.children if depth < MAX_DEPTH else ():
        if child.dep_ == "prep" and child.lower_ in prepositions | {"including"}:
            yield from iter_complements(child, depth + 1)
        elif child.dep_ == "acl" and child.lemma_.lower() in AIMING:
            yield from chain.from_iterable(iter_complements(c, depth + 1) for c in child.children if c.dep_ == "prep")
        elif child.dep_ in {"acl", "relcl"} and child.i > noun.i and has_to(child):
            yield from iter_content(child, depth + 1)


def iter_complements(preposition: Token, depth: int = 0) -> Iterator[Span]:
    """Yield what follows a preposition: the matters of its nouns, or its gerund."""
    for inner in preposition.children:
        for head in (inner, *inner.conjuncts):
            if inner.dep_ == "pobj" and head.lemma_.lower() not in TIMES:
                yield from iter_matters(head, depth + 1)
            elif inner.dep_ == "pcomp" and head.tag_ == "VBG" and (phrase := find_phrase(head)):
                yield phrase


def iter_content(verb: Token, depth: int = 0) -> Iterator[Span]:
    """Yield what is done, asked or promised in a clause: its things, else what its prepositions lead to, else its own clause's."""
    if depth >= MAX_DEPTH:
        return
    things = [child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}]
    for thing in chain.from_iterable((child, *child.conjuncts) for child in things):
        if thing.pos_ in {"NOUN", "PROPN"}:
            yield from iter_matters(thing, depth + 1)
    for child in () if things else verb.children:
        if child.dep_ == "prep" and child.lower_ in CARRIED - {"in", "of"}:
            yield from iter_complements(child, depth + 1)
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"}:
            yield from iter_content(child, depth + 1)


def _find_name(noun: Token) -> Span | None:
    """Give the name of an agreement or of talks: "the Treaty of Lima", "six-party talks"; "the talks" alone say nothing."""
    numbered = any(child.lemma_.lower() in NUMBERED and child.dep_ in MODIFIERS for child in noun.children)
    inside = any(word.pos_ == "PROPN" for word in noun.subtree if word != noun)
    return find_phrase(noun) if numbered or (noun.pos_ == "PROPN" and inside) else None


def _iter_before(noun: Token) -> Iterator[Span]:
    """Yield the matters before a gathering or agreement, the nearest first: "Iran nuclear talks" are nuclear, "high-level talks" only high-level."""
    doc, start, end = noun.doc, noun.i, noun.i
    for first, word in _iter_units(noun):
        if _is_matter(word, start < end):
            start = first
            continue
        if start < end:
            yield doc[start:end]
        elif word.lemma_.lower() in MANNERS:  # "trade ministers meeting"
            start = end = first
            continue
        if word.lower_ not in JOINTS:
            return
        start = end = first
    if start < end:
        yield doc[start:end]


def _iter_units(noun: Token) -> Iterator[tuple[int, Token]]:
    """Yield the words before a noun that modify it, from the nearest on, each with where it begins: "cease-fire" is one."""
    doc, heads = noun.doc, [child for child in noun.children if child.i < noun.i and child.dep_ in MODIFIERS]
    inside = {word.i for head in heads for word in head.subtree}
    last = noun.i - 1
    while last in inside:
        first = last
        while first - 2 in inside and doc[first - 1].text == "-":
            first -= 2
        yield first, doc[last]
        last = first - 1


def _is_matter(word: Token, narrowed: bool) -> bool:
    """Tell a word that says what a gathering is about from who, when, where and how; `narrowed`: the word behind is one already."""
    lower = word.lower_
    if word.like_num or word.ent_type_ in NO_MATTER or word.lemma_.lower() in MANNERS or lower in MANNERS:
        return False
    if word.pos_ == "PROPN" or word.ent_type_ in NAMES:
        return lower in MATTERS
    if word.pos_ == "ADJ":
        return lower in MATTER_ADJECTIVES or (narrowed and lower in NARROWING)
    compound = word.i > 1 and word.nbor(-1).text == "-" and word.nbor(-2).pos_ == "NOUN"  # not "wide-ranging"
    return word.pos_ == "NOUN" or (word.tag_ == "VBG" and compound)  # "a power-sharing deal"
