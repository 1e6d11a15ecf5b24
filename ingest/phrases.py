"""Token -> its lemma, what is listed with it, and what a preposition ties to it: the least parts of `ingest.grammar`."""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.wordlists import WRONG_LEMMAS, words

DOERS = {"nsubj", "csubj", "nsubjpass", "csubjpass"}
TRANSPARENT = words("transparent")
JOINED = words("joined")
JOINED_TAILS = words("joined_tails")


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
    return noun.dep_ in DOERS | {"dobj"} or (noun.dep_ == "pobj" and noun.head.dep_ == "agent")


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
        if child.dep_ == "nmod" and child.ent_type_ == head.ent_type_ == "PERSON" and child.i < head.i:
            yield child  # "between President X and Prime Minister Y": the parser lists X with Y's title
        if child.ent_type_ == head.ent_type_ == "GPE":
            yield from (child, *child.conjuncts)
        elif (
            child.ent_type_ == "PERSON" and head.tag_ == "NN" and _acts(head)
        ):  # "the minister, X, and President Y": Y is no minister
            yield from child.conjuncts


def after_preposition(token: Token, preposition: str) -> Iterator[Token]:
    """Yield what follows a preposition that hangs on a word."""
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative", "prt", "advmod"}:
            if child.lower_ == preposition and child.dep_ != "advmod":
                inside = [inner for inner in child.children if inner.dep_ in {"pobj", "pcomp"}]
                for inner in inside or _bare_object(token, child):
                    yield from spread(inner)
            elif child.lower_ != "according" and any(
                inner.dep_ == "prep" and inner.lower_ == preposition for inner in child.children
            ):
                yield from after_preposition(child, preposition)  # "pulled out of Gaza"


def _bare_object(verb: Token, preposition: Token) -> list[Token]:
    """Give what follows a preposition that the parser left empty: "has called on President X to go", X hung on the verb."""
    return [c for c in verb.children if c.dep_ == "dobj" and c.left_edge.i == preposition.i + 1]
