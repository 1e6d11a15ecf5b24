"""The items between two joining words -> the run of words that is a name, and what is left; and what is called like a name and is nobody."""

import re
from collections.abc import Sequence
from itertools import takewhile

from app.ask.items import Item, spell
from app.ask.lexicon import load_question_words
from app.ask.names import BODY, count_leading, is_body, is_family, is_leader
from app.ask.sorts import HEAD
from app.ask.wants import NUMBERS
from graph.countries import country_names
from graph.ids import fold
from graph.organizations import find_organization

# Small words inside names: they join the capitals around them.
PARTICLES = {
    "al", "el", "bin", "ibn", "bint", "abu", "abd", "ben", "van", "von", "der", "den", "de", "da", "di", "du", "del", "dos", "la", "le", "of", "ul", "ur",
}  # fmt: skip
# Endings of common nouns and adjectives: words without capitals that have one are no name ("political prisoners").
COMMON = re.compile(
    r"(?:[^aeious\s]s|[ghkst]es|tion|ment|ness|ity|ing|ical|ional|ous|ful|less|ive|able|ible|ism|ist|ed|ial|ary|[^aeiou]ly)(?:\s|$)",
    re.I,
)
PEOPLES = re.compile(r"(?:ish|ian|ean|ese|i)$")  # "the Kurdish leader"
SHORTEST = 2  # letters of initials
LONGEST_SHORT = 3  # letters of an abbreviation, which may be a name
LONGEST_NAME = 3  # words of a name without capitals
ORDINAL = re.compile(r"[IVX]+")  # "Abdullah II"
ACRONYM = re.compile(r"(?:[A-Z]\.?){2,8}(?:s|\d)?|[A-Z]\d\S*|[A-Z]+\+\d")


def is_unknown_people(part: Sequence[Item], name: str) -> bool:
    """Tell "Kurdish leaders" and "the U.S. Treasury" from a name: one word between a country and a word for people, or beside one."""
    at = next((i for i, item in enumerate(part) if item.words == name), None)
    if at is None or part[at].owner or is_leader(name) or is_body(name):
        return False
    led = at > 0 and part[at - 1].sort == "country" and not part[at - 1].owner
    led = led or _acts_for(part, at + 1) or _are_people(part[at : at + 2])
    return led or any(item.sort in {"people", "sector"} for item in part[at + 1 : at + 2])


def _are_people(pair: Sequence[Item]) -> bool:
    """Tell a people before a word for what is theirs: "Kurdish fighters"."""
    of = len(pair) > 1 and re.search(r"(?:ish|ian|ean|ese)$", pair[0].words) is not None and " " not in pair[0].words
    return of and pair[1].sort in {"word", "unsupported"} and not pair[1].capital


def kind_of(name: str) -> str:
    """Tell a body from a person by the words of its name."""
    words = name.split()
    shouted = len(words) > 1 and name.isupper()
    shortened = any(ACRONYM.fullmatch(word) and not ORDINAL.fullmatch(word) for word in words[_initials(words) :])
    counted = len(words) > 1 and words[-1].istitle() and words[-1].lower() in NUMBERS  # "Normandy Four"
    ruling = counted or (len(words) > 1 and words[-1] in {"Government", "Administration", "Regime"})
    return (
        "org"
        if ruling
        or BODY.search(name)
        or is_body(name)
        or _is_branch(words)
        or (shortened and not shouted and not (is_leader(name) or is_family(name)))
        else "person"
    )


def _initials(words: Sequence[str]) -> int:
    """Count the initials before a surname: 1 in "KP Oli" and "JD Vance"."""
    led = len(words) > 1 and len(words[0]) == SHORTEST and words[0].isupper() and words[1].istitle()
    return 1 if led and find_organization(words[0]) is None else 0


def _is_branch(words: Sequence[str]) -> bool:
    """Tell a body that has another in its name: "Kataib Hezbollah"."""
    last = find_organization(words[-1]) if len(words) > 1 and len(words[-1]) > LONGEST_SHORT else None
    return last is not None and not is_leader(" ".join(words))


def take_name(part: list[Item], *, explicit: bool) -> tuple[str | None, list[Item]]:
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
    titles = [
        i
        for i, item in enumerate(part[:-1])
        if i > start and (item.sort == "office" or _is_of_people(part, start, i)) and part[i + 1].capital
    ]
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


def _is_of_people(part: Sequence[Item], start: int, at: int) -> bool:
    """Tell "the Kurdish leader Masoud Barzani", where a people stands before the word for one of them."""
    led = at == start + 1 and part[at].sort == "people" and not part[at].capital
    return led and PEOPLES.search(part[start].words) is not None and part[at + 1].sort == "word"


def _name(items: Sequence[Item]) -> str:
    return spell(items).removeprefix("the ")


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
    if led and (explicit or first == 0 or part[first - 1].find("office") is not None):  # "uk pm starmer in beijing"
        return " ".join(words[:led]), [*part[:first], *part[first + led :]]
    name = spell(part[first:])
    titled = first > 0 and part[first - 1].find("office") is not None
    whole = all(item.sort in {"word", "people"} and item.words.lower() not in NUMBERS for item in part[first:])
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
    if end > start and (part[end - 1].owner or _acts_for(part, end) or part[end].words.startswith("the ")):
        return False  # "Duterte the Chinese"
    return part[end].capital or _is_particle(part[end])


def _acts_for(part: Sequence[Item], at: int) -> bool:
    """Tell the country of people from a part of a name: "Kurdish Iranian officials", but not "Free Syrian Army"."""
    after = part[at + 1 : at + 2]
    return bool(after) and after[0].sort in HEAD and not after[0].capital and is_adjective(part[at : at + 1])


def is_adjective(items: Sequence[Item]) -> bool:
    """Tell whether the first item is the adjective of a country."""
    known = country_names().get(fold(items[0].words).removeprefix("the ")) if items else None
    return known is not None and known.usage == "adjective"


def names_country(item: Item) -> bool:
    """Tell a country by its name, which no noun behind it need belong to, from its adjective."""
    return item.sort == "country" and not is_adjective([item])


def take_events_out(part: list[Item]) -> tuple[list[Item], list[str]]:
    """Take out what is called after a town or a land: "the minsk process", "the beijing olympics", "panama canal"."""
    words = load_question_words()
    for i in range(len(part) - 1):
        last, called = part[i + 1].words.lower(), not part[i].owner and not part[i + 1].capital
        named = part[i].sort == "capital" and last in words.things
        if called and (named or (part[i].sort == "country" and last in words.waters)):
            return [*part[:i], *part[i + 2 :]], [f"{part[i].words} {part[i + 1].words}"]
    return part, []


def take_thing_out(part: list[Item], name: str) -> tuple[list[str], list[Item]]:
    """Take what is nobody out of a part, with the land in its name: "Marshall Plan", "the Panama Canal", "the Beijing Olympics"."""
    start = next(i for i, item in enumerate(part) if name.startswith(item.words))
    if start > 0 and part[start - 1].sort in {"country", "capital"} and not part[start - 1].owner:
        start -= 1
    inside = [item for item in part[start:] if item.words in name or item is part[start]]
    return [spell(inside)], [item for item in part if item not in inside]
