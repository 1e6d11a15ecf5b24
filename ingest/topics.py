"""Trigger -> topics: the noun phrases that say what a meeting or a statement was about."""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.parties import Cast

TOPIC_WORDS = {"about", "on", "over", "regarding", "concerning"}
DISCUSSING = {"discuss", "review", "address", "examine", "debate", "consider", "tackle"}
TIME_NOUNS = {
    "sideline",
    "occasion",
    "eve",
    "condition",
    "way",
    "period",
    "time",
    "year",
    "day",
    "week",
    "month",
    "era",
    "part",
    "behalf",
    "accordance",
    "interest",
    "reason",
}
MAX_TOPICS = 3  # the annotation guide's limit
MAX_TOPIC_TOKENS = 10
PHRASE_ENDS = {",", ";", ":", "—", "–", "”", '"', "("}


def clause_of(trigger: Token) -> Token:
    """Give the verb whose clause a trigger belongs to."""
    token = trigger
    while token.pos_ not in {"VERB", "AUX"} and token.dep_ != "ROOT":
        token = token.head
    return token


def _ends_phrase(token: Token, head: Token) -> bool:
    return token.text in PHRASE_ENDS or token.dep_ in {"relcl", "advcl"} or (token.dep_ == "cc" and token.head == head)


def _noun_phrase(head: Token) -> str | None:
    """Give a noun with its modifiers and prepositional phrases, without its article, cut at a clause or a comma."""
    doc, start, end = head.doc, head.left_edge.i, head.i + 1
    for token in doc[head.i + 1 : head.right_edge.i + 1]:
        if _ends_phrase(token, head) or end - start >= MAX_TOPIC_TOKENS:
            break
        end = token.i + 1
    while end > head.i + 1 and doc[end - 1].pos_ not in {"NOUN", "PROPN", "NUM"}:
        end -= 1
    while start < head.i and (doc[start].pos_ in {"DET", "PUNCT", "PRON"} or doc[start].is_space):
        start += 1
    text = " ".join(doc[start:end].text.split()).strip("“”\"' ")
    return text if text and head.pos_ in {"NOUN", "PROPN", "VERB"} else None


def iter_topics(cast: Cast, trigger: Token) -> Iterator[str]:
    """Yield noun phrases that a trigger is about: after about/on/over, or the object of discuss and the like."""
    around = [trigger, *([trigger.head] if trigger.dep_ in {"dobj", "pobj", "nsubjpass"} else [])]
    verb = clause_of(trigger)
    purposes = [child for child in verb.children if child.dep_ in {"xcomp", "advcl", "relcl"}]
    for discussing in [verb, *purposes]:
        if discussing != trigger and discussing.lemma_ in DISCUSSING:
            yield from iter_objects_as_topics(cast, discussing)
    for token in around:
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in TOPIC_WORDS:
                for inner in child.children:
                    if inner.dep_ in {"pobj", "pcomp"} and inner.ent_type_ != "DATE" and inner.lemma_ not in TIME_NOUNS:
                        yield from _phrases(inner)


def _phrases(head: Token) -> Iterator[str]:
    for token in [head, *head.conjuncts]:
        if token.ent_type_ not in {"DATE", "TIME"} and (phrase := _noun_phrase(token)):
            yield phrase


def iter_statement_topics(cast: Cast, start: int, end: int) -> Iterator[str]:
    """Yield what a statement is about: its noun phrases of two words or more that are no party, place or time."""
    for head in cast.doc[start:end]:
        if (
            head.pos_ == "NOUN"
            and not cast.at(head)
            and head.lemma_ not in TIME_NOUNS
            and head.dep_ in {"dobj", "pobj", "conj", "nsubjpass"}
        ):
            phrase = _noun_phrase(head)
            if phrase and " " in phrase:
                yield phrase


def iter_objects_as_topics(cast: Cast, verb: Token) -> Iterator[str]:
    """Yield the things that a verb of discussion is about ("discussed trade and security")."""
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp", "pcomp"} and child.tag_ == "VBG":
            yield from _phrases(child)
        elif child.dep_ in {"dobj", "nsubjpass"} and not cast.at(child):
            if child.lemma_ in {"topic", "issue", "matter", "question", "subject"}:
                inner = [
                    p
                    for prep in child.children
                    if prep.lower_ == "of"
                    for p in prep.children
                    if p.dep_ in {"pobj", "pcomp"}
                ]
                for token in inner or [child]:
                    yield from _phrases(token)
            else:
                yield from _phrases(child)
