"""Trigger and a place or day of its sentence -> whether they belong together, or it is told of another happening.

Whoever looks for the nearest place takes that of what was said for where it was said: "accused Kenya of training rebels in
Chad", "the girl whom rebels shot left hospital in Oslo". Of 68 places and 61 days read on texts that nobody had looked at, 22 and
13 were of this kind.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.governors import auxiliaries_of, has_to, marks_of
from ingest.quotes import speech_verbs
from ingest.wordlists import words

CLAUSES = {"ccomp", "xcomp", "pcomp", "acl", "advcl", "relcl", "csubj"}
APART = {"before", "since", "until", "although", "though", "whereas"}
CIRCUMSTANTIAL = APART | {"after", "because", "once"}
SETTINGS = {"in", "at", "during", "after", "before", "near", "outside", "following", "from", "on", "upon"}
SPEAKING = words("appearing")
DEADLINES = {"by", "until", "till", "before", "since"}
CONTENT_PREPOSITIONS = {"in", "from", "since", "of", "for"}


def _path(word: Token, goal: set[Token]) -> list[Token]:
    """Give a word and what it hangs on, up to the first of some words, that one left out."""
    path = []
    for token in (word, *word.ancestors):
        if token in goal:
            break
        path.append(token)
    return path


def _meeting_point(trigger: Token, word: Token) -> Token | None:
    """Find the lowest word that stands above both, or is one of them."""
    above = {trigger, *trigger.ancestors}
    return next((token for token in (word, *word.ancestors) if token in above), None)


def _stands_apart(clause: Token) -> bool:
    """Tell a clause whose time and place are not those of the clause above it: "who was shot", "although rebels attacked", "because of a raid"."""
    if _is_of_somebody(clause) or (clause.dep_ == "prep" and clause.lower_ == "because"):
        return True
    long_ago = "after" in marks_of(clause) and "had" in auxiliaries_of(clause)  # "left on Monday after X had refused"
    return clause.dep_ == "advcl" and not has_to(clause) and (long_ago or bool(marks_of(clause) & APART))


def _is_of_somebody(clause: Token) -> bool:
    """Tell what is only told of somebody in passing: "the minister, who met X last year"."""
    return clause.dep_ == "relcl" and any(child.lower_ in {"who", "whom"} for child in clause.children)


def _is_aside(clause: Token) -> bool:
    """Tell a clause below another whose places are its own."""
    marked = clause.dep_ == "advcl" and not has_to(clause) and bool(marks_of(clause) & CIRCUMSTANTIAL)
    return marked or _is_of_somebody(clause)


def _ways_up(trigger: Token, point: Token) -> Iterator[Token]:
    yield from (token for token in (trigger, *trigger.ancestors) if point in token.ancestors)


def is_of_another_clause(trigger: Token, word: Token) -> bool:
    """Tell what the sentence says of another happening: above the trigger's own clause, or in a clause that hangs on it."""
    point = _meeting_point(trigger, word)
    if point is None:
        return False
    inside = (
        trigger.i < word.i < point.i
    )  # "leaders who met in Lima last week agreed": parsers hang the week on "agreed"
    apart = (t for t in _ways_up(trigger, point) if t.head != point or t.dep_ == "advcl")
    if not inside and any(_stands_apart(token) for token in apart):
        return True
    return any(_is_aside(token) for token in _path(word, {point}))


def is_in_content(trigger: Token, word: Token) -> bool:
    """Tell the place of what a speech act is about from where it was uttered."""
    point = _meeting_point(trigger, word)
    if point is None:
        return False
    path = _path(word, {point})
    if not path:
        return False
    top = path[-1]
    clauses = [t for t in path if t.dep_ in CLAUSES or (t.dep_ == "conj" and t.pos_ == "VERB")]
    if clauses:
        return len(clauses) > 1 or not _is_of_speaking(clauses[0], trigger)
    return point == trigger and not (top.dep_ == "prep" and top.lower_ in SETTINGS)


def _is_of_speaking(clause: Token, trigger: Token) -> bool:
    """Tell a clause that says where somebody spoke: "speaking in Lima, he urged"."""
    before = clause.dep_ == "advcl" and clause.i < trigger.i
    return clause.dep_ in {"advcl", "acl"} and (before or clause.lemma_.lower() in speech_verbs() | SPEAKING)


def is_of_who_tells(trigger: Token, word: Token) -> bool:
    """Tell where somebody sits who only tells of it: "the embassy in Lima said that ministers will meet"."""
    point = _meeting_point(trigger, word)
    if point is None or point == trigger or point.lemma_.lower() not in speech_verbs():
        return False
    path = _path(word, {point})
    return bool(path) and path[-1].dep_ == "nsubj"


def is_day_of_content(trigger: Token, day: Token) -> bool:
    """Tell the day of what a speech act is about: "promised to leave by May", "condemned the attack in March", "Monday's attack"."""
    point = _meeting_point(trigger, day)
    path = _path(day, {point}) if point is not None else []
    lead = next((token for token in path if token.dep_ == "prep"), None)
    if day.dep_ == "poss" and day.head != trigger:
        return True
    if point == trigger and any(token.dep_ in {"acl", "relcl"} or marks_of(token) & {"if", "unless"} for token in path):
        return True
    if lead is None:
        return False
    if lead.lower_ in DEADLINES:
        return True
    below = point == trigger and lead.head != trigger
    return below and lead.lower_ in CONTENT_PREPOSITIONS


def is_day_of_announcing(clause: Token, holder: Token) -> bool:
    """Tell the day on which somebody spoke of what is still to come: "said on Friday that ministers will meet"."""
    return holder != clause and holder.tag_ in {"VBD", "VBZ", "VBN"} and holder.lemma_.lower() in speech_verbs()
