"""Words of counting in a question -> a number: "how many times did Obama meet Netanyahu"."""

import re

from app.ask.lexicon import load_terms, stem
from app.ask.wants import Asked, Wanted, cut
from graph.ontology import load_vocabulary

_TIMES = r"\b(?:(?:on |in |for )?how (?:many|much) (?:times|occasions|instances)|how often|how frequently|(?:the )?(?:total )?(?:number|count) of times)\b"
_MANY = (
    r"\b(?:how many|how much(?= [a-z]+s\b)|(?:what (?:is|was) )?(?:the )?(?:total )?(?<!\ba )(?:number|count|quantity|amount) of"
    r"|(?<=\s)count(?=\W*$)|counts? of|count(?: all| the)?(?= ))"
)
ASKING = {"is", "are", "was", "were", "has", "have", "had", "did", "do", "does", "will"}


def take_count(question: str) -> Asked | None:
    """Take "how many" and the like out of a question that counts events; of what it counts besides the words are told."""
    match = re.search(_TIMES, question, re.I)
    many = None if match else re.search(_MANY, question, re.I)
    if many and not _counts_events(question[many.end() :]):
        return Asked(cut(question, many.span()), Wanted(), (many[0].strip(),))
    match = match or many
    return Asked(cut(question, match.span()), Wanted(kind="count")) if match else None


def _counts_events(after: str) -> bool:
    """Tell whether events are counted, and not the people to whom they were done: "how many Palestinians were killed"."""
    words = re.findall(r"[^\W\d_]+", after)
    for at, word in enumerate(words):
        phrases = (" ".join(words[at : at + length]) for length in (1, 2, 3))
        sorts = {term.sort for phrase in phrases for term in load_terms().get(stem(phrase), ())}
        if "noun" in sorts or stem(word) == "time":
            return True
        if word in load_vocabulary().categories:
            return True  # "number of CONSULT events"
        if sorts & {"verb", "marker"} or word.lower() in ASKING:
            return False
    return True
