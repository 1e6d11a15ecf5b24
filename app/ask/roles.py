"""The place of a party in a question -> the role that is asked of it, and the one capacity that the filter can ask."""

from collections.abc import Sequence
from typing import NamedTuple

from app.ask.lexing import Item
from app.ask.segments import is_aimed


class Tie(NamedTuple):
    """What is asked of a participant for one of some countries: an office, a sector, a role."""

    countries: tuple[str, ...] = ()
    office: str | None = None
    sector: str | None = None
    role: str | None = None


PASSIVE = {"is", "are", "was", "were", "been", "being", "be", "get", "got"}
AUXILIARIES = {"did", "do", "does", "has", "have", "had", "will", "was", "were"}
ROLES = {
    "by": "source", "from": "source", "on": "target", "against": "target", "to": "target", "for": "target", "towards": "target",
    "toward": "target", "upon": "target",
}  # fmt: skip
OF_TARGET = {
    "accusation",
    "support",
    "rejection",
    "coercion",
    "assault",
}  # "criticism of Hungary", but "demands of Turkey"
VISIT_ROLES = {"by": "visitor", "from": "visitor", "of": "visitor", "to": "host"}


def role_of(asked: Sequence[str], marker: str, word: Item | None, *, subject: bool) -> str | None:
    """Give the role that a place in the sentence means for one-way acts and visits."""
    types = [*asked, *(word.values if word and word.sort in {"noun", "verb"} else ())]
    visit = "visit" in types
    if not types or not (visit or is_aimed(types)):
        return None
    if marker == "of" and OF_TARGET & set(types):
        return "target"
    if marker == "from" and "concession" in types:
        return None
    if marker:
        return (VISIT_ROLES if visit else ROLES).get(marker)
    if subject:
        return "visitor" if visit else "source"
    return "host" if visit else "target"


def choose_tie(ties: Sequence[Tie]) -> tuple[Tie, tuple[str, ...]]:
    """Choose the capacity that tells most, for all countries of which it is asked; give the words of the others too."""
    if not ties:
        return Tie(), ()
    order = (None, "source", "visitor", "host", "target")
    best = max(ties, key=lambda tie: (bool(tie.office) + bool(tie.sector), order.index(tie.role)))
    same = [tie for tie in ties if tie[1:] == best[1:]]
    left = tuple(
        words
        for tie in ties
        for words, known in ((tie.office, best.office), (tie.sector, best.sector))
        if words and words != known
    )
    return best._replace(countries=tuple(dict.fromkeys(code for tie in same for code in tie.countries))), left
