"""The sources that a question asks for at least -> their number, and the question without them: "reported by at least two sources"."""

import re
from typing import NamedTuple

from app.ask.wants import NUMBERS

_N = rf"(?P<number>\d{{1,3}}|one|{'|'.join(NUMBERS)})"
_SOURCE = r"(?:independent |different |separate |distinct |news )*(?:sources?|outlets?)\b"
_LED = (
    r"(?:,?\s*(?:(?:that|which) )?(?:(?:is|are|was|were|has been|have been) )?(?:independently )?"
    r"(?:reported|confirmed|covered|corroborated|mentioned|carried|attested|documented) (?:by|in)|\b(?:with|having|from|by|in))\s+"
)
_FORMS = (
    (rf"(?:at least|a minimum of|minimum|min\.?|no fewer than|not fewer than|>=) {_N} {_SOURCE}", 0),
    (rf"{_N}(?: or more|\+) {_SOURCE}", 0),
    (rf"(?:more than|over) {_N} {_SOURCE}", 1),
    (rf"(?P<number>multiple) {_SOURCE}", 0),
)
PATTERNS = tuple((re.compile(rf"{_LED}{form}", re.I), added) for form, added in _FORMS)
NAMED = re.compile(r"\b(?:source|outlet)", re.I)
MULTIPLE = 2  # more than one


class Sourced(NamedTuple):
    """A question without its sources, and how many it asks for at least; 0 where it does not say."""

    rest: str
    least: int


def take_sources(question: str) -> Sourced:
    """Take the words for a number of sources out of a question; other words about sources are left."""
    if not NAMED.search(question):
        return Sourced(question, 0)
    for pattern, added in PATTERNS:
        if match := pattern.search(question):
            word = match["number"].lower()
            number = MULTIPLE if word == "multiple" else NUMBERS.get(word) or int(word)
            return Sourced(f"{question[: match.start()]} {question[match.end() :]}", number + added)
    return Sourced(question, 0)
