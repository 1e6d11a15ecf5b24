"""Items of one part of a question -> the parties that it names: a country or name, with office and sector."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from app.ask.lexicon import Term, load_question_words
from app.ask.lexing import Item
from app.ask.names import count_leading, is_leader, split_names
from graph.countries import country_names
from graph.ids import fold
from graph.organizations import find_organization

ARTICLES = {"the", "a", "an", "any", "some", "every"}  # before a small word: "the coup" is nobody's name
HEAD = {"office", "sector", "people"}
# Small words inside names: they join the capitals around them.
PARTICLES = {
    "al", "el", "bin", "ibn", "bint", "abu", "abd", "ben", "van", "von", "der", "den", "de", "da", "di", "du", "del", "dos", "la", "le", "of", "ul", "ur",
}  # fmt: skip
# Countries and capitals that are surnames too.
SURNAMES = {
    "jordan",
    "washington",
    "london",
    "chad",
    "israel",
    "georgia",
    "paris",
    "france",
    "england",
    "holland",
    "kingston",
}
# Words by which the name of a body is told from that of a person.
BODY = re.compile(
    r"\b(party|council|group|front|union|movement|organi[sz]ation|agency|ministry|army|brigades?|brotherhood|league|committee|commission|fund|bank|"
    r"court|parliament|forces?|coalition|alliance|militias?|university|company|corporation|church|network|federation|congress|assembly|authority|"
    r"institute|foundation|association|society|guards?|corps|quartet)\b",
    re.I,
)
# Endings of common nouns and adjectives: words without capitals that have one are no name ("political prisoners").
COMMON = re.compile(
    r"(?:[^aeious\s]s|[ghkst]es|tion|ment|ness|ity|ing|ical|ional|ous|ful|less|ive|able|ible|ism|ist|ed|ial|ary)(?:\s|$)",
    re.I,
)
LONGEST_NAME = 3  # words of a name without capitals
ORDINAL = re.compile(r"[IVX]+")  # "Abdullah II"
ACRONYM = re.compile(r"(?:[A-Z]\.?){2,8}s?|[A-Z]\d\S*|[A-Z]+\+\d")


class Party(NamedTuple):
    """One party: the words for `between`, the country it acts for, and the capacity that is asked of it."""

    side: str | None = None
    country: str | None = None
    office: str | None = None
    sector: str | None = None
    shares: bool = False  # a bare adjective: "Iranian and Syrian ministers" are ministers of both
    people: bool = False  # "Ukrainian officials": whose capacity is told, though it asks for none
    goal: bool = False  # stands right after another party: "Obama Cuba visit"

    @property
    def has_head(self) -> bool:
        """Tell whether a capacity is asked."""
        return bool(self.office or self.sector or self.people)


class Parties(NamedTuple):
    """The parties of a part, and the words that are none."""

    found: tuple[Party, ...]
    not_understood: tuple[str, ...]


def read_parties(items: Sequence[Item], *, explicit: bool) -> Parties:
    """Read the parties that "and" and commas join; in an explicit place ("with …") a name need not have a capital."""
    parties: list[Party] = []
    stray: list[str] = []
    for part, goal in _split(_without_nationality(items)):
        found, left = _read_part(part, explicit=explicit)
        stray += left
        parties += [party._replace(goal=goal) for party in found]
    return Parties(tuple(_share_heads(parties)), tuple(stray))


def _without_nationality(items: Sequence[Item]) -> list[Item]:
    """Leave out the country of a body that has one of its own: "the Iranian Revolutionary Guards" are one party."""
    return [
        item for item, after in zip(items, [*items[1:], None], strict=False) if not (after and _belongs_to(after, item))
    ]


def _belongs_to(body: Item, country: Item) -> bool:
    found = find_organization(body.values[0]) if body.sort == "organization" else None
    return found is not None and country.sort == "country" and found.country == country.values[0]


def _split(items: Sequence[Item]) -> list[tuple[list[Item], bool]]:
    """Split at "and" and commas, and before a second party that nothing joins: "Serbia Kosovo talks", "Obama Cuba visit"."""
    parts: list[tuple[list[Item], bool]] = [([], False)]
    for position, item in enumerate(items):
        part = parts[-1][0]
        if item.sort == "and" or _parts_names(item, part):
            parts.append(([], False))
        elif (_is_state(item) and any(_is_state(before) for before in part)) or (
            position == len(items) - 1 and _is_land(item) and _ends_with_name(part, item)
        ):
            parts.append(([], True))
        if item.sort not in {"and", "filler"}:
            common = (
                item.sort == "word"
                and not item.capital
                and position > 0
                and items[position - 1].words.lower() in ARTICLES
            )
            parts[-1][0].append(item._replace(terms=(Term("unsupported"),)) if common else item)
    return [(part, goal) for part, goal in parts if part]


def _parts_names(item: Item, before: Sequence[Item]) -> bool:
    """Tell a word of asking that ends a name: "reports that Turkey"."""
    return (
        item.sort == "filler" and bool(before) and before[-1].sort == "word" and item.words.lower() not in {"the", "s"}
    )


def _is_state(item: Item) -> bool:
    return item.sort in {"country", "organization", "capital"}


def _is_land(item: Item) -> bool:
    """Tell whether an item is a country or its capital by name: no adjective, which could belong to a name."""
    return item.sort == "capital" or (item.sort == "country" and not is_adjective([item]))


def _ends_with_name(part: Sequence[Item], item: Item) -> bool:
    """Tell whether a name stands before a country; one word and a country that is a surname too are one name: "Michael Jordan"."""
    names = [before for before in part if before.sort == "word"]
    if not names or part[-1].sort != "word":
        return False
    return len(names) > 1 or fold(item.words) not in SURNAMES or is_leader(names[0].words)


def _read_part(part: list[Item], *, explicit: bool) -> tuple[list[Party], list[str]]:
    """Read what stands between two joining words: a country with a capacity, or a name, or the names of leaders in a row."""
    name, rest = _take_name(part, explicit=explicit)
    stray = [item.words for item in rest if item.sort in {"word", "unsupported", "region"}]
    if name and _is_unknown_people(part, name):
        stray, rest = [name, *stray], [item for item in part if item.sort != "word"]
    elif name and name.split()[-1].lower() in load_question_words().things and not is_leader(name):
        stray, rest = _without_thing(part, name)
    elif name:
        return [Party(side=f"{kind_of(one)}:{one}") for one in split_names(name.split())], stray
    country = _first(rest, "country") or _first(rest, "capital")
    organization = _first(rest, "organization")
    side = f"country:{country}" if country else f"{_form(rest)}:{organization}" if organization else None
    bare = not any(item.sort in HEAD for item in rest) and is_adjective(rest)
    people = any(item.sort == "people" for item in rest)
    party = Party(side, country, _office(rest), _first(rest, "sector"), bare, people)
    return ([party] if party._replace(people=False) != Party() else []), stray


def _without_thing(part: list[Item], name: str) -> tuple[list[str], list[Item]]:
    """Take what is nobody out of a part, with the land in its name: "Marshall Plan", "the Panama Canal", "the Beijing Olympics"."""
    start = next(i for i, item in enumerate(part) if name.startswith(item.words))
    if start > 0 and part[start - 1].sort in {"country", "capital"} and not part[start - 1].owner:
        start -= 1
    inside = [item for item in part[start:] if item.words in name or item is part[start]]
    return [" ".join(item.words for item in inside)], [item for item in part if item not in inside]


def _is_unknown_people(part: Sequence[Item], name: str) -> bool:
    """Tell "Kurdish leaders" and "the U.S. Treasury" from a name: one word between a country and a word for people, or beside one."""
    at = next((i for i, item in enumerate(part) if item.words == name), None)
    if at is None or part[at].owner or is_leader(name):
        return False
    led = at > 0 and part[at - 1].sort == "country" and not part[at - 1].owner
    return led or any(item.sort in {"people", "sector"} for item in part[at + 1 : at + 2])


def kind_of(name: str) -> str:
    """Tell a body from a person by the words of its name."""
    words = name.split()
    shouted = len(words) > 1 and name.isupper()
    shortened = any(ACRONYM.fullmatch(word) and not ORDINAL.fullmatch(word) for word in words)
    return "org" if BODY.search(name) or (shortened and not shouted and not is_leader(name)) else "person"


def _form(items: Sequence[Item]) -> str:
    """Tell "GCC states", which are its members, from the GCC."""
    after = next((i for i, item in enumerate(items) if item.find("organization")), len(items))
    return "bloc" if any(item.find("members") for item in items[after + 1 :]) else "org"


def _take_name(part: list[Item], *, explicit: bool) -> tuple[str | None, list[Item]]:
    """Take the run of unknown words that is a name, and leave the rest of the part.

    A name that other words with capitals follow has these too: "Free Syrian Army". Small words before it belong to it where they are
    particles; others are not understood. Where nothing has a capital, all is a name or nothing is.
    """
    unknown = [i for i, item in enumerate(part) if item.sort == "word"]
    if not unknown:
        return None, part
    start = next((i for i in unknown if part[i].capital), None)
    if start is None:
        return _take_small_name(part, unknown, explicit=explicit)
    while start > 0 and (_is_particle(part[start - 1]) and not part[start - 1].capital):
        start -= 1
    titles = [i for i, item in enumerate(part[:-1]) if i > start and item.sort == "office" and part[i + 1].capital]
    start = titles[-1] + 1 if titles else start  # "AKP Chairman Erdogan"
    end = start
    while end < len(part) and (part[end].sort == "word" or part[end].capital) and _goes_on(part, start, end):
        end += 1
    if start < end < len(part) and not part[end - 1].owner and BODY.fullmatch(part[end].words):
        end += 1  # "the Wagner group"
    if start > 0 and part[start - 1].capital and _names_body(part[start - 1], part[start:end]):
        start -= 1  # "Syrian Democratic Forces"
    rest = [item for item in (*part[:start], *part[end:]) if item.sort in {"unsupported", "word", "region"}]
    return _name(part[start:end]), rest


def _name(items: Sequence[Item]) -> str:
    return " ".join(item.words for item in items).removeprefix("the ")


def _names_body(first: Item, rest: Sequence[Item]) -> bool:
    """Tell "Syrian Democratic Forces" and "Lima Group", whose first word is a country or capital."""
    city = first.sort == "capital" and BODY.fullmatch(rest[0].words) is not None
    return city or (is_adjective([first]) and _is_body(rest))


def _is_body(items: Sequence[Item]) -> bool:
    return kind_of(_name(items)) == "org" and len(items) > 1


def _take_small_name(part: list[Item], unknown: list[int], *, explicit: bool) -> tuple[str | None, list[Item]]:
    """Take a name written without capitals: leaders, or all of the part or what follows a title, where a party must stand."""
    first = unknown[0]
    words = [item.words for item in takewhile(lambda item: item.sort == "word", part[first:])]
    led = count_leading(words)
    if led and (explicit or first == 0):
        return " ".join(words[:led]), [*part[:first], *part[first + led :]]
    name = " ".join(item.words for item in part[first:])
    titled = first > 0 and part[first - 1].find("office") is not None
    whole = all(item.sort in {"word", "people"} for item in part[first:])
    if (
        not explicit
        or not whole
        or COMMON.search(name)
        or len(name.split()) > LONGEST_NAME
        or (first > 0 and not titled)
    ):
        return None, part
    return name, []


def _is_particle(item: Item) -> bool:
    return item.words.lower() in PARTICLES


def _goes_on(part: list[Item], start: int, end: int) -> bool:
    """Tell whether the word at `end` belongs to the name: small ones only between capitals, and none after a possessive."""
    if end > start and part[end - 1].owner:
        return False
    return part[end].capital or _is_particle(part[end])


def _office(items: Sequence[Item]) -> str | None:
    """Find the office that is asked; "leaders", "officials" and "members" alone are none."""
    return _first([item for item in items if item.sort not in {"people", "members"}], "office")


def _first(items: Sequence[Item], sort: str) -> str | None:
    for item in items:
        for term in item.terms:
            if term.sort == sort:
                return term.values[0]
    return None


def is_adjective(items: Sequence[Item]) -> bool:
    """Tell whether the first item is the adjective of a country."""
    known = country_names().get(fold(items[0].words).removeprefix("the ")) if items else None
    return known is not None and known.usage == "adjective"


def _share_heads(parties: Sequence[Party]) -> list[Party]:
    """Give a bare adjective the capacity of the party after it."""
    shared: list[Party] = []
    for party in reversed(parties):
        after = shared[-1] if shared else party
        shared.append(
            party._replace(office=after.office, sector=after.sector, people=after.people) if party.shares else party
        )
    return shared[::-1]
