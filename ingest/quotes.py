"""Doc -> quotes: the words between quotation marks, and the clauses that depend on a verb of speech, with their speaker."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from graph.datafile import read_yaml_resource
from ingest.grammar import iter_subjects
from ingest.parties import Cast, Party, Spoken

OPENING, CLOSING, STRAIGHT = "“«", "”»", '"'
MIN_WORDS = 3  # shorter quoted pieces are names and scare quotes, not statements


@cache
def speech_verbs() -> frozenset[str]:
    """Give the lemmas of verbs that introduce somebody's words."""
    return frozenset(read_yaml_resource("ingest.data", "speech.yaml")["verbs"])


def _quoted_spans(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the token ranges inside quotation marks; a mark that never closes ends at the next blank line."""
    start: int | None = None
    for token in doc:
        mark = token.text[0]
        if start is None and (mark in OPENING or mark == STRAIGHT):
            start = token.i + 1
        elif start is not None and (mark in CLOSING or mark == STRAIGHT or "\n\n" in token.text):
            if token.i > start:
                yield start, token.i
            start = None


def _speech_verb(sentence: Span, inside: range) -> Token | None:
    """Find the verb of speech of a sentence outside the quotation, the one nearest to it."""
    verbs = [t for t in sentence if t.lemma_.lower() in speech_verbs() and t.pos_ == "VERB" and t.i not in inside]
    return min(verbs, key=lambda t: min(abs(t.i - inside.start), abs(t.i - inside.stop)), default=None)


def speaker_of(cast: Cast, verb: Token) -> Party | None:
    """Find the party that is the subject of a verb of speech."""
    return next((party for subject in iter_subjects(verb) for party, _ in cast.stands_for(subject)), None)


def find_direct(cast: Cast) -> tuple[Spoken, ...]:
    """Find direct quotations with their speakers; one without a verb of its own goes on with the last speaker."""
    found: list[Spoken] = []
    for start, end in _quoted_spans(cast.doc):
        words = sum(not token.is_punct for token in cast.doc[start:end])
        if words < MIN_WORDS:
            continue
        speaker = _find_speaker(cast, range(start, end))
        goes_on = (
            found and cast.sentence[start] - cast.sentence[found[-1].end - 1] <= 1 and _stands_alone(cast, start, end)
        )
        if speaker is None and goes_on:
            speaker = found[-1].speaker
        comma = cast.doc[end - 1].text == ","
        found.append(Spoken(start, end - comma, speaker, direct=True))
    return tuple(found)


def _stands_alone(cast: Cast, start: int, end: int) -> bool:
    """Tell whether a quotation is all that its sentences hold, as when a speaker goes on."""
    around = range(cast.doc[start].sent.start, cast.doc[end - 1].sent.end)
    return not any(cast.doc[i].is_alpha for i in around if not start <= i < end)


def _find_speaker(cast: Cast, inside: range) -> Party | None:
    doc = cast.doc
    for anchor in (doc[inside.stop - 1], doc[inside.start]):
        verb = _speech_verb(anchor.sent, inside)
        if verb and (speaker := speaker_of(cast, verb)):
            return speaker
        for token in anchor.sent:
            if token.lower_ == "according" and token.i not in inside:
                return next(iter(_sources(cast, token)), None)
    if inside.stop + 1 < len(doc):
        verb = _speech_verb(doc[inside.stop + 1].sent, inside)
        if verb and verb.i - inside.stop <= 6:
            return speaker_of(cast, verb)
    return None


def find_spoken(cast: Cast) -> tuple[Spoken, ...]:
    """Find what is said in an article, in order; reported words that hold a quotation give way to the quotation."""
    direct = find_direct(cast)
    reported = [r for r in find_reported(cast) if not any(r.start < d.end and d.start < r.end for d in direct)]
    return tuple(sorted([*direct, *reported], key=lambda s: s.start))


def find_reported(cast: Cast) -> tuple[Spoken, ...]:
    """Find indirect speech: "said that ...", "according to X, ..."."""
    found = []
    clauses = cast.doc.to_array(["DEP"]).ravel() == cast.doc.vocab.strings["ccomp"]
    for token in cast.doc:
        if clauses[token.i] and token.head.pos_ == "VERB" and token.head.lemma_.lower() in speech_verbs():
            start, end = token.left_edge.i, token.right_edge.i + 1
            governor_inside = start <= token.head.i < end
            if not governor_inside and end - start >= MIN_WORDS:
                start += cast.doc[start].dep_ == "mark" and cast.doc[start].lower_ == "that"
                found.append(Spoken(start, end, speaker_of(cast, token.head), direct=False))
        elif token.lower_ == "according":
            found.extend(_according(cast, token))
    return tuple(found)


def _sources(cast: Cast, token: Token) -> tuple[Party, ...]:
    """Give the parties after "according to"."""
    sources = [
        inner for child in token.children if child.dep_ == "prep" for inner in child.children if inner.dep_ == "pobj"
    ]
    return tuple(party for source in sources for party in cast.at(source))


def _according(cast: Cast, token: Token) -> Iterator[Spoken]:
    parties, clause = _sources(cast, token), token.head
    if not parties or clause == token:
        return
    after = token.right_edge.i + 1
    if after < len(cast.doc) and cast.doc[after].text == ",":
        after += 1
    start, end = (after, token.sent.end) if token.i < clause.i else (token.sent.start, token.i)
    while end > start and cast.doc[end - 1].is_punct:
        end -= 1
    if end - start >= MIN_WORDS:
        yield Spoken(start, end, parties[0], direct=False)
