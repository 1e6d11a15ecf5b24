"""Title as printed -> the office that is meant: "Minister of Foreign Affairs" and "Foreign Secretary" are one, from `offices.yaml`."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, reduce

from graph.countries import find_country
from graph.datafile import read_yaml_resource
from graph.ids import fold
from graph.model import Record

# Said of the holder, not of the office. "Former" is no holder at all and is left.
POSSESSIVE = re.compile(r"['’]s?(?=\s)")
PREFIXES = ("acting", "interim", "caretaker", "the", "his excellency", "new", "current", "federal", "union")
MINISTRIES = {
    "foreign affairs": "foreign minister",
    "finance": "finance minister",
    "defence": "defence minister",
    "defense": "defence minister",
}
# Around a title these make it somebody else's: "Deputy Foreign Minister", "Adviser to the President", "President's spokesman".
# The small words have a space before them, since "Lesotho President" has "to president" in it.
BEFORE = (
    "deputy ",
    "vice ",
    "under ",
    "assistant ",
    "associate ",
    "former ",
    "ex ",
    "shadow ",
    " to the ",
    " to ",
    " of the ",
    " for the ",
)
AFTER = ("'s ", "’s ", "ial ", " elect", " designate")
# Headlines call the heads of bodies so: "NATO chief", "the IAEA head".
CHIEFS = {"chief", "head"}
HEADS_OF_BODIES = ("secretary general", "director general", "managing director")
DEPUTIES = ("deputy", "under", "assistant", "associate", "former", "ex")
PORTFOLIOS = tuple((f"minister {of} {what}", office) for of in ("of", "for") for what, office in MINISTRIES.items())


class OfficeClass(Record):
    """One office under all its titles."""

    name: str
    one: bool
    ranks: bool = False
    titles: tuple[str, ...]
    only: Mapping[str, tuple[str, ...]] = {}


@cache
def load_office_classes() -> Mapping[str, OfficeClass]:
    """Load the offices by name."""
    data = read_yaml_resource("graph.data", "offices.yaml")
    return {name: OfficeClass(name=name, **entry) for name, entry in data.items()}


@lru_cache(maxsize=1 << 14)
def _without_country(words: str) -> str:
    """Take the country from a title: "Syrian Foreign Minister", "Foreign Minister of Iran"."""
    parts = words.split()
    for length in (3, 2, 1):
        if len(parts) > length and find_country(" ".join(parts[:length])):
            return " ".join(parts[length:])
    head, of, tail = words.rpartition(" of ")
    return head if of and find_country(tail.removeprefix("the ")) else words


@cache
def _titles() -> Mapping[tuple[str, str | None], str]:
    found: dict[tuple[str, str | None], str] = {}
    for entry in load_office_classes().values():
        found |= {(fold(title), None): entry.name for title in (entry.name, *entry.titles)}
        found |= {(fold(title), code): entry.name for title, codes in entry.only.items() for code in codes}
    return found


def office_class(title: str, country: str | None = None) -> str:
    """Give the office that a title means in a country, or the folded title itself where the table knows none."""
    words = _without_country(fold(POSSESSIVE.sub("", title)))
    for prefix in PREFIXES:
        words = words.removeprefix(f"{prefix} ")
    words = _without_country(words)
    for known in ((words, country), (words, None), (fold(title), country), (fold(title), None)):
        if known in _titles():
            return _titles()[known]
    # "Minister of Foreign Affairs, Immigration and Tourism": what else a minister looks after does not change the office.
    return next(
        (office for start, office in PORTFOLIOS if words.startswith(start) and not words.endswith(" ii")), words
    )


@lru_cache(maxsize=1 << 10)
def titles_like(words: str) -> tuple[tuple[str, ...], ...]:
    """Give the titles that somebody may mean by one, small and without hyphens: a foreign minister is a minister of foreign affairs too.

    Each is followed by longer ones in which it stands and which are others' offices, the longest first; none for words that are no known office.
    """
    found = load_office_classes().get(office_class(words))
    if found is None:
        heads = HEADS_OF_BODIES if _plain(words) in CHIEFS else ()
        return ((_plain(words),), *((title, *(f"{word} {title}" for word in DEPUTIES)) for title in heads))
    others = found.titles if not found.ranks or fold(words) == fold(found.name) else ()
    own = dict.fromkeys(_plain(title) for title in (words, *others))
    return tuple((title, *_others_with(title, found.name)) for title in own)


def _others_with(title: str, office: str) -> list[str]:
    """List what has a title in it and is another office, the longest first."""
    elsewhere = (_plain(t) for entry in load_office_classes().values() if entry.name != office for t in entry.titles)
    found = {other for other in elsewhere if title in other and title != other}
    found |= {f"{word}{title}" for word in BEFORE} | {f"{title}{word}" for word in AFTER}
    return sorted(found, key=lambda other: (-len(other), other))


def holds(title: str, wanted: str) -> bool:
    """Tell whether a title as printed is one that somebody may mean by another, as `parts/that_match.cypher` does."""
    return any(like in _without(_plain(title), others) for like, *others in titles_like(wanted))


def _without(text: str, others: Sequence[str]) -> str:
    return reduce(lambda left, other: left.replace(other, ""), others, text)


def _plain(title: str) -> str:
    return title.lower().replace("-", " ")


def has_one_holder(office: str) -> bool:
    """Tell whether a country has one holder of an office at a time."""
    found = load_office_classes().get(office)
    return found is not None and found.one
