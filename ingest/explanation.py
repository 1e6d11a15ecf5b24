"""Extraction -> why: which words of an article could have named an event, what became of each, and why nothing was found."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from graph.model import Extraction, Record, Span
from ingest.claims import locate_sentence, locate_word
from ingest.identification import describe_foreign
from ingest.triggers import CHECKS, Stopped

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
WORD_LEVEL = frozenset(check.reason for check in CHECKS)


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


def explain(extraction: Extraction, stopped: list[Stopped]) -> Explanation:
    """Put the claims of an article and what was stopped on the way to others into one account, sentence by sentence."""
    words = [
        (evidence.start, Considered(trigger=evidence.trigger, rule=evidence.rule, claim=claim.id))
        for claim in extraction.claims
        for evidence in claim.evidence
    ]
    claimed = {word.trigger.start for _, word in words}
    told = (evidence for claim in extraction.claims for evidence in claim.evidence)
    sentences = {e.start: Span(start=e.start, end=e.end, text=e.text) for e in told}
    for attempt in _nearest_misses(stopped):
        word = Considered(trigger=locate_word(attempt.token), rule=attempt.pattern.rule, stopped=attempt.reason)
        if word.trigger.start not in claimed:
            sentence = locate_sentence(attempt.token.sent)
            sentences.setdefault(sentence.start, sentence)
            words.append((sentence.start, word))
    return Explanation(
        article=extraction.article.id,
        language=extraction.article.language,
        claims=len(extraction.claims),
        summary=_summarise(extraction, [word for _, word in words]),
        sentences=_by_sentence(sentences, words),
    )


def _nearest_misses(stopped: list[Stopped]) -> Iterable[Stopped]:
    """Choose for each word the rule that came nearest: one that found its grammar and missed a party, then the surest."""
    best: dict[int, Stopped] = {}
    for attempt in stopped:
        known = best.get(attempt.token.i)
        if attempt.reason in WORD_LEVEL and attempt.token.lemma_.lower() in LIGHT:
            continue
        if known is None or _nearness(attempt) > _nearness(known):
            best[attempt.token.i] = attempt
    return best.values()


def _nearness(attempt: Stopped) -> tuple[bool, float]:
    return attempt.reason not in WORD_LEVEL, attempt.pattern.confidence


def _by_sentence(sentences: dict[int, Span], words: list[tuple[int, Considered]]) -> tuple[Considerations, ...]:
    found: defaultdict[int, list[Considered]] = defaultdict(list)
    for start, word in sorted(words, key=lambda pair: pair[1].trigger.start):
        found[start].append(word)
    return tuple(Considerations(sentence=sentences[start], words=tuple(found[start])) for start in sorted(found))


def _summarise(extraction: Extraction, words: list[Considered]) -> str:
    if extraction.claims:
        return f"{len(extraction.claims)} claims were found"
    if foreign := describe_foreign(extraction.article.language):
        return foreign
    if not words:
        return "no sentence has a word that a rule knows"
    reason, count = Counter(word.stopped for word in words).most_common(1)[0]
    return f"no claim: {len(words)} words could have named an event; the commonest obstacle ({count}): {reason}"
