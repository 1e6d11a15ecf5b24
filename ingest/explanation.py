"""Extraction -> why: which words of an article could have named an event, what became of each, and why nothing was found."""

from collections import Counter, defaultdict

from spacy.tokens import Doc

from graph.model import Extraction, Record, Span
from ingest.patterns import CHECKS, Stopped

LIGHT = {
    "be",
    "have",
    "do",
    "take",
    "make",
    "go",
    "get",
    "come",
    "put",
    "hold",
    "see",
}  # in every text, and mostly of no event
WORD_LEVEL = frozenset(reason for _, reason in CHECKS)


class Considered(Record):
    """A word that a rule knows: the claim that it told, or what stopped it."""

    trigger: Span
    rule: str
    claim: str | None = None
    stopped: str | None = None


class Considerations(Record):
    """A sentence, and the words in it that rules know."""

    sentence: Span
    words: tuple[Considered, ...]


class Explanation(Record):
    """Why an article gave the claims that it gave, or none."""

    article: str
    language: str | None
    claims: int
    summary: str
    sentences: tuple[Considerations, ...]


def explain(doc: Doc, extraction: Extraction, stopped: list[Stopped]) -> Explanation:
    """Put the claims of an article and what was stopped on the way to others into one account, sentence by sentence."""
    told = {(e.trigger.start, e.rule): (claim.id, e.trigger) for claim in extraction.claims for e in claim.evidence}
    words = [Considered(trigger=trigger, rule=rule, claim=claim) for (_, rule), (claim, trigger) in told.items()]
    claimed = {word.trigger.start for word in words}
    words += [word for word in _nearest_misses(stopped) if word.trigger.start not in claimed]
    return Explanation(
        article=extraction.article.id,
        language=extraction.article.language,
        claims=len(extraction.claims),
        summary=_summarise(extraction, words),
        sentences=_by_sentence(doc, words),
    )


def _nearest_misses(stopped: list[Stopped]) -> list[Considered]:
    """Choose for each word the rule that came nearest: one that found its grammar and missed a party, then the surest."""
    best: dict[int, Stopped] = {}
    for attempt in stopped:
        known = best.get(attempt.token.i)
        if attempt.reason in WORD_LEVEL and attempt.token.lemma_.lower() in LIGHT:
            continue
        if known is None or _nearness(attempt) > _nearness(known):
            best[attempt.token.i] = attempt
    return [
        Considered(
            trigger=Span(start=a.token.idx, end=a.token.idx + len(a.token.text), text=a.token.text),
            rule=a.pattern.rule,
            stopped=a.reason,
        )
        for a in best.values()
    ]


def _nearness(attempt: Stopped) -> tuple[bool, float]:
    return attempt.reason not in WORD_LEVEL, attempt.pattern.confidence


def _by_sentence(doc: Doc, words: list[Considered]) -> tuple[Considerations, ...]:
    found: defaultdict[int, list[Considered]] = defaultdict(list)
    sentences = {}
    for word in sorted(words, key=lambda w: w.trigger.start):
        span = doc.char_span(word.trigger.start, word.trigger.end, alignment_mode="expand")
        sentence = span.sent if span is not None else doc[:]
        sentences[sentence.start] = Span(start=sentence.start_char, end=sentence.end_char, text=sentence.text)
        found[sentence.start].append(word)
    return tuple(Considerations(sentence=sentences[start], words=tuple(found[start])) for start in sorted(found))


def _summarise(extraction: Extraction, words: list[Considered]) -> str:
    if extraction.claims:
        return f"{len(extraction.claims)} claims were found"
    language = extraction.article.language
    if language not in {"en", None}:
        return f"the text is not English but {language!r}: nothing in it was read"
    if not words:
        return "no sentence has a word that a rule knows"
    reason, count = Counter(word.stopped for word in words).most_common(1)[0]
    return f"no claim: {len(words)} words could have named an event; the commonest obstacle ({count}): {reason}"
