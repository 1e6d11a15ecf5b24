"""Names of people -> the words that tell people apart, and whether two names of one article can be one person's."""

import re

from graph.ids import fold
from graph.matching.tokens import read_name
from ingest.wordlists import words

FAMILY_FIRST = words("family_first")
SMALL_WORDS = {"al", "el", "bin", "ibn", "van", "von", "de", "da", "der", "du", "la", "le", "di", "s", "the"}
NICKNAME = re.compile(r"""[("“]\s*([^()"“”]+?)\s*[)"”]""")


def name_tokens(name: str) -> list[str]:
    """Fold a person's name to the words that tell people apart."""
    return [word for word in fold(name).split() if word not in SMALL_WORDS]


def is_same_name(left: str, right: str) -> bool:
    """Tell whether two names of one article can be one person: the same surname, and given names that agree."""
    a, b = name_tokens(left), name_tokens(right)
    if not a or not b or is_father(left, right) or is_father(right, left):
        return False
    short, long = sorted((a, b), key=len)
    if len(short) == 1:
        # "Mr. Ban" is Ban Ki-moon; "Kim" is whoever's name begins so
        family_first = short[0] == long[0] and ("-" in (left + right) or short[0] in FAMILY_FIRST)
        return short[0] == long[-1] or family_first or (len(long) > 1 and short[0] in long and len(short[0]) > 3)
    return short[-1] == long[-1] and all(any(w == v or (len(w) == 1 and v.startswith(w)) for v in long) for w in short)


def is_father(name: str, child: str) -> bool:
    """Tell who is called as somebody's father is, "Salman" beside "Mohammed bin Salman", from "bin Salman", who is the son."""
    fathers, own = read_name(child).fathers, read_name(name)
    given = own.order[:1]
    return bool(fathers) and set(given) <= fathers - own.fathers and given != read_name(child).order[:1]


def names_with_nickname(name: str) -> list[str]:
    """Give the names of "Willem (Wim) Kok": "Willem Kok" and "Wim Kok"; of any other name itself."""
    found = NICKNAME.search(name)
    if not found:
        return [name]
    before, after = name[: found.start()].strip(), name[found.end() :].strip()
    return [f"{before} {after}", f"{found[1]} {after}"]
